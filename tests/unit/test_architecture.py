"""The page on architecture names only what exists."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "architecture.md"
NAME = re.compile(r"`((?:core|io|report|bridge)(?:\.\w+){2,})`")
NAMES = sorted(set(NAME.findall(PAGE.read_text("utf-8"))))


def test_the_page_names_the_way_of_an_overlap() -> None:
    assert len(NAMES) > 20


@pytest.mark.parametrize("name", NAMES)
def test_every_name_exists(name: str) -> None:
    module, _, attribute = name.rpartition(".")
    if module.startswith("bridge"):
        pytest.importorskip("qgis")
    assert hasattr(import_module(f"pingshun_screen.{module}"), attribute)
