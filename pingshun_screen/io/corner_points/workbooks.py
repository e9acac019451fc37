"""Rows of the sheets of an Excel workbook (.xlsx)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from pingshun_screen.core.texts import say
from pingshun_screen.io.corner_points.drafts import refusal
from pingshun_screen.io.corner_points.records import Refusal
from pingshun_screen.io.corner_points.rows import Row, stripped
from pingshun_screen.io.damaged_workbooks import DAMAGED

MOST_BYTES = 3_000_000
"""Of all parts unpacked; a small file can claim to be terabytes."""
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 5_000, 60, 20

Sheet = tuple[str, list[Row]]


def workbook_sheets(raw: bytes, source: str) -> list[Sheet] | Refusal:
    """Return the name and rows of every sheet that is not empty.

    Parameters
    ----------
    raw
        Content of the file.
    source
        The file, as the user knows it.
    """
    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
                return refusal(source, 0, "workbook_size", most=MOST_BYTES // 1_000_000)
        workbook = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheets = [
            (str(sheet.title), list(_rows(sheet)))
            for sheet in workbook.worksheets[:MOST_SHEETS]
        ]
    except DAMAGED:
        return refusal(source, 0, "workbook")
    if any(len(rows) > MOST_ROWS for _, rows in sheets):
        return refusal(source, 0, "too_many_lines", most=MOST_ROWS)
    return [sheet for sheet in sheets if sheet[1]]


def sheet_source(source: str, sheet: str) -> str:
    """Return how a sheet is called where its lines are named."""
    return say("corner_points.sheet", source=source, sheet=sheet)


def _rows(sheet: Any) -> Iterator[Row]:  # noqa: ANN401 - openpyxl has no types
    limits = {"max_row": MOST_ROWS + 1, "max_col": MOST_COLUMNS}
    values = sheet.iter_rows(values_only=True, **limits)
    for number, row in enumerate(values, start=1):
        cells = stripped([_text(value) for value in row])
        if cells:
            yield Row(number, cells)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10f}".rstrip("0").rstrip(".")
    return value.isoformat() if isinstance(value, date) else str(value).strip()
