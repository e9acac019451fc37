"""A table of scopes: its head, its columns and its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, folded
from pingshun_screen.io.corner_points.words import word_of
from pingshun_screen.io.heritage.grouped_heads import one_row_a_scope
from pingshun_screen.io.heritage.scope_rows import (
    PROSE_OF,
    ScopeRow,
    row_remark,
    scope_rows,
)
from pingshun_screen.io.heritage.sheets import cell_text
from pingshun_screen.io.heritage.words import METRES, is_metres, words
from pingshun_screen.io.layer_faults import refusal
from pingshun_screen.io.ledgers.delimited import require_no_wider_row
from pingshun_screen.io.ledgers.grids import Grid, GridRow

_ONLY_TOLD = ("grade", "document_no", "remark")
"""Kinds of column that nothing is drawn or joined by."""
_SAYING_THE_KIND = ("kind", "prose", *PROSE_OF)


@dataclass(frozen=True)
class ScopeTable:
    """All rows of a table, and what is wrong with some.

    Parameters
    ----------
    rows
        In the order of the table.
    remarks
        Why some rows are of no use, one sentence each.
    fields
        Kind of column to head, as recognised.
    """

    rows: tuple[ScopeRow, ...]
    remarks: tuple[str, ...]
    fields: Mapping[str, str]


def read_scope_table(
    grids: Sequence[Grid], stated: Mapping[str, str], source: str
) -> ScopeTable:
    """Return the scopes of a table.

    Parameters
    ----------
    grids
        Ways to read it; the first that has a head is meant.
    stated
        Kind of column to head, where the case says.
    source
        The table as the case calls it.

    Raises
    ------
    LayerError
        If it has no head, or no row below it.
    """
    plain = [one_row_a_scope(grid) for grid in grids]
    readings = [(grid, n) for grid in plain for n in _head_rows(grid, stated)]
    if not readings:
        raise refusal(source, "heritage_head")
    grid, head = readings[0]
    require_no_wider_row(grid, head)
    columns = _checked_columns(_texts(grid.rows[head]), stated, source)
    remarks: list[str] = []
    rows = [
        scope
        for row in grid.rows[head + 1 :]
        if (cells := _cells(_texts(row), columns)) and not _is_head(row, stated)
        for scope in scope_rows(row.line, cells, remarks)
    ]
    if not rows:
        raise refusal(source, "heritage_empty")
    heads = {kind: _texts(grid.rows[head])[place] for kind, place in columns.items()}
    return _without_rivals(ScopeTable(tuple(rows), tuple(remarks), heads))


def _texts(row: GridRow) -> list[str]:
    return [cell_text(cell) for cell in row.cells]


def _cells(texts: Sequence[str], columns: Mapping[str, int]) -> dict[str, str]:
    """Return kind of column to text; empty for a row that tells of no unit."""
    cells = {
        kind: texts[place] if place < len(texts) else ""
        for kind, place in columns.items()
    }
    told = [text for text in texts if text]
    is_footer = len(set(told)) == 1 and told[0].startswith(words().footers)
    return cells if any(cells.values()) and not is_footer else {}


def _head_rows(grid: Grid, stated: Mapping[str, str]) -> Iterator[int]:
    """Yield the rows that name units and kinds."""
    return (n for n, row in enumerate(grid.rows) if _is_head(row, stated))


def _checked_columns(
    heads: Sequence[str], stated: Mapping[str, str], source: str
) -> dict[str, int]:
    columns = _columns(heads, stated)
    twice = [
        heads[place]
        for kind, places in columns.items()
        if len(places) > 1 and kind not in _ONLY_TOLD
        for place in places
    ]
    if twice:
        raise refusal(source, "heritage_twice", heads="、".join(twice))
    measured = (heads[columns[kind][0]] for kind in METRES if kind in columns)
    mixed = [x for x in ("kind", "prose", *METRES) if x in columns]
    if mixed and not columns.keys().isdisjoint(PROSE_OF):
        kinds = [*(kind for kind in PROSE_OF if kind in columns), *mixed]
        both = [heads[columns[kind][0]] for kind in kinds]
        raise refusal(source, "heritage_layouts", heads="、".join(both))
    foreign = [head for head in measured if not is_metres(head)]
    if foreign:
        raise refusal(source, "heritage_units", heads="、".join(foreign))
    absent = [head for head in stated.values() if head not in heads]
    if absent:
        values = {"missing": "、".join(absent), "known": "、".join(filter(None, heads))}
        raise refusal(source, "fields", **values)
    return {kind: places[0] for kind, places in columns.items()}


def _is_head(row: GridRow, stated: Mapping[str, str]) -> bool:
    columns = _columns(_texts(row), stated).keys()
    return "unit" in columns and not columns.isdisjoint(_SAYING_THE_KIND)


def _columns(heads: Sequence[str], stated: Mapping[str, str]) -> dict[str, list[int]]:
    """Return the columns of each kind that a row names."""
    named = {folded(head): kind for kind, head in stated.items()}
    columns: dict[str, list[int]] = defaultdict(list)
    for position, cell in enumerate(heads):
        kind = named.get(folded(cell)) or words().columns.get(word_of(cell))
        is_guess = kind in stated and folded(cell) not in named
        if kind is not None and not is_guess:
            columns[kind].append(position)
    return columns


def _without_rivals(table: ScopeTable) -> ScopeTable:
    """Refuse rows that give one unit several different scopes of one kind.

    Which of them is in force nobody here can say; rows that agree count once. A row
    that does not tell its kind may belong to any scope of its unit.
    """
    rivals: dict[tuple[str, Role | None], list[ScopeRow]] = defaultdict(list)
    for row in table.rows:
        if row.unit and row.kind is not None:
            rivals[folded(row.unit), row.kind].append(row)
    open_rows = {folded(row.unit): row for row in table.rows if row.kind is None}
    remarks = list(table.remarks)
    opened: set[int] = set()
    repeated: set[int] = set()
    for (unit, _), some in rivals.items():
        if unit in open_rows:
            opened |= {row.line for row in some}
            remarks.append(row_remark(some[0], "rival", line=open_rows[unit].line))
        elif len({_what_counts(row) for row in some}) > 1:
            opened |= {row.line for row in some}
            lines = say("findings.list").join(str(row.line) for row in some)
            remarks.append(row_remark(some[0], "rivals", lines=lines))
        elif len(some) > 1:
            repeated |= {row.line for row in some[1:]}

    def settled(row: ScopeRow) -> ScopeRow:
        if row.line in opened:
            return replace(row, reach=None, is_open=True)
        return replace(row, reach=None) if row.line in repeated else row

    rows = tuple(map(settled, table.rows))
    return replace(table, rows=rows, remarks=tuple(remarks))


def _what_counts(row: ScopeRow) -> tuple[object, ...]:
    place = (row.cells.get(kind, "") for kind in ("x", "y", "longitude", "latitude"))
    return row.reach, row.start, *place
