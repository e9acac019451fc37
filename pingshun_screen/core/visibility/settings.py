"""Under which conditions sight lines are drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass

_LEAST_CELLS = 2.0


@dataclass(frozen=True)
class SightSettings:
    """Conditions of the sight lines; all of them are printed in the report.

    Parameters
    ----------
    range_m
        What lies further away does not count as seen; see `reach_m`.
    road_eye_m, railway_eye_m
        Height of the eye above the ground on roads and in trains.
    target_m
        Height above the ground of what is looked at.
    refraction
        Share of the earth's curvature that the bending of light makes up for,
        0 to 1. GDAL's curvature coefficient is 1 minus it: 0.85714 for 1/7.
    earth_radius_m
        Radius of the sphere that the terrain curves with. GDAL and GRASS take
        the ellipsoid's semi-major axis, 6,378,137 m for CGCS2000.
    correlation_m
        Distance over which the errors of neighbouring heights are alike, for
        the question whether the stated vertical accuracy can turn an answer.
    step_m
        Greatest distance between stations; never more than a cell in effect.
    gap_m
        Ends of one road's pieces that lie no further apart are joined.
    """

    range_m: float
    road_eye_m: float
    railway_eye_m: float
    target_m: float
    refraction: float
    earth_radius_m: float
    correlation_m: float
    step_m: float = math.inf
    gap_m: float = 0.0

    def reach_m(self, cell_m: float) -> float:
        """Return the range, two cells at least: nearer the grid tells nothing.

        Parameters
        ----------
        cell_m
            Of the terrain. A station on a mine may be more than a cell away from
            the middle of the mine's cell.
        """
        return max(self.range_m, _LEAST_CELLS * cell_m)
