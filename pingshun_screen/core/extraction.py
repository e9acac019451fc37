"""Where a mine extracts beyond its right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.areas import statutory_areas_m2
from pingshun_screen.core.conflicts import MineShapes
from pingshun_screen.core.findings import Certainty, Conflict, Relation
from pingshun_screen.core.layers import PreparedLayer
from pingshun_screen.core.vocabulary import folded
from pingshun_screen.core.widths import areal_parts, inscribed_widths_m


@dataclass(frozen=True)
class Owners:
    """The mines that an extent of extraction belongs to.

    Parameters
    ----------
    mines
        Index of each; empty if there is none.
    certain
        Whether the extent names them, or names nobody and overlaps one only.
    """

    mines: tuple[int, ...]
    certain: bool


def extraction_owners(
    mines: MineShapes, licence_nos: Sequence[str], layer: PreparedLayer
) -> list[Owners]:
    """Return which mines each extraction extent belongs to.

    Parameters
    ----------
    mines, licence_nos
        The mines and the licence number of each.
    layer
        Extents of actual extraction, in the working CRS.

    Returns
    -------
    list of Owners
        For each extent the mines of its licence number, all areas of a right
        with several; else, for an extent without a known number, the mines
        that it overlaps.
    """
    by_licence: dict[str, list[int]] = {}
    for index, licence_no in enumerate(licence_nos):
        by_licence.setdefault(folded(licence_no), []).append(index)
    by_licence.pop("", None)
    owners = []
    for extent, licence_no in zip(
        layer.geometries, layer.texts("licence_no"), strict=True
    ):
        named = by_licence.get(folded(licence_no))
        met = named or list(_overlapped(mines.geometries, extent))
        is_alone = len(met) == 1 and not licence_no
        owners.append(Owners(tuple(met), certain=bool(named) or is_alone))
    return owners


def _overlapped(
    mines: NDArray[np.object_], extent: BaseGeometry | None
) -> Iterator[int]:
    if extent is not None:
        meets = shapely.intersects(mines, extent) & ~shapely.touches(mines, extent)
        yield from np.flatnonzero(meets).tolist()


def extraction_conflicts(
    mines: MineShapes,
    owners: Sequence[Owners],
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
    beyond = np.array(
        [
            _beyond(extent, mines.geometries[list(own.mines)])
            for extent, own in zip(layer.geometries, owners, strict=True)
        ],
        object,
    )
    beyond = areal_parts(beyond)
    widths_m = inscribed_widths_m(beyond)
    areas_m2 = statutory_areas_m2(beyond, crs)
    totals_m2 = statutory_areas_m2(layer.geometries, crs)
    shares = np.minimum(areas_m2 / np.where(totals_m2 > 0, totals_m2, np.inf), 1.0)
    ids, names = layer.texts("feature_id"), layer.texts("name")
    for extent in np.flatnonzero(widths_m > touch_tolerance_m).tolist():
        found = Conflict(
            layer.role,
            layer.screened.source,
            ids[extent],
            names[extent],
            zone="",
            grade="",
            relation=Relation.PARTIAL,
            overlap_m2=float(areas_m2[extent]),
            share=float(shares[extent]),
            width_m=float(widths_m[extent]),
            distance_m=0.0,
            certainty=_certainty(mines, owners[extent], layer, extent, widths_m),
            geometry=beyond[extent],
        )
        for mine in owners[extent].mines:
            yield mine, found


def _certainty(
    mines: MineShapes,
    owners: Owners,
    layer: PreparedLayer,
    extent: int,
    widths_m: NDArray[np.float64],
) -> Certainty:
    """Return whether it is certain that an extent reaches beyond its rights."""
    own = mines.take(np.array(owners.mines))
    accuracy_m = np.hypot(own.accuracy_m.max(), layer.screened.accuracy_m)
    unsure = (
        widths_m[extent] <= accuracy_m
        or own.ambiguous.any()
        or layer.ambiguous[extent]
        or shapely.is_missing(own.geometries).any()
        or not owners.certain
    )
    return Certainty.WITHIN_ACCURACY if unsure else Certainty.CERTAIN


def _beyond(extent: BaseGeometry | None, rights: NDArray[np.object_]) -> BaseGeometry:
    """Return what lies outside the rights; nothing where no right has a place."""
    if extent is None or shapely.is_missing(rights).all():
        return shapely.Polygon()
    return shapely.difference(extent, shapely.union_all(rights))
