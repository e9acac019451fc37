"""The list of mines with its filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.PyQt.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QSignalBlocker,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAction,
    QComboBox,
    QWidget,
)

from pingshun_screen.bridge.role_names import role_name
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.gui.forms import load_form
from pingshun_screen.gui.mine_filter import MineFilter, MineTraits, search_words
from pingshun_screen.gui.mines_model import Column, MinesModel
from pingshun_screen.gui.record_model import Record
from pingshun_screen.gui.record_table import equip, fit_columns
from pingshun_screen.gui.verdict_marks import VERDICTS, verdict_mark


class MineList(QWidget):
    """Mines to filter, sort and choose from.

    Parameters
    ----------
    parent
        Owner.
    """

    current_changed = pyqtSignal(object)
    selection_changed = pyqtSignal()
    report_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("mine_list", self)
        self.model = MinesModel(self)
        equip(self.table, self.model)
        self._combos = (self.verdictCombo, self.roleCombo, self.townshipCombo)
        self._current: int | None = None
        self._connect()

    def show_mines(
        self, records: Sequence[Record], traits: Sequence[MineTraits]
    ) -> None:
        """Show the mines of a run; filters that still have a choice stay."""
        self._offer_choices(traits)
        self.model.set_mines(records, traits)
        self._filter()
        fit_columns(self.table)

    def replace(self, record: Record) -> None:
        """Show another record of a mine."""
        self.model.replace(record)
        self.table.resizeColumnToContents(Column.OPINIONS)

    def current_key(self) -> int | None:
        """Return the mine whose row is current."""
        return self.model.key(self.table.currentIndex())

    def has_selection(self) -> bool:
        """Return whether any mine is selected."""
        return bool(self.table.selectionModel().hasSelection())

    def selected_keys(self) -> list[int]:
        """Return the mines of all selected rows, from top to bottom."""
        rows: set[int] = set()
        for part in self.table.selectionModel().selection():
            rows.update(range(part.top(), part.bottom() + 1))
        return [self.model.shown[row].key for row in sorted(rows)]

    def choose(self, key: int) -> None:
        """Make a mine's row the current one, if it is shown."""
        row = self.model.row(key)
        if row is not None:
            index = self.model.index(row, 0)
            flag = QItemSelectionModel.SelectionFlag
            choosing = flag.ClearAndSelect | flag.Rows
            self.table.selectionModel().setCurrentIndex(index, choosing)
            self.table.scrollTo(index)

    def reset(self) -> None:
        """Take every filter away."""
        blockers = [QSignalBlocker(one) for one in (self.filterEdit, *self._combos)]
        self.filterEdit.clear()
        for combo in self._combos:
            combo.setCurrentIndex(0)
        del blockers
        self._filter()

    def _connect(self) -> None:
        self.filterEdit.textChanged.connect(self._filter)
        for combo in self._combos:
            combo.currentIndexChanged.connect(self._filter)
        self.resetButton.clicked.connect(self.reset)
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(self._tell_current)
        selection.selectionChanged.connect(self.selection_changed)
        self.table.doubleClicked.connect(self.report_wanted)
        opening = _action(self.table, tr("Open report"), Qt.Key.Key_Return)
        opening.setShortcuts([Qt.Key.Key_Return, Qt.Key.Key_Enter])
        opening.triggered.connect(self.report_wanted)
        clearing = _action(self.filterEdit, tr("Show all mines"), Qt.Key.Key_Escape)
        clearing.triggered.connect(self.reset)

    def _offer_choices(self, traits: Sequence[MineTraits]) -> None:
        roles = {role for one in traits for role in one.roles}
        townships = {one.township for one in traits if one.township}
        verdicts = {one.verdict for one in traits}
        self._refill(
            self.verdictCombo,
            tr("All verdicts"),
            [(say(f"terms.spatial_{v}"), v) for v in VERDICTS if v in verdicts],
        )
        self._refill(
            self.roleCombo,
            tr("All layers"),
            [(role_name(role), role.value) for role in Role if role.value in roles],
        )
        self._refill(
            self.townshipCombo,
            tr("All townships"),
            [(township, township) for township in sorted(townships)],
        )
        for place in range(1, self.verdictCombo.count()):
            mark = verdict_mark(self.verdictCombo.itemData(place))
            self.verdictCombo.setItemIcon(place, mark)

    def _refill(
        self, combo: QComboBox, everything: str, choices: Iterable[tuple[str, str]]
    ) -> None:
        """Offer other choices, and keep what was chosen where it is among them."""
        chosen = combo.currentData()
        blocker = QSignalBlocker(combo)
        combo.clear()
        combo.addItem(everything, "")
        for text, value in choices:
            combo.addItem(text, value)
        combo.setCurrentIndex(max(combo.findData(chosen), 0))
        blocker.unblock()

    def _filter(self) -> None:
        """Show what the filters accept; rows that stay shown stay chosen."""
        chosen, current = self.selected_keys(), self.current_key()
        blocker = QSignalBlocker(self.table.selectionModel())
        self.model.filter_by(
            MineFilter(
                search_words(self.filterEdit.text()),
                *(combo.currentData() or "" for combo in self._combos),
            )
        )
        self._choose_again(chosen, current)
        blocker.unblock()
        self.table.viewport().update()
        self.countLabel.setText(f"{self.model.rowCount()} / {self.model.total}")
        self._tell_current()
        self.selection_changed.emit()

    def _choose_again(self, chosen: Sequence[int], current: int | None) -> None:
        flag = QItemSelectionModel.SelectionFlag
        selection = QItemSelection()
        for top, bottom in _runs(map(self.model.row, chosen)):
            last = self.model.index(bottom, self.model.columnCount() - 1)
            selection.append(QItemSelectionRange(self.model.index(top, 0), last))
        choices = self.table.selectionModel()
        choices.select(selection, flag.ClearAndSelect)
        row = self.model.row(current)
        if row is not None:
            choices.setCurrentIndex(self.model.index(row, 0), flag.NoUpdate)

    def _tell_current(self) -> None:
        key = self.current_key()
        if key != self._current:
            self._current = key
            self.current_changed.emit(key)


def _runs(rows: Iterable[int | None]) -> list[tuple[int, int]]:
    """Return first and last of each run of neighbouring rows; None is no row."""
    runs: list[tuple[int, int]] = []
    for row in sorted(row for row in rows if row is not None):
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _action(widget: QWidget, text: str, key: Qt.Key) -> QAction:
    """Return an action that a key starts while the widget has the focus."""
    action = QAction(text, widget)
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    widget.addAction(action)
    return action
