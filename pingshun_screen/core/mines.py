"""The mining rights of all layers as one list, in the order of the results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS

from pingshun_screen.core.areas import statutory_areas_m2
from pingshun_screen.core.conflicts import MineShapes
from pingshun_screen.core.layers import PreparedLayer
from pingshun_screen.core.records import LayerRecord, RepairNote
from pingshun_screen.core.registers import registers_of_table
from pingshun_screen.core.texts import say


@dataclass(frozen=True)
class Mine:
    """The ledger side of one mining right.

    Parameters
    ----------
    attributes
        Standard fields, normalised.
    remarks
        Values that were not understood.
    repair
        What was done to its geometry; None if nothing.
    has_geometry
        Whether it has a place after repair.
    licences
        Licence numbers exactly as written.
    """

    attributes: Mapping[str, object]
    remarks: tuple[str, ...]
    repair: RepairNote | None
    has_geometry: bool
    licences: tuple[str, ...] = ()

    @property
    def licence_no(self) -> str:
        """Licence number, empty if unknown."""
        return str(self.attributes.get("licence_no") or "")

    @property
    def name(self) -> str:
        """Name of the mine, empty if unknown."""
        return str(self.attributes.get("name") or "")

    @property
    def geometry_gap(self) -> str:
        """Why the right has no place; empty if it has one."""
        if self.has_geometry:
            return ""
        problem = self.repair.problem if self.repair else say("repair.null")
        return say("screening.no_geometry", problem=problem)


@dataclass(frozen=True)
class MineList:
    """All mining rights, by licence number and then name.

    Parameters
    ----------
    mines
        The ledger side.
    shapes
        The geometry side, in the same order.
    """

    mines: tuple[Mine, ...]
    shapes: MineShapes


def list_mines(
    layers: Sequence[tuple[LayerRecord, PreparedLayer]], crs: CRS
) -> MineList:
    """Return the rights of all usable layers of mining rights as one list.

    Parameters
    ----------
    layers
        Each layer as read and as prepared.
    crs
        The working CRS.
    """
    mines: list[Mine] = []
    shapes: list[MineShapes] = []
    for record, layer in layers:
        mines += _mines_of(record, layer)
        shapes.append(_shapes_of(layer, crs))
    order = sorted(
        range(len(mines)), key=lambda n: (mines[n].licence_no, mines[n].name, n)
    )
    return MineList(
        tuple(mines[n] for n in order), _joined(shapes).take(np.array(order, int))
    )


def _mines_of(record: LayerRecord, layer: PreparedLayer) -> list[Mine]:
    table = layer.screened.table
    if table is None:
        return []
    registers = record.registers or registers_of_table(table, record.fields)
    return [
        Mine(
            register.attributes,
            register.remarks,
            layer.notes.get(row),
            layer.geometries[row] is not None,
            register.licences,
        )
        for row, register in enumerate(registers)
    ]


def _shapes_of(layer: PreparedLayer, crs: CRS) -> MineShapes:
    count = len(layer.geometries)
    return MineShapes(
        layer.geometries,
        statutory_areas_m2(layer.geometries, crs),
        np.full(count, layer.screened.accuracy_m),
        layer.ambiguous,
    )


def _joined(shapes: Sequence[MineShapes]) -> MineShapes:
    def all_of(name: str) -> NDArray[np.generic]:
        return np.concatenate([getattr(shape, name) for shape in shapes])

    return MineShapes(
        all_of("geometries"),
        all_of("areas_m2"),
        all_of("accuracy_m"),
        all_of("ambiguous"),
    )
