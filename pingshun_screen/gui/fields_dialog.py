"""Which column of a layer holds which standard field."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidgetItem,
    QWidget,
)

from pingshun_screen.bridge.role_names import role_name
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.vocabulary import match_fields, vocabulary
from pingshun_screen.gui.forms import load_form
from pingshun_screen.gui.layer_rows import LayerRow

FIELD, COLUMN, WHY, VALUES = range(4)


class FieldsDialog(QDialog):
    """Shows what was recognised, with the first values, and lets it be changed.

    Parameters
    ----------
    row
        The layer. What the check read of it is shown; before a check only the
        names of its columns are known.
    """

    def __init__(self, row: LayerRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("fields_dialog", self)
        answer = row.answer
        layer = row.combo.currentLayer()
        self._samples = dict(answer.samples or {}) if answer else {}
        if not self._samples and layer is not None:
            self._samples = dict.fromkeys(layer.fields().names(), ())
        self._guessed = match_fields(self._samples, row.role)
        self._stated = dict(row.details.fields)
        self._choices: dict[str, QComboBox] = {}
        name = layer.name() if layer is not None else row.details.source
        self.headLabel.setText(f"{role_name(row.role)} · {name}")
        for field, term in vocabulary().fields_of(row.role).items():
            self._add(field, term.label)
        header = self.table.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(COLUMN, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(COLUMN, 170)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        restore = QDialogButtonBox.StandardButton.RestoreDefaults
        self.buttons.button(restore).setText(tr("As recognised"))
        # QGIS finds no translation of Qt's own words in a Chinese locale.
        standard = QDialogButtonBox.StandardButton
        self.buttons.button(standard.Ok).setText(tr("OK"))
        self.buttons.button(standard.Cancel).setText(tr("Cancel"))
        self.buttons.button(restore).clicked.connect(self.restore)

    def stated(self) -> dict[str, str]:
        """Return the columns that differ from what is recognised by itself."""
        chosen = {name: combo.currentData() for name, combo in self._choices.items()}
        return {
            name: column
            for name, column in chosen.items()
            if column and column != self._guessed.get(name)
        }

    def restore(self) -> None:
        """Go back to what is recognised by itself."""
        for name, combo in self._choices.items():
            combo.setCurrentIndex(max(0, combo.findData(self._guessed.get(name))))

    def _add(self, name: str, label: str) -> None:
        item = QTreeWidgetItem([label])
        self.table.addTopLevelItem(item)
        combo = QComboBox()
        combo.setAccessibleName(label)
        # A recognised column can be replaced, not given up: a case cannot say so.
        if name not in self._guessed:
            combo.addItem("", "")
        for column in self._samples:
            combo.addItem(column, column)
        chosen = self._stated.get(name) or self._guessed.get(name, "")
        if chosen and combo.findData(chosen) < 0:
            combo.addItem(chosen, chosen)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        self.table.setItemWidget(item, COLUMN, combo)
        self._choices[name] = combo
        combo.currentIndexChanged.connect(lambda _index: self._show(item, name))
        self._show(item, name)

    def _show(self, item: QTreeWidgetItem, name: str) -> None:
        column = self._choices[name].currentData()
        guessed = self._guessed.get(name)
        why = tr("Recognised") if column == guessed else tr("Chosen")
        item.setText(WHY, why if column else tr("None"))
        item.setText(VALUES, "、".join(self._samples.get(column, ())))
        item.setToolTip(VALUES, "\n".join(self._samples.get(column, ())))
