"""Samples into files."""

from __future__ import annotations

import json
from pathlib import Path

import shapely
from osgeo import ogr

from crs_samples.failures import Sample

_METRES, _DEGREES = 2, 9
"""Decimals of coordinates."""


def write_sample(path: Path, sample: Sample) -> None:
    """Write one file, GeoJSON or shapefile by its suffix."""
    if path.suffix == ".shp":
        _write_shapefile(path, sample)
    else:
        path.write_text(_geojson(sample), encoding="utf-8", newline="\n")


def _geojson(sample: Sample) -> str:
    name = f"urn:ogc:def:crs:EPSG::{sample.crs.removeprefix('EPSG:')}"
    rows = [
        json.dumps(_feature(number, shape), ensure_ascii=False)
        for number, shape in enumerate(sample.shapes, start=1)
    ]
    crs = json.dumps({"type": "name", "properties": {"name": name}})
    features = ",\n".join(rows)
    return (
        f'{{"type": "FeatureCollection", "crs": {crs}, "features": [\n{features}\n]}}\n'
    )


def _feature(number: int, shape: shapely.Polygon) -> dict[str, object]:
    decimals = _DEGREES if max(shape.bounds) < 360 else _METRES
    rounded = shapely.transform(shape, lambda xy: xy.round(decimals))
    return {
        "type": "Feature",
        "properties": {"名称": f"示例{number}", "备注": "演示数据 非真实"},
        # Releases of GEOS begin the rings they cut at different corners.
        "geometry": shapely.geometry.mapping(shapely.normalize(rounded)),
    }


def _write_shapefile(path: Path, sample: Sample) -> None:
    options = ["ENCODING=UTF-8", "DBF_DATE_LAST_UPDATE=2026-06-30"]
    dataset = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
    layer = dataset.CreateLayer(path.stem, None, ogr.wkbPolygon, options)
    layer.CreateField(ogr.FieldDefn("名称", ogr.OFTString))
    for number, shape in enumerate(sample.shapes, start=1):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("名称", f"示例{number}")
        feature.SetGeometry(ogr.CreateGeometryFromWkb(shapely.to_wkb(shape)))
        layer.CreateFeature(feature)
    del layer, dataset
    if sample.crs:
        path.with_suffix(".prj").write_text(sample.crs, encoding="utf-8")
