"""Lines such as 坐标系=… and 矿山名称：…, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

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
_PART = re.compile(
    r"第?([A-Za-z]{1,2}|[0-9]{1,3}|[一二三四五六七八九十]{1,3})号?(?:区块|采区|区|块|矿段)"
    r"(?:$|[\s:，,。;(])"
)
_PIECES = re.compile(r"[\s,;()]")
_KEY_BEFORE_NUMBER = re.compile(r"([^0-9=:]{2,12}?)[=:为由约是]{0,2}([0-9].{0,60})")
_NUMBERS = re.compile(r"[1-9][0-9.]{0,20}|0\.[0-9]{0,20}[1-9]", re.ASCII)
_MERIDIAN = re.compile(
    r"([0-9]{2,3}(?:\.[0-9]{1,9})?)(?:[°度]\s?([0-9]{1,2})\s?[′'分])?", re.ASCII
)
_INTEGER = re.compile(r"[0-9]{1,3}", re.ASCII)
_UP_TO = re.compile(r"(?<=[0-9米m])\s?[-—–]\s?(?=\+?[0-9])")
"""The sign between two elevations, which is none of the second."""
_ELEVATION = re.compile(r"[+-]?[0-9]{1,4}(?:\.[0-9]{0,3})?", re.ASCII)
NAMES = ("licence_no", "name", "parcel_code")
"""What begins another mining right where it stands below corners."""
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
    told = _told(words().headers.get(word_of(key), ""), value)
    return stated.told(line, **told) if told else stated


def _told(header: str, value: str) -> dict[str, Any]:
    """Return what a value says under a header, as fields of `Stated`."""
    match header:
        case "datum" if value:
            datum = datum_in(value)
            return {"datum": datum, "unknown_datum": "" if datum else value}
        case "zone":
            return {"zone": _first_integer(value)}
        case "width":
            return {"width_degrees": _first_integer(value)}
        case "meridian":
            return {"meridian": _meridian(value)}
        case "projection":
            is_known = any(name in folded(value) for name in words().projections)
            return {"projection": "" if is_known else value}
    # A one stands for a scale that changes nothing.
    is_filled = bool(set(_NUMBERS.findall(half_width(value))) - {"1"})
    return {"parameters": value} if header == "parameters" and is_filled else {}


def datum_in_prose(stated: Stated, text: str, line: int) -> Stated:
    """Return what is stated, with the datum that a title or remark names.

    It counts only where no line of its own has named one.
    """
    datum = datum_in(text[:_LONGEST_PROSE]) if _OF_COORDINATES in text else None
    if datum is None or stated.datum is not None or stated.unknown_datum:
        return stated
    return stated.told(line, datum=datum)


def tell_of_mine(draft: Draft, key: str, value: str, part: str = "") -> bool:
    """Take in what a line says of a mining right; return whether it says anything.

    Parameters
    ----------
    draft
        Its parcel.
    key, value
        The two sides of the line.
    part
        Area of the mining right that the line stands in.
    """
    match field_of(key):
        case "":
            return False
        case "area" | "licence_area_km2":
            draft.state_area(part, parsed_area_m2(value, key))
        case "elevation":
            _tell_elevations(draft, elevations(value))
        case name:
            draft.attributes[name] = value
    return True


def _tell_elevations(draft: Draft, told: dict[str, str]) -> None:
    """Take in elevations; those of several areas span all of them."""
    for name, widest in (("elevation_min_m", min), ("elevation_max_m", max)):
        heights = [float(one[name]) for one in (draft.attributes, told) if name in one]
        if heights:
            draft.attributes[name] = f"{widest(heights):g}"


def told_beside(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a line says of areas and elevations: 面积0.18平方公里 标高1230-1100米.

    Parameters
    ----------
    text
        The line, or what stands behind the name of an area in it.
    """
    for piece in _PIECES.split(half_width(text)[:_LONGEST_PROSE]):
        found = _KEY_BEFORE_NUMBER.match(piece)
        if found and field_of(found[1]) in ("area", "licence_area_km2", "elevation"):
            yield found[1], found[2]


def field_of(key: str) -> str:
    """Return which field of a mining right a key means, empty if none."""
    word = word_of(key)
    header = words().headers.get(word, "")
    is_of_mine = header in ("area", "elevation", "name", PARCEL_CODE)
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


def part_in(text: str) -> str:
    """Return the area that a line or title names, such as A of A区; empty if none."""
    found = _PART.match(half_width(text))
    return found[1].upper() if found else ""


def elevations(text: str) -> dict[str, str]:
    """Return lowest and highest elevation of a text such as 1230米至1100米."""
    span = _UP_TO.sub("~", half_width(text)[:60])
    heights = [float(height) for height in _ELEVATION.findall(span)]
    if len(heights) != 2:  # noqa: PLR2004 - lower and upper
        return {}
    return {
        "elevation_min_m": f"{min(heights):g}",
        "elevation_max_m": f"{max(heights):g}",
    }


def _meridian(text: str) -> float | None:
    """Return a central meridian such as 114°, 东经114度 or 113°30′."""
    found = _MERIDIAN.search(half_width(text)[:20])
    return float(found[1]) + float(found[2] or 0) / 60 if found else None


def _first_integer(text: str) -> int | None:
    found = _INTEGER.search(half_width(text)[:20])
    return int(found[0]) if found else None
