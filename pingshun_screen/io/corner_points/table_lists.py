"""Tables in which one cell holds all corners of a mining right, and single lists."""

from __future__ import annotations

from pingshun_screen.io.corner_points.drafts import Draft, DraftPoint
from pingshun_screen.io.corner_points.head_cells import ATTRIBUTE, head_cells
from pingshun_screen.io.corner_points.headers import NAMES, field_of, tell_of_mine
from pingshun_screen.io.corner_points.point_lists import ListedPoint, points_in
from pingshun_screen.io.corner_points.rows import Row
from pingshun_screen.io.corner_points.table_state import (
    ListColumns,
    Table,
)

_KIND = "list"
_FEWEST_CELLS = 2


def list_columns(cells: list[str]) -> ListColumns | None:
    """Return where a head says that lists of corners are, None if it is no such."""
    if len(cells) < _FEWEST_CELLS:
        return None
    found = list(enumerate(head_cells(cells)))
    places = [place for place, cell in found if cell.kind == _KIND]
    attributes = {cell.text: at for at, cell in found if cell.kind == ATTRIBUTE}
    if len(places) != 1 or not attributes:
        return None
    return ListColumns(places[0], attributes)


def read_list_row(table: Table, columns: ListColumns, row: Row) -> None:
    """Take in the mining right of a row; where it has no name, another area of it."""
    texts = {
        head: row.cells[at]
        for head, at in columns.attributes.items()
        if at < len(row.cells) and row.cells[at]
    }
    begins = any(field_of(head) in NAMES for head in texts)
    draft = table.begin(row.line) if begins else table.draft_at(row.line)
    draft.is_north_first = False
    for head, text in texts.items():
        tell_of_mine(draft, head, text)
    cell = row.cells[columns.place] if columns.place < len(row.cells) else ""
    found = points_in(cell, draft)
    if not found:
        draft.refuse(row.line, "point_list", text=cell[:40])
    draft.points += [_corner(row.line, point, table) for point in found]


def read_list(table: Table, row: Row) -> bool:
    """Take in a row that is nothing but a list; return whether it is one."""
    probe = Draft("", 0)
    found = points_in(",".join(row.cells), probe)
    if not found:
        return False
    draft = table.draft_at(row.line)
    if not draft.points:
        draft.is_north_first = False
    draft.stated = table.stated
    draft.is_sexagesimal |= probe.is_sexagesimal
    draft.points += [_corner(row.line, point, table) for point in found]
    return True


def _corner(line: int, point: ListedPoint, table: Table) -> DraftPoint:
    return DraftPoint(line, point.label, table.part, table.ring, *point[1:])
