# `make run` shows the program at work, `make test` tests it: each sets up what it needs.

VENV ?= .venv
OUT ?= out
SHARED ?= ../shared

ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
PYTHON ?= python
else
BIN := $(VENV)/bin
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$name >/dev/null 2>&1 && \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$name && break; done)
endif

INSTALLED := $(VENV)/installed
CONSTRAINTS ?= .ci/constraints.txt
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
PROGRAM := $(BIN)/evidence-refs

.PHONY: help run test check catalogue bench bench-catalogue bench-site screenshot model schema constraints lowest clean

help:
	@echo "make run        extract the documents of examples/ into $(OUT)/, and show what was found"
	@echo "make test       run the tests"
	@echo "make check      format, lint and types"
	@echo "make catalogue  extract $(SHARED)/sources into data/references.yaml"
	@echo "make bench      measure speed, of the examples or of FILES=..."
	@echo "make bench-catalogue  measure catalogues of up to 100,000 references, with OPTIONS=..."
	@echo "make bench-site  measure the page for readers in Chromium"
	@echo "make screenshot  take the picture of that page for the README, in Chromium"
	@echo "make model      train the model of references anew from $(SHARED)/reference-strings, and measure it"
	@echo "make schema     write the JSON Schemas of schemas/ anew"
	@echo "make lowest     run the tests with the lowest versions that are allowed"
	@echo "make clean      take away what these made"

$(INSTALLED): pyproject.toml $(CONSTRAINTS)
	@$(if $(PYTHON),,$(error Python 3.11 or newer is needed: make PYTHON=/path/to/python3))
	@$(PYTHON) -m venv $(VENV) || { echo "on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PIP) install --upgrade "pip>=25.1"
	$(PIP) install --constraint $(CONSTRAINTS) --editable . --group dev
	@$(BIN)/python -c "open('$(INSTALLED)', 'w').close()"

run: export EVIDENCE_REFS_CATALOGUE := $(OUT)/references.yaml
run: $(INSTALLED)
	@$(BIN)/python -c "import shutil; shutil.rmtree('$(OUT)', ignore_errors=True)"
	$(PROGRAM) init
	$(PROGRAM) extract examples
	$(PROGRAM) list
	$(PROGRAM) export bibtex -o $(OUT)/references.bib
	@echo "the catalogue: $(OUT)/references.yaml"
	@echo "for LaTeX:     $(OUT)/references.bib"

test: $(INSTALLED)
	$(BIN)/python -m pytest -n auto --dist loadfile

check: $(INSTALLED)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

data/references.yaml: | $(INSTALLED)
	$(PROGRAM) init -c $@

catalogue: data/references.yaml $(INSTALLED)
	$(PROGRAM) extract $(SHARED)/sources -c $<

bench: $(INSTALLED)
	$(BIN)/python -m benchmarks $(FILES)

# Apart from `bench`: it takes half an hour, and 4 GB of memory for what it compares with.
bench-catalogue: $(INSTALLED)
	$(BIN)/python -m benchmarks.catalogue $(OPTIONS)

bench-site: $(INSTALLED)
	$(BIN)/python -m benchmarks.site $(OPTIONS)

screenshot: $(INSTALLED)
	$(BIN)/python -m benchmarks.site.screenshot

model: $(INSTALLED)
	$(BIN)/python -m training --data $(SHARED)/reference-strings
	$(BIN)/python -m training --data $(SHARED)/reference-strings --measure

schema: $(INSTALLED)
	$(PROGRAM) schema > schemas/catalogue.schema.json
	$(PROGRAM) schema recipe > schemas/recipe.schema.json

constraints: $(INSTALLED)
	$(BIN)/python -m pip freeze --exclude-editable > $(CONSTRAINTS)

lowest:
	$(MAKE) test VENV=.venv-lowest CONSTRAINTS=.ci/lowest.txt

clean:
	@$(PYTHON) -c "import shutil; [shutil.rmtree(name, ignore_errors=True) for name in ('$(OUT)', '$(VENV)', '.venv-lowest', '.pytest_cache', '.mypy_cache', '.ruff_cache', '.hypothesis', 'build', 'dist')]"
