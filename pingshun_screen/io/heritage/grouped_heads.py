"""Tables whose head has two rows: 保护范围 and 建设控制地带, each over its sides.

They are brought into the form of one row for each scope.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import SCOPE_ROLES, Role, folded
from pingshun_screen.io.corner_points.words import word_of
from pingshun_screen.io.heritage.sheets import cell_text
from pingshun_screen.io.heritage.words import METRES, is_metres, words
from pingshun_screen.io.ledgers.grids import Grid, GridRow

_SEARCHED = 30


@dataclass(frozen=True)
class _Head:
    """Where each scope's metres stand, by kind and side, and all other columns."""

    metres: Mapping[Role, Mapping[str, int]]
    others: Mapping[int, str]
    names: Mapping[str, str]


def one_row_a_scope(grid: Grid) -> Grid:
    """Return a table with one row for each scope; others come back as they are.

    Parameters
    ----------
    grid
        A sheet with its merged cells filled in, or a text.
    """
    for position, (above, below) in enumerate(pairwise(grid.rows[:_SEARCHED])):
        head = _head(above, below)
        if head is not None:
            rows = grid.rows[position + 2 :]
            names = [head.names[side] for side in METRES]
            told = [*head.others.values(), say("heritage.kind_head"), *names]
            first = GridRow(above.line, told)
            apart = [part for row in rows for part in _apart(row, head)]
            return replace(grid, rows=(first, *apart), merges=())
    return grid


def _head(above: GridRow, below: GridRow) -> _Head | None:
    metres: dict[Role, dict[str, int]] = {}
    names: dict[str, str] = {}
    others: dict[int, str] = {}
    group = ""
    pairs = zip_longest(map(cell_text, above.cells), map(cell_text, below.cells))
    for column, (upper, lower) in enumerate(pairs):
        group = upper or (group if lower else "")
        bare, _, unit = folded(group).partition("(")
        role = words().kinds.get(bare)
        side = words().columns.get(word_of(lower or ""))
        if role is None or side not in METRES:
            others[column] = upper or lower or ""
            continue
        if side in metres.setdefault(role, {}):
            return None
        metres[role][side] = column
        # A unit that is not metres has to be seen, whichever head states it.
        if is_metres(names.get(side, "")):
            names[side] = (lower or "") if is_metres(group) else f"{lower}({unit}"
    plain = {side: say(f"heritage.side_{side}") for side in METRES}
    return _Head(metres, others, plain | names) if metres else None


def _apart(row: GridRow, head: _Head) -> Iterator[GridRow]:
    texts = [cell_text(cell) for cell in row.cells]
    cells = [_at(row.cells, column) for column in head.others]
    if len(set(filter(None, texts))) <= 1:
        yield GridRow(row.line, cells)
        return
    for role in SCOPE_ROLES:
        columns = head.metres.get(role, {})
        values = [_at(row.cells, columns.get(side)) for side in METRES]
        is_told = any(value is not None and cell_text(value) for value in values)
        if is_told or role is Role.HERITAGE_PROTECTION_SCOPE:
            label = say(f"heritage.kind_{role.value.removeprefix('heritage_')}")
            yield GridRow(row.line, [*cells, label, *values])


def _at(cells: Sequence[object], column: int | None) -> object:
    return cells[column] if column is not None and column < len(cells) else None
