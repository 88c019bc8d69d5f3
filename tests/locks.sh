#!/bin/sh
# Lock files: exact versions with hashes, without addresses of registries.
set -eu
UV=.venv/bin/uv
OPTIONS="--quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11"
$UV pip compile $OPTIONS pyproject.toml -o requirements.txt
$UV pip compile $OPTIONS --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
