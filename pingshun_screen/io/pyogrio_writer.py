"""Writing GeoPackages with pyogrio."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyogrio.raw
import shapely
from numpy.typing import NDArray
from pyogrio.errors import DataLayerError, DataSourceError

from pingshun_screen.io.plain_layers import Cell, ResultLayer

_TYPES = {"str": np.object_, "int": np.int64, "float": np.float64}


def write_layer(path: Path, layer: ResultLayer, crs: str, version: str) -> None:
    """Write a layer into a GeoPackage, which is made if it is not there."""
    has_geometry = layer.geometry_type != "None"
    rows = list(layer.rows)
    try:
        pyogrio.raw.write(
            path,
            geometry=_wkb(layer) if has_geometry else None,
            field_data=[
                _column([row[index] for row in rows], kind)
                for index, kind in enumerate(layer.fields.values())
            ],
            fields=list(layer.fields),
            layer=layer.name,
            driver="GPKG",
            geometry_type=layer.geometry_type if has_geometry else None,
            crs=crs if has_geometry else None,
            append=False,
            dataset_options={"VERSION": version},
        )
    except (DataSourceError, DataLayerError) as error:
        raise OSError(str(error)) from error


def _wkb(layer: ResultLayer) -> NDArray[np.object_]:
    found = list(layer.shapes)
    shapes = np.full(len(found), None, dtype=object)
    shapes[:] = found
    return shapely.to_wkb(shapes)


def _column(values: list[Cell], kind: str) -> NDArray[np.generic]:
    return np.array(values, dtype=_TYPES[kind])
