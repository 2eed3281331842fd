VENV ?= .venv
BIN = $(VENV)/bin
# Every Python of the environment, the tests' own processes too, measures what it runs.
MEASURED = COVERAGE_PROCESS_START=$(CURDIR)/pyproject.toml COVERAGE_FILE=$(CURDIR)/.coverage

.PHONY: install compile check check-deep test test-arrays test-opensearch coverage lint types docs bench eval compat lowest

install:            ## make the environment with everything developers use
	python3 -m venv $(VENV)
	$(BIN)/pip install -q -e '.[dev]'

compile:            ## recompile the kernels in place, after an edit of a .pxi or .pyx
	CORPUS_SEARCH_COMPILE=1 $(BIN)/python setup.py -q build_ext --inplace

check: lint types test test-arrays   ## what must pass before a change is sent

test:
	$(BIN)/pytest

test-arrays:        ## the tests that depend on kernels, with the reference in numpy
	CORPUS_SEARCH_ARRAYS=1 $(BIN)/pytest -n 2 tests/corpus_search/test_corpus.py \
	    tests/index/codec tests/index/writing/inversion \
	    tests/index/writing/test_index_writer.py tests/index/writing/test_content_ids.py \
	    tests/search/engines tests/search/executor tests/search/highlight tests/whoosh

test-opensearch:    ## the tests that ask a real OpenSearch node: needs a JDK of 21 or newer, and Maven
	$(BIN)/python -m tests.opensearch.cluster fetch
	$(BIN)/pytest -n0 -m "opensearch and not deep" tests

coverage:           ## the lines and branches that the tests reach, compiled and in numpy
	rm -f .coverage .coverage.*
	$(MEASURED) $(BIN)/pytest
	$(MEASURED) $(MAKE) test-arrays
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

check-deep:         ## the long runs, under an hour: generated input, faults and kills, a soak
	$(BIN)/pytest -m "(deep or hypothesis) and not opensearch" --hypothesis-profile deep
	OPENSEARCH_TEST_NODES=3 $(BIN)/pytest -n0 -m opensearch
	./tests/sanitize.sh

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	PATH="$(BIN):$$PATH" cython-lint index search
	$(BIN)/lint-imports --no-cache

types:
	$(BIN)/mypy

docs:               ## docs/cli.md from --help
	$(BIN)/python docs/make_cli.py

bench:
	$(BIN)/python -m benchmarks

eval:               ## EVAL=folder of judged collections
	$(BIN)/python -m evaluation retrieval $(EVAL)/retrieval/*/
	$(BIN)/python -m evaluation fields $(EVAL)/fields
	$(BIN)/python -m evaluation actors $(EVAL)/actors

compat:             ## the tests against the forks of Whoosh
	./tests/compat.sh whoosh-reloaded whoosh3

lowest:             ## the tests with the oldest versions that pyproject.toml allows
	./tests/lowest.sh
