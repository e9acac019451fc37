"""Sight lines between pairs of places, as layers of points and lines.

Imported only when the algorithm runs: shapely and its kin are needed from here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import CRS

from pingshun_screen.bridge.source_shapes import SourceShapes
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.texts import say
from pingshun_screen.core.visibility.dem_files import box_around, read_terrain
from pingshun_screen.core.visibility.profiles import SightProfile, sight_profile
from pingshun_screen.core.visibility.settings import SightSettings
from pingshun_screen.io.plain_layers import ResultLayer

Place = tuple[float, float]
"""Easting and northing in the working CRS."""

_POINT_FIELDS = {
    "sight_line": "int",
    "distance_m": "float",
    "terrain_m": "float",
    "curved_m": "float",
    "sight_m": "float",
}
_LINE_FIELDS = {
    "sight_line": "int",
    "status": "str",
    "margin_m": "float",
    "length_m": "float",
    "bearing": "float",
    "block_m": "float",
    "block_up_m": "float",
    "block_x": "float",
    "block_y": "float",
}


@dataclass(frozen=True)
class Pair:
    """Where a sight line starts and ends; `number` names it in the results."""

    number: int
    eye: Place
    target: Place


def ends_of(lines: SourceShapes) -> list[Pair]:
    """Return the first and last point of each line with a geometry."""
    pairs = []
    for feature, shape in zip(lines.features, lines.geometries, strict=True):
        if shape is not None:
            ends = shapely.get_coordinates(shape)[[0, -1]].tolist()
            pairs.append(Pair(feature.id(), tuple(ends[0]), tuple(ends[1])))
    return pairs


def draw_profiles(
    pairs: Sequence[Pair],
    dem_source: str,
    crs: CRS,
    settings: SightSettings,
) -> list[SightProfile]:
    """Return the profile of each sight line.

    Parameters
    ----------
    pairs
        At least one.
    dem_source
        Elevation model, as GDAL opens it.
    crs
        Projected CRS in metres of the places.
    settings
        Heights of eye and target, refraction.

    Raises
    ------
    LayerError
        If the elevation model cannot be used.
    """
    places = [place for pair in pairs for place in (pair.eye, pair.target)]
    box = box_around(shapely.points(places), 0.0)
    terrain = read_terrain(dem_source, crs, box)
    eye_m, target_m = settings.road_eye_m, settings.target_m
    return [
        sight_profile(terrain, (*pair.eye, eye_m), (*pair.target, target_m), settings)
        for pair in pairs
    ]


def point_layer(pairs: Sequence[Pair], profiles: Sequence[SightProfile]) -> ResultLayer:
    """Return a point for every place where terrain was asked along the lines."""
    rows, shapes = [], []
    for pair, profile in zip(pairs, profiles, strict=True):
        columns = (
            profile.distance_m,
            profile.terrain_m,
            profile.curved_m,
            profile.sight_m,
        )
        along = profile.distance_m / (profile.length_m or 1.0)
        way = np.subtract(pair.target, pair.eye)
        shapes += list(shapely.points(np.array(pair.eye) + np.outer(along, way)))
        for values in np.column_stack(columns).tolist():
            rows.append((pair.number, *map(finite, values)))
    return ResultLayer("points", "Point", _POINT_FIELDS, rows, shapes)


def line_layer(pairs: Sequence[Pair], profiles: Sequence[SightProfile]) -> ResultLayer:
    """Return the sight lines with whether they are free, and what is in the way."""
    rows, shapes = [], []
    for pair, profile in zip(pairs, profiles, strict=True):
        blocker = profile.blocker
        blocked = (
            (blocker.distance_m, blocker.above_m, *blocker.xy)
            if blocker
            else (None,) * 4
        )
        numbers = finite(profile.margin_m), profile.length_m, profile.bearing_deg
        rows.append((pair.number, status(profile), *numbers, *blocked))
        shapes.append(shapely.LineString([pair.eye, pair.target]))
    return ResultLayer("lines", "LineString", _LINE_FIELDS, rows, shapes)


def no_pair() -> LayerError:
    """Return what is raised where no sight line is asked for."""
    problem, remedy = (
        say("sight_tools.no_pair_problem"),
        say("sight_tools.no_pair_remedy"),
    )
    return LayerError([Fault("FROM, TO, LINES", problem, remedy)])


def status(profile: SightProfile) -> str:
    """Return visible, hidden or not_determined."""
    words = {True: "visible", False: "hidden", None: "not_determined"}
    return words[profile.is_visible]


def finite(value: float) -> float | None:
    """Return a number, or None for one that is unknown or without bound."""
    return value if math.isfinite(value) else None
