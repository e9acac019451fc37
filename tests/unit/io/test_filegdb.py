"""FileGDB as the planning standard delivers it, made by GDAL."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import pytest
from osgeo import gdal, ogr, osr
from pyproj import CRS

from pingshun_screen.core.crs import transformation
from pingshun_screen.core.records import LayerRecord, LayerStatus
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.vector_files import read_layer
from tests.unit.io.vector_samples import spec_of

DELIVERED = "EPSG:4490+5737"
ZONES = {"1": "核心保护区", "2": "一般控制区"}
TRIANGLE = "MULTIPOLYGON (((113 36, 113.1 36, 113.1 36.1, 113 36)))"


def read(
    path: Path, layer: str = "", role: Role = Role.NATURE_RESERVE, **rest: object
) -> LayerRecord:
    source = path.name + (f"|layername={layer}" if layer else "")
    return read_layer(spec_of(source, role, **rest), path.parent, area=None)


def write_filegdb(  # noqa: PLR0913 - every part of a file may be what a test varies
    path: Path,
    rows: Sequence[tuple[object, ...]],
    *,
    layer: str = "ZRBHD",
    fields: Mapping[str, tuple[int, str, str]],
    domains: Mapping[str, tuple[int, Mapping[str, str]]] | None = None,
    options: Sequence[str] = (),
    shape: str = TRIANGLE,
) -> Path:
    """Write rows of the same shape; fields with type, alias and domain."""
    dataset = _dataset(path)
    for name, (kind, meanings) in (domains or {}).items():
        domain = ogr.CreateCodedFieldDomain(name, "", kind, ogr.OFSTNone, meanings)
        assert dataset.AddFieldDomain(domain)
    srs = osr.SpatialReference()
    srs.SetFromUserInput(DELIVERED)
    srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    geometry = ogr.CreateGeometryFromWkt(shape)
    written = dataset.CreateLayer(layer, srs, geometry.GetGeometryType(), [*options])
    for name, (type_, alias, domain) in fields.items():
        field = ogr.FieldDefn(name, type_)
        field.SetAlternativeName(alias)
        field.SetDomainName(domain)
        assert written.CreateField(field) == ogr.OGRERR_NONE
    for row in rows:
        feature = ogr.Feature(written.GetLayerDefn())
        for index, value in enumerate(row):
            if value is not None:
                feature.SetField(index, value)
        feature.SetGeometry(geometry)
        assert written.CreateFeature(feature) == ogr.OGRERR_NONE
    return path


def _dataset(path: Path) -> gdal.Dataset:
    if path.exists():
        return gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    driver = gdal.GetDriverByName("OpenFileGDB")
    return driver.Create(str(path), 0, 0, 0, gdal.GDT_Unknown)


@pytest.fixture
def reserves(tmp_path: Path) -> Path:
    return write_filegdb(
        tmp_path / "平顺县.gdb",
        [("A1", 1, "甲"), ("A2", 2, "乙"), ("A3", 3, "丙"), ("A4", None, "丁")],
        fields={
            "BSM": (ogr.OFTString, "标识码", ""),
            "GNFQ": (ogr.OFTInteger, "功能分区", "分区"),
            "field_7": (ogr.OFTString, "保护地名称", ""),
        },
        domains={"分区": (ogr.OFTInteger, ZONES)},
        options=["FEATURE_DATASET=规划管控"],
    )


def test_codes_are_read_as_what_the_file_says_they_mean(reserves: Path) -> None:
    record = read(reserves)

    zones = ["核心保护区", "一般控制区", 3, None]
    assert record.table["zone"].tolist() == zones
    assert "GNFQ 的代码按文件自带的编码表读作：1＝核心保护区、2＝一般控制区" in (
        record.message
    )


def test_codes_of_other_types(tmp_path: Path) -> None:
    path = write_filegdb(
        tmp_path / "a.gdb",
        [(2.0, "01"), (1.0, "02")],
        fields={
            "GNFQ": (ogr.OFTReal, "", "数"),
            "JB": (ogr.OFTString, "", "字"),
        },
        domains={
            "数": (ogr.OFTReal, ZONES),
            "字": (ogr.OFTString, {"01": "国家级", "02": "省级"}),
        },
    )

    table = read(path).table

    assert table["zone"].tolist() == ["一般控制区", "核心保护区"]
    assert table["grade"].tolist() == ["国家级", "省级"]


def test_a_filter_is_asked_of_the_codes(reserves: Path) -> None:
    table = read(reserves, where="GNFQ = 2").table

    assert table["zone"].tolist() == ["一般控制区"]


def test_an_alias_tells_a_field_that_its_name_does_not(reserves: Path) -> None:
    record = read(reserves)

    assert record.fields == {"feature_id": "BSM", "zone": "GNFQ", "name": "field_7"}
    assert record.table["name"].tolist() == ["甲", "乙", "丙", "丁"]


def test_a_name_goes_before_an_alias(tmp_path: Path) -> None:
    path = write_filegdb(
        tmp_path / "a.gdb",
        [("别名", "名称")],
        fields={"x": (ogr.OFTString, "名称", ""), "MC": (ogr.OFTString, "x", "")},
    )

    assert read(path).table["name"].tolist() == ["名称"]


def test_subtypes_mean_what_they_are_called(tmp_path: Path) -> None:
    path = write_filegdb(
        tmp_path / "a.gdb", [(1,), (2,)], fields={"GNFQ": (ogr.OFTInteger, "", "")}
    )
    _add_subtypes(path, "ZRBHD", "GNFQ", ZONES)

    assert read(path).table["zone"].tolist() == list(ZONES.values())


def test_domains_of_subtypes_are_read_where_they_agree(tmp_path: Path) -> None:
    coded, empty = (ogr.OFTInteger, "", ""), (ogr.OFTInteger, "", "甲类分区")
    path = write_filegdb(
        tmp_path / "a.gdb",
        [(1, 1, None), (2, 2, None), (1, 3, None), (2, 3, None), (2, 4, None)],
        fields={"LX": coded, "GNFQ": coded, "x": empty},
        domains={"甲类分区": (ogr.OFTInteger, {**ZONES, "3": "一般控制区"})},
    )
    _add_domain(path, "乙类分区", {"2": "一般控制区", "3": "实验区"})
    infos = {
        code: f"<SubtypeFieldInfo xsi:type='typens:SubtypeFieldInfo'><FieldName>GNFQ"
        f"</FieldName><DomainName>{domain}</DomainName></SubtypeFieldInfo>"
        for code, domain in {"1": "甲类分区", "2": "乙类分区"}.items()
    }
    _add_subtypes(path, "ZRBHD", "LX", {"1": "甲类", "2": "乙类"}, infos)

    # 3 is one thing in the first subtype and another in the second.
    zones = ["核心保护区", "一般控制区", 3, 3, 4]
    assert read(path).table["zone"].tolist() == zones


def _add_domain(path: Path, name: str, codes: Mapping[str, str]) -> None:
    coded = ogr.CreateCodedFieldDomain(name, "", ogr.OFTInteger, ogr.OFSTNone, codes)
    assert _dataset(path).AddFieldDomain(coded)


def _add_subtypes(
    path: Path,
    layer: str,
    field: str,
    subtypes: Mapping[str, str],
    infos: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Write into the FileGDB's own tables what GDAL has no function for."""
    listed = "".join(
        f"<Subtype><SubtypeName>{name}</SubtypeName><SubtypeCode>{code}</SubtypeCode>"
        f"<FieldInfos>{infos.get(code, '')}</FieldInfos></Subtype>"
        for code, name in subtypes.items()
    )
    told = (
        f"</GPFieldInfoExs><SubtypeFieldName>{field}</SubtypeFieldName>"
        f"<Subtypes>{listed}</Subtypes>"
    )
    dataset = gdal.OpenEx(
        str(path),
        gdal.OF_VECTOR | gdal.OF_UPDATE,
        open_options=["LIST_ALL_TABLES=YES"],
    )
    items = dataset.GetLayerByName("GDB_Items")
    for item in items:
        if item["Name"] == layer:
            item["Definition"] = item["Definition"].replace("</GPFieldInfoExs>", told)
            assert items.SetFeature(item) == ogr.OGRERR_NONE


def test_the_delivered_crs_is_cgcs2000_and_a_height(reserves: Path) -> None:
    crs = CRS(read(reserves).table.crs)

    assert crs.is_compound
    assert crs.sub_crs_list[0].to_epsg() == 4490
    assert crs.sub_crs_list[1].to_epsg() == 5737
    assert transformation(crs, CRS("EPSG:4526")).steps


def test_layers_are_chosen_by_their_chinese_names(reserves: Path) -> None:
    write_filegdb(
        reserves,
        [("R1",)],
        layer="生态保护红线",
        fields={"BSM": (ogr.OFTString, "", "")},
        options=["FEATURE_DATASET=规划管控"],
    )

    assert "有多个图层：ZRBHD、生态保护红线" in read(reserves).message
    chosen = read(reserves, "生态保护红线", Role.ECOLOGICAL_RED_LINE)
    assert chosen.table["feature_id"].tolist() == ["R1"]
    assert "没有图层“红线”" in read(reserves, "红线").message


def test_a_zipped_filegdb(reserves: Path, tmp_path: Path) -> None:
    plain = read(reserves)
    archive = shutil.make_archive(
        str(tmp_path / "交付.gdb"), "zip", reserves.parent, reserves.name
    )

    zipped = read(Path(archive))

    assert zipped.status is LayerStatus.OK, zipped.message
    assert zipped.table.equals(plain.table)


def test_relationship_classes_do_no_harm(reserves: Path) -> None:
    write_filegdb(
        reserves, [("A1",)], layer="附表", fields={"BSM": (ogr.OFTString, "", "")}
    )
    dataset = gdal.OpenEx(str(reserves), gdal.OF_VECTOR | gdal.OF_UPDATE)
    relation = gdal.Relationship("关系", "ZRBHD", "附表", gdal.GRC_ONE_TO_MANY)
    relation.SetLeftTableFields(["BSM"])
    relation.SetRightTableFields(["BSM"])
    assert dataset.AddRelationship(relation)
    del dataset

    assert len(read(reserves, "ZRBHD").table) == 4


def test_a_filegdb_that_lacks_a_file_is_never_read_as_less(reserves: Path) -> None:
    whole = read(reserves).table
    refused = 0
    for file in sorted(reserves.iterdir()):
        content = file.read_bytes()
        file.unlink()
        record = read(reserves)
        file.write_bytes(content)
        if record.status is LayerStatus.OK:
            assert record.table["feature_id"].tolist() == whole["feature_id"].tolist()
            assert record.table.geometry.equals(whole.geometry), file.name
        else:
            assert record.table is None
            assert record.message
            refused += 1
    assert refused


def test_an_empty_folder_called_like_a_filegdb(tmp_path: Path) -> None:
    (tmp_path / "a.gdb").mkdir()

    record = read(tmp_path / "a.gdb")

    assert record.status is LayerStatus.FAILED
    assert "已损坏" in record.message
