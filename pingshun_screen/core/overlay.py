"""Which mine shares area with which constraint polygon, and what they share.

The constraint polygons are few and huge, the mines many and small, so the work
has to follow the vertices near a mine. Boundaries are therefore held as short
runs. A mine that no run crosses lies wholly inside or outside, and one point of
each of its parts tells which. A mine that is crossed is cut along the runs that
cross it, and one point of each piece tells on which side it lies. The pieces of
a mine must add up to the mine; where they do not, the whole polygon is used.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from pingshun_screen.core.facets import Facets
from pingshun_screen.core.widths import areal_parts

# Rounding in the cut moves areas by far less than this share.
_ADDS_UP = 1e-9


@dataclass(frozen=True)
class Overlaps:
    """Pairs of a mine and a polygon that meet, by mine and then by feature.

    Parameters
    ----------
    mine, feature
        Index of each pair's mine and feature.
    within
        The mine lies in the polygon and no boundary meets it.
    shared
        The area that the pair shares, in the working CRS: the mine itself where
        `within`, an empty polygon where the two only touch.
    """

    mine: NDArray[np.intp]
    feature: NDArray[np.intp]
    within: NDArray[np.bool_]
    shared: NDArray[np.object_]


@dataclass(frozen=True)
class _Cuts:
    """Pairs in which a boundary meets the mine, and the pieces it cuts it into.

    Parameters
    ----------
    key
        Key of each pair, ascending.
    geometry, pair
        Each piece and the position of its pair in `key`.
    broken
        Pairs whose pieces do not add up to the mine.
    """

    key: NDArray[np.int64]
    geometry: NDArray[np.object_]
    pair: NDArray[np.intp]
    broken: NDArray[np.bool_]


def overlay(
    mines: NDArray[np.object_], polygons: NDArray[np.object_], facets: Facets
) -> Overlaps:
    """Return every pair that meets, with the area it shares.

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
    count = max(len(polygons), 1)
    cuts = _cut(mines, polygons, facets)
    parts, owner = shapely.get_parts(mines, return_index=True)
    points = shapely.point_on_surface(np.concatenate([parts, cuts.geometry]))
    feature, point = STRtree(points).query(polygons, predicate="contains")

    is_part = point < len(parts)
    part = point[is_part]
    part_key = owner[part] * count + feature[is_part]
    uncrossed = ~np.isin(part_key, cuts.key)
    part, part_key = part[uncrossed], part_key[uncrossed]

    piece = point[~is_part] - len(parts)
    piece_key = cuts.key[cuts.pair[piece]]
    own = piece_key % count == feature[~is_part]
    piece, piece_key = piece[own], piece_key[own]

    pairs = np.union1d(cuts.key, part_key)
    shared = _grouped(
        np.concatenate([parts[part], cuts.geometry[piece]]),
        np.searchsorted(pairs, np.concatenate([part_key, piece_key])),
        len(pairs),
    )
    mine, feature = np.divmod(pairs, count)
    inside = np.bincount(np.searchsorted(pairs, part_key), minlength=len(pairs))
    within = inside == np.bincount(owner, minlength=len(mines))[mine]
    shared[within] = mines[mine[within]]
    broken = np.isin(pairs, cuts.key[cuts.broken])
    shared[broken] = areal_parts(
        shapely.intersection(mines[mine[broken]], polygons[feature[broken]])
    )
    return Overlaps(mine, feature, within, shared)


def _cut(
    mines: NDArray[np.object_], polygons: NDArray[np.object_], facets: Facets
) -> _Cuts:
    """Cut each mine along the boundary runs of each feature that meet it."""
    mine, run = facets.tree.query(mines, predicate="intersects")
    areal = ~shapely.is_missing(polygons)[facets.owner[run]]
    mine, run = mine[areal], run[areal]
    keys = mine * max(len(polygons), 1) + facets.owner[run]
    order = np.argsort(keys, kind="stable")
    key, first, pair_of_run = np.unique(
        keys[order], return_index=True, return_inverse=True
    )
    whole = mines[mine[order][first]]
    lines = shapely.multilinestrings(facets.lines[run[order]], indices=pair_of_run)
    noded = shapely.union(shapely.boundary(whole), lines)
    pieces, pair = shapely.get_parts(
        shapely.polygonize(noded[:, np.newaxis]), return_index=True
    )
    in_mine = shapely.intersects(whole[pair], shapely.point_on_surface(pieces))
    pieces, pair = pieces[in_mine], pair[in_mine]
    total_m2 = np.bincount(pair, shapely.area(pieces), len(key))
    mine_m2 = shapely.area(whole)
    return _Cuts(key, pieces, pair, abs(total_m2 - mine_m2) > _ADDS_UP * mine_m2)


def _grouped(
    pieces: NDArray[np.object_], group: NDArray[np.intp], groups: int
) -> NDArray[np.object_]:
    """Return the pieces of each group as one multipolygon, empty for no pieces."""
    joined = np.full(groups, shapely.MultiPolygon(), object)
    order = np.argsort(group, kind="stable")
    shapely.multipolygons(pieces[order], indices=group[order], out=joined)
    return joined
