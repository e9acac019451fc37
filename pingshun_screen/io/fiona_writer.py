"""Writing GeoPackages with fiona."""

from __future__ import annotations

from pathlib import Path

import fiona
from fiona.errors import FionaError
from shapely.geometry import mapping

from pingshun_screen.io.plain_layers import ResultLayer


def write_layer(path: Path, layer: ResultLayer, crs: str, version: str) -> None:
    """Write a layer into a GeoPackage, which is made if it is not there."""
    schema = {"geometry": layer.geometry_type, "properties": dict(layer.fields)}
    records = (
        {
            "geometry": mapping(shape) if shape else None,
            "properties": dict(zip(layer.fields, row, strict=True)),
        }
        for row, shape in zip(layer.rows, layer.shapes, strict=True)
    )
    try:
        with fiona.open(
            path,
            "w",
            driver="GPKG",
            layer=layer.name,
            schema=schema,
            crs=crs,
            VERSION=version,
        ) as collection:
            collection.writerecords(records)
    except FionaError as error:
        raise OSError(str(error)) from error
