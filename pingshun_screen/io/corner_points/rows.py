"""Rows of cells from plain text: CSV, pasted tables, columns set apart by blanks."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pingshun_screen.io.corner_points.point_lists import is_point_list

_BLANKS = re.compile(r"[ \u3000]+")
_QUOTED = re.compile(r'(?:^|(?<=[\t|;,]))"[^"]*"(?=$|[\t|;,])')
_DIGIT = re.compile("[0-9０-９]")
_SEPARATORS = "\t|;,"
_SAME = str.maketrans({"，": ",", "；": ";", "｜": "|"})


class Row(NamedTuple):
    """One row of a table.

    Parameters
    ----------
    line
        Line of the text or row of the sheet.
    cells
        Without blanks around; empty cells at the end left out.
    """

    line: int
    cells: list[str]


def text_rows(lines: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a text that are not blank.

    Parameters
    ----------
    lines
        The text; the separator that most lines with digits have is the table's.
    """
    separator = _separator(lines)
    for number, line in enumerate(lines, start=1):
        if line and not line.isspace():
            yield Row(number, stripped(_cells(line, separator)))


def lines_of_rows(rows: Sequence[Row]) -> list[str]:
    """Return the lines of a text that somebody has split into cells at its commas."""
    lines = [""] * (rows[-1].line if rows else 0)
    for row in rows:
        lines[row.line - 1] = ",".join(row.cells)
    return lines


def stripped(cells: list[str]) -> list[str]:
    """Return cells without the empty ones at the end."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _separator(lines: Sequence[str]) -> str:
    """Return the separator that most lines with digits have."""
    counts: Counter[str] = Counter()
    for line in lines:
        if _DIGIT.search(line):
            counts[_separator_of(line.translate(_SAME).strip())] += 1
    return counts.most_common(1)[0][0] if counts else ""


def _separator_of(line: str) -> str:
    """Return the sign that separates cells; with a blank before it, blanks do too.

    Empty where only blanks do.
    """
    line = _QUOTED.sub("", line)
    if "\t" in line and line.count(";") > 1:
        # Semicolons set the corners of a list apart.
        return "\t"
    for sign in _SEPARATORS:
        if line.count(sign) > 1:
            return sign
    sign = next((sign for sign in _SEPARATORS if sign in line), "")
    return (
        f" {sign}" if sign and _BLANKS.search(line.replace(f"{sign} ", sign)) else sign
    )


def _cells(line: str, separator: str) -> list[str]:
    same = line.translate(_SAME)
    sign = separator.strip(" ")
    if is_point_list(line):
        return [line.strip()]
    if not sign or (sign != separator and sign not in same):
        return _BLANKS.split(line.strip())
    if sign not in same:
        return [line.strip()]
    if sign != separator:
        return _BLANKS.split(same.replace(sign, " ").strip())
    return _split(same, sign)


def _split(line: str, separator: str) -> list[str]:
    """Return the cells of a line; a quote at the end of a cell means seconds."""
    is_quoted = line.startswith('"') or f'{separator}"' in line
    try:
        rows = csv.reader([line], delimiter=separator) if is_quoted else ()
        cells = next(iter(rows), None) or line.split(separator)
    except csv.Error:
        cells = line.split(separator)
    return [cell.strip() for cell in cells]
