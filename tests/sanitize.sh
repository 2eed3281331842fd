#!/usr/bin/env bash
# Ask crafted indexes with kernels compiled with the address sanitizer: SEEDS, default 2,000.
# Needs gcc with libasan. The kernels are compiled in a copy, which is removed.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-$PWD/.venv/bin/python}
library=$(gcc -print-file-name=libasan.so 2>/dev/null || true)
if [ ! -e "$library" ]; then
    echo "no gcc with the address sanitizer: nothing tested" >&2
    exit 0
fi
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -r corpus_search index search tests setup.py pyproject.toml README.md "$copy"
cd "$copy"
find . -name '*.so' -delete
export PYTHONPATH=$copy CFLAGS="-fsanitize=address -fno-omit-frame-pointer -O1 -g"
CORPUS_SEARCH_COMPILE=1 "$python" setup.py -q build_ext --inplace
export ASAN_OPTIONS=detect_leaks=0 LD_PRELOAD=$library PYTHONMALLOC=malloc
export CRAFTED_INDEXES=${SEEDS:-2000}
"$python" -m pytest -q -n "${PROCESSES:-2}" -p no:cacheprovider -m deep tests/index/codec/test_crafted_index.py
