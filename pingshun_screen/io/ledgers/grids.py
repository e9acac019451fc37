"""A sheet of a workbook or a delimited text as rows of cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pingshun_screen.core.errors import Fault
from pingshun_screen.core.texts import say
from pingshun_screen.io.faults import said_fault

MOST_ROWS, MOST_COLUMNS = 10_000, 200
DAY_ZERO = date(1899, 12, 30)
"""Day 0 of Excel's count, which takes 1900 for a leap year."""


class GridRow(NamedTuple):
    """One row that is not empty.

    Parameters
    ----------
    line
        Row of the sheet, or line of the text, from 1.
    cells
        Text, number, date, True, False or None.
    """

    line: int
    cells: Sequence[object]


class Merge(NamedTuple):
    """Cells that are shown as one: first and last line, and column from 0."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True)
class Grid:
    """One sheet.

    Parameters
    ----------
    source
        What it is called where its rows are named: file, and sheet if it is one.
    sheet
        Its name; empty for a text.
    rows
        Those that are not empty.
    merges
        Cells that are shown as one.
    problems
        Line and column (from 0) of cells that have no value to read, to the name of
        the sentences about it.
    hidden_lines, hidden_columns
        Rows, and columns from 0, that the sheet does not show.
    is_hidden
        The workbook does not show the sheet.
    encoding
        Of a text.
    day_zero
        Day that the sheet's serial dates count from.
    """

    source: str
    sheet: str = ""
    rows: tuple[GridRow, ...] = ()
    merges: tuple[Merge, ...] = ()
    problems: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden_lines: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    encoding: str = ""
    day_zero: date = DAY_ZERO


def ledger_fault(place: str, cause: str, /, **values: object) -> Fault:
    """Return a fault of a ledger, from the sentences of ledgers.toml."""
    return said_fault(place, f"ledgers.{cause}", **values)


def row_place(grid: Grid, line: int) -> str:
    """Return how a row is called in messages."""
    return say("ledgers.place", source=grid.source, line=line)


def text_of(value: object) -> str:
    """Return a cell as text without blanks around, empty for an empty cell."""
    return "" if value is None else str(value).strip()
