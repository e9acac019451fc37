"""Engine on pyogrio, for installations that have neither of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyogrio
from numpy.typing import NDArray
from pyogrio.errors import DataLayerError, DataSourceError

from pingshun_screen.io.engines import Features, LayerSummary, ReadRequest, file_of
from pingshun_screen.io.layer_faults import refusal
from pingshun_screen.io.sources import LayerSource
from pingshun_screen.io.wkb import decode_wkb

# Decodes any bytes: names of fields that are not wanted cannot stop the reading.
_ANY_BYTES = "ISO-8859-1"
_CASTS = {"i": int, "b": bool}


def layer_names(source: LayerSource) -> tuple[str, ...]:
    """Return the names of the layers of a file, in its order."""
    try:
        return tuple(name for name, _ in pyogrio.list_layers(source.path))
    except DataSourceError as error:
        raise refusal(source.label, "broken", detail=error) from error


def summary(source: LayerSource, layer: str) -> LayerSummary:
    """Return what the file says about one of its layers."""
    encoding = _ANY_BYTES if source.suffix == ".shp" else None
    try:
        found = pyogrio.read_info(
            source.path, layer=layer, encoding=encoding, force_feature_count=True
        )
    except UnicodeDecodeError as error:
        raise refusal(source.label, "text") from error
    except (DataSourceError, DataLayerError) as error:
        raise refusal(source.label, "broken", detail=error) from error
    return LayerSummary(
        name=layer,
        has_geometry=found["geometry_type"] is not None,
        features=int(found["features"]),
        crs=found["crs"] or "",
        fields=tuple(found["fields"]),
    )


def read(request: ReadRequest) -> Features:
    """Return the features of a layer."""
    source, place = file_of(request), request.source.label
    if request.encoding not in {"", "UTF-8"} and not request.where.isascii():
        # pyogrio compares the filter's text with bytes not yet decoded.
        raise refusal(place, "where_names")
    encoding = request.encoding
    if encoding and not request.where:
        encoding = _ANY_BYTES
    try:
        meta, fids, wkb, values = pyogrio.raw.read(
            source.path,
            layer=request.layer,
            encoding=encoding or None,
            # A filter would see nothing of a column that is not read.
            columns=None if request.where else list(request.fields),
            where=request.where or None,
            return_fids=True,
            datetime_as_string=True,
        )
    except UnicodeDecodeError as error:
        raise refusal(place, "where_names" if encoding else "text") from error
    except (DataSourceError, DataLayerError) as error:
        if request.where:
            # GDAL 3.13 looks at a filter only here. A broken file breaks off again.
            read(replace(request, where=""))
            raise refusal(place, "where", where=request.where, detail=error) from error
        raise refusal(place, "reading", detail=error) from error
    except ValueError as error:
        raise refusal(place, "where", where=request.where, detail=error) from error
    expected = summary(source, request.layer).features
    if not request.where and len(fids) < expected:
        raise refusal(place, "partial", found=len(fids), expected=expected, detail="-")
    shapes, unreadable = decode_wkb(wkb, _not_linearised)
    columns = {
        name: _plain_values(array, str(declared))
        for name, array, declared in zip(
            meta["fields"], values, meta["dtypes"], strict=True
        )
    }
    ordered = {name: columns[name] for name in request.fields}
    return Features(fids.astype(np.int64), shapes, ordered, unreadable)


_DAY, _SECOND = len("2026-06-30"), len("2026-06-30T23:30:00")


def _plain_values(array: NDArray[np.generic], declared: str) -> Sequence[object]:
    """Return Python values; whole numbers and booleans with nulls come as decimals."""
    values: list[object] = array.tolist()
    if array.dtype.kind == "M":
        dates = np.datetime_as_string(array, unit="D").tolist()
        return [None if date == "NaT" else date for date in dates]
    if array.dtype.kind == "f":
        known = ~np.isnan(array.astype(np.float64))
        cast = _CASTS.get(np.dtype(declared).kind, float)
        return [cast(v) if k else None for v, k in zip(values, known, strict=True)]
    if declared.startswith(("datetime64[D", "datetime64[ms")):
        # Some versions hand out GDAL's own writing, 2026/06/30 23:30:00.
        iso = [str(v).replace("/", "-").replace(" ", "T") for v in values]
        known = [value is not None for value in values]
        length = _DAY if declared.startswith("datetime64[D") else _SECOND
        return [v[:length] if k else None for v, k in zip(iso, known, strict=True)]
    return values


def _not_linearised(_wkb: bytes) -> bytes:
    # pyogrio hands out curves as lines already.
    message = "WKB"
    raise ValueError(message)
