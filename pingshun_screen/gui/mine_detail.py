"""What a run found out about one mine, on five tabs."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.findings import Conflict
from pingshun_screen.gui.forms import load_form
from pingshun_screen.gui.found_conflicts import found_conflicts
from pingshun_screen.gui.mine_tables import (
    clause_headings,
    clause_records,
    conflict_headings,
    conflict_records,
)
from pingshun_screen.gui.mine_words import (
    clause_html,
    finding_html,
    heading,
    history_html,
)
from pingshun_screen.gui.opinion_form import OpinionForm
from pingshun_screen.gui.opinion_subjects import subject_of_clause, subject_of_conflict
from pingshun_screen.gui.record_model import RecordModel
from pingshun_screen.gui.record_table import equip, fit_columns
from pingshun_screen.gui.sight_tab import SightTab
from pingshun_screen.io.saved_run import SavedMine


class MineDetail(QWidget):
    """Shows a mine: finding, clauses, conflicts, sight lines, opinions.

    Parameters
    ----------
    parent
        Owner.
    """

    conflict_chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("mine_detail", self)
        self.mine: SavedMine | None = None
        self._conflicts: dict[int, Conflict] = {}
        self.form = OpinionForm(self)
        self.opinionsLayout.addWidget(self.form)
        self.opinionsLayout.addStretch()
        self.sight = SightTab(self)
        opinions = self.tabs.indexOf(self.opinionsTab)
        self.tabs.insertTab(opinions, self.sight, tr("Sig&ht lines"))
        self.clause_model = RecordModel(clause_headings(), self)
        self.conflict_model = RecordModel(conflict_headings(), self)
        equip(self.clausesTable, self.clause_model)
        equip(self.conflictsTable, self.conflict_model)
        clauses = self.clausesTable.selectionModel()
        clauses.currentRowChanged.connect(self._choose_clause)
        conflicts = self.conflictsTable.selectionModel()
        conflicts.currentRowChanged.connect(self._choose_conflict)
        self.form.faulty.connect(self._show_fault)
        self.show_mine(None)

    def show_mine(self, mine: SavedMine | None) -> None:
        """Show a mine; None for none."""
        is_other = mine is None or self.mine is None or mine.key != self.mine.key
        self.mine = mine
        self.tabs.setVisible(mine is not None)
        if mine is None:
            self.headingLabel.setText(tr("Choose a mine in the list."))
            return
        self.headingLabel.setText(heading(mine))
        self.findingBrowser.setHtml(finding_html(mine))
        self.findingBrowser.verticalScrollBar().setValue(0)
        self.historyBrowser.setHtml(history_html(mine.opinions))
        self.historyBrowser.setVisible(bool(mine.opinions))
        self._show_tables(mine)
        if is_other:
            self.form.show_mine(mine)

    def _show_tables(self, mine: SavedMine) -> None:
        found = found_conflicts(mine)
        self._conflicts = {one.number: one.conflict for one in found}
        self.clauseBrowser.clear()
        self.clause_model.show(clause_records(mine))
        self.conflict_model.show(conflict_records(mine, found))
        for table in (self.clausesTable, self.conflictsTable):
            fit_columns(table)

    def _show_fault(self, field: QWidget) -> None:
        self.opinionsTab.ensureWidgetVisible(field)

    def _choose_clause(self) -> None:
        place = self.clause_model.key(self.clausesTable.currentIndex())
        if place is not None and self.mine is not None:
            clause = self.mine.clauses[place]
            self.clauseBrowser.setHtml(clause_html(clause))
            self.form.choose_subject(subject_of_clause(self.mine, clause))

    def _choose_conflict(self) -> None:
        number = self.conflict_model.key(self.conflictsTable.currentIndex())
        if number is not None and self.mine is not None:
            conflict = self._conflicts[number]
            self.form.choose_subject(subject_of_conflict(self.mine, conflict))
            self.conflict_chosen.emit(conflict)
