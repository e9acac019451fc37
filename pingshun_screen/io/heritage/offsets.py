"""Metres as a table of scopes writes them: 30, 30米, 向南11.19米至道路南侧, 至围墙."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pingshun_screen.core.heritage_scopes import Around, Reach, Sides
from pingshun_screen.io.corner_points.numbers import half_width
from pingshun_screen.io.heritage.words import SIDES

_WORDS = dict(zip(SIDES, "北东南西", strict=True))
_METRES = re.compile(
    r"(?:向?([东南西北])侧?|四周|半径)?(?:向?外)?(?:扩|延|延伸)?(-?[0-9]{1,6}(?:\.[0-9]{1,4})?)"
    r"(?:m|米)?(?:至[^0-9]*)?",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True)
class Unusable:
    """Why no polygon can be drawn from a row.

    Parameters
    ----------
    cause
        Name of the sentences in heritage.toml.
    sides
        Sides concerned, `radius` among them.
    text
        What stands in the cell.
    """

    cause: str
    sides: tuple[str, ...] = ()
    text: str = ""


def reach_of(cells: Mapping[str, str]) -> Reach | Unusable:
    """Return how far a scope reaches, or why the row does not say.

    Parameters
    ----------
    cells
        Text below each side and the radius; empty where there is none.
    """
    sides = [side for side in SIDES if cells.get(side)]
    radius = cells.get("radius", "")
    if radius and sides:
        return Unusable("both")
    if radius:
        return _around(radius)
    if not sides:
        return Unusable("no_offsets")
    missing = tuple(side for side in SIDES if side not in sides)
    if missing:
        return Unusable("side_missing", missing)
    return _sides(cells)


def _around(text: str) -> Reach | Unusable:
    radius_m = _metres(text, "radius")
    if radius_m is None:
        return Unusable("no_metres", ("radius",), text)
    if radius_m <= 0:
        return Unusable("not_positive", ("radius",), text)
    return Around(radius_m)


def _sides(cells: Mapping[str, str]) -> Reach | Unusable:
    values = {side: _metres(cells[side], side) for side in SIDES}
    for side, metres in values.items():
        if metres is None:
            return Unusable("no_metres", (side,), cells[side])
        if metres < 0:
            return Unusable("not_positive", (side,), cells[side])
    found = Sides(*(values[side] or 0.0 for side in SIDES))
    if not any(values.values()):
        return Unusable("all_zero")
    return found


def _metres(text: str, side: str) -> float | None:
    """Return the metres of a cell; None also where it speaks of another side."""
    found = _METRES.fullmatch(half_width(text))
    if found is None or found[1] not in {None, _WORDS.get(side)}:
        return None
    return float(found[2])
