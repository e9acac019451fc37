"""Roads and railways whole, as chainage runs along them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True)
class SightLine:
    """A road or railway, or the part of one that hangs together.

    Parameters
    ----------
    name, line_class
        As the layer and the policy call it; the name may be empty.
    part, parts
        Number of this part, the longest first, and how many there are.
    path
        Line in the working CRS, in the direction of the chainage.
    start_m
        Chainage of its first point.
    """

    name: str
    line_class: str
    part: int
    parts: int
    path: BaseGeometry = field(compare=False)
    start_m: float = 0.0

    @property
    def end_m(self) -> float:
        """Chainage of the last point."""
        return self.start_m + float(self.path.length)


class LineRemarkKind(StrEnum):
    """What is to be said of how a road was put together."""

    UNNAMED = "unnamed"
    UNCLASSED = "unclassed"
    SEPARATE_PARTS = "separate_parts"
    GAPS_JOINED = "gaps_joined"
    DRAWN_AS_SURFACE = "drawn_as_surface"
    CHAINAGE_DIFFERS = "chainage_differs"
    CHAINAGE_UNUSED = "chainage_unused"


@dataclass(frozen=True)
class LineRemark:
    """A remark on one road or railway.

    Parameters
    ----------
    kind
        What is said.
    name, line_class
        Of which road.
    count
        Pieces, parts or gaps concerned.
    length_m
        Their length in all; for chainages that differ the greatest difference.
    """

    kind: LineRemarkKind
    name: str
    line_class: str
    count: int
    length_m: float


def chainage_label(chainage_m: float) -> str:
    """Return a chainage as road offices write it, such as K12+340.

    Parameters
    ----------
    chainage_m
        In metres from the start of the road.
    """
    sign = "-" if round(chainage_m) < 0 else ""
    kilometres, metres = divmod(abs(round(chainage_m)), 1000)
    return f"{sign}K{kilometres}+{metres:03d}"


def section(line: SightLine, first_m: float, last_m: float) -> BaseGeometry:
    """Return the part of a road between two chainages; a point if they are one.

    Parameters
    ----------
    line
        The road.
    first_m, last_m
        Chainages in metres.
    """
    along = np.array([first_m, last_m]) - line.start_m
    if along[0] == along[1]:
        return shapely.line_interpolate_point(line.path, along[0])
    xy = shapely.get_coordinates(line.path)
    ways = lengths_m(xy)
    ends = shapely.get_coordinates(shapely.line_interpolate_point(line.path, along))
    inner = xy[(ways > along[0]) & (ways < along[1])]
    return shapely.linestrings(np.concatenate([ends[:1], inner, ends[1:]]))


def lengths_m(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the length of a path up to each of its vertices.

    Parameters
    ----------
    xy
        Coordinates, one vertex a row.
    """
    steps = np.hypot(*np.diff(xy, axis=0).T)
    return np.concatenate([[0.0], np.cumsum(steps)])
