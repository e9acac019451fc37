"""Where coordinates lie in degrees, and in which zones they would lie in a county."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer

from pingshun_screen.core.crs import Datum
from pingshun_screen.core.zones import (
    SIX_DEGREES,
    THREE_DEGREES,
    ZONE_PREFIX_M,
    Zone,
    gauss_crs,
    zone_at,
)

Box: TypeAlias = tuple[float, float, float, float]
"""West, south, east and north in degrees."""


def boxes_of(polygons: NDArray[np.object_], crs: CRS) -> list[Box]:
    """Return west, south, east and north of each polygon in degrees."""
    xy, owner = shapely.get_coordinates(polygons, return_index=True)
    if crs.is_projected:
        to_degrees = Transformer.from_crs(crs, crs.geodetic_crs, always_xy=True)
        xy = np.column_stack(to_degrees.transform(*xy.T))
    first = np.searchsorted(owner, np.arange(len(polygons)))
    low = np.minimum.reduceat(xy, first)
    high = np.maximum.reduceat(xy, first)
    return [(*a, *b) for a, b in zip(low.tolist(), high.tolist(), strict=True)]


def meets(box: Box, extent: Box) -> bool:
    """Return whether two boxes share ground."""
    return (
        box[0] <= extent[2]
        and box[2] >= extent[0]
        and box[1] <= extent[3]
        and box[3] >= extent[1]
    )


def zones_within(east_north: NDArray[np.float64], extent: Box) -> list[Zone]:
    """Return the zones in which points would lie within an extent.

    One for each central meridian, since a zone of three degrees and one of six about
    the same meridian are one projection.

    Parameters
    ----------
    east_north
        Points [n, 2] in metres, eastings without the prefix of a zone.
    extent
        Where they must lie.
    """
    middle = (extent[0] + extent[2]) / 2
    found: dict[int, Zone] = {}
    for width in (THREE_DEGREES, SIX_DEGREES):
        for longitude in (middle, middle - width / 2, middle + width / 2):
            zone = zone_at(longitude, width)
            crs = CRS.from_user_input(gauss_crs(Datum.CGCS2000, zone))
            prefix = (zone.number * ZONE_PREFIX_M, 0.0)
            shape = np.array([shapely.MultiPoint(east_north + prefix)])
            if meets(boxes_of(shape, crs)[0], extent):
                found.setdefault(zone.central_meridian, zone)
    return list(found.values())
