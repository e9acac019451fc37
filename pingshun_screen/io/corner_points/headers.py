"""Lines such as 坐标系=… and 矿山名称：…, and what they say."""

from __future__ import annotations

import re
from dataclasses import replace

from pingshun_screen.core.vocabulary import folded
from pingshun_screen.io.corner_points.drafts import Draft, Stated
from pingshun_screen.io.corner_points.numbers import half_width
from pingshun_screen.io.corner_points.words import (
    PARCEL_CODE,
    datum_in,
    word_of,
    words,
)

_KEY_AND_VALUE = re.compile(r"([^=:]{1,24})[=:](.*)", re.DOTALL)
_AREA = re.compile(r"([0-9]{1,12}(?:\.[0-9]{0,9})?)\s{0,3}([^\s0-9]{0,6}2?)", re.ASCII)
_INTEGER = re.compile(r"[0-9]{1,3}", re.ASCII)
_ELEVATION = re.compile(r"[+-]?[0-9]{1,4}(?:\.[0-9]{0,3})?", re.ASCII)
_OF_COORDINATES = "坐标"
_LONGEST_PROSE = 200
_HECTARE_M2 = 10_000.0
_SQUARE_KILOMETRE_M2 = 1_000_000.0
_OF_MINING_RIGHT = "矿区"
"""Areas so called are in square kilometres, as on every licence."""


def key_and_value(line: str) -> tuple[str, str] | None:
    """Return the two sides of `key=value` or `key：value`, None for other lines."""
    # The signs are folded one for one, so that places in both texts agree.
    found = _KEY_AND_VALUE.fullmatch(line.translate({0xFF1D: "=", 0xFF1A: ":"}))
    return (found[1].strip(), found[2].strip()) if found else None


def told_of_coordinates(stated: Stated, key: str, value: str, line: int) -> Stated:
    """Return what is stated of the coordinates, with one more line taken in."""
    match words().headers.get(word_of(key)):
        case "datum" if value:
            datum = datum_in(value)
            unknown = "" if datum else value
            return replace(stated, datum=datum, unknown_datum=unknown, line=line)
        case "zone":
            return replace(stated, zone=_first_integer(value), line=line)
        case "width":
            return replace(stated, width_degrees=_first_integer(value), line=line)
    return stated


def datum_in_prose(stated: Stated, text: str, line: int) -> Stated:
    """Return what is stated, with the datum that a title or remark names.

    It counts only where no line of its own has named one.
    """
    datum = datum_in(text[:_LONGEST_PROSE]) if _OF_COORDINATES in text else None
    if datum is None or stated.datum is not None or stated.unknown_datum:
        return stated
    return replace(stated, datum=datum, line=line)


def tell_of_mine(draft: Draft, key: str, value: str) -> bool:
    """Take in what a line says of a mining right; return whether it says anything."""
    match field_of(key):
        case "":
            return False
        case "area" | "licence_area_km2":
            draft.declared_area_m2 = parsed_area_m2(value, key)
        case "elevation":
            draft.attributes.update(elevations(value))
        case name:
            draft.attributes[name] = value
    return True


def field_of(key: str) -> str:
    """Return which field of a mining right a key means, empty if none."""
    word = word_of(key)
    header = words().headers.get(word, "")
    is_of_mine = header in ("area", "elevation", PARCEL_CODE)
    return header if is_of_mine else words().attributes.get(word, "")


def parsed_area_m2(text: str, key: str = "") -> float | None:
    """Return an area, None where there is no number or nothing says its unit.

    Parameters
    ----------
    text
        Such as `0.6752平方公里`.
    key
        What stands before it, perhaps with the unit; empty in the head of a parcel
        of the land exchange text, where areas are in hectares.
    """
    found = _AREA.match(half_width(text))
    if found is None:
        return None
    units, compared = words().area_units, folded(key)
    in_key = (size for unit, size in units.items() if unit in compared)
    unit = units.get(folded(found[2].rstrip(".,;)"))) or next(in_key, None)
    if unit is None and key:
        unit = _SQUARE_KILOMETRE_M2 if _OF_MINING_RIGHT in compared else None
    else:
        unit = unit or _HECTARE_M2
    return float(found[1]) * unit if unit else None


def elevations(text: str) -> dict[str, str]:
    """Return lowest and highest elevation of a text such as 1230米至1100米."""
    heights = [float(height) for height in _ELEVATION.findall(half_width(text)[:60])]
    if len(heights) != 2:  # noqa: PLR2004 - lower and upper
        return {}
    return {
        "elevation_min_m": f"{min(heights):g}",
        "elevation_max_m": f"{max(heights):g}",
    }


def _first_integer(text: str) -> int | None:
    found = _INTEGER.search(half_width(text)[:20])
    return int(found[0]) if found else None
