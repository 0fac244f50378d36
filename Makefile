# Governance Atlas: `make run` serves the dashboard, `make test` runs every test. Both do all they need on a fresh Debian.
PORT ?= 8501
DATA ?=
PYTHON ?= python3
BIN := .venv/bin
# The tests start some hundred processes: each would compile the atlas anew where the shell forbids to keep what is compiled.
# Two cores are not kept busy by two processes: tests in a browser wait for it.
WORKERS := $(shell [ "$$(nproc 2>/dev/null || echo 4)" -le 2 ] && echo 3 || echo auto)

.PHONY: run test render check lint bench clean

run: .venv/run
	$(BIN)/governance-atlas serve --port $(PORT) $(if $(DATA),--data "$(DATA)")

test: .venv/test lint
	sh tests/browser/install_chromium.sh
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n $(WORKERS) --dist loadgroup

render: .venv/test
	command -v soffice pdftotext >/dev/null || apt-get install -y --no-install-recommends libreoffice-writer-nogui libreoffice-impress-nogui libreoffice-calc-nogui poppler-utils fonts-noto-cjk
	$(BIN)/pytest -n auto -m office

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/deptry dashboard
	$(BIN)/codespell dashboard tests benchmarks

check: .venv/run
	$(BIN)/governance-atlas check $(if $(DATA),"$(DATA)")

bench: .venv/test
	$(BIN)/python benchmarks/load.py
	$(BIN)/python benchmarks/grids.py
	$(BIN)/python benchmarks/maps.py --quick
	$(BIN)/python benchmarks/briefing.py --quick

.venv/bin/python:
	$(PYTHON) -m venv .venv || { apt-get update && apt-get install -y python3-venv && $(PYTHON) -m venv --clear .venv; }

.venv/run: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/test: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[test,boundaries]"
	touch $@ .venv/run

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
