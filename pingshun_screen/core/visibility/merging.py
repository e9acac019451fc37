"""Pieces of roads and railways put together, so that chainage can run along them.

The pieces of one name and class may be drawn in either direction, twice, in
thousands of bits and with gaps. They are noded and joined where two of them meet;
where more meet, and across small gaps, the two ends that go on straightest belong
together. What then still lies apart are parts, the longest first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
)
from pingshun_screen.core.visibility.told_chainages import (
    PathChainage,
    chainage_of,
    told_chainages,
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
    run (GB/T 917, to be confirmed). A chainage field decides where there is one, if
    what it says does not differ by more than the road's length. Across a joined gap
    the chainage runs on straight.

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
    telling = [piece for piece in group if piece.chainage_m is not None]
    told = told_chainages(
        [piece.geometry for piece in telling],
        [piece.chainage_m or 0.0 for piece in telling],
    )
    lines, said = [], []
    for number, path in enumerate(joined.paths):
        chainage = chainage_of(path, told)
        if chainage is not None:
            said.append((chainage, float(path.length)))
        start_m, is_forward = _start(path, chainage)
        directed = path if is_forward else path.reverse()
        part = number + 1, len(joined.paths)
        lines.append(SightLine(name, line_class, *part, directed, start_m))
    remarks = _remarks(name, line_class, lines, joined, int(surfaces.sum()))
    remarks += _chainage_remarks(name, line_class, said, max(gap_m, 1.0))
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


def _start(path: BaseGeometry, chainage: PathChainage | None) -> tuple[float, bool]:
    """Return a road's first chainage, and whether it runs forward."""
    if chainage is not None and chainage.spread_m <= path.length:
        return chainage.start_m, chainage.is_forward
    ends = shapely.get_coordinates(path)[[0, -1]]
    left, bottom, right, top = path.bounds
    axis = 1 if top - bottom >= right - left else 0
    first, last = (tuple(end) for end in ends[:, [axis, 1 - axis]].tolist())
    return 0.0, first >= last


def _chainage_remarks(
    name: str,
    line_class: str,
    said: Sequence[tuple[PathChainage, float]],
    least_m: float,
) -> Iterator[LineRemark]:
    """Yield on how many paths chainages differ, and on how many they are no use."""
    kinds = LineRemarkKind.CHAINAGE_DIFFERS, LineRemarkKind.CHAINAGE_UNUSED
    for kind in kinds:
        is_unused = kind is LineRemarkKind.CHAINAGE_UNUSED
        spreads_m = [
            chainage.spread_m
            for chainage, length_m in said
            if chainage.spread_m > least_m
            and (chainage.spread_m > length_m) is is_unused
        ]
        if spreads_m:
            yield LineRemark(kind, name, line_class, len(spreads_m), max(spreads_m))


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
