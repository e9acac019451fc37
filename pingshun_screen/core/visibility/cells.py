"""The cells of the terrain that a mine covers, and how much of each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.visibility.terrain import Terrain

# A hundred square kilometres of 5 m.
_MOST_NODES = 4_000_000
# Boxes take a few hundred bytes each.
_AT_ONCE = 100_000


@dataclass(frozen=True)
class MineCells:
    """Square cells around the nodes of the terrain that a mine meets.

    Parameters
    ----------
    places
        Column and row of each node, one a row; nodes may lie beyond the
        terrain.
    cover_m2
        Plane area of the mine in each cell; together the area of the mine.
    ground_m
        Height of each node, NaN where unknown.
    """

    places: NDArray[np.float64]
    cover_m2: NDArray[np.float64]
    ground_m: NDArray[np.float64]


def fits_cells(mine: BaseGeometry, terrain: Terrain) -> bool:
    """Return whether a mine is small enough to be looked at cell by cell.

    Parameters
    ----------
    mine, terrain
        As for `mine_cells`.
    """
    left, bottom, right, top = shapely.bounds(shapely.get_parts(mine)).T
    nodes = ((right - left) / terrain.cell_m + 1) * (
        (top - bottom) / terrain.cell_m + 1
    )
    return bool(nodes.sum() <= _MOST_NODES)


def mine_cells(mine: BaseGeometry, terrain: Terrain) -> MineCells:
    """Return the cells of a mine, at least one.

    Parameters
    ----------
    mine
        Valid polygon in the working CRS, not empty. One without area counts with
        the cell of a point on it and 0 m².
    terrain
        Terrain in the working CRS.
    """
    shapely.prepare(mine)
    nodes = _nodes_around(mine, terrain)
    blocks = np.array_split(nodes, len(nodes) // _AT_ONCE + 1)
    cover_m2 = np.concatenate([_cover_m2(mine, block, terrain) for block in blocks])
    covered = cover_m2 > 0
    if not covered.any():
        point = shapely.get_coordinates(mine.representative_point())
        nodes = np.round(terrain.places(point))
        cover_m2, covered = np.zeros(1), np.ones(1, bool)
    places = nodes[covered]
    return MineCells(places, cover_m2[covered], terrain.ground_m(places))


def cell_boxes(places: NDArray[np.float64], terrain: Terrain) -> NDArray[np.object_]:
    """Return the square around each node in the working CRS.

    Parameters
    ----------
    places
        Column and row of the nodes, one a row.
    terrain
        Terrain in the working CRS.
    """
    low = terrain.positions(places - 0.5).T
    high = terrain.positions(places + 0.5).T
    return np.asarray(shapely.box(low[0], high[1], high[0], low[1]))


def _cover_m2(
    mine: BaseGeometry, nodes: NDArray[np.float64], terrain: Terrain
) -> NDArray[np.float64]:
    boxes = cell_boxes(nodes, terrain)
    inside = shapely.contains_properly(mine, boxes)
    cover_m2 = np.where(inside, terrain.cell_m**2, 0.0)
    edge = ~inside & shapely.intersects(mine, boxes)
    cover_m2[edge] = shapely.area(shapely.intersection(mine, boxes[edge]))
    return cover_m2


def _nodes_around(mine: BaseGeometry, terrain: Terrain) -> NDArray[np.float64]:
    """Return the nodes around the parts of a mine, each once, row by row."""
    parts = [_nodes_in(part.bounds, terrain) for part in shapely.get_parts(mine)]
    if len(parts) == 1:
        return parts[0]
    return np.unique(np.concatenate(parts)[:, ::-1], axis=0)[:, ::-1]


def _nodes_in(
    bounds: tuple[float, float, float, float], terrain: Terrain
) -> NDArray[np.float64]:
    left, bottom, right, top = bounds
    first, last = terrain.places(np.array([(left, top), (right, bottom)]))
    columns = np.arange(np.floor(first[0] + 0.5), np.ceil(last[0] - 0.5) + 1)
    rows = np.arange(np.floor(first[1] + 0.5), np.ceil(last[1] - 0.5) + 1)
    return np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
