"""A table of an office that is no layer: a ledger, or scopes of protected units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayerProxyModel, QgsProject
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QWidget

from pingshun_screen.bridge.case_layers import coverage_source_of, find_layer
from pingshun_screen.bridge.translation import tr
from pingshun_screen.bridge.values import crs_text
from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.gui.forms import load_form
from pingshun_screen.gui.layer_rows import show_choice
from pingshun_screen.gui.transformation_choice import offer_transformations
from pingshun_screen.io.case_file import LayerSpec
from pingshun_screen.io.heritage.spec import HeritageSpec
from pingshun_screen.io.ledgers.spec import LedgerSpec

_SHEET = "sheetname="


class TableDialog(QDialog):
    """Shows and changes what a case says of a table.

    Parameters
    ----------
    known
        To start from; a spec without a file for a new one.
    transformations
        Names that its coordinates may ask for.
    """

    def __init__(
        self,
        known: LedgerSpec | HeritageSpec,
        transformations: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        load_form("table_dialog", self)
        self._known = known
        is_ledger = isinstance(known, LedgerSpec)
        words = tr("Ledger") if is_ledger else tr("Scopes of protected units")
        self.setWindowTitle(words)
        for widget in (
            *(self.sitesLabel, self.sitesCombo, self.crsLabel, self.crsSelector),
            *(self.accuracyLabel, self.accuracySpin),
            *(self.coverageLabel, self.coverageCombo),
            *(self.displacementLabel, self.displacementEdit),
            *(self.transformationLabel, self.transformationCombo),
        ):
            widget.setVisible(not is_ledger)
        kind = QgsMapLayerProxyModel.Filter
        self.sitesCombo.setFilters(kind.PointLayer | kind.PolygonLayer)
        self.sitesCombo.setAllowEmptyLayer(True, tr("Coordinates are in the table"))
        self.coverageCombo.setFilters(kind.PolygonLayer)
        self.coverageCombo.setAllowEmptyLayer(True, tr("What all layers cover"))
        self.crsSelector.setOptionVisible(self.crsSelector.CrsOption.CrsNotSet, True)
        self.sheetCombo.setEditable(True)
        standard = QDialogButtonBox.StandardButton
        self.buttons.button(standard.Ok).setText(tr("OK"))
        self.buttons.button(standard.Cancel).setText(tr("Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.fileWidget.fileChanged.connect(self._list_sheets)
        self._show(transformations)

    def stated(self) -> LedgerSpec | HeritageSpec:
        """Return what a case says of the table.

        Raises
        ------
        LayerError
            If a case cannot name the layer of the units, or of what they cover.
        """
        known, source = self._known, self._file()
        date = self.dateEdit.text().strip()
        if isinstance(known, LedgerSpec):
            return replace(known, source=source, data_date=date)
        return replace(
            known,
            table=source,
            sites=_source(self.sitesCombo, known.sites),
            coverage=_source(self.coverageCombo, known.coverage or "") or None,
            transformation=self.transformationCombo.currentData() or "",
            accept_displacement=self.displacementEdit.text().strip(),
            crs=crs_text(self.crsSelector.crs()),
            accuracy_m=self.accuracySpin.value(),
            data_date=date,
        )

    def accept(self) -> None:
        """Close the dialog unless something is missing."""
        if not self.fileWidget.filePath().strip():
            self.fileWidget.setFocus()
            return
        try:
            self.stated()
        except LayerError as error:
            self.problemLabel.setText(str(error))
            self.problemLabel.show()
            return
        super().accept()

    def _file(self) -> str:
        path = Path(self.fileWidget.filePath().strip()).as_posix()
        sheet = self.sheetCombo.currentText().strip()
        is_book = path.lower().endswith(".xlsx")
        return f"{path}|{_SHEET}{sheet}" if sheet and is_book else path

    def _show(self, transformations: Sequence[str]) -> None:
        known = self._known
        source = known.source if isinstance(known, LedgerSpec) else known.table
        path, _, option = source.partition("|")
        self.fileWidget.setFilePath(path)
        self.sheetCombo.setCurrentText(option.removeprefix(_SHEET))
        self.dateEdit.setText(known.data_date)
        if isinstance(known, LedgerSpec):
            return
        crs = QgsCoordinateReferenceSystem()
        if known.crs:
            crs.createFromUserInput(known.crs)
        self.crsSelector.setCrs(crs)
        self.accuracySpin.setValue(known.accuracy_m)
        self.displacementEdit.setText(known.accept_displacement)
        names, chosen = transformations, known.transformation
        offer_transformations(self.transformationCombo, names, chosen)
        _show_layer(self.sitesCombo, known.sites)
        _show_layer(self.coverageCombo, known.coverage or "")

    def _list_sheets(self, path: str) -> None:
        """Offer the sheets of a workbook; one that cannot be read offers none."""
        self.sheetCombo.clear()
        if path.lower().endswith(".xlsx"):
            # openpyxl takes a quarter of a second to load.
            from pingshun_screen.io.ledgers.workbooks import (  # noqa: PLC0415
                sheet_names,
            )

            self.sheetCombo.addItems(["", *sheet_names(Path(path))])


def _source(combo: QgsMapLayerComboBox, known: str) -> str:
    """Return the source of what is chosen; `known` where no layer shows it."""
    layer = combo.currentLayer()
    if layer is not None:
        return coverage_source_of(layer)
    return known if combo.currentIndex() > 0 else ""


def _show_layer(combo: QgsMapLayerComboBox, source: str) -> None:
    project = QgsProject.instance()
    spec = LayerSpec(Role.HERITAGE_SITE, source)
    shown = find_layer(project, spec, Path()) if source else ""
    show_choice(combo, project.mapLayer(shown), source)
