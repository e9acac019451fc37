"""Reading a layer: every format alike with every engine, every failure told."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import shapely
from osgeo import ogr, osr

from pingshun_screen.core.records import Coverage, LayerRecord, LayerStatus
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.vector_files import read_coverage, read_layer
from tests.unit.io.vector_samples import (
    EPSG,
    SQUARE,
    Column,
    kml,
    spec_of,
    square,
    write_shapefile,
    write_vector,
)

ROWS = [
    {"名称": "红线甲", "编号": "A1"},
    {"名称": "红线乙", "编号": "A2"},
    {"名称": None, "编号": "A3"},
]


def read(
    folder: Path,
    source: str,
    role: Role = Role.ECOLOGICAL_RED_LINE,
    **rest: object,
) -> LayerRecord:
    return read_layer(spec_of(source, role, **rest), folder, area=None)


def failure(folder: Path, source: str, **rest: object) -> str:
    record = read(folder, source, **rest)
    assert record.status is LayerStatus.FAILED
    assert record.table is None
    return record.message


# ---- what is read ---------------------------------------------------------


@pytest.mark.parametrize(
    ("driver", "file"),
    [
        ("GPKG", "a.gpkg"),
        ("ESRI Shapefile", "a.shp"),
        ("GeoJSON", "a.geojson"),
        ("OpenFileGDB", "a.gdb"),
    ],
)
def test_formats_give_the_same_table(
    tmp_path: Path, engine: str, driver: str, file: str
) -> None:
    if driver == "OpenFileGDB":
        _write_filegdb(tmp_path / file)
    else:
        write_vector(tmp_path / file, ROWS, driver=driver)

    record = read(tmp_path, file)

    assert record.message == ""
    assert record.status is LayerStatus.OK
    assert record.table["name"].tolist() == ["红线甲", "红线乙", None]
    assert record.table["feature_id"].tolist() == ["A1", "A2", "A3"]
    assert record.fields == {"name": "名称", "feature_id": "编号"}
    assert [shape.area for shape in record.table.geometry] == [100, 100, 100]
    assert record.table.crs.to_epsg() == 4526
    assert len(record.sha256) == 64


def _write_filegdb(path: Path) -> None:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4526)
    dataset = ogr.GetDriverByName("OpenFileGDB").CreateDataSource(str(path))
    layer = dataset.CreateLayer("红线", crs, ogr.wkbPolygon)
    for name in ("名称", "编号"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for number, row in enumerate(ROWS):
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in row.items():
            if value is not None:
                feature[name] = value
        feature.SetGeometry(ogr.CreateGeometryFromWkb(square(number).wkb))
        layer.CreateFeature(feature)


def test_mapinfo_text_that_has_to_be_counted(tmp_path: Path, engine: str) -> None:
    write_vector(tmp_path / "a.mif", [{"name": "a"}] * 3, driver="MapInfo File")

    record = read(tmp_path, "a.mif")

    assert record.table["name"].tolist() == ["a"] * 3


def test_custom_crs_without_a_name_is_a_crs(tmp_path: Path) -> None:
    own = "+proj=tmerc +lon_0=114 +x_0=500000 +ellps=GRS80 +units=m"
    write_vector(tmp_path / "a.gpkg", ROWS, crs=own)

    assert read(tmp_path, "a.gpkg").table.crs.is_projected


def test_values_stay_raw_and_nulls_are_none(tmp_path: Path, engine: str) -> None:
    fields = {
        "整": "int32",
        "长": "int64",
        "实": "float",
        "文": "str",
        "日": "date",
        "时": "datetime",
        "否": "bool",
    }
    full = {
        "整": 0,
        # No more than 32 bits: beside another integer, fiona 1.10 writes no longer.
        "长": 2_000_000_000,
        "实": 0.5,
        "文": "",
        "日": "2026-06-30",
        "时": "2026-06-30T23:30:00",
        "否": True,
    }
    rows = [full, dict.fromkeys(fields), {**full, "否": False}, full]
    write_vector(tmp_path / "a.gpkg", rows, fields=fields)

    table = read(tmp_path, "a.gpkg").table

    assert table.loc[0, list(fields)].tolist() == list(full.values())
    assert table.loc[1, list(fields)].tolist() == [None] * len(fields)
    assert table["否"].tolist() == [True, None, False, True]
    assert [type(value) for value in table.loc[0, list(fields)]] == [
        int,
        int,
        float,
        str,
        str,
        str,
        bool,
    ]


def test_shapefile_values(tmp_path: Path, engine: str) -> None:
    columns = [
        Column(b"CODE", "C", 6),
        Column(b"WHOLE", "N", 6),
        Column(b"PART", "N", 8, 2),
        Column(b"DAY", "D", 8),
        Column(b"YES", "L", 1),
    ]
    rows = [
        (b"007", b"     0", b"   12.50", b"20260630", b"T"),
        (b"", b"", b"********", b"00000000", b"?"),
    ]
    write_shapefile(tmp_path / "a.shp", columns, rows)

    table = read(tmp_path, "a.shp").table

    names = [column.name.decode() for column in columns]
    assert table.loc[0, names].tolist() == ["007", 0, 12.5, "2026-06-30", True]
    assert table.loc[1, names].tolist() == [None] * 5


def test_null_and_empty_geometry_stay(tmp_path: Path, engine: str) -> None:
    shapes = [SQUARE, None, shapely.Polygon()]
    write_vector(tmp_path / "a.gpkg", ROWS, shapes=shapes)

    geometry = read(tmp_path, "a.gpkg").table.geometry

    assert geometry[0].equals(SQUARE)
    assert geometry[1] is None
    assert geometry[2].is_empty


def test_z_parts_and_collections_stay(tmp_path: Path, engine: str) -> None:
    solid = shapely.from_wkt("POLYGON Z ((0 0 5, 0 1 5, 1 1 5, 0 0 5))")
    parts = shapely.MultiPolygon([square(0), square(1)])
    mixed = shapely.GeometryCollection([square(2), shapely.Point(0, 0)])
    write_vector(
        tmp_path / "a.gpkg", ROWS, shapes=[solid, parts, mixed], geometry="Unknown"
    )

    geometry = read(tmp_path, "a.gpkg").table.geometry

    assert geometry[0].has_z
    assert geometry[1].equals(parts)
    assert geometry[2].geom_type == "GeometryCollection"


def test_curves_are_made_lines(tmp_path: Path) -> None:
    write_curves(tmp_path / "a.gpkg")

    record = read(tmp_path, "a.gpkg")

    assert record.unreadable == ()
    assert record.table.geometry[0].area == pytest.approx(3.14159, rel=0.01)


@pytest.mark.needs_fiona
def test_curves_where_they_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_curves(tmp_path / "a.gpkg")
    monkeypatch.setitem(sys.modules, "pingshun_screen.io.ogr_stream", None)

    record = read(tmp_path, "a.gpkg")
    if record.status is LayerStatus.OK:  # newer engines make lines of curves
        assert record.table.area[0] == pytest.approx(np.pi, rel=0.01)
    else:
        assert "曲线" in record.message


def write_curves(path: Path) -> None:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4526)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("a", crs, ogr.wkbCurvePolygon)
    feature = ogr.Feature(layer.GetLayerDefn())
    circle = "CURVEPOLYGON (CIRCULARSTRING (-1 0, 1 0, -1 0))"
    feature.SetGeometry(ogr.CreateGeometryFromWkt(circle))
    layer.CreateFeature(feature)


def test_broken_blob_is_not_a_feature_without_geometry(
    tmp_path: Path, engine: str
) -> None:
    path = write_vector(tmp_path / "a.gpkg", [{"s": "a"}] * 3, layer="a")
    with sqlite3.connect(path) as connection:
        # The file's triggers call functions that plain SQLite does not have.
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in connection.execute(triggers).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE a SET geom = substr(geom, 1, 30) WHERE fid = 2")
        connection.execute("UPDATE a SET geom = NULL WHERE fid = 3")
    connection.close()

    record = read(tmp_path, "a.gpkg", accept_null_geometry=True)

    assert [identifier for identifier, _ in record.unreadable] == ["2"]
    assert record.table["feature_id"].tolist() == ["1", "2", "3"]
    assert record.table.geometry.isna().tolist() == [False, True, True]


def test_kml_and_geojson_that_state_nothing_are_wgs84(
    tmp_path: Path, engine: str
) -> None:
    (tmp_path / "a.kml").write_text(kml(1), encoding="utf-8")
    ring = [[113.5, 36.1], [113.6, 36.1], [113.6, 36.2], [113.5, 36.1]]
    place = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {"名称": "甲"}, "geometry": place}
    collection = {"type": "FeatureCollection", "features": [feature]}
    (tmp_path / "a.json").write_text(json.dumps(collection), encoding="utf-8")

    for source in ("a.kml", "a.json"):
        record = read(tmp_path, source)
        assert record.table.crs.to_epsg() == 4326
        assert record.table["name"].tolist() == ["甲"]
        assert record.table.total_bounds.tolist() == [113.5, 36.1, 113.6, 36.2]


@pytest.mark.parametrize("source", ["a.gpkg|layername=乙", "a.gpkg|layerid=1"])
def test_layer_in_a_file(tmp_path: Path, engine: str, source: str) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS[:1], layer="甲")
    write_vector(tmp_path / "a.gpkg", ROWS[1:], layer="乙")

    assert read(tmp_path, source).table["name"].tolist() == ["红线乙", None]


def test_tables_beside_the_layer_do_not_count(tmp_path: Path, engine: str) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS, layer="甲")
    write_vector(
        tmp_path / "a.gpkg",
        [{"style": "x"}],
        layer="layer_styles",
        shapes=[None],
        geometry="None",
        crs=None,
    )

    assert len(read(tmp_path, "a.gpkg").table) == 3


@pytest.mark.parametrize("file", ["a.gpkg", "a.shp"])
def test_filter(tmp_path: Path, engine: str, file: str) -> None:
    driver = "GPKG" if file.endswith("gpkg") else "ESRI Shapefile"
    write_vector(tmp_path / file, ROWS, driver=driver)

    table = read(tmp_path, file, where="名称 = '红线乙'").table

    assert table["feature_id"].tolist() == ["A2"]
    assert table.geometry[0].equals(square(1))


def test_filter_on_a_gbk_shapefile(tmp_path: Path, engine: str) -> None:
    columns = [Column("名称".encode("gbk"), "C", 20)]
    rows = [("甲".encode("gbk"),), ("乙".encode("gbk"),)]
    write_shapefile(tmp_path / "a.shp", columns, rows)

    record = read(tmp_path, "a.shp", where="名称 = '乙'")

    if engine == "pyogrio":
        # It has no way to say in which encoding the filter is written.
        assert record.status is LayerStatus.FAILED
        return
    assert record.table["name"].tolist() == ["乙"]
    assert record.table.geometry[0].equals(square(1))


def test_stated_fields_win(tmp_path: Path) -> None:
    rows = [{"名称": "别名", "项目": "本名"}]
    write_vector(tmp_path / "a.gpkg", rows)

    record = read(tmp_path, "a.gpkg", fields={"name": "项目"})

    assert record.table["name"].tolist() == ["本名"]
    assert record.fields == {"name": "项目"}
    assert record.table["名称"].tolist() == ["别名"]


def test_identifier_that_repeats_gives_way_to_the_running_number(
    tmp_path: Path,
) -> None:
    rows = [{"编号": "X"}, {"编号": "X"}]
    write_vector(tmp_path / "a.gpkg", rows)

    table = read(tmp_path, "a.gpkg").table

    assert table["feature_id"].tolist() == ["1", "2"]
    assert table["编号"].tolist() == ["X", "X"]


def test_field_called_like_the_stream_s_own_column(tmp_path: Path, engine: str) -> None:
    rows = [{"OGC_FID": "x", "geometry": "y", "备注": "z"}]
    write_vector(tmp_path / "a.geojson", rows, driver="GeoJSON")

    table = read(tmp_path, "a.geojson").table

    assert table["OGC_FID"].tolist() == ["x"]
    assert table["geometry_"].tolist() == ["y"]
    assert table["feature_id"].tolist() == ["0"]


def test_own_crs_is_kept_and_said(tmp_path: Path) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS)

    record = read(tmp_path, "a.gpkg", crs="EPSG:4490")

    assert record.status is LayerStatus.OK
    assert record.table.crs.to_epsg() == 4526
    assert "EPSG:4490" in record.message


def test_stated_crs_fills_a_gap(tmp_path: Path, engine: str) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS, crs=None)

    record = read(tmp_path, "a.gpkg", crs=EPSG)

    assert record.table.crs.to_epsg() == 4526
    assert record.message == ""


def test_coverage_comes_from_the_layer_else_from_the_case(tmp_path: Path) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS)
    write_vector(tmp_path / "县.gpkg", ROWS[:1])
    area = Coverage(read(tmp_path, "a.gpkg").table, "案例")

    own = read_layer(spec_of("a.gpkg", coverage="县.gpkg"), tmp_path, area=area)
    given = read_layer(spec_of("a.gpkg"), tmp_path, area=area)

    assert own.coverage.source == "县.gpkg"
    assert len(own.coverage.table) == 1
    assert given.coverage is area
    assert read(tmp_path, "a.gpkg").coverage is None


def test_data_date_is_only_what_is_stated(tmp_path: Path) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS)

    assert read(tmp_path, "a.gpkg").data_date == ""
    stated = date(2025, 12, 1).isoformat()
    assert read(tmp_path, "a.gpkg", data_date=stated).data_date == stated


def test_gdal_state_of_the_process_is_left_alone(tmp_path: Path) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS)
    (tmp_path / "b.gpkg").write_bytes((tmp_path / "a.gpkg").read_bytes()[:5000])
    for switch in (ogr.UseExceptions, ogr.DontUseExceptions):
        switch()
        before = ogr.GetUseExceptions()
        assert read(tmp_path, "a.gpkg").status is LayerStatus.OK
        assert read(tmp_path, "b.gpkg").status is LayerStatus.FAILED
        assert read(tmp_path, "a.gpkg", where="zz = ").status is LayerStatus.FAILED
        assert ogr.GetUseExceptions() == before


# ---- what is refused ------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "MYSQL:x,host=y",
        "https://example.org/a.geojson",
        "/vsicurl/https://example.org/a.gpkg",
        "WFS:https://example.org",
    ],
)
def test_network_sources(tmp_path: Path, source: str) -> None:
    assert "不是本机文件" in failure(tmp_path, source)


def test_missing_file(tmp_path: Path) -> None:
    assert "文件不存在" in failure(tmp_path, "无此文件.shp")


def test_file_without_permission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS)

    def denied(self: Path, *_args: object, **_rest: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", denied)

    assert "Permission denied" in failure(tmp_path, "a.gpkg")


def test_path_that_no_system_allows(tmp_path: Path) -> None:
    assert "文件无法读取" in failure(tmp_path, f"{'长' * 300}.gpkg")
    assert "文件不存在" in failure(tmp_path, "a\0b.gpkg")


def test_folder_called_like_a_file(tmp_path: Path) -> None:
    for name in ("a.gpkg", "a.shp", "a.geojson"):
        (tmp_path / name).mkdir()
        assert failure(tmp_path, name)


def test_locked_geopackage(tmp_path: Path, engine: str) -> None:
    path = write_vector(tmp_path / "a.gpkg", ROWS)
    other_program = sqlite3.connect(path, isolation_level=None)
    other_program.execute("BEGIN EXCLUSIVE")
    try:
        assert "被其他程序占用" in failure(tmp_path, "a.gpkg")
    finally:
        other_program.close()


@pytest.mark.parametrize("share", [0, 0.001, 0.1, 0.5, 0.9, 0.999])
def test_truncated_geopackage(tmp_path: Path, engine: str, share: float) -> None:
    path = write_vector(tmp_path / "a.gpkg", ROWS)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])

    assert "文件不完整" in failure(tmp_path, "a.gpkg")


def test_geopackage_that_is_something_else(tmp_path: Path) -> None:
    (tmp_path / "a.gpkg").write_bytes(b"x" * 5000)

    assert "已损坏" in failure(tmp_path, "a.gpkg")


@pytest.mark.parametrize("suffix", [".shp", ".shx", ".dbf"])
@pytest.mark.parametrize("share", [0, 0.3, 0.6, 0.97])
def test_truncated_shapefile(
    tmp_path: Path, engine: str, suffix: str, share: float
) -> None:
    path = write_vector(tmp_path / "a.shp", ROWS * 20, driver="ESRI Shapefile")
    part = path.with_suffix(suffix)
    data = part.read_bytes()
    part.write_bytes(data[: int(len(data) * share)])

    message = failure(tmp_path, "a.shp")

    assert "不完整" in message or "损坏" in message


@pytest.mark.parametrize("suffix", [".shx", ".dbf"])
def test_shapefile_without_a_part(tmp_path: Path, suffix: str) -> None:
    path = write_vector(tmp_path / "a.shp", ROWS, driver="ESRI Shapefile")
    path.with_suffix(suffix).unlink()

    assert f"缺少 {suffix}" in failure(tmp_path, "a.shp")


def test_shapefile_with_the_table_of_another(tmp_path: Path) -> None:
    write_vector(tmp_path / "a.shp", ROWS, driver="ESRI Shapefile")
    write_vector(tmp_path / "b.shp", ROWS[:2], driver="ESRI Shapefile")
    shutil.copy(tmp_path / "b.dbf", tmp_path / "a.dbf")

    message = failure(tmp_path, "a.shp")

    assert "3 个图形" in message
    assert "2 行属性" in message


def test_shapefile_whose_header_was_cut_to_fit(tmp_path: Path) -> None:
    """Shapes and index end early and say so; only the table knows."""
    path = write_vector(tmp_path / "a.shp", ROWS * 4, driver="ESRI Shapefile")
    short = write_vector(tmp_path / "b.shp", ROWS, driver="ESRI Shapefile")
    for suffix in (".shp", ".shx"):
        shutil.copy(short.with_suffix(suffix), path.with_suffix(suffix))

    assert "12 行属性" in failure(tmp_path, "a.shp")


@pytest.mark.parametrize("file", ["a.json", "a.kml"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_text_file_cut_off(
    tmp_path: Path, engine: str, file: str, share: float
) -> None:
    path = tmp_path / file
    if file == "a.json":
        write_vector(path, ROWS * 10, driver="GeoJSON")
    else:
        path.write_text(kml(30), encoding="utf-8")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])

    assert "已损坏" in failure(tmp_path, file)


def test_unknown_format(tmp_path: Path) -> None:
    (tmp_path / "a.vrt").write_text("<OGRVRTDataSource/>")

    message = failure(tmp_path, "a.vrt")

    assert "不支持“.vrt”格式" in message
    assert ".gpkg" in message


def test_disguised_virtual_file(tmp_path: Path) -> None:
    """A file that only points elsewhere would have a worthless fingerprint."""
    write_vector(tmp_path / "b.gpkg", ROWS, layer="b")
    virtual = (
        "<OGRVRTDataSource><OGRVRTLayer name='b'>"
        f"<SrcDataSource>{tmp_path / 'b.gpkg'}</SrcDataSource>"
        "</OGRVRTLayer></OGRVRTDataSource>"
    )
    (tmp_path / "a.json").write_text(virtual)

    assert "已损坏" in failure(tmp_path, "a.json")


@pytest.mark.parametrize("source", ["a.gpkg|layername=丙", "a.gpkg|layerid=7"])
def test_layer_that_is_not_there(tmp_path: Path, engine: str, source: str) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS, layer="甲")
    write_vector(tmp_path / "a.gpkg", ROWS, layer="乙")

    assert "现有：甲、乙" in failure(tmp_path, source)


def test_several_layers_and_none_named(tmp_path: Path, engine: str) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS, layer="甲")
    write_vector(tmp_path / "a.gpkg", ROWS, layer="乙")

    assert "多个图层：甲、乙" in failure(tmp_path, "a.gpkg")


def test_unknown_option(tmp_path: Path) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS)

    assert "subset=1" in failure(tmp_path, "a.gpkg|subset=1")


def test_named_table_without_geometry(tmp_path: Path, engine: str) -> None:
    write_vector(
        tmp_path / "a.gpkg",
        [{"x": "1"}],
        layer="表",
        shapes=[None],
        geometry="None",
        crs=None,
    )

    assert "只有属性" in failure(tmp_path, "a.gpkg|layername=表")
    assert "没有带图形的图层" in failure(tmp_path, "a.gpkg")


def test_empty_layer(tmp_path: Path, engine: str) -> None:
    write_vector(tmp_path / "a.gpkg", [], fields={"名称": "str"})

    assert "没有任何要素" in failure(tmp_path, "a.gpkg")
    allowed = read(tmp_path, "a.gpkg", allow_empty=True)
    assert allowed.status is LayerStatus.OK
    assert list(allowed.table.columns) == ["feature_id", "name", "geometry"]
    assert len(allowed.table) == 0


def test_filter_that_finds_nothing(tmp_path: Path, engine: str) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS)

    assert "选不出任何要素" in failure(tmp_path, "a.gpkg", where="名称 = '丁'")


def test_layer_without_crs(tmp_path: Path, engine: str) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS, crs=None)
    path = write_vector(tmp_path / "a.shp", ROWS, driver="ESRI Shapefile")
    path.with_suffix(".prj").unlink()

    assert "没有坐标系" in failure(tmp_path, "a.gpkg")
    assert "没有坐标系" in failure(tmp_path, "a.shp")


def test_undefined_crs_of_a_geopackage_is_none(tmp_path: Path, engine: str) -> None:
    path = write_vector(tmp_path / "a.gpkg", ROWS)
    with sqlite3.connect(path) as connection:
        for table in ("gpkg_contents", "gpkg_geometry_columns"):
            connection.execute(f"UPDATE {table} SET srs_id = -1")
    connection.close()

    assert "没有坐标系" in failure(tmp_path, "a.gpkg")


@pytest.mark.parametrize("file", ["a.gpkg", "a.shp"])
@pytest.mark.parametrize(
    "where", ["名称 =", "无此字段 = 1", '"no such" = 1', "gone = 1"]
)
@pytest.mark.parametrize("allow_empty", [False, True])
def test_wrong_filter(
    tmp_path: Path, engine: str, file: str, where: str, allow_empty: bool
) -> None:
    driver = "GPKG" if file.endswith("gpkg") else "ESRI Shapefile"
    write_vector(tmp_path / file, ROWS, driver=driver)

    message = failure(tmp_path, file, where=where, allow_empty=allow_empty)

    assert "筛选条件" in message
    assert "有误" in message


def test_stated_field_that_is_not_there(tmp_path: Path) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS)

    message = failure(tmp_path, "a.gpkg", fields={"name": "矿名"})

    assert "没有 fields 所写的字段：矿名；现有：名称、编号" in message


@pytest.mark.parametrize(
    ("role", "wkt", "found"),
    [
        (Role.ECOLOGICAL_RED_LINE, "POINT (0 0)", "点"),
        (Role.MINING_RIGHT, "LINESTRING (0 0, 1 1)", "线"),
        (Role.ROAD, "POINT (0 0)", "点"),
    ],
)
def test_geometry_that_does_not_fit_the_role(
    tmp_path: Path, engine: str, role: Role, wkt: str, found: str
) -> None:
    shape = shapely.from_wkt(wkt)
    rows, kind = [{"s": "a"}], shape.geom_type
    write_vector(tmp_path / "a.gpkg", rows, shapes=[shape], geometry=kind)

    assert f"全部为{found}" in failure(tmp_path, "a.gpkg", role=role)


def test_one_fitting_geometry_keeps_the_layer(tmp_path: Path) -> None:
    shapes = [shapely.Point(0, 0), SQUARE, None]
    write_vector(tmp_path / "a.gpkg", ROWS, shapes=shapes, geometry="Unknown")

    assert len(read(tmp_path, "a.gpkg").table) == 3


def test_text_that_is_not_utf8(tmp_path: Path, engine: str) -> None:
    path = write_vector(tmp_path / "a.json", ROWS, driver="GeoJSON")
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk"))

    assert read(tmp_path, "a.json").status is LayerStatus.FAILED


def test_coverage_that_cannot_be_read_fails_the_layer(tmp_path: Path) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS)

    message = failure(tmp_path, "a.gpkg", coverage="无.gpkg")

    assert "覆盖范围“无.gpkg”不能用" in message


def test_coverage_is_polygons(tmp_path: Path) -> None:
    write_vector(tmp_path / "县.gpkg", ROWS)

    coverage = read_coverage("县.gpkg", tmp_path)

    assert coverage.source == "县.gpkg"
    assert coverage.table.geometry.area.sum() == 300


def test_a_layer_without_any_place_is_no_layer_with_some_missing(
    tmp_path: Path, engine: str
) -> None:
    write_vector(tmp_path / "a.gpkg", ROWS[:2], shapes=[None, None])
    message = failure(tmp_path, "a.gpkg", accept_null_geometry=True)
    assert "没有一个要素有图形" in message
    stated = {"accept_null_geometry": True, "allow_empty": True}
    assert read(tmp_path, "a.gpkg", **stated).status is LayerStatus.OK
    assert read(tmp_path, "a.gpkg").status is LayerStatus.OK
    write_vector(tmp_path / "b.gpkg", ROWS[:2], shapes=[None, SQUARE])
    some = read(tmp_path, "b.gpkg", accept_null_geometry=True)
    assert some.status is LayerStatus.OK
