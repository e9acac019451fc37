"""Tell whether the Python environment is whole and safe beside QGIS."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

DEBIAN = "/usr/lib/python3"
NEEDED = (
    *("qgis", "osgeo", "pyproj", "fiona", "lxml", "matplotlib", "jsonschema"),
    *("numpy", "pandas", "shapely", "geopandas", "openpyxl", "docxtpl", "tomli_w"),
    *("pytest", "pytest_qgis", "hypothesis", "mypy", "flake8", "bandit"),
)
OF_DEBIAN = ("pyproj", "pyogrio", "fiona")
"""Wheels of these carry a PROJ or GDAL of their own, which crashes QGIS at exit."""


def faults() -> list[str]:
    """Return what is wrong with the environment, one line each."""
    found = [f"{name} is missing" for name in NEEDED if find_spec(name) is None]
    if not Path(sys.prefix, "share", "proj", "proj.db").is_file():
        found.append("the data of PROJ is missing")
    for name in OF_DEBIAN:
        place = _place(name)
        if place and not place.is_relative_to(DEBIAN):
            found.append(
                f"a wheel of {name} lies in {place}: it crashes QGIS at exit."
                f" Remove it: .venv/bin/python -m pip uninstall -y {name}"
            )
    return found


def _place(name: str) -> Path | None:
    try:
        return Path(str(distribution(name).locate_file("")))
    except PackageNotFoundError:
        return None


if __name__ == "__main__":
    FAULTS = faults()
    sys.stderr.writelines(f"setup: {fault}\n" for fault in FAULTS)
    sys.exit(1 if FAULTS else 0)
