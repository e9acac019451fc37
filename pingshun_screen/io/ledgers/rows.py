"""The mines of a sheet: its rows below the head, without totals and notes."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache

from openpyxl.utils import get_column_letter

from pingshun_screen.core.attributes import is_blank
from pingshun_screen.core.errors import Fault
from pingshun_screen.core.ledgers import LedgerRow
from pingshun_screen.core.registers import register_of
from pingshun_screen.core.resources import resource
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import folded, vocabulary
from pingshun_screen.io.ledgers.grids import (
    Grid,
    GridRow,
    ledger_fault,
    row_place,
    text_of,
)
from pingshun_screen.io.ledgers.heads import Head, field_of
from pingshun_screen.io.ledgers.shared_cells import with_shared_cells

_IDENTITY = ("licence_no", "name")
_COUNT = re.compile(r"[:：]?[0-9.]*[座个家处宗]?(?:矿山|矿)?")
_DIGITS = re.compile(r"[0-9]{10}")
_GROUP = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.]?")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SERIAL = re.compile(r"([2-7][0-9]{4})(?:\.[0-9]*)?")
_LONGEST_QUOTE = 40
_EXACT = 10**15
"""From here on a number in a spreadsheet has lost its last digits."""


@dataclass(frozen=True)
class Words:
    """How rows begin or, totals and groups, end that are no mines, folded."""

    totals: frozenset[str]
    notes: tuple[str, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet and how to read it.

    Parameters
    ----------
    grid, head
        Its rows, and which of them are the head.
    fields
        Standard field to column.
    """

    grid: Grid
    head: Head
    fields: Mapping[str, str]

    @property
    def positions(self) -> dict[str, int]:
        """Standard field to position of the column."""
        names = self.fields.items()
        return {name: self.head.columns.index(column) for name, column in names}


@dataclass
class Mines:
    """The rows of a sheet as they are read.

    Parameters
    ----------
    rows
        The mines.
    faults
        What cannot be read.
    notes
        What was left out or assumed.
    serials
        How many dates of each field were serial numbers.
    """

    rows: list[LedgerRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    serials: Counter[str] = field(default_factory=Counter)


def read_mines(sheet: Sheet) -> Mines:
    """Return the mines of a sheet."""
    mines = Mines()
    grid, head = sheet.grid, sheet.head
    heads = {_words(row) for row in grid.rows[head.first : head.last + 1]}
    rows = with_shared_cells(grid, head.last + 1, sheet.positions)
    for row in rows:
        if _words(row) in heads:
            mines.notes.append(say("ledgers.note_head_again", line=row.line))
        else:
            _read_row(sheet, row, mines)
    labels = vocabulary().mine_fields
    mines.notes += [
        say("ledgers.note_serial", label=labels[name].label, count=count)
        for name, count in sorted(mines.serials.items())
    ]
    mines.notes += _hidden(sheet, mines.rows)
    return mines


def _hidden(sheet: Sheet, rows: Sequence[LedgerRow]) -> Iterator[str]:
    """Yield notes on what was read though the sheet does not show it."""
    count = sum(row.line in sheet.grid.hidden_lines for row in rows)
    if count:
        yield say("ledgers.note_hidden_rows", count=count)
    columns = [
        sheet.fields[name]
        for name, position in sheet.positions.items()
        if position in sheet.grid.hidden_columns
    ]
    if columns:
        words = say("findings.list").join(columns)
        yield say("ledgers.note_hidden_columns", columns=words)


def _words(row: GridRow) -> tuple[str, ...]:
    texts = [folded(text_of(value)) for value in row.cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _read_row(sheet: Sheet, row: GridRow, mines: Mines) -> None:
    raw = {name: _cell(row, position) for name, position in sheet.positions.items()}
    faults = list(_cell_faults(sheet, row))
    has_words = any(map(text_of, row.cells))
    is_heading = not faults and _is_heading(row, raw)
    if is_heading or ((has_words or not faults) and _is_no_mine(row, raw)):
        text = _quoted(row)
        mines.notes.append(say("ledgers.note_left_out", line=row.line, text=text))
        return
    if any(field_of(text_of(raw.get(name))) for name in _IDENTITY):
        place = row_place(sheet.grid, row.line)
        mines.faults.append(ledger_fault(place, "other_head", text=_quoted(row)))
        return
    mines.faults += faults
    if all(is_blank(raw.get(name)) for name in _IDENTITY):
        if not faults:
            place = row_place(sheet.grid, row.line)
            fault = ledger_fault(place, "no_identity", text=_quoted(row))
            mines.faults.append(fault)
        return
    for name, value in raw.items():
        raw[name] = _understood(name, value, sheet.grid, mines.serials)
    mines.rows.append(LedgerRow(row.line, register_of(raw, sheet.fields)))


def _cell(row: GridRow, position: int) -> object:
    return row.cells[position] if position < len(row.cells) else None


def _quoted(row: GridRow) -> str:
    text = " ".join(filter(None, map(text_of, row.cells)))
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def _is_heading(row: GridRow, raw: Mapping[str, object]) -> bool:
    """Return whether a row only names a group of mines: 二 and 某某镇."""
    texts = [folded(text) for text in map(text_of, row.cells) if text]
    named = [text_of(raw.get(name)) for name in _IDENTITY]
    is_group = len(texts) > 1 and bool(_GROUP.fullmatch(texts[0]))
    is_named = [*map(folded, filter(None, named))] == texts[1:]
    return is_group and is_named and texts[-1].endswith(_known().groups)


def _is_no_mine(row: GridRow, raw: Mapping[str, object]) -> bool:
    texts = [folded(text) for text in map(text_of, row.cells) if text]
    if not texts:
        return True
    named = [folded(text_of(raw.get(name))) for name in _IDENTITY]
    has_number = bool(_DIGITS.search(named[0]))
    if not has_number and any(map(_is_total, (texts[0], *named))):
        return True
    if any(named) and not _is_stray(texts, named):
        return False
    return len(texts) == 1 or texts[0].startswith(_known().notes)


def _is_stray(texts: Sequence[str], named: Sequence[str]) -> bool:
    """Return whether what stands where a number or name should is a remark."""
    word = next(filter(texts[0].startswith, _known().notes), "")
    licence, name = named
    has_number = bool(_DIGITS.search(licence)) and texts[0] not in named
    is_note = bool(word) and ":" in texts[0] and not has_number
    return is_note or (len(texts) == 1 and not name and not _DIGITS.search(licence))


def _is_total(text: str) -> bool:
    bare = _IN_BRACKETS.sub("", text)
    return any(
        (bare.startswith(word) and _COUNT.fullmatch(bare.removeprefix(word)))
        or bare.endswith(word)
        for word in _known().totals
    )


def _cell_faults(sheet: Sheet, row: GridRow) -> Iterator[Fault]:
    for name, position in sheet.positions.items():
        if cause := sheet.grid.problems.get((row.line, position)):
            cell = f"{get_column_letter(position + 1)}{row.line}"
            place = row_place(sheet.grid, row.line)
            yield ledger_fault(place, cause, cell=cell, column=sheet.fields[name])


def _understood(name: str, value: object, grid: Grid, serials: Counter[str]) -> object:
    """Return a cell as the vocabulary takes it: no serial dates, no made-up digits."""
    if name == "licence_no" and isinstance(value, float) and abs(value) >= _EXACT:
        return repr(value).upper()
    if vocabulary().mine_fields[name].kind == "date":
        found = _SERIAL.fullmatch(text_of(value))
        if found:
            serials[name] += 1
            return grid.day_zero + timedelta(days=int(found[1]))
    return value


@cache
def _known() -> Words:
    with resource("ledgers.toml").open("rb") as file:
        table = tomllib.load(file)
    return Words(
        frozenset(map(folded, table["totals"])),
        tuple(map(folded, table["notes"])),
        tuple(map(folded, table["groups"])),
    )
