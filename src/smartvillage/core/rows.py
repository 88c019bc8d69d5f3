"""Writing rows with few statements, each built once for its table, and few waits for the database."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import cache
from typing import Any

from django.db import connection, transaction
from django.db.models import Field, Model

TOGETHER = 50
"""Rows in one statement."""


@contextmanager
def pipelined() -> Iterator[None]:
    """For statements whose results nobody reads: PostgreSQL gets them without waiting for one before the next.

    Failures show at the latest when the block ends, as the same exceptions.
    """
    if connection.vendor != "postgresql":
        yield
        return
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


class _Gathered(threading.local):
    """What a thread writes `together`, and what follows; None outside of such a block."""

    statements: list[tuple[str, Sequence[Any]]] | None = None
    following: list[Callable[[], None]]


_gathered = _Gathered()


@contextmanager
def together() -> Iterator[None]:
    """New rows of several tables, all or nothing: one statement at the end on PostgreSQL, which needs no transaction.

    Only `write` and what is built on it belongs into the block; no statement may depend on what another one writes.
    """
    if _gathered.statements is not None:  # inside of another one: all of it together
        yield
        return
    at_once = connection.vendor == "postgresql"
    alone = at_once and not connection.in_atomic_block
    with nullcontext() if alone else transaction.atomic(), _gathering() if at_once else nullcontext():
        yield


@contextmanager
def _gathering() -> Iterator[None]:
    _gathered.statements, _gathered.following = [], []
    try:
        with connection.execute_wrapper(_reading):
            yield
        found, following = _gathered.statements, _gathered.following
    finally:
        _gathered.statements = None
    if found:
        *first, (last, _) = found
        parts = ", ".join(f"part{number} AS ({sql})" for number, (sql, _) in enumerate(first))
        write(f"WITH {parts} {last}" if first else last, [value for _, values in found for value in values])
    for function in following:
        function()


def _reading(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
    """What is written past `write` would stay when the rest is refused."""
    if not sql.startswith("SELECT"):
        raise RuntimeError(f"not written together: {sql[:60]}")
    return execute(sql, *rest)


def write(sql: str, values: Sequence[Any]) -> None:
    """Run a statement whose result nobody reads."""
    if _gathered.statements is not None:
        _gathered.statements.append((sql, values))
        return
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def afterwards(function: Callable[[], None]) -> None:
    """Call this once what is written now has held."""
    if _gathered.statements is None or connection.in_atomic_block:
        transaction.on_commit(function)
    else:
        _gathered.following.append(function)


def next_number(model: type[Model]) -> int:
    """The id the next row of this table has, known before it is written. SQLite has one writer at a time."""
    table = model._meta.db_table  # noqa: SLF001  Django's public way to a model's table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [table])
            return int(cursor.fetchone()[0])
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        return int((cursor.fetchone() or (0,))[0]) + 1


def insert_row(row: Model) -> None:
    """Insert one row that has its id; values are prepared as their fields do it, no signals are sent."""
    insert_rows([row])
    row._state.adding = False  # noqa: SLF001  what Django's save() does


def insert_rows(rows: Sequence[Model]) -> None:
    """Insert rows of one model: all have their ids, or none and nobody asks for them."""
    if rows:
        sql, fields = _insertion(type(rows[0]), numbered=rows[0].pk is not None)
        _insert(sql, [_prepared(row, fields) for row in rows])


def insert_values(model: type[Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert plain values that need no preparation."""
    _insert(_statement(model, tuple(columns)), rows)


def _insert(sql: str, rows: Sequence[Sequence[Any]]) -> None:
    for start in range(0, len(rows), TOGETHER):
        chunk = rows[start : start + TOGETHER]
        places = ", ".join(
            f"({', '.join('NULL' if value is None else '%s' for value in row)})" for row in chunk
        )
        write(f"{sql} {places}", [value for row in chunk for value in row if value is not None])


def _prepared(row: Model, fields: "list[Field[Any, Any]]") -> list[Any]:
    return [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]


@cache
def _insertion(model: type[Model], *, numbered: bool) -> tuple[str, list["Field[Any, Any]"]]:
    meta = model._meta  # noqa: SLF001  Django's public way to a model's fields
    fields = [field for field in meta.concrete_fields if numbered or not field.primary_key]
    return _statement(model, tuple(str(field.column) for field in fields)), fields


@cache
def _statement(model: type[Model], columns: tuple[str, ...]) -> str:
    quoted = connection.ops.quote_name
    table = model._meta.db_table  # noqa: SLF001
    return f"INSERT INTO {quoted(table)} ({', '.join(map(quoted, columns))}) VALUES"


def weigh(*models: type[Model]) -> None:
    """The database learns how much there is, for after very many rows were written at once.

    PostgreSQL would plan for empty tables until it looks by itself, which takes a minute at best.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for model in models:
                table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001
                cursor.execute(f"ANALYZE {table}")
