"""Plugin of pytest: run the suite as on Windows, where fiona is not to be had.

    python -m pytest -p tests.without_fiona …

Hidden is pyogrio too: what is left is GDAL's own Python, which QGIS always has.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.without_fiona import sitecustomize

os.environ["PYTHONPATH"] = str(Path(__file__).parent)


def pytest_report_header() -> str:
    """Say that the packages are hidden."""
    return f"hidden: {', '.join(sitecustomize.HIDDEN)}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what asks for fiona itself."""
    for item in items:
        if item.get_closest_marker("needs_fiona"):
            item.add_marker(pytest.mark.skip(reason="fiona is hidden"))
