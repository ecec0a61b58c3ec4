# make serve: the page, rebuilt when a file changes     make test: everything that must hold
# make dist:  the page for a web host, in dist/         make bench: how fast it is
# make fuzz:  random programs here and on CPython 3.11, until a minute is over (SECONDS= COUNT= SEED= KIND= JOBS=)
# Each installs what is missing first; see .ci/setup.

SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help serve test dist size bench fuzz setup-page setup-test format clippy native wasm browser
# One cargo at a time: they would only wait for each other's lock.
.NOTPARALLEL:

PORT ?= 8080
export TRUNK_VERSION := 0.21.14
# The bindings and their generator must be of one version, and the lock file knows it.
export BINDGEN_VERSION := $(shell awk '/^name = "wasm-bindgen"$$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)
export TOOLS := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/interleave/trunk-$(TRUNK_VERSION)-wasm-bindgen-$(BINDGEN_VERSION)
export PATH := $(TOOLS)/bin:$(CURDIR)/node_modules/.bin:$(PATH)
export CHROMIUM ?= /usr/bin/chromium
export CHROMEDRIVER ?= $(or $(shell command -v chromedriver),/usr/bin/chromedriver)
# Trunk takes NO_COLOR only as true or false, and asks the network for newer versions of itself.
unexport NO_COLOR
export TRUNK_SKIP_VERSION_CHECK := true

WASM := --target wasm32-unknown-unknown
PAGE_SOURCES := $(shell find src static vendor examples/split examples/image.rs -type f 2>/dev/null) index.html Trunk.toml Cargo.toml Cargo.lock package-lock.json

help:
	@sed -n '1,/^$$/s/^# //p' Makefile

serve: setup-page
	@echo "interleave will be at http://127.0.0.1:$(PORT)/ when it is built; Ctrl-C ends it"
	@trunk serve --port $(PORT) --dist target/serve

test: format clippy native wasm browser size
	@echo "make test: all passed"

format: setup-test
	cargo fmt --check

clippy: setup-test
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked --all-targets $(WASM) -- -D warnings

native: setup-test
	cargo test --locked --no-fail-fast

wasm: setup-test
	WASM_BINDGEN_TEST_TIMEOUT=600 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner cargo test --locked $(WASM) --test wasm

browser: setup-test dist/.optimised
	node tests/browser/run.mjs dist

dist: setup-test dist/.optimised size

size: setup-test dist/.optimised
	@node benches/size.mjs dist

# Trunk empties dist/ when it builds, so this mark is gone after any other build.
dist/.optimised: $(PAGE_SOURCES)
	trunk build --release --locked
	.ci/split dist
	@touch $@

# make bench ONLY="native load": only these parts (benches/run.mjs has their names).
bench: setup-test $(if $(filter-out native,$(or $(ONLY),all)),dist/.optimised)
	node benches/run.mjs dist $(ONLY)

# KIND=core, asynchronous or threads; without one, all in turn. What differs is put into target/fuzz, made small.
# KIND=damaged: broken programs and noise, which the engine must survive.
# The engine is as fast as released, but numbers that overflow in it are found.
fuzz: SECONDS ?= $(if $(COUNT),,60)
fuzz: JOBS ?= $(shell nproc)
fuzz: setup-test
	cargo build --locked --profile checked --example engine
	@python3 tests/fuzz/fuzz.py --engine target/checked/examples/engine --jobs $(JOBS) $(SECONDS:%=--seconds %) $(COUNT:%=--count %) $(SEED:%=--seed %) $(KIND:%=--kind %)

setup-page:
	@.ci/setup page

setup-test:
	@.ci/setup test
