"""The self-check as a table: a light, what was looked at, what was found, a remedy."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFont, QGuiApplication, QIcon
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from pingshun_screen.bridge.self_check.check import as_text, self_check, word
from pingshun_screen.bridge.self_check.finding import Finding, Group, State
from pingshun_screen.bridge.translation import tr
from pingshun_screen.gui.forms import load_form
from pingshun_screen.gui.icons import plain_icon
from pingshun_screen.gui.waiting import waiting

COLUMNS = 4
STATE_ROLE = Qt.ItemDataRole.UserRole
LIGHT_PX = 24


class SelfCheckDialog(QDialog):
    """Shows what the plugin finds of what it needs.

    Parameters
    ----------
    parent
        The QGIS window.
    """

    table: QTableWidget
    summary: QLabel
    summary_light: QLabel
    copy_button: QPushButton
    again_button: QPushButton
    close_button: QPushButton

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        load_form("self_check", self)
        self.groups: list[Group] = []
        columns = self.table.horizontalHeader()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for wide in (2, 3):
            columns.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.copy_button.clicked.connect(self.copy)
        self.again_button.clicked.connect(self.check)
        self.close_button.clicked.connect(self.accept)
        self.check()

    def check(self) -> None:
        """Look at everything anew and show it."""
        with waiting():
            self.groups = self_check()
        self.table.setRowCount(0)
        self.table.clearSpans()
        for group in self.groups:
            self._add_heading(group.heading)
            for finding in group.findings:
                self._add(finding)
        self._sum_up()
        self._scroll_to_first_fault()

    def copy(self) -> None:
        """Put the findings on the clipboard."""
        QGuiApplication.clipboard().setText(as_text(self.groups))

    def _add_heading(self, heading: str) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        item = QTableWidgetItem(heading)
        font = QFont(self.table.font())
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.table.setItem(row, 0, item)
        self.table.setSpan(row, 0, 1, COLUMNS)

    def _add(self, finding: Finding) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        light = QTableWidgetItem(_light(finding.state), word(finding.state))
        light.setData(STATE_ROLE, finding.state.value)
        self.table.setItem(row, 0, light)
        texts = (finding.subject, finding.detail, finding.remedy)
        for column, text in enumerate(texts, start=1):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.table.setItem(row, column, item)

    def _scroll_to_first_fault(self) -> None:
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            if item.data(STATE_ROLE) == State.FAULT.value:
                self.table.scrollToItem(item)
                return

    def _sum_up(self) -> None:
        states = [one.state for group in self.groups for one in group.findings]
        faults = states.count(State.FAULT)
        warnings = states.count(State.WARNING)
        if faults:
            worst = State.FAULT
            text = tr(
                "Faults: {n}. Screening will fail or mislead before they are gone."
            )
        elif warnings:
            worst = State.WARNING
            text = tr("Ready to screen. Warnings: {n}.")
        else:
            worst, text = State.OK, tr("Ready to screen.")
        self.summary.setText(text.format(n=faults or warnings))
        self.summary_light.setPixmap(_light(worst).pixmap(LIGHT_PX, LIGHT_PX))


def _light(state: State) -> QIcon:
    return plain_icon(f"state_{state.value}")
