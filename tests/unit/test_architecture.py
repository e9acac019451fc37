"""The page on architecture names only what exists."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "architecture.md"
NAMES = sorted(
    set(re.findall(r"`((?:core|io|report|bridge)\.\w+\.\w+)`", PAGE.read_text("utf-8")))
)


def test_the_page_names_the_way_of_an_overlap() -> None:
    assert len(NAMES) > 20


@pytest.mark.parametrize("name", NAMES)
def test_every_name_exists(name: str) -> None:
    package, module, attribute = name.split(".")
    if package == "bridge":
        pytest.importorskip("qgis")
    assert hasattr(import_module(f"pingshun_screen.{package}.{module}"), attribute)
