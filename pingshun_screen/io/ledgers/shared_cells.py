"""Cells that are merged over several mines: all of them show the same value.

Words hold for each mine. A number may be the mines' sum, so it holds for none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from pingshun_screen.core.attributes import is_blank
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import vocabulary
from pingshun_screen.io.ledgers.grids import Grid, GridRow, Merge, text_of


def with_shared_cells(
    grid: Grid, first: int, positions: Mapping[str, int]
) -> list[GridRow]:
    """Return the rows of a sheet below its head, merged cells filled in.

    Parameters
    ----------
    grid
        The sheet.
    first
        Position of the first row below the head.
    positions
        Standard field to column.
    """
    rows = {row.line: list(row.cells) for row in grid.rows[first:]}
    fields = {position: name for name, position in positions.items()}
    for merge, lines in _merges(grid, rows):
        name = fields.get(merge.left)
        top = rows.get(merge.top, [])
        value = top[merge.left] if merge.left < len(top) else None
        if name is None or is_blank(value):
            continue
        if vocabulary().mine_fields[name].kind == "number":
            words = {"value": text_of(value), "first": lines[0], "last": lines[-1]}
            value = say("ledgers.shared_value", **words)
        for line in lines:
            _put(rows[line], merge.left, value)
    return [GridRow(line, cells) for line, cells in rows.items()]


def _merges(
    grid: Grid, rows: Mapping[int, list[object]]
) -> Iterator[tuple[Merge, list[int]]]:
    """Yield what is merged over several rows that are not empty, and these rows."""
    known = sorted(rows)
    for merge in grid.merges:
        first = bisect_left(known, merge.top)
        lines = known[first : bisect_right(known, merge.bottom)]
        if len(lines) > 1:
            yield merge, lines


def _put(cells: list[object], position: int, value: object) -> None:
    cells += [None] * (position + 1 - len(cells))
    cells[position] = value
