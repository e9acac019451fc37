"""Rows of cells from plain text: CSV, pasted tables, columns set apart by blanks."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pingshun_screen.io.corner_points.numbers import half_width, parsed_number

_BLANKS = re.compile(r"[ \u3000]+")
_SEPARATORS = "\t|;,"
_SAME = str.maketrans({"，": ",", "；": ";", "｜": "|"})
_PARTS_OF_ANGLES = 3


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
        if not line or line.isspace():
            continue
        same = line.translate(_SAME)
        if separator and separator in same:
            cells = _split(same, separator)
        elif separator:
            cells = [line.strip()]
        else:
            cells = _joined_angles(_BLANKS.split(line.strip()))
        yield Row(number, stripped(cells))


def stripped(cells: list[str]) -> list[str]:
    """Return cells without the empty ones at the end."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _separator(lines: Sequence[str]) -> str:
    """Return the separator that most lines have, empty where blanks separate."""
    counts: Counter[str] = Counter()
    for line in lines:
        same = line.translate(_SAME)
        found = next((sign for sign in _SEPARATORS if same.count(sign) > 1), None)
        if found or (same and not same.isspace()):
            counts[found or ""] += 1
    return counts.most_common(1)[0][0] if counts else ""


def _split(line: str, separator: str) -> list[str]:
    """Return the cells of a line; a quote at the end of a cell means seconds."""
    is_quoted = line.startswith('"') or f'{separator}"' in line
    try:
        rows = csv.reader([line], delimiter=separator) if is_quoted else ()
        cells = next(iter(rows), None) or line.split(separator)
    except csv.Error:
        cells = line.split(separator)
    return [cell.strip() for cell in cells]


def _joined_angles(cells: list[str]) -> list[str]:
    """Return cells with `113 30 45.123 36 1 2.5` taken as two angles."""
    extra = len(cells) - 2 * _PARTS_OF_ANGLES
    if extra not in (0, 1):
        return cells
    parts = [half_width(cell) for cell in cells[extra:]]
    values = [parsed_number(part) for part in parts]
    if any(value is None or value >= 180 for value in values):  # noqa: PLR2004
        return cells
    return [*cells[:extra], " ".join(parts[:3]), " ".join(parts[3:])]
