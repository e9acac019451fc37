"""Delimited text: UTF-8 with or without a mark, UTF-16 with one, GBK; , ; tab or |."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from pingshun_screen.core.errors import LayerError
from pingshun_screen.io.encodings import codec_of, text_encoding
from pingshun_screen.io.ledgers.grids import (
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    GridRow,
    ledger_fault,
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_DELIMITERS = ",;\t|"
_KEPT_AS_TEXT = re.compile(r"=\"([^\"]*)\"|'(C?[0-9]+)", re.IGNORECASE)
"""How exports keep a spreadsheet from taking digits for a number."""


def text_grids(raw: bytes, source: str, stated: str) -> list[Grid]:
    """Return the text as rows, once for each delimiter that it may be meant with.

    Parameters
    ----------
    raw
        Content of the file.
    source
        The file, as the user knows it.
    stated
        Encoding that the case states; believed or refused; empty for none.

    Raises
    ------
    LayerError
        If it is no text, or too long.
    """
    text, encoding = _decoded(raw, source, stated)
    grids: list[Grid] = []
    failed: list[LayerError] = []
    for delimiter in filter(text.__contains__, _DELIMITERS):
        try:
            rows = tuple(_rows(text, delimiter, source))
        except LayerError as error:
            failed.append(error)
        else:
            grids.append(Grid(source, rows=rows, encoding=encoding))
    if not grids:
        raise next(iter(failed), LayerError([ledger_fault(source, "not_delimited")]))
    return grids


def require_no_wider_row(grid: Grid, head: int) -> None:
    """Refuse a text with rows of more cells than its head has.

    A delimiter within a cell, as in 20,000, has moved the values behind it one
    column on. A sheet may have remarks beside its columns.

    Parameters
    ----------
    grid
        The sheet or text.
    head
        Position of the last row of the head.

    Raises
    ------
    LayerError
        Naming every such row.
    """
    width = max((len(row.cells) for row in grid.rows[: head + 1]), default=0)
    counts = [(row.line, _filled_width(row)) for row in grid.rows[head + 1 :]]
    counts = [(line, cells) for line, cells in counts if cells > width]
    if counts and not grid.sheet:
        raise LayerError(
            [
                ledger_fault(grid.source, "wider", line=line, cells=cells, width=width)
                for line, cells in counts
            ]
        )


def _filled_width(row: GridRow) -> int:
    """Return how many cells a row has up to its last one that is not empty."""
    return max(
        (n for n, cell in enumerate(row.cells, 1) if cell is not None), default=0
    )


def _decoded(raw: bytes, source: str, stated: str) -> tuple[str, str]:
    """Return the text and what its encoding is called."""
    mark = next((mark for mark in _MARKS if raw.startswith(mark[0])), None)
    if mark is not None:
        return _text(raw[len(mark[0]) :], mark[1], source), mark[2]
    if stated:
        codec = codec_of(stated)
        if codec is None:
            raise LayerError([ledger_fault(source, "encoding_name", encoding=stated)])
        return _text(raw, codec, source), stated
    if b"\0" in raw:
        raise LayerError([ledger_fault(source, "binary")])
    found = text_encoding(raw)
    if found is None:
        raise LayerError([ledger_fault(source, "encoding")])
    return _text(raw, found.codec, source), found.name


def _text(raw: bytes, codec: str, source: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        fault = ledger_fault(source, "encoding_line", line=line, encoding=codec)
        raise LayerError([fault]) from error


def _rows(text: str, delimiter: str, source: str) -> Iterator[GridRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line, count = 0, 0
    try:
        for cells in reader:
            first, line = line + 1, reader.line_num
            values = [_cell(cell) for cell in cells[:MOST_COLUMNS]]
            if any(values):
                count += 1
                yield GridRow(first, values)
            if count > MOST_ROWS:
                fault = ledger_fault(source, "too_many_rows", most=MOST_ROWS)
                raise LayerError([fault])
    except csv.Error as error:
        fault = ledger_fault(source, "quotes", line=line + 1)
        raise LayerError([fault]) from error


def _cell(text: str) -> str | None:
    found = _KEPT_AS_TEXT.fullmatch(text.strip())
    return (found[1] or found[2] or "" if found else text).strip() or None
