"""A mine and the stations within range of it, in portions that fit into memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pingshun_screen.core.visibility.cells import MineCells
from pingshun_screen.core.visibility.scenes import Scene, build_scene
from pingshun_screen.core.visibility.settings import SightSettings
from pingshun_screen.core.visibility.stations import Stations
from pingshun_screen.core.visibility.terrain import Terrain

# Sight lines of one portion; their answers take a byte each.
_LINES = 4_000_000
# Stations that follow one another span a piece of terrain that grows with them.
_STATIONS = 512


@dataclass(frozen=True)
class Portion:
    """Some stations, all cells of the mine and the terrain between.

    Parameters
    ----------
    first
        Index of the first station among those asked for.
    scene
        The terrain between them.
    eyes, targets
        Column, row and height of eyes and of targets in the scene, one a row.
    """

    first: int
    scene: Scene
    eyes: NDArray[np.float64]
    targets: NDArray[np.float64]


@dataclass(frozen=True)
class Outlook:
    """A mine and the stations within range of it.

    Parameters
    ----------
    terrain, settings
        Terrain in the working CRS, and conditions of the sight lines.
    stations, chosen
        All stations, and the indices of those within range.
    cells
        The mine's cells.
    """

    terrain: Terrain
    settings: SightSettings
    stations: Stations
    chosen: NDArray[np.intp]
    cells: MineCells

    def portions(self, some: NDArray[np.intp]) -> Iterator[Portion]:
        """Yield the sight lines of some of the chosen stations.

        Parameters
        ----------
        some
            Indices among `chosen`.
        """
        chosen, stations, cells = self.chosen[some], self.stations, self.cells
        eye_m = stations.ground_m[chosen] + stations.eye_m[chosen]
        eyes = np.column_stack([self.terrain.places(stations.xy[chosen]), eye_m])
        target_m = cells.ground_m + self.settings.target_m
        targets = np.column_stack([cells.places, target_m])
        count = min(_STATIONS, max(_LINES // len(targets), 1))
        for first in range(0, len(eyes), count):
            portion = eyes[first : first + count]
            corner, window = _around(self.terrain, np.concatenate([portion, targets]))
            scene = build_scene(window, self.settings)
            yield Portion(first, scene, portion - corner, targets - corner)


def _around(
    terrain: Terrain, points: NDArray[np.float64]
) -> tuple[NDArray[np.float64], Terrain]:
    """Return the terrain that known points span, and where it starts."""
    known = points[~np.isnan(points[:, 2]), :2]
    if not len(known):
        known = np.zeros((1, 2))
    first = np.floor(known.min(axis=0)).astype(int)
    last = np.ceil(known.max(axis=0)).astype(int)
    window = terrain.window((first[0], first[1]), (last[0], last[1]))
    return np.array([*first, 0.0]), window
