"""The head of a ledger: which rows it takes and what its columns are called.

A head may take up to three rows: groups above (有效期 over 起 and 止), units below
(万吨/年). A column is called by its groups and its own name together where that is
a known name, else by its own name.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pingshun_screen.core.resources import resource
from pingshun_screen.core.vocabulary import folded, vocabulary
from pingshun_screen.io.ledgers.grids import Grid, GridRow, Merge, text_of

SEARCHED = 30
"""Rows from the top among which the head is looked for."""
_MOST_HEAD_ROWS = 3
_FEWEST_FIELDS = 2
_LONGEST = 40
"""Characters that the name of a column and its unit have at most."""
_IDENTITY = frozenset({"licence_no", "name"})
_BLANKS = re.compile(r"\s+")
_AROUND_UNIT = "()[]【】{}:,;/、_-. "


@dataclass(frozen=True)
class Head:
    """Where the head is and what it says.

    Parameters
    ----------
    first, last
        Positions of its rows among the rows of the grid.
    columns
        Name of each column in the order of the sheet, empty for one without.
    """

    first: int
    last: int
    columns: tuple[str, ...]


def find_head(grid: Grid, stated: Sequence[str] = ()) -> Head | None:
    """Return the head of a sheet, None if it has none.

    Parameters
    ----------
    grid
        The sheet.
    stated
        Columns that the case names: they count like known ones.
    """
    best, most = None, 0
    starts = range(min(len(grid.rows), SEARCHED))
    for size in range(1, _MOST_HEAD_ROWS + 1):
        for first in starts:
            rows = grid.rows[first : first + size]
            if len(rows) < size:
                continue
            columns = _columns(rows, grid.merges)
            score = _score(columns, stated)
            if score > most:
                best, most = Head(first, first + size - 1, columns), score
    return None if best is None else _with_units(grid, best)


def field_of(column: str) -> str:
    """Return the standard field that a column's name means, empty if none."""
    return _fields().get(folded(column)) or _fields().get(folded(_stem(column))) or ""


def _score(columns: Sequence[str], stated: Sequence[str]) -> int:
    """Return how many columns are known; none where no mine could be told apart."""
    fields = {field_of(column) for column in columns} - {""}
    named = {column for column in columns if column in stated}
    if len(fields) + len(named) < _FEWEST_FIELDS:
        return 0
    return len(fields | named) if fields & _IDENTITY or named else 0


def _columns(rows: Sequence[GridRow], merges: Sequence[Merge]) -> tuple[str, ...]:
    """Return the name of each column under some rows taken as the head."""
    width = max(len(row.cells) for row in rows)
    texts = [_texts(row, width, merges, rows[0].line) for row in rows]
    return tuple(
        _name([row[column] for row in _filled(texts)]) for column in range(width)
    )


def _texts(
    row: GridRow, width: int, merges: Sequence[Merge], first_line: int
) -> list[str]:
    """Return the words of a row, those of merged cells in each of their columns."""
    texts = [_clean(text_of(value)) for value in row.cells]
    texts += [""] * (width - len(texts))
    for merge in merges:
        starts_here = merge.top == row.line and merge.top >= first_line
        if starts_here and merge.left < width and merge.right > merge.left:
            span = range(merge.left, min(merge.right + 1, width))
            texts = [texts[merge.left] if n in span else t for n, t in enumerate(texts)]
    return texts


def _filled(rows: Sequence[list[str]]) -> list[list[str]]:
    """Return rows of a head with groups carried on over the columns beneath them.

    A text has no merged cells: a group stands over its first column only.
    """
    filled = []
    for above, below in pairwise(rows):
        group, texts = "", []
        for text, own in zip(above, below, strict=True):
            group = text or (group if own else "")
            texts.append(group)
        filled.append(texts)
    return [*filled, *rows[-1:]]


def _name(path: Sequence[str]) -> str:
    words = list(dict.fromkeys(text for text in path if text))
    if not words:
        return ""
    if len(words) > 1 and (name := _with_unit("".join(words[:-1]), words[-1])):
        return name
    names = ["".join(words[first:]) for first in range(len(words))]
    known = [_spelled(name) for name in names]
    return next((name for name in known if field_of(name)), known[0])


def _spelled(name: str) -> str:
    """Return a name with its unit in brackets, whichever way it was set apart."""
    if field_of(name) or len(name) > _LONGEST:
        return name
    for end in range(len(name) - 1, 1, -1):
        if found := _with_unit(name[:end], name[end:]):
            return found
    return name


def _with_unit(name: str, rest: str) -> str:
    """Return a known name with a unit that it can have; empty if it is not so."""
    unit = unicodedata.normalize("NFKC", rest).strip(_AROUND_UNIT)
    field = _fields().get(folded(name))
    term = vocabulary().mine_fields.get(field or "")
    return f"{name}（{unit}）" if term and unit in term.units else ""


def _with_units(grid: Grid, head: Head) -> Head:
    """Return the head with the row of units or of numbers that follows it."""
    after = head.last + 1
    if after >= len(grid.rows):
        return head
    row = grid.rows[after]
    texts = [_clean(text_of(value)) for value in row.cells]
    filled = [text for text in texts if text]
    if not filled:
        # Cells without a value to read: a mine whose formulas were never computed.
        return head
    if filled == [str(number) for number in range(1, len(filled) + 1)]:
        return Head(head.first, after, head.columns)
    if not all(map(_is_unit, filled)):
        return head
    texts += [""] * (len(head.columns) - len(texts))
    columns = [
        _with_unit(_stem(column), text) or column
        for column, text in zip(head.columns, texts, strict=False)
    ]
    return Head(head.first, after, tuple(columns))


def _is_unit(text: str) -> bool:
    return unicodedata.normalize("NFKC", text).strip(_AROUND_UNIT) in _units()


def _stem(column: str) -> str:
    """Return a name without what it has in brackets."""
    return unicodedata.normalize("NFKC", column).partition("(")[0]


def _clean(text: str) -> str:
    return _BLANKS.sub("", text)


@cache
def _fields() -> Mapping[str, str]:
    known = vocabulary().mine_fields
    term = known["valid_term"]
    with resource("ledgers.toml").open("rb") as file:
        ends = tomllib.load(file)["term_columns"]
    below = {
        folded(group + word): name
        for group in (term.label, *term.aliases)
        for name, words in ends.items()
        for word in words
    }
    return below | {
        folded(word): name
        for name, term in known.items()
        for word in (name, term.label, *term.aliases)
    }


@cache
def _units() -> frozenset[str]:
    return frozenset(
        unit for term in vocabulary().mine_fields.values() for unit in term.units
    )
