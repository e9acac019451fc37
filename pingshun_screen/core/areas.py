"""Statutory, geodesic and plane areas of polygons."""

from __future__ import annotations

from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Geod, Transformer


def statutory_areas_m2(polygons: NDArray[np.object_], crs: CRS) -> NDArray[np.float64]:
    """Return ellipsoid areas by the method for land and mining-right areas.

    Each edge spans a trapezoid on the ellipsoid towards a reference meridian,
    straight in latitude and longitude; a ring's area is the signed sum, holes
    count negative. With q(B) the area function of the meridian zone the
    trapezoid of an edge is (L1 + L2) / 2 · (q(B2) − q(B1)), because the
    standard's difference terms 2·sin(n·ΔB/2)·cos(n·Bm) are sin(n·B2) −
    sin(n·B1).

    Parameters
    ----------
    polygons
        Polygons and multipolygons; empty ones and None count 0.
    crs
        Their projected CRS; areas are on its own ellipsoid.

    Returns
    -------
    array of float
        One area in m² for each geometry.

    References
    ----------
    TD/T 1055-2019, Annex D (ellipsoid area of map features).
    """
    rings, owners, is_hole = _rings(polygons)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    if not len(xy):
        return np.zeros(len(polygons))
    lon, lat = _geographic(crs).transform(*xy.T)
    lon, zone = np.radians(lon), _meridian_zone(np.radians(lat), crs)
    first = np.searchsorted(ring, np.arange(len(rings)))
    lon = lon - lon[first][ring]
    same_ring = ring[1:] == ring[:-1]
    trapezoid = np.where(same_ring, (lon[1:] + lon[:-1]) / 2 * np.diff(zone), 0.0)
    ring_areas = np.abs(np.bincount(ring[:-1], trapezoid, len(rings)))
    signed = np.where(is_hole, -ring_areas, ring_areas)
    return np.bincount(owners, signed, len(polygons))


def _rings(
    polygons: NDArray[np.object_],
) -> tuple[NDArray[np.object_], NDArray[np.intp], NDArray[np.bool_]]:
    parts, owners = shapely.get_parts(polygons, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    is_hole = np.r_[False, part[1:] == part[:-1]] if len(part) else part.astype(bool)
    return rings, owners[part], is_hole


# Building it takes ten times as long as one mine's area.
@cache
def _geographic(crs: CRS) -> Transformer:
    return Transformer.from_crs(crs, crs.geodetic_crs, always_xy=True)


def _meridian_zone(lat: NDArray[np.float64], crs: CRS) -> NDArray[np.float64]:
    """Return q(B), the zone area from the equator for one radian of longitude."""
    ellipsoid = crs.ellipsoid
    a, b = ellipsoid.semi_major_metre, ellipsoid.semi_minor_metre
    e2 = (a * a - b * b) / (a * a)
    e4, e6, e8 = e2**2, e2**3, e2**4
    series = (
        1 + 3 / 6 * e2 + 30 / 80 * e4 + 35 / 112 * e6 + 630 / 2304 * e8,
        -(1 / 6 * e2 + 15 / 80 * e4 + 21 / 112 * e6 + 420 / 2304 * e8),
        3 / 80 * e4 + 7 / 112 * e6 + 180 / 2304 * e8,
        -(1 / 112 * e6 + 45 / 2304 * e8),
        5 / 2304 * e8,
    )
    terms = (term * np.sin((2 * n + 1) * lat) for n, term in enumerate(series))
    return b * b * sum(terms)  # type: ignore[no-any-return]


def geodesic_areas_m2(polygons: NDArray[np.object_], crs: CRS) -> NDArray[np.float64]:
    """Return areas bounded by geodesics, by PROJ, as a check on the statutory ones.

    Parameters
    ----------
    polygons
        Polygons and multipolygons in `crs`; None counts 0.
    crs
        Their projected CRS.
    """
    geod = Geod(a=crs.ellipsoid.semi_major_metre, rf=crs.ellipsoid.inverse_flattening)
    rings, owners, is_hole = _rings(polygons)
    to_degrees = _geographic(crs)
    areas = [
        abs(geod.polygon_area_perimeter(*to_degrees.transform(*xy.T))[0])
        for xy in map(shapely.get_coordinates, rings)
    ]
    signed = np.where(is_hole, -1.0, 1.0) * np.array(areas, dtype=float)
    return np.bincount(owners, signed, len(polygons))


def plane_areas_m2(polygons: NDArray[np.object_]) -> NDArray[np.float64]:
    """Return areas on the projection's grid, 0 for None."""
    return np.nan_to_num(shapely.area(polygons))
