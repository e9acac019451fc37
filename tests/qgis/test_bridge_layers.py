"""Feature sources become layer records, whole or with the reason why not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
import shapely
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime, QVariant

from pingshun_screen.bridge.layers import coverage_of, layer_record, mining_rights
from pingshun_screen.bridge.values import crs_text, plain
from pingshun_screen.core.errors import Cancelled, LayerError
from pingshun_screen.core.records import LayerStatus
from pingshun_screen.core.vocabulary import Role

SQUARE = shapely.box(38400000, 4000000, 38400100, 4000100).wkt
BOW_TIE = "Polygon((0 0, 100 100, 100 0, 0 100, 0 0))"
MINE_COLUMNS = (
    "field=许可证号:string&field=矿山名称:string&field=有效期止:date&field=备注:string"
)


def _layer(
    features: Iterable[tuple[str | None, list[object]]],
    *,
    columns: str = MINE_COLUMNS,
    kind: str = "Polygon",
    crs: str = "EPSG:4526",
) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{kind}?crs={crs}&{columns}", "矿权 CKQ", "memory")
    assert layer.isValid()
    for wkt, values in features:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        if wkt is not None:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        assert layer.dataProvider().addFeature(feature)
    return layer


def test_fields_values_and_geometry_come_over() -> None:
    mines_layer = _layer([(SQUARE, ["C14", "甲矿", QDate(2027, 6, 30), "x"])])
    record = layer_record(mines_layer, Role.MINING_RIGHT, accuracy_m=0.5)
    assert record.status is LayerStatus.OK
    assert (record.source, record.accuracy_m) == ("矿权 CKQ", 0.5)
    assert dict(record.fields) == {
        "licence_no": "许可证号",
        "name": "矿山名称",
        "valid_to": "有效期止",
    }
    (row,) = record.table.to_dict("records")
    assert (row["licence_no"], row["name"], row["备注"]) == ("C14", "甲矿", "x")
    assert row["valid_to"] == "2027-06-30"
    assert row["geometry"].equals(shapely.from_wkt(SQUARE))
    assert record.table.crs.to_epsg() == 4526


def test_null_is_none_and_a_missing_geometry_stays_a_feature() -> None:
    mines_layer = _layer([(None, [NULL, None, QVariant(), ""])])
    (row,) = layer_record(mines_layer, Role.MINING_RIGHT).table.to_dict("records")
    assert (row["licence_no"], row["name"], row["valid_to"]) == (None, None, None)
    assert row["备注"] == ""
    assert row["geometry"] is None


def test_an_invalid_geometry_is_not_dropped() -> None:
    mines_layer = _layer([(BOW_TIE, ["C14", "甲矿", None, None])])
    source = QgsProcessingFeatureSource(mines_layer, QgsProcessingContext())
    for given in (mines_layer, source):
        table = layer_record(given, Role.MINING_RIGHT).table
        assert table.geometry.is_valid.tolist() == [False]


def test_a_curve_comes_over_as_segments() -> None:
    circle = "CurvePolygon(CircularString(0 0, 1 1, 2 0, 1 -1, 0 0))"
    park_layer = _layer([(circle, [])], columns="", kind="CurvePolygon")
    (shape,) = layer_record(park_layer, Role.GEOPARK).table.geometry
    assert shape.area == pytest.approx(3.14159, abs=1e-3)


def test_own_identifiers_are_kept_where_they_are_unique() -> None:
    columns = "field=BSM:string&field=名称:string"
    features = [(SQUARE, ["H1", "甲"]), (SQUARE, ["H2", "乙"])]
    record = layer_record(_layer(features, columns=columns), Role.ECOLOGICAL_RED_LINE)
    assert record.table["feature_id"].tolist() == ["H1", "H2"]


@pytest.mark.parametrize("second", ["H1", None])
def test_identifiers_that_repeat_or_lack_give_way_to_running_ones(
    second: str | None,
) -> None:
    columns = "field=BSM:string"
    redline_layer = _layer([(SQUARE, ["H1"]), (SQUARE, [second])], columns=columns)
    record = layer_record(redline_layer, Role.ECOLOGICAL_RED_LINE)
    ids = record.table["feature_id"].tolist()
    assert len(set(ids)) == 2
    assert all(isinstance(name, str) for name in ids)


def test_no_crs_is_a_failed_layer_with_the_reason() -> None:
    redline_layer = _layer([(SQUARE, [])], columns="", crs="")
    redline_layer.setCrs(QgsCoordinateReferenceSystem())
    record = layer_record(redline_layer, Role.ECOLOGICAL_RED_LINE)
    assert (record.status, record.table) == (LayerStatus.FAILED, None)
    assert "坐标系" in record.message


def test_an_empty_layer_is_a_failed_layer_with_the_reason() -> None:
    record = layer_record(_layer([]), Role.ECOLOGICAL_RED_LINE)
    assert (record.status, record.table) == (LayerStatus.FAILED, None)
    assert "没有任何要素" in record.message


def test_fewer_features_than_announced_is_a_failed_layer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    redline_layer = _layer([(SQUARE, ["a", "b", None, None])])
    monkeypatch.setattr(redline_layer, "featureCount", lambda: 3)
    record = layer_record(redline_layer, Role.ECOLOGICAL_RED_LINE)
    assert record.status is LayerStatus.FAILED
    assert "3" in record.message
    assert "1" in record.message


def test_what_a_truncated_file_lost_stays_as_features_without_place(
    tmp_path: Path,
) -> None:
    path = tmp_path / "redline.shp"
    whole_layer = _layer([(SQUARE, ["a", "b", None, None])] * 50)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.fileEncoding = "ESRI Shapefile", "UTF-8"
    context = QgsProcessingContext().transformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(whole_layer, str(path), context, options)
    path.write_bytes(path.read_bytes()[:400])
    cut_layer = QgsVectorLayer(str(path), "cut", "ogr")
    table = layer_record(cut_layer, Role.ECOLOGICAL_RED_LINE).table
    assert len(table) == 50
    assert table.geometry.isna().sum() == 48


@pytest.mark.parametrize(
    ("kind", "role", "fits"),
    [
        ("LineString", Role.ECOLOGICAL_RED_LINE, False),
        ("Point", Role.GEOPARK, False),
        ("Polygon", Role.ROAD, True),
        ("LineString", Role.ROAD, True),
        ("Point", Role.HERITAGE_SITE, True),
    ],
)
def test_a_layer_of_the_wrong_shape_is_a_failed_layer(
    kind: str, role: Role, *, fits: bool
) -> None:
    shapes = {"LineString": "LineString(0 0, 1 1)", "Point": "Point(0 0)"}
    given_layer = _layer([(shapes.get(kind, SQUARE), [])], columns="", kind=kind)
    record = layer_record(given_layer, role)
    assert (record.status is LayerStatus.OK) is fits
    assert ("图形类型不符" in record.message) is not fits


def test_the_fingerprint_follows_the_content() -> None:
    def fingerprint(name: str, wkt: str = SQUARE) -> str:
        return layer_record(
            _layer([(wkt, ["C14", name, None, None])]), Role.MINING_RIGHT
        ).sha256

    assert fingerprint("甲") == fingerprint("甲")
    assert len({fingerprint("甲"), fingerprint("乙"), fingerprint("甲", BOW_TIE)}) == 3


def test_a_cancelled_reading_stops() -> None:
    mines_layer = _layer([(SQUARE, ["C14", "甲矿", None, None])])
    with pytest.raises(Cancelled):
        layer_record(mines_layer, Role.MINING_RIGHT, is_cancelled=lambda: True)


def test_coverage_is_the_drawn_area_or_nothing() -> None:
    county_layer = _layer([(SQUARE, [])], columns="")
    coverage = coverage_of(county_layer)
    assert coverage.table.geometry.area.tolist() == [10_000.0]
    with pytest.raises(LayerError, match="没有任何要素"):
        coverage_of(_layer([]))


def test_mining_rights_that_cannot_be_used_stop_the_run() -> None:
    with pytest.raises(LayerError, match="没有任何要素"):
        mining_rights(_layer([]), accuracy_m=0.5, is_cancelled=lambda: False)


@pytest.mark.parametrize("code", ["EPSG:4526", "EPSG:4490", "ESRI:102025"])
def test_a_registered_crs_is_told_by_its_code(code: str) -> None:
    assert crs_text(QgsCoordinateReferenceSystem(code)) == code


def test_a_crs_of_the_users_own_is_told_by_its_definition() -> None:
    own = QgsCoordinateReferenceSystem.fromProj("+proj=tmerc +lon_0=113 +ellps=GRS80")
    assert crs_text(own).startswith("PROJCRS")
    assert crs_text(QgsCoordinateReferenceSystem()) == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (NULL, None),
        (QVariant(), None),
        (None, None),
        (0, 0),
        (False, False),
        ("", ""),
        (1.5, 1.5),
        (QDate(2026, 6, 30), "2026-06-30"),
        (QDateTime(QDate(2026, 6, 30), QTime(8, 5)), "2026-06-30T08:05:00"),
        (QTime(8, 5), "08:05:00"),
        (QDate(), None),
        (["a", "b"], "['a', 'b']"),
    ],
)
def test_values_lose_their_qt(value: object, expected: object) -> None:
    assert plain(value) == expected
