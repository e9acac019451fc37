"""Reading one layer of the case.

A layer that cannot be used comes back as failed, with the reason: it must never
look like a layer without features. Geometry stays in the layer's own CRS and as
it is, with Z, M, parts and collections; `core.repair` deals with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError

from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.records import Coverage, LayerRecord, LayerStatus
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, Shape, vocabulary
from pingshun_screen.io.case_file import LayerSpec
from pingshun_screen.io.corner_points.layer_record import corner_record
from pingshun_screen.io.databases.connection import without_secrets
from pingshun_screen.io.databases.content import content_sha256, in_key_order
from pingshun_screen.io.databases.failures import refused
from pingshun_screen.io.databases.source import DatabaseSource
from pingshun_screen.io.databases.tables import Table, read_table
from pingshun_screen.io.dbf import Dbf, column, column_names
from pingshun_screen.io.encodings import TextEncoding, shapefile_encoding
from pingshun_screen.io.engines import (
    Features,
    LayerSummary,
    ReadRequest,
    read_features,
)
from pingshun_screen.io.feature_tables import (
    aliased_fields,
    coded_remark,
    feature_table,
    recognised_fields,
)
from pingshun_screen.io.filters import checked_filter
from pingshun_screen.io.fingerprints import fingerprint
from pingshun_screen.io.geopackages import require_whole, undecodable
from pingshun_screen.io.inspection import chosen_layer
from pingshun_screen.io.layer_faults import message_of, refusal
from pingshun_screen.io.rival_columns import with_agreed_values
from pingshun_screen.io.shapefiles import whole_table
from pingshun_screen.io.sources import CORNER_POINTS, LayerSource, parse_source

# GEOS type numbers; a collection (7) may hold anything and is left to the repair.
_SHAPE_OF_TYPE = {
    0: Shape.POINT,
    1: Shape.LINE,
    2: Shape.LINE,
    3: Shape.POLYGON,
    4: Shape.POINT,
    5: Shape.LINE,
    6: Shape.POLYGON,
}


def read_layer(spec: LayerSpec, base: Path, *, area: Coverage | None) -> LayerRecord:
    """Return a layer as read, or as failed with what is wrong and what to do.

    Parameters
    ----------
    spec
        The layer as the case describes it.
    base
        Folder that relative paths start from.
    area
        What the layer covers where it does not say so itself.
    """
    record = LayerRecord(
        role=spec.role,
        source=without_secrets(spec.source),
        table=None,
        status=LayerStatus.FAILED,
        accuracy_m=spec.accuracy_m,
        accept_null_geometry=spec.accept_null_geometry,
        data_date=spec.data_date,
        accept_displacement=spec.accept_displacement,
    )
    try:
        source = parse_source(spec.source, base)
        if isinstance(source, LayerSource):
            record = replace(record, sha256=fingerprint(source.path))
        coverage = read_coverage(spec.coverage, base) if spec.coverage else area
        record = replace(record, coverage=coverage)
        if isinstance(source, LayerSource) and source.suffix in CORNER_POINTS:
            return corner_record(spec, source, record)
        return _read(spec, source, record)
    except LayerError as error:
        return replace(record, message=message_of(error))
    except OSError as error:
        detail = error.strerror or type(error).__name__
        reason = refusal(spec.source, "unreadable", detail=detail)
        return replace(record, message=message_of(reason))


def read_coverage(source: str, base: Path) -> Coverage:
    """Return what layers claim to cover.

    Parameters
    ----------
    source
        Polygons, as the case states them.
    base
        Folder that relative paths start from.

    Raises
    ------
    LayerError
        If the polygons cannot be read whole.
    """
    spec = LayerSpec(role=Role.ADMIN_AREA, source=source)
    record = read_layer(spec, base, area=None)
    if record.table is None or record.unreadable:
        detail = record.message or say("layers.blob")
        raise refusal(record.source, "coverage", source=record.source, detail=detail)
    return Coverage(record.table, record.source, sha256=record.sha256)


@dataclass(frozen=True)
class _Attributes:
    """Where a layer's attributes come from: the engine, or a table read apart."""

    names: tuple[str, ...]
    dbf: Dbf | None = None
    encoding: TextEncoding | None = None

    def of(self, features: Features) -> Mapping[str, list[object]]:
        """Return the attributes of the features that were read."""
        if self.dbf is None or self.encoding is None:
            return {name: list(values) for name, values in features.columns.items()}
        columns = {}
        for index, name in enumerate(self.names):
            values = column(self.dbf, index, self.encoding.decode)
            columns[name] = [values[fid] for fid in features.fids.tolist()]
        return columns


def _read(
    spec: LayerSpec, source: LayerSource | DatabaseSource, record: LayerRecord
) -> LayerRecord:
    if isinstance(source, DatabaseSource):
        return _read_table(spec, source, record)
    if source.suffix == ".gpkg":
        require_whole(source.path)
    dbf = whole_table(source.path) if source.suffix == ".shp" else None
    layer = chosen_layer(source)
    attributes = _attributes(spec, source, layer, dbf)
    fields = recognised_fields(attributes.names, spec.role, spec.fields, spec.source)
    crs, crs_remark = _crs(spec, layer)
    features = _features(spec, source, layer, attributes)
    encoding = attributes.encoding or TextEncoding("UTF-8", "UTF-8")
    record = replace(
        record,
        message=encoding.remark + crs_remark,
        encoding=encoding.name,
        fields=fields,
    )
    return _filled(spec, record, features, crs)


def _read_table(
    spec: LayerSpec, source: DatabaseSource, record: LayerRecord
) -> LayerRecord:
    table, features = read_table(source, spec.where)
    fields = recognised_fields(table.fields, spec.role, spec.fields, spec.source)
    crs, crs_remark = _crs(spec, table)
    features = in_key_order(features, table, fields, spec.source)
    record = replace(
        record,
        message=crs_remark,
        encoding="UTF-8",
        fields=fields,
        sha256=content_sha256(features, crs),
    )
    return _filled(spec, record, features, crs)


def _filled(
    spec: LayerSpec, record: LayerRecord, features: Features, crs: CRS
) -> LayerRecord:
    """Return the record with the features in it, as read."""
    _require_fitting(spec, features)
    fields = aliased_fields(record.fields, features.aliases, spec.role)
    features, rivals = with_agreed_values(features, fields, spec.role, spec.fields)
    table, unreadable = feature_table(features, fields, crs)
    return replace(
        record,
        table=table,
        status=LayerStatus.OK,
        message=record.message + coded_remark(features, fields) + rivals,
        unreadable=unreadable,
        fields=fields,
    )


def _attributes(
    spec: LayerSpec, source: LayerSource, layer: LayerSummary, dbf: Dbf | None
) -> _Attributes:
    if dbf is None:
        return _Attributes(layer.fields)
    encoding = shapefile_encoding(source.path, dbf, spec.encoding)
    return _Attributes(column_names(dbf, encoding.decode), dbf, encoding)


def _features(
    spec: LayerSpec, source: LayerSource, layer: LayerSummary, attributes: _Attributes
) -> Features:
    encoding = attributes.encoding
    request = ReadRequest(
        source=source,
        layer=layer.name,
        where=checked_filter(spec.where, attributes.names, spec.source),
        encoding=encoding.codec if encoding else "",
        fields=() if encoding else layer.fields,
    )
    features = read_features(request)
    features = replace(features, columns=attributes.of(features))
    return _with_broken_blobs(source, layer, features)


def _with_broken_blobs(
    source: LayerSource, layer: LayerSummary, features: Features
) -> Features:
    bare = np.flatnonzero(shapely.is_missing(features.shapes))
    if source.suffix != ".gpkg" or not bare.size:
        return features
    broken = undecodable(source.path, layer.name, features.fids[bare].tolist())
    blobs = {
        int(position): say("layers.blob")
        for position in bare
        if int(features.fids[position]) in broken
    }
    return replace(features, unreadable={**blobs, **features.unreadable})


def _crs(spec: LayerSpec, layer: LayerSummary) -> tuple[CRS, str]:
    """Return the layer's CRS, and a remark where the case says another."""
    own, stated = _own_crs(layer), _stated_crs(spec)
    if own is None and stated is None and isinstance(layer, Table):
        raise refused(spec.source, "no_srid", table=layer.name)
    if own is None and stated is None:
        name = _local_grid(layer)
        raise refusal(spec.source, "crs_local" if name else "crs", name=name)
    if own is None or stated is None or own.equals(stated, ignore_axis_order=True):
        return own or stated, ""
    return own, say("layers.own_crs_kept", own=own.name, stated=spec.crs)


def _own_crs(layer: LayerSummary) -> CRS | None:
    if not layer.crs:
        return None
    try:
        crs = CRS.from_user_input(layer.crs)
    except CRSError:
        return None
    # GeoPackage's two entries for "unknown", handed out like any other.
    is_unknown = crs.is_engineering or crs.name.lower().startswith("undefined")
    return None if is_unknown else crs


def _local_grid(layer: LayerSummary) -> str:
    """Return what a layer calls the local grid that it is in, empty for none."""
    try:
        crs = CRS.from_user_input(layer.crs or "")
    except CRSError:
        return ""
    is_unknown = crs.name.lower().startswith(("undefined", "unknown"))
    return str(crs.name) if crs.is_engineering and not is_unknown else ""


def _stated_crs(spec: LayerSpec) -> CRS | None:
    if not spec.crs:
        return None
    try:
        return CRS.from_user_input(spec.crs)
    except CRSError as error:
        raise refusal(spec.source, "crs_text", crs=spec.crs) from error


def _require_fitting(spec: LayerSpec, features: Features) -> None:
    """Refuse a layer without features, or where no feature has the right shape."""
    if not len(features.fids):
        if spec.allow_empty:
            return
        if spec.where:
            raise refusal(spec.source, "empty_filter", where=spec.where)
        raise refusal(spec.source, "empty")
    is_nowhere = bool(shapely.is_missing(features.shapes).all())
    if is_nowhere and spec.accept_null_geometry and not spec.allow_empty:
        raise refusal(spec.source, "nowhere")
    kinds = np.unique(shapely.get_type_id(features.shapes)).tolist()
    term = vocabulary().roles[spec.role]
    found = {_SHAPE_OF_TYPE.get(kind) for kind in kinds if kind >= 0}
    if not found or None in found or found & term.shapes:
        return
    raise refusal(
        spec.source,
        "shape",
        role=term.label,
        wanted=say("layers.or").join(_shape_words(term.shapes)),
        found=say("layers.joint").join(_shape_words(found)),
    )


def _shape_words(shapes: set[Shape | None] | frozenset[Shape]) -> list[str]:
    return sorted(say(f"layers.shape_{shape}") for shape in shapes)
