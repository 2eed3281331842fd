#!/usr/bin/env bash
# Run the tests with the oldest version of each direct dependency that we say we bear.
set -euo pipefail
cd "$(dirname "$0")/.."
env=$(mktemp -d)
trap 'rm -rf "$env"' EXIT
python3 -m venv "$env/uv" && "$env/uv/bin/pip" install -q uv
"$env/uv/bin/uv" venv -q --python 3.11 "$env/lowest"
VIRTUAL_ENV="$env/lowest" "$env/uv/bin/uv" pip install -q --resolution lowest-direct -e '.[dev]'
"$env/lowest/bin/python" -m pytest -q -p no:cacheprovider
