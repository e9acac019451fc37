"""The real panel, driven as its user drives it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMimeData, QPointF, Qt
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import QDialog

from pingshun_screen.core.errors import CaseError
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.gui.dock import LAYERS, POLICY, RESULTS, RUN, ScreeningDock
from pingshun_screen.gui.dropped_layers import LAYER_TREE
from pingshun_screen.gui.fields_dialog import FieldsDialog
from pingshun_screen.gui.layer_rows import Basis, LayerRow
from pingshun_screen.io.case_file import read_case
from tests.qgis.window import Window, finish_deletions
from tests.small_case import ABSENT, write_small_case

ROOT = Path(__file__).resolve().parents[2]
LONG_MS = 120_000
SQUARE = [[113.4, 36.2], [113.5, 36.2], [113.5, 36.3], [113.4, 36.2]]


@pytest.fixture
def window(qgis_new_project: None) -> Window:
    return Window()


@pytest.fixture
def dock(window: Window, qtbot: QtBot) -> Iterator[ScreeningDock]:
    dock = ScreeningDock(window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.mainWindow().show()
    yield dock
    dock.release()
    qtbot.waitUntil(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    finish_deletions()
    QgsProject.instance().clear()


def add_layer(folder: Path, name: str, shown_as: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(str(folder / f"{name}.geojson"), shown_as, "ogr")
    assert layer.isValid()
    return QgsProject.instance().addMapLayer(layer)


def row_of(dock: ScreeningDock, role: Role) -> LayerRow:
    return next(row for row in dock.layers.rows if row.role is role)


def checked(dock: ScreeningDock, qtbot: QtBot) -> None:
    """Wait until what is chosen has been checked."""
    with qtbot.waitSignal(dock.checking.checked, timeout=LONG_MS):
        dock.check()


def run(dock: ScreeningDock, qtbot: QtBot, out: Path) -> None:
    with qtbot.waitSignal(dock.screening.done, timeout=LONG_MS):
        dock.run_into(out)
    shown = say("result_layers.layer_mines")
    project = QgsProject.instance()
    qtbot.waitUntil(lambda: bool(project.mapLayersByName(shown)), timeout=LONG_MS)


def by_command(case: Path, out: Path) -> bytes:
    command = [sys.executable, "-m", "pingshun_screen", "screen", str(case)]
    command += ["-o", str(out), "--documents", "none", "--quiet"]
    done = subprocess.run(command, cwd=ROOT, check=False)
    assert done.returncode in (0, 1)
    return (out / "results.json").read_bytes()


def choose_all(dock: ScreeningDock, folder: Path) -> None:
    """Choose the layers of the small county by hand."""
    mines = add_layer(folder, "mines", "矿")
    red_line = add_layer(folder, "redline", "线")
    county = add_layer(folder, "county", "范围")
    row_of(dock, Role.MINING_RIGHT).combo.setLayer(mines)
    row_of(dock, Role.ECOLOGICAL_RED_LINE).combo.setLayer(red_line)
    dock.layers.areaCombo.setLayer(county)
    for name in ABSENT:
        row = row_of(dock, Role(name))
        dock.layers.table.setCurrentItem(row.item)
        dock.layers.details.layer.absentEdit.setText("测试")
        dock.layers.details.layer.absentEdit.textEdited.emit("测试")


def test_layers_of_the_project_are_recognised(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    write_small_case(tmp_path)
    add_layer(tmp_path, "mines", "采矿权")
    add_layer(tmp_path, "redline", "平顺县生态红线2024")
    dock = ScreeningDock(window)
    assert row_of(dock, Role.MINING_RIGHT).basis is Basis.CERTAIN
    assert row_of(dock, Role.ECOLOGICAL_RED_LINE).basis is Basis.GUESSED
    assert row_of(dock, Role.NATURE_RESERVE).is_empty
    checked(dock, qtbot)
    mines = row_of(dock, Role.MINING_RIGHT)
    assert (mines.item.text(3), mines.item.text(4)) == ("2", "EPSG:4326")
    red_line = row_of(dock, Role.ECOLOGICAL_RED_LINE)
    assert red_line.light == "incomplete"
    assert any("覆盖" in remark for remark in red_line.remarks)
    assert row_of(dock, Role.NATURE_RESERVE).light == "incomplete"
    assert row_of(dock, Role.SETTLEMENT).light == "unknown"
    dock.release()


def test_chosen_by_hand_it_finds_what_the_command_line_finds(
    dock: ScreeningDock, qtbot: QtBot, tmp_path: Path
) -> None:
    write_small_case(tmp_path)
    choose_all(dock, tmp_path)
    checked(dock, qtbot)
    lights = {row.light for row in dock.layers.rows if not row.is_empty}
    assert lights == {"incomplete", "usable"}  # The mines lack columns.
    out = tmp_path / "out"
    dock.run.documentsCombo.setCurrentIndex(2)
    run(dock, qtbot, out)
    assert dock.form.steps.currentIndex() == RESULTS
    case = tmp_path / "out.case.toml"
    assert (out / "results.json").read_bytes() == by_command(case, tmp_path / "again")
    spatial = {m["name"]: m["spatial"] for m in _mines(out)}
    assert spatial == {"甲矿": "clear", "乙矿": "conflict"}


def test_an_opened_case_runs_as_it_is(
    dock: ScreeningDock, qtbot: QtBot, tmp_path: Path
) -> None:
    case = write_small_case(tmp_path)
    dock.open_case(case)
    assert row_of(dock, Role.MINING_RIGHT).basis is Basis.CASE
    assert row_of(dock, Role.ROAD).absent == "测试"
    out = tmp_path / "out"
    run(dock, qtbot, out)
    assert not (tmp_path / "out.case.toml").exists()
    assert (out / "results.json").read_bytes() == by_command(case, tmp_path / "again")
    assert sorted(path.suffix for path in (out / "reports").iterdir()) == [
        *(".docx", ".docx", ".pdf", ".pdf"),
    ]


def test_a_changed_parameter_goes_along(
    dock: ScreeningDock, qtbot: QtBot, tmp_path: Path
) -> None:
    dock.open_case(write_small_case(tmp_path))
    model = dock.policy.parameters
    names = [parameter.name for parameter in model.parameters]
    index = model.index(names.index("near_m"), 1)
    assert model.setData(index, 700.0)
    assert not model.setData(index, -5.0)
    dock.run.documentsCombo.setCurrentIndex(2)
    run(dock, qtbot, tmp_path / "out")
    assert read_case(tmp_path / "out.case.toml").parameters == {"near_m": 700.0}
    dock.policy.resetButton.click()
    assert dock.draft().parameters == {}


def test_what_is_saved_opens_again(
    dock: ScreeningDock, qtbot: QtBot, tmp_path: Path
) -> None:
    write_small_case(tmp_path)
    choose_all(dock, tmp_path)
    row = row_of(dock, Role.ECOLOGICAL_RED_LINE)
    dock.layers.table.setCurrentItem(row.item)
    dock.layers.details.layer.accuracySpin.setValue(2.5)
    dock.layers.details.layer.dateEdit.setText("2026-01-31")
    dock.layers.details.layer.dateEdit.textEdited.emit("2026-01-31")
    path = tmp_path / "saved.toml"
    assert dock.save_case(path)
    red_line = read_case(path).layers[1]
    assert (red_line.accuracy_m, red_line.data_date) == (2.5, "2026-01-31")
    assert red_line.source == "redline.geojson"
    before = dock.draft()
    dock.restart()
    dock.open_case(path)
    assert dock.draft().layers == before.layers
    assert len(QgsProject.instance().mapLayers()) == 3


def test_the_project_keeps_the_choices(
    dock: ScreeningDock, qtbot: QtBot, tmp_path: Path
) -> None:
    dock.open_case(write_small_case(tmp_path))
    project = QgsProject.instance()
    before = dock.draft()
    file = tmp_path / "project.qgz"
    assert project.write(str(file))
    project.clear()
    assert all(row.is_empty for row in dock.layers.rows)
    assert project.read(str(file))
    after = dock.draft()
    assert after.layers == before.layers
    assert (after.absent_roles, after.area) == (before.absent_roles, before.area)
    moved = tmp_path / "moved"
    shutil.copytree(tmp_path, moved, ignore=shutil.ignore_patterns("moved"))
    assert project.read(str(moved / "project.qgz"))
    assert all(str(moved) in layer.source for layer in dock.draft().layers)


def test_opening_a_project_leaves_it_unchanged(
    dock: ScreeningDock, qtbot: QtBot, tmp_path: Path
) -> None:
    dock.open_case(write_small_case(tmp_path))
    project = QgsProject.instance()
    assert project.isDirty()
    assert project.write(str(tmp_path / "project.qgz"))
    assert project.read(str(tmp_path / "project.qgz"))
    checked(dock, qtbot)
    assert not project.isDirty()


def test_layers_are_dragged_onto_the_table(
    dock: ScreeningDock, qtbot: QtBot, tmp_path: Path
) -> None:
    write_small_case(tmp_path)
    mines = add_layer(tmp_path, "mines", "采矿权")
    other = add_layer(tmp_path, "redline", "某图层")
    onto = row_of(dock, Role.NATURE_RESERVE)
    _drop(dock, mines, onto)
    _drop(dock, other, onto)
    assert onto.combo.currentLayer() is mines  # It was dropped on that very row.
    extra = [row for row in dock.layers.rows if row.role is Role.NATURE_RESERVE]
    assert [row.combo.currentLayer() for row in extra] == [mines, other]
    dock.layers.table.setCurrentItem(extra[1].item)
    dock.layers.details.layer.removeButton.click()
    assert len([r for r in dock.layers.rows if r.role is Role.NATURE_RESERVE]) == 1


def test_columns_are_matched_by_hand(
    dock: ScreeningDock,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dock.open_case(write_small_case(tmp_path))
    checked(dock, qtbot)
    row = row_of(dock, Role.MINING_RIGHT)
    dialog = FieldsDialog(row)
    shown = {
        dialog.table.topLevelItem(n).text(0): dialog.table.topLevelItem(n).text(3)
        for n in range(dialog.table.topLevelItemCount())
    }
    assert shown["矿山名称"] == "甲矿、乙矿"
    holder = dialog._choices["holder"]
    holder.setCurrentIndex(holder.findData("矿山名称"))
    assert dialog.stated() == {"holder": "矿山名称"}
    dialog.restore()
    assert dialog.stated() == {}

    def answer(self: FieldsDialog) -> int:
        self._choices["holder"].setCurrentIndex(1)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(FieldsDialog, "exec", answer)
    dock.layers.table.setCurrentItem(row.item)
    dock.layers.details.layer.fieldsButton.click()
    assert list(dock.draft().layers[0].fields) == ["holder"]


@pytest.mark.parametrize("kind", ["memory", "edited", "filtered", "other_crs"])
def test_what_is_no_file_is_told_and_does_not_run(
    dock: ScreeningDock, window: Window, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    dock.open_case(write_small_case(tmp_path))
    row = row_of(dock, Role.ECOLOGICAL_RED_LINE)
    if kind == "memory":
        layer = QgsVectorLayer("Polygon?crs=EPSG:4526", "临时", "memory")
        QgsProject.instance().addMapLayer(layer)
        row.combo.setLayer(layer)
    elif kind == "edited":
        layer = row.combo.currentLayer()
        layer.startEditing()
        layer.deleteFeature(next(layer.getFeatures()).id())
    elif kind == "filtered":
        layer = row.combo.currentLayer()
        assert layer.setSubsetString("\"名称\" = '别的红线'")
    else:
        layer = add_layer(tmp_path, "redline", "线")
        layer.setCrs(QgsCoordinateReferenceSystem("EPSG:4526"))
        row.combo.setLayer(layer)
    dock.run_into(tmp_path / "out")
    assert not dock.screening.is_running
    assert row.light == "unusable"
    assert any(layer.name() in text for text in window.warnings())
    checked(dock, qtbot)
    assert row.light == "unusable"
    layer.rollBack()


@pytest.mark.parametrize(
    ("where", "is_shown"), [("\"名称\" = '红线一'", True), ("名称 = '红线一'", False)]
)
def test_a_filter_that_the_case_states_is_kept(
    dock: ScreeningDock, tmp_path: Path, where: str, is_shown: bool
) -> None:
    case = write_small_case(tmp_path)
    source = 'source = "redline.geojson"'
    text = case.read_text(encoding="utf-8")
    stated = text.replace(source, f"{source}\nwhere = {json.dumps(where)}")
    case.write_text(stated, encoding="utf-8")
    dock.open_case(case)
    row = row_of(dock, Role.ECOLOGICAL_RED_LINE)
    assert (row.combo.currentLayer() is not None) is is_shown
    assert not row.is_empty
    assert dock.draft().layers[1].where == where


def test_a_layer_that_cannot_be_read_has_a_red_light(
    dock: ScreeningDock, qtbot: QtBot, tmp_path: Path
) -> None:
    case = write_small_case(tmp_path)
    (tmp_path / "redline.geojson").write_text("{", encoding="utf-8")
    dock.open_case(case)
    checked(dock, qtbot)
    row = row_of(dock, Role.ECOLOGICAL_RED_LINE)
    assert row.light == "unusable"
    assert any("损坏" in remark for remark in row.remarks)
    assert dock.draft().layers[1].source.endswith("redline.geojson")


def test_without_mines_the_layers_are_told_all_the_same(
    dock: ScreeningDock, qtbot: QtBot, tmp_path: Path
) -> None:
    write_small_case(tmp_path)
    row = row_of(dock, Role.ECOLOGICAL_RED_LINE)
    row.combo.setLayer(add_layer(tmp_path, "redline", "线"))
    checked(dock, qtbot)
    assert row.item.text(3) == "1"
    assert "采矿权" in dock.run.summary.toPlainText()
    dock.run_into(tmp_path / "out")
    qtbot.waitUntil(lambda: not dock.screening.is_running, timeout=LONG_MS)
    assert "采矿权" in dock.run.stageLabel.text()
    assert not (tmp_path / "out").exists()


def test_a_case_with_faults_is_told_and_not_opened(
    dock: ScreeningDock, window: Window, tmp_path: Path
) -> None:
    case = write_small_case(tmp_path)
    case.write_text("[case]\ntitle = 3\n", encoding="utf-8")
    dock.open_case(case)
    assert any("case.toml" in text for text in window.warnings())
    assert dock.opened is None


def test_a_run_is_stopped_midway(
    dock: ScreeningDock, qtbot: QtBot, tmp_path: Path
) -> None:
    dock.open_case(write_small_case(tmp_path))
    out = tmp_path / "out"
    with qtbot.waitSignal(dock.screening.staged, timeout=LONG_MS):
        dock.run_into(out)
    with qtbot.waitSignal(dock.screening.stopped, timeout=LONG_MS):
        dock.run.cancelButton.click()
    assert not out.exists()
    assert dock.run.startButton.isEnabled()
    assert not dock.run.cancelButton.isEnabled()


def test_going_away_midway_stops_the_run(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    dock = ScreeningDock(window)
    dock.open_case(write_small_case(tmp_path))
    with qtbot.waitSignal(dock.screening.staged, timeout=LONG_MS):
        dock.run_into(tmp_path / "out")
    dock.release()
    finish_deletions()
    manager = QgsApplication.taskManager()
    qtbot.waitUntil(lambda: manager.countActiveTasks() == 0, timeout=LONG_MS)
    assert not (tmp_path / "out").exists()
    assert list(tmp_path.glob(".out*")) == []


def test_steps_are_walked_forth_and_back(dock: ScreeningDock) -> None:
    assert dock.form.steps.currentIndex() == LAYERS
    assert not dock.form.backButton.isEnabled()
    for step in (POLICY, RUN, RESULTS):
        dock.form.nextButton.click()
        assert dock.form.steps.currentIndex() == step
        assert dock.buttons[step].isChecked()
    assert not dock.form.nextButton.isEnabled()
    dock.form.layersButton.click()
    assert dock.form.steps.currentIndex() == LAYERS


def test_a_removed_layer_leaves_its_row(
    dock: ScreeningDock, qtbot: QtBot, tmp_path: Path
) -> None:
    write_small_case(tmp_path)
    choose_all(dock, tmp_path)
    row = row_of(dock, Role.ECOLOGICAL_RED_LINE)
    QgsProject.instance().removeMapLayer(row.combo.currentLayer().id())
    assert row.is_empty
    assert [layer.role for layer in dock.draft().layers] == [Role.MINING_RIGHT]


def test_a_filtered_layer_does_not_tell_what_is_covered(
    dock: ScreeningDock, tmp_path: Path
) -> None:
    write_small_case(tmp_path)
    choose_all(dock, tmp_path)
    county = dock.layers.areaCombo.currentLayer()
    assert county.setSubsetString("\"名称\" = '别的县'")
    with pytest.raises(CaseError) as caught:
        dock.draft()
    assert "覆盖" in str(caught.value)
    county.setSubsetString("")
    row = row_of(dock, Role.ECOLOGICAL_RED_LINE)
    part = add_layer(tmp_path, "county", "部分")
    assert part.setSubsetString("\"名称\" = '演示县'")
    row.coverage_id = part.id()
    with pytest.raises(CaseError):
        dock.draft()


@pytest.mark.parametrize("is_filtered", [False, True])
def test_a_coverage_that_goes_does_not_become_a_larger_one(
    dock: ScreeningDock, tmp_path: Path, is_filtered: bool
) -> None:
    write_small_case(tmp_path)
    choose_all(dock, tmp_path)
    row = row_of(dock, Role.ECOLOGICAL_RED_LINE)
    dock.layers.table.setCurrentItem(row.item)
    part = add_layer(tmp_path, "county", "部分")
    dock.layers.details.layer.coverageCombo.setLayer(part)
    assert row.coverage_id == part.id()
    if is_filtered:
        assert part.setSubsetString("\"名称\" = '演示县'")
    QgsProject.instance().removeMapLayer(part.id())
    assert row.coverage_id == ""
    kept = "部分" if is_filtered else str(tmp_path / "county.geojson")
    assert dock.draft().layers[1].coverage == kept


def test_a_role_once_called_absent_is_not_so_again_when_its_layer_goes(
    dock: ScreeningDock, tmp_path: Path
) -> None:
    write_small_case(tmp_path)
    choose_all(dock, tmp_path)
    row = row_of(dock, Role.NATURE_RESERVE)
    assert Role.NATURE_RESERVE in dock.draft().absent_roles
    row.combo.setLayer(add_layer(tmp_path, "redline", "保护"))
    assert Role.NATURE_RESERVE not in dock.draft().absent_roles
    QgsProject.instance().removeMapLayer(row.combo.currentLayer().id())
    assert row.is_empty
    assert Role.NATURE_RESERVE not in dock.draft().absent_roles


def test_a_pack_that_is_gone_is_not_replaced_by_another(
    dock: ScreeningDock, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    case = read_case(write_small_case(tmp_path))
    gone = tmp_path / "gone.toml"
    dock.policy.show_case(replace(case, policy=gone.name))
    assert dock.draft().policy == str(gone)
    assert any("gone.toml" in text for text in window.warnings())
    choose_all(dock, tmp_path)
    with qtbot.waitSignal(dock.screening.failed, timeout=LONG_MS) as told:
        dock.run_into(tmp_path / "out")
    assert "gone.toml" in told.args[0]
    assert not (tmp_path / "out").exists()


def test_it_fits_a_small_screen(dock: ScreeningDock, qtbot: QtBot) -> None:
    hint = dock.widget().minimumSizeHint()
    assert hint.width() <= 520
    assert hint.height() <= 560
    dock.setFloating(True)
    assert dock.isFloating()


def _mines(out: Path) -> list[dict[str, object]]:
    return json.loads((out / "results.json").read_text(encoding="utf-8"))["mines"]


def _drop(dock: ScreeningDock, layer: QgsVectorLayer, row: LayerRow) -> None:
    data = QMimeData()
    tree = f'<layer_tree_model_data><layer-tree-layer id="{layer.id()}"/>'
    data.setData(LAYER_TREE, f"{tree}</layer_tree_model_data>".encode())
    table = dock.layers.table
    table.scrollToItem(row.item)
    place = table.visualItemRect(row.item).center()
    how = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    for event in (QDragEnterEvent(place, *how), QDropEvent(QPointF(place), *how)):
        QgsApplication.sendEvent(table.viewport(), event)
        assert event.isAccepted()


MIXED_KINDS = ("国家地质公园", "省级自然保护区")


def add_mixed_layer(folder: Path) -> QgsVectorLayer:
    features = [
        {
            "type": "Feature",
            "properties": {"类型": kind},
            "geometry": {"type": "Polygon", "coordinates": [SQUARE]},
        }
        for kind in MIXED_KINDS
    ]
    content = {"type": "FeatureCollection", "features": features}
    (folder / "ZRBHD.geojson").write_text(json.dumps(content, ensure_ascii=False))
    return add_layer(folder, "ZRBHD", "ZRBHD")


@pytest.mark.parametrize("times", [1, 2])
def test_a_mixed_layer_is_taken_apart_once(
    dock: ScreeningDock, tmp_path: Path, times: int
) -> None:
    layer = add_mixed_layer(tmp_path)
    for _ in range(times):
        dock.layers.take([layer], None)
    assert len(dock.layers.chosen().layers) == len(MIXED_KINDS)


@pytest.mark.parametrize(
    ("role", "kind"), [(Role.GEOPARK, "国家地质公园"), (Role.WETLAND_PARK, "")]
)
def test_a_role_chosen_by_hand_takes_only_its_part_of_a_mixed_layer(
    dock: ScreeningDock, tmp_path: Path, role: Role, kind: str
) -> None:
    layer = add_mixed_layer(tmp_path)
    row_of(dock, role).combo.setLayer(layer)
    (spec,) = dock.layers.chosen().layers
    assert spec.role is role
    assert spec.source.endswith("ZRBHD.geojson")
    assert bool(spec.where) == bool(kind)
    assert kind in spec.where


def test_a_mixed_layer_is_recognised(dock: ScreeningDock, tmp_path: Path) -> None:
    add_mixed_layer(tmp_path)
    dock.layers.recognise()
    chosen = {spec.role: spec for spec in dock.layers.chosen().layers}
    assert set(chosen) == {Role.GEOPARK, Role.NATURE_RESERVE}
    for role, kind in zip(
        (Role.GEOPARK, Role.NATURE_RESERVE), MIXED_KINDS, strict=True
    ):
        assert kind in chosen[role].where
        assert chosen[role].source.endswith("ZRBHD.geojson")
