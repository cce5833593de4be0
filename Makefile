# One way to run each thing: `make help` lists them.
# Every target sets up what it needs, and only that: scripts/bootstrap is quick when nothing is missing.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

PYTHON := .venv/bin/python
# Whole files go to one of two workers: what a file sets up once serves all its tests.
PYTEST_OPTIONS ?= -n 2 --dist loadfile
SOURCES := $(wildcard generated impl gateway scripts tests)

.PHONY: help run mock token chat evaluate test test-gateways generate watch scaffold release check lint types imports drift fuzz bench setup clean environment tools portal

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

run: environment portal ## Run the local stack: database, seeded fleet, token issuer, service, gateway on port 8000 (GATEWAY=envoy for Envoy)
	@$(if $(GATEWAY),MOBILITY_GATEWAY=$(GATEWAY) )$(PYTHON) -m scripts.stack

mock: ## Serve the contracts from their examples on port 8010, with no backend: make mock CONTRACT=reservation LATENCY=200-800
	@scripts/bootstrap python $(if $(SPECS),routes-generator node)
	@$(PYTHON) -m scripts.mock $(foreach name,$(CONTRACT),--contract $(name)) $(if $(SPECS),--specs $(SPECS)) \
		$(if $(LATENCY),--latency $(LATENCY)) $(if $(ERROR_RATE),--error-rate $(ERROR_RATE)) \
		$(if $(ERRORS),--errors $(ERRORS)) $(if $(PACE),--pace $(PACE)) $(if $(SEED),--seed $(SEED))

token: environment ## Print an access token while the stack runs: make --silent token CUSTOMER=bram
	@$(PYTHON) -m scripts.stack.token $(CUSTOMER)

chat: environment ## Talk with the travel agent in the terminal while the stack runs: make chat CUSTOMER=bram LOCALE=de
	@$(PYTHON) -m scripts.chat $(if $(CUSTOMER),--customer $(CUSTOMER)) $(if $(LOCALE),--locale $(LOCALE))

evaluate: environment ## Score the travel agent's scripted conversations, and print the failures
	@$(PYTHON) -m tests.evaluation

test: setup check ## Run every check and the whole test suite
	@$(PYTHON) -m pytest $(PYTEST_OPTIONS)

test-gateways: setup ## Run the tests of the gateways alone: the local one, Envoy, emulators of AWS, the deployment
	@$(PYTHON) -m pytest $(PYTEST_OPTIONS) tests/gateway

generate: tools ## Generate everything that follows from specs/ into generated/
	@$(PYTHON) -m scripts.generate

watch: tools ## Generate again whenever specs/ changes
	@$(PYTHON) -m scripts.generate --watch

scaffold: environment ## Add stubs for the operations that have no handler yet
	@$(PYTHON) -m scripts.scaffold $(OPERATION)

release: tools ## Release the contracts of today: keep them, which later ones must stay compatible with, and tell of it in the changelog
	@$(PYTHON) -m scripts.generate --release
	@$(PYTHON) -m scripts.generate

check: drift lint types imports ## Check drift, style, types, import rules and released contracts

drift: tools ## Check that generated/ follows from specs/, that all of it says the same, and that released contracts hold
	@$(PYTHON) -m scripts.generate --check
	@$(PYTHON) -m scripts.drift
	@$(PYTHON) -m scripts.generate --check-released

lint: environment ## Check the style of the Python code
	@$(PYTHON) -m ruff check --quiet $(SOURCES)
	@$(PYTHON) -m ruff format --check --quiet $(SOURCES)

types: tools ## Check the types, of the TypeScript client and the developer portal too
	@$(PYTHON) -m mypy --no-error-summary $(SOURCES)
	@scripts/node/node_modules/.bin/tsc --noEmit --project generated/typescript
	@scripts/bootstrap portal-packages
	@npm run --silent check --prefix gateway/portal

imports: environment ## Check the import rules
	@$(PYTHON) .venv/bin/lint-imports --no-logo

fuzz: environment ## Run the contract tests with many more cases: make fuzz EXAMPLES=5000
	@$(PYTHON) -m scripts.fuzz $(EXAMPLES)

bench: tools ## Measure, and write tests/load/RESULTS.md
	@$(PYTHON) -m tests.load

setup: ## Make the environments: Python, the route generator's Python, Node
	@scripts/bootstrap

clean: ## Remove the local database, logs and caches; environments stay
	@if [ -x $(PYTHON) ]; then $(PYTHON) -m scripts.clean; fi

environment:
	@scripts/bootstrap python

tools:
	@scripts/bootstrap python routes-generator node

portal: ## Build the developer portal, which `make run` serves
	@scripts/bootstrap portal-packages portal
