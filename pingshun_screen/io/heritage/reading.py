"""A table of heritage scopes as ordinary layers of a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas
import numpy as np
from geopandas.array import from_shapely
from pyproj import CRS
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.crs import working_crs
from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.heritage_scopes import Around, Sides, scope_polygon
from pingshun_screen.core.layers import prepare_layer
from pingshun_screen.core.records import Coverage, LayerRecord, LayerStatus
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import SCOPE_ROLES, Role, folded
from pingshun_screen.io.case_file import LayerSpec
from pingshun_screen.io.fingerprints import file_sha256
from pingshun_screen.io.heritage.bodies import Place, unit_places
from pingshun_screen.io.heritage.coordinates import table_points
from pingshun_screen.io.heritage.sheets import table_file, table_grids
from pingshun_screen.io.heritage.spec import HeritageSpec
from pingshun_screen.io.heritage.table import ScopeRow, ScopeTable, read_scope_table
from pingshun_screen.io.heritage.words import SIDES
from pingshun_screen.io.layer_faults import message_of, refusal
from pingshun_screen.io.vector_files import read_coverage, read_layer

_REMARKS = 30
"""Remarks on rows that a message holds; of more it says how many there are."""


@dataclass(frozen=True)
class _Units:
    """The table with the place of each unit, in the working CRS."""

    table: ScopeTable
    places: Mapping[str, Place]
    crs: CRS


def read_heritage_scopes(
    spec: HeritageSpec, base: Path, crs: str, *, area: Coverage | None
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

    Returns
    -------
    tuple of LayerRecord
        The layer of sites if the case names one, units whose place only the table
        gives, protection scopes, and control zones if the table has any.
    """
    sites = _sites(spec, base, area)
    failed = LayerRecord(
        role=Role.HERITAGE_PROTECTION_SCOPE,
        source=spec.table,
        table=None,
        status=LayerStatus.FAILED,
        accuracy_m=spec.accuracy_m,
        data_date=spec.data_date,
    )
    try:
        path, sheet = table_file(spec.table, base)
        failed = replace(failed, sha256=file_sha256(path))
        coverage = read_coverage(spec.coverage, base) if spec.coverage else area
        failed = replace(failed, coverage=coverage)
        grids = table_grids(path, sheet, spec.encoding, spec.table)
        table = read_scope_table(grids, spec.fields, spec.table)
        units = _units(spec, table, crs, sites)
    except LayerError as error:
        return (*sites, *_failed(failed, message_of(error)))
    except OSError as error:
        detail = error.strerror or type(error).__name__
        reason = refusal(spec.table, "unreadable", detail=detail)
        return (*sites, *_failed(failed, message_of(reason)))
    return (*sites, *_records(units, replace(failed, status=LayerStatus.OK)))


def _failed(record: LayerRecord, message: str) -> list[LayerRecord]:
    return [replace(record, role=role, message=message) for role in SCOPE_ROLES]


def _sites(
    spec: HeritageSpec, base: Path, area: Coverage | None
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
    )
    return (read_layer(layer, base, area=area),)


def _units(
    spec: HeritageSpec, table: ScopeTable, crs: str, sites: Sequence[LayerRecord]
) -> _Units:
    working = working_crs(crs)
    remarks = list(table.remarks)
    points = table_points(table.rows, _stated_crs(spec), working, remarks)
    drawn = prepare_layer(sites[0], working) if sites else None
    places = unit_places(table.rows, points, drawn, remarks)
    return _Units(replace(table, remarks=tuple(remarks)), places, working)


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
            scopes = [row for row in rows if _body(units, row) is not None]
            drawn = [_polygon(units, row) for row in scopes]
            table = _table(drawn, [_columns(units, row) for row in scopes], units.crs)
            found.append(replace(told, role=role, table=table, message=message))
    return found


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
    return [(place, point) for place in units.places.values() for point in place.own]


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


def _body(units: _Units, row: ScopeRow) -> BaseGeometry | None:
    if row.reach is None or not row.unit:
        return None
    return units.places[folded(row.unit)].body


def _polygon(units: _Units, row: ScopeRow) -> BaseGeometry:
    body = _body(units, row)
    if body is None or row.reach is None:
        raise ValueError(row)
    return scope_polygon(body, row.reach)


def _columns(units: _Units, row: ScopeRow) -> dict[str, str]:
    kept = {name: row.cells.get(name, "") for name in ("document_no", "remark")}
    return {
        "feature_id": _id(row.line),
        "name": row.unit,
        "grade": row.cells.get("grade", ""),
        "basis": _basis(units, row),
        **kept,
    }


def _basis(units: _Units, row: ScopeRow) -> str:
    """Return what a scope rests on, in words for the report."""
    body = _body(units, row)
    is_point = body is not None and body.geom_type == "Point"
    return say(
        "heritage.basis",
        offsets=_offsets(row),
        start=say("heritage.from_point" if is_point else "heritage.from_body"),
        document_no=row.cells.get("document_no") or say("heritage.no_document"),
    )


def _offsets(row: ScopeRow) -> str:
    match row.reach:
        case Around(radius_m):
            return say("heritage.offset", side=say("heritage.side_radius"), m=radius_m)
        case Sides() as sides:
            return say("findings.list").join(
                say(
                    "heritage.offset",
                    side=say(f"heritage.side_{side}"),
                    m=getattr(sides, f"{side}_m"),
                )
                for side in SIDES
            )
    return ""


def _table(
    shapes: Sequence[BaseGeometry | None], rows: Sequence[Mapping[str, str]], crs: CRS
) -> geopandas.GeoDataFrame:
    names = rows[0] if rows else ("feature_id", "name")
    columns = {name: [row[name] for row in rows] for name in names}
    geometry = from_shapely(np.array(shapes, object), crs=crs)
    return geopandas.GeoDataFrame(columns, geometry=geometry, crs=crs)
