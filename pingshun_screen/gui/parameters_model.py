"""The parameters of a policy as a table that can be edited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import IntEnum

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont

from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.errors import PolicyError
from pingshun_screen.core.policy import Parameter, ParameterValue, Policy, Standing
from pingshun_screen.io.policy_file import override_parameters

_NOWHERE = QModelIndex()


class Column(IntEnum):
    """Columns of the table."""

    LABEL = 0
    VALUE = 1
    UNIT = 2
    STANDING = 3


class ParametersModel(QAbstractTableModel):
    """Shows each parameter and keeps what differs from the policy."""

    refused = pyqtSignal(str)
    overridden = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.policy: Policy | None = None
        self.parameters: list[Parameter] = []
        self.overrides: dict[str, ParameterValue] = {}

    def show_policy(self, policy: Policy) -> None:
        """Show the parameters of a policy at its own values."""
        self.beginResetModel()
        self.policy = policy
        self.parameters = list(policy.parameters.values())
        self.overrides = {}
        self.endResetModel()

    def override(self, overrides: dict[str, ParameterValue]) -> None:
        """Take values that differ from the policy's; what it refuses is told."""
        accepted = dict(self.overrides)
        for name, given in overrides.items():
            value = tuple(given) if isinstance(given, list) else given
            trial = {**accepted, name: value}
            if self._own(name) == value:
                trial.pop(name)
            if self._is_accepted(trial):
                accepted = trial
        self.beginResetModel()
        self.overrides = accepted
        self.endResetModel()
        self.overridden.emit()

    def reset(self) -> None:
        """Give every parameter its own value again."""
        self.beginResetModel()
        self.overrides = {}
        self.endResetModel()
        self.overridden.emit()

    def parameter(self, row: int) -> Parameter:
        """Return a parameter with the value in force."""
        own = self.parameters[row]
        return replace(own, value=self.overrides.get(own.name, own.value))

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        """Return the number of parameters."""
        return 0 if parent.isValid() else len(self.parameters)

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = 0
    ) -> str | None:
        """Return the heading of a column."""
        is_heading = orientation == Qt.Orientation.Horizontal
        if not is_heading or role != Qt.ItemDataRole.DisplayRole:
            return None
        headings = (tr("Parameter"), tr("Value"), tr("Unit"), tr("Standing"))
        return headings[section]

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Return what can be done with a cell: values can be edited."""
        flags = super().flags(index)
        is_value = index.column() == Column.VALUE
        return flags | Qt.ItemFlag.ItemIsEditable if is_value else flags

    def data(self, index: QModelIndex, role: int = 0) -> object:
        """Return what a cell shows."""
        parameter = self.parameter(index.row())
        if role == Qt.ItemDataRole.EditRole:
            return parameter.value
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(parameter, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return parameter.source
        if role == Qt.ItemDataRole.FontRole and parameter.name in self.overrides:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def setData(  # noqa: N802
        self, index: QModelIndex, value: ParameterValue, role: int = 2
    ) -> bool:
        """Take a value; one that the policy refuses is told and not taken."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        name = self.parameters[index.row()].name
        trial = {**self.overrides, name: value}
        if value == self._own(name):
            trial.pop(name)
        if not self._is_accepted(trial):
            return False
        self.overrides = trial
        row = [self.index(index.row(), column) for column in (0, len(Column) - 1)]
        self.dataChanged.emit(*row)
        self.overridden.emit()
        return True

    def _own(self, name: str) -> ParameterValue | None:
        found = self.policy.parameters.get(name) if self.policy else None
        return found.value if found else None

    def _is_accepted(self, overrides: dict[str, ParameterValue]) -> bool:
        if self.policy is None:
            return False
        try:
            override_parameters(self.policy, overrides)
        except PolicyError as error:
            self.refused.emit(str(error))
            return False
        return True

    def _text(self, parameter: Parameter, column: Column) -> str:
        if column is Column.LABEL:
            return parameter.label
        if column is Column.UNIT:
            return parameter.unit
        if column is Column.STANDING:
            return self._standing(parameter)
        if isinstance(parameter.value, date):
            return parameter.value.isoformat()
        # Imported only with the panel: the documents' wording brings in geopandas.
        from pingshun_screen.report.wording import parameter_value  # noqa: PLC0415

        return parameter_value(replace(parameter, unit=""))

    def _standing(self, parameter: Parameter) -> str:
        if parameter.name in self.overrides:
            return tr("Changed here")
        is_confirmed = parameter.standing is Standing.CONFIRMED
        return tr("Confirmed") if is_confirmed else tr("To be confirmed")
