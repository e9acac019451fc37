"""What the table of layers says, as a case file says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer

from pingshun_screen.bridge.case_layers import coverage_source_of, raster_source_of
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.user_transformations import UserTransformation
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.gui.layer_rows import LayerRow
from pingshun_screen.gui.other_inputs import OtherInputs
from pingshun_screen.io.case_file import LayerSpec
from pingshun_screen.io.heritage.spec import HeritageSpec
from pingshun_screen.io.ledgers.spec import LedgerSpec


@dataclass(frozen=True)
class ChosenLayers:
    """What the page says of a case.

    Parameters
    ----------
    layers, rows
        The layers as a case names them, and the row that each is from.
    area, dem_source, crs
        Source of what the layers cover, None if nobody said; elevation model, empty
        if there is none; working CRS.
    absent_roles
        Roles the county does not have, with who says so.
    faults
        Of rows that a case cannot name.
    area_transformation
        What brings the covered area to CGCS2000, empty for nothing.
    ledgers, heritage_scopes, transformations
        As the case names them.
    """

    layers: tuple[LayerSpec, ...]
    rows: tuple[LayerRow, ...]
    area: str | None
    dem_source: str
    crs: str
    absent_roles: Mapping[Role, str]
    faults: tuple[Fault, ...]
    area_transformation: str
    ledgers: tuple[LedgerSpec, ...]
    heritage_scopes: tuple[HeritageSpec, ...]
    transformations: tuple[UserTransformation, ...]


@dataclass(frozen=True)
class Sources:
    """What is said of all layers together.

    Parameters
    ----------
    area, dem
        Sources that an opened case states; empty if it is silent or the user has
        chosen since.
    area_layer, dem_layer
        The layers chosen, None for none.
    area_transformation
        As an opened case states it for `area`.
    """

    area: str
    area_layer: QgsVectorLayer | None
    dem: str
    dem_layer: QgsRasterLayer | None
    area_transformation: str


def chosen_layers(
    rows: Sequence[LayerRow], sources: Sources, crs: str, others: OtherInputs
) -> ChosenLayers:
    """Return what a case says of the rows.

    Rows that a case cannot name are marked; the others are there all the same.
    """
    found: list[tuple[LayerRow, LayerSpec]] = []
    faults: list[Fault] = []
    for row in rows:
        row.problem = None
        try:
            spec = row.spec(stated_coverage(row))
        except LayerError as error:
            row.problem = error.faults[0]
            row.show()
            faults += error.faults
            continue
        if spec is not None:
            found.append((row, spec))
    area, dem = sources.area, sources.dem
    try:
        if not area and sources.area_layer is not None:
            area = coverage_source_of(sources.area_layer)
        if not dem and sources.dem_layer is not None:
            dem = raster_source_of(sources.dem_layer)
    except LayerError as error:
        faults += error.faults
    return ChosenLayers(
        tuple(spec for _, spec in found),
        tuple(row for row, _ in found),
        area or None,
        dem,
        crs,
        {row.role: row.absent for row in rows if row.is_absent},
        tuple(faults),
        sources.area_transformation,
        others.of_kind(LedgerSpec),
        others.of_kind(HeritageSpec),
        others.of_kind(UserTransformation),
    )


def stated_coverage(row: LayerRow) -> str | None:
    """Return the source of what a row's layer covers, None for the whole area.

    Raises
    ------
    LayerError
        If a case file cannot name it.
    """
    layer = QgsProject.instance().mapLayer(row.coverage_id)
    if layer is None or row.details.coverage:
        return row.details.coverage
    return coverage_source_of(layer)


def coverage_that_goes(row: LayerRow) -> str | None:
    """Return what a row covers as its layer goes, never more than was said."""
    try:
        return stated_coverage(row)
    except LayerError as error:
        # Names no file: the check says so, and nothing counts as covered.
        return error.faults[0].place
