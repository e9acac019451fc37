"""Width of polygons, which tells a sliver from an overlap where area cannot."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

# The search stops this close to the greatest circle; where the polygon may be
# as narrow as boundaries are accurate it goes on to a tenth of a millimetre.
_TOLERANCE_M = 0.01
_FINE_TOLERANCE_M = 0.0001
_NARROW_M = 20.0


def inscribed_widths_m(polygons: NDArray[np.object_]) -> NDArray[np.float64]:
    """Return the diameter of each polygon's greatest inscribed circle.

    A strip of 500 m by 2 m is 2 m wide, whatever its area.

    Parameters
    ----------
    polygons
        Valid polygons and multipolygons in a metric CRS; None and empty ones
        have no width.

    Returns
    -------
    array of float
        Diameters in metres, never more than the true ones.
    """
    widths = np.zeros(len(polygons))
    areal = np.flatnonzero(shapely.area(polygons) > 0)
    widths[areal] = _diameters(polygons[areal], _TOLERANCE_M)
    narrow = areal[widths[areal] < _NARROW_M]
    widths[narrow] = _diameters(polygons[narrow], _FINE_TOLERANCE_M)
    return widths


def _diameters(
    polygons: NDArray[np.object_], tolerance_m: float
) -> NDArray[np.float64]:
    circles = shapely.maximum_inscribed_circle(polygons, tolerance=tolerance_m)
    return 2 * shapely.length(circles)


def areal_parts(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return what is left of geometries when only polygons are kept.

    Parameters
    ----------
    geometries
        Results of an intersection of polygons: polygons, lines, points or
        collections.

    Returns
    -------
    array of object
        Polygons and multipolygons; empty polygons where nothing is areal.
    """
    kept = geometries.copy()
    kinds = shapely.get_type_id(geometries)
    areal = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
    kept[~np.isin(kinds, areal)] = shapely.Polygon()
    for index in np.flatnonzero(kinds == shapely.GeometryType.GEOMETRYCOLLECTION):
        parts = shapely.get_parts(geometries[index])
        flat = parts[shapely.get_dimensions(parts) == 2]  # noqa: PLR2004 - polygons
        kept[index] = shapely.union_all(flat) if len(flat) else shapely.Polygon()
    return kept
