"""Rows of a table that are no corners: names, areas, rings, coordinate system."""

from __future__ import annotations

import re

from pingshun_screen.io.corner_points.headers import (
    NAMES,
    field_of,
    key_and_value,
    part_in,
    tell_of_mine,
    told_beside,
    told_of_coordinates,
)
from pingshun_screen.io.corner_points.numbers import half_width
from pingshun_screen.io.corner_points.rows import Row
from pingshun_screen.io.corner_points.table_state import Table

_IN_PROSE = 4
"""Cells that commas or blanks may make of a line such as 面积0.18平方公里，标高….."""
_RING = re.compile(r"第([0-9]{1,3})圈")


def read_words(table: Table, row: Row) -> bool:
    """Take in a row of words; return whether it says anything that counts."""
    text = " ".join(cell for cell in row.cells if cell)
    part, ring = part_in(text), _RING.match(half_width(text))
    if part:
        draft = table.draft_at(row.line)
        table.part, table.ring = part, ""
        for told in told_beside(text):
            tell_of_mine(draft, *told, part)
        return True
    if ring is not None:
        table.ring = ring[1]
        return True
    pairs = [key_and_value(cell) for cell in row.cells if cell]
    if len(pairs) > 1 and all(pairs):
        read = [_read_pair(table, row, one) for one in pairs if one is not None]
        return any(read)
    pair = key_and_value(text) or _key_beside_value(row.cells)
    return (pair is not None and _read_pair(table, row, pair)) or _read_prose(
        table, row, text
    )


def _read_pair(table: Table, row: Row, pair: tuple[str, str]) -> bool:
    before = table.stated
    table.tell(told_of_coordinates(before, *pair, row.line))
    field_name = field_of(pair[0])
    if field_name in NAMES:
        table.begin_with(row.line, *pair)
    if field_name:
        return tell_of_mine(table.draft_at(row.line), *pair, table.part)
    return table.stated is not before


def _read_prose(table: Table, row: Row, text: str) -> bool:
    """Take in areas and elevations without a colon; return whether there are any."""
    told = list(told_beside(text)) if len(row.cells) <= _IN_PROSE else []
    for pair in told:
        tell_of_mine(table.draft_at(row.line), *pair, table.part)
    return bool(told)


def _key_beside_value(cells: list[str]) -> tuple[str, str] | None:
    match [cell for cell in cells if cell]:
        case [key, value]:
            return key, value
    return None
