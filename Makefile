# `make` alone lists the targets. Each one does its own set-up.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup audit codebook test test-browser lint mutants hostile lab clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /: /'

.venv/ready: requirements.txt constraints.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt -e .
	touch $@

setup: .venv/ready  ## make the virtual environment that all other targets use

audit: .venv/ready  ## run the notebooks on the default report, or on REPORT=path [PARAMS=file.yaml] [OUT=folder]
	$(BIN)/python -m helpers audit $(REPORT) $(if $(PARAMS),--params $(PARAMS)) $(if $(OUT),--out $(OUT))

codebook: .venv/ready  ## write data/CODEBOOK.md and data/datapackage.json from the columns in src/helpers/tables
	$(BIN)/python -m helpers.tables.codebook

test: .venv/ready lint  ## check the code, the tests and the notebooks
	$(BIN)/python -m pytest
	$(BIN)/python -m pytest --nbval-lax --nbval-current-env notebooks

test-browser: .venv/ready  ## check the page and the notebooks in JupyterLab in a real browser; Chromium must be installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-browser.txt -c constraints.txt
	$(BIN)/python -m pytest tests/browser

lint: .venv/ready  ## check style, the order of imports between wings, and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy

mutants: .venv/ready  ## count how many small faults in the code the tests notice, of COUNT=300 drawn by SEED=0 [ROOMS="engine checks"]
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/benchmarks/requirements.txt
	$(BIN)/python tests/benchmarks/mutants.py $(if $(COUNT),--count $(COUNT)) $(if $(SEED),--seed $(SEED)) \
		$(if $(ROOMS),--rooms $(foreach room,$(ROOMS),'src/helpers/$(room)/**/*.py'))

hostile: .venv/ready  ## a hostile run of ten minutes: mutated pages, odd files, kills, full disks; SEED=0
	$(BIN)/python tests/benchmarks/hostile $(if $(SEED),--seed $(SEED))

lab: .venv/ready  ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab --LabApp.default_url=/lab/tree/notebooks/00_findings.ipynb

clean:  ## remove the virtual environment and all results under runs
	rm -rf .venv runs
