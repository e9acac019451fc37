"""Sheets of an Excel workbook (.xlsx), read row by row so that no file fills memory."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.texts import say
from pingshun_screen.io.damaged_workbooks import DAMAGED
from pingshun_screen.io.ledgers.grids import (
    DAY_ZERO,
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    GridRow,
    Merge,
    ledger_fault,
)

OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")
"""Also what a workbook with a password begins with."""
MOST_BYTES = 20_000_000
"""Of all parts unpacked; a small file can claim to be terabytes."""
MOST_SHEETS, LAST_LINE = 30, 20_000

_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=\"([A-Z0-9:$]{1,24})\"")
_ROW = re.compile(rb"<row\b[^>]*?\br=\"([0-9]{1,12})\"[^>]*>(.*?)</row>", re.DOTALL)
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b(?=[^>]*\bhidden=\"(?:1|true)\")[^>]*>")
_ROW_NUMBER = re.compile(rb"\br=\"([0-9]{1,7})\"")
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\b(?=[^>]*\bhidden=\"(?:1|true)\")[^>]*>")
_SPAN = (re.compile(rb"\bmin=\"([0-9]{1,7})\""), re.compile(rb"\bmax=\"([0-9]{1,7})\""))


def workbook_grids(raw: bytes, source: str) -> list[Grid]:
    """Return every sheet that is not empty.

    Parameters
    ----------
    raw
        Content of the file.
    source
        The file, as the user knows it.

    Raises
    ------
    LayerError
        If it cannot be opened or is too big.
    """
    try:
        with ZipFile(io.BytesIO(raw)) as archive, catch_warnings():
            # On parts that do not matter here, such as data validation.
            simplefilter("ignore", UserWarning)
            if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
                most = MOST_BYTES // 1_000_000
                raise LayerError([ledger_fault(source, "workbook_size", most=most)])
            grids = list(_grids(raw, archive, source))
    except DAMAGED as error:
        raise LayerError([ledger_fault(source, "workbook")]) from error
    for grid in grids:
        if len(grid.rows) > MOST_ROWS:
            fault = ledger_fault(grid.source, "too_many_rows", most=MOST_ROWS)
            raise LayerError([fault])
    return [grid for grid in grids if grid.rows]


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names of a workbook's sheets; none if it cannot be opened."""
    try:
        with closing(load_workbook(path, read_only=True)) as book:
            return tuple(book.sheetnames)
    except DAMAGED:
        return ()


def _grids(raw: bytes, archive: ZipFile, source: str) -> Iterator[Grid]:
    values = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    formulas = load_workbook(io.BytesIO(raw), read_only=True, data_only=False)
    pairs = zip(values.worksheets, formulas.worksheets, strict=True)
    if not values.worksheets:
        # Also what openpyxl makes of Strict Open XML.
        raise LayerError([ledger_fault(source, "workbook")])
    for sheet, written in list(pairs)[:MOST_SHEETS]:
        part = archive.read(_part(sheet))
        title = str(sheet.title)
        if _has_values_below(part):
            fault = ledger_fault(source, "too_many_rows", most=LAST_LINE)
            raise LayerError([fault])
        rows, problems = _cells(sheet, written)
        yield Grid(
            source=say("ledgers.sheet", source=source, sheet=title),
            sheet=title,
            rows=rows,
            merges=tuple(_apart(_merges(part))),
            problems=problems,
            hidden_lines=frozenset(_hidden_lines(part)),
            hidden_columns=frozenset(_hidden_columns(part)),
            day_zero=_day_zero(values.epoch),
            is_hidden=sheet.sheet_state != "visible",
        )


def _part(sheet: Any) -> str:  # noqa: ANN401 - openpyxl has no types
    return str(sheet._worksheet_path).lstrip("/")


def _cells(
    sheet: Any,  # noqa: ANN401 - openpyxl has no types
    written: Any,  # noqa: ANN401
) -> tuple[tuple[GridRow, ...], dict[tuple[int, int], str]]:
    """Return the rows that are not empty, and cells without a value to read."""
    limits = {"max_row": LAST_LINE, "max_col": MOST_COLUMNS}
    rows: list[GridRow] = []
    problems: dict[tuple[int, int], str] = {}
    pairs = zip(sheet.iter_rows(**limits), written.iter_rows(**limits), strict=True)
    for line, (cells, sources) in enumerate(pairs, start=1):
        for column, (cell, origin) in enumerate(zip(cells, sources, strict=True)):
            if problem := _problem(cell, origin):
                problems[line, column] = problem
        values = [_value(cell) for cell in cells]
        if any(value is not None for value in values) or any(
            (line, column) in problems for column in range(len(values))
        ):
            rows.append(GridRow(line, values))
    return tuple(rows), problems


def _problem(cell: Any, origin: Any) -> str:  # noqa: ANN401 - openpyxl has no types
    if cell.data_type == "e":
        return "error_value"
    # A formula that gives an empty text has no value either, but the type of one.
    is_empty = cell.value is None and cell.data_type != "str"
    return "no_cached_value" if origin.data_type == "f" and is_empty else ""


def _value(cell: Any) -> object:  # noqa: ANN401 - openpyxl has no types
    value = cell.value
    if isinstance(value, str):
        return value.strip() or None
    if value is None or isinstance(value, bool | int | float | date | datetime):
        return value
    return str(value)


def _merges(part: bytes) -> Iterator[Merge]:
    for found in _MERGE.finditer(part):
        left, top, right, bottom = range_boundaries(found[1].decode("ascii"))
        if None not in (left, top, right, bottom):
            yield Merge(top, min(bottom, LAST_LINE), left - 1, right - 1)


def _apart(merges: Iterable[Merge]) -> Iterator[Merge]:
    """Yield the merges that share no cell with one above, as no program makes them."""
    last = [0] * MOST_COLUMNS
    for merge in sorted(set(merges)):
        columns = range(merge.left, min(merge.right + 1, MOST_COLUMNS))
        if columns and all(last[column] < merge.top for column in columns):
            last[columns.start : columns.stop] = [merge.bottom] * len(columns)
            yield merge


def _has_values_below(part: bytes) -> bool:
    """Return whether a row has a value further down than anybody looks."""
    return any(
        int(found[1]) > LAST_LINE and (b"<v" in found[2] or b"<is" in found[2])
        for found in _ROW.finditer(part)
    )


def _hidden_lines(part: bytes) -> Iterator[int]:
    for found in _HIDDEN_ROW.finditer(part):
        number = _ROW_NUMBER.search(found[0])
        if number:
            yield int(number[1])


def _hidden_columns(part: bytes) -> Iterator[int]:
    for found in _HIDDEN_COLUMN.finditer(part):
        first, last = (limit.search(found[0]) for limit in _SPAN)
        if first and last:
            yield from range(int(first[1]) - 1, min(int(last[1]), MOST_COLUMNS))


def _day_zero(epoch: datetime) -> date:
    return epoch.date() if epoch == CALENDAR_MAC_1904 else DAY_ZERO
