"""Whether features lie where their CRS says, before and after they are moved."""

from __future__ import annotations

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer

# An edge of a hundredth of a degree lies within centimetres of its chord.
_EDGE_DEGREES = 0.01


def followed(table: geopandas.GeoDataFrame) -> NDArray[np.object_]:
    """Return geometries whose edges keep their course when they are projected.

    An edge along a parallel that is 45 km long bends by 29 m on the grid. Rights
    are not to be passed: they are the plane figures between their corners.

    Parameters
    ----------
    table
        Features in any CRS; only those in degrees are changed.
    """
    shapes = np.asarray(table.geometry, object)
    if not CRS(table.crs).is_geographic:
        return shapes
    finite = np.isfinite(shapely.bounds(shapes)).all(axis=1)
    dense = shapes.copy()
    dense[finite] = shapely.segmentize(shapes[finite], _EDGE_DEGREES)
    return dense


# Stands for a geometry whose coordinates are not of this CRS.
_NOWHERE = shapely.Point(np.inf, np.inf)


def placed(geometries: NDArray[np.object_], working: CRS) -> NDArray[np.object_]:
    """Return geometries with those that cannot be of the CRS moved to infinity.

    Swapped axes give numbers that look sound and lie in another hemisphere; at
    infinity the repair rejects them and says so.

    Parameters
    ----------
    geometries
        Features with coordinates of the working CRS, as they say.
    working
        The working CRS; its datum's area of use is where features can lie.
    """
    west, south, east, north = shapely.bounds(geometries).T
    geodetic = working.geodetic_crs
    area = geodetic.area_of_use if geodetic else None
    if area is None:
        return geometries
    to_degrees = Transformer.from_crs(working, geodetic, always_xy=True)
    corners = ((west, south), (east, south), (east, north), (west, north))
    with np.errstate(invalid="ignore"):
        inside = [
            (area.west <= lon)
            & (lon <= area.east)
            & (area.south <= lat)
            & (lat <= area.north)
            for lon, lat in (to_degrees.transform(*corner) for corner in corners)
        ]
    nothing = np.isnan(west)
    sound = nothing | np.logical_and.reduce(inside)
    return np.where(sound, geometries, _NOWHERE)
