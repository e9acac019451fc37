"""Records into files, by QGIS's own GDAL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from osgeo import gdal, ogr, osr

from demo_county.drawing import HEIGHT_M, ORIGIN_E, ORIGIN_N
from demo_county.records import REMARK, Record
from demo_county.terrain import CELL_M

DRAWN_IN = "EPSG:4526"
REMARK_COLUMN = "备注"


@dataclass(frozen=True)
class Target:
    """Where a layer goes.

    Parameters
    ----------
    file
        Name in the output folder; the suffix decides the format.
    layer
        Layer name.
    crs
        CRS of the file.
    """

    file: str
    layer: str
    crs: str = DRAWN_IN


DRIVERS = {
    ".gpkg": ("GPKG", ["VERSION=1.2"], []),
    ".geojson": ("GeoJSON", [], ["COORDINATE_PRECISION=9", "WRITE_BBOX=NO"]),
    ".kml": ("KML", ["NameField=单位名称"], []),
    ".shp": ("ESRI Shapefile", [], ["ENCODING=GBK", "DBF_DATE_LAST_UPDATE=2026-06-30"]),
}


def write_layer(folder: Path, target: Target, records: Iterable[Record]) -> None:
    """Write records as one layer, beside layers that the file already has."""
    rows, kind = _of_one_kind([_marked(record) for record in records])
    dataset, layer_options = _opened(folder / target.file)
    reference = _reference(target.crs)
    layer = dataset.CreateLayer(target.layer, reference, kind, layer_options)
    for column, field_type in _schema(rows).items():
        layer.CreateField(ogr.FieldDefn(column, field_type))
    turn = osr.CoordinateTransformation(_reference(DRAWN_IN), reference)
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for column, value in row.attributes.items():
            if value is not None:
                cell = value.isoformat() if isinstance(value, date) else value
                feature.SetField(column, cell)
        geometry = ogr.CreateGeometryFromWkb(shapely.to_wkb(row.geometry))
        if target.crs != DRAWN_IN:
            geometry.Transform(turn)
        feature.SetGeometry(geometry)
        layer.CreateFeature(feature)


def _marked(record: Record) -> Record:
    return Record(record.geometry, {**record.attributes, REMARK_COLUMN: REMARK})


def _opened(path: Path) -> tuple[gdal.Dataset, list[str]]:
    driver, file_options, layer_options = DRIVERS[path.suffix]
    if path.exists():
        return gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE), layer_options
    dataset = gdal.GetDriverByName(driver).Create(
        str(path), 0, 0, 0, gdal.GDT_Unknown, options=file_options
    )
    return dataset, layer_options


def write_old_shapefile(folder: Path, target: Target, records: list[Record]) -> None:
    """Write a GBK shapefile as old software leaves it: no .cpg, names cut.

    A column name of a shapefile holds ten bytes, five Chinese characters.
    """
    cut = [
        Record(r.geometry, {name[:5]: value for name, value in r.attributes.items()})
        for r in records
    ]
    write_layer(folder, target, cut)
    (folder / target.file).with_suffix(".cpg").unlink(missing_ok=True)


def _reference(crs: str) -> osr.SpatialReference:
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def _of_one_kind(rows: list[Record]) -> tuple[list[Record], int]:
    """Make all parts multiparts where some are, and name the geometry type."""
    shapes = np.array([row.geometry for row in rows], dtype=object)
    if len(set(shapely.get_type_id(shapes))) > 1:
        rows = [
            Record(shapely.multipolygons(shapely.get_parts(r.geometry)), r.attributes)
            for r in rows
        ]
    first = ogr.CreateGeometryFromWkb(shapely.to_wkb(rows[0].geometry))
    return rows, first.GetGeometryType()


def _schema(rows: list[Record]) -> dict[str, int]:
    schema: dict[str, int] = {}
    for row in rows:
        for column, value in row.attributes.items():
            kind = ogr.OFTString
            if isinstance(value, int | float):
                kind = ogr.OFTReal
            elif isinstance(value, date):
                kind = ogr.OFTDate
            if value is not None or column not in schema:
                schema[column] = kind
    return schema


def write_dem(path: Path, height_m: NDArray[np.int16]) -> None:
    """Write the elevation model as a tiled, compressed GeoTIFF."""
    rows, columns = height_m.shape
    options = ["COMPRESS=DEFLATE", "PREDICTOR=2", "ZLEVEL=9", "TILED=YES"]
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(str(path), columns, rows, 1, gdal.GDT_Int16, options)
    top = ORIGIN_N + HEIGHT_M
    dataset.SetGeoTransform((ORIGIN_E, CELL_M, 0.0, top, 0.0, -CELL_M))
    dataset.SetProjection(_reference(DRAWN_IN).ExportToWkt())
    dataset.SetMetadataItem("TIFFTAG_IMAGEDESCRIPTION", "DEMO DATA, NOT REAL")
    band = dataset.GetRasterBand(1)
    band.SetNoDataValue(-32768)
    band.WriteArray(height_m)
