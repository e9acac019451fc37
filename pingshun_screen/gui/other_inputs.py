"""What a case names besides layers: tables and transformations, as rows of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QMenu, QTreeWidget, QTreeWidgetItem, QWidget

from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.user_transformations import UserTransformation
from pingshun_screen.gui.layer_rows import KIND, LAYER, short_name
from pingshun_screen.gui.lights import UNKNOWN, USABLE, light_icon, light_word
from pingshun_screen.gui.table_dialog import TableDialog
from pingshun_screen.gui.transformation_dialog import TransformationDialog
from pingshun_screen.io.heritage.spec import HeritageSpec
from pingshun_screen.io.ledgers.spec import LedgerSpec

if TYPE_CHECKING:
    from pingshun_screen.report.case_answers import TableAnswer

OtherInput: TypeAlias = LedgerSpec | HeritageSpec | UserTransformation
Kind = TypeVar("Kind", LedgerSpec, HeritageSpec, UserTransformation)


@dataclass(eq=False)
class InputRow:
    """A table or transformation, and its row on the page."""

    content: OtherInput
    item: QTreeWidgetItem
    light: str = UNKNOWN
    remarks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it is, in the language of the interface."""
        if isinstance(self.content, LedgerSpec):
            return tr("Ledger")
        if isinstance(self.content, HeritageSpec):
            return tr("Scopes of protected units")
        return tr("Transformation")

    def show(self) -> None:
        """Write what is known of it into the table."""
        self.item.setText(KIND, self.title)
        self.item.setText(LAYER, name_of(self.content))
        self.item.setToolTip(LAYER, source_of(self.content) or name_of(self.content))
        if isinstance(self.content, UserTransformation):
            return
        self.item.setIcon(KIND, light_icon(self.light))
        self.item.setToolTip(KIND, "\n".join([light_word(self.light), *self.remarks]))


def source_of(content: OtherInput) -> str:
    """Return the file a table comes from; empty for a transformation."""
    if isinstance(content, LedgerSpec):
        return content.source
    return content.table if isinstance(content, HeritageSpec) else ""


def name_of(content: OtherInput) -> str:
    """Return what the page calls it."""
    if isinstance(content, UserTransformation):
        return content.name
    return short_name(source_of(content))


class OtherInputs(QObject):
    """The rows of tables and transformations beneath those of the layers.

    Parameters
    ----------
    table
        Where the rows stand.
    """

    changed = pyqtSignal()
    renamed = pyqtSignal(str, str)

    def __init__(self, table: QTreeWidget) -> None:
        super().__init__(table)
        self._table = table
        self.rows: list[InputRow] = []

    def clear(self) -> None:
        """Forget all rows; whoever calls this empties the table."""
        self.rows = []

    def fill(self, contents: Iterable[OtherInput]) -> None:
        """Add a row for each table and transformation of a case."""
        for content in contents:
            self._add(content)

    def of_kind(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """Return the contents of one kind, in the order of the rows."""
        return tuple(r.content for r in self.rows if isinstance(r.content, kind))

    def transformation_names(self) -> list[str]:
        """Return what layers may call the transformations."""
        return [one.name for one in self.of_kind(UserTransformation)]

    def row_of(self, item: QTreeWidgetItem | None) -> InputRow | None:
        """Return the row that an item of the table shows."""
        return next((row for row in self.rows if row.item is item), None)

    def menu(self, parent: QWidget) -> QMenu:
        """Return a menu of all kinds that can be added."""
        menu = QMenu(parent)
        for words, start in (
            (tr("Ledger…"), LedgerSpec("")),
            (tr("Scopes of protected units…"), HeritageSpec("")),
            (tr("Transformation…"), None),
        ):
            action = menu.addAction(words)
            action.triggered.connect(lambda _checked, start=start: self.add_new(start))
        return menu

    def add_new(self, content: LedgerSpec | HeritageSpec | None) -> None:
        """Let the user state a new table, or with None a transformation."""
        dialog = self._dialog(content)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            row = self._add(dialog.stated())
            self._table.setCurrentItem(row.item)
            self.changed.emit()

    def edit(self, row: InputRow) -> None:
        """Let the user change a table or transformation."""
        dialog = self._dialog(row.content)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            before = row.content
            row.content, row.light, row.remarks = dialog.stated(), UNKNOWN, ()
            row.show()
            if isinstance(before, UserTransformation):
                self._rename(before.name, name_of(row.content))
            self.changed.emit()

    def remove(self, row: InputRow) -> None:
        """Take a row away; whatever asks for a transformation loses it."""
        self.rows.remove(row)
        if isinstance(row.content, UserTransformation):
            self._rename(row.content.name, "")
        self._table.takeTopLevelItem(self._table.indexOfTopLevelItem(row.item))
        self.changed.emit()

    def show_answers(self, answers: Sequence[TableAnswer]) -> None:
        """Show what a check said of each table."""
        by_source = {answer.source: answer for answer in answers}
        for row in self.rows:
            answer = by_source.get(source_of(row.content))
            row.light = answer.light.value if answer else UNKNOWN
            row.remarks = answer.remarks if answer else ()
            row.show()

    def remarks(self) -> list[str]:
        """Return what is the matter with the tables."""
        return [
            f"{name_of(row.content)}：{remark}"
            for row in self.rows
            if row.light not in (UNKNOWN, USABLE)
            for remark in row.remarks
        ]

    def _add(self, content: OtherInput) -> InputRow:
        item = QTreeWidgetItem()
        self._table.addTopLevelItem(item)
        row = InputRow(content, item)
        self.rows.append(row)
        row.show()
        return row

    def _rename(self, old: str, new: str) -> None:
        """Let tables ask for a transformation by its new name, and tell others."""
        for row in self.rows:
            known = row.content
            if isinstance(known, HeritageSpec) and known.transformation == old:
                row.content = replace(known, transformation=new)
        self.renamed.emit(old, new)

    def _dialog(self, content: OtherInput | None) -> TableDialog | TransformationDialog:
        parent: QWidget = self._table
        if isinstance(content, LedgerSpec | HeritageSpec):
            return TableDialog(content, self.transformation_names(), parent)
        own = {content.name} if content is not None else set()
        taken = frozenset(self.transformation_names()) - own
        return TransformationDialog(content, taken, parent)
