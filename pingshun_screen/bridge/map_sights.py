"""Layers and frame of the map of sight lines: who sees the mine, and what of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from pingshun_screen.bridge.map_frame import Bounds, widened
from pingshun_screen.bridge.map_overlays import mine_layer, shape_of
from pingshun_screen.bridge.maps import MapLayer, MapStock, map_layer, parts_of_shape
from pingshun_screen.core.findings import MineResult
from pingshun_screen.core.sighting import Sightings
from pingshun_screen.core.visibility.cells import cell_boxes
from pingshun_screen.core.visibility.findings import BestSight, MineSight
from pingshun_screen.core.visibility.roads import section
from pingshun_screen.core.visibility.terrain import Terrain
from pingshun_screen.core.vocabulary import Role, Shape

_BACKGROUND = frozenset(
    {Role.ROAD, Role.RAILWAY, Role.MINING_RIGHT, Role.SETTLEMENT, Role.ADMIN_AREA}
)
_AROUND_SHARE = 0.08
_LEAST_M = 1000.0
_CLOSE_AROUND_SHARE = 0.12
_CLOSE_LEAST_M = 60.0


def sight_stock(stock: MapStock) -> MapStock:
    """Return what lies beneath the sight lines; hatches of zones would hide them."""
    layers = tuple(one for one in stock.layers if one.style in _BACKGROUND)
    return replace(stock, layers=layers)


def sight_layers(
    stock: MapStock, mine: MineResult, sightings: Sightings
) -> list[MapLayer]:
    """Return the layers of a mine's sight lines, topmost first.

    Parameters
    ----------
    stock
        Gives the CRS.
    mine
        With a sight line to be shown.
    sightings
        Those of the run.
    """
    sight = mine.visibility.sight
    if sight is None or sight.best is None:
        return []
    shapes = {
        ("sight_eye", Shape.POINT): [shapely.Point(sight.best.profile.eye_xy)],
        ("sight_blocker", Shape.POINT): _blockers(sight.best),
        ("sight_line", Shape.LINE): [_line_of(sight.best)],
    }
    above = [_layer(stock, style, some) for style, some in shapes.items() if some]
    sections = list(_sections(sightings, sight))
    roads = [_layer(stock, ("sight_road", Shape.LINE), sections)] if sections else []
    outline = mine_layer(stock, mine, named=True)
    return [*above, outline, *seen_layers(stock, mine, sightings), *roads]


def seen_layers(
    stock: MapStock, mine: MineResult, sightings: Sightings
) -> list[MapLayer]:
    """Return what is seen of a mine: one layer, none if nothing is."""
    seen = _seen_part(mine, sightings.terrain)
    style = ("sight_cells", Shape.POLYGON)
    return [] if seen.is_empty else [_layer(stock, style, [seen])]


def sight_bounds(mine: MineResult, sightings: Sightings) -> Bounds:
    """Return what the map has to show: the mine, the sight line, all that see it."""
    sight = mine.visibility.sight
    shapes = [shape_of(mine)]
    if sight is not None and sight.best is not None:
        shapes += [_line_of(sight.best), *_sections(sightings, sight)]
    return _around(shapes, _AROUND_SHARE, _LEAST_M)


def close_bounds(mine: MineResult) -> Bounds:
    """Return the mine with a little around it."""
    return _around([shape_of(mine)], _CLOSE_AROUND_SHARE, _CLOSE_LEAST_M)


def _around(shapes: Sequence[BaseGeometry], share: float, least_m: float) -> Bounds:
    west, south, east, north = map(float, shapely.total_bounds(shapes))
    margin_m = max(east - west, north - south) * share
    return widened((west, south, east, north), margin_m, least_m)


def _seen_part(mine: MineResult, terrain: Terrain | None) -> BaseGeometry:
    sight = mine.visibility.sight
    if sight is None or terrain is None or sight.cells is None:
        return shapely.Polygon()
    boxes = cell_boxes(sight.cells.places[sight.is_visible], terrain)
    # Cells reach beyond the right, but only what lies inside was counted.
    return shapely.intersection(shapely.union_all(boxes), shape_of(mine))


def _sections(sightings: Sightings, sight: MineSight) -> Iterator[BaseGeometry]:
    for seen in sight.lines:
        for first_m, last_m in seen.sections:
            yield section(sightings.lines[seen.line], first_m, last_m)


def _line_of(best: BestSight) -> BaseGeometry:
    return shapely.LineString([best.profile.eye_xy, best.profile.target_xy])


def _blockers(best: BestSight) -> list[BaseGeometry]:
    blocker = best.profile.blocker
    if blocker is None or blocker.above_m <= 0:
        return []
    return [shapely.Point(blocker.xy)]


def _layer(
    stock: MapStock, style: tuple[str, Shape], shapes: Sequence[BaseGeometry]
) -> MapLayer:
    _, parts = parts_of_shape(np.array(shapes, dtype=object), style[1])
    return map_layer(style, (parts, [""] * len(parts)), stock.crs, None)
