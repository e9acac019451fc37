"""Writing GeoPackages with GDAL's own Python bindings."""

from __future__ import annotations

from pathlib import Path
from traceback import clear_frames

from osgeo import gdal, ogr, osr

from pingshun_screen.core.errors import Cancelled
from pingshun_screen.io.gdal_messages import gdal_failures
from pingshun_screen.io.plain_layers import ResultLayer

_TYPES = {"str": ogr.OFTString, "int": ogr.OFTInteger64, "float": ogr.OFTReal}
_GEOMETRY = {
    "None": ogr.wkbNone,
    "MultiPolygon": ogr.wkbMultiPolygon,
    "MultiLineString": ogr.wkbMultiLineString,
}


def write_layer(path: Path, layer: ResultLayer, crs: str, version: str) -> None:
    """Write a layer into a GeoPackage, which is made if it is not there."""
    with gdal_failures() as failures:
        try:
            _write(path, layer, crs, version)
        except Cancelled as stopped:
            # What the stopped work holds would keep the file open, and write into
            # it when it is long removed.
            clear_frames(stopped.__traceback__)
            raise
        # Raised where another plugin has switched GDAL's exceptions on.
        except RuntimeError as error:
            failures.append(str(error))
    if failures:
        raise OSError(failures[0])


def _write(path: Path, layer: ResultLayer, crs: str, version: str) -> None:
    dataset = _dataset(path, version)
    srs = osr.SpatialReference()
    srs.SetFromUserInput(crs)
    kind = _GEOMETRY[layer.geometry_type]
    written = dataset.CreateLayer(
        layer.name, srs if kind != ogr.wkbNone else None, kind
    )
    for name, type_name in layer.fields.items():
        written.CreateField(ogr.FieldDefn(name, _TYPES[type_name]))
    dataset.StartTransaction()
    for row, shape in zip(layer.rows, layer.shapes, strict=True):
        feature = ogr.Feature(written.GetLayerDefn())
        for index, value in enumerate(row):
            if value is None:
                feature.SetFieldNull(index)
            else:
                feature.SetField(index, value)
        if shape is not None:
            feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(shape.wkb))
        written.CreateFeature(feature)
    dataset.CommitTransaction()


def _dataset(path: Path, version: str) -> gdal.Dataset:
    if path.exists():
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    else:
        driver = gdal.GetDriverByName("GPKG")
        options = [f"VERSION={version}"]
        dataset = driver.Create(str(path), 0, 0, 0, gdal.GDT_Unknown, options)
    if dataset is None:
        raise OSError(gdal.GetLastErrorMsg())
    return dataset
