"""Tables and transformations on the panel's first page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import Workbook
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QDialog, QTreeWidget

from pingshun_screen.core.user_transformations import (
    FourParameters,
    Pipeline,
    Rotation,
    SevenParameters,
    UserTransformation,
)
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.gui.lights import INCOMPLETE, UNKNOWN
from pingshun_screen.gui.other_inputs import OtherInputs, name_of
from pingshun_screen.gui.row_details import RowDetails
from pingshun_screen.gui.table_dialog import TableDialog
from pingshun_screen.gui.transformation_dialog import (
    FOUR,
    SEVEN,
    TransformationDialog,
)
from pingshun_screen.io.heritage.spec import HeritageSpec
from pingshun_screen.io.ledgers.spec import LedgerSpec
from pingshun_screen.report.case_answers import Light, TableAnswer

SEVEN_PARAMETERS = SevenParameters(
    -10.5, 20.25, 30.0, 0.1, -0.2, 0.3, 1.5, Rotation.COORDINATE_FRAME
)
OLD = UserTransformation(
    "西安80转2000", "某测绘院函", "EPSG:2362", "EPSG:4490", SEVEN_PARAMETERS, 0.1
)
METHODS: list[object] = [
    SEVEN_PARAMETERS,
    FourParameters(1.0, -2.0, 3.5, 0.0),
    Pipeline("+proj=x"),
]


@pytest.fixture
def inputs(qgis_app: object) -> OtherInputs:
    table = QTreeWidget()
    table.setColumnCount(5)
    found = OtherInputs(table)
    found.kept = table
    return found


def workbook(path: Path) -> Path:
    book = Workbook()
    book.active.title = "台账"
    book.create_sheet("说明").append(["无"])
    book.active.append(["矿山名称"])
    book.save(path)
    return path


@pytest.mark.parametrize("method", METHODS, ids=["seven", "four", "pipeline"])
def test_a_transformation_is_shown_and_given_back(
    qgis_app: object, method: object
) -> None:
    target = "EPSG:4526" if isinstance(method, FourParameters) else "EPSG:4490"
    known = UserTransformation("甲", "函", "EPSG:2362", target, method, 0.2)
    dialog = TransformationDialog(known, frozenset())
    assert dialog.stated() == known
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_transformation_wants_everything(qgis_app: object) -> None:
    dialog = TransformationDialog(None, frozenset({"甲"}))
    with pytest.raises(ValueError, match="needed"):
        dialog.stated()
    dialog.nameEdit.setText("甲")
    dialog.sourceEdit.setText("函")
    dialog.fromSelector.setCrs(QgsCoordinateReferenceSystem("EPSG:2362"))
    with pytest.raises(ValueError, match="this name"):
        dialog.stated()
    dialog.nameEdit.setText("乙")
    with pytest.raises(ValueError, match="sense"):
        dialog.stated()
    dialog.senseCombo.setCurrentIndex(1)
    with pytest.raises(ValueError, match="number"):
        dialog.stated()
    assert dialog.kindCombo.currentIndex() == SEVEN
    dialog.kindCombo.setCurrentIndex(FOUR)
    assert dialog.pages.currentIndex() == FOUR
    with pytest.raises(ValueError, match="coordinate systems"):
        dialog.stated()
    dialog.toSelector.setCrs(QgsCoordinateReferenceSystem("EPSG:4526"))
    dialog.buttons.accepted.emit()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert "number" in dialog.hintLabel.text()


def test_a_ledger_offers_the_sheets_of_its_file(
    qgis_app: object, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "台账.xlsx")
    dialog = TableDialog(LedgerSpec("", fields={"name": "矿名"}))
    dialog.fileWidget.setFilePath(str(path))
    sheets = [dialog.sheetCombo.itemText(n) for n in range(dialog.sheetCombo.count())]
    assert sheets == ["", "台账", "说明"]
    dialog.sheetCombo.setCurrentText("台账")
    dialog.dateEdit.setText("2026-06-15")
    source = f"{path.as_posix()}|sheetname=台账"
    assert dialog.stated() == LedgerSpec(
        source, fields={"name": "矿名"}, data_date="2026-06-15"
    )
    assert not dialog.sitesCombo.isVisibleTo(dialog)


def test_a_damaged_workbook_offers_no_sheets(qgis_app: object, tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    dialog = TableDialog(LedgerSpec(""))
    dialog.fileWidget.setFilePath(str(path))
    assert [dialog.sheetCombo.itemText(0)] in (["", ""], [""])
    assert dialog.stated().source == path.as_posix()


def test_scopes_are_shown_and_given_back(qgis_app: object) -> None:
    known = HeritageSpec(
        "/d/两线.xlsx|sheetname=甲",
        sites="/d/relics.gpkg|layername=sites",
        crs="EPSG:4526",
        fields={"unit": "单位"},
        accuracy_m=1.5,
        coverage="/d/county.gpkg|layername=county",
        data_date="2026-01-01",
        transformation="西安80转2000",
        accept_displacement="县文物局 2026-05-06",
    )
    assert TableDialog(known).stated() == known


def test_choices_that_are_empty_say_what_that_means(qgis_app: object) -> None:
    dialog = TableDialog(HeritageSpec(""))
    for combo in (dialog.sitesCombo, dialog.coverageCombo):
        assert combo.currentLayer() is None
        assert combo.currentText()


def test_what_scopes_named_is_taken_back(qgis_app: object) -> None:
    known = HeritageSpec(
        "/d/两线.csv", sites="/d/relics.gpkg", coverage="/d/county.gpkg"
    )
    dialog = TableDialog(known, ["西安80转2000"])
    for combo in (dialog.sitesCombo, dialog.coverageCombo):
        combo.setCurrentIndex(0)
        assert combo.currentText()
    dialog.transformationCombo.setCurrentText("西安80转2000")
    assert dialog.stated() == HeritageSpec("/d/两线.csv", transformation="西安80转2000")


@pytest.mark.parametrize("new", ["西安80转2000（复测）", ""])
def test_scopes_follow_a_transformation_that_is_renamed(
    inputs: OtherInputs, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs.fill([HeritageSpec("a.csv", transformation=OLD.name), OLD])
    scopes, transformation = inputs.rows
    renamed = SimpleNamespace(
        exec=lambda: QDialog.DialogCode.Accepted,
        stated=lambda: replace(OLD, name=new),
    )
    monkeypatch.setattr(inputs, "_dialog", lambda _content: renamed)
    if new:
        inputs.edit(transformation)
    else:
        inputs.remove(transformation)
    assert scopes.content.transformation == new


def test_a_layer_that_no_case_can_name_is_told(qgis_app: object) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:4526", "临时", "memory")
    QgsProject.instance().addMapLayer(layer)
    dialog = TableDialog(HeritageSpec("/d/两线.csv"))
    dialog.coverageCombo.setLayer(layer)
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert "临时" in dialog.problemLabel.text()
    QgsProject.instance().removeAllMapLayers()


def test_rows_tell_what_the_check_said(inputs: OtherInputs) -> None:
    ledger, scopes = LedgerSpec("/d/台账.csv"), HeritageSpec("/d/两线.csv")
    inputs.fill([ledger, scopes, OLD])
    assert [name_of(row.content) for row in inputs.rows] == [
        "台账.csv",
        "两线.csv",
        "西安80转2000",
    ]
    inputs.show_answers([TableAnswer("/d/台账.csv", Light.INCOMPLETE, ("3 行对不上",))])
    assert [row.light for row in inputs.rows] == [INCOMPLETE, UNKNOWN, UNKNOWN]
    assert inputs.remarks() == ["台账.csv：3 行对不上"]
    assert inputs.of_kind(LedgerSpec) == (ledger,)
    assert inputs.transformation_names() == ["西安80转2000"]


def test_a_row_that_goes_is_gone(inputs: OtherInputs) -> None:
    inputs.fill([LedgerSpec("a.csv"), OLD])
    names = []
    inputs.renamed.connect(lambda old, new: names.append((old, new)))
    for row in list(inputs.rows):
        inputs.remove(row)
    assert inputs.rows == []
    assert names == [("西安80转2000", "")]


def test_the_details_show_what_is_current(inputs: OtherInputs) -> None:
    inputs.fill([LedgerSpec("a.csv")])
    details = RowDetails()
    details.show_row(inputs.rows[0], [])
    assert details.currentWidget() is details.other
    assert "·" in details.other.titleLabel.text()
    details.show_row(None, [])
    assert details.currentWidget() is details.layer
    assert Role.MINING_RIGHT
