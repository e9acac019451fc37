"""Plain tables of corner points: 点号, X, Y with or without a head.

Lines between may name a mining right (矿山名称：…), its coordinate system or its area,
begin another area (A区) or a ring that is taken out (第2圈（扣除）).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pingshun_screen.io.corner_points.columns import (
    Columns,
    guessed_columns,
    head_columns,
    is_beside_itself,
)
from pingshun_screen.io.corner_points.drafts import (
    Draft,
    DraftPoint,
    Drafts,
    Stated,
    note,
    refusal,
)
from pingshun_screen.io.corner_points.headers import (
    datum_in_prose,
    field_of,
    key_and_value,
    tell_of_mine,
    told_of_coordinates,
)
from pingshun_screen.io.corner_points.numbers import half_width
from pingshun_screen.io.corner_points.records import Note, Refusal
from pingshun_screen.io.corner_points.rows import Row

_PART = re.compile(
    r"第?([A-Za-z]{1,2}|[0-9]{1,3}|[一二三四五六七八九十]{1,3})号?(?:区块|采区|区|块|矿段)"
    r"(?:$|[\s:，,。;(])"
)
_RING = re.compile(r"第([0-9]{1,3})圈")
_LIKE_A_NUMBER = re.compile(r"[A-Za-z]{0,2}[+-]?[0-9][0-9.]{0,20}", re.ASCII)
"""A coordinate, or the number of a corner; a row without either is a sentence."""
_DIGIT = re.compile(r"[0-9０-９]")
_IN_SENTENCE = 2
"""Cells that a comma may make of a sentence."""
_BEGINNING = ("licence_no", "name", "parcel_code")
"""What begins another mining right where it stands below corners."""


@dataclass
class _Table:
    """How far the reading has got."""

    source: str
    columns: Columns | None = None
    stated: Stated = field(default_factory=Stated)
    part: str = ""
    ring: str = ""
    drafts: list[Draft] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def draft_at(self, line: int) -> Draft:
        """Return the parcel that is being read, a new one if there is none."""
        if not self.drafts:
            self.begin(line)
        return self.drafts[-1]

    def tell(self, stated: Stated) -> None:
        """Take in what is stated of the coordinates, be it below the corners."""
        last = self.drafts[-1] if self.drafts else None
        if last is not None and (last.stated.datum is None or not last.points):
            last.stated = stated
        self.stated = stated

    def begin(self, line: int) -> None:
        """Begin another parcel."""
        self.drafts.append(Draft(self.source, line, self.stated))
        self.part = self.ring = ""


def read_table(rows: Iterable[Row], source: str) -> Drafts:
    """Return every mining right of a table.

    Parameters
    ----------
    rows
        Rows that are not empty.
    source
        The file or sheet, as the user knows it.
    """
    table = _Table(source)
    for row in rows:
        if row.cells:
            _read_row(table, row)
    drafts = tuple(d for d in table.drafts if d.points or d.refusals)
    return Drafts(drafts, tuple(table.refusals), tuple(table.notes))


def _read_row(table: _Table, row: Row) -> None:
    if table.columns is not None and _is_corner(table.columns, row.cells):
        _read_corner(table, table.columns, row)
    elif columns := head_columns(row.cells):
        if is_beside_itself(row.cells):
            table.draft_at(row.line).refuse(row.line, "side_by_side")
        table.columns = columns
    elif _read_words(table, row):
        return
    elif table.columns is None and (found := guessed_columns(row.cells)):
        table.columns = found
        _read_corner(table, found, row)
    else:
        _read_remainder(table, row)


def _read_remainder(table: _Table, row: Row) -> None:
    """Refuse a row that may be a corner; let a sentence pass."""
    text = " ".join(row.cells)[:40]
    if not _has_numbers(table.columns, row.cells):
        table.tell(datum_in_prose(table.stated, " ".join(row.cells), row.line))
        table.notes.append(note(row.line, "not_a_corner", text=text))
    elif table.drafts and table.drafts[-1].points:
        table.drafts[-1].refuse(row.line, "not_a_number", text=text)
    else:
        table.refusals.append(refusal(table.source, row.line, "stray_numbers"))


def _has_numbers(columns: Columns | None, cells: list[str]) -> bool:
    """Return whether a row has a number, or digits where the coordinates should be."""
    if columns is not None:
        places = cells[columns.first : columns.second + 1]
        if len(cells) > _IN_SENTENCE and any(map(_DIGIT.search, places)):
            return True
    return any(map(_LIKE_A_NUMBER.fullmatch, map(half_width, cells)))


def _is_corner(columns: Columns, cells: list[str]) -> bool:
    if max(columns.first, columns.second) >= len(cells):
        return False
    probe = Draft("", 0)
    return all(
        probe.value_of(cells[position]) is not None
        for position in (columns.first, columns.second)
    )


def _read_corner(table: _Table, columns: Columns, row: Row) -> None:
    cells = row.cells
    named = {
        head: cells[position]
        for head, position in columns.attributes.items()
        if position < len(cells) and cells[position]
    }
    draft = table.draft_at(row.line)
    if draft.points and _is_another(draft, named):
        table.begin(row.line)
        draft = table.drafts[-1]
    for head, text in named.items():
        tell_of_mine(draft, head, text)
    draft.stated = table.stated
    draft.is_north_first = columns.has_head
    if not columns.has_head and guessed_columns(cells[columns.second + 1 :]):
        draft.refuse(row.line, "side_by_side")
    values = [draft.value_of(cells[p]) for p in (columns.first, columns.second)]
    table.part = _cell(cells, columns.part) or table.part
    table.ring = _cell(cells, columns.ring) or table.ring
    label = half_width(_cell(cells, columns.label))
    draft.points.append(
        DraftPoint(
            row.line, label, table.part, table.ring, values[0] or 0.0, values[1] or 0.0
        )
    )


def _is_another(draft: Draft, named: dict[str, str]) -> bool:
    """Return whether a row names another mining right than the one being read."""
    return any(
        field_of(head) in _BEGINNING and draft.attributes.get(field_of(head)) != text
        for head, text in named.items()
    )


def _cell(cells: list[str], position: int | None) -> str:
    return cells[position] if position is not None and position < len(cells) else ""


def _read_words(table: _Table, row: Row) -> bool:
    """Take in a row of words; return whether it says anything that counts."""
    text = " ".join(cell for cell in row.cells if cell)
    compared = half_width(text)
    part, ring = _PART.match(compared), _RING.match(compared)
    if part is not None:
        table.draft_at(row.line)
        table.part, table.ring = part[1].upper(), ""
        return True
    if ring is not None:
        table.ring = ring[1]
        return True
    pair = key_and_value(text) or _key_beside_value(row.cells)
    if pair is None:
        return False
    before = table.stated
    table.tell(told_of_coordinates(before, *pair, row.line))
    field_name = field_of(pair[0])
    if field_name:
        if field_name in _BEGINNING and table.drafts and table.drafts[-1].points:
            table.begin(row.line)
        return tell_of_mine(table.draft_at(row.line), *pair)
    return table.stated is not before


def _key_beside_value(cells: list[str]) -> tuple[str, str] | None:
    match [cell for cell in cells if cell]:
        case [key, value]:
            return key, value
    return None
