"""Where a mine extracts beyond its right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.areas import statutory_areas_m2
from pingshun_screen.core.conflicts import MineShapes
from pingshun_screen.core.findings import Certainty, Conflict, Relation
from pingshun_screen.core.layers import PreparedLayer
from pingshun_screen.core.widths import areal_parts, inscribed_widths_m


def extraction_owners(
    mines: MineShapes, licence_nos: Sequence[str], layer: PreparedLayer
) -> list[tuple[int, ...]]:
    """Return which mines each extraction extent belongs to.

    Parameters
    ----------
    mines, licence_nos
        The mines and the licence number of each.
    layer
        Extents of actual extraction, in the working CRS.

    Returns
    -------
    list of tuple of int
        For each extent the mines of its licence number, all areas of a right
        with several; else, for an extent without a known number, the mines
        that it overlaps.
    """
    by_licence: dict[str, list[int]] = {}
    for index, licence_no in enumerate(licence_nos):
        by_licence.setdefault(licence_no, []).append(index)
    by_licence.pop("", None)
    owners = []
    for extent, licence_no in zip(
        layer.geometries, layer.texts("licence_no"), strict=True
    ):
        known = by_licence.get(licence_no)
        owners.append(tuple(known or _overlapped(mines.geometries, extent)))
    return owners


def _overlapped(
    mines: NDArray[np.object_], extent: BaseGeometry | None
) -> Iterator[int]:
    if extent is not None:
        meets = shapely.intersects(mines, extent) & ~shapely.touches(mines, extent)
        yield from np.flatnonzero(meets).tolist()


def extraction_conflicts(
    mines: MineShapes,
    owners: Sequence[tuple[int, ...]],
    layer: PreparedLayer,
    touch_tolerance_m: float,
    crs: CRS,
) -> Iterator[tuple[int, Conflict]]:
    """Yield the part of each extent that lies beyond its owners' rights.

    Parameters
    ----------
    mines
        The mines.
    owners
        Mines that each extent belongs to (`extraction_owners`).
    layer
        Extents of actual extraction, in the working CRS.
    touch_tolerance_m
        A part no wider than this is not beyond the right.
    crs
        The working CRS.
    """
    ids, names = layer.texts("feature_id"), layer.texts("name")
    licence_nos = layer.texts("licence_no")
    beyond = areal_parts(
        np.array(
            [
                _beyond(extent, mines.geometries[list(mine)])
                for extent, mine in zip(layer.geometries, owners, strict=True)
            ],
            object,
        )
    )
    widths_m = inscribed_widths_m(beyond)
    areas_m2 = statutory_areas_m2(beyond, crs)
    totals_m2 = statutory_areas_m2(layer.geometries, crs)
    for extent in np.flatnonzero(widths_m > touch_tolerance_m).tolist():
        for mine in owners[extent]:
            accuracy_m = np.hypot(mines.accuracy_m[mine], layer.screened.accuracy_m)
            rights = mines.geometries[list(owners[extent])]
            unsure = (
                widths_m[extent] <= accuracy_m
                or mines.ambiguous[mine]
                or layer.ambiguous[extent]
                or shapely.is_missing(rights).any()
                or (len(rights) > 1 and not licence_nos[extent])
            )
            yield (
                mine,
                Conflict(
                    layer.role,
                    layer.screened.source,
                    ids[extent],
                    names[extent],
                    zone="",
                    grade="",
                    relation=Relation.PARTIAL,
                    overlap_m2=float(areas_m2[extent]),
                    share=float(min(areas_m2[extent] / totals_m2[extent], 1.0)),
                    width_m=float(widths_m[extent]),
                    distance_m=0.0,
                    certainty=(
                        Certainty.WITHIN_ACCURACY if unsure else Certainty.CERTAIN
                    ),
                    geometry=beyond[extent],
                ),
            )


def _beyond(extent: BaseGeometry | None, rights: NDArray[np.object_]) -> BaseGeometry:
    """Return what lies outside the rights; nothing where no right has a place."""
    if extent is None or shapely.is_missing(rights).all():
        return shapely.Polygon()
    return shapely.difference(extent, shapely.union_all(rights))
