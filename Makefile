# Two commands do everything: `make demo` and `make test`. Both make their own .venv; uv is used where it is installed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LAKE := demo-lake
# compiled modules are kept, whatever the environment says: without them each start of Python compiles all of Kawat anew
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-all faults spark browser lint types tests setup bench bench-setup evaluate floors calibrate documents registry clean

setup: $(READY)

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Kawat needs Python 3.11 or later; set PYTHON=python3.11"; exit 1; }
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && VIRTUAL_ENV=$(VENV) uv pip install --quiet -e '.[dev,documents]'; \
	else \
	  $(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,documents]'; \
	fi
	@touch $(READY)

demo: $(READY)
	@$(BIN)/python -m kawat read examples/mekanisme.txt --published 2032-10-14 --shown
	@rm -rf $(LAKE)
	@$(BIN)/python -m kawat ingest examples --into $(LAKE)
	@$(BIN)/python -m kawat events --in $(LAKE) --limit 15
	@echo
	@echo "Try next:"
	@echo "  $(BIN)/kawat read YOUR-REPORT.txt --published 2032-05-04"
	@echo "  $(BIN)/kawat read page.html --json | python3 -m json.tool"
	@echo "  $(BIN)/kawat events --in $(LAKE) --actor CHN --csv"

lint: $(READY)
	@$(BIN)/ruff format --check --quiet . || { echo "run: $(BIN)/ruff format ."; exit 1; }
	@$(BIN)/ruff check --quiet .

types: $(READY)
	@$(BIN)/mypy

tests: $(READY)
	@$(BIN)/python -m pytest

evaluate: $(READY)
	@$(BIN)/python -m kawat evaluate

floors: $(READY)
	@$(BIN)/python -m kawat evaluate --check

# types and floors take one core each: they begin side by side, and the tests take what is left
test: $(READY) lint
	@$(MAKE) --no-print-directory -j2 types floors tests

test-all: test faults spark bench browser

# every fault with its tries and how many were survived, as a table at the end
faults: $(READY)
	@$(BIN)/python -m pytest -n0 -m "heavy or fault"

spark: $(READY)
	@command -v java >/dev/null 2>&1 || test -n "$$JAVA_HOME" || { echo "Spark needs Java 17 or later"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[spark]'
	@$(BIN)/python -m pytest -n0 -m spark

# the pages in a real browser (Debian's chromium), and the API under schemathesis
browser: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[browser]'
	@command -v chromium >/dev/null 2>&1 || echo "NO BROWSER: chromium is not installed, so the pages are NOT tested in one; apt-get install chromium"
	@$(BIN)/python -m pytest -n0 -m browser tests/serve

bench-setup: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'

bench: bench-setup
	@$(BIN)/python -m kawat evaluate --speed --check

calibrate: $(READY)
	@$(BIN)/python -m kawat evaluate --calibrate

documents: $(READY)
	@$(BIN)/python -m kawat schema > docs/record.schema.json
	@$(BIN)/python -m docs.picture
	@$(BIN)/python -m docs.readme
	@$(BIN)/python -m docs.codebook
	@$(BIN)/python -m docs.exports

registry: $(READY)
	@$(BIN)/python -m registry.build

clean:
	@rm -rf $(VENV) $(LAKE) .mypy_cache .ruff_cache .pytest_cache .hypothesis
