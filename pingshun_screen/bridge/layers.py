"""QGIS feature sources as layer records of the screening.

Geometry comes out in the source's own CRS, valid or not: repair and
transformation are the screening's, so that a layer screened from QGIS and the
same layer screened from its file get the same verdict.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

import numpy as np
from pyproj import CRS
from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsProcessingFeatureSource,
    QgsWkbTypes,
)

from pingshun_screen.bridge.values import crs_text, plain, wkb
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.progress import IsCancelled, never_cancelled, stop_if
from pingshun_screen.core.records import Coverage, LayerRecord, LayerStatus
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, Shape, vocabulary
from pingshun_screen.io.engines import Features
from pingshun_screen.io.feature_tables import feature_table, recognised_fields
from pingshun_screen.io.layer_faults import message_of, refusal
from pingshun_screen.io.rival_columns import with_agreed_values
from pingshun_screen.io.wkb import decode_wkb

CANCEL_EVERY = 1000
_SHAPES = {
    QgsWkbTypes.GeometryType.PolygonGeometry: Shape.POLYGON,
    QgsWkbTypes.GeometryType.LineGeometry: Shape.LINE,
    QgsWkbTypes.GeometryType.PointGeometry: Shape.POINT,
}


@dataclass
class _Rows:
    """The features of a source, one entry a feature in each list."""

    ids: list[int] = field(default_factory=list)
    shapes: list[bytes | None] = field(default_factory=list)
    values: list[list[object]] = field(default_factory=list)


def layer_record(
    source: QgsFeatureSource,
    role: Role,
    *,
    accuracy_m: float = 0.0,
    coverage: Coverage | None = None,
    is_cancelled: IsCancelled = never_cancelled,
) -> LayerRecord:
    """Return a layer as read, or as failed with what is wrong and what to do.

    Parameters
    ----------
    source
        A vector layer or what a Processing parameter gives; any provider.
    role
        What the source stands for.
    accuracy_m
        Positional accuracy of its boundaries, one standard deviation, metres.
    coverage
        What the source claims to cover; None if nobody said.
    is_cancelled
        Asked every thousand features.

    Raises
    ------
    Cancelled
        If the user stops the reading.
    """
    name = source.sourceName()
    try:
        crs = _crs(source)
        _require_fitting(source, role)
        rows = _read(source, is_cancelled)
        _require_whole(source, len(rows.ids))
    except LayerError as error:
        message = message_of(error)
        return LayerRecord(role, name, None, LayerStatus.FAILED, message)
    columns = source.fields().names()
    fields = recognised_fields(columns, role, {}, name)
    features, rivals = with_agreed_values(_features(columns, rows), fields, role, {})
    table, unreadable = feature_table(features, fields, crs)
    return LayerRecord(
        role,
        name,
        table,
        message=rivals,
        sha256=_fingerprint(columns, rows),
        accuracy_m=accuracy_m,
        coverage=coverage,
        unreadable=unreadable,
        fields=fields,
    )


def mining_rights(
    source: QgsFeatureSource, *, accuracy_m: float, is_cancelled: IsCancelled
) -> LayerRecord:
    """Return the layer of mining rights, which must be whole.

    Raises
    ------
    LayerError
        If it cannot be used: without all the mines there is nothing to screen.
    """
    record = layer_record(
        source, Role.MINING_RIGHT, accuracy_m=accuracy_m, is_cancelled=is_cancelled
    )
    if record.table is None:
        remedy = say("qgis_layers.mines_remedy")
        raise LayerError([Fault(record.source, record.message, remedy)])
    return record


def coverage_of(source: QgsFeatureSource) -> Coverage:
    """Return the area that polygons draw as what layers claim to cover.

    Raises
    ------
    LayerError
        If the polygons cannot be read whole.
    """
    record = layer_record(source, Role.ADMIN_AREA)
    if record.table is None or record.unreadable:
        problem = record.message or say("qgis_layers.unreadable")
        remedy = say("qgis_layers.area_remedy")
        raise LayerError([Fault(record.source, problem, remedy)])
    return Coverage(record.table, record.source)


def _refusal(source: QgsFeatureSource, cause: str, **values: object) -> LayerError:
    problem = say(f"qgis_layers.{cause}_problem", **values)
    remedy = say(f"qgis_layers.{cause}_remedy")
    return LayerError([Fault(source.sourceName(), problem, remedy)])


def _crs(source: QgsFeatureSource) -> CRS:
    text = crs_text(source.sourceCrs())
    if not text:
        raise _refusal(source, "crs")
    return CRS.from_user_input(text)


def _require_fitting(source: QgsFeatureSource, role: Role) -> None:
    """Refuse a layer of the wrong shape: lines overlap nothing and look clear."""
    kind = QgsWkbTypes.geometryType(source.wkbType())
    if kind == QgsWkbTypes.GeometryType.UnknownGeometry:
        return
    term = vocabulary().roles[role]
    shape = _SHAPES.get(kind)
    if shape not in term.shapes:
        raise refusal(
            source.sourceName(),
            "shape",
            role=term.label,
            wanted=say("layers.or").join(
                sorted(say(f"layers.shape_{wanted}") for wanted in term.shapes)
            ),
            found=say(f"layers.shape_{shape}") if shape else "—",
        )


def _require_whole(source: QgsFeatureSource, read: int) -> None:
    if read < source.featureCount():
        raise _refusal(source, "cut_short", expected=source.featureCount(), read=read)
    if read == 0:
        raise _refusal(source, "empty")


def _read(source: QgsFeatureSource, is_cancelled: IsCancelled) -> _Rows:
    rows = _Rows()
    for number, feature in enumerate(_unchecked(source)):
        if number % CANCEL_EVERY == 0:
            stop_if(is_cancelled)
        rows.ids.append(feature.id())
        rows.shapes.append(wkb(feature.geometry()))
        rows.values.append([plain(value) for value in feature.attributes()])
    return rows


def _unchecked(source: QgsFeatureSource) -> Iterator[QgsFeature]:
    """Yield every feature, those with an invalid geometry too."""
    unchecked = QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck
    if isinstance(source, QgsProcessingFeatureSource):
        source.setInvalidGeometryCheck(unchecked)
    yield from source.getFeatures(
        QgsFeatureRequest().setInvalidGeometryCheck(unchecked)
    )


def _features(columns: list[str], rows: _Rows) -> Features:
    blobs = np.fromiter(rows.shapes, dtype=object, count=len(rows.shapes))
    shapes, unreadable = decode_wkb(blobs, _no_linear_form)
    attributes = zip(*rows.values, strict=True) if columns else ()
    return Features(
        fids=np.asarray(rows.ids, dtype=np.int64),
        shapes=shapes,
        columns=dict(zip(columns, attributes, strict=True)),
        unreadable=dict.fromkeys(unreadable, say("qgis_layers.unreadable")),
    )


def _no_linear_form(_wkb: bytes) -> bytes:
    """Refuse: QGIS has made segments of every curve already."""
    raise ValueError


def _fingerprint(columns: list[str], rows: _Rows) -> str:
    digest = sha256(repr(columns).encode())
    for row in zip(rows.ids, rows.shapes, rows.values, strict=True):
        digest.update(repr(row).encode())
    return digest.hexdigest()
