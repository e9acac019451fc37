"""Which mine shares area with which constraint feature, and what they share.

The constraint polygons are few and huge, the mines many and small. So a pair is
first told by the short boundary runs near the mine: where none crosses it, one
point decides whether the mine lies wholly inside. Only mines on a boundary are
intersected, each with the small piece of the polygon around it; the pieces come
from halving the mines in turn along x and y and clipping the polygon to each
half, so every vertex is looked at a few times and not once for each mine.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.facets import Facets

# A piece this small is taken for all of its mines instead of being halved again.
_SMALL_PIECE = 64

# Room around a mine's box, so that the clip's own edges stay off the mine.
_MARGIN_M = 1.0


@dataclass(frozen=True)
class Overlaps:
    """Pairs of a mine and a polygon that meet, by mine and then by feature.

    Parameters
    ----------
    mine, feature
        Index of each pair's mine and feature.
    within
        The mine lies in the polygon and no boundary runs through or along it.
    shared
        What the pair shares: the mine itself where `within`, else any geometry
        that two polygons can share, in the working CRS.
    """

    mine: NDArray[np.intp]
    feature: NDArray[np.intp]
    within: NDArray[np.bool_]
    shared: NDArray[np.object_]


def overlay(
    mines: NDArray[np.object_], polygons: NDArray[np.object_], facets: Facets
) -> Overlaps:
    """Return every pair that meets, with what it shares.

    Parameters
    ----------
    mines
        Valid polygons in the working CRS; None shares nothing.
    polygons
        Valid polygons of one layer in the same CRS; None shares nothing.
    facets
        The layer's boundaries, from `build_facets`; those of features that are
        None in `polygons` do not count.
    """
    count = len(polygons)
    whole, some = _enclosed(mines, polygons)
    crossed = np.union1d(_crossed(mines, polygons, facets), some)
    enclosed = np.setdiff1d(whole, crossed)
    keys = np.concatenate([crossed, enclosed])
    order = np.argsort(keys, kind="stable")
    mine, feature = np.divmod(keys[order], max(count, 1))
    within = (np.arange(len(keys)) >= len(crossed))[order]
    shared = mines[mine]
    cut = ~within
    shared[cut] = _intersections(mines, polygons, mine[cut], feature[cut])
    return Overlaps(mine, feature, within, shared)


def _crossed(
    mines: NDArray[np.object_], polygons: NDArray[np.object_], facets: Facets
) -> NDArray[np.int64]:
    """Return the keys of pairs in which the boundary meets the mine."""
    mine, facet = facets.tree.query(mines, predicate="intersects")
    feature = facets.owner[facet]
    areal = ~shapely.is_missing(polygons)[feature]
    return np.unique(_keys(mine[areal], feature[areal], len(polygons)))


def _enclosed(
    mines: NDArray[np.object_], polygons: NDArray[np.object_]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the keys of pairs with all of the mine's parts inside, and with some.

    One point of a part speaks for it wherever no boundary crosses the mine.
    """
    parts, owner = shapely.get_parts(mines, return_index=True)
    tree = STRtree(shapely.get_point(shapely.get_exterior_ring(parts), 0))
    feature, part = tree.query(polygons, predicate="contains")
    keys, inside = np.unique(
        _keys(owner[part], feature, len(polygons)), return_counts=True
    )
    whole = inside == np.bincount(owner, minlength=len(mines))[keys // len(polygons)]
    return keys[whole], keys[~whole]


def _keys(
    mine: NDArray[np.intp], feature: NDArray[np.intp], features: int
) -> NDArray[np.int64]:
    return mine.astype(np.int64) * features + feature


def _intersections(
    mines: NDArray[np.object_],
    polygons: NDArray[np.object_],
    mine: NDArray[np.intp],
    feature: NDArray[np.intp],
) -> NDArray[np.object_]:
    boxes = shapely.bounds(mines[mine]) + np.multiply(_MARGIN_M, (-1, -1, 1, 1))
    pieces = polygons[feature]
    for index in np.unique(feature):
        pairs = np.flatnonzero(feature == index)
        _clip_around(polygons[index], boxes, pairs, pieces)
    # A clip that came out broken is not used: the whole polygon always serves.
    usable = shapely.is_valid(pieces) & np.isin(shapely.get_type_id(pieces), _AREAS)
    pieces = np.where(usable, pieces, polygons[feature])
    return shapely.intersection(mines[mine], pieces)


_AREAS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


def _clip_around(
    polygon: BaseGeometry,
    boxes: NDArray[np.float64],
    pairs: NDArray[np.intp],
    pieces: NDArray[np.object_],
) -> None:
    """Write to `pieces` the part of the polygon around each pair's box."""
    west_south, east_north = boxes[pairs, :2], boxes[pairs, 2:]
    frame = (*west_south.min(axis=0), *east_north.max(axis=0))
    piece = shapely.clip_by_rect(polygon, *frame)
    if len(pairs) == 1 or shapely.get_num_coordinates(piece) <= _SMALL_PIECE:
        pieces[pairs] = piece
        return
    centres = west_south + east_north
    axis = int(np.argmax(np.ptp(centres, axis=0)))
    half = len(pairs) // 2
    order = np.argpartition(centres[:, axis], half)
    _clip_around(piece, boxes, pairs[order[:half]], pieces)
    _clip_around(piece, boxes, pairs[order[half:]], pieces)
