"""Layers that lie where their CRS, or the county, does not reach."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.crs import Transformation, crs_label, flat
from pingshun_screen.core.crs_guard.fitting import neighbours
from pingshun_screen.core.crs_guard.limits import beside_zone_degrees
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.placing import placed
from pingshun_screen.core.texts import say
from pingshun_screen.core.zones import (
    SIX_DEGREES,
    THREE_DEGREES,
    Zone,
    has_prefix,
    zone_at,
    zone_of_crs,
)

Place = tuple[float, float]


def lies_elsewhere(
    geometries: NDArray[np.object_], coverage: BaseGeometry | None
) -> bool:
    """Return whether no feature comes near what the layer claims to cover.

    Such a layer is in the wrong CRS or of another county; taken at its word it
    would clear every mine.

    Parameters
    ----------
    geometries
        Features in the working CRS.
    coverage
        What they claim to cover, in the working CRS; None if nobody said.
    """
    known = geometries[~shapely.is_missing(geometries)]
    if coverage is None or coverage.is_empty or not len(known):
        return False
    extent = shapely.box(*shapely.total_bounds(known))
    return not bool(extent.intersects(shapely.envelope(coverage)))


def fitting_here(
    geometries: NDArray[np.object_], crs: CRS, coverage: BaseGeometry, working: CRS
) -> str:
    """Return what CRS would put a layer where it claims to lie, empty if none.

    Parameters
    ----------
    geometries, crs
        Features in the layer's own CRS.
    coverage, working
        What they claim to cover, in the working CRS.
    """
    place = middle(geometries)
    if place is None:
        return ""
    county = coverage.envelope
    longitude = _longitude((county.centroid.x, county.centroid.y), working)
    fits: dict[Place, str] = {}
    for candidate in neighbours(crs, longitude):
        way = Transformer.from_crs(candidate, working, always_xy=True)
        east, north = way.transform(*place)
        if county.intersects(shapely.Point(east, north)):
            fits.setdefault((round(east), round(north)), candidate)
    return say("crs_guard.or").join(fits.values())


def require_a_place(
    geometries: NDArray[np.object_],
    crs: CRS,
    way: Transformation,
    coverage: BaseGeometry | None,
    working: CRS,
) -> None:
    """Refuse a layer of which no feature lies anywhere in its CRS.

    Parameters
    ----------
    geometries, crs
        Features in the layer's own CRS.
    way
        How they come into the working CRS.
    coverage, working
        What they claim to cover, in the working CRS; None if nobody said.

    Raises
    ------
    LayerError
        Naming a CRS that the numbers would fit.
    """
    bounds = shapely.bounds(geometries)
    bounds = bounds[np.isfinite(bounds).all(axis=1)]
    if not len(bounds):
        return
    corners = placed(way.apply(shapely.points(bounds[:, :2])), working)
    if np.isfinite(shapely.get_coordinates(corners)).all(axis=1).any():
        return
    x, y = bounds[0, :2].tolist()
    fits = fitting_here(geometries, crs, coverage, working) if coverage else ""
    remedy = say(f"crs_guard.{'fits' if fits else 'unfit'}_remedy", crs=fits)
    problem = say("crs_guard.nowhere", x=x, y=y, crs=crs_label(crs))
    raise LayerError([Fault(crs_label(crs), problem, remedy)])


def beside_zone(geometries: NDArray[np.object_], crs: CRS) -> str:
    """Return a remark on a layer far from its zone, empty if it is not.

    Parameters
    ----------
    geometries, crs
        Features in the layer's own CRS.
    """
    zone, place = zone_of_crs(flat(crs)), middle(geometries)
    if zone is None or place is None:
        return ""
    longitude = _longitude(place, flat(crs))
    away = abs(longitude - zone.central_meridian)
    if not away > _width(zone, crs) / 2 + beside_zone_degrees():
        return ""
    values = {"longitude": longitude, "away": away, "crs": crs_label(crs)}
    return say("crs_guard.beside_zone", **values)


def zone_of_place(coverage: BaseGeometry | None, working: CRS) -> Zone | None:
    """Return the 3-degree zone of what a layer covers, None if that is not known."""
    if coverage is None or coverage.is_empty:
        return None
    place = coverage.envelope.centroid
    return zone_at(_longitude((place.x, place.y), working), THREE_DEGREES)


def middle(geometries: NDArray[np.object_]) -> Place | None:
    """Return a point amid some features, None where they have no coordinates.

    It is a median, so that one feature in a wrong place does not speak for all.
    """
    bounds = shapely.bounds(geometries)
    bounds = bounds[np.isfinite(bounds).all(axis=1)]
    if not len(bounds):
        return None
    west, south, east, north = np.median(bounds, axis=0).tolist()
    return (west + east) / 2, (south + north) / 2


def _longitude(place: Place, crs: CRS) -> float:
    way = Transformer.from_crs(crs, crs.geodetic_crs, always_xy=True)
    return float(way.transform(*place)[0])


def _width(zone: Zone, crs: CRS) -> int:
    """Return the width of a zone; without prefix it may be either."""
    wide = zone_at(zone.central_meridian, SIX_DEGREES)
    is_either = wide.central_meridian == zone.central_meridian
    return (
        SIX_DEGREES if is_either and not has_prefix(flat(crs)) else zone.width_degrees
    )
