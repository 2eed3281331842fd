#!/usr/bin/env bash
# Run the tests with a fork of Whoosh in its place: tests/compat.sh whoosh-reloaded whoosh3
set -euo pipefail
cd "$(dirname "$0")/.."
for fork in "$@"; do
    env=$(mktemp -d)
    python3 -m venv "$env"
    "$env/bin/pip" install -q -e '.[dev]'
    "$env/bin/pip" uninstall -q -y whoosh
    "$env/bin/pip" install -q "$fork"
    echo "== $("$env/bin/pip" list 2>/dev/null | grep -i whoosh)"
    "$env/bin/pytest" -q -p no:cacheprovider
    rm -rf "$env"
done
