"""What is seen and from where, as layers of results.gpkg."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import shapely
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.findings import MineResult, ScreeningResult
from pingshun_screen.core.visibility.findings import LineSight
from pingshun_screen.core.visibility.shapes_seen import cells_shape, seeing_shapes
from pingshun_screen.core.visibility.terrain import Terrain

CELL_FIELDS = {"visible_m2": "float", "share": "float", "stability": "str"}
SECTION_FIELDS = {
    "line": "str",
    "line_class": "str",
    "first_m": "float",
    "last_m": "float",
    "stations": "int",
    "seeing": "int",
}
SeenCells: TypeAlias = tuple[MineResult, BaseGeometry]
SeeingSections: TypeAlias = tuple[MineResult, LineSight, BaseGeometry]


def seen_cells(result: ScreeningResult) -> Iterator[SeenCells]:
    """Yield each mine of which something is seen, and the part that is."""
    terrain = result.sightings.terrain if result.sightings else None
    for mine in result.mines:
        part = terrain and _seen_part(mine, terrain)
        if part is not None:
            yield mine, part


def _seen_part(mine: MineResult, terrain: Terrain) -> BaseGeometry | None:
    sight = mine.visibility.sight
    if sight is None or sight.cells is None or sight.is_visible is None:
        return None
    if mine.geometry is None or not sight.is_visible.any():
        return None
    seen = cells_shape(mine.geometry, sight.cells, sight.is_visible, terrain)
    return shapely.MultiPolygon(shapely.get_parts(seen).tolist())


def seeing_sections(result: ScreeningResult) -> Iterator[SeeingSections]:
    """Yield the stretches of each line that see a mine."""
    lines = result.sightings.lines if result.sightings else ()
    for mine in result.mines:
        sight = mine.visibility.sight
        for seen in sight.lines if sight else ():
            parts = seeing_shapes(lines[seen.line], seen)
            if parts:
                yield mine, seen, shapely.MultiLineString(parts)
