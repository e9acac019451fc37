"""One sight line with the terrain below it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pingshun_screen.core.visibility.crossings import (
    TOUCHING_M,
    crossings,
)
from pingshun_screen.core.visibility.scenes import Scene, build_scene
from pingshun_screen.core.visibility.settings import SightSettings
from pingshun_screen.core.visibility.terrain import Terrain


@dataclass(frozen=True)
class Blocker:
    """The terrain that a sight line has to get over, or does not.

    Parameters
    ----------
    distance_m
        From the eye.
    xy
        Easting and northing.
    terrain_m
        Height of the terrain.
    above_m
        How far it stands above the sight line, the earth's curvature counted;
        negative where the line is free.
    """

    distance_m: float
    xy: tuple[float, float]
    terrain_m: float
    above_m: float


@dataclass(frozen=True)
class SightProfile:
    """The terrain along a sight line.

    Parameters
    ----------
    distance_m
        From the eye to the target, at both ends and at each crossing with the
        grid.
    terrain_m
        Height of the terrain, NaN where unknown.
    curved_m
        The same with the earth's bulge above the straight line, less refraction.
    sight_m
        Height of the straight line.
    eye_xy, target_xy
        Easting and northing of both ends.
    bearing_deg
        From grid north, clockwise, of the target seen from the eye.
    is_visible
        Whether the terrain leaves the line free; None where unknown terrain
        decides.
    blocker
        Where the terrain stands highest above the line or comes nearest to it,
        by the measure of `margin_m`; None if nothing lies between.
    margin_m
        How much the terrain between can rise before the line is blocked;
        negative: how much it has to sink before the line is free. NaN where
        unknown terrain decides.
    """

    distance_m: NDArray[np.float64] = field(compare=False)
    terrain_m: NDArray[np.float64] = field(compare=False)
    curved_m: NDArray[np.float64] = field(compare=False)
    sight_m: NDArray[np.float64] = field(compare=False)
    eye_xy: tuple[float, float]
    target_xy: tuple[float, float]
    bearing_deg: float
    is_visible: bool | None
    blocker: Blocker | None
    margin_m: float

    @property
    def length_m(self) -> float:
        """Plane distance from the eye to the target."""
        return float(self.distance_m[-1])


def sight_profile(
    terrain: Terrain,
    eye: tuple[float, float, float],
    target: tuple[float, float, float],
    settings: SightSettings,
) -> SightProfile:
    """Return the profile of the sight line between two places.

    Parameters
    ----------
    terrain
        Terrain in the working CRS; both places lie on it.
    eye, target
        Easting, northing and height above the ground of both ends.
    settings
        Refraction and radius of the earth; the range does not count here.
    """
    ends = np.array([eye, target], float)
    places = terrain.places(ends[:, :2])
    first, last = np.floor(places.min(axis=0)), np.ceil(places.max(axis=0))
    window = terrain.window(
        (int(first[0]) - 1, int(first[1]) - 1), (int(last[0]) + 1, int(last[1]) + 1)
    )
    places = window.places(ends[:, :2])
    ground_m = window.ground_m(places)
    points = np.column_stack([places, ground_m + ends[:, 2]])
    return _profile(window, build_scene(window, settings), points, ground_m)


def _profile(
    terrain: Terrain,
    scene: Scene,
    points: NDArray[np.float64],
    ground_m: NDArray[np.float64],
) -> SightProfile:
    """Return the profile between two points in the cells of the terrain."""
    t, terrain_m = _ground(scene, points)
    cells = np.full(len(t), math.dist(*points[:, :2]))
    sight_m = points[0, 2] + (points[1, 2] - points[0, 2]) * t
    curved_m = terrain_m + scene.bulge_m(cells, t)
    clear_m = sight_m - curved_m
    xy = terrain.positions(points[:1, :2] + np.outer(t, points[1, :2] - points[0, :2]))
    ends = terrain.positions(points[:, :2])
    length_m = math.dist(*ends)
    blocker, margin_m = None, math.inf
    inner = np.flatnonzero(~np.isnan(clear_m))
    if len(inner):
        margins_m = clear_m[inner] / scene.taper(cells[inner], t[inner])
        at = inner[np.argmin(margins_m)]
        margin_m = float(margins_m.min())
        blocker = Blocker(
            float(t[at]) * length_m,
            (float(xy[at, 0]), float(xy[at, 1])),
            float(terrain_m[at]),
            float(-clear_m[at]),
        )
    is_blocked = bool((clear_m < -TOUCHING_M).any())
    is_open = bool(np.isnan(clear_m).any() or np.isnan(points).any())
    return SightProfile(
        distance_m=np.concatenate([[0.0], t * length_m, [length_m]]),
        terrain_m=np.concatenate([ground_m[:1], terrain_m, ground_m[1:]]),
        curved_m=np.concatenate([ground_m[:1], curved_m, ground_m[1:]]),
        sight_m=np.concatenate([points[:1, 2], sight_m, points[1:, 2]]),
        eye_xy=(float(ends[0, 0]), float(ends[0, 1])),
        target_xy=(float(ends[1, 0]), float(ends[1, 1])),
        bearing_deg=math.degrees(math.atan2(*(ends[1] - ends[0]))) % 360,
        is_visible=False if is_blocked else None if is_open else True,
        blocker=blocker,
        margin_m=math.nan if is_open and not is_blocked else margin_m,
    )


def _ground(
    scene: Scene, points: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return share of the way and height of the terrain at each crossing."""
    if np.isnan(points).any():
        return np.empty(0), np.empty(0)
    eye, target = points[:1].T, points[1:].T
    found = list(crossings(scene.heights_m, eye, target, np.zeros(1), np.ones(1)))
    if not found:
        return np.empty(0), np.empty(0)
    t = np.concatenate([crossing[1] for crossing in found])
    terrain_m = np.concatenate([crossing[2] for crossing in found])
    t, first = np.unique(t, return_index=True)
    return t, terrain_m[first]
