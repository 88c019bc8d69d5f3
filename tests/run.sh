#!/bin/sh
# Everything: on SQLite, on PostgreSQL when one answers, and in a real browser.
set -eu
BIN=.venv/bin
export DATA_DIR="$(mktemp -d)"
trap 'rm -rf "$DATA_DIR"' EXIT

if ! command -v chromium >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing Chromium for the browser tests ..."
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    else
        echo "No Chromium here and no right to install it: browser tests are left out (apt-get install chromium)."
    fi
fi
command -v chromium >/dev/null 2>&1 && BROWSER="" || BROWSER="-m not\ browser"

POSTGRES=$("$BIN/python" tests/postgres.py)
echo "== SQLite"
DATABASE_URL="sqlite://:memory:" eval "$BIN/pytest -n 2 --dist loadfile $BROWSER ${PYTEST:-}"
if [ -n "$POSTGRES" ]; then
    echo "== PostgreSQL"
    DATABASE_URL="$POSTGRES" "$BIN/pytest" -n 2 --dist loadfile -m "not browser and not once" ${PYTEST:-}
else
    echo "No PostgreSQL answers (DATABASE_URL or the local socket): tested on SQLite only."
fi
