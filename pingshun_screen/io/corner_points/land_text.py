"""The land exchange text (报盘 TXT) that offices hand parcels on in.

A head tells of the coordinates; then each parcel has a line that ends with @ and a
line a point: number, ring, X (northing), Y (easting). Programs and people write it in
many ways, see `test_data/corner_points`. Without a head the points may be degrees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pingshun_screen.core.vocabulary import folded
from pingshun_screen.io.corner_points.drafts import (
    Draft,
    DraftPoint,
    Drafts,
    Stated,
    refusal,
)
from pingshun_screen.io.corner_points.headers import (
    key_and_value,
    parsed_area_m2,
    told_of_coordinates,
)
from pingshun_screen.io.corner_points.numbers import (
    half_width,
    parsed_number,
)
from pingshun_screen.io.corner_points.records import Refusal
from pingshun_screen.io.corner_points.words import PARCEL_CODE, words

_COMMA = re.compile("[,，]")
_SECTION = re.compile(r"\s*[\[【［]")
_POINTS = "地块坐标"
_END_OF_HEAD = "@"
_FEWEST_FIELDS = 3
_COLUMNS = 4


def is_land_text(lines: Sequence[str]) -> bool:
    """Return whether the lines have a section of parcels or the head of one."""
    return any(
        _POINTS in line or line.rstrip().endswith((_END_OF_HEAD, "＠"))
        for line in lines
    )


@dataclass
class _Reading:
    """How far the reading has got."""

    source: str
    stated: Stated = field(default_factory=Stated)
    drafts: list[Draft] = field(default_factory=list)
    strays: list[Refusal] = field(default_factory=list)
    is_in_head: bool = True


def read_land_text(lines: Sequence[str], source: str) -> Drafts:
    """Return every parcel of a land exchange text.

    Parameters
    ----------
    lines
        The text.
    source
        The file, as the user knows it.
    """
    reading = _Reading(source)
    for number, line in enumerate(lines, start=1):
        if line and not line.isspace():
            _read_line(reading, number, line)
    return Drafts(tuple(reading.drafts), tuple(reading.strays))


def _read_line(reading: _Reading, number: int, line: str) -> None:
    if _SECTION.match(line):
        reading.is_in_head = _POINTS not in line
        return
    cells = [cell.strip() for cell in _COMMA.split(line)]
    if _is_head(cells):
        reading.drafts.append(_head(reading, number, cells))
        reading.is_in_head = False
        return
    pair = key_and_value(line) if reading.is_in_head else None
    if pair is not None:
        reading.stated = told_of_coordinates(reading.stated, *pair, number)
    elif reading.drafts:
        _read_point(reading.drafts[-1], number, cells)
    else:
        cause = "before_first_parcel"
        reading.strays.append(refusal(reading.source, number, cause))


def _is_head(cells: list[str]) -> bool:
    return half_width(cells[-1]) == _END_OF_HEAD or (
        len(cells) > _COLUMNS and _shape_position(cells) > 0
    )


def _shape_position(cells: list[str]) -> int:
    """Return where the shape of a parcel stands, 0 if nowhere."""
    known = words().polygons | words().others
    for position, cell in enumerate(cells[2:], start=2):
        if len(cell) < _COLUMNS * 2 and folded(cell) in known:
            return position
    return 0


def _head(reading: _Reading, number: int, cells: list[str]) -> Draft:
    draft = Draft(reading.source, number, reading.stated)
    position = _shape_position(cells)
    if position and folded(cells[position]) in words().others:
        draft.refuse(number, "not_a_polygon", shape=cells[position])
    draft.declared_area_m2 = parsed_area_m2(cells[1]) if len(cells) > 1 else None
    if draft.declared_area_m2 == 0:
        draft.declared_area_m2 = None
    count = parsed_number(half_width(cells[0]))
    draft.declared_points = int(count) if count else None
    code, name = _code_and_name(cells, position)
    draft.attributes |= {
        key: text for key, text in ((PARCEL_CODE, code), ("name", name)) if text
    }
    return draft


def _code_and_name(cells: list[str], position: int) -> tuple[str, str]:
    """Return number and name; a name may hold commas where the shape is given."""
    last = position or min(len(cells) - 1, _COLUMNS)
    named = cells[2:last]
    return (named[0], ",".join(named[1:])) if named else ("", "")


def _read_point(draft: Draft, number: int, cells: list[str]) -> None:
    while cells and not cells[-1]:
        cells = cells[:-1]
    if len(cells) < _FEWEST_FIELDS:
        draft.refuse(number, "point_cells", found=len(cells))
        return
    label, *ring, first, second = cells[:_COLUMNS]
    values = [draft.value_of(cell) for cell in (first, second)]
    if values[0] is None or values[1] is None:
        draft.refuse(number, "not_a_number", text=" , ".join((first, second))[:40])
        return
    told = half_width(ring[0]) if ring else ""
    ring_number = parsed_number(told)
    if told and ring_number is None:
        draft.refuse(number, "ring_number", text=told[:20])
        return
    name = "" if ring_number is None else str(int(ring_number))
    draft.points.append(
        DraftPoint(number, half_width(label), "", name, values[0], values[1])
    )
