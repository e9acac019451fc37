"""Pieces of roads and railways put together, so that chainage can run along them.

The pieces of one name and class may be drawn in either direction, twice, in
thousands of bits and with gaps. They are noded and joined where two of them meet;
where more meet, and across small gaps, the two ends that go on straightest belong
together. What then still lies apart are parts, the longest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.visibility.chaining import Joined, join_ends
from pingshun_screen.core.visibility.roads import (
    LineRemark,
    LineRemarkKind,
    SightLine,
    chainage_of,
)


@dataclass(frozen=True)
class RoadPiece:
    """A feature of a road or railway layer.

    Parameters
    ----------
    geometry
        Line or surface in the working CRS.
    name, line_class
        Empty where the layer is silent.
    chainage_m
        Of the first point, where the layer has a chainage field.
    """

    geometry: BaseGeometry
    name: str
    line_class: str
    chainage_m: float | None = None


@dataclass(frozen=True)
class MergedLines:
    """Roads and railways whole, and what is to be said of them.

    Parameters
    ----------
    lines
        By name, class and part.
    remarks
        In the same order.
    """

    lines: tuple[SightLine, ...]
    remarks: tuple[LineRemark, ...]


def merge_lines(pieces: Sequence[RoadPiece], gap_m: float) -> MergedLines:
    """Return the roads and railways that pieces make up, whatever their order.

    A road starts at its northern end, or at its eastern end where it reaches
    further from east to west than from north to south: so do the national roads
    run (GB/T 917, to be confirmed). A chainage field decides where there is one.
    Across a joined gap the chainage runs on straight.

    Parameters
    ----------
    pieces
        Features of all layers, in the working CRS.
    gap_m
        Ends no further apart are joined.
    """
    groups: dict[tuple[str, str], list[RoadPiece]] = {}
    for piece in pieces:
        groups.setdefault((piece.name, piece.line_class), []).append(piece)
    lines: list[SightLine] = []
    remarks: list[LineRemark] = []
    for (name, line_class), group in sorted(groups.items()):
        merged = _merge(name, line_class, group, gap_m)
        lines += merged.lines
        remarks += merged.remarks
    return MergedLines(tuple(lines), tuple(remarks))


def _merge(
    name: str, line_class: str, group: Sequence[RoadPiece], gap_m: float
) -> MergedLines:
    shapes = np.array([piece.geometry for piece in group], object)
    surfaces = shapely.get_dimensions(shapes) == 2  # noqa: PLR2004 - polygons
    joined = join_ends(
        _noded(np.where(surfaces, shapely.boundary(shapes), shapes)), gap_m
    )
    lines, worst_m = [], 0.0
    for number, path in enumerate(joined.paths):
        start_m, forward, spread_m = _start(path, group)
        directed = path if forward else path.reverse()
        worst_m = max(worst_m, spread_m)
        lines.append(
            SightLine(
                name, line_class, number + 1, len(joined.paths), directed, start_m
            )
        )
    remarks = _remarks(name, line_class, lines, joined, int(surfaces.sum()))
    if worst_m > max(gap_m, 1.0):
        kind = LineRemarkKind.CHAINAGE_DIFFERS
        remarks.append(LineRemark(kind, name, line_class, len(lines), worst_m))
    return MergedLines(tuple(lines), tuple(remarks))


def _noded(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return lines that meet only at their ends, each once, in a fixed order."""
    parts = shapely.get_parts(shapes)
    parts = shapely.normalize(shapely.force_2d(parts[shapely.length(parts) > 0]))
    # Noding rounds where lines cross, so it is given them in one order always.
    parts = parts[np.argsort(shapely.to_wkb(parts))]
    merged = shapely.line_merge(shapely.union_all(parts))
    noded = shapely.normalize(shapely.get_parts(merged))
    return np.asarray(noded[np.argsort(shapely.to_wkb(noded))])


def _start(path: BaseGeometry, group: Sequence[RoadPiece]) -> tuple[float, bool, float]:
    """Return a road's first chainage, whether it runs forward, and the spread."""
    given = [piece for piece in group if piece.chainage_m is not None]
    found = chainage_of(path, [(p.geometry, p.chainage_m or 0.0) for p in given])
    if found is not None:
        return found
    ends = shapely.get_coordinates(path)[[0, -1]]
    left, bottom, right, top = path.bounds
    axis = 1 if top - bottom >= right - left else 0
    return (
        0.0,
        bool(tuple(ends[0, [axis, 1 - axis]]) >= tuple(ends[1, [axis, 1 - axis]])),
        0.0,
    )


def _remarks(
    name: str,
    line_class: str,
    lines: Sequence[SightLine],
    joined: Joined,
    surfaces: int,
) -> list[LineRemark]:
    length_m = sum(float(line.path.length) for line in lines)
    apart_m = sum(float(line.path.length) for line in lines[1:])
    said = {
        LineRemarkKind.UNNAMED: (0 if name else len(lines), length_m),
        LineRemarkKind.UNCLASSED: (0 if line_class else len(lines), length_m),
        LineRemarkKind.SEPARATE_PARTS: (len(lines) - 1 if name else 0, apart_m),
        LineRemarkKind.GAPS_JOINED: (joined.gaps, joined.gaps_m),
        LineRemarkKind.DRAWN_AS_SURFACE: (surfaces, length_m),
    }
    return [
        LineRemark(kind, name, line_class, count, metres)
        for kind, (count, metres) in said.items()
        if count > 0
    ]
