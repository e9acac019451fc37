"""One row of the table of layers: a role, and the layer chosen for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QTreeWidgetItem

from pingshun_screen.bridge.case_layers import spec_of
from pingshun_screen.bridge.role_names import role_name
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.errors import Fault
from pingshun_screen.core.vocabulary import Role, Shape, vocabulary
from pingshun_screen.gui.lights import UNKNOWN, UNUSABLE, light_icon, light_word
from pingshun_screen.io.case_file import LayerSpec
from pingshun_screen.io.databases.connection import is_database

if TYPE_CHECKING:
    from pingshun_screen.report.case_answers import LayerAnswer

KIND, LAYER, BASIS, FEATURES, CRS = range(5)

_FILTERS = {
    Shape.POLYGON: QgsMapLayerProxyModel.Filter.PolygonLayer,
    Shape.LINE: QgsMapLayerProxyModel.Filter.LineLayer,
    Shape.POINT: QgsMapLayerProxyModel.Filter.PointLayer,
}


class Basis(Enum):
    """Why a row has its layer."""

    NONE = "none"
    CERTAIN = "certain"
    GUESSED = "guessed"
    CHOSEN = "chosen"
    CASE = "case"


def basis_word(basis: Basis) -> str:
    """Return why, in the language of the interface."""
    words = {
        Basis.NONE: "",
        Basis.CERTAIN: tr("Certain"),
        Basis.GUESSED: tr("Guess"),
        Basis.CHOSEN: tr("Chosen"),
        Basis.CASE: tr("Case"),
    }
    return words[basis]


@dataclass(eq=False)
class LayerRow:
    """A role, and what the user said of its layer.

    Parameters
    ----------
    details
        Role and all that is said of the layer. `source` is only set where it came
        from a case file, whole, and counts as long as the layer that shows it is
        still chosen, or could not be opened.
    item, combo
        The row in the table and the choice of a layer in it.
    is_extra
        Added by the user beside the row that every role has.
    basis
        Why the layer was chosen.
    absent
        Who says that the county has no such layer; empty if nobody does.
    coverage_id
        The layer that says what this one covers; empty for the whole case's.
    problem
        Why a case file cannot name the layer.
    answer
        What the last check said.
    """

    details: LayerSpec
    item: QTreeWidgetItem
    combo: QgsMapLayerComboBox
    is_extra: bool = False
    basis: Basis = Basis.NONE
    absent: str = ""
    coverage_id: str = ""
    problem: Fault | None = None
    answer: LayerAnswer | None = None

    @property
    def role(self) -> Role:
        """What the layer stands for."""
        return self.details.role

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a layer nor a source that could not be opened."""
        return self.combo.currentLayer() is None and not self.details.source

    @property
    def is_absent(self) -> bool:
        """Whether somebody says that the county has no such layer."""
        return bool(self.absent) and self.is_empty and not self.is_extra

    def could_have(self, layer: QgsVectorLayer) -> bool:
        """Return whether a layer is among those offered for the role."""
        combo = self.combo
        return any(combo.layer(place) == layer for place in range(combo.count()))

    def spec(self, coverage: str | None) -> LayerSpec | None:
        """Return the layer as a case names it, None for an empty row.

        Parameters
        ----------
        coverage
            Source of what the layer covers, None for the whole case's.

        Raises
        ------
        LayerError
            If a case file cannot name it.
        """
        layer = self.combo.currentLayer()
        if isinstance(layer, QgsVectorLayer):
            details = spec_of(layer, self.details)
        elif self.details.source:
            details = self.details
        else:
            return None
        return replace(details, coverage=coverage)

    def show(self) -> None:
        """Write what is known of the row into the table."""
        light = self.light
        self.item.setText(KIND, role_name(self.role))
        self.item.setIcon(KIND, light_icon(light))
        self.item.setToolTip(KIND, "\n".join([light_word(light), *self.remarks]))
        self.item.setText(BASIS, basis_word(self.basis))
        answer = self.answer
        read = answer is not None and bool(answer.crs)
        self.item.setText(FEATURES, str(answer.features) if read and answer else "")
        self.item.setText(CRS, answer.crs if answer else "")
        self.item.setToolTip(CRS, answer.crs if answer else "")

    @property
    def light(self) -> str:
        """How far the row can be used, as `gui.lights` names it."""
        if self.problem is not None:
            return UNUSABLE
        return self.answer.light.value if self.answer is not None else UNKNOWN

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is the matter with the row, and what to do."""
        if self.problem is not None:
            return (f"{self.problem.problem}。{self.problem.remedy}",)
        return self.answer.remarks if self.answer is not None else ()


def layer_combo(role: Role) -> QgsMapLayerComboBox:
    """Return a choice among the project's layers that could have a role."""
    combo = QgsMapLayerComboBox()
    shapes = vocabulary().roles[role].shapes
    filters = [_FILTERS[shape] for shape in Shape if shape in shapes]
    allowed = filters[0]
    for one in filters[1:]:
        allowed |= one
    combo.setFilters(allowed)
    combo.setAllowEmptyLayer(True)
    combo.setLayer(None)
    combo.setAccessibleName(role_name(role))
    # A long layer name must not widen the dock.
    combo.setMinimumContentsLength(8)
    combo.setSizeAdjustPolicy(
        combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    )
    return combo


def show_source(combo: QgsMapLayerComboBox, source: str | None) -> None:
    """Let a choice show a source that no layer of the project shows."""
    if combo.currentLayer() is not None or not source:
        combo.setAdditionalItems([])
        return
    name = short_name(source)
    combo.setAdditionalItems([name])
    combo.setCurrentText(name)


def show_choice(
    combo: QgsMapLayerComboBox, layer: QgsMapLayer | None, source: str | None
) -> None:
    """Let a choice show a layer, else a source, else its own words for none."""
    combo.setLayer(layer)
    show_source(combo, source)
    if combo.currentIndex() < 0:
        combo.setCurrentIndex(0)


def short_name(source: str) -> str:
    """Return a source without its folders, or a database's table."""
    path, *options = source.split("|")
    if is_database(source):
        return " ".join(options).removeprefix("layername=") or path
    return " ".join([Path(path).name, *options])
