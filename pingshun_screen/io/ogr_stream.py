"""Engine on GDAL's own Python bindings: bulk reading by the Arrow stream.

What GDAL 3.6 gets wrong in the stream is read feature by feature instead:
booleans (only the first of a batch is right), times (the zone is lost), lists,
and filtered layers. A field name that is not UTF-8 crashes the process in the
stream, so names are looked at first.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, gdal_array, ogr  # noqa: F401 - gdal_array: stream needs it

from pingshun_screen.io.coded_values import coded_fields, codes_met, with_meanings
from pingshun_screen.io.engines import Features, LayerSummary, ReadRequest, file_of
from pingshun_screen.io.gdal_messages import gdal_failures
from pingshun_screen.io.layer_faults import refusal
from pingshun_screen.io.sources import LayerSource
from pingshun_screen.io.wkb import decode_wkb

if not hasattr(ogr.Layer, "GetArrowStreamAsNumPy"):
    message = "the Arrow stream needs GDAL 3.6"
    raise ImportError(message)

# A text column of a batch is as wide as its longest value: small batches keep
# one long remark from filling the memory.
_STREAM_OPTIONS = ["USE_MASKED_ARRAYS=YES", "MAX_FEATURES_IN_BATCH=2048"]
_STREAMED = {ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal, ogr.OFTString, ogr.OFTDate}
_LISTS = {
    ogr.OFTStringList,
    ogr.OFTIntegerList,
    ogr.OFTInteger64List,
    ogr.OFTRealList,
}
_GETTERS = {
    ogr.OFTInteger: ogr.Feature.GetFieldAsInteger,
    ogr.OFTInteger64: ogr.Feature.GetFieldAsInteger64,
    ogr.OFTReal: ogr.Feature.GetFieldAsDouble,
}
_TIMES = {ogr.OFTDate, ogr.OFTDateTime, ogr.OFTTime}
# Names the stream gives to what has none; a field so called would be lost.
_STREAM_NAMES = {"OGC_FID", "wkb_geometry"}


def layer_names(source: LayerSource) -> tuple[str, ...]:
    """Return the names of the layers of a file, in its order."""
    with _opened(source, "") as (dataset, _):
        layers = (dataset.GetLayer(i) for i in range(dataset.GetLayerCount()))
        return tuple(layer.GetName() for layer in layers)


def summary(source: LayerSource, layer: str) -> LayerSummary:
    """Return what the file says about one of its layers."""
    with _opened(source, "") as (dataset, _):
        found = dataset.GetLayerByName(layer)
        definition = found.GetLayerDefn()
        crs = found.GetSpatialRef()
        return LayerSummary(
            name=layer,
            has_geometry=definition.GetGeomFieldCount() > 0,
            features=found.GetFeatureCount(),
            crs=crs.ExportToWkt(["FORMAT=WKT2_2019"]) if crs else "",
            fields=tuple(field.GetName() for field in _fields(definition)),
        )


def read(request: ReadRequest) -> Features:
    """Return the features of a layer."""
    with _opened(file_of(request), request.encoding) as (dataset, failures):
        return read_opened(dataset, request, failures)


def read_opened(
    dataset: gdal.Dataset, request: ReadRequest, failures: list[str]
) -> Features:
    """Return the features of a layer of an open dataset.

    Parameters
    ----------
    dataset
        Files or a database.
    request
        What to read of it.
    failures
        What GDAL complains about while it is open, growing.

    Raises
    ------
    LayerError
        If it breaks off, the filter is wrong, or text is not text.
    """
    layer = dataset.GetLayerByName(request.layer)
    _filter(layer, request, failures)
    expected = layer.GetFeatureCount()
    columns = _read_all(layer, request)
    fids = np.array(columns.pop(_FID), dtype=np.int64)
    _require_all(request, len(fids), expected, failures)
    shapes, unreadable = decode_wkb(_as_objects(columns.pop(_SHAPE)), _linearised)
    ordered = {name: columns[name] for name in request.fields}
    features = Features(fids, shapes, ordered, unreadable, aliases=_aliases(layer))
    return _decoded(dataset, layer, features)


def _aliases(layer: ogr.Layer) -> dict[str, str]:
    fields = _fields(layer.GetLayerDefn())
    told = {field.GetName(): field.GetAlternativeName() for field in fields}
    return {name: alias for name, alias in told.items() if alias}


def _decoded(dataset: gdal.Dataset, layer: ogr.Layer, features: Features) -> Features:
    columns = dict(features.columns)
    coded = {}
    for name, meanings in coded_fields(dataset, layer).items():
        met = codes_met(columns.get(name, ()), meanings)
        if met:
            coded[name] = met
            columns[name] = with_meanings(columns[name], met)
    return replace(features, columns=columns, coded=coded)


def _require_all(
    request: ReadRequest, found: int, expected: int, failures: Sequence[str]
) -> None:
    place, detail = request.source.label, failures[0] if failures else "-"
    if found < expected:
        raise refusal(place, "partial", found=found, expected=expected, detail=detail)
    if failures:
        raise refusal(place, "reading", detail=detail)


# Keys under which the stream's own two columns are kept; no field has these.
_FID, _SHAPE = "\0fid", "\0shape"
Columns = dict[str, list[object]]
Opened = tuple[gdal.Dataset, list[str]]
"""A dataset, and GDAL's failures while it is open."""


@contextmanager
def _opened(source: LayerSource, encoding: str) -> Iterator[Opened]:
    options = [f"ENCODING={encoding}"] if encoding else []
    with gdal_failures() as failures:
        try:
            dataset = gdal.OpenEx(
                str(source.path),
                gdal.OF_VECTOR | gdal.OF_READONLY,
                allowed_drivers=list(source.drivers),
                open_options=options,
            )
        # Raised where another plugin has switched GDAL's exceptions on.
        except RuntimeError as error:
            failures.append(str(error))
            dataset = None
        if dataset is None:
            detail = failures[0] if failures else "-"
            raise refusal(source.label, "broken", detail=detail)
        yield dataset, failures


def _fields(definition: ogr.FeatureDefn) -> list[ogr.FieldDefn]:
    return [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]


def _filter(layer: ogr.Layer, request: ReadRequest, failures: list[str]) -> None:
    if not request.where:
        return
    try:
        accepted = layer.SetAttributeFilter(request.where) == ogr.OGRERR_NONE
        # SQLite looks at the filter only when it is used.
        layer.GetFeatureCount()
    except RuntimeError as error:
        failures.append(str(error))
        accepted = False
    if failures or not accepted:
        # A database goes on and quotes its own statement.
        detail = failures[0].splitlines()[0] if failures else "-"
        place = request.source.label
        raise refusal(place, "where", where=request.where, detail=detail)


def _read_all(layer: ogr.Layer, request: ReadRequest) -> Columns:
    place = request.source.label
    try:
        if not request.encoding:
            _require_text(layer)
        if request.where:
            return _loop(layer, [_FID, _SHAPE, *request.fields])
        return _stream_and_loop(layer, request.fields)
    except UnicodeError as error:
        raise refusal(place, "text") from error
    except RuntimeError as error:
        raise refusal(place, "reading", detail=error) from error


def _require_text(layer: ogr.Layer) -> None:
    """Raise UnicodeEncodeError if a field's name is not text."""
    for field in _fields(layer.GetLayerDefn()):
        field.GetName().encode()


def _stream_and_loop(layer: ogr.Layer, names: Sequence[str]) -> Columns:
    fields = _fields(layer.GetLayerDefn())
    streamed = {field.GetName() for field in fields if _is_streamed(field)}
    by_stream = [name for name in names if name in streamed]
    apart = [name for name in names if name not in streamed]
    # A filter would see nothing of an ignored field: hence the loop for filters.
    for field in fields:
        field.SetIgnored(field.GetName() not in by_stream)
    columns = _stream(layer, by_stream)
    for field in fields:
        field.SetIgnored(field.GetName() not in apart)
    return {**columns, **_loop(layer, apart)} if apart else columns


def _is_streamed(field: ogr.FieldDefn) -> bool:
    plain = field.GetSubType() in {ogr.OFSTNone, ogr.OFSTInt16, ogr.OFSTFloat32}
    known = field.GetType() in _STREAMED and field.GetName() not in _STREAM_NAMES
    return plain and known


def _stream(layer: ogr.Layer, names: Sequence[str]) -> Columns:
    fid = layer.GetFIDColumn() or "OGC_FID"
    shape = layer.GetGeometryColumn() or "wkb_geometry"
    keys = {_FID: fid, _SHAPE: shape, **{name: name for name in names}}
    columns: Columns = {key: [] for key in keys}
    for batch in layer.GetArrowStreamAsNumPy(_STREAM_OPTIONS):
        for key, name in keys.items():
            columns[key] += _plain_values(batch[name])
    return columns


def _plain_values(array: NDArray[np.generic]) -> list[object]:
    """Return Python values, None for nulls, text decoded, dates as ISO text."""
    plain = np.asarray(array).tolist()
    values: list[object] = plain
    if array.dtype.kind == "M":
        # Years that Python has no date for come as numbers.
        is_date = [isinstance(day, datetime.date) for day in plain]
        days = zip(plain, is_date, strict=True)
        values = [day.isoformat() if known else None for day, known in days]
    elif array.dtype.kind == "S":
        values = [text.decode() for text in plain]
    if isinstance(array, np.ma.MaskedArray):
        for position in np.flatnonzero(array.mask):
            values[position] = None
    return values


def _loop(layer: ogr.Layer, keys: Sequence[str]) -> Columns:
    definition = layer.GetLayerDefn()
    indices = {key: definition.GetFieldIndex(key) for key in keys}
    own = {_FID: ogr.Feature.GetFID, _SHAPE: _wkb}
    getters = {
        key: own.get(key) or partial(_value, index=index)
        for key, index in indices.items()
    }
    columns: Columns = {key: [] for key in keys}
    layer.ResetReading()
    for feature in layer:
        for key, getter in getters.items():
            columns[key].append(getter(feature))
    return columns


def _wkb(feature: ogr.Feature) -> bytes | None:
    shape = feature.GetGeometryRef()
    return None if shape is None else bytes(shape.ExportToIsoWkb())


def _value(feature: ogr.Feature, index: int) -> object:
    if not feature.IsFieldSetAndNotNull(index):
        return None
    field = feature.GetFieldDefnRef(index)
    kind = field.GetType()
    if kind in _TIMES:
        return _iso_time(feature.GetFieldAsDateTime(index), kind)
    if kind in _LISTS:
        return ",".join(str(item) for item in feature.GetField(index))
    value = _GETTERS.get(kind, ogr.Feature.GetFieldAsString)(feature, index)
    if isinstance(value, str):
        value.encode()
    is_yes_no = kind == ogr.OFTInteger and field.GetSubType() == ogr.OFSTBoolean
    return bool(value) if is_yes_no else value


def _iso_time(parts: Sequence[float], kind: int) -> str:
    year, month, day, hour, minute, second = (int(part) for part in parts[:6])
    date, clock = f"{year:04d}-{month:02d}-{day:02d}", f"{hour:02d}:{minute:02d}"
    texts = {ogr.OFTDate: date, ogr.OFTTime: f"{clock}:{second:02d}"}
    return texts.get(kind, f"{date}T{clock}:{second:02d}")


def _as_objects(values: Sequence[object]) -> NDArray[np.object_]:
    array = np.full(len(values), None, dtype=object)
    array[:] = values
    return array


def _linearised(wkb: bytes) -> bytes:
    with gdal_failures() as failures:
        try:
            shape = ogr.CreateGeometryFromWkb(wkb)
        except RuntimeError as error:
            raise ValueError(str(error)) from error
    if shape is None:
        raise ValueError(failures[0] if failures else "WKB")
    if shape.GetGeometryType() % 1000 in {ogr.wkbTIN, ogr.wkbPolyhedralSurface}:
        shape = ogr.ForceToMultiPolygon(shape)
    return bytes(shape.GetLinearGeometry().ExportToIsoWkb())
