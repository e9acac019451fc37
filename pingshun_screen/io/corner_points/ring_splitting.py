"""Where one ring of corners ends and the next begins."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from pingshun_screen.io.corner_points.drafts import Draft, DraftPoint

Coordinates: TypeAlias = NDArray[np.float64]

_SAME_M, _SAME_DEGREES = 0.005, 5e-8
"""Two corners no farther apart on either axis are one: half the last decimal."""

FEWEST_IN_RING = 3
MOST_RINGS = 100
"""Of one parcel; each is compared with all others."""


@dataclass(frozen=True)
class RingOfDraft:
    """A ring with the place of its corners in the file.

    Parameters
    ----------
    area
        Area it belongs to.
    label
        Number of the ring as the file has it, empty if it has none.
    corners
        [n, 2], east first, without the point that closes the ring.
    lines
        Line of each corner.
    was_closed
        The file repeats the first corner.
    """

    area: str
    label: str
    corners: Coordinates
    lines: tuple[int, ...]
    was_closed: bool


def split_rings(
    draft: Draft, east_north: Coordinates, *, is_degrees: bool
) -> list[RingOfDraft]:
    """Return the rings of a parcel; what cannot be split is refused in the draft.

    Rings are told apart by area and ring number; within one number a ring ends
    where its first corner comes again, or where numbering starts anew.

    Parameters
    ----------
    draft
        The parcel.
    east_north
        Its points [n, 2] in the draft's order.
    is_degrees
        They are degrees, not metres.
    """
    tolerance = _SAME_DEGREES if is_degrees else _SAME_M
    rings: list[RingOfDraft] = []
    places = range(len(draft.points))
    for key, group in groupby(places, key=lambda i: draft.points[i][2:4]):
        rings += _split_run(draft, list(group), east_north, tolerance, key)
        if len(rings) > MOST_RINGS:
            draft.refuse(draft.line, "too_many_rings", most=MOST_RINGS)
            return []
    return rings


def _split_run(
    draft: Draft,
    run: list[int],
    east_north: Coordinates,
    tolerance: float,
    key: tuple[str, str],
) -> list[RingOfDraft]:
    rings: list[RingOfDraft] = []
    start = 0
    while start < len(run) and len(rings) <= MOST_RINGS:
        end, was_closed = _end_of_ring(draft, run, east_north, tolerance, start)
        members = run[start : end - was_closed]
        if start and len(members) == 1 and not was_closed:
            # A single point cannot be a ring: it meant to close the one before.
            line = draft.points[members[0]].line
            draft.refuse(line, "not_closed", label=draft.points[members[0]].label)
            return rings
        if start:
            draft.note(draft.points[run[start]].line, "another_ring")
        kept = _without_repeated(draft, members, east_north, tolerance)
        lines = tuple(draft.points[i].line for i in kept)
        rings.append(RingOfDraft(*key, east_north[kept], lines, was_closed))
        start = end
    return rings


def _end_of_ring(
    draft: Draft,
    run: list[int],
    east_north: Coordinates,
    tolerance: float,
    start: int,
) -> tuple[int, bool]:
    """Return where the ring from `start` ends, and whether it ends with its first."""
    points = draft.points
    first = run[start]
    same = np.abs(east_north[run[start + 1 :]] - east_north[first]) <= tolerance
    closing = np.flatnonzero(same.all(axis=1))
    closing = closing[closing >= FEWEST_IN_RING - 1]
    limit = start + 2 + int(closing[0]) if len(closing) else len(run)
    for position in range(start + FEWEST_IN_RING, limit - bool(len(closing))):
        if _starts_anew(points[run[position]], points[first]):
            return position, False
    return limit, bool(len(closing))


def _starts_anew(point: DraftPoint, first: DraftPoint) -> bool:
    return bool(point.label) and point.label == first.label


def _without_repeated(
    draft: Draft, members: list[int], east_north: Coordinates, tolerance: float
) -> list[int]:
    """Return the members without corners that only repeat the one before."""
    steps = np.abs(np.diff(east_north[members], axis=0)) <= tolerance
    is_repeated = np.r_[False, steps.all(axis=1)]
    for position in np.flatnonzero(is_repeated):
        draft.note(draft.points[members[position]].line, "repeated_corner")
    return [
        member for member, drop in zip(members, is_repeated, strict=True) if not drop
    ]
