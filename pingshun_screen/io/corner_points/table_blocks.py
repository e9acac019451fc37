"""Corners of a table: of one block, or of several side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from pingshun_screen.core.corners import area_names
from pingshun_screen.core.crs import Datum
from pingshun_screen.io.corner_points.columns import Columns
from pingshun_screen.io.corner_points.drafts import Draft, DraftPoint, note, warning
from pingshun_screen.io.corner_points.headers import (
    NAMES,
    field_of,
    key_and_value,
    part_in,
    tell_of_mine,
)
from pingshun_screen.io.corner_points.heads import Head
from pingshun_screen.io.corner_points.numbers import half_width
from pingshun_screen.io.corner_points.rows import Row
from pingshun_screen.io.corner_points.side_by_side import (
    Column,
    Order,
    boundaries,
    by_row,
    meet,
    order_of,
)
from pingshun_screen.io.corner_points.table_state import Table
from pingshun_screen.io.corner_points.words import datum_name

_CONTINUED = re.compile(r"\s?[(（]?续表?[)）]?$")


def choose_blocks(table: Table, head: Head, line: int) -> None:
    """Take in a head: from here on its columns count.

    Where blocks give the same corners in several coordinate systems, the one in
    CGCS2000 is read.
    """
    table.blocks, table.titles = head.blocks, head.titles
    if head.is_broken:
        table.draft_at(line).refuse(line, "angle_parts")
    if head.has_both:
        table.notes.append(note(line, "degrees_beside"))
    named = set(head.datums)
    if named <= {None}:
        return
    if len(head.blocks) == 1 or len(named) == 1:
        _tell_datum(table, next(iter(named)), line)
    elif None in named or len(named) < len(head.blocks) or Datum.CGCS2000 not in named:
        table.draft_at(line).refuse(line, "systems_beside")
        table.blocks, table.titles = head.blocks[:1], ("",)
    else:
        place = head.datums.index(Datum.CGCS2000)
        label = head.blocks[0].label
        chosen = head.blocks[place]
        if chosen.label is None:
            chosen = replace(chosen, label=label)
        table.blocks, table.titles = (chosen,), ("",)
        table.notes.append(note(line, "system_chosen", count=len(head.blocks)))
        _tell_datum(table, Datum.CGCS2000, line)


def _tell_datum(table: Table, datum: Datum | None, line: int) -> None:
    """Take in the datum that a head names, unless lines of the file name another."""
    if datum is None:
        return
    points = table.drafts[-1].points if table.drafts else []
    is_of_another = bool(points) and points[-1].line > table.stated.line_of("datum")
    stated = None if is_of_another else table.stated.datum
    if stated not in (None, datum):
        values = {"head": datum_name(datum), "stated": datum_name(stated)}
        table.draft_at(line).refuse(line, "head_datum", **values)
    table.tell(table.stated.told(line, datum=datum))


def read_corner(table: Table, columns: Columns, row: Row) -> None:
    """Take in the corner that a row has in one block."""
    draft = _draft_of_row(table, columns, row)
    point = _corner(table, columns, row, draft)
    if point is not None:
        draft.points.append(point)


def _draft_of_row(table: Table, columns: Columns, row: Row) -> Draft:
    """Return the parcel that a row belongs to, with what the row says of it."""
    named = _named(columns, row.cells)
    draft = table.draft_at(row.line)
    if draft.points and _is_another(draft, named):
        draft = table.begin(row.line)
    for head, text in named.items():
        tell_of_mine(draft, head, text)
    draft.stated = table.stated
    draft.is_north_first = columns.has_head
    return draft


def _corner(
    table: Table, columns: Columns, row: Row, draft: Draft
) -> DraftPoint | None:
    """Return the corner that a row has in one block, refused if it has none."""
    cells = row.cells
    values = columns.values(cells, draft)
    if values is None:
        draft.refuse(row.line, "not_a_number", text=" ".join(cells)[:40])
        return None
    table.part = _cell(cells, columns.part) or table.part
    table.ring = _cell(cells, columns.ring) or table.ring
    label = half_width(_cell(cells, columns.label))
    return DraftPoint(row.line, label, table.part, table.ring, *values)


def _named(columns: Columns, cells: Sequence[str]) -> dict[str, str]:
    texts = {head: _cell(cells, at) for head, at in columns.attributes.items()}
    return {head: text for head, text in texts.items() if text}


def _is_another(draft: Draft, named: dict[str, str]) -> bool:
    """Return whether a row names another mining right than the one being read."""
    return any(
        field_of(head) in NAMES and draft.attributes.get(field_of(head)) != text
        for head, text in named.items()
    )


def _cell(cells: Sequence[str], position: int | None) -> str:
    return cells[position] if position is not None and position < len(cells) else ""


def hold(table: Table, row: Row) -> None:
    """Keep a row of blocks side by side until the last of them is known."""
    draft = table.draft_at(row.line)
    if table.held and _is_another(draft, _named(table.blocks[0], row.cells)):
        release(table)
    if not table.held:
        _draft_of_row(table, table.blocks[0], row)
    table.held.append(row)


def release(table: Table) -> None:
    """Take in the rows held, in the order that their numbers give."""
    rows, table.held = table.held, []
    if not rows:
        return
    line, draft = rows[0].line, table.drafts[-1]
    before = len(draft.refusals)
    columns = [_column(table, block, rows, draft) for block in table.blocks]
    columns = [column for column in columns if column]
    if len(draft.refusals) > before:
        # A corner is missing, so that its parcel and those beside it are in doubt.
        draft.points += chain(*columns)
    elif not _read_several(table, columns, line):
        first, *later = table.blocks
        is_shared = first.label is not None and all(b.label is None for b in later)
        draft.refuse(line, "systems_beside" if is_shared else "side_by_side")
        draft.points += columns[0]


def _read_several(table: Table, columns: Sequence[Column], line: int) -> bool:
    """Take in the corners of blocks; return whether their order is beyond doubt."""
    later = table.blocks[1:]
    if any(block.attributes for block in later):
        return False
    order = order_of(columns)
    apart = boundaries(columns) if order is not Order.BY_ROW else []
    titles = {_CONTINUED.sub("", title) for title in table.titles}
    if len(titles) == len(table.titles) == len(columns) > 1:
        is_numbered = any(point.label for column in columns for point in column)
        return _read_titled(table, columns, line, len(apart) if is_numbered else 0)
    if order is None:
        return False
    has_own_rings = any(
        block.ring is not None or block.part is not None for block in later
    )
    if len(apart) > 1 and not has_own_rings:
        _read_apart(table, apart, line)
        return True
    draft = table.drafts[-1]
    draft.note(line, order.value, count=len(columns))
    draft.points += by_row(columns) if order is Order.BY_ROW else chain(*columns)
    return True


def _column(
    table: Table, columns: Columns, rows: Sequence[Row], draft: Draft
) -> Column:
    """Return the corners of one block; where it is empty, another is longer."""
    points = (
        _corner(table, columns, row, draft)
        for row in rows
        if columns.text(row.cells) or _cell(row.cells, columns.label)
    )
    return [point for point in points if point is not None]


def _read_titled(
    table: Table, columns: Sequence[Column], line: int, boundaries_found: int
) -> bool:
    """Take in blocks of which each has its title: an area, or a mining right.

    Names above numbers that count on leave open whether it is one boundary.
    """
    titles = table.titles
    if all(map(part_in, titles)):
        draft = table.drafts[-1]
        draft.note(line, "titled_areas", count=len(columns), titles=" ".join(titles))
        for title, column in zip(titles, columns, strict=True):
            draft.points += [p._replace(area=part_in(title)) for p in column]
        return True
    if boundaries_found not in (0, len(columns)):
        return False
    for title, column in zip(titles, columns, strict=True):
        draft = _next_draft(table, line)
        if not tell_of_mine(draft, *(key_and_value(title) or ("", ""))):
            draft.attributes["name"] = title
        name = draft.attributes.get("name", title)
        draft.note(line, "titled_parcels", count=len(columns), title=name)
        draft.points += column
    return True


def _read_apart(table: Table, apart: Sequence[Column], line: int) -> None:
    """Take in blocks whose numbers each begin anew."""
    draft = table.drafts[-1]
    if meet(apart):
        draft.refuse(line, "apart_and_meeting")
        draft.points += apart[0]
    elif draft.attributes.get("name") or draft.attributes.get("licence_no"):
        draft.note(line, "apart_as_areas", count=len(apart))
        for letters, column in zip(area_names(len(apart)), apart, strict=True):
            area = f"{column[0].area}{line}{letters}"
            draft.points += [p._replace(area=area) for p in column]
    else:
        for column in apart:
            draft = _next_draft(table, line)
            draft.notes.append(warning(line, "apart_as_parcels", count=len(apart)))
            draft.points += column


def _next_draft(table: Table, line: int) -> Draft:
    """Return the parcel at hand where it is still empty, else another."""
    draft = table.draft_at(line)
    if not draft.points:
        return draft
    following = table.begin(line)
    following.is_north_first = draft.is_north_first
    following.is_sexagesimal = draft.is_sexagesimal
    return following
