"""Layers that only one map has: the mine itself and its overlaps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from pingshun_screen.bridge.maps import (
    LONGEST_LABEL,
    MapLayer,
    MapStock,
    map_layer,
    parts_of_shape,
)
from pingshun_screen.bridge.symbols import name_label, number_labels
from pingshun_screen.core.findings import MineResult
from pingshun_screen.core.vocabulary import Shape
from pingshun_screen.report.illustrations import NumberedConflict
from pingshun_screen.report.wording import mine_name, shortened


def shape_of(mine: MineResult) -> BaseGeometry:
    """Return a mine's geometry, an empty one where it has none."""
    return mine.geometry if mine.geometry is not None else shapely.Polygon()


def label_of(mine: MineResult) -> str:
    """Return how maps call a mine."""
    return shortened(mine_name(mine), LONGEST_LABEL)


def mine_layer(stock: MapStock, mine: MineResult, *, named: bool) -> MapLayer:
    """Return the outline of a mine, with its name if asked for."""
    label = label_of(mine)
    features = ([shapely.force_2d(shape_of(mine))], [label])
    style = ("mine", Shape.POLYGON)
    return map_layer(style, features, stock.crs, name_label() if named else None)


def overlap_layers(
    stock: MapStock, conflicts: Sequence[NumberedConflict], *, numbered: bool
) -> list[MapLayer]:
    """Return the overlaps, with their numbers in the report if asked for."""
    geometries = np.array([one.conflict.geometry for one in conflicts], dtype=object)
    made = []
    for shape in Shape:
        rows, parts = parts_of_shape(geometries, shape)
        texts = [str(conflicts[row].number) for row in rows]
        naming = number_labels() if numbered else None
        if texts:
            made.append(
                map_layer(("overlap", shape), (parts, texts), stock.crs, naming)
            )
    return made
