"""The way of a layer into the working CRS by a transformation that was supplied."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.crs import ProjectedCRS
from pyproj.exceptions import CRSError

from pingshun_screen.core.crs import (
    Transformation,
    crs_label,
    flat,
    transformation,
)
from pingshun_screen.core.crs_guard.limits import shift_limits
from pingshun_screen.core.crs_guard.place import middle
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.texts import say
from pingshun_screen.core.user_transformations import (
    SevenParameters,
    UserTransformation,
    require_fitting,
)


def user_way(
    user: UserTransformation,
    source: CRS,
    working: CRS,
    geometries: NDArray[np.object_],
) -> Transformation:
    """Return the way of a layer into the working CRS, checked where the layer lies.

    Parameters
    ----------
    user
        The transformation that the case states for the layer.
    source, working
        The layer's CRS and the working CRS.
    geometries
        The layer in its own CRS.

    Raises
    ------
    LayerError
        If the transformation is not for this CRS, or leads to where no datum shift
        leads: axes, units or zone are mistaken.
    """
    require_fitting(user, source)
    plane, target = flat(source), CRS(user.to_crs)
    is_seven = isinstance(user.method, SevenParameters)
    reached = target.geodetic_crs if is_seven else target
    rest = transformation(reached, working)
    steps = (*user.method.steps(plane, target), *rest.steps)
    way = Transformation("", steps)
    shift = _shift(way, plane, working, middle(geometries))
    return Transformation(
        _description(user, source, shift),
        steps,
        accuracy_m=user.accuracy_m,
        least_accuracy_m=rest.least_accuracy_m,
        remark=_remark(user, shift),
    )


def _shift(
    way: Transformation, source: CRS, working: CRS, place: tuple[float, float] | None
) -> tuple[float, float] | None:
    """Return east and north shift on the working grid; None where there is no other.

    The layer's own datum is drawn on the same projection, so that the shift is the
    difference of grid coordinates as surveyors state it.
    """
    if place is None:
        return None
    moved = way.apply(np.array([shapely.Point(place)], object))
    east, north = shapely.get_coordinates(moved)[0].tolist()
    if not np.isfinite((east, north)).all():
        raise _impossible()
    unshifted = _drawn_alike(source, working)
    if unshifted is None:
        _require_in_use(working, east, north)
        return None
    to_grid = Transformer.from_crs(source, unshifted, always_xy=True)
    before = to_grid.transform(*place)
    shift = east - before[0], north - before[1]
    if not float(np.hypot(*shift)) <= shift_limits().impossible_shift_m:
        raise _impossible(*shift)
    return shift


def _drawn_alike(source: CRS, working: CRS) -> CRS | None:
    """Return the working projection on the layer's datum; None for a local grid."""
    projection, datum = working.coordinate_operation, source.geodetic_crs
    if datum is None or projection is None:
        return None
    try:
        return ProjectedCRS(projection, geodetic_crs=datum)
    except CRSError:
        return None


def _require_in_use(working: CRS, east: float, north: float) -> None:
    area = working.area_of_use
    if area is None:
        return
    to_degrees = Transformer.from_crs(working, working.geodetic_crs, always_xy=True)
    longitude, latitude = to_degrees.transform(east, north)
    margin = area.east - area.west
    inside = (
        area.west - margin <= longitude <= area.east + margin
        and area.south <= latitude <= area.north
    )
    if not inside:
        raise _impossible()


def _impossible(east: float = np.inf, north: float = np.inf) -> LayerError:
    size = float(np.hypot(east, north))
    sentence = "lands_far" if np.isfinite(size) else "lands_nowhere"
    problem = say(f"crs.{sentence}_problem", distance_km=size / 1000)
    remedy = say("crs.lands_nowhere_remedy")
    return LayerError([Fault(say("crs.user_place"), problem, remedy)])


def _description(
    user: UserTransformation, source: CRS, shift: tuple[float, float] | None
) -> str:
    parts = [
        say(
            "crs.user",
            name=user.name,
            supplier=user.source,
            crs=crs_label(source),
            start=user.from_crs,
            end=user.to_crs,
            words=user.method.words,
        )
    ]
    if shift is not None:
        parts.append(say("crs.user_shift", east_m=shift[0], north_m=shift[1]))
    if user.accuracy_m:
        parts.append(say("crs.user_accuracy", accuracy_m=user.accuracy_m))
    return say("crs.and").join(parts)


def _remark(user: UserTransformation, shift: tuple[float, float] | None) -> str:
    if shift is None:
        return ""
    size, limits = float(np.hypot(*shift)), shift_limits()
    if size > limits.largest_usual_shift_m:
        limit = limits.largest_usual_shift_m
        return say("crs.large_shift", name=user.name, size_m=size, limit_m=limit)
    if size < limits.smallest_usual_shift_m:
        return say("crs.small_shift", name=user.name, size_m=size)
    return ""
