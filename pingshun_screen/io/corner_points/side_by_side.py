"""In which order the corners of blocks side by side follow one another.

Licence annexes print 点号 X Y 点号 X Y to save paper; the numbers say whether the next
corner stands below or beside, and whether a block begins another boundary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

import numpy as np
import shapely

from pingshun_screen.io.corner_points.drafts import DraftPoint

Column = list[DraftPoint]
"""The corners of one block, from above."""

_LABEL = re.compile(r"([^0-9]{0,10}?)([0-9]{1,6})", re.ASCII)
_FEWEST_IN_RING = 3
_NO_NUMBER = ("", -1)


class Order(StrEnum):
    """Which way the numbers run."""

    BY_COLUMN = "by_column"
    BY_ROW = "by_row"


class _Place(NamedTuple):
    """Number of a corner: what stands before it, such as J, and the number."""

    mark: str
    number: int

    def next(self) -> _Place:
        """Return the number that follows."""
        return self._replace(number=self.number + 1)


def order_of(columns: Sequence[Column]) -> Order | None:
    """Return the order of corners side by side; None where the numbers leave it open.

    Parameters
    ----------
    columns
        The corners of each block; those of one row have the same line.
    """
    down = list(chain.from_iterable(columns))
    across = by_row(columns)
    if down == across or is_orderly(down):
        return None if down != across and is_orderly(across) else Order.BY_COLUMN
    return Order.BY_ROW if is_orderly(across) else None


def by_row(columns: Sequence[Column]) -> Column:
    """Return the corners of blocks row by row."""
    # Sorting is stable, so the corners of one line stay in the order of the blocks.
    return sorted(chain.from_iterable(columns), key=lambda point: point.line)


def is_orderly(points: Sequence[DraftPoint]) -> bool:
    """Return whether numbers count on, but for where a ring closes or begins."""
    places = [_place(point) for point in points]
    if not places or _NO_NUMBER in places:
        return False
    start = highest = before = places[0]
    length, is_closed = 1, False
    for place in places[1:]:
        if place == before.next():
            length, is_closed = length + 1, False
        elif not is_closed and length < _FEWEST_IN_RING:
            return False
        elif place == start:
            # The first number closes the ring; once more, it begins the next.
            length, is_closed = 1, not is_closed
        elif place.mark != start.mark or place == highest.next():
            start, length, is_closed = place, 1, False
        else:
            return False
        before, highest = place, max(highest, place)
    return True


def boundaries(columns: Sequence[Column]) -> list[Column]:
    """Return the corners of blocks read down, apart where the numbers restart.

    A block of a single corner with the first number only closes the one before.
    """
    found: list[Column] = []
    for column in columns:
        first = _place(column[0])
        start = _place(found[-1][0]) if found else first
        restarts = first == start or first.mark != start.mark
        if not found or (restarts and len(column) >= _FEWEST_IN_RING):
            found.append(list(column))
        else:
            found[-1] += column
    return found


def meet(boundaries: Sequence[Column]) -> bool:
    """Return whether any two boundaries share ground: they may be area and hole."""
    rings = [
        np.array([point[-2:] for point in ring])
        for ring in boundaries
        if len(ring) >= _FEWEST_IN_RING
    ]
    polygons = np.array([shapely.Polygon(ring) for ring in rings])
    valid = polygons[shapely.is_valid(polygons)]
    one, other = np.triu_indices(len(valid), k=1)
    shares = shapely.intersects(valid[one], valid[other])
    apart = shapely.touches(valid[one], valid[other])
    return bool((shares & ~apart).any())


def _place(point: DraftPoint) -> _Place:
    found = _LABEL.fullmatch(point.label)
    return _Place(found[1].upper(), int(found[2])) if found else _Place(*_NO_NUMBER)
