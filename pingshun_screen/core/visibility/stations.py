"""The places along roads and railways from which is looked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from pingshun_screen.core.visibility.roads import SightLine
from pingshun_screen.core.visibility.settings import SightSettings
from pingshun_screen.core.visibility.terrain import Terrain
from pingshun_screen.core.vocabulary import Role


@dataclass(frozen=True)
class Stations:
    """Places along the lines, by line and then by chainage.

    Parameters
    ----------
    line
        Index of the line of each.
    chainage_m
        Along the line.
    xy
        Easting and northing in the working CRS, one station a row.
    ground_m
        Height of the ground, NaN where unknown.
    eye_m
        Height of the eye above the ground.
    step_m
        Distance between neighbouring stations of each line, not of each station.
    """

    line: NDArray[np.intp]
    chainage_m: NDArray[np.float64]
    xy: NDArray[np.float64]
    ground_m: NDArray[np.float64]
    eye_m: NDArray[np.float64]
    step_m: NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of stations."""
        return len(self.line)


def place_stations(
    lines: Sequence[SightLine],
    mines: NDArray[np.object_],
    terrain: Terrain,
    settings: SightSettings,
) -> tuple[Stations, list[NDArray[np.intp]]]:
    """Return the stations within range of any mine, and which are of which mine.

    Parameters
    ----------
    lines
        Roads and railways in the working CRS.
    mines
        Geometries in the working CRS; None is within nobody's range.
    terrain
        Gives the ground and the greatest step, one cell.
    settings
        Heights of the eye, range and greatest step.

    Returns
    -------
    tuple
        Stations, and for each mine their indices in order.
    """
    step_m = min(terrain.cell_m, settings.step_m)
    paths = np.array([line.path for line in lines], object)
    lengths_m = shapely.length(paths)
    steps = np.maximum(np.ceil(lengths_m / step_m), 1).astype(np.intp)
    line, along_m = _spread(lengths_m, steps)
    points = shapely.line_interpolate_point(paths[line], along_m)
    station, mine = _in_range(points, mines, settings.reach_m(terrain.cell_m))
    used, station = np.unique(station, return_inverse=True)
    starts_m = np.array([line.start_m for line in lines])
    eyes_m = np.array([eye_height_m(line, settings) for line in lines])
    line, xy = line[used], shapely.get_coordinates(points[used])
    chainage_m = along_m[used] + starts_m[line]
    ground_m = terrain.ground_m(terrain.places(xy))
    stations = Stations(line, chainage_m, xy, ground_m, eyes_m[line], lengths_m / steps)
    return stations, [np.sort(station[mine == n]) for n in range(len(mines))]


def eye_height_m(line: SightLine, settings: SightSettings) -> float:
    """Return how high above the ground eyes are on a line."""
    is_railway = line.line_class == Role.RAILWAY.value
    return settings.railway_eye_m if is_railway else settings.road_eye_m


def _spread(
    lengths_m: NDArray[np.float64], steps: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return line and way along it of stations that lie evenly, one at each end."""
    line = np.repeat(np.arange(len(steps)), steps + 1)
    first = np.cumsum(steps + 1) - (steps + 1)
    nth = np.arange(len(line)) - first[line]
    return line, lengths_m[line] * nth / steps[line]


def _in_range(
    points: NDArray[np.object_], mines: NDArray[np.object_], range_m: float
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return pairs of a station and a mine no further apart than the range."""
    mine, station = STRtree(points).query(mines, predicate="dwithin", distance=range_m)
    return station, mine
