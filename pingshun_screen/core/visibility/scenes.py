"""A piece of terrain made ready for sight lines, and what bends them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from pingshun_screen.core.visibility.extremes import Extremes, build_extremes
from pingshun_screen.core.visibility.settings import SightSettings
from pingshun_screen.core.visibility.terrain import Terrain

# Stands for no correlation at all.
_SHORTEST_CELLS = 1e-9

Real = TypeVar("Real", np.float32, np.float64)


@dataclass(frozen=True)
class Scene:
    """Terrain with its extremes, and the conditions of sight in cells.

    Parameters
    ----------
    heights_m, extremes
        Heights at the nodes, and the highest and lowest in boxes of them.
    bend_m
        Factor of `bulge_m`: (1 - refraction) / 2R times the cell squared.
    range_cells, correlation_cells
        The settings' distances.
    raise_m
        How much the terrain between is raised; lowered if negative.
    """

    heights_m: NDArray[np.float32]
    extremes: Extremes
    bend_m: float
    range_cells: float
    correlation_cells: float
    raise_m: float = 0.0

    def raised(self, raise_m: float) -> Scene:
        """Return the scene with the terrain between eye and target raised."""
        return replace(self, raise_m=raise_m)

    def bulge_m(self, cells: NDArray[Real], t: NDArray[Real]) -> NDArray[Real]:
        """Return how far the ground bulges above the straight line.

        With D the length of the line and d the way along it this is
        (1 - refraction) d (D - d) / 2R. It equals lowering eye, ground and
        target by (1 - refraction) d² / 2R each, as gdal_viewshed does
        (gdal.org/programs/gdal_viewshed.html, option -cc), but is the same from
        both ends.

        Parameters
        ----------
        cells
            Length of each line.
        t
            Share of the way, 0 at the eye and 1 at the target.
        """
        return self.bend_m * cells * cells * t * (1 - t)

    def taper(self, cells: NDArray[Real], t: NDArray[Real]) -> NDArray[Real]:
        """Return which share of `raise_m` the terrain is raised by.

        It grows evenly from 0 at the eye and at the target to 1 at the
        correlation distance from them: what lies beside the eye has the same
        error as the ground that the eye stands on.

        Parameters
        ----------
        cells, t
            Length of each line and share of the way.
        """
        nearer = np.minimum(t, 1 - t) * cells
        return np.minimum(nearer / self.correlation_cells, 1.0)


def build_scene(terrain: Terrain, settings: SightSettings) -> Scene:
    """Return the scene of a piece of terrain.

    Parameters
    ----------
    terrain
        No more than the sight lines need; it takes 48 bytes a node.
    settings
        Conditions of the sight lines.
    """
    curvature = (1 - settings.refraction) / (2 * settings.earth_radius_m)
    return Scene(
        terrain.heights_m,
        build_extremes(terrain.heights_m),
        curvature * terrain.cell_m**2,
        settings.reach_m(terrain.cell_m) / terrain.cell_m,
        max(settings.correlation_m / terrain.cell_m, _SHORTEST_CELLS),
    )
