"""Fonts, sizes, margins and tints, the same for every kind of document."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pingshun_screen.core.resources import resource

PAGE_WIDTH_MM = 210.0
PAGE_HEIGHT_MM = 297.0


@dataclass(frozen=True)
class Typeface:
    """Families in order of preference, and the size in points."""

    families: tuple[str, ...]
    size_pt: float


@dataclass(frozen=True)
class Margins:
    """White space round the text of a page, millimetres."""

    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float

    @property
    def text_width_mm(self) -> float:
        """Width left for the text on A4."""
        return PAGE_WIDTH_MM - self.left_mm - self.right_mm

    @property
    def text_height_mm(self) -> float:
        """Height left for the text on A4."""
        return PAGE_HEIGHT_MM - self.top_mm - self.bottom_mm


@cache
def _table() -> dict[str, dict[str, Any]]:
    with resource("styles", "typography.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def typefaces() -> Mapping[str, Typeface]:
    """Return the typefaces by what they are for."""
    return {
        name: Typeface(tuple(entry["families"]), entry["size_pt"])
        for name, entry in _table().items()
        if name != "page"
    }


@cache
def margins() -> Margins:
    """Return the page's margins."""
    return Margins(**{name.removeprefix("margin_"): v for name, v in _page().items()})


def _page() -> dict[str, float]:
    return _table()["page"]


@cache
def tints() -> Mapping[str, str]:
    """Return the fill behind each verdict, RRGGBB."""
    with resource("styles", "verdicts.toml").open("rb") as file:
        return tomllib.load(file)
