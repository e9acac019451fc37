"""The sheets of a table file, with the cells that merged cells stand for filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from pingshun_screen.io.layer_faults import refusal
from pingshun_screen.io.ledgers.delimited import text_grids
from pingshun_screen.io.ledgers.grids import Grid, GridRow, text_of

_SUFFIXES = (".csv", ".txt", ".xlsx")
_MOST_BYTES = 5_000_000


def table_file(text: str, base: Path) -> tuple[Path, str]:
    """Return the file that a source names, and the sheet in it.

    Parameters
    ----------
    text
        A path, then perhaps `|sheetname=x`.
    base
        Folder that relative paths start from.

    Raises
    ------
    LayerError
        If it is missing or of no known format.
    """
    file, *options = text.split("|")
    sheet = ""
    for option in options:
        key, _, value = option.partition("=")
        if key.strip().lower() != "sheetname" or not value.strip():
            raise refusal(text, "heritage_option", option=option)
        sheet = value.strip()
    path = base / file.strip()
    if path.suffix.lower() not in _SUFFIXES:
        known = " ".join(_SUFFIXES)
        raise refusal(text, "format", suffix=path.suffix or path.name, known=known)
    if not path.is_file():
        raise refusal(text, "missing", path=path)
    return path, sheet


def table_grids(path: Path, sheet: str, encoding: str, source: str) -> list[Grid]:
    """Return every way to read a table: one for a sheet, one a delimiter for a text.

    Parameters
    ----------
    path
        The file.
    sheet
        Name of the sheet; empty for the only one.
    encoding
        Stated text encoding, empty where it is to be found out.
    source
        The file as the case calls it.

    Raises
    ------
    LayerError
        If it cannot be read.
    """
    with path.open("rb") as file:
        raw = file.read(_MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES:
        raise refusal(source, "heritage_too_big", most=_MOST_BYTES // 1_000_000)
    if path.suffix.lower() == ".xlsx":
        return [_filled(_sheet(raw, sheet, source))]
    return text_grids(raw, source, encoding)


def cell_text(value: object) -> str:
    """Return a cell as text; numbers without what floating point adds."""
    if isinstance(value, float):
        return f"{value:.10f}".rstrip("0").rstrip(".")
    return value.isoformat() if isinstance(value, date) else text_of(value)


def _sheet(raw: bytes, name: str, source: str) -> Grid:
    # Only where it is needed: openpyxl takes a quarter of a second to load.
    from pingshun_screen.io.ledgers.workbooks import workbook_grids  # noqa: PLC0415

    grids = workbook_grids(raw, source)
    known = "、".join(grid.sheet for grid in grids)
    named = [grid for grid in grids if grid.sheet == name or not name]
    if not named:
        raise refusal(source, "heritage_sheet", name=name, known=known)
    if len(named) > 1:
        raise refusal(source, "heritage_sheets", known=known)
    return named[0]


def _filled(grid: Grid) -> Grid:
    """Return a sheet in which every cell of a merge has the value that it shows.

    Formulas whose value the file does not hold show as what they are: no number.
    """
    rows = {row.line: list(row.cells) for row in grid.rows}
    for line, column in grid.problems:
        rows[line][column] = "#"
    for merge in grid.merges:
        if merge.top not in rows or merge.left >= len(rows[merge.top]):
            continue
        shown = rows[merge.top][merge.left]
        for line in range(merge.top, merge.bottom + 1):
            if line in rows:
                width = min(merge.right + 1, len(rows[line]))
                for column in range(merge.left, width):
                    rows[line][column] = shown
    filled = (GridRow(line, cells) for line, cells in rows.items())
    return replace(grid, rows=tuple(filled))
