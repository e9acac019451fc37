"""Every feature that a mine overlaps, touches or lies near, measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from pingshun_screen.core.areas import statutory_areas_m2
from pingshun_screen.core.findings import Certainty, Conflict, Relation
from pingshun_screen.core.layers import PreparedLayer
from pingshun_screen.core.overlay import Overlaps, overlay
from pingshun_screen.core.proximity import neighbours
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.core.widths import areal_parts, inscribed_widths_m

# Shares this near to the whole are looked at for what is left outside.
_NEARLY_ALL = 0.999


@dataclass(frozen=True)
class MineShapes:
    """The geometry side of the mines, as arrays of one entry a mine.

    Parameters
    ----------
    geometries
        Valid polygons in the working CRS, None where a right has none.
    areas_m2
        Statutory areas.
    accuracy_m
        Positional accuracy of each boundary.
    ambiguous
        Whether the repair of the right could be read in more than one way.
    """

    geometries: NDArray[np.object_]
    areas_m2: NDArray[np.float64]
    accuracy_m: NDArray[np.float64]
    ambiguous: NDArray[np.bool_]

    def take(self, index: NDArray[np.intp]) -> MineShapes:
        """Return the mines of an index array."""
        return MineShapes(
            self.geometries[index],
            self.areas_m2[index],
            self.accuracy_m[index],
            self.ambiguous[index],
        )


@dataclass(frozen=True)
class Limits:
    """Distances that sort relations, from the policy.

    Parameters
    ----------
    near_m
        Features no further away are listed as near.
    touch_tolerance_m
        An overlap no wider than this is touching.
    """

    near_m: float
    touch_tolerance_m: float


@dataclass(frozen=True)
class _Pairs:
    """Measured pairs, one entry a pair."""

    mine: NDArray[np.intp]
    feature: NDArray[np.intp]
    relation: NDArray[np.object_]
    overlap_m2: NDArray[np.float64]
    width_m: NDArray[np.float64]
    distance_m: NDArray[np.float64]
    geometry: NDArray[np.object_]


def conflicts_with(
    mines: MineShapes, layer: PreparedLayer, limits: Limits, crs: CRS
) -> Iterator[tuple[int, Conflict]]:
    """Yield each conflict with a layer beside the index of its mine.

    Parameters
    ----------
    mines
        The mines.
    layer
        A usable layer in the working CRS. Of a layer of mining rights itself,
        a mine does not conflict with the feature that it is.
    limits
        What counts as touching and near.
    crs
        The working CRS.
    """
    areal = shapely.get_dimensions(layer.geometries) == 2  # noqa: PLR2004 - polygons
    close = neighbours(mines.geometries, layer.facets, limits.near_m)
    meeting = (close.distance_m == 0) & ~areal[close.feature]
    areas = _area_pairs(mines, np.where(areal, layer.geometries, None), layer, limits)
    lines = _line_pairs(mines, layer, close.mine[meeting], close.feature[meeting])
    apart = close.distance_m > 0
    apart &= ~_among(close.mine, close.feature, areas)
    near = _plain_pairs(
        close.mine[apart],
        close.feature[apart],
        _choose(apart[apart], Relation.NEAR, Relation.CLEAR),
        distance_m=close.distance_m[apart],
    )
    for pairs in (areas, lines, near):
        yield from _described(pairs, mines, layer, crs)


def _among(
    mine: NDArray[np.intp], feature: NDArray[np.intp], pairs: _Pairs
) -> NDArray[np.bool_]:
    known = set(zip(pairs.mine.tolist(), pairs.feature.tolist(), strict=True))
    asked = zip(mine.tolist(), feature.tolist(), strict=True)
    return np.fromiter((pair in known for pair in asked), bool, len(mine))


def _area_pairs(
    mines: MineShapes,
    polygons: NDArray[np.object_],
    layer: PreparedLayer,
    limits: Limits,
) -> _Pairs:
    found = overlay(mines.geometries, polygons, layer.facets)
    if layer.role is Role.MINING_RIGHT:
        found = _without_itself(found, mines.geometries, polygons)
    shared = found.shared
    width_m = inscribed_widths_m(shared)
    overlaps = width_m > limits.touch_tolerance_m
    relation = _choose(overlaps, Relation.PARTIAL, Relation.TOUCH)
    whole = found.within.copy()
    whole[~whole] = _all_but_slivers(
        mines.geometries[found.mine[~whole]], shared[~whole], limits.touch_tolerance_m
    )
    relation[whole & overlaps] = Relation.WITHIN
    return _Pairs(
        found.mine,
        found.feature,
        relation,
        np.where(overlaps, shapely.area(shared), 0.0),
        width_m,
        np.zeros(len(shared)),
        np.where(overlaps, shared, None),
    )


def _without_itself(
    found: Overlaps, mines: NDArray[np.object_], rights: NDArray[np.object_]
) -> Overlaps:
    """Return the pairs of different rights."""
    pairs = zip(mines[found.mine], rights[found.feature], strict=True)
    other = np.fromiter((a is not b for a, b in pairs), bool, len(found.mine))
    return Overlaps(
        found.mine[other],
        found.feature[other],
        found.within[other],
        found.shared[other],
    )


def _all_but_slivers(
    mines: NDArray[np.object_], shared: NDArray[np.object_], tolerance_m: float
) -> NDArray[np.bool_]:
    """Return where what is left of the mine is no wider than touching."""
    nearly = shapely.area(shared) >= _NEARLY_ALL * shapely.area(mines)
    rest = areal_parts(shapely.difference(mines[nearly], shared[nearly]))
    nearly[nearly] = inscribed_widths_m(rest) <= tolerance_m
    return nearly


def _line_pairs(
    mines: MineShapes,
    layer: PreparedLayer,
    mine: NDArray[np.intp],
    feature: NDArray[np.intp],
) -> _Pairs:
    touching = shapely.touches(mines.geometries[mine], layer.geometries[feature])
    relation = _choose(touching, Relation.TOUCH, Relation.PARTIAL)
    return _plain_pairs(mine, feature, relation, distance_m=np.zeros(len(mine)))


def _plain_pairs(
    mine: NDArray[np.intp],
    feature: NDArray[np.intp],
    relation: NDArray[np.object_],
    *,
    distance_m: NDArray[np.float64],
) -> _Pairs:
    """Return pairs that share no area."""
    nothing = np.zeros(len(mine))
    return _Pairs(
        mine,
        feature,
        relation,
        nothing,
        nothing,
        distance_m,
        np.full(len(mine), None),
    )


def _described(
    pairs: _Pairs, mines: MineShapes, layer: PreparedLayer, crs: CRS
) -> Iterator[tuple[int, Conflict]]:
    overlaps = pairs.overlap_m2 > 0
    overlap_m2 = np.zeros(len(pairs.mine))
    overlap_m2[overlaps] = statutory_areas_m2(pairs.geometry[overlaps], crs)
    areas_m2 = mines.areas_m2[pairs.mine]
    share = np.minimum(overlap_m2 / np.where(areas_m2 > 0, areas_m2, np.inf), 1.0)
    certain = _certain(pairs, mines, layer)
    ids, names = layer.texts("feature_id"), layer.texts("name")
    zones, grades = layer.texts("zone"), layer.texts("grade")
    bases = layer.texts("basis")
    for n, (mine, feature) in enumerate(
        zip(pairs.mine.tolist(), pairs.feature.tolist(), strict=True)
    ):
        yield (
            mine,
            Conflict(
                layer.role,
                layer.screened.source,
                feature_id=ids[feature],
                feature_name=names[feature],
                zone=zones[feature],
                grade=grades[feature],
                relation=pairs.relation[n],
                overlap_m2=float(overlap_m2[n]),
                share=float(share[n]),
                width_m=float(pairs.width_m[n]),
                distance_m=float(pairs.distance_m[n]),
                certainty=certain[n],
                geometry=pairs.geometry[n],
                basis=bases[feature],
            ),
        )


def _certain(
    pairs: _Pairs, mines: MineShapes, layer: PreparedLayer
) -> NDArray[np.object_]:
    """Return which overlaps are wider than both boundaries are accurate."""
    overlaps = np.isin(pairs.relation, (Relation.PARTIAL, Relation.WITHIN))
    overlaps &= pairs.overlap_m2 > 0
    accuracy_m = np.hypot(mines.accuracy_m[pairs.mine], layer.screened.accuracy_m)
    unsure = pairs.width_m <= accuracy_m
    unsure |= mines.ambiguous[pairs.mine] | layer.ambiguous[pairs.feature]
    return _choose(overlaps & unsure, Certainty.WITHIN_ACCURACY, Certainty.CERTAIN)


def _choose(where: NDArray[np.bool_], yes: StrEnum, no: StrEnum) -> NDArray[np.object_]:
    """Return an array of enum members; numpy's own choice makes them plain text."""
    return np.array([no, yes], object)[where.astype(int)]
