"""A table of heritage scopes as ordinary layers of a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import geopandas
import numpy as np
from geopandas.array import from_shapely
from pyproj import CRS
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.crs import working_crs
from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.layers import prepare_layer
from pingshun_screen.core.records import Coverage, LayerRecord, LayerStatus
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import SCOPE_ROLES, Role
from pingshun_screen.io.case_file import LayerSpec
from pingshun_screen.io.fingerprints import file_sha256
from pingshun_screen.io.heritage.bodies import Place, unit_places
from pingshun_screen.io.heritage.coordinates import table_points
from pingshun_screen.io.heritage.drawing import Drawing
from pingshun_screen.io.heritage.scope_rows import ScopeRow
from pingshun_screen.io.heritage.sheets import table_file, table_grids
from pingshun_screen.io.heritage.spec import HeritageSpec
from pingshun_screen.io.heritage.table import ScopeTable, read_scope_table
from pingshun_screen.io.layer_faults import message_of, refusal
from pingshun_screen.io.supplied_transformations import (
    Supplied,
    needs,
    with_transformation,
)
from pingshun_screen.io.vector_files import read_coverage, read_layer

_REMARKS = 30
"""Remarks on rows that a message holds; of more it says how many there are."""


@dataclass(frozen=True)
class _Units:
    """The table and what can be drawn from it, in the working CRS.

    Parameters
    ----------
    table
        Its rows.
    drawing
        The table's scopes.
    crs
        The working CRS.
    accuracy_m
        Of the places.
    """

    table: ScopeTable
    drawing: Drawing
    crs: CRS
    accuracy_m: float


def read_heritage_scopes(
    spec: HeritageSpec,
    base: Path,
    crs: str,
    *,
    area: Coverage | None,
    supplied: Supplied = MappingProxyType({}),
) -> tuple[LayerRecord, ...]:
    """Return the layers that a table of scopes stands for, read or failed.

    Parameters
    ----------
    spec
        The table as the case describes it.
    base
        Folder that relative paths start from.
    crs
        Working CRS of the case, in which the scopes are drawn.
    area
        What the table covers where the case does not say so itself.
    supplied
        Transformations of the case.

    Returns
    -------
    tuple of LayerRecord
        The layer of sites if the case names one, units whose place only the table
        gives, protection scopes, and control zones if the table has any.
    """
    sites = _sites(spec, base, area, supplied)
    failed = LayerRecord(
        role=Role.HERITAGE_PROTECTION_SCOPE,
        source=spec.table,
        table=None,
        status=LayerStatus.FAILED,
        accuracy_m=spec.accuracy_m,
        data_date=spec.data_date,
        accept_displacement=spec.accept_displacement,
    )
    try:
        path, sheet = table_file(spec.table, base)
        failed = replace(failed, sha256=file_sha256(path))
        coverage = _coverage(spec, base, supplied) if spec.coverage else area
        failed = replace(failed, coverage=coverage)
        grids = table_grids(path, sheet, spec.encoding, spec.table)
        table = read_scope_table(grids, spec.fields, spec.table)
        units = _units(spec, table, working_crs(crs), sites, supplied)
    except LayerError as error:
        return (*sites, *_failed(failed, message_of(error)))
    except OSError as error:
        detail = error.strerror or type(error).__name__
        reason = refusal(spec.table, "unreadable", detail=detail)
        return (*sites, *_failed(failed, message_of(reason)))
    record = replace(failed, status=LayerStatus.OK, accuracy_m=units.accuracy_m)
    return (*sites, *_records(units, record))


def _failed(record: LayerRecord, message: str) -> list[LayerRecord]:
    return [replace(record, role=role, message=message) for role in SCOPE_ROLES]


def _coverage(spec: HeritageSpec, base: Path, supplied: Supplied) -> Coverage:
    coverage = read_coverage(spec.coverage or "", base)
    user = supplied.get(spec.transformation)
    if user is None or not needs(coverage.table.crs, user):
        return coverage
    return replace(coverage, user_transformation=user)


def _sites(
    spec: HeritageSpec, base: Path, area: Coverage | None, supplied: Supplied
) -> tuple[LayerRecord, ...]:
    if not spec.sites:
        return ()
    layer = LayerSpec(
        role=Role.HERITAGE_SITE,
        source=spec.sites,
        crs=spec.crs,
        accuracy_m=spec.accuracy_m,
        coverage=spec.coverage,
        data_date=spec.data_date,
        transformation=spec.transformation,
        accept_displacement=spec.accept_displacement,
    )
    record = read_layer(layer, base, area=area)
    user = supplied.get(spec.transformation)
    if record.table is None or user is None or not needs(record.table.crs, user):
        return (record,)
    return (with_transformation(record, layer, supplied),)


def _units(
    spec: HeritageSpec,
    table: ScopeTable,
    working: CRS,
    sites: Sequence[LayerRecord],
    supplied: Supplied,
) -> _Units:
    remarks, accuracy_m = list(table.remarks), spec.accuracy_m
    user = supplied.get(spec.transformation)
    points = table_points(table.rows, _stated_crs(spec), working, user, remarks)
    drawn = prepare_layer(sites[0], working) if sites else None
    places = unit_places(table.rows, points.by_line, drawn, remarks)
    if points.way is not None:
        accuracy_m = points.way.combined_accuracy_m(accuracy_m)
        if user is not None:
            words = {"description": points.way.description, "remark": points.way.remark}
            remarks.append(say("heritage.points_moved", **words))
    if drawn is not None:
        accuracy_m = max(accuracy_m, drawn.screened.accuracy_m)
    drawing = Drawing(table.rows, places)
    remarks += drawing.open_rows()
    if not accuracy_m and (remark := drawing.units_without_size()):
        remarks.append(remark)
    return _Units(replace(table, remarks=tuple(remarks)), drawing, working, accuracy_m)


def _stated_crs(spec: HeritageSpec) -> CRS | None:
    try:
        return CRS.from_user_input(spec.crs) if spec.crs else None
    except CRSError as error:
        raise refusal(spec.table, "crs_text", crs=spec.crs) from error


def _records(units: _Units, record: LayerRecord) -> list[LayerRecord]:
    told = replace(record, fields=_standard_fields(units.table))
    message = _message(units.table.remarks)
    found = [] if not _own_sites(units) else [_site_record(units, told)]
    for role in SCOPE_ROLES:
        rows = [row for row in units.table.rows if row.kind is role]
        if rows or role is Role.HERITAGE_PROTECTION_SCOPE:
            drawn = [(row, units.drawing.polygon(row)) for row in rows]
            scopes = [(row, shape) for row, shape in drawn if shape is not None]
            scopes += [(row, None) for row in _open_rows(units.table, role)]
            columns = [_columns(units.drawing, row) for row, _ in scopes]
            table = _table([shape for _, shape in scopes], columns, units.crs)
            scope = replace(told, role=role, table=table, message=message)
            found.append(replace(scope, accept_null_geometry=True))
    return found


def _open_rows(table: ScopeTable, role: Role) -> list[ScopeRow]:
    """Return the rows whose scope nobody can draw, and that may be of a role.

    As features without a place they keep their units open, whatever other layers
    show of these (`core.unpublished`), and nothing that lies far from them.
    """
    return [row for row in table.rows if row.is_open and row.kind in (role, None)]


def _standard_fields(table: ScopeTable) -> dict[str, str]:
    """Return which heads gave the standard fields of the layers."""
    same = {"name": "unit", "grade": "grade"}
    heads = table.fields
    return {name: heads[kind] for name, kind in same.items() if kind in heads}


def _message(remarks: Sequence[str]) -> str:
    told = "".join(remarks[:_REMARKS])
    rest = len(remarks) - _REMARKS
    return told + (say("heritage.more_remarks", count=rest) if rest > 0 else "")


def _own_sites(units: _Units) -> list[tuple[Place, BaseGeometry | None]]:
    places = units.drawing.places.values()
    return [(place, point) for place in places for point in place.own]


def _site_record(units: _Units, record: LayerRecord) -> LayerRecord:
    own = _own_sites(units)
    rows = [{"feature_id": _id(place.line), "name": place.unit} for place, _ in own]
    return replace(
        record,
        role=Role.HERITAGE_SITE,
        table=_table([point for _, point in own], rows, units.crs),
        unreadable=tuple(
            (_id(place.line), say("heritage.no_place"))
            for place, point in own
            if point is None
        ),
    )


def _id(line: int) -> str:
    return say("heritage.feature_id", line=line)


def _columns(drawing: Drawing, row: ScopeRow) -> dict[str, str]:
    return {
        "feature_id": _id(row.line),
        "name": row.unit,
        "grade": row.cells.get("grade", ""),
        "basis": drawing.basis(row) if row.reach else "",
        "document_no": row.cells.get("document_no", ""),
        "remark": row.cells.get("remark") or row.cells.get("prose", ""),
    }


def _table(
    shapes: Sequence[BaseGeometry | None], rows: Sequence[Mapping[str, str]], crs: CRS
) -> geopandas.GeoDataFrame:
    names = rows[0] if rows else ("feature_id", "name")
    columns = {name: [row[name] for row in rows] for name in names}
    geometry = from_shapely(np.array(shapes, object), crs=crs)
    return geopandas.GeoDataFrame(columns, geometry=geometry, crs=crs)
