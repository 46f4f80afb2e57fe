# SPDX-License-Identifier: MIT
# The front door. Each target first installs what is missing (scripts/setup), then builds no more than it needs.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup setup-package setup-test setup-lint setup-bench setup-fuzz build demo run test soak fuzz tools package test-package test-proxies test-kodi image test-debian-13 bench format format-check lint lint-changed clean

SETUP ?= scripts/setup# `make SETUP=true …` trusts that everything needed is there

help:
	@echo 'make demo     builds, imports the sample account of a bundled stand-in for Trakt and TMDB, and serves it'
	@echo 'make test     builds everything and runs every test'
	@echo 'make build    builds build/cinemarco and build/cinemarco-sandbox, optimised'
	@echo 'make run      builds, then serves your own library'
	@echo 'make soak     lives through many years of syncs, each with another seed'
	@echo 'make fuzz     feeds every reader of outside bytes for an hour each; SECONDS=60 for less'
	@echo 'make tools    builds the small programs of tools/, which poke one part each'
	@echo 'make package  builds build/cinemarco_VERSION_ARCH.deb; test-package installs and purges it in a fresh Debian, as root'
	@echo 'make image    builds a container image of the package'
	@echo 'make test-proxies  tries docs/proxies with nginx, Apache, Caddy and HAProxy'
	@echo 'make test-kodi     listens to a real Kodi under a virtual display'
	@echo 'make test-debian-13  runs make test on a Debian 13 of its own; takes root'
	@echo 'make bench    builds and runs the benchmarks; BASELINE=FOLDER compares with another build'
	@echo 'make format   lays out the sources (clang-format-19)'
	@echo 'make lint     checks the sources (clang-tidy-19); lint-changed those that changed since lint last read all'
	@echo 'make clean    removes every build folder'

setup:
	@$(SETUP)

setup-test:
	@$(SETUP) test

setup-lint:
	@$(SETUP) lint

setup-bench:
	@$(SETUP) bench

setup-fuzz:
	@$(SETUP) fuzz

# Once; ninja configures anew by itself when a CMake file changes.
build/build.ninja: CMakePresets.json | setup
	cmake --preset release

build: build/build.ninja
	@cmake --build --preset release --target cinemarco cinemarco-sandbox

demo: build
	@build/cinemarco demo

run: build
	@build/cinemarco serve

test: setup-test
	@scripts/test

bench: setup-bench build
	@bench/run build

YEARS ?= 100
soak: build/build.ninja
	@cmake --build --preset release --target years_test
	@CINEMARCO_SEED=$$(date +%s) CINEMARCO_YEARS=$(YEARS) build/years_test --gtest_filter='SyncYear.*:*SyncSeeds*:*PushSeeds*:*EveningSeeds*'

SECONDS ?= 3600
fuzz: setup-fuzz
	@scripts/fuzz $(SECONDS)

tools: build/build.ninja
	@cmake --build --preset release --target tools

setup-package:
	@$(SETUP) package

package: setup-package
	@scripts/package

test-package: package
	@$(SETUP) test-package
	@scripts/test-package

image: package
	@scripts/image

test-proxies: setup-test build
	@tests/proxies/run build

test-kodi: build
	@$(SETUP) test-kodi
	@tests/kodi/run build

test-debian-13:
	@scripts/test-debian-13

format: setup-lint
	@scripts/format

format-check: setup-lint
	@scripts/format --check

lint: setup-lint build/build.ninja
	@scripts/lint

lint-changed: setup-lint build/build.ninja
	@scripts/lint --changed

clean:
	rm -rf build build-*
