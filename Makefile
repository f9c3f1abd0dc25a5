# One way to do each thing. `make run` and `make test` need Python 3.11 to 3.13 and make, and nothing else.
#
#   make run      load the shipped documents; show paths with the words behind them, who is central, and a page
#   make test     run every test          make lint     types, lint and format
#   make bench    measure the speeds      make score    measure the extraction on annotated documents
#   make calibrate  fit the confidence of facts to the annotated documents
#   make docs     write down what the README's example gives, take the pictures of the page, and check all documentation
#   make fuzz     longer random tests
#   make lock     bring the lock files up to date       make clean    take away what was made

PYTHON ?= python3
VENV ?= .venv
STORE ?= out/seeds.db
PAGE ?= out/seeds.html

ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PY := $(BIN)/python
DETENTE := $(BIN)/detente --store $(STORE)
PIP := $(PY) -m pip --disable-pip-version-check --quiet --quiet

MADE := $(VENV)/.made
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development

.PHONY: run test lint format bench score calibrate docs fuzz lock clean
.DELETE_ON_ERROR:

run: $(RUNTIME)
	@mkdir -p out
	@echo '$$ detente load seeds/documents --metadata seeds/sources.jsonl'
	@$(DETENTE) load --format table seeds/documents --metadata seeds/sources.jsonl
	@echo
	@echo '$$ detente path "Hun Manet" "Dmitry Medvedev"'
	@$(DETENTE) path --format table "Hun Manet" "Dmitry Medvedev"
	@echo
	@echo '$$ detente path Cambodia Russia --as-of 1985'
	@$(DETENTE) path --format table Cambodia Russia --as-of 1985
	@echo
	@echo '$$ detente centrality --as-of 1985 --top 5'
	@$(DETENTE) centrality --format table --as-of 1985 --top 5
	@echo
	@echo '$$ detente html -o $(PAGE)'
	@$(DETENTE) html -o $(PAGE)
	@echo
	@echo 'The graph is in $(STORE); open $(PAGE) in a browser. Go on with: $(DETENTE) --help'

# TESTS=tests/cli takes a part of them; PYTEST= takes away the two workers.
PYTEST ?= --numprocesses 2 --dist loadgroup
TESTS ?=
test: $(DEVELOPMENT)
	@$(PY) -m pytest $(PYTEST) $(TESTS)

lint: $(DEVELOPMENT)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

format: $(DEVELOPMENT)
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: $(DEVELOPMENT)
	$(PY) -m benchmarks.measure $(BENCH)

# GOLD holds texts/, sources.jsonl and annotations/; SCORE=--errors lists what was missed and what was wrong.
GOLD ?= tests/corpus
score: $(DEVELOPMENT)
	@$(PY) -m tests.corpus.score $(GOLD) $(SCORE)
	@echo
	@$(PY) -m tests.extraction.sentences.scoring $(SCORE)

# Fits the confidence of facts to the annotated documents again, and writes down how far it holds; after changes to what is read.
calibrate: $(DEVELOPMENT)
	@$(PY) -m tests.corpus.calibrate

docs: $(DEVELOPMENT)
	$(PY) -m tests.readme
	$(PY) -m tests.pictures
	$(PY) -m pytest tests/test_documentation.py

fuzz: $(DEVELOPMENT)
	HYPOTHESIS_PROFILE=fuzz $(PY) -m pytest $(PYTEST) -m hypothesis $(TESTS)

# Brings the lock files up to date with pyproject.toml: the hashes of every platform's files, and no index's address.
# With UPGRADE=--upgrade it takes the newest of everything.
COMPILE = $(PY) -m uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
          --no-emit-index-url --no-header --no-annotate --quiet $(UPGRADE)
lock: | $(MADE)
	$(PIP) install uv
	$(COMPILE) --group build --output-file requirements.lock
	$(COMPILE) --group build --group test --group lint --constraint requirements.lock --output-file requirements-dev.lock

# The package itself is built without isolation, by the backend that the lock file pins.
$(RUNTIME): requirements.lock pyproject.toml | $(MADE)
	@echo 'installing detente and what it uses (once; a minute or two)'
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(PY) -m compileall -q graph/detente
	@touch $@

$(DEVELOPMENT): requirements-dev.lock $(RUNTIME)
	@echo 'installing what tests and lint use (once)'
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(MADE):
	@command -v $(PYTHON) >/dev/null || { echo 'there is no $(PYTHON); install Python 3.11, 3.12 or 3.13, or name one: make PYTHON=python3.12 $(MAKECMDGOALS)'; exit 1; }
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v < (3, 14) else "detente needs Python 3.11, 3.12 or 3.13, and $(PYTHON) is %d.%d; name another: make PYTHON=python3.12 $(MAKECMDGOALS)" % v)'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
