"""The layers of a case copied into one database or one file, by GDAL alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from osgeo import gdal, ogr, osr

from pingshun_screen.io.case_file import Case, LayerSpec
from tests.postgis import Database

SCHEMA, NUMBER = "planning", "编号"
# A FileGDB keeps coordinates on a grid, of a tenth of a millimetre if not told.
FINE_GRID = ["XORIGIN=0", "YORIGIN=0"]
STEPS_IN_A_METRE, STEPS_IN_A_DEGREE = 10**8, 10**13


def in_postgis(case: Case, database: Database) -> Case:
    """Return the case with all its layers in a database."""
    database.run(f"CREATE SCHEMA {SCHEMA}")
    options = [f"SCHEMA={SCHEMA}", "LAUNDER=NO", "GEOMETRY_NAME=geom", "FID=fid"]
    dataset = gdal.OpenEx(database.source(), gdal.OF_VECTOR | gdal.OF_UPDATE)
    assert dataset is not None, gdal.GetLastErrorMsg()
    return _moved(case, dataset, options, f"{database.source()}|layername={SCHEMA}.")


def in_filegdb(case: Case, path: Path) -> Case:
    """Return the case with all its layers in a FileGDB."""
    driver = gdal.GetDriverByName("OpenFileGDB")
    dataset = driver.Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    return _moved(case, dataset, FINE_GRID, f"{path}|layername=")


def _moved(case: Case, dataset: gdal.Dataset, options: list[str], head: str) -> Case:
    base = case.path.parent
    encodings = {layer.source: layer.encoding for layer in case.layers}
    stated = [case.area, *(layer.coverage for layer in case.layers), *encodings]
    new = {}
    for source in dict.fromkeys(filter(None, stated)):
        name = f"L{len(new)}_{Path(source.partition('|')[0]).stem}"
        _copy(source, base, dataset, name, options)
        new[source] = head + name
    dataset.FlushCache()

    def moved(layer: LayerSpec) -> LayerSpec:
        coverage = new[layer.coverage] if layer.coverage else None
        return replace(layer, source=new[layer.source], coverage=coverage, encoding="")

    layers = tuple(moved(layer) for layer in case.layers)
    return replace(case, area=new[case.area] if case.area else None, layers=layers)


def _copy(
    source: str, base: Path, target: gdal.Dataset, name: str, options: list[str]
) -> None:
    path, _, layer_name = source.partition("|layername=")
    encoding = ["ENCODING=GBK"] if path.endswith(".shp") else []
    dataset = gdal.OpenEx(str(base / path), gdal.OF_VECTOR, open_options=encoding)
    layer = dataset.GetLayerByName(layer_name) if layer_name else dataset.GetLayer(0)
    kinds = {feature.GetGeometryRef().GetGeometryType() for feature in layer}
    kind = kinds.pop() if len(kinds) == 1 else ogr.wkbUnknown
    kind = layer.GetGeomType() if layer.GetGeomType() != ogr.wkbUnknown else kind
    crs = _crs(layer)
    if options == FINE_GRID:
        steps = STEPS_IN_A_DEGREE if crs.IsGeographic() else STEPS_IN_A_METRE
        options = [*FINE_GRID, f"XYSCALE={steps}"]
    written = target.CreateLayer(name, crs, kind, options)
    assert written is not None, gdal.GetLastErrorMsg()
    definition = layer.GetLayerDefn()
    for index in range(definition.GetFieldCount()):
        assert written.CreateField(definition.GetFieldDefn(index)) == ogr.OGRERR_NONE
    # A FileGDB counts from 1, some files from 0: there the number becomes a column.
    shift = 1 - min(1, *(feature.GetFID() for feature in layer), 1)
    has_number = shift and definition.GetFieldIndex(NUMBER) < 0
    if has_number:
        written.CreateField(ogr.FieldDefn(NUMBER, ogr.OFTString))
    for feature in layer:
        copy = ogr.Feature(written.GetLayerDefn())
        copy.SetFrom(feature)
        if has_number:
            copy[NUMBER] = str(feature.GetFID())
        copy.SetFID(feature.GetFID() + shift)
        assert written.CreateFeature(copy) == ogr.OGRERR_NONE, gdal.GetLastErrorMsg()


def _crs(layer: ogr.Layer) -> osr.SpatialReference:
    crs = layer.GetSpatialRef().Clone()
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return crs
