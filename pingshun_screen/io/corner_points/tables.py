"""Plain tables of corner points: 点号, X, Y with or without a head.

Lines between may name a mining right (矿山名称：…), its coordinate system or its area,
begin another area (A区) or a ring that is taken out (第2圈（扣除）).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pingshun_screen.io.corner_points.columns import (
    Columns,
    are_alike,
    guessed_blocks,
)
from pingshun_screen.io.corner_points.drafts import Draft, Drafts, note
from pingshun_screen.io.corner_points.headers import datum_in_prose
from pingshun_screen.io.corner_points.heads import read_head
from pingshun_screen.io.corner_points.numbers import half_width
from pingshun_screen.io.corner_points.rows import Row
from pingshun_screen.io.corner_points.table_blocks import (
    choose_blocks,
    hold,
    read_corner,
    release,
)
from pingshun_screen.io.corner_points.table_lists import (
    list_columns,
    read_list,
    read_list_row,
)
from pingshun_screen.io.corner_points.table_state import Table
from pingshun_screen.io.corner_points.table_words import read_words

_LIKE_A_NUMBER = re.compile(r"[A-Za-z]{0,2}[+-]?[0-9][0-9.]{0,20}", re.ASCII)
"""A coordinate, or the number of a corner; a row without either is a sentence."""
_DIGIT = re.compile(r"[0-9０-９]")
_IN_SENTENCE = 2
"""Cells that a comma may make of a sentence."""
MOST_CELLS = 100
"""Of one row; more are no table of corners."""


def read_table(rows: Iterable[Row], source: str) -> Drafts:
    """Return every mining right of a table.

    Parameters
    ----------
    rows
        Rows that are not empty.
    source
        The file or sheet, as the user knows it.
    """
    table = Table(source)
    whole = [row for row in rows if row.cells]
    at = 0
    while at < len(whole):
        at += _read_rows(table, whole, at)
    release(table)
    return table.outcome()


def _read_rows(table: Table, rows: Sequence[Row], at: int) -> int:
    """Take in the next row, or rows where they are a head; return how many."""
    row = rows[at]
    if len(row.cells) > MOST_CELLS:
        release(table)
        if not read_list(table, row):
            table.stray(row.line, "too_many_cells", most=MOST_CELLS)
    elif any(_has_corner(columns, row.cells) for columns in table.blocks):
        _read_corners(table, row)
    else:
        release(table)
        return _read_head_or_other(table, rows, at)
    return 1


def _read_head_or_other(table: Table, rows: Sequence[Row], at: int) -> int:
    row = rows[at]
    head = read_head(rows, at)
    if head is not None:
        choose_blocks(table, head, row.line)
        return head.height
    lists = list_columns(row.cells)
    if lists is not None:
        table.blocks, table.lists = (), lists
    elif table.lists is not None and table.lists.has_text(row.cells):
        read_list_row(table, table.lists, row)
    else:
        _read_other(table, row)
    return 1


def _read_corners(table: Table, row: Row) -> None:
    if len(table.blocks) > 1:
        hold(table, row)
        return
    (columns,) = table.blocks
    if not columns.has_head and guessed_blocks(row.cells[columns.end :]):
        table.draft_at(row.line).refuse(row.line, "side_by_side")
    read_corner(table, columns, row)


def _read_other(table: Table, row: Row) -> None:
    """Take in a row that is neither head nor corner of the columns known."""
    if read_words(table, row):
        return
    found = () if table.blocks else guessed_blocks(row.cells)
    if found:
        # What is beside a block and unlike it, as degrees beside metres, is refused.
        table.blocks = found if are_alike(found) else found[:1]
        _read_corners(table, row)
    elif not read_list(table, row):
        _read_remainder(table, row)


def _read_remainder(table: Table, row: Row) -> None:
    """Refuse a row that may be a corner; let a sentence pass."""
    text = " ".join(row.cells)[:40]
    if not _has_numbers(table.blocks, row.cells):
        table.tell(datum_in_prose(table.stated, " ".join(row.cells), row.line))
        table.notes.append(note(row.line, "not_a_corner", text=text))
    elif table.drafts and table.drafts[-1].points:
        table.drafts[-1].refuse(row.line, "not_a_number", text=text)
    else:
        table.stray(row.line, "stray_numbers")


def _has_numbers(blocks: Sequence[Columns], cells: list[str]) -> bool:
    """Return whether a row has a number, or digits where the coordinates should be."""
    if len(cells) > _IN_SENTENCE and any(
        _DIGIT.search(columns.text(cells)) for columns in blocks
    ):
        return True
    return any(map(_LIKE_A_NUMBER.fullmatch, map(half_width, cells)))


def _has_corner(columns: Columns, cells: list[str]) -> bool:
    return columns.values(cells, Draft("", 0)) is not None
