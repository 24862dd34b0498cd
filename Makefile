# The daily commands. `make test` sets up everything it needs in .venv.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
STAMP = $(VENV)/.installed
SECONDS ?= 60
ENGINE ?= own

.PHONY: help install test lint types layers unit evaluate fuzz fuzz-http fuzz-parsers lock pages docs wheel clean

help:            ## this list
	@grep -hE '^[a-z-]+: .*##|^[a-z-]+:  *##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $(STAMP)

install: $(STAMP)  ## the pinned environment of the lock file in .venv, with the package in editable form

test: $(STAMP) lint types layers unit evaluate  ## everything that CI runs

lint: $(STAMP)     ## ruff
	$(BIN)/ruff check .

types: $(STAMP)    ## mypy --strict
	$(BIN)/mypy

layers: $(STAMP)   ## the dependency rule of the design
	$(BIN)/lint-imports

unit: $(STAMP)     ## pytest, warnings as errors
	$(BIN)/pytest

evaluate: $(STAMP) ## quality against evaluation/floors.json (skips what needs corpora that are missing)
	$(BIN)/python -m evaluation.gate

fuzz: fuzz-parsers fuzz-http ## everything that is fuzzed

fuzz-http: $(STAMP) ## Schemathesis over the HTTP interface, about 5,000 requests (some minutes)
	DRAGOMAN_API_EXAMPLES=170 $(BIN)/pytest -s tests/api/test_openapi.py

fuzz-parsers: $(STAMP) ## mutated inputs for every parser, SECONDS=60 for each; ENGINE=atheris where that is installed
	$(BIN)/python -m fuzz --seconds $(SECONDS) --engine $(ENGINE)

pages:             ## the script and the map of the pages, from web/ (needs node)
	cd web && npm ci --silent --no-audit --no-fund && npm run types && npm run build && npm run map

docs: $(STAMP)     ## regenerate the generated pages
	$(BIN)/python -m dragoman.ontology.codebook_docs docs/codebook.md

lock: $(STAMP)     ## pin the versions of pyproject.toml anew (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-annotate --extra dev --python-version 3.11 pyproject.toml -o requirements.lock

wheel: $(STAMP)    ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:             ## remove what can be made again
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
