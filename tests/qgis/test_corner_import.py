"""The import dialog shows what the reader gives, and adds it to the project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QItemSelectionModel, QMimeData, QPoint, Qt, QUrl
from qgis.PyQt.QtGui import QDropEvent

from pingshun_screen.gui.corner_import import CornerImportDialog
from pingshun_screen.gui.corner_tables import REMEDY, WHAT
from tests.qgis.window import Window

SAMPLES = Path(__file__).parents[2] / "test_data" / "corner_points"
COUNTY = SAMPLES.parent / "demo" / "county.gpkg|layername=county"
TABLE = (SAMPLES / "table.csv").read_text(encoding="utf-8")


@pytest.fixture
def dialog(qgis_new_project: None, qtbot: QtBot) -> Iterator[CornerImportDialog]:
    window = Window()
    one = CornerImportDialog(window)
    qtbot.addWidget(one)
    yield one
    QgsProject.instance().clear()


def paths(*names: str) -> list[str]:
    return [str(SAMPLES / name) for name in names]


def column(table: object, index: int) -> list[str]:
    return [table.item(row, index).text() for row in range(table.rowCount())]


def test_it_opens_empty(dialog: CornerImportDialog) -> None:
    assert not dialog.addToMap.isEnabled()
    assert dialog.parcels.rowCount() == dialog.remarks.rowCount() == 0
    assert dialog.summary.text() == ""


def test_parcels_and_refusals_are_listed(dialog: CornerImportDialog) -> None:
    dialog.add_paths(paths("land_turned_axes.txt", "bad_digit_lost.csv"))
    assert column(dialog.parcels, 0) == ["示例甲矿", "示例乙矿"]
    assert column(dialog.parcels, 1) == ["6", "9"]
    assert column(dialog.parcels, 2) == ["38", "38"]
    assert column(dialog.parcels, 3) == ["17.6284", "73.9956"]
    assert column(dialog.parcels, 4) == ["17.6284", "73.9956"]
    kinds = column(dialog.remarks, 0)
    assert kinds[:3] == ["Refused", "Warning", "Warning"]
    assert "bad_digit_lost.csv" in column(dialog.remarks, 1)[0]
    assert all(column(dialog.remarks, WHAT)[:3])
    assert all(column(dialog.remarks, REMEDY)[:3])
    assert dialog.outcome.tabText(1) == "Refusals and warnings (3)"
    assert dialog.addToMap.isEnabled()


def test_a_file_is_taken_once(dialog: CornerImportDialog) -> None:
    dialog.add_paths(paths("table.csv"))
    dialog.add_paths(paths("table.csv"))
    assert dialog.files.count() == dialog.parcels.rowCount() == 1
    dialog.files.selectAll()
    dialog.removeFiles.click()
    assert dialog.files.count() == dialog.parcels.rowCount() == 0


def test_pasted_text_is_read_when_typing_rests(
    dialog: CornerImportDialog, qtbot: QtBot
) -> None:
    dialog.source.setCurrentIndex(1)
    dialog.text.setPlainText(TABLE)
    qtbot.waitUntil(lambda: dialog.parcels.rowCount() == 1)
    assert column(dialog.parcels, 4) == ["17.6284"]


def test_the_chosen_system_closes_the_gap(dialog: CornerImportDialog) -> None:
    dialog.add_paths(paths("bad_no_zone_anywhere.csv"))
    assert dialog.parcels.rowCount() == 0
    assert dialog.outcome.currentIndex() == 1
    dialog.crs.setCrs(QgsCoordinateReferenceSystem("EPSG:4526"))
    assert column(dialog.parcels, 2) == ["38"]
    assert dialog.outcome.currentIndex() == 0


def test_the_writing_of_degrees_can_be_told(dialog: CornerImportDialog) -> None:
    dialog.add_paths(paths("bad_angles_either_way.csv"))
    assert dialog.parcels.rowCount() == 0
    dialog.angles.setCurrentIndex(2)
    assert float(column(dialog.parcels, 4)[0]) == pytest.approx(17.6284, abs=5e-4)
    assert column(dialog.parcels, 2) == ["degrees"]


def test_parcels_must_lie_in_the_area(dialog: CornerImportDialog) -> None:
    county = QgsVectorLayer(str(COUNTY), "county", "ogr")
    QgsProject.instance().addMapLayer(county)
    dialog.add_paths(paths("table.csv", "doubtful_far_from_its_zone.csv"))
    assert dialog.parcels.rowCount() == 2
    dialog.area.setLayer(county)
    assert dialog.parcels.rowCount() == 1
    assert dialog.preview.ground is not None


def test_the_preview_shows_all_and_zooms_to_the_row_chosen(
    dialog: CornerImportDialog,
) -> None:
    dialog.add_paths(paths("land_plain.txt", "degrees.csv"))
    assert [layer.featureCount() for layer in dialog.preview.layers] == [2, 2]
    whole = dialog.canvas.extent()
    assert whole.contains(dialog.preview.layers[0].extent())
    dialog.parcels.selectRow(0)
    assert dialog.preview.layers[0].selectedFeatureCount() == 1
    assert dialog.canvas.extent().width() < whole.width()
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    row = QItemSelectionModel.SelectionFlag.Rows
    index = dialog.parcels.model().index(3, 0)
    dialog.parcels.selectionModel().select(index, flag | row)
    counts = [layer.selectedFeatureCount() for layer in dialog.preview.layers]
    assert counts == [0, 1]


def test_a_temporary_layer_is_added(dialog: CornerImportDialog) -> None:
    dialog.add_paths(paths("land_gbk.txt"))
    dialog.addToMap.click()
    (layer,) = QgsProject.instance().mapLayers().values()
    assert (layer.name(), layer.providerType()) == ("采矿权", "memory")
    assert layer.crs().authid() == "EPSG:4526"
    assert [f["licence_area_km2"] for f in layer.getFeatures()] == [0.176284, 0.739956]
    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.iface.messageBar().messages


def test_a_geopackage_is_written_and_added(
    dialog: CornerImportDialog, tmp_path: Path
) -> None:
    dialog.add_paths(paths("land_gbk.txt", "degrees.csv"))
    dialog.stored.setChecked(True)
    assert dialog.file.isEnabled()
    dialog.file.setFilePath(str(tmp_path / "拐点"))
    dialog.addToMap.click()
    names = sorted(layer.name() for layer in QgsProject.instance().mapLayers().values())
    assert names == ["采矿权_4490", "采矿权_4526"]
    assert (tmp_path / "拐点.gpkg").is_file()


def test_a_file_that_cannot_be_written_is_told(
    dialog: CornerImportDialog, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    dialog.add_paths(paths("table.csv"))
    dialog.stored.setChecked(True)
    dialog.file.setFilePath(str(blocked / "x.gpkg"))
    dialog.addToMap.click()
    assert "x.gpkg" in dialog.summary.text()
    assert not QgsProject.instance().mapLayers()


def test_no_file_named_is_told(dialog: CornerImportDialog) -> None:
    dialog.add_paths(paths("table.csv"))
    dialog.stored.setChecked(True)
    dialog.addToMap.click()
    assert dialog.summary.text() == "Name the GeoPackage to write."
    assert not QgsProject.instance().mapLayers()


def test_files_can_be_dropped(dialog: CornerImportDialog) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths("table.csv")])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(event)
    assert dialog.parcels.rowCount() == 1
