# Every target but clean and help first sees to it that the machine is set up.
SHELL := /bin/bash
PYTHON := .venv/bin/python
PACKAGE := pingshun_screen
RELEASES := trixie forky
PYTEST :=
QGIS_SIDE := $(wildcard $(addprefix $(PACKAGE)/, \
  bridge processing gui plugin.py __init__.py))
# QGS105 wants iface imported, which qgis_process does not have; QGS201 and QGS202
# are experimental and take any method of a common name for one of QGIS's.
NOT_FOR_US := QGS105,QGS201,QGS202
COMPILED := $(patsubst %.ts,%.qm,$(wildcard resources/i18n/*.ts))

.DEFAULT_GOAL := help
.PHONY: help setup environment demo test test-qgis test-plain test-matrix \
  test-without-fiona lint input-table corner-table format styles icons translations \
  manual screenshots package package-offline bench bench-visibility bench-load clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: environment $(COMPILED)  ## install what the project needs (Debian 12 or 13)

environment:
	@tools/setup.sh

%.qm: %.ts | environment
	@lrelease -silent $< -qm $@

demo: setup  ## screen the demonstration county into out/demo
	@$(PYTHON) -m $(PACKAGE) screen test_data/demo/case.toml -o out/demo
	@printf '%s\n' '' 'Done. Open these:' \
	  '  out/demo/ledger.xlsx   the list of all mines and conflicts' \
	  '  out/demo/reports/      a Word and a PDF report for every mine' \
	  '  out/demo/project.qgz   the results on a map, for QGIS'

test: test-qgis test-plain  ## run all tests

test-qgis: setup
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest $(PYTEST) tests/qgis

test-plain: setup
	@$(PYTHON) -m pytest $(PYTEST) -p no:pytest_qgis tests/unit tests/packaging

test-matrix:  ## run all tests on QGIS 3.22, 3.40 and 3.44 (RELEASES: trixie forky)
	@/usr/bin/python3 tools/test_matrix.py host $(RELEASES)

test-without-fiona:  ## run all tests as on Windows, without fiona and pyogrio
	@$(MAKE) --no-print-directory test PYTEST='-p tests.without_fiona'

input-table: setup  ## tell what reading each sample of test_data gives
	@$(PYTHON) tools/input_table.py

corner-table: setup  ## the same for corner points alone
	@$(PYTHON) tools/corner_table.py

lint: setup  ## check style, types, QGIS habits and security
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy
	@$(PYTHON) -m flake8 --select QGS --extend-ignore $(NOT_FOR_US) $(QGIS_SIDE)
	@$(PYTHON) -m bandit -q -c pyproject.toml -r $(PACKAGE)

format: setup  ## put the code into the house style
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .

styles: setup  ## make the QGIS styles of the results from colours and words
	@$(PYTHON) -m tools.make_styles

icons: setup  ## make the icons for dark themes from those for light ones
	@$(PYTHON) tools/dark_icons.py

translations: setup  ## bring the translation file up to date with code and forms
	@$(PYTHON) tools/translations.py

manual: setup  ## bring the manual's list of messages up to date with the texts
	@$(PYTHON) -m tools.manual

screenshots: setup manual  ## take the manual's pictures anew in a real QGIS window
	@$(PYTHON) -m tools.screenshots

package: setup  ## build dist/pingshun_screen-VERSION.zip
	@$(PYTHON) tools/package.py

# Here PYTHON is the version to build for, as in the name of QGIS's own Python.
package-offline: PYTHON := 3.12
package-offline: PLATFORM := win_amd64
package-offline: setup  ## build it with what Windows' QGIS lacks (PYTHON, PLATFORM)
	@.venv/bin/python -m tools.package_offline $(PYTHON) $(PLATFORM)

bench: setup  ## measure against other tools
	@$(PYTHON) -m benchmarks.run
	@$(PYTHON) -m benchmarks.visibility

bench-visibility: setup  ## the same for sight lines alone (needs Debian's grass-core)
	@$(PYTHON) -m benchmarks.visibility

bench-load: setup  ## measure how long loading the plugin holds QGIS up
	@$(PYTHON) -m benchmarks.load

clean:  ## remove what was built; the environment stays
	rm -rf build dist out .qgis-settings .pytest_cache .mypy_cache .ruff_cache \
	  .hypothesis $(COMPILED)
	find $(PACKAGE) tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
