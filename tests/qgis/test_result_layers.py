"""The result layers as QGIS shows them: order, words, colours, what may be edited."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsLayerTreeGroup,
    QgsLinePatternFillSymbolLayer,
    QgsProject,
    QgsRendererCategory,
    QgsVectorLayer,
)

from pingshun_screen.bridge.result_layers import (
    LAYERS,
    SIDE_LAYERS,
    add_result_layers,
)
from pingshun_screen.bridge.symbols import symbol
from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.findings import (
    Certainty,
    ClauseStatus,
    Relation,
    ScreeningResult,
    SpatialVerdict,
)
from pingshun_screen.core.legal_distances.findings import LegalStatus
from pingshun_screen.core.policy import Disposition
from pingshun_screen.core.resources import resource
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, Shape
from pingshun_screen.io.results_gpkg import write_geopackage
from pingshun_screen.report.wording import role_label, spatial_label
from tests.unit.report.fabricated import result
from tools.make_styles import write_styles


def _with_small_overlaps(run: ScreeningResult) -> ScreeningResult:
    """Return the run with a first mine whose overlaps are all below a square metre."""
    first, *rest = run.mines
    tiny = tuple(replace(one, overlap_m2=0.3) for one in first.conflicts)
    return replace(run, mines=(replace(first, conflicts=tiny), *rest))


@pytest.fixture(scope="module")
def geopackage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("run") / "results.gpkg"
    write_geopackage(_with_small_overlaps(result()), path)
    return path


@pytest.fixture
def project(qgis_app: object) -> Iterator[QgsProject]:
    made = QgsProject()
    yield made
    made.clear()


@pytest.fixture
def group(project: QgsProject, geopackage: Path) -> QgsLayerTreeGroup:
    return add_result_layers(project, geopackage)


def _layer(group: QgsLayerTreeGroup, name: str) -> QgsVectorLayer:
    return group.findLayers()[LAYERS.index(name)].layer()


def _said(layer: QgsVectorLayer, expression: str, row: QgsFeature) -> str:
    """Return what an expression says of a row."""
    context = QgsExpressionContext(
        QgsExpressionContextUtils.globalProjectLayerScopes(layer)
    )
    context.setFeature(row)
    parsed = QgsExpression(expression)
    said = parsed.evaluate(context)
    assert not parsed.hasParserError(), parsed.parserErrorString()
    assert not parsed.hasEvalError(), parsed.evalErrorString()
    return said


def _tip(layer: QgsVectorLayer, row: QgsFeature) -> str:
    context = QgsExpressionContext(
        QgsExpressionContextUtils.globalProjectLayerScopes(layer)
    )
    context.setFeature(row)
    return QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)


def _categories(layer: QgsVectorLayer) -> dict[str, QgsRendererCategory]:
    return {category.value(): category for category in layer.renderer().categories()}


def _copy(geopackage: Path, folder: Path, statement: str) -> Path:
    """Return a copy of the results that one SQL statement has changed."""
    path = Path(shutil.copy(geopackage, folder / "results.gpkg"))
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    dataset.ExecuteSQL(statement)
    return path


def test_the_group_is_named_after_the_run_and_lies_on_top(
    project: QgsProject, geopackage: Path
) -> None:
    project.addMapLayer(QgsVectorLayer("Point", "底图", "memory"))
    group = add_result_layers(project, geopackage)
    assert project.layerTreeRoot().children()[0] is group
    run = result()
    assert group.name().startswith(f"{run.title}　判定日 {run.as_of.isoformat()}")


def test_conflicts_above_mines_above_tables(group: QgsLayerTreeGroup) -> None:
    names = [tree_layer.name() for tree_layer in group.findLayers()]
    assert names == [say(f"result_layers.layer_{name}") for name in LAYERS]
    spatial = [tree_layer.layer().isSpatial() for tree_layer in group.findLayers()]
    assert spatial == [True, True, False, False, False]


def test_the_layers_belong_to_the_project_given(
    project: QgsProject, group: QgsLayerTreeGroup
) -> None:
    assert len(project.mapLayers()) == len(LAYERS)
    assert len(QgsProject.instance().mapLayers()) == 0


@pytest.mark.parametrize("name", LAYERS)
def test_only_opinions_can_be_edited(group: QgsLayerTreeGroup, name: str) -> None:
    layer = _layer(group, name)
    assert layer.readOnly() is (name != "opinions")
    assert layer.startEditing() is (name == "opinions")
    layer.rollBack()


@pytest.mark.parametrize("name", LAYERS)
def test_every_column_has_a_chinese_name(group: QgsLayerTreeGroup, name: str) -> None:
    layer = _layer(group, name)
    names = {
        field.name(): layer.attributeDisplayName(index)
        for index, field in enumerate(layer.fields())
        if field.name() != "fid"
    }
    assert {n: shown for n, shown in names.items() if not _is_chinese(shown)} == {}
    assert _is_chinese(layer.abstract())


def _is_chinese(text: str) -> bool:
    return re.search("[\u4e00-\u9fff]", text) is not None


VALUES = [
    ("mines", "spatial", "spatial", tuple(SpatialVerdict)),
    ("mines", "disposition", "disposition", (*Disposition, "undetermined")),
    ("conflicts", "relation", "relation", tuple(Relation)),
    ("conflicts", "certainty", "certainty", tuple(Certainty)),
    ("clauses", "status", "status", tuple(ClauseStatus)),
]


@pytest.mark.parametrize(("name", "column", "subject", "values"), VALUES)
def test_values_are_shown_in_words(
    group: QgsLayerTreeGroup,
    name: str,
    column: str,
    subject: str,
    values: tuple[str, ...],
) -> None:
    layer = _layer(group, name)
    row = QgsFeature(layer.fields())
    for value in values:
        row[column] = str(value)
        words = _said(layer, f'represent_value("{column}")', row)
        assert words == say(f"terms.{subject}_{value}")


@pytest.mark.parametrize("role", list(Role))
def test_roles_are_shown_in_words(group: QgsLayerTreeGroup, role: Role) -> None:
    layer = _layer(group, "conflicts")
    row = QgsFeature(layer.fields())
    row["role"] = role.value
    assert _said(layer, 'represent_value("role")', row) == role_label(role)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("", "无"),
        ("close", "建议列入关闭取缔"),
        ("close upgrade", "建议列入关闭取缔、建议升级改造"),
        ("close exit upgrade", "建议列入关闭取缔、建议引导退出、建议升级改造"),
    ],
)
def test_what_is_still_open_is_shown_in_words(
    group: QgsLayerTreeGroup, value: str, words: str
) -> None:
    layer = _layer(group, "mines")
    row = QgsFeature(layer.fields())
    row["open"] = value
    assert _said(layer, 'represent_value("open")', row) == words


def test_every_verdict_has_its_colour_and_says_what_it_means(
    group: QgsLayerTreeGroup,
) -> None:
    categories = _categories(_layer(group, "mines"))
    assert list(categories) == [verdict.value for verdict in SpatialVerdict]
    for verdict, category in categories.items():
        words = spatial_label(SpatialVerdict(verdict))
        assert category.label().startswith(words)
        assert len(category.label()) > len(words)
    colours = {one.symbol().color().name() for one in categories.values()}
    assert len(colours) == len(SpatialVerdict)


def test_the_legend_shows_the_roles_that_overlap_and_no_others(
    group: QgsLayerTreeGroup,
) -> None:
    layer = _layer(group, "conflicts")
    drawn = {row["role"] for row in layer.getFeatures() if row.hasGeometry()}
    assert set(_categories(layer)) == drawn
    assert Role.RAILWAY.value not in drawn


def test_overlaps_are_hatched_in_the_colours_of_the_report(
    project: QgsProject, geopackage: Path
) -> None:
    layer = QgsVectorLayer(f"{geopackage}|layername=conflicts", "all", "ogr")
    layer.loadNamedStyle(str(resource("styles", "conflicts.qml")))
    categories = _categories(layer)
    assert set(categories) == {role.value for role in Role if role != Role.DEM} | {""}
    for value, category in categories.items():
        ours = category.symbol().symbolLayers()
        report = symbol(value or "overlap", Shape.POLYGON)
        theirs = report.symbolLayer(report.symbolLayerCount() - 1)
        assert any(isinstance(one, QgsLinePatternFillSymbolLayer) for one in ours)
        assert ours[-1].strokeColor() == theirs.strokeColor()


def test_a_role_of_a_later_version_is_drawn_all_the_same(
    project: QgsProject, geopackage: Path, tmp_path: Path
) -> None:
    change = "UPDATE conflicts SET role = 'moon' WHERE role = 'ecological_red_line'"
    path = _copy(geopackage, tmp_path, change)
    categories = _categories(_layer(add_result_layers(project, path), "conflicts"))
    assert categories[""].label() == say("result_layers.legend_other")
    assert Role.ECOLOGICAL_RED_LINE.value not in categories


@pytest.mark.parametrize("name", ["mines", "conflicts"])
def test_map_tips_are_in_words_and_carry_no_foreign_html(
    group: QgsLayerTreeGroup, name: str
) -> None:
    layer = _layer(group, name)
    tips = [_tip(layer, row) for row in layer.getFeatures()]
    assert all("初判" in tip and "[%" not in tip for tip in tips)
    assert not any("<script>" in tip for tip in tips)
    assert any("&lt;" in tip for tip in tips)


def test_labels_tell_role_area_and_doubt(group: QgsLayerTreeGroup) -> None:
    layer = _layer(group, "conflicts")
    assert layer.labelsEnabled()
    expression = layer.labeling().settings().fieldName
    row = QgsFeature(layer.fields())
    row["role"], row["certainty"] = "geopark", "certain"
    row["overlap_m2"] = 0.3
    assert _said(layer, expression, row) == "地质公园\n不足 1 平方米"
    row["overlap_m2"] = 852.0
    assert _said(layer, expression, row) == "地质公园\n852 平方米"
    row["certainty"] = "within_accuracy"
    assert _said(layer, expression, row).endswith("精度范围内，须复测")


@pytest.mark.parametrize("name", ["mines", "conflicts"])
def test_labels_know_a_chinese_font_of_every_system(
    group: QgsLayerTreeGroup, name: str
) -> None:
    families = _layer(group, name).labeling().settings().format().families()
    assert {"Noto Sans CJK SC", "Microsoft YaHei"} <= set(families)


@pytest.mark.parametrize(
    ("change", "missing"),
    [("DROP TABLE run", ["run"]), ("DELETE FROM run", ["run"])],
)
def test_a_file_that_is_not_whole_is_refused_and_the_project_left_alone(
    project: QgsProject,
    geopackage: Path,
    tmp_path: Path,
    change: str,
    missing: list[str],
) -> None:
    path = _copy(geopackage, tmp_path, change)
    with pytest.raises(LayerError) as caught:
        add_result_layers(project, path)
    assert [any(n in str(f) for n in missing) for f in caught.value.faults] == [True]
    assert project.mapLayers() == {}
    assert project.layerTreeRoot().children() == []


def test_a_file_that_is_not_there_names_every_layer(
    project: QgsProject, tmp_path: Path
) -> None:
    with pytest.raises(LayerError) as caught:
        add_result_layers(project, tmp_path / "nowhere.gpkg")
    assert len(caught.value.faults) == len(LAYERS)
    assert not (tmp_path / "nowhere.gpkg").exists()


def test_the_styles_are_those_of_the_colours_and_words(
    qgis_app: object, tmp_path: Path
) -> None:
    names = (*LAYERS, *SIDE_LAYERS)
    shipped = {n: resource("styles", f"{n}.qml").read_text("utf-8") for n in names}
    if f'version="{Qgis.QGIS_VERSION}"' not in shipped["mines"]:
        pytest.skip("the styles were made with another QGIS, which writes them its way")
    write_styles(tmp_path)
    made = {name: (tmp_path / f"{name}.qml").read_text("utf-8") for name in names}
    stale = [name for name in names if made[name] != shipped[name]]
    assert stale == [], "run make styles"


SIDE_ROWS = {
    "visible_cells": (
        "POLYGON((0 0, 9 0, 9 9, 0 0))",
        {"name": "甲矿<b>", "visible_m2": 40.5, "stability": "borderline"},
    ),
    "seeing_sections": (
        "LINESTRING(0 0, 500 0)",
        {"name": "甲矿<b>", "line": "G207", "line_class": "national", "first_m": 10.0},
    ),
    "legal_distances": (
        "LINESTRING(0 0, 80 0)",
        {"name": "甲矿<b>", "status": "inside", "distance_m": 80.0},
    ),
}


@pytest.fixture
def with_sides(geopackage: Path, tmp_path: Path) -> Path:
    """Return results in which each of the side layers shows something."""
    path = Path(shutil.copy(geopackage, tmp_path / "results.gpkg"))
    for name, (wkt, values) in SIDE_ROWS.items():
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        feature = QgsFeature(layer.fields())
        shape = QgsGeometry.fromWkt(wkt)
        shape.convertToMultiType()
        feature.setGeometry(shape)
        for column, value in values.items():
            feature[column] = value
        assert layer.dataProvider().addFeature(feature)
    return path


def test_layers_of_sight_lines_and_distances_lie_around_the_mines(
    project: QgsProject, with_sides: Path
) -> None:
    group = add_result_layers(project, with_sides)
    names = [one.name() for one in group.findLayers()]
    order = ("seeing_sections", "legal_distances", "conflicts", "visible_cells")
    wanted = [say(f"result_layers.layer_{n}") for n in (*order, "mines")]
    assert names[: len(wanted)] == wanted


@pytest.mark.parametrize("name", SIDE_LAYERS)
def test_side_layers_are_in_words_and_closed(
    project: QgsProject, with_sides: Path, name: str
) -> None:
    group = add_result_layers(project, with_sides)
    title = say(f"result_layers.layer_{name}")
    (layer,) = (o.layer() for o in group.findLayers() if o.name() == title)
    assert layer.readOnly()
    columns = [
        layer.attributeDisplayName(index)
        for index, field in enumerate(layer.fields())
        if field.name() != "fid"
    ]
    assert [one for one in columns if not _is_chinese(one)] == []
    (row,) = layer.getFeatures()
    tip = _tip(layer, row)
    assert "甲矿&lt;b&gt;" in tip
    assert "初判" in tip
    words = {"visible_cells": "临界", "seeing_sections": "国道"}
    assert words.get(name, "小于法定距离") in tip


def test_each_status_of_a_distance_is_drawn_another_way(
    project: QgsProject, with_sides: Path
) -> None:
    group = add_result_layers(project, with_sides)
    title = say("result_layers.layer_legal_distances")
    (layer,) = (o.layer() for o in group.findLayers() if o.name() == title)
    categories = _categories(layer)
    assert set(categories) == {status.value for status in LegalStatus}
    # Told apart without colour too.
    looks = {
        (one.symbol().symbolLayer(0).width(), one.symbol().symbolLayer(0).penStyle())
        for one in categories.values()
    }
    assert len(looks) == len(LegalStatus)


def test_results_of_an_older_version_have_no_side_layers(
    project: QgsProject, with_sides: Path
) -> None:
    path = with_sides
    for name in SIDE_LAYERS:
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
        dataset.ExecuteSQL(f"DROP TABLE {name}")
    assert len(add_result_layers(project, path).findLayers()) == len(LAYERS)
