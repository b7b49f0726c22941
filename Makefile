# Each command installs what it needs. `make` alone tells what there is.
PYTHON ?= $(or $(shell command -v python3.11),$(shell command -v python3),python3.11)
START = $(PYTHON) deploy/lokaal/start.py
export PORT ?= 8000
export FEDERATIE_PORT ?= 8001

.PHONY: help run test test-snel bench duurproef format lint demo-reset lock beelden veilig fuzz toegankelijk

help: ## what you can do here
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

run: ## start the whole portal on http://localhost:8000
	@$(START) run

test: ## the whole gate: lint, types, contracts, migrations, unit, browser and accessibility tests
	@PYTHON=$(PYTHON) bash deploy/lokaal/poort.sh

test-snel: ## tests without a browser
	@$(START) installeer && .venv/bin/python -m pytest -m "not e2e" -q

lint: ## lint, types and import contracts
	@$(START) installeer && bash deploy/lokaal/lint.sh

bench: ## measure; writes docs/prestaties.md
	@$(START) installeer && .venv/bin/python -m tests.performance.run

duurproef: ## mixed traffic with faults for 20 minutes; writes docs/duurproef.md
	@$(START) installeer && .venv/bin/python -m tests.performance.duurproef

format: ## format and sort
	@$(START) installeer && .venv/bin/ruff check --fix-only -q . && .venv/bin/ruff format -q .

beelden: ## make the screenshots in docs/beelden
	@$(START) installeer && .venv/bin/python -m tests.e2e.beelden

demo-reset: ## throw away the demo's data; the next run fills it anew
	@$(START) opnieuw

toegankelijk: ## every declared page, in every view and state, by every fast engine and by keyboard
	@$(START) installeer && .venv/bin/python -m tests.e2e.rijen toegankelijkheid

veilig: ## our own security rules, bandit, the list of all we depend on, and known holes in it
	@$(START) installeer && bash deploy/veilig/keur.sh

fuzz: ## let a fuzzer look for bytes that break the reader of product feeds, for MINUTEN (5) minutes
	@$(START) installeer && bash deploy/fuzz/fuzz.sh

lock: ## renew the lock files from pyproject.toml
	@$(START) installeer && bash deploy/lokaal/lock.sh
