"""Heads of tables: which columns they name, in one row or in several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pingshun_screen.core.coordinate_pairs import is_pair
from pingshun_screen.core.crs import Datum
from pingshun_screen.io.corner_points.columns import (
    PARTS_OF_ANGLE,
    Blocks,
    Columns,
    Span,
)
from pingshun_screen.io.corner_points.drafts import Draft
from pingshun_screen.io.corner_points.head_cells import (
    ANGLES,
    ATTRIBUTE,
    METRES,
    HeadCell,
    Unit,
    are_whole_angles,
    head_cells,
    is_unit_row,
    names_coordinates,
    widened,
)
from pingshun_screen.io.corner_points.headers import (
    NAMES,
    field_of,
    key_and_value,
    part_in,
)
from pingshun_screen.io.corner_points.rows import Row
from pingshun_screen.io.corner_points.words import datum_in

_OF_COORDINATES = "坐标"
_UNITS = tuple(Unit)
_ROWS_TO_TRY = 4
"""Below a head, for a first corner: the name of an area may come before it."""


@dataclass(frozen=True)
class Head:
    """What a head says.

    Parameters
    ----------
    blocks
        Those whose coordinates are there.
    height
        Rows that it takes.
    titles
        What stands above each block; empty texts where nothing does.
    datums
        That title or head of each block name; None where they name none.
    has_both
        There are longitudes and latitudes beside the metres, which are not read.
    is_broken
        Degrees, minutes and seconds are not all there.
    """

    blocks: Blocks
    height: int
    titles: tuple[str, ...] = ()
    datums: tuple[Datum | None, ...] = ()
    has_both: bool = False
    is_broken: bool = False


@dataclass
class _Block:
    """Columns of one block while the head is read."""

    angles: dict[str, list[tuple[int, Unit | None]]] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    attributes: dict[str, int] = field(default_factory=dict)

    def is_full(self) -> bool:
        """Return whether both coordinates have been named."""
        return self._has(METRES) or set(ANGLES) <= set(self.angles)

    def _has(self, kinds: tuple[str, str]) -> bool:
        return all(kind in self.places for kind in kinds)

    def takes(self, place: int, cell: HeadCell) -> bool:
        """Take a column in; return False where it begins another block."""
        if cell.kind in ANGLES:
            parts = self.angles.get(cell.kind, [])
            if self.is_full() and parts and cell.unit in (None, Unit.DEGREE):
                return False
            self.angles.setdefault(cell.kind, []).append((place, cell.unit))
        elif cell.kind == ATTRIBUTE:
            if self.is_full() and cell.text in self.attributes:
                return False
            self.attributes.setdefault(cell.text, place)
        elif cell.kind and cell.kind != "ignored":
            if self.is_full() and cell.kind in self.places:
                return False
            self.places.setdefault(cell.kind, place)
        return True

    def columns(self) -> Columns | None:
        """Return the columns, None where an angle has not all its parts."""
        if self._has(METRES):
            first, second = (Span(self.places[kind]) for kind in METRES)
        else:
            spans = [_span(self.angles[kind]) for kind in ANGLES]
            if spans[0] is None or spans[1] is None:
                return None
            first, second = spans[0], spans[1]
        label = self.places.get("label", self.places.get("serial"))
        ring, part = self.places.get("ring"), self.places.get("part")
        return Columns(first, second, label, ring, part, self.attributes)

    def has_both(self) -> bool:
        """Return whether it names metres and angles."""
        return self._has(METRES) and set(ANGLES) <= set(self.angles)


def read_head(rows: Sequence[Row], at: int) -> Head | None:
    """Return the head that begins at a row, None where none does.

    Parameters
    ----------
    rows
        Of the whole table.
    at
        Position of the row.
    """
    own = _head_at(rows, at)
    if own is not None or at + 1 >= len(rows):
        return own
    cells = rows[at].cells
    if len(cells) == 1 and len(rows[at + 1].cells) != 1:
        return None
    below = _head_at(rows, at + 1)
    return _under(head_cells(cells), below) if below is not None else None


def _head_at(rows: Sequence[Row], at: int) -> Head | None:
    """Return the head whose coordinates a row names."""
    cells = rows[at].cells
    if not names_coordinates(cells):
        return None
    found = head_cells(cells)
    body, is_broken = at + 1, False
    if body < len(rows) and is_unit_row(rows[body].cells):
        found = head_cells(cells, rows[body].cells)
        is_broken = not are_whole_angles(rows[body].cells)
        body += 1
    blocks = list(_blocks(found))
    columns = [block.columns() for block in blocks]
    wide = [block.columns() for block in _blocks(widened(found))]
    if wide != columns and any(
        _fits(wide[0], row.cells) for row in rows[body : body + _ROWS_TO_TRY]
    ):
        columns = wide
    known = tuple(one for one in columns if one is not None)
    return Head(
        known,
        body - at,
        ("",) * len(known),
        tuple(_datum(one, cells) for one in known),
        has_both=any(map(_Block.has_both, blocks)),
        is_broken=is_broken or len(known) < len(columns),
    )


def _blocks(cells: Sequence[HeadCell]) -> Iterator[_Block]:
    """Yield the blocks of a head that name both coordinates."""
    block = _Block()
    for place, cell in enumerate(cells):
        if not block.takes(place, cell):
            yield block
            block = _Block()
            block.takes(place, cell)
    if block.is_full():
        yield block


def _span(parts: Sequence[tuple[int, Unit | None]]) -> Span | None:
    """Return the columns of an angle, None where it has not all its parts."""
    start, units = parts[0][0], tuple(unit for _, unit in parts)
    places = [place for place, _ in parts]
    if units[0] in (None, Unit.DEGREE) and len(parts) == 1:
        return Span(start)
    is_whole = units == _UNITS and places == list(range(start, start + PARTS_OF_ANGLE))
    return Span(start, PARTS_OF_ANGLE) if is_whole else None


def _datum(columns: Columns, cells: Sequence[str]) -> Datum | None:
    """Return the datum that the head of a coordinate names: X（西安80）."""
    texts = (columns.first.text(cells), columns.second.text(cells))
    return next((datum for text in texts if (datum := datum_in(text[:40]))), None)


def _fits(columns: Columns | None, cells: Sequence[str]) -> bool:
    """Return whether a row has angles in degrees, minutes and seconds there."""
    values = columns.values(cells, Draft("", 0)) if columns is not None else None
    return values is not None and is_pair(*values)


def _under(above: Sequence[HeadCell], head: Head) -> Head | None:
    """Return a head with the row above it, None where that row is no part of it.

    That row names the corners' numbers, as merged cells do, or says what each block
    is.
    """
    numbered = tuple(_numbered(head.blocks, above))
    titles = _titles(head.blocks, above)
    told = [datum_in(title) if _OF_COORDINATES in title else None for title in titles]
    is_told = any(told) or (len(titles) > 1 and any(titles))
    if numbered == head.blocks and not is_told:
        return None
    datums = [one or own for one, own in zip(told, head.datums, strict=True)]
    return replace(
        head,
        blocks=numbered,
        height=head.height + 1,
        titles=titles,
        datums=tuple(datums),
    )


def _numbered(blocks: Blocks, above: Sequence[HeadCell]) -> Iterator[Columns]:
    """Yield blocks with the columns of numbers that the row above names."""
    start = 0
    for block in blocks:
        end = min(block.first.start, block.second.start)
        places = {above[at].kind: at for at in range(start, min(end, len(above)))}
        label = places.get("label", places.get("serial"))
        yield block if block.label is not None else replace(block, label=label)
        start = block.end


def _titles(blocks: Blocks, above: Sequence[HeadCell]) -> tuple[str, ...]:
    """Return what a row says above each block, empty texts where it says nothing."""
    told = [(at, cell.text) for at, cell in enumerate(above) if _is_title(cell)]
    nothing = ("",) * len(blocks)
    if len(told) != len(blocks):
        return nothing
    texts = tuple(text for _, text in told)
    ends = [block.end for block in blocks]
    starts = [0, *ends[:-1]]
    places = zip(told, starts, ends, strict=True)
    is_above = all(start <= at < end for (at, _), start, end in places)
    # Where blanks separate, titles stand side by side and above nothing.
    are_parts = len(blocks) > 1 and all(part_in(text) for text in texts)
    return texts if is_above or are_parts else nothing


def _is_title(cell: HeadCell) -> bool:
    """Return whether a cell can name an area or a mining right."""
    if not cell.text or cell.kind or cell.is_bare_unit:
        return False
    pair = key_and_value(cell.text)
    return pair is None or field_of(pair[0]) in NAMES
