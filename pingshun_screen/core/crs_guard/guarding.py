"""A layer past the guard: its way into the working CRS, its odd features taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import geopandas
import numpy as np
import shapely
from geopandas.array import from_shapely
from numpy.typing import NDArray
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.crs import Transformation, flat, transformation
from pingshun_screen.core.crs_guard.coordinates import odd_features
from pingshun_screen.core.crs_guard.definitions import require_true_name
from pingshun_screen.core.crs_guard.place import (
    beside_zone,
    require_a_place,
    zone_of_place,
)
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.records import Coverage, LayerRecord
from pingshun_screen.core.texts import say
from pingshun_screen.core.user_transformations import UserTransformation
from pingshun_screen.core.user_ways import user_way

_NOWHERE = shapely.Point(np.inf, np.inf)


@dataclass(frozen=True)
class Guarded:
    """A layer that may be moved.

    Parameters
    ----------
    record
        The layer; features with odd coordinates count as unreadable.
    table
        Its features, those with odd coordinates at infinity.
    way
        How it comes into the working CRS.
    """

    record: LayerRecord
    table: geopandas.GeoDataFrame
    way: Transformation


def guarded(
    record: LayerRecord,
    table: geopandas.GeoDataFrame,
    coverage: BaseGeometry | None,
    working: CRS,
) -> Guarded:
    """Return a layer past the guard.

    Parameters
    ----------
    record, table
        The layer and its features, of a known CRS.
    coverage
        What it claims to cover, in the working CRS; None if nobody said.
    working
        The working CRS.

    Raises
    ------
    LayerError
        If the CRS contradicts itself or every coordinate, or if no way leads from it
        into the working CRS.
    """
    crs, drawn = CRS(table.crs), np.asarray(table.geometry, object)
    require_true_name(crs)
    odd = odd_features(drawn, crs, zone_of_place(coverage, working))
    way = _way(drawn, crs, working, record.user_transformation)
    require_a_place(drawn, crs, way, coverage, working)
    message = record.message + way.remark + beside_zone(drawn, crs)
    return _without(odd, Guarded(replace(record, message=message), table, way))


def coverage_way(coverage: Coverage, working: CRS) -> Transformation:
    """Return the way of a coverage into the working CRS.

    Raises
    ------
    LayerError
        As for layers; of a coverage every feature must be sound.
    """
    crs = CRS(coverage.table.crs)
    drawn = np.asarray(coverage.table.geometry, object)
    require_true_name(crs)
    odd = odd_features(drawn, crs)
    if odd:
        remedy = say("crs_guard.unfit_remedy")
        problems = dict.fromkeys(odd.values())
        raise LayerError([Fault(coverage.source, text, remedy) for text in problems])
    return _way(drawn, crs, working, coverage.user_transformation)


def _way(
    drawn: NDArray[np.object_],
    crs: CRS,
    working: CRS,
    user: UserTransformation | None,
) -> Transformation:
    if user is not None:
        return user_way(user, crs, working, drawn)
    if flat(crs).is_engineering:
        problem = say("crs_guard.engineering_problem", crs=crs.name)
        remedy = say("crs_guard.engineering_remedy")
        raise LayerError([Fault(crs.name, problem, remedy)])
    return transformation(crs, working)


def _without(odd: Mapping[int, str], layer: Guarded) -> Guarded:
    if not odd:
        return layer
    shapes = np.asarray(layer.table.geometry, object).copy()
    shapes[list(odd)] = _NOWHERE
    ids = layer.table["feature_id"].tolist()
    named = tuple((ids[row], problem) for row, problem in odd.items())
    unreadable = (*named, *layer.record.unreadable)
    return replace(
        layer,
        record=replace(layer.record, unreadable=unreadable),
        table=layer.table.set_geometry(from_shapely(shapes, crs=layer.table.crs)),
    )
