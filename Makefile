VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: install check check-deep test lint types docs bench eval compat lowest

install:            ## make the environment with everything developers use
	python3 -m venv $(VENV)
	$(BIN)/pip install -q -e '.[dev]'

check: lint types test   ## what must pass before a change is sent

test:
	$(BIN)/pytest

check-deep:         ## the long runs: hours of generated input, kills at random moments
	$(BIN)/pytest -m deep

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types:
	$(BIN)/mypy

docs:               ## docs/cli.md from --help
	$(BIN)/python docs/make_cli.py

bench:
	$(BIN)/python -m benchmarks

eval:               ## EVAL=folder of judged collections
	$(BIN)/python -m evaluation retrieval $(EVAL)/retrieval/*
	$(BIN)/python -m evaluation fields $(EVAL)/fields
	$(BIN)/python -m evaluation actors $(EVAL)/actors

compat:             ## the tests against the forks of Whoosh
	./tests/compat.sh whoosh-reloaded whoosh3

lowest:             ## the tests with the oldest versions that pyproject.toml allows
	./tests/lowest.sh
