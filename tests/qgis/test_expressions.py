"""The expression functions: right where QGIS evaluates them, and clear in words."""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Iterator

import pytest
from qgis.core import (
    NULL,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsLayoutItemLabel,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsPrintLayout,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSize

from pingshun_screen.bridge import polygon_functions
from pingshun_screen.plugin import PingshunScreenPlugin
from tests.unit.core.test_areas import PUBLISHED
from tests.unit.core.test_corners import PUBLISHED_TABLE

BLOCK = f"geom_from_wkt('{PUBLISHED.wkt}')"
BOW_TIE = "geom_from_wkt('POLYGON((0 0, 100 100, 100 0, 0 100, 0 0))')"
FUNCTIONS = ("statutory_area_km2", "corner_table")


@pytest.fixture(autouse=True)
def plugin(qgis_new_project: None) -> Iterator[PingshunScreenPlugin]:
    plugin = PingshunScreenPlugin(None)
    plugin.initProcessing()
    yield plugin
    plugin.unload()
    QgsProject.instance().clear()


def _layer(crs: str = "EPSG:4526") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"Polygon?crs={crs}&field=no:int", "采矿权", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes([1])
    feature.setGeometry(_published_in(crs))
    assert layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


def _published_in(crs: str) -> QgsGeometry:
    geometry = QgsGeometry.fromWkt(PUBLISHED.wkt)
    way = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4526"),
        QgsCoordinateReferenceSystem(crs),
        QgsProject.instance(),
    )
    geometry.transform(way)
    return geometry


def _value(text: str, layer: QgsVectorLayer | None = None) -> object:
    value, error = _evaluated(text, layer)
    assert error == ""
    return value


def _error(text: str, layer: QgsVectorLayer | None = None) -> str:
    value, error = _evaluated(text, layer)
    assert value in (None, NULL)
    assert "Traceback" not in error
    return error


def _evaluated(text: str, layer: QgsVectorLayer | None) -> tuple[object, str]:
    context = QgsExpressionContext()
    if layer is not None:
        context.appendScope(QgsExpressionContextUtils.layerScope(layer))
        context.setFeature(next(layer.getFeatures()))
    expression = QgsExpression(text)
    assert not expression.hasParserError(), expression.parserErrorString()
    return expression.evaluate(context), expression.evalErrorString()


@pytest.mark.parametrize("crs", ["EPSG:4526", "EPSG:4547", "EPSG:4490", "EPSG:3857"])
def test_the_published_area_from_any_crs_of_the_layer(crs: str) -> None:
    assert _value("round(statutory_area_km2($geometry), 4)", _layer(crs)) == 0.6752


def test_the_area_is_not_rounded() -> None:
    area = _value("statutory_area_km2($geometry)", _layer())
    assert area == pytest.approx(0.6751877, abs=1e-7)


def test_a_crs_that_is_given_goes_before_the_layers() -> None:
    text = f"round(statutory_area_km2({BLOCK}, 'EPSG:4526'), 4)"
    assert _value(text, _layer("EPSG:3857")) == 0.6752
    assert _value(text.replace(", 'EPSG", ", crs:='EPSG")) == 0.6752


def test_a_crs_may_be_given_as_such() -> None:
    context = QgsExpressionContext()
    scope = QgsExpressionContextScope()
    scope.setVariable("mine_crs", QgsCoordinateReferenceSystem("EPSG:4526"))
    context.appendScope(scope)
    text = f"round(statutory_area_km2({BLOCK}, @mine_crs), 4)"
    assert QgsExpression(text).evaluate(context) == 0.6752


def test_a_crs_without_a_code_is_measured() -> None:
    proj = "PROJ:+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=38500000 +y_0=0 +ellps=GRS80"
    text = f"round(statutory_area_km2({BLOCK}, '{proj} +units=m +type=crs'), 4)"
    assert _value(text) == 0.6752


def test_the_published_corners() -> None:
    assert _value("corner_table($geometry)", _layer()) == PUBLISHED_TABLE


def test_corners_without_zone_prefix_where_the_crs_has_none() -> None:
    lines = str(_value("corner_table($geometry)", _layer("EPSG:4547"))).split("\n")
    assert lines[1] == "1 3437174.65 383678.71"


def test_corners_with_another_separator() -> None:
    lines = str(_value("corner_table($geometry, NULL, ',')", _layer())).split("\n")
    assert lines[:2] == ["点号,X,Y", "1,3437174.65,38383678.71"]


def test_corners_of_longitude_and_latitude_by_the_transformation_advised() -> None:
    text = "corner_table($geometry)"
    advice = _error(text, _layer("EPSG:4490")).partition("as in ")[2]
    assert _value(advice, _layer("EPSG:4490")) == PUBLISHED_TABLE


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize(
    "nothing", ["NULL", "geom_from_wkt('POLYGON EMPTY')", "geom_from_wkt('no')"]
)
def test_nothing_gives_null(function: str, nothing: str) -> None:
    assert _value(f"{function}({nothing}, 'EPSG:4526')") in (None, NULL)


def test_a_feature_without_geometry_gives_null() -> None:
    layer = _layer()
    assert layer.dataProvider().changeGeometryValues({1: QgsGeometry()})
    for function in FUNCTIONS:
        assert _value(f"{function}($geometry)", layer) in (None, NULL)


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("'POLYGON EMPTY', 'EPSG:4526'", "is no geometry"),
        ("make_point(1, 2), 'EPSG:4526'", "is no polygon"),
        ("geom_from_wkt('LINESTRING(0 0, 1 1)'), 'EPSG:4526'", "is no polygon"),
        (BLOCK, "not known"),
        (f"{BLOCK}, 'EPSG:999999'", "not known: EPSG:999999"),
        (f"{BLOCK}, 4.5", "not known: 4.5"),
        (f"{BLOCK}, ''", "not known"),
    ],
)
def test_what_cannot_be_used_is_told(function: str, arguments: str, told: str) -> None:
    error = _error(f"{function}({arguments})")
    assert told in error
    assert error.startswith(f"{function}: ")
    assert " — " in error


def test_a_layer_without_crs_is_told() -> None:
    layer = _layer()
    layer.setCrs(QgsCoordinateReferenceSystem())
    error = _error("statutory_area_km2($geometry)", layer)
    assert "not known" in error
    assert "EPSG:4526" in error


def test_a_broken_polygon_has_no_one_area() -> None:
    error = _error(f"statutory_area_km2({BOW_TIE}, 'EPSG:4526')")
    assert "Fix geometries" in error


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_ring_that_draws_nothing_is_told(function: str) -> None:
    polygon = "geom_from_wkt('POLYGON((0 0, 1 1))')"
    assert "Fix geometries" in _error(f"{function}({polygon}, 'EPSG:4526')")


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_corner_without_coordinates_is_told(function: str) -> None:
    layer = _layer()
    corners = [(38450000, 4000000), (38450000, 4001000), (38451000, math.nan)]
    geometry = QgsGeometry.fromPolygonXY([[QgsPointXY(*xy) for xy in corners]])
    assert layer.dataProvider().changeGeometryValues({1: geometry})
    assert "coordinates missing" in _error(f"{function}($geometry)", layer)


@pytest.mark.parametrize(
    ("wkt", "km2"),
    [
        ("CURVEPOLYGON((0 0, 0 1000, 1000 0, 0 0))", 0.5),
        ("CURVEPOLYGON(CIRCULARSTRING(0 0, 1000 1000, 2000 0, 1000 -1000, 0 0))", 3.14),
        ("MULTISURFACE(((0 0, 0 1000, 1000 0, 0 0)))", 0.5),
    ],
)
def test_a_curve_polygon_is_a_polygon_too(wkt: str, km2: float) -> None:
    polygon = f"translate(geom_from_wkt('{wkt}'), 38500000, 4000000)"
    area = _value(f"statutory_area_km2({polygon}, 'EPSG:4526')")
    assert area == pytest.approx(km2, rel=2e-3)


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4979"])
def test_coordinates_that_are_no_degrees_are_told(crs: str) -> None:
    error = _error(f"statutory_area_km2({BLOCK}, '{crs}')")
    assert "do not fit" in error


def test_degrees_in_a_projection_are_told() -> None:
    wkt = _published_in("EPSG:4490").asWkt()
    error = _error(f"statutory_area_km2(geom_from_wkt('{wkt}'), 'EPSG:4526')")
    assert "do not fit" in error


def test_an_ellipsoid_in_grads_is_told() -> None:
    polygon = "geom_from_wkt('POLYGON((0 0, 1 0, 1 1, 0 0))')"
    assert "degrees" in _error(f"statutory_area_km2({polygon}, 'EPSG:4807')")


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:2263"])
def test_corners_need_metres(crs: str) -> None:
    polygon = "geom_from_wkt('POLYGON((0 0, 1 0, 1 1, 0 0))')"
    assert "in metres" in _error(f"corner_table({polygon}, '{crs}')")


def test_missing_packages_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        polygon_functions, "missing_packages", lambda _names: ["shapely 2.1 or later"]
    )
    polygon_functions.package_problem.cache_clear()
    error = _error(f"statutory_area_km2({BLOCK}, 'EPSG:4526')")
    polygon_functions.package_problem.cache_clear()
    assert "shapely 2.1 or later" in error
    assert "README" in error


def test_a_shapely_on_two_libraries_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(polygon_functions, "is_shapely_sound", lambda: False)
    polygon_functions.package_problem.cache_clear()
    error = _error(f"corner_table({BLOCK}, 'EPSG:4526')")
    polygon_functions.package_problem.cache_clear()
    assert "restart QGIS" in error


def test_help_and_group_stand_in_the_expression_dialog() -> None:
    for name in FUNCTIONS:
        function = QgsExpression.Functions()[QgsExpression.functionIndex(name)]
        assert function.groups() == ["Mining screening"]
        assert f"{name}($geometry)" in function.helpText()


def test_only_the_columns_named_are_read() -> None:
    expression = QgsExpression('statutory_area_km2($geometry, "no")')
    assert expression.referencedColumns() == {"no"}
    assert expression.needsGeometry()


def test_the_field_calculator_knows_the_crs(qgis_processing: None) -> None:
    algorithm = QgsApplication.processingRegistry().algorithmById(
        "native:fieldcalculator"
    )
    layer = _layer()
    context = QgsProcessingContext()
    answers = {
        "INPUT": layer,
        "FIELD_NAME": "km2",
        "FIELD_TYPE": 0,
        "FORMULA": "round(statutory_area_km2($geometry), 4)",
        "OUTPUT": "memory:",
    }
    outputs, done = algorithm.run(answers, context, QgsProcessingFeedback())
    assert done
    (feature,) = context.getMapLayer(outputs["OUTPUT"]).getFeatures()
    assert feature["km2"] == 0.6752


def test_the_label_of_an_atlas_page_knows_the_crs() -> None:
    layer = _layer()
    QgsProject.instance().addMapLayer(layer)
    layout = QgsPrintLayout(QgsProject.instance())
    atlas = layout.atlas()
    atlas.setCoverageLayer(layer)
    atlas.setEnabled(True)
    assert atlas.beginRender()
    assert atlas.first()
    label = QgsLayoutItemLabel(layout)
    label.setText(
        "[% round(statutory_area_km2($geometry), 4) %]\n[% corner_table($geometry) %]"
    )
    assert label.currentText() == f"0.6752\n{PUBLISHED_TABLE}"


def test_labels_are_drawn_in_another_thread() -> None:
    layer = _layer("EPSG:4490")
    settings = QgsPalLayerSettings()
    settings.fieldName = (
        "statutory_area_km2($geometry) || corner_table("
        "transform($geometry, 'EPSG:4490', 'EPSG:4526'), 'EPSG:4526')"
    )
    settings.isExpression = True
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    request = QgsMapSettings()
    request.setLayers([layer])
    shown = _layer("EPSG:4526")
    request.setDestinationCrs(shown.crs())
    request.setExtent(shown.extent())
    request.setOutputSize(QSize(800, 800))
    job = QgsMapRendererParallelJob(request)
    job.start()
    job.waitForFinished()
    (label,) = job.takeLabelingResults().allLabels()
    assert label.labelText.startswith("0.675187")
    assert label.labelText.endswith("3437079.88 38383345.87")


def test_registering_imports_none_of_the_heavy_packages() -> None:
    # Newer QGIS imports some of them itself.
    code = (
        "import sys; import qgis.core, qgis.gui; before = set(sys.modules);"
        "import pingshun_screen.bridge.expressions as e;"
        "heavy = {'shapely', 'numpy', 'pyproj'} & set(sys.modules) - before;"
        "print(sorted(heavy))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
