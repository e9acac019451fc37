"""Parks as they stand in another system, or after somebody's mistake."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
import shapely
from pyproj import Transformer
from shapely import Polygon

from crs_samples.county import GRID
from pingshun_screen.core.gcj02 import to_gcj02

Move = Callable[[np.ndarray], np.ndarray]

SEVEN = {
    "x_m": -15.5,
    "y_m": 92.25,
    "z_m": 41.75,
    "rx_s": 0.85,
    "ry_s": -1.25,
    "rz_s": 2.4,
    "scale_ppm": -3.2,
}
FOUR = {"north_m": -41.5, "east_m": 27.25, "rotation_s": 1.5, "scale_ppm": 4.0}


def moved(shapes: Sequence[Polygon], *moves: Move) -> list[Polygon]:
    """Return shapes with every move applied to their coordinates in turn."""
    for move in moves:
        shapes = [shapely.transform(shape, move) for shape in shapes]
    return list(shapes)


def to_crs(target: str, source: str = GRID) -> Move:
    """Return the move from one CRS into another."""
    way = Transformer.from_crs(source, target, always_xy=True)
    return lambda xy: np.column_stack(way.transform(*xy.T))


def by(east: float, north: float) -> Move:
    """Return a shift."""
    return partial(np.add, (east, north))


def swapped(xy: np.ndarray) -> np.ndarray:
    """Return northings before eastings."""
    return xy[:, ::-1]


def packed(degrees: np.ndarray) -> np.ndarray:
    """Return degrees, minutes and seconds run together: 113° 30′ 00″ as 1133000."""
    seconds = np.round(degrees * 3600, 2)
    whole, rest = np.divmod(seconds, 3600)
    minutes, rest = np.divmod(rest, 60)
    return whole * 10_000 + minutes * 100 + rest


def drawn_by_map_services(degrees: np.ndarray) -> np.ndarray:
    """Return longitudes and latitudes in GCJ-02."""
    return np.column_stack(to_gcj02(*degrees.T))


def before_seven_parameters(degrees: np.ndarray) -> np.ndarray:
    """Return longitudes and latitudes of CGCS2000 on Xian 1980, by numbers made up."""
    names = ("x", "y", "z", "rx", "ry", "rz", "s")
    helmert = " ".join(
        f"+{name}={value}" for name, value in zip(names, SEVEN.values(), strict=True)
    )
    there = Transformer.from_pipeline(
        "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
        "+step +proj=cart +a=6378140 +rf=298.257 "
        f"+step +proj=helmert {helmert} +convention=position_vector "
        "+step +inv +proj=cart +a=6378137 +rf=298.257222101 "
        "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
    )
    return np.column_stack(there.transform(*degrees.T, direction="INVERSE"))


def before_four_parameters(xy: np.ndarray) -> np.ndarray:
    """Return the grid coordinates that the four made-up parameters lead away from."""
    angle = np.radians(FOUR["rotation_s"] / 3600)
    scale = 1 + FOUR["scale_ppm"] / 1e6
    east = (xy[:, 0] - FOUR["east_m"]) / scale
    north = (xy[:, 1] - FOUR["north_m"]) / scale
    return np.column_stack(
        [
            east * np.cos(angle) - north * np.sin(angle),
            north * np.cos(angle) + east * np.sin(angle),
        ]
    )
