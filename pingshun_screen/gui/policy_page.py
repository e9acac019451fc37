"""Step 2 of the panel: by which clauses, on which day, with which parameters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QTreeWidgetItem,
    QWidget,
)

from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.errors import PolicyError
from pingshun_screen.core.policy import Clause, ParameterValue, Policy
from pingshun_screen.gui.forms import load_form
from pingshun_screen.gui.parameter_editors import ParameterEditors
from pingshun_screen.gui.parameters_model import Column, ParametersModel
from pingshun_screen.io.case_file import Case
from pingshun_screen.io.policy_file import bundled_policies, load_policy

_VALUE_PX, _UNIT_PX, _STANDING_PX = 120, 62, 84


@dataclass(frozen=True)
class ChosenPolicy:
    """What the page says of a case.

    Parameters
    ----------
    policy
        Identifier of a bundled pack, or the whole path of another.
    as_of
        Day on which every date rule is judged.
    parameters
        Values that differ from the policy's.
    accept_unverified_size_classes
        Rows of the size-class table that nobody has verified may be used.
    """

    policy: str
    as_of: date
    parameters: dict[str, ParameterValue]
    accept_unverified_size_classes: bool


class PolicyPage(QWidget):
    """Chooser of the pack, its parameters and its clauses."""

    changed = pyqtSignal()
    refused = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("policy_page", self)
        self.parameters = ParametersModel()
        self.parameterView.setModel(self.parameters)
        self._editors = ParameterEditors(self)
        self.parameterView.setItemDelegateForColumn(Column.VALUE, self._editors)
        self._shape_tables()
        self.clear()
        self.policyCombo.currentIndexChanged.connect(self._policy_chosen)
        self.policyFileButton.clicked.connect(self._choose_file)
        self.dayEdit.dateChanged.connect(self.changed)
        self.unverifiedCheck.toggled.connect(self.changed)
        self.resetButton.clicked.connect(self.parameters.reset)
        self.parameters.refused.connect(self.refused)
        self.parameters.overridden.connect(self._parameters_changed)
        self.parameterView.selectionModel().currentRowChanged.connect(
            lambda current, _before: self._tell_source(current.row())
        )
        self.clauseTable.currentItemChanged.connect(self._tell_words)

    def clear(self) -> None:
        """Show the bundled packs, the first one chosen, for today."""
        self.blockSignals(True)
        self.policyCombo.clear()
        for policy in bundled_policies():
            self.policyCombo.addItem(policy.title, policy.id)
        self.dayEdit.setDate(QDate.currentDate())
        self.unverifiedCheck.setChecked(False)
        self._policy_chosen()
        self.blockSignals(False)

    def show_case(self, case: Case) -> None:
        """Show policy, day and parameters of a case."""
        self.clear()
        self._choose(case.policy, case.path.parent)
        self.blockSignals(True)
        self.dayEdit.setDate(QDate(case.as_of.year, case.as_of.month, case.as_of.day))
        self.unverifiedCheck.setChecked(case.accept_unverified_size_classes)
        self.parameters.override(dict(case.parameters))
        self.blockSignals(False)
        self._parameters_changed()

    def chosen(self) -> ChosenPolicy:
        """Return what the page says."""
        return ChosenPolicy(
            str(self.policyCombo.currentData() or ""),
            self.dayEdit.date().toPyDate(),
            dict(self.parameters.overrides),
            self.unverifiedCheck.isChecked(),
        )

    def _choose(self, name: str, base: Path) -> None:
        """Choose a pack by its identifier, or add one from a file."""
        known = self.policyCombo.findData(name)
        if known >= 0:
            self.policyCombo.setCurrentIndex(known)
            return
        path = (base / name).resolve()
        try:
            words = f"{load_policy(str(path)).title} ({path.name})"
        except PolicyError:
            # Chosen all the same, so that nothing is judged by another pack instead:
            # the fault is told, and no run takes it.
            words = str(path)
        self.policyCombo.addItem(words, str(path))
        self.policyCombo.setCurrentIndex(self.policyCombo.count() - 1)

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Policy"), "", tr("Policy packs (*.toml)")
        )
        if path:
            self._choose(path, Path())

    def _policy_chosen(self) -> None:
        name = self.policyCombo.currentData()
        if name is None:
            return
        try:
            policy = load_policy(name)
        except PolicyError as error:
            self.refused.emit(str(error))
            return
        note = policy.document_no or policy.document_note
        parts = (policy.issuer, policy.date.isoformat(), note)
        self.documentLabel.setText(" · ".join(part for part in parts if part))
        self.parameters.show_policy(policy)
        self._show_clauses(policy)
        self._parameters_changed()

    def _show_clauses(self, policy: Policy) -> None:
        self.clauseTable.clear()
        for clause in policy.clauses:
            item = QTreeWidgetItem([f"{clause.id}  {clause.words}", clause.department])
            item.setToolTip(0, clause.words)
            item.setData(0, _CLAUSE, clause)
            self.clauseTable.addTopLevelItem(item)
        self.clauseTable.setCurrentItem(self.clauseTable.topLevelItem(0))

    def _parameters_changed(self) -> None:
        count = len(self.parameters.overrides)
        text = tr("{count} changed from the policy").format(count=count)
        self.changedLabel.setText(text if count else "")
        self.resetButton.setEnabled(count > 0)
        self.changed.emit()

    def _tell_source(self, row: int) -> None:
        source = self.parameters.parameter(row).source if row >= 0 else ""
        self.sourceLabel.setText(source)

    def _tell_words(self) -> None:
        item = self.clauseTable.currentItem()
        clause = item.data(0, _CLAUSE) if item is not None else None
        if not isinstance(clause, Clause):
            self.clauseWords.clear()
            return
        reading = tr("Read as: {words}").format(words=clause.reading)
        parts = [clause.words, reading if clause.reading else ""]
        self.clauseWords.setPlainText("\n\n".join(part for part in parts if part))

    def _shape_tables(self) -> None:
        header = self.parameterView.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.LABEL, QHeaderView.ResizeMode.Stretch)
        widths = (
            (Column.VALUE, _VALUE_PX),
            (Column.UNIT, _UNIT_PX),
            (Column.STANDING, _STANDING_PX),
        )
        for column, width in widths:
            header.resizeSection(column, width)
        clauses = self.clauseTable.header()
        clauses.setStretchLastSection(False)
        clauses.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


_CLAUSE = 256
"""Qt.ItemDataRole.UserRole: where an item keeps its clause."""
