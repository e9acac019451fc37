"""Step 1 of the panel: which layer stands for what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QEvent, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView, QTreeWidgetItem, QWidget

from pingshun_screen.bridge.case_layers import layer_traits
from pingshun_screen.bridge.compat import event_place
from pingshun_screen.bridge.role_names import role_name
from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.guessing import RoleGuess, assign_layers, guess_layer
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.gui.case_opening import OpenedCase
from pingshun_screen.gui.chosen_layers import (
    ChosenLayers,
    chosen_layers,
    coverage_that_goes,
)
from pingshun_screen.gui.dropped_layers import dropped_layers
from pingshun_screen.gui.fields_dialog import FieldsDialog
from pingshun_screen.gui.forms import load_form
from pingshun_screen.gui.layer_parts import layer_parts
from pingshun_screen.gui.layer_rows import (
    BASIS,
    CRS,
    FEATURES,
    KIND,
    LAYER,
    Basis,
    LayerRow,
    layer_combo,
    show_source,
)
from pingshun_screen.gui.other_inputs import OtherInputs
from pingshun_screen.gui.row_details import RowDetails
from pingshun_screen.gui.whole_choices import WholeChoices
from pingshun_screen.io.case_file import LayerSpec

if TYPE_CHECKING:
    from pingshun_screen.report.case_answers import LayerAnswer, TableAnswer

_ROLES = tuple(role for role in Role if role is not Role.DEM)
_DRAGGING = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
_DETAILS_PX = 150
_KIND_PX, _BASIS_PX, _FEATURES_PX, _CRS_PX = 128, 42, 46, 78


class LayersPage(QWidget):
    """The table of roles, and what is said of each layer."""

    changed = pyqtSignal()
    refused = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[LayerRow] = []
        self._is_filling = False
        load_form("layers_page", self)
        self.inputs = OtherInputs(self.table)
        self.details = RowDetails(self)
        self.splitter.addWidget(self.details)
        self.splitter.setSizes([2 * _DETAILS_PX, _DETAILS_PX])
        self.splitter.setStretchFactor(0, 1)
        self.whole = WholeChoices(self.areaCombo, self.demCombo, self.crsSelector)
        self._shape_table()
        self.clear()
        self.whole.changed.connect(self._tell)
        self.guessButton.clicked.connect(self.recognise)
        self.table.currentItemChanged.connect(self.show_current)
        layer, other = self.details.layer, self.details.other
        layer.changed.connect(self.changed)
        layer.addButton.clicked.connect(self.add_row_like_current)
        layer.removeButton.clicked.connect(self.clear_current)
        layer.fieldsButton.clicked.connect(self.map_fields)
        other.editButton.clicked.connect(self.edit_current)
        other.removeButton.clicked.connect(self.clear_current)
        self.inputs.changed.connect(self._tell)
        self.inputs.renamed.connect(self._rename_transformation)
        self.addTableButton.setMenu(self.inputs.menu(self))
        self.table.viewport().installEventFilter(self)
        QgsProject.instance().layersWillBeRemoved.connect(self._let_go)

    def clear(self) -> None:
        """Show every role without a layer."""
        self._is_filling = True
        for row in self.rows:
            row.combo.blockSignals(True)
        self.table.clear()
        self.rows = []
        self.inputs.clear()
        self.whole.clear()
        for role in _ROLES:
            self._add_row(role)
        self.table.setCurrentItem(self.rows[0].item)
        self._is_filling = False
        self.show_current()

    def recognise(self) -> None:
        """Give the project's layers that nobody has chosen to the empty rows."""
        layers = [
            layer
            for layer in QgsProject.instance().mapLayers().values()
            if isinstance(layer, QgsVectorLayer) and layer.isSpatial()
        ]
        taken = {one.id() for one in map(_chosen, self.rows) if one is not None}
        free = [layer for layer in layers if layer.id() not in taken]
        guesses = assign_layers([layer_traits(layer) for layer in free])
        vacant = {row.role for row in self.rows if row.is_empty and not row.absent}
        for number, guess in guesses.items():
            if guess.role in vacant:
                self._choose(free[number], guess.role, _basis(guess))
        for layer in free:
            self._take_apart(layer, vacant)
        self._tell()

    def take(self, layers: Iterable[QgsMapLayer], onto: LayerRow | None) -> None:
        """Take layers dragged here: into a row, or where their names point to."""
        for layer in layers:
            if not isinstance(layer, QgsVectorLayer):
                continue
            guess = guess_layer(layer_traits(layer))
            wanted = {onto.role} if onto is not None else set(_ROLES)
            if self._take_apart(layer, wanted):
                continue
            if onto is not None and onto.could_have(layer):
                self._choose(layer, onto.role, Basis.CHOSEN)
            elif guess is not None:
                self._choose(layer, guess.role, _basis(guess))
        self._tell()

    def fill(self, opened: OpenedCase, absent_roles: Mapping[Role, str]) -> None:
        """Show the layers of a case, and which roles it says the county has not."""
        self.clear()
        self._is_filling = True
        project = QgsProject.instance()
        for number, spec in enumerate(opened.layers):
            row = self._vacant(spec.role)
            row.details = spec
            row.coverage_id = opened.coverages.get(number, "")
            row.combo.setLayer(project.mapLayer(opened.shown.get(number, "")))
            show_source(row.combo, spec.source)
            row.basis = Basis.CASE
        for row in self.rows:
            row.absent = absent_roles.get(row.role, "")
        self.inputs.fill(opened.others)
        self._is_filling = False
        self._tell()

    def fill_whole(self, opened: OpenedCase, crs: str) -> None:
        """Show what a case says of all layers together, and its working CRS."""
        self.whole.fill(opened, crs)

    def chosen(self) -> ChosenLayers:
        """Return what the page says; rows that a case cannot name are marked."""
        return chosen_layers(
            self.rows, self.whole.sources(), self.whole.crs(), self.inputs
        )

    def show_answers(
        self,
        answers: Mapping[LayerRow, LayerAnswer],
        missing: Mapping[Role, LayerAnswer],
        tables: Sequence[TableAnswer],
    ) -> None:
        """Show what a check said.

        Parameters
        ----------
        answers
            By row.
        missing
            For the roles that the policy asks for and that have no layer.
        tables
            Of ledgers and tables of scopes.
        """
        self.inputs.show_answers(tables)
        for row in self.rows:
            row.answer = answers.get(row)
            if row.is_empty and not row.is_extra:
                row.answer = missing.get(row.role)
            row.show()
        self.show_current()

    def remarks(self) -> list[str]:
        """Return what is the matter with the rows, each thing once."""
        kinds: dict[str, list[str]] = {}
        for row in self.rows:
            for remark in row.remarks:
                kinds.setdefault(remark, []).append(role_name(row.role))
        lines = [f"{'、'.join(names)}：{remark}" for remark, names in kinds.items()]
        return [*lines, *self.inputs.remarks()]

    def current_row(self) -> LayerRow | None:
        """Return the row in which the user is."""
        item = self.table.currentItem()
        return next((row for row in self.rows if row.item is item), None)

    def show_current(self) -> None:
        """Show the current row below the table."""
        row = self.current_row() or self.inputs.row_of(self.table.currentItem())
        self.details.show_row(row, self.inputs.transformation_names())

    def add_row_like_current(self) -> None:
        """Add an empty row of the same role beneath the current one."""
        row = self.current_row()
        if row is not None:
            added = self._add_row(row.role, below=row)
            self.table.setCurrentItem(added.item)

    def clear_current(self) -> None:
        """Take the layer out of the current row; an added row goes away."""
        row = self.current_row()
        if row is None:
            other = self.inputs.row_of(self.table.currentItem())
            if other is not None:
                self.inputs.remove(other)
            return
        if row.is_extra:
            self.rows.remove(row)
            row.combo.blockSignals(True)
            index = self.table.indexOfTopLevelItem(row.item)
            self.table.takeTopLevelItem(index)
        else:
            row.details = LayerSpec(row.role, "")
            row.coverage_id, row.basis = "", Basis.NONE
            row.combo.setLayer(None)
        self._tell()

    def edit_current(self) -> None:
        """Let the user change the current table or transformation."""
        row = self.inputs.row_of(self.table.currentItem())
        if row is not None:
            self.inputs.edit(row)

    def map_fields(self) -> None:
        """Let the user say which column of the current layer holds what."""
        row = self.current_row()
        if row is None or row.is_empty:
            return
        dialog = FieldsDialog(row, self)
        if dialog.exec():
            row.details = replace(row.details, fields=dialog.stated())
            self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take layers that are dragged from the layer tree onto the table."""
        if event.type() not in _DRAGGING:
            return super().eventFilter(watched, event)
        layers = dropped_layers(event.mimeData())
        if not layers:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Drop:
            item = self.table.itemAt(event_place(event))
            onto = next((row for row in self.rows if row.item is item), None)
            self.take(layers, onto)
        event.acceptProposedAction()
        return True

    def _rename_transformation(self, old: str, new: str) -> None:
        for row in self.rows:
            if row.details.transformation == old:
                row.details = replace(row.details, transformation=new)

    def _shape_table(self) -> None:
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(LAYER, QHeaderView.ResizeMode.Stretch)
        for column, width in ((KIND, _KIND_PX), (BASIS, _BASIS_PX)):
            header.resizeSection(column, width)
        header.resizeSection(FEATURES, _FEATURES_PX)
        header.resizeSection(CRS, _CRS_PX)

    def _add_row(self, role: Role, below: LayerRow | None = None) -> LayerRow:
        item = QTreeWidgetItem([role_name(role)])
        combo = layer_combo(role)
        row = LayerRow(LayerSpec(role, ""), item, combo, is_extra=below is not None)
        if below is None:
            self.table.addTopLevelItem(item)
            self.rows.append(row)
        else:
            place = self.rows.index(below) + 1
            self.table.insertTopLevelItem(place, item)
            self.rows.insert(place, row)
        self.table.setItemWidget(item, LAYER, combo)
        combo.layerChanged.connect(lambda _layer, row=row: self._layer_changed(row))
        row.show()
        return row

    def _choose(self, layer: QgsVectorLayer, role: Role, basis: Basis) -> None:
        if any(row.role is role and _chosen(row) is layer for row in self.rows):
            return
        row = self._vacant(role)
        self._is_filling = True
        row.combo.setLayer(layer)
        row.absent = ""
        row.basis = basis
        self._is_filling = False
        row.show()
        self.table.setCurrentItem(row.item)

    def _take_apart(self, layer: QgsVectorLayer, roles: set[Role]) -> bool:
        """Give each role in a layer of several a row; return whether it is one."""
        try:
            parts = layer_parts(layer)
        except LayerError as error:
            self.refused.emit(str(error))
            return True
        known = {(row.role, row.details.source, row.details.where) for row in self.rows}
        for spec in parts:
            is_known = (spec.role, spec.source, spec.where) in known
            if spec.role in roles and not is_known:
                row = self._vacant(spec.role)
                row.details, row.basis, row.absent = spec, Basis.CERTAIN, ""
                show_source(row.combo, spec.source)
                row.show()
        return bool(parts)

    def _narrow(self, row: LayerRow, layer: QgsVectorLayer) -> None:
        """Leave a row only its own part of a layer that holds several roles."""
        try:
            parts = layer_parts(layer)
        except LayerError:
            # Chosen by hand all the same: whole, so that nothing of it is missed.
            return
        own = [spec for spec in parts if spec.role is row.role]
        if own:
            self._is_filling = True
            row.combo.setLayer(None)
            self._is_filling = False
            row.details, row.basis = own[0], Basis.CERTAIN
            show_source(row.combo, row.details.source)

    def _vacant(self, role: Role) -> LayerRow:
        """Return an empty row of a role, added if there is none."""
        own = [row for row in self.rows if row.role is role]
        empty = [row for row in own if row.is_empty]
        return empty[0] if empty else self._add_row(role, below=own[-1])

    def _layer_changed(self, row: LayerRow) -> None:
        if self._is_filling:
            return
        layer = _chosen(row)
        row.details = replace(row.details, source="", fields={})
        row.basis = Basis.NONE if layer is None else Basis.CHOSEN
        if layer is not None:
            # Who chooses a layer takes it back that there is none; if the layer goes,
            # the role must not count as absent again.
            row.absent = ""
            self._narrow(row, layer)
        row.answer = None
        row.show()
        self.table.setCurrentItem(row.item)
        self._tell()

    def _let_go(self, identifiers: list[str]) -> None:
        """Empty the choices of layers that go: Qt would choose their neighbours."""
        combos = [row.combo for row in self.rows]
        for combo in (*combos, self.areaCombo, self.demCombo):
            layer = combo.currentLayer()
            if layer is not None and layer.id() in identifiers:
                combo.setLayer(None)
        for row in self.rows:
            if row.coverage_id in identifiers:
                # What it covered stays said: more must not be claimed in silence.
                row.details = replace(row.details, coverage=coverage_that_goes(row))
                row.coverage_id = ""
        # The choice of coverage below the table would jump to its neighbour as well.
        self.show_current()

    def _tell(self) -> None:
        if not self._is_filling:
            self.show_current()
            self.changed.emit()


def _chosen(row: LayerRow) -> QgsVectorLayer | None:
    return row.combo.currentLayer()


def _basis(guess: RoleGuess) -> Basis:
    return Basis.CERTAIN if guess.is_certain else Basis.GUESSED
