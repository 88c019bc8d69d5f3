# The two commands of a newcomer: `make run`, `make test`.
PORT ?= 8000
DATA_DIR ?= ./data
export PORT DATA_DIR
VENV := .venv
BIN := $(VENV)/bin
BUNDLE := src/smartvillage/static/build/.made
.DEFAULT_GOAL := help
.PHONY: help run test lint bench screens format locks

help:  ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.runtime $(BUNDLE)  ## start with two example municipalities
	@$(BIN)/smartvillage setup
	@exec $(BIN)/smartvillage serve --with-worker

test: $(VENV)/.dev $(BUNDLE)  ## everything: SQLite, PostgreSQL when it answers, browser
	@sh tests/run.sh

lint: $(VENV)/.dev  ## ruff, mypy, import rules, migrations, schema
	@sh tests/lint.sh

bench: $(VENV)/.dev $(BUNDLE)  ## figures beside peers; writes bench/results/latest.json
	@$(BIN)/python -m bench.run

screens: $(VENV)/.dev $(BUNDLE)  ## pictures of every kind of page; writes docs/screens
	@$(BIN)/python -m tests.screens

format: $(VENV)/.dev  ## format the Python code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

locks: $(VENV)/.dev  ## make the lock files anew from pyproject.toml
	@sh tests/locks.sh

$(VENV)/bin/uv:
	@python3 -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check "uv>=0.9"

$(VENV)/.runtime: requirements.txt pyproject.toml | $(VENV)/bin/uv
	@echo "Python-Pakete werden installiert ..."
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml | $(VENV)/bin/uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@touch $@ $(VENV)/.runtime

node_modules/.made: package-lock.json package.json
	@echo "Oberflaechen-Pakete werden installiert ..."
	@npm ci --silent --no-audit --no-fund
	@touch $@

$(BUNDLE): node_modules/.made $(shell find frontend -type f 2>/dev/null)
	@npm run --silent build
	@touch $@
