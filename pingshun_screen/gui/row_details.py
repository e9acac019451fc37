"""What is beneath the table of layers: the details of the current row."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QStackedWidget, QWidget

from pingshun_screen.gui.forms import load_form
from pingshun_screen.gui.layer_details import LayerDetails
from pingshun_screen.gui.layer_rows import LayerRow
from pingshun_screen.gui.lights import light_word
from pingshun_screen.gui.other_inputs import InputRow, source_of


class InputDetails(QWidget):
    """Shows a table or transformation and what the check says of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("input_details", self)

    def show_row(self, row: InputRow) -> None:
        """Show a row."""
        is_table = bool(source_of(row.content))
        words = [row.title, light_word(row.light)] if is_table else [row.title]
        self.titleLabel.setText(" · ".join(words))
        self.remarks.setPlainText("\n".join(row.remarks))


class RowDetails(QStackedWidget):
    """The details of a layer, or of a table or transformation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layer = LayerDetails(self)
        self.other = InputDetails(self)
        self.addWidget(self.layer)
        self.addWidget(self.other)

    def show_row(
        self, row: LayerRow | InputRow | None, transformations: Sequence[str]
    ) -> None:
        """Show a row; None where there is none.

        Parameters
        ----------
        row
            The row.
        transformations
            Names that a layer may ask for.
        """
        if isinstance(row, InputRow):
            self.other.show_row(row)
            self.setCurrentWidget(self.other)
        else:
            self.layer.show_row(row, transformations)
            self.setCurrentWidget(self.layer)
