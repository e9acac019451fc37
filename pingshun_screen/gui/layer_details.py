"""What is said of the layer in the current row, and what the check says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qgis.core import QgsMapLayerProxyModel, QgsProject
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLineEdit, QWidget

from pingshun_screen.bridge.role_names import role_name
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.gui.forms import load_form
from pingshun_screen.gui.layer_rows import LayerRow, show_choice
from pingshun_screen.gui.lights import UNUSABLE, light_word
from pingshun_screen.gui.transformation_choice import offer_transformations


class LayerDetails(QWidget):
    """Shows and changes one row of the table of layers."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: LayerRow | None = None
        load_form("layer_details", self)
        polygons = QgsMapLayerProxyModel.Filter.PolygonLayer
        self.coverageCombo.setFilters(polygons)
        self.coverageCombo.setAllowEmptyLayer(True, tr("What all layers cover"))
        self.absentEdit.textEdited.connect(self._take)
        self.accuracySpin.valueChanged.connect(self._take)
        self.dateEdit.textEdited.connect(self._take)
        self.emptyCheck.toggled.connect(self._take)
        self.nullCheck.toggled.connect(self._take)
        self.coverageCombo.layerChanged.connect(self._take_coverage)
        self.transformationCombo.currentIndexChanged.connect(self._take)
        self.displacementEdit.textEdited.connect(self._take)
        self.show_row(None, ())

    def show_row(self, row: LayerRow | None, transformations: Sequence[str]) -> None:
        """Show a row; None where there is none.

        Parameters
        ----------
        row
            The row.
        transformations
            Names that its layer may ask for.
        """
        self._row = None
        self.setEnabled(row is not None)
        if row is None:
            return
        details, is_mine = row.details, row.role is Role.MINING_RIGHT
        head = f"{role_name(row.role)} · {light_word(row.light)}"
        self.titleLabel.setText(head)
        self.remarks.setPlainText("\n".join(row.remarks))
        is_missing = row.is_empty and not is_mine and not row.is_extra
        for widget in (self.absentLabel, self.absentEdit):
            widget.setVisible(is_missing)
        for widget in (self.coverageLabel, self.coverageCombo, self.emptyCheck):
            widget.setVisible(not row.is_empty and not is_mine)
        for widget in (
            *(self.accuracyLabel, self.accuracySpin, self.dateLabel, self.dateEdit),
            *(self.nullCheck, self.fieldsButton, self.addButton),
        ):
            widget.setVisible(not row.is_empty)
        self.removeButton.setVisible(not row.is_empty or row.is_extra)
        has_choice = bool(transformations or details.transformation)
        for widget in (self.transformationLabel, self.transformationCombo):
            widget.setVisible(not row.is_empty and has_choice)
        # Asked for only where the check found the layer beside its outline.
        is_asked = not is_mine and row.light == UNUSABLE and not row.is_empty
        for widget in (self.displacementLabel, self.displacementEdit):
            widget.setVisible(is_asked or bool(details.accept_displacement))
        _show_text(self.absentEdit, row.absent)
        self.accuracySpin.setValue(details.accuracy_m)
        _show_text(self.dateEdit, details.data_date)
        self.emptyCheck.setChecked(details.allow_empty)
        self.nullCheck.setChecked(details.accept_null_geometry)
        offer_transformations(
            self.transformationCombo, transformations, details.transformation
        )
        _show_text(self.displacementEdit, details.accept_displacement)
        layer = QgsProject.instance().mapLayer(row.coverage_id)
        show_choice(self.coverageCombo, layer, details.coverage)
        self._row = row

    def _take(self) -> None:
        row = self._row
        if row is None:
            return
        row.absent = self.absentEdit.text().strip()
        row.details = replace(
            row.details,
            accuracy_m=self.accuracySpin.value(),
            data_date=self.dateEdit.text().strip(),
            allow_empty=self.emptyCheck.isChecked(),
            accept_null_geometry=self.nullCheck.isChecked(),
            transformation=self.transformationCombo.currentData() or "",
            accept_displacement=self.displacementEdit.text().strip(),
        )
        self.changed.emit()

    def _take_coverage(self) -> None:
        row = self._row
        if row is None:
            return
        layer = self.coverageCombo.currentLayer()
        row.coverage_id = layer.id() if layer is not None else ""
        row.details = replace(row.details, coverage=None)
        self.changed.emit()


def _show_text(edit: QLineEdit, text: str) -> None:
    """Show a text; the cursor stays where it is if nothing changes."""
    if edit.text().strip() != text:
        edit.setText(text)
