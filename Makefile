# The menu of everything one does here; each verb sets up .venv by itself.

.DEFAULT_GOAL := menu
.PHONY: menu demo run test check format screenshots bench faults lock

CONFIG ?= config.toml
RUNS ?= 1
FAULTS ?=
BENCH ?=
UV ?= uv
BIN := .venv/bin
PYTHONS := python3.14 python3.13 python3.12 python3.11 python3
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
RIGHT_VERSION := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))

# A python3.x may be there and still not run (a shim), or have come without venv: each is tried.
define MAKE_VENV
{ \
	found=; \
	for python in $(PYTHONS); do \
		"$$python" -c '$(RIGHT_VERSION)' 2>/dev/null || continue; \
		found="$$python"; \
		"$$python" -c 'import venv, ensurepip' 2>/dev/null || continue; \
		"$$python" -m venv --clear .venv; exit; \
	done; \
	if [ -n "$$found" ]; then \
		echo "$$found has no venv module: install it (on Debian and Ubuntu the package python3-venv)." >&2; \
	else \
		echo "No Python from 3.11 to 3.14 was found: install one, with its venv module." >&2; \
	fi; \
	exit 1; \
}
endef

menu:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

demo: .venv/ready  ## bot and pretend Telegram on this machine, no token (STORY=1: a story in the terminal)
	@$(BIN)/leadhook demo $(if $(STORY),--story)

run: .venv/ready  ## the real bot (CONFIG=config.toml)
	@$(BIN)/leadhook run --config "$(CONFIG)"

test: .venv/ready  ## all tests
	@$(BIN)/pytest -n auto --dist worksteal

check: .venv/ready  ## style, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict
	@$(BIN)/lint-imports

format: .venv/ready  ## put the code into its usual form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

screenshots: .venv/ready  ## take the pictures of README.md anew (needs Chromium)
	@$(BIN)/python -m tests.page.screenshots

bench: .venv/ready  ## measure: updates, memory, a burst, a link, growth, taps, ways, reading, matching, import, the page (BENCH="--only growth")
	@$(BIN)/python -m tests.bench $(BENCH)

faults: .venv/ready  ## every fault programme in its long form (RUNS=50: the whole proof; MUTANTS=1: plant bugs instead)
	@$(BIN)/python -m tests.faults $(if $(MUTANTS),--mutants,--runs $(RUNS)) $(FAULTS)

lock:  ## choose the newest versions that fit pyproject.toml (needs uv)
	@grep '^#' requirements.lock > requirements.lock.new
	@$(UV) pip compile pyproject.toml --extra dev --universal --python-version 3.11 --upgrade --quiet \
		--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links >> requirements.lock.new
	@mv requirements.lock.new requirements.lock

.venv/ready: .venv/dependencies pyproject.toml
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dependencies: requirements.lock
	@$(BIN)/python -c '$(RIGHT_VERSION)' 2>/dev/null || $(MAKE_VENV)
	@echo "Installing what the bot needs into .venv; the first time takes a minute or two."
	@$(PIP) --require-hashes --requirement requirements.lock
	@touch $@
