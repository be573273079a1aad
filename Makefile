# Two commands do all the set-up: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LETTER := $(firstword $(wildcard $(GBAKG_LETTERS)/*.txt ../shared/letters/*.txt))

.PHONY: help run test lint check format docs pictures bench clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/'

run: $(VENV)/ready engine ## set up, write the network page and open it where there is a screen, print a first answer
	$(BIN)/gbakg explore -o network.html $(if $(LETTER),--letter $(LETTER)) $(if $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname)),--open)
	$(BIN)/gbakg query partners -p org=华大基因 -r table

test: $(VENV)/tested browser engines node_modules/ready ## set up with the test extras, then lint, types and all tests
	$(BIN)/python -m ruff check src tests bench docs
	$(BIN)/python -m ruff format --check src tests bench docs
	$(BIN)/python -m mypy
	$(BIN)/gbakg format --check data/triples.ttl
	$(BIN)/python -m pytest -n logical --dist loadfile --no-loadscope-reorder

lint: $(VENV)/tested ## style and types only
	$(BIN)/python -m ruff check src tests bench docs
	$(BIN)/python -m ruff format --check src tests bench docs
	$(BIN)/python -m mypy

check: $(VENV)/ready ## validate the data, against the letter where it is at hand
	$(BIN)/gbakg check data/triples.ttl $(if $(LETTER),--letter $(LETTER))

format: $(VENV)/tested ## put data and code into their one form
	$(BIN)/gbakg format data/triples.ttl
	$(BIN)/python -m ruff format src tests bench docs

docs: $(VENV)/tested ## write the generated parts of the README files and the pages of docs/ that are made
	$(BIN)/python -m cogapp -r README.md README.zh.md
	$(BIN)/gbakg ontology -o docs/ontology.md
	$(BIN)/gbakg measures --definitions -o docs/measures.md

pictures: $(VENV)/tested ## take the pictures of the README
	$(BIN)/python docs/picture.py

# The largest graph, by its triples: 10k, 100k, 1M or 10M. Of more than a million gbakg asks a store on disk.
SIZE ?= 100k
bench: $(VENV)/measured browser ## measure beside peers, each benchmark in one run; SIZE=1M or SIZE=10M for larger graphs
	$(BIN)/python -m bench.cold_query
	$(BIN)/python -m bench.load --largest $(SIZE)
	$(BIN)/python -m bench.queries --sizes 100k 1M
	$(if $(filter 10M,$(SIZE)),$(BIN)/python -m bench.queries --sizes 10M --on-disk)
	$(BIN)/python -m bench.started
	$(BIN)/python -m bench.growth --largest $(SIZE)
	$(BIN)/python -m bench.exports --rounds 2
	$(BIN)/python -m bench.page --rounds 1

clean: ## remove what was set up
	rm -rf $(VENV) node_modules build dist

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "gbakg needs Python 3.11 or newer; set PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/tested: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,ftm]' || { \
	  echo "followthemoney cannot be set up here: it needs ICU and a compiler. Its one test will say so." && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'; }
	touch $(VENV)/ready $@

# The page's console needs an engine, which npm brings; without npm or network the page is complete but for its console.
.PHONY: engine
engine:
	@test -d node_modules/oxigraph || ! command -v npm >/dev/null \
	  || npm ci --omit=dev --silent --no-audit --no-fund --fetch-retries=1 \
	  || echo "npm did not bring the engine of the page's console; the page says how to get it."

$(VENV)/measured: $(VENV)/tested
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	touch $@

# The page's tests need Chromium and a Chinese font: from the system's package manager, where that is permitted.
.PHONY: browser
browser:
	@sh tests/chromium.sh

# Engines that nobody here wrote, for the tests that ask them all the same.
.PHONY: engines
engines: browser
	@sh tests/engines.sh

# The page's scripts and styles are linted where npm is at hand.
node_modules/ready: package.json package-lock.json
	@if command -v npm >/dev/null; then npm ci --silent --no-audit --no-fund; else mkdir -p node_modules; fi
	@touch $@
