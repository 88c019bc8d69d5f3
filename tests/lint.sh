#!/bin/sh
# What a reader would otherwise have to check by eye.
set -eu
BIN=.venv/bin
export DATA_DIR="$(mktemp -d)"
trap 'rm -rf "$DATA_DIR"' EXIT
"$BIN/ruff" check .
"$BIN/ruff" format --check .
"$BIN/mypy"
"$BIN/lint-imports" --no-cache
"$BIN/smartvillage" makemigrations --check --dry-run
"$BIN/smartvillage" schema --check
