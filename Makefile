PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := $(shell find src -name '*.py' -o -name '*.tsv' -o -name '*.toml')

.PHONY: run assets install test check words docs pictures pages fuzz bench compiled dist soak clean

run: install
	$(BIN)/mahdar read examples
	@echo "the same as pages: $(BIN)/mahdar read examples --archive record.db && $(BIN)/mahdar serve --archive record.db"
	@echo "then http://localhost:8000/ (Arabic) or http://localhost:8000/en/ (English)"

install: $(VENV)/.installed

test: $(VENV)/.dev
	@scripts/prepare_tests.sh
	$(BIN)/python -m pytest -n 2

check: $(VENV)/.dev
	$(BIN)/ruff check src tests scripts benchmarks
	$(BIN)/ruff format --check -q src tests scripts benchmarks
	$(BIN)/mypy

soak: $(VENV)/.dev
	$(BIN)/python -m pytest tests/test_corpus.py tests/archive/test_killed.py --all-articles

words: $(VENV)/.dev
	$(BIN)/python -m pip install -q --disable-pip-version-check '.[words]'
	$(BIN)/python scripts/build_words.py
	$(BIN)/python scripts/build_notice.py

docs: $(VENV)/.dev
	$(BIN)/python scripts/build_record_docs.py
	[ ! -d ../shared ] || $(BIN)/python scripts/build_accuracy_docs.py ../shared

pictures: $(VENV)/.dev assets
	$(BIN)/python -m pytest -n 2 tests/web/test_pictures.py -k a_picture_shows --pictures docs/pictures

pages: $(VENV)/.dev
	$(BIN)/python scripts/score_pages.py ../shared/gold/pages.jsonl ../shared/corpus/pages

fuzz: $(VENV)/.dev
	$(BIN)/python -m benchmarks.fuzz

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

compiled: $(VENV)/.dev
	$(BIN)/python scripts/compile.py

assets: $(VENV)/bin/python
	$(BIN)/python scripts/build_assets.py

dist: $(VENV)/.dev assets
	$(BIN)/python -m build --wheel --outdir dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Mahdar needs Python 3.11 or newer; say which with PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "this Python has no venv: on Debian or Ubuntu, apt-get install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[web]'
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache
