# The commands of the project. Each does all its own set-up and leaves alone what is already there.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

PYTHON ?= python3
PORT ?= 8000
export PYTHON

# Councils' networks often inspect what is fetched, and sign it anew: pip, uv and npm trust whom the machine trusts.
CERTIFICATES := $(wildcard /etc/ssl/certs/ca-certificates.crt)
ifneq ($(CERTIFICATES),)
export PIP_CERT ?= $(CERTIFICATES)
export UV_SYSTEM_CERTS ?= true
export NODE_EXTRA_CA_CERTS ?= $(CERTIFICATES)
endif

BIN := .venv/bin
VENV := .venv/.installed
NODE := node_modules/.installed
PAGES := reeve/web/static/web/reeve.css
PAGE_SOURCES := $(shell find reeve/web/scss reeve/web/js reeve/web/build.mjs -type f 2>/dev/null)

.PHONY: help install run test test-all test-matrix test-faults check bench docs lock

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

install: $(VENV) $(PAGES) ## Everything for development; .venv/bin/reeve then works
	@tools/need.sh --optional pango chromium postgres

run: $(VENV) $(PAGES) ## Load the example councils and serve them (PORT=8000)
	@tools/need.sh pango
	@exec $(BIN)/reeve demo --port $(PORT)

test: $(VENV) $(PAGES) ## All tests on SQLite, those marked db on PostgreSQL too (ARGS="-k words")
	@tools/need.sh pango
	@tools/need.sh --optional chromium postgres
	@$(BIN)/python tools/run_tests.py $(ARGS)

test-all: $(VENV) $(PAGES) ## Everything, slow tests too, on both databases
	@tools/need.sh pango
	@tools/need.sh --optional chromium postgres
	@$(BIN)/python tools/run_tests.py --everything $(ARGS)

test-matrix: $(VENV) $(PAGES) ## Every cell of the permission matrix over HTTP
	@tools/need.sh pango
	@$(BIN)/python -m pytest -q -n 2 -m matrix tests/matrix

test-faults: $(VENV) $(PAGES) ## Faults in full, on both databases (KILLS, FILES, SECONDS, SEED)
	@tools/need.sh pango postgres
	@KILLS=$${KILLS:-200} FILES=$${FILES:-10000} SECONDS=$${SECONDS_OF_WRITING:-60} \
		$(BIN)/python tools/run_tests.py --everything tests/faults \
		tests/checking/reading/test_mutated_documents.py $(ARGS)

check: $(VENV) ## Format, lint, types, floors, migrations, security
	@tools/need.sh pango
	@tools/check.sh

bench: $(VENV) $(PAGES) ## Measure, into docs/reference/benchmarks.md (DATA=folder like example/)
	@tools/need.sh pango
	@$(BIN)/python tools/bench.py $(if $(DATA),--data $(DATA)) $(if $(ONLY),--only "$(ONLY)")

docs: $(VENV) ## Write docs/reference anew from the code
	@tools/need.sh pango
	@$(BIN)/python tools/reference.py

lock: $(VENV) ## Write the Python lock files anew (ARGS=--upgrade)
	@tools/lock.sh $(ARGS)

$(VENV): pyproject.toml requirements.lock tools/uv.txt tools/venv.sh
	@tools/venv.sh

$(NODE): package.json package-lock.json
	@tools/need.sh node
	@echo "Installing the locked front-end packages"
	@npm ci --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null
	@touch $@

$(PAGES): $(NODE) $(PAGE_SOURCES)
	@echo "Building the stylesheets and scripts"
	@npm run --silent build
	@touch $@
