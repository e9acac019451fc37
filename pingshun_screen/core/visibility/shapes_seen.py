"""What is seen and from where, as shapes for maps."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.visibility.cells import MineCells, cell_boxes
from pingshun_screen.core.visibility.findings import LineSight
from pingshun_screen.core.visibility.roads import SightLine, section
from pingshun_screen.core.visibility.terrain import Terrain


def cells_shape(
    mine: BaseGeometry,
    cells: MineCells,
    chosen: NDArray[np.bool_],
    terrain: Terrain,
) -> BaseGeometry:
    """Return the part of a mine that lies in some of its cells.

    Parameters
    ----------
    mine
        Valid polygon in the working CRS.
    cells, chosen
        The mine's cells, and which of them; such as `MineSight.is_visible`.
    terrain
        The terrain that the cells are of.

    Returns
    -------
    BaseGeometry
        Polygon or multipolygon, empty if no cell is chosen.
    """
    boxes = cell_boxes(cells.places[chosen], terrain)
    within = shapely.intersection(mine, shapely.union_all(boxes))
    parts = shapely.get_parts(within)
    # Where a cell only touches the mine, a line or a point is left over.
    return shapely.union_all(parts[shapely.get_dimensions(parts) == 2])  # noqa: PLR2004


def seeing_shapes(line: SightLine, sight: LineSight) -> list[BaseGeometry]:
    """Return the stretches of a line that see a mine, in their order.

    Parameters
    ----------
    line
        The road or railway.
    sight
        How it sees the mine; each of its sections becomes a line.
    """
    return [section(line, first_m, last_m) for first_m, last_m in sight.sections]
