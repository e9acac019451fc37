"""Small vector files for the tests of reading, made where a test wants them."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas
from osgeo import gdal, ogr, osr
from shapely import from_wkb
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.case_file import LayerSpec

EPSG = "EPSG:4526"
TYPES = {
    "str": (ogr.OFTString, ogr.OFSTNone),
    "int": (ogr.OFTInteger64, ogr.OFSTNone),
    "int32": (ogr.OFTInteger, ogr.OFSTNone),
    "int64": (ogr.OFTInteger64, ogr.OFSTNone),
    "float": (ogr.OFTReal, ogr.OFSTNone),
    "date": (ogr.OFTDate, ogr.OFSTNone),
    "datetime": (ogr.OFTDateTime, ogr.OFSTNone),
    "bool": (ogr.OFTInteger, ogr.OFSTBoolean),
}
GEOMETRY = {
    "None": ogr.wkbNone,
    "Unknown": ogr.wkbUnknown,
    "Point": ogr.wkbPoint,
    "LineString": ogr.wkbLineString,
    "Polygon": ogr.wkbPolygon,
}
SQUARE = Polygon([(0, 0), (0, 10), (10, 10), (10, 0)])


def spec_of(
    source: str, role: Role = Role.ECOLOGICAL_RED_LINE, **rest: object
) -> LayerSpec:
    return LayerSpec(role=role, source=source, **rest)


def square(number: int) -> Polygon:
    left = 100.0 * number
    return Polygon([(left, 0), (left, 10), (left + 10, 10), (left + 10, 0)])


def write_vector(  # noqa: PLR0913 - every part of a file may be what a test varies
    path: Path,
    rows: Sequence[dict],
    *,
    driver: str = "GPKG",
    layer: str | None = None,
    fields: dict[str, str] | None = None,
    shapes: Sequence[object] | None = None,
    geometry: str = "Polygon",
    crs: str | None = EPSG,
) -> Path:
    """Write rows with one square each, or with the shapes given."""
    fields = fields or {name: "str" for row in rows for name in row}
    shapes = [square(i) for i in range(len(rows))] if shapes is None else shapes
    dataset = _dataset(path, driver)
    options = ["ENCODING=UTF-8"] if driver == "ESRI Shapefile" else []
    name = layer or path.stem
    written = dataset.CreateLayer(name, _srs(crs), GEOMETRY[geometry], options)
    for field, type_name in fields.items():
        written.CreateField(_field(field, *TYPES[type_name]))
    for row, shape in zip(rows, shapes, strict=True):
        assert written.CreateFeature(_feature(written, row, shape)) == ogr.OGRERR_NONE
    return path


def _dataset(path: Path, driver: str) -> gdal.Dataset:
    if path.exists():
        return gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    return gdal.GetDriverByName(driver).Create(str(path), 0, 0, 0, gdal.GDT_Unknown)


def _srs(crs: str | None) -> osr.SpatialReference | None:
    if crs is None:
        return None
    srs = osr.SpatialReference()
    srs.SetFromUserInput(crs)
    srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return srs


def _field(name: str, kind: int, subtype: int) -> ogr.FieldDefn:
    definition = ogr.FieldDefn(name, kind)
    definition.SetSubType(subtype)
    return definition


def _feature(layer: ogr.Layer, row: dict, shape: object) -> ogr.Feature:
    feature = ogr.Feature(layer.GetLayerDefn())
    for index, value in enumerate(row.values()):
        if value is None:
            feature.SetFieldNull(index)
        else:
            feature.SetField(index, value)
    if shape is not None:
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(shape.wkb))
    return feature


def geometry_types(path: Path) -> dict[str, str]:
    """Return the geometry type of every layer of a file."""
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    layers = [dataset.GetLayer(i) for i in range(dataset.GetLayerCount())]
    names = {ogr.wkbNone: "None"}
    return {
        layer.GetName(): names.get(
            kind := layer.GetGeomType(), ogr.GeometryTypeToName(kind).replace(" ", "")
        )
        for layer in layers
    }


def read_vector(path: Path, layer: str) -> geopandas.GeoDataFrame:
    """Read a layer plainly, without the product's own reading."""
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    found = dataset.GetLayerByName(layer)
    features = list(found)
    rows = [feature.items() for feature in features]
    shapes = [_shape(feature.GetGeometryRef()) for feature in features]
    crs = found.GetSpatialRef().ExportToWkt()
    return geopandas.GeoDataFrame(rows, geometry=shapes, crs=crs)


def _shape(geometry: ogr.Geometry | None) -> BaseGeometry | None:
    return None if geometry is None else from_wkb(bytes(geometry.ExportToWkb()))


def kml(count: int) -> str:
    """Return a document of triangles, all called 甲."""
    ring = "113.5,36.1 113.6,36.1 113.6,36.2 113.5,36.1"
    mark = (
        "<Placemark><name>甲</name><Polygon><outerBoundaryIs><LinearRing>"
        f"<coordinates>{ring}</coordinates>"
        "</LinearRing></outerBoundaryIs></Polygon></Placemark>"
    )
    space = "http://www.opengis.net/kml/2.2"
    return f'<kml xmlns="{space}"><Document>{mark * count}</Document></kml>'


@dataclass(frozen=True)
class Column:
    """One column of a hand-made .dbf."""

    name: bytes
    kind: str
    width: int
    decimals: int = 0


def write_shapefile(
    path: Path,
    columns: Sequence[Column],
    rows: Sequence[Sequence[bytes]],
    *,
    cpg: str | None = None,
    language_id: int = 0,
) -> Path:
    """Write a shapefile byte by byte: squares, values padded or cut to width."""
    records = [_polygon_record(i) for i in range(len(rows))]
    shp, shx, offset = b"", b"", 50
    for number, content in enumerate(records, start=1):
        words = len(content) // 2
        shp += struct.pack(">ii", number, words) + content
        shx += struct.pack(">ii", offset, words)
        offset += 4 + words
    path.write_bytes(_shape_head(len(shp)) + shp)
    path.with_suffix(".shx").write_bytes(_shape_head(len(shx)) + shx)
    path.with_suffix(".dbf").write_bytes(_dbf(columns, rows, language_id))
    path.with_suffix(".prj").write_text(_PRJ)
    if cpg is not None:
        path.with_suffix(".cpg").write_text(cpg, encoding="utf-8")
    return path


def _polygon_record(number: int) -> bytes:
    ring = list(square(number).exterior.coords)
    west, south, east, north = square(number).bounds
    head = struct.pack("<i4d3i", 5, west, south, east, north, 1, len(ring), 0)
    return head + b"".join(struct.pack("<2d", *point) for point in ring)


def _shape_head(length: int) -> bytes:
    words = 50 + length // 2
    return struct.pack(">i20xi", 9994, words) + struct.pack(
        "<2i8d", 1000, 5, 0, 0, 1e6, 10, 0, 0, 0, 0
    )


def _dbf(
    columns: Sequence[Column], rows: Sequence[Sequence[bytes]], language_id: int
) -> bytes:
    head_bytes = 32 + 32 * len(columns) + 1
    row_bytes = 1 + sum(column.width for column in columns)
    head = struct.pack("<4BIHH", 3, 126, 1, 1, len(rows), head_bytes, row_bytes)
    head += b"\0" * 17 + bytes([language_id]) + b"\0\0"
    for column in columns:
        head += column.name[:10].ljust(11, b"\0") + column.kind.encode() + b"\0" * 4
        head += bytes([column.width, column.decimals]) + b"\0" * 14
    body = b"".join(
        b" "
        + b"".join(value[: c.width].ljust(c.width) for value, c in _pairs(row, columns))
        for row in rows
    )
    return head + b"\r" + body + b"\x1a"


def _pairs(row: Sequence[bytes], columns: Sequence[Column]) -> zip:
    return zip(row, columns, strict=True)


_PRJ = (
    'PROJCS["CGCS2000_3_Degree_GK_Zone_38",GEOGCS["GCS_China_Geodetic_Coordinate_'
    'System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",38500000.0],'
    'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],'
    'PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],'
    'UNIT["Meter",1.0]]'
)
