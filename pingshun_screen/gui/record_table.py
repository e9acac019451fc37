"""How tables of records look."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QTableView

from pingshun_screen.gui.record_model import RecordModel

_ROW_MARGIN_PX = 8
_WIDEST_EM = 18
_ROWS_MEASURED = 50


def equip(table: QTableView, model: RecordModel) -> None:
    """Let a table show a model: as it comes until sorted, in rows of one line."""
    table.setModel(model)
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    line_px = table.fontMetrics().height()
    table.verticalHeader().setDefaultSectionSize(line_px + _ROW_MARGIN_PX)
    table.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )


def fit_columns(table: QTableView) -> None:
    """Make columns as wide as their contents, but none so wide that it fills all."""
    table.horizontalHeader().setResizeContentsPrecision(_ROWS_MEASURED)
    table.resizeColumnsToContents()
    widest_px = _WIDEST_EM * table.fontMetrics().height()
    for column in range(table.model().columnCount()):
        table.setColumnWidth(column, min(table.columnWidth(column), widest_px))
