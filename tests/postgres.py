"""Prints the URL of a PostgreSQL server that answers: DATABASE_URL, else the local socket or port; else nothing."""

import os

import psycopg

CANDIDATES = (
    os.environ.get("DATABASE_URL", ""),
    "postgresql:///postgres?host=/var/run/postgresql",
    "postgresql://postgres@127.0.0.1:5432/postgres",
)


def answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.Error:
        return False
    return True


if __name__ == "__main__":
    found = next((url for url in CANDIDATES if url.startswith("postgres") and answers(url)), "")
    print(found.replace("/postgres?", "/smartvillage?"))
