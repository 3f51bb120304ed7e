# The front door. `make` alone lists what it does, read from the lines with two #.

PYTHON ?= python3
VENV ?= .venv
# Processes of a build. One is best below some hundred pages and beyond some thousands:
# Sphinx sends its whole environment to and fro for each chunk.
JOBS ?= auto
# Processes of a test run.
TESTJOBS ?= auto
# More options for pytest: make test PYTEST="-k gallery -x"
PYTEST ?=

BUILD := docs/_build
BIN := $(VENV)/bin
SPHINX = $(BIN)/python -m sphinx -n -W --keep-going -j $(JOBS) -d $(DOCTREES)
DOCTREES = $(BUILD)/doctrees
# What was installed last: the site's packages alone, those of the PDF or the developers' as well.
SITE := $(VENV)/installed-site
PDF := $(VENV)/installed-pdf
DEV := $(VENV)/installed-dev

.DEFAULT_GOAL := help
.PHONY: help html live livehtml check new report import linkcheck epub pdf text gettext \
        singlehtml latex \
        test test-slow lint format types bench lock clean

help: ## lists these targets
	@sed -nE 's/^([a-z][a-z -]*):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | \
	  while IFS="$$(printf '\t')" read -r name text; do printf '  make %-14s %s\n' "$$name" "$$text"; done

# ---- The site

html: $(SITE) ## the site, strict, in docs/_build/html
	@$(SPHINX) -b html docs $(BUILD)/html

# Ignored: what a build or Python writes, and what editors leave beside the file they save.
live livehtml: $(DEV) ## the site, rebuilt at each save, on a free port
	@$(BIN)/python -m sphinx_autobuild -n -j $(JOBS) --port 0 --watch _ext --watch _static \
	  --ignore $(BUILD) --re-ignore '/__pycache__/|/\.#|/#[^/]*$$|~$$|\.sw[a-z]$$|\.tmp$$|/4913$$' \
	  -d $(BUILD)/live/.doctrees docs $(BUILD)/live

check: $(SITE) ## the cards alone, without Sphinx, in a second
	@PYTHONPATH=_ext $(BIN)/python -m startup_cards check $(if $(FORMAT),--format $(FORMAT)) docs/startups

new: $(SITE) ## a commented card that builds at once: make new STARTUP=mon-produit, or FROM_ISSUE=file
	@PYTHONPATH=_ext $(BIN)/python -m startup_cards new --dir docs/startups \
	  $(if $(FROM_ISSUE),--from-issue $(FROM_ISSUE),$(or $(STARTUP),$(error make new STARTUP=mon-produit)))

report: $(SITE) ## what a proposal changes, card by card: make report BASE=main
	@PYTHONPATH=_ext $(BIN)/python -m startup_cards report --base $(or $(BASE),$(error make report BASE=main)) \
	  $(if $(HEAD),--head $(HEAD)) $(if $(REPOSITORY),--repository $(REPOSITORY))

import: $(DEV) ## cards from a checkout of the public catalogue: make import FROM=… TO=…
	@PYTHONPATH=_ext $(BIN)/python -m startup_cards import \
	  --from $(or $(FROM),$(error make import FROM=catalogue TO=docs/startups)) \
	  --to $(or $(TO),docs/startups)

linkcheck: $(SITE) ## the links to other sites (needs the network)
	@$(SPHINX) -b linkcheck docs $(BUILD)/linkcheck

epub: $(SITE) ## the book for a reader, in docs/_build/epub
	@$(SPHINX) -b epub docs $(BUILD)/epub

pdf: $(PDF) singlehtml ## the site on paper, in docs/_build/pdf; one page: make pdf PAGE=startups/pix
	@PYTHONPATH=_ext $(BIN)/python -m playbook pdf $(BUILD)/singlehtml $(BUILD)/pdf $(if $(PAGE),--page $(PAGE))

text: $(SITE) ## plain text, in docs/_build/text
	@$(SPHINX) -b text docs $(BUILD)/text

# Sphinx numbers the texts of this builder otherwise: its trees serve no other.
gettext: DOCTREES = $(BUILD)/gettext/.doctrees
gettext: $(SITE) ## the texts to translate, in docs/_build/gettext
	@$(SPHINX) -b gettext docs $(BUILD)/gettext

singlehtml: $(SITE) ## the whole site as one page, in docs/_build/singlehtml
	@$(SPHINX) -b singlehtml docs $(BUILD)/singlehtml

latex: $(SITE) ## LaTeX sources, in docs/_build/latex
	@$(SPHINX) -b latex docs $(BUILD)/latex

# ---- The code

test: $(DEV) ## every test but the long ones
	@$(BIN)/python -m pytest -n $(TESTJOBS) -m "not slow" $(PYTEST)

test-slow: $(DEV) ## every test
	@$(BIN)/python -m pytest -n $(TESTJOBS) $(PYTEST)

lint: $(DEV) ## the style of the code, the prose of the site, French and English
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@PYTHONPATH=_ext $(BIN)/python -m playbook lint docs
	@$(BIN)/codespell README.md CHANGELOG.md docs/en

format: $(DEV) ## mends the style of the code
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

types: $(DEV) ## the types of the code
	@$(BIN)/mypy

# ---- The workshop

bench: $(DEV) ## builds and pages beside those of other tools (a quarter of an hour; N=60: one minute)
	@$(BIN)/python -m benchmarks $(if $(N),--sizes $(N))

# One version of each package for Python 3.11 to 3.14, so that all build the same site.
COMPILE = uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 \
  --generate-hashes --no-emit-index-url --custom-compile-command 'make lock'

lock: ## requirements*.txt again, from pyproject.toml (needs uv); UPGRADE=--upgrade for newer versions
	$(COMPILE) $(UPGRADE) --group site --output-file requirements.txt pyproject.toml
	$(COMPILE) $(UPGRADE) --group pdf --constraint requirements.txt --output-file requirements-pdf.txt pyproject.toml
	$(COMPILE) $(UPGRADE) --group dev --constraint requirements-pdf.txt --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	$(COMPILE) $(UPGRADE) --group bench --output-file benchmarks/requirements-material.txt

clean: ## removes what was built; .venv stays
	@rm -rf $(BUILD) build dist

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 au moins est nécessaire : make PYTHON=python3.12 …" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)

PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

# A stamp vouches for those of fewer packages: the developers' hold the PDF's, these the site's.
$(SITE): requirements.txt | $(BIN)/python
	@echo 'Packages of the site into $(VENV) (this once)…'
	@$(PIP) -r requirements.txt
	@touch $@

$(PDF): requirements.txt requirements-pdf.txt | $(BIN)/python
	@echo 'Packages of the PDF into $(VENV) (this once)…'
	@$(PIP) -r requirements-pdf.txt
	@touch $@ $(SITE)

$(DEV): requirements.txt requirements-pdf.txt requirements-dev.txt | $(BIN)/python
	@echo "Developers' packages into $(VENV) (this once)…"
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(SITE) $(PDF)
