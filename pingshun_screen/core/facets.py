"""Boundaries cut into short runs, so that work follows the vertices near a mine."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

# Segments a run: fewer makes the tree large, more makes each test long; 32 and
# 64 were the fastest of 16 to 128 on boundaries of 20,000 vertices.
_SEGMENTS = 32


@dataclass(frozen=True)
class Facets:
    """Short lines that together are the boundaries of the features.

    Parameters
    ----------
    lines
        Runs of a boundary, of a line itself, or points.
    owner
        Index of the feature that each belongs to.
    tree
        Index over `lines`.
    """

    lines: NDArray[np.object_]
    owner: NDArray[np.intp]
    tree: STRtree


def build_facets(features: NDArray[np.object_]) -> Facets:
    """Return the facets of polygons, lines and points; None has none.

    Parameters
    ----------
    features
        Valid geometries without collections.
    """
    flat = shapely.get_dimensions(features) == 2  # noqa: PLR2004 - polygons
    outlines = np.where(flat, shapely.boundary(features), features)
    parts, owner = shapely.get_parts(outlines, return_index=True)
    is_point = shapely.get_type_id(parts) == shapely.GeometryType.POINT
    runs, line = _runs(parts[~is_point])
    lines = np.concatenate([runs, parts[is_point]])
    owners = np.concatenate([owner[~is_point][line], owner[is_point]])
    return Facets(lines, owners, STRtree(lines))


def _runs(
    lines: NDArray[np.object_],
) -> tuple[NDArray[np.object_], NDArray[np.intp]]:
    """Cut lines into runs of a few segments that share their end points."""
    xy = shapely.get_coordinates(lines)
    counts = shapely.get_num_points(lines)
    starts = np.cumsum(counts) - counts
    runs_each = -(-(counts - 1) // _SEGMENTS)
    line = np.repeat(np.arange(len(lines)), runs_each)
    nth = np.arange(len(line)) - np.repeat(np.cumsum(runs_each) - runs_each, runs_each)
    first = starts[line] + nth * _SEGMENTS
    last = np.minimum(first + _SEGMENTS, starts[line] + counts[line] - 1)
    lengths = last - first + 1
    offsets = np.cumsum(lengths) - lengths
    take = np.arange(lengths.sum()) + np.repeat(first - offsets, lengths)
    run = np.repeat(np.arange(len(line)), lengths)
    return shapely.linestrings(xy[take], indices=run), line
