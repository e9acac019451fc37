"""The registration form of mining rights (矿业权登记 TXT).

`XY001=1,3437174.65,38383678.71` is a corner: number, X (northing), Y (easting); a line
such as `XY005=标高,1230,1100,,1` ends a block and gives its upper and lower elevation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pingshun_screen.core.corners import area_names
from pingshun_screen.io.corner_points.drafts import (
    Draft,
    DraftPoint,
    Drafts,
    Stated,
    refusal,
)
from pingshun_screen.io.corner_points.headers import (
    key_and_value,
    tell_of_mine,
    told_of_coordinates,
)
from pingshun_screen.io.corner_points.numbers import (
    half_width,
    parsed_number,
)
from pingshun_screen.io.corner_points.records import Refusal
from pingshun_screen.io.corner_points.words import words

_CORNER = re.compile(r"\s{0,20}XY\s?[0-9]{1,6}\s?=(.*)", re.ASCII | re.IGNORECASE)
_MARK = "XY"
"""Begins the lines of corners; with a wrong number they would pass for an entry."""
_BEGIN = "登记项目"
_ELEVATION = "标高"
_COUNT = "总行数"
_COLUMNS = 3
_ADDED = frozenset(("", "1"))
"""What may end the line of a block that counts towards the mining right."""


def is_registration_text(lines: Sequence[str]) -> bool:
    """Return whether the lines have corners of a registration form."""
    return any(_CORNER.fullmatch(half_width(line)) for line in lines)


@dataclass
class _Form:
    """One registration while it is read."""

    draft: Draft
    rows: int = 0
    stated_rows: int | None = None
    block: int = 0
    heights: list[float] = field(default_factory=list)


def read_registration_text(lines: Sequence[str], source: str) -> Drafts:
    """Return every mining right of a registration form.

    Parameters
    ----------
    lines
        The text.
    source
        The file, as the user knows it.
    """
    forms: list[_Form] = []
    strays: list[Refusal] = []
    for number, line in enumerate(lines, start=1):
        if not line or line.isspace():
            continue
        if _BEGIN in line or not forms:
            forms.append(_Form(Draft(source, number)))
        corner = _CORNER.fullmatch(half_width(line))
        if corner is not None:
            _read_row(forms[-1], number, corner[1].split(","))
        elif not _read_entry(forms[-1], number, line):
            if forms[-1].rows:
                forms[-1].draft.refuse(number, "registration_line")
            else:
                strays.append(refusal(source, number, "registration_line"))
    for form in forms:
        _finish(form)
    return Drafts(tuple(form.draft for form in forms), tuple(strays))


def _read_entry(form: _Form, number: int, line: str) -> bool:
    """Take in a line that is no corner; return whether it is of any known kind."""
    if half_width(line).startswith("["):
        return True
    pair = key_and_value(line)
    if pair is None or pair[0].upper().startswith(_MARK):
        return False
    key, value = pair
    if _COUNT in key:
        count = parsed_number(half_width(value))
        form.stated_rows = int(count) if count is not None else None
        return True
    draft = form.draft
    stated = told_of_coordinates(draft.stated, key, value, number)
    draft.stated = _numbered_datum(stated)
    tell_of_mine(draft, key, value)
    return True


def _numbered_datum(stated: Stated) -> Stated:
    datum = words().registration_datums.get(stated.unknown_datum)
    return replace(stated, datum=datum, unknown_datum="") if datum else stated


def _read_row(form: _Form, number: int, cells: list[str]) -> None:
    form.rows += 1
    cells = [cell.strip() for cell in cells]
    draft = form.draft
    if _ELEVATION in cells[0]:
        _end_block(form, number, cells[1:])
        return
    values = [draft.value_of(cell) for cell in cells[1:_COLUMNS]]
    if len(values) < _COLUMNS - 1:
        draft.refuse(number, "point_cells", found=len(cells))
    elif values[0] is None or values[1] is None:
        draft.refuse(number, "not_a_number", text=" , ".join(cells[1:3])[:40])
    else:
        block = str(form.block)
        point = DraftPoint(number, cells[0], block, "", values[0], values[1])
        draft.points.append(point)


def _end_block(form: _Form, number: int, cells: list[str]) -> None:
    heights = [parsed_number(cell) for cell in cells[:2]]
    form.heights += [height for height in heights if height is not None]
    if len(cells) > _COLUMNS and cells[-1] not in _ADDED:
        form.draft.refuse(number, "block_sign", text=cells[-1][:20])
    form.block += 1


def _finish(form: _Form) -> None:
    draft = form.draft
    if form.stated_rows not in (None, form.rows):
        found = {"stated": form.stated_rows, "found": form.rows}
        draft.refuse(draft.line, "row_count", **found)
    if form.heights:
        draft.attributes["elevation_min_m"] = f"{min(form.heights):g}"
        draft.attributes["elevation_max_m"] = f"{max(form.heights):g}"
    names = area_names(len({point.area for point in draft.points}))
    order = dict.fromkeys(point.area for point in draft.points)
    letters = dict(zip(order, names, strict=True))
    draft.points = [p._replace(area=letters[p.area]) for p in draft.points]
