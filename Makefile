# Every target stands alone on a machine with Python 3.11, make and the package registries.
.DEFAULT_GOAL := help
PYTHON ?= python3.11
PYTHON := $(shell command -v $(PYTHON) || command -v python3)
BIN := .venv/bin
export WEIJIAN_DATA ?= $(CURDIR)/data
PEOPLE ?= 30000

.PHONY: help run install dev test lint spec browser docs serve-docs bench demo lock clean

help: ## This list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(BIN)/uv:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9

.venv/.installed: $(BIN)/uv requirements/run.lock requirements/language.lock pyproject.toml
	$(BIN)/uv pip install --quiet --require-hashes -r requirements/run.lock
	$(BIN)/uv pip install --quiet --no-deps -e .
	@.ci/install-language-model $(BIN)
	@touch $@

.venv/.dev: .venv/.installed requirements/dev.lock
	$(BIN)/uv pip install --quiet --require-hashes -r requirements/dev.lock
	@touch $@

install: .venv/.installed ## Make .venv and install the locked dependencies
	@$(BIN)/weijian prepare

run: .venv/.installed ## Build the demo county if there is none, then serve on 127.0.0.1:8000
	@$(BIN)/weijian start

dev: .venv/.dev ## Everything that tests and documentation need

test: lint .venv/.dev browser-engine ## Lint, then all tests, real-browser tests included
	$(BIN)/pytest -q -n 2

lint: .venv/.dev ## Ruff, mypy and the floors
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/pytest -q tests/test_floors.py

spec: .venv/.dev ## The indicator specification alone
	$(BIN)/pytest -q tests/spec

browser: .venv/.dev browser-engine ## The tests in real Chromium alone
	$(BIN)/pytest -q -m browser

.PHONY: browser-engine
browser-engine: ## Debian's chromium where it can be installed
	@.ci/install-browser

docs: .venv/.dev ## Write the generated pages and build docs/ as a site
	$(BIN)/weijian document
	WEIJIAN_WRITE=1 $(BIN)/pytest -q tests/spec/test_manual.py tests/indicators/test_sql.py tests/review/test_words.py
	$(BIN)/mkdocs build --strict --quiet

serve-docs: docs ## Serve the documentation on 127.0.0.1:8001
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8001

bench: .venv/.dev ## What benchmarks/README.md records
	for file in benchmarks/*.py; do $(BIN)/python $$file || exit 1; done

demo: .venv/.installed ## Build the demo county anew: make demo PEOPLE=1000000
	$(BIN)/weijian demo --people $(PEOPLE) --force

lock: .venv/.dev ## Lock the dependencies again
	$(BIN)/uv pip compile -q --upgrade --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements/run.lock
	$(BIN)/uv pip compile -q --upgrade --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml --group dev -o requirements/dev.lock
	$(BIN)/uv pip compile -q --upgrade --generate-hashes --no-header --no-annotate --no-emit-index-url --group language -o requirements/language.lock

clean: ## Remove what make made, except the data
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis site
