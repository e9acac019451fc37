"""What the report wants drawn, and who draws it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import shapely
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.findings import (
    Conflict,
    MineResult,
    Relation,
    ScreeningResult,
)
from pingshun_screen.core.vocabulary import Role

OVERLAPPING = frozenset({Relation.WITHIN, Relation.PARTIAL})
_ORDER = (
    Relation.WITHIN,
    Relation.PARTIAL,
    Relation.TOUCH,
    Relation.NEAR,
    Relation.NOT_DETERMINED,
    Relation.CLEAR,
)
_ROLE_ORDER = tuple(Role)
_MOST_ON_ONE_MAP = 8
# An overlap smaller than this part of the frame would be a dot nobody can read.
_SMALLEST_PART_OF_FRAME = 1 / 6
_SMALLEST_FRAME_M = 60.0


class Studio(Protocol):
    """Draws maps and sets pages; the bridge to QGIS has one."""

    def overview(self, result: ScreeningResult, mine: MineResult) -> bytes:
        """Return a PNG of the mine and its surroundings."""
        ...

    def detail(
        self,
        result: ScreeningResult,
        mine: MineResult,
        conflicts: tuple[NumberedConflict, ...],
    ) -> bytes:
        """Return a PNG of the overlaps of a mine with features of one role."""
        ...

    def sight(self, result: ScreeningResult, mine: MineResult) -> bytes:
        """Return a PNG of what sees the mine, and of what is seen of it."""
        ...

    def write_pdf(
        self, html: str, images: Mapping[str, bytes], header: str, path: Path
    ) -> None:
        """Write pages whose `img src` are keys of `images`."""
        ...

    def write_project(
        self, result: ScreeningResult, geopackage: Path, path: Path
    ) -> None:
        """Write a QGIS project that shows a results.gpkg lying in its folder."""
        ...


@dataclass(frozen=True)
class NumberedConflict:
    """A conflict with the number it has in the report's table and on its maps."""

    number: int
    conflict: Conflict


def numbered_conflicts(mine: MineResult) -> tuple[NumberedConflict, ...]:
    """Return a mine's conflicts as the report lists them.

    Overlapping first, then touching, then near; large overlaps before small,
    short distances before long.
    """
    ordered = sorted(
        mine.conflicts,
        key=lambda one: (
            _ORDER.index(one.relation) if one.relation not in OVERLAPPING else 0,
            _ROLE_ORDER.index(one.role),
            -one.overlap_m2,
            one.distance_m,
            (len(one.feature_id), one.feature_id),
        ),
    )
    return tuple(NumberedConflict(i, one) for i, one in enumerate(ordered, start=1))


def detail_frames(mine: MineResult) -> tuple[tuple[NumberedConflict, ...], ...]:
    """Return the overlaps to be drawn together, one tuple for each detail map.

    Overlaps share a map when they are of one role and none would be too small
    to be seen in the common frame. Every overlap is on exactly one map.
    """
    frames: list[list[NumberedConflict]] = []
    for one in numbered_conflicts(mine):
        if one.conflict.relation not in OVERLAPPING:
            continue
        home = next((frame for frame in frames if _fits(frame, one)), None)
        if home is None:
            frames.append([one])
        else:
            home.append(one)
    return tuple(tuple(frame) for frame in frames)


def _fits(frame: list[NumberedConflict], one: NumberedConflict) -> bool:
    same_role = frame[0].conflict.role is one.conflict.role
    if not same_role or len(frame) >= _MOST_ON_ONE_MAP:
        return False
    shapes = [member.conflict.geometry for member in (*frame, one)]
    drawn = [shape for shape in shapes if shape is not None and not shape.is_empty]
    if len(drawn) < len(shapes):
        return not drawn
    whole = _extent_m(drawn)
    smallest = min(_extent_m([shape]) for shape in drawn)
    return smallest >= whole * _SMALLEST_PART_OF_FRAME


def _extent_m(shapes: list[BaseGeometry]) -> float:
    """Return the longer side of the common box, at least a readable frame's."""
    west, south, east, north = map(float, shapely.total_bounds(shapes))
    return max(east - west, north - south, _SMALLEST_FRAME_M)
