"""An editor for each kind of parameter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import QAbstractItemModel, QLocale, QModelIndex, Qt
from qgis.PyQt.QtGui import QDoubleValidator
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from pingshun_screen.core.policy import Parameter
from pingshun_screen.core.size_classes import size_rows
from pingshun_screen.core.vocabulary import Role, vocabulary
from pingshun_screen.gui.parameters_model import ParametersModel

_ROAD_CLASS = "road_class"


class ParameterEditors(QStyledItemDelegate):
    """Gives numbers a line, dates a calendar, and choices a list."""

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QWidget:
        """Return the editor for a parameter's kind of value."""
        parameter = _parameter(index)
        value = parameter.value
        if isinstance(value, tuple):
            return _many(parameter, parent)
        if isinstance(value, date):
            editor = QDateEdit(parent)
            editor.setDisplayFormat("yyyy-MM-dd")
            editor.setCalendarPopup(True)
            return editor
        if parameter.choices:
            chooser = QComboBox(parent)
            for choice in parameter.choices:
                chooser.addItem(_label(parameter, choice), choice)
            return chooser
        line = QLineEdit(parent)
        if isinstance(value, float):
            validator = QDoubleValidator(line)
            validator.setLocale(QLocale.c())
            line.setValidator(validator)
        return line

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:  # noqa: N802
        """Show the value in force."""
        value = _parameter(index).value
        if isinstance(editor, QgsCheckableComboBox):
            return
        if isinstance(editor, QDateEdit):
            editor.setDate(value)
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QLineEdit):
            editor.setText(f"{value:g}" if isinstance(value, float) else str(value))

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex
    ) -> None:
        """Hand the edited value to the model."""
        if isinstance(editor, QgsCheckableComboBox):
            model.setData(index, tuple(editor.checkedItemsData()))
        elif isinstance(editor, QDateEdit):
            model.setData(index, editor.date().toPyDate())
        elif isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit) and editor.hasAcceptableInput():
            is_number = isinstance(_parameter(index).value, float)
            text = editor.text().strip()
            model.setData(index, float(text) if is_number else text)


def _parameter(index: QModelIndex) -> Parameter:
    model = index.model()
    if not isinstance(model, ParametersModel):
        raise TypeError(model)
    return model.parameter(index.row())


def _many(parameter: Parameter, parent: QWidget) -> QgsCheckableComboBox:
    editor = QgsCheckableComboBox(parent)
    chosen = parameter.value if isinstance(parameter.value, tuple) else ()
    for value in dict.fromkeys((*chosen, *_known(parameter))):
        state = Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked
        editor.addItemWithCheckState(_label(parameter, value), state, value)
    return editor


def _known(parameter: Parameter) -> tuple[str, ...]:
    """Return the values that a list can have, as far as anybody can say."""
    if parameter.choices:
        return parameter.choices
    values = set(parameter.value) if isinstance(parameter.value, tuple) else set()
    classes = vocabulary().constraint_fields[_ROAD_CLASS].choices
    if values & set(Role):
        shapes = vocabulary().roles
        return tuple(role.value for role in Role if shapes[role].shapes)
    if values & set(classes):
        return tuple(classes)
    if parameter.name == "size_class.rows":
        return tuple(dict.fromkeys(row.name for row in size_rows()))
    return ()


def _label(parameter: Parameter, value: str) -> str:
    # Imported only with the panel: the documents' wording brings in geopandas.
    from pingshun_screen.report.wording import parameter_value  # noqa: PLC0415

    return parameter_value(replace(parameter, value=value, unit=""))
