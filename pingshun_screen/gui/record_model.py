"""A table of records that are not edited: text, mark and order of every cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QIcon

Order = str | int | float


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Parameters
    ----------
    text
        What it shows.
    order
        What its column is sorted by; the text where nothing is given.
    mark
        Icon before the text; None for none.
    tip
        What the mouse over it shows; the text where nothing is given.
    """

    text: str
    order: Order | None = None
    mark: QIcon | None = None
    tip: str = ""

    @property
    def sorted_by(self) -> Order:
        """Return what puts the cell in its place."""
        return self.text if self.order is None else self.order


def number_cell(value: float, text: str) -> Cell:
    """Return a cell of a number, which stands on the right."""
    return Cell(text, float(value))


@dataclass(frozen=True, slots=True)
class Record:
    """One row.

    Parameters
    ----------
    key
        What the row stands for, unique in its table.
    cells
        One for each column.
    """

    key: int
    cells: tuple[Cell, ...]


class RecordModel(QAbstractTableModel):
    """Shows records in the order of a column, which sorting does in one go.

    Parameters
    ----------
    headings
        Titles of the columns.
    parent
        Owner.
    """

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self.shown: list[Record] = []
        self._places: dict[int, int] = {}
        self._sorting: tuple[int, bool] | None = None

    def show(self, records: Sequence[Record]) -> None:
        """Show other records, in the order last asked for."""
        self.beginResetModel()
        self._arrange(records)
        self.endResetModel()

    def key(self, index: QModelIndex) -> int | None:
        """Return the key of the record at an index; None beside the table."""
        return self.shown[index.row()].key if index.isValid() else None

    def row(self, key: int | None) -> int | None:
        """Return the row of the record with a key; None if it is not shown."""
        return None if key is None else self._places.get(key)

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        """Put the records in the order of a column; -1 leaves them as they are."""
        is_descending = order == Qt.SortOrder.DescendingOrder
        self._sorting = None if column < 0 else (column, is_descending)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.shown[index.row()].key for index in before]
        self._arrange(self.shown)
        after = [
            self.index(self._places[key], index.column())
            for key, index in zip(keys, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802
        """Return how many records are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        """Return the title of a column."""
        is_title = role == Qt.ItemDataRole.DisplayRole
        if not is_title or orientation != Qt.Orientation.Horizontal:
            return None
        return self.headings[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return what a cell shows."""
        if not index.isValid():
            return None
        cell = self.shown[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.DecorationRole:
            return cell.mark
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(cell)
        return None

    def _arrange(self, records: Sequence[Record]) -> None:
        self.shown = list(records)
        if self._sorting is not None:
            column, is_descending = self._sorting
            self.shown.sort(
                key=lambda record: record.cells[column].sorted_by,
                reverse=is_descending,
            )
        self._places = {record.key: row for row, record in enumerate(self.shown)}


def _alignment(cell: Cell) -> Qt.AlignmentFlag:
    is_number = isinstance(cell.order, float)
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
