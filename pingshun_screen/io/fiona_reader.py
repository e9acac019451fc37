"""Engine on fiona: the first choice for looking into files, slower in bulk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import fiona
import numpy as np
import shapely
from fiona.errors import FionaError, UnsupportedGeometryTypeError

from pingshun_screen.io.engines import (
    Features,
    LayerSummary,
    ReadRequest,
    UnfitEngineError,
    file_of,
)
from pingshun_screen.io.layer_faults import refusal
from pingshun_screen.io.sources import LayerSource

# Decodes any bytes: names of fields that are not wanted cannot stop the reading.
_ANY_BYTES = "ISO-8859-1"


def layer_names(source: LayerSource) -> tuple[str, ...]:
    """Return the names of the layers of a file, in its order."""
    try:
        return tuple(fiona.listlayers(str(source.path)))
    except (FionaError, ValueError) as error:
        raise refusal(source.label, "broken", detail=error) from error


def summary(source: LayerSource, layer: str) -> LayerSummary:
    """Return what the file says about one of its layers."""
    encoding = _ANY_BYTES if source.suffix == ".shp" else ""
    with _opened(source, layer, encoding) as collection:
        return LayerSummary(
            name=layer,
            has_geometry=collection.schema["geometry"] != "None",
            features=_count(collection),
            crs=collection.crs_wkt or "",
            fields=tuple(collection.schema["properties"]),
        )


def read(request: ReadRequest) -> Features:
    """Return the features of a layer."""
    encoding = request.encoding
    if encoding and not request.where:
        encoding = _ANY_BYTES
    place = request.source.label
    fids: list[int] = []
    shapes: list[object] = []
    unreadable: dict[int, str] = {}
    columns: dict[str, list[object]] = {name: [] for name in request.fields}
    with _opened(file_of(request), request.layer, encoding) as collection:
        kinds = collection.schema["properties"]
        for feature in _features(collection, request):
            fids.append(int(feature.id))
            shapes.append(None)
            try:
                shapes[-1] = _shape(feature.geometry)
            except (shapely.errors.ShapelyError, ValueError) as error:
                unreadable[len(fids) - 1] = str(error)
            for name, values in columns.items():
                values.append(_plain(feature.properties[name], kinds[name]))
        expected = 0 if request.where else _count(collection)
    if len(fids) < expected:
        raise refusal(place, "partial", found=len(fids), expected=expected, detail="-")
    array = np.full(len(shapes), None, dtype=object)
    array[:] = shapes
    return Features(np.array(fids, dtype=np.int64), array, columns, unreadable)


@contextmanager
def _opened(
    source: LayerSource, layer: str, encoding: str
) -> Iterator[fiona.Collection]:
    place = source.label
    try:
        collection = fiona.open(
            str(source.path),
            layer=layer,
            encoding=encoding or None,
            enabled_drivers=list(source.drivers),
            # fiona has no word on LIBKML; GDAL opens with it first.
            allow_unsupported_drivers=True,
        )
    except (FionaError, ValueError) as error:
        raise refusal(place, "broken", detail=error) from error
    with collection:
        try:
            yield collection
        except UnicodeDecodeError as error:
            raise refusal(place, "where_names" if encoding else "text") from error
        except UnsupportedGeometryTypeError as error:
            raise UnfitEngineError from error
        except FionaError as error:
            raise refusal(place, "reading", detail=error) from error


def _count(collection: fiona.Collection) -> int:
    try:
        return len(collection)
    # fiona's word for formats that have to be read through to be counted.
    except TypeError:
        return sum(1 for _ in collection)


def _features(
    collection: fiona.Collection, request: ReadRequest
) -> Iterator[fiona.Feature]:
    if not request.where:
        yield from collection
        return
    _check_filter(request)
    try:
        yield from collection.filter(where=request.where)
    except fiona.errors.AttributeFilterError as error:
        place = request.source.label
        raise refusal(place, "where", where=request.where, detail=error) from error


def _check_filter(request: ReadRequest) -> None:
    """Refuse a wrong filter on a GeoPackage: fiona would find nothing, silently."""
    source = file_of(request)
    if source.suffix not in {".gpkg", ".sqlite"}:
        return
    table = request.layer.replace('"', '""')
    # The user's own SQL on the user's own file, opened for reading only.
    query = f'SELECT 1 FROM "{table}" WHERE ({request.where}) LIMIT 1'  # nosec B608
    address = f"{source.path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True)
    try:
        connection.execute(query).fetchall()
    except sqlite3.Error as error:
        place = request.source.label
        raise refusal(place, "where", where=request.where, detail=error) from error
    finally:
        connection.close()


def _shape(geometry: Mapping[str, object] | None) -> object:
    return None if geometry is None else shapely.geometry.shape(geometry)


def _plain(value: object, kind: str) -> object:
    """Return a value as the other engines give it; times lose their zone."""
    match value:
        case str() if kind == "datetime":
            return value[:19]
        case bytes():
            return value.hex().upper()
        case list() | tuple():
            return ",".join(str(item) for item in value)
        case _:
            return value
