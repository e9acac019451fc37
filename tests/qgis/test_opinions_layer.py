"""Opinions put down in QGIS: what the form asks for, and what can't be undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsFieldConstraints,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.gui import QgsGui

from pingshun_screen.bridge.result_layers import LAYERS, add_result_layers
from pingshun_screen.core.texts import say
from pingshun_screen.io.opinions import Stance, read_opinions, record_opinion
from pingshun_screen.io.results_gpkg import write_geopackage
from tests.unit.io.opinion_samples import opinion_on
from tests.unit.report.fabricated import result

TYPED = {
    "mine_key": 1,
    "clause": "close-6",
    "department": "林业部门",
    "stance": "disagree",
    "reason": "红线已调整",
    "signed_by": "张三",
    "signed_on": "2026-06-30",
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("run") / "results.gpkg"
    write_geopackage(result(), path)
    return path


@pytest.fixture
def geopackage(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(written, tmp_path))


@pytest.fixture
def layer(qgis_app: object, geopackage: Path) -> Iterator[QgsVectorLayer]:
    project = QgsProject()
    group = add_result_layers(project, geopackage)
    yield group.findLayers()[LAYERS.index("opinions")].layer()
    project.clear()


def _add(layer: QgsVectorLayer, **typed: object) -> bool:
    values = {layer.fields().indexOf(name): value for name, value in typed.items()}
    assert layer.startEditing()
    assert layer.addFeature(QgsVectorLayerUtils.createFeature(layer, attributes=values))
    done: bool = layer.commitChanges()
    return done


def test_what_the_form_stores_is_a_whole_opinion(
    layer: QgsVectorLayer, geopackage: Path
) -> None:
    assert _add(layer, **TYPED), layer.commitErrors()
    mine = result().mines[0]
    (stored,) = read_opinions(geopackage)
    assert (stored.mine_key, stored.clause) == (1, "close-6")
    assert (stored.licence_no, stored.name) == (mine.licence_no, mine.name)
    assert stored.stance is Stance.DISAGREE
    assert stored.finding.startswith("符合：")
    moment = datetime.fromisoformat(stored.recorded_at)
    assert abs(datetime.now(UTC) - moment) < timedelta(minutes=5)
    assert layer.featureCount() == 1


def test_a_feature_that_is_chosen_brings_its_name(
    layer: QgsVectorLayer, geopackage: Path
) -> None:
    conflict = result().mines[0].conflicts[0]
    chosen = {"role": conflict.role.value, "feature_id": conflict.feature_id}
    assert _add(layer, **{**TYPED, "clause": "", **chosen})
    (stored,) = read_opinions(geopackage)
    assert stored.feature_name == conflict.feature_name
    assert stored.finding == stored.finding_now != ""


@pytest.mark.parametrize("name", ["department", "stance", "reason", "signed_by"])
def test_without_what_is_mandatory_nothing_is_stored(
    layer: QgsVectorLayer, geopackage: Path, name: str
) -> None:
    assert not _add(layer, **{**TYPED, name: None})
    assert say("opinions.refused_blank") in "".join(layer.commitErrors())
    layer.rollBack()
    assert read_opinions(geopackage) == ()


def test_an_opinion_is_neither_changed_nor_deleted(
    layer: QgsVectorLayer, geopackage: Path
) -> None:
    assert _add(layer, **TYPED)
    before = read_opinions(geopackage)
    (row,) = layer.getFeatures()

    assert layer.startEditing()
    layer.changeAttributeValue(row.id(), layer.fields().indexOf("reason"), "改")
    assert not layer.commitChanges()
    assert say("opinions.refused_update") in "".join(layer.commitErrors())
    layer.rollBack()

    assert layer.startEditing()
    layer.deleteFeature(row.id())
    assert not layer.commitChanges()
    assert say("opinions.refused_delete") in "".join(layer.commitErrors())
    layer.rollBack()
    assert read_opinions(geopackage) == before


def test_both_ways_of_recording_go_side_by_side(
    layer: QgsVectorLayer, geopackage: Path
) -> None:
    assert _add(layer, **TYPED)
    later = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    record_opinion(geopackage, opinion_on(1, clause="close-6", recorded_at=later))
    assert _add(layer, **TYPED)
    layer.reload()
    assert layer.featureCount() == 3
    assert len(read_opinions(geopackage)) == 3


def test_nothing_is_warned_about(geopackage: Path, qgis_app: object) -> None:
    said: list[str] = []
    log = QgsApplication.messageLog()
    log.messageReceived[str, str, "Qgis::MessageLevel"].connect(
        lambda message, *_: said.append(message)
    )
    project = QgsProject()
    group = add_result_layers(project, geopackage)
    layer = group.findLayers()[LAYERS.index("opinions")].layer()
    assert _add(layer, **TYPED)
    project.clear()
    assert said == []


@pytest.mark.parametrize(
    ("column", "name"), [("mine_key", "mines"), ("feature_id", "conflicts")]
)
def test_what_can_be_chosen_is_of_the_same_run(
    layer: QgsVectorLayer, column: str, name: str
) -> None:
    index = layer.fields().indexOf(column)
    config = layer.editorWidgetSetup(index).config()
    chosen_from = layer.project().mapLayer(config["Layer"])
    assert chosen_from.name() == say(f"result_layers.layer_{name}")


def test_time_is_shown_and_not_typed(layer: QgsVectorLayer) -> None:
    form = layer.editFormConfig()
    locked = [
        field.name()
        for index, field in enumerate(layer.fields())
        if form.readOnly(index)
    ]
    assert locked == ["recorded_at"]


MANDATORY = ("mine_key", "department", "stance", "reason", "signed_by", "signed_on")


@pytest.mark.parametrize("name", MANDATORY)
def test_the_form_says_what_is_missing(layer: QgsVectorLayer, name: str) -> None:
    index = layer.fields().indexOf(name)
    empty = QgsFeature(layer.fields())
    is_whole, faults = QgsVectorLayerUtils.validateAttribute(layer, empty, index)
    assert not is_whole
    assert faults
    constraints = layer.fields()[index].constraints()
    assert constraints.constraintDescription() == say(f"result_layers.demand_{name}")
    kinds = QgsFieldConstraints.Constraint
    strength = constraints.constraintStrength(kinds.ConstraintExpression)
    assert strength == QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard


def test_a_form_that_is_filled_in_is_accepted(layer: QgsVectorLayer) -> None:
    filled = QgsVectorLayerUtils.createFeature(layer)
    for name, value in TYPED.items():
        if name != "signed_on":  # today, by default
            filled[name] = value
    for name in MANDATORY:
        index = layer.fields().indexOf(name)
        is_whole, faults = QgsVectorLayerUtils.validateAttribute(layer, filled, index)
        assert is_whole, faults


def test_widgets_are_known_to_qgis(layer: QgsVectorLayer) -> None:
    registry = QgsGui.editorWidgetRegistry()
    kinds = {
        field.name(): registry.findBest(layer, field.name()).type()
        for field in layer.fields()
    }
    assert kinds == {
        **dict.fromkeys(("fid", "licence_no", "name"), "Hidden"),
        **dict.fromkeys(("feature_name", "finding"), "Hidden"),
        **dict.fromkeys(("clause", "role", "department", "stance"), "ValueMap"),
        **dict.fromkeys(("mine_key", "feature_id"), "ValueRelation"),
        **dict.fromkeys(("reason", "signed_by", "recorded_at"), "TextEdit"),
        "signed_on": "DateTime",
    }
