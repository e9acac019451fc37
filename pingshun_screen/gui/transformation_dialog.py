"""The parameters of a transformation between coordinate systems, typed in."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QWidget

from pingshun_screen.bridge.translation import tr
from pingshun_screen.bridge.values import crs_text
from pingshun_screen.core.user_transformations import (
    FourParameters,
    Method,
    Pipeline,
    Rotation,
    SevenParameters,
    UserTransformation,
)
from pingshun_screen.gui.forms import load_form

SEVEN, FOUR, PIPELINE = range(3)
CGCS2000 = "EPSG:4490"


class TransformationDialog(QDialog):
    """Shows a transformation, or takes a new one.

    Parameters
    ----------
    known
        To start from; None for a new one.
    taken
        Names that other transformations have.
    """

    def __init__(
        self,
        known: UserTransformation | None,
        taken: frozenset[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        load_form("transformation_dialog", self)
        self._taken = taken
        self._seven = {
            "x_m": self.xEdit,
            "y_m": self.yEdit,
            "z_m": self.zEdit,
            "rx_s": self.rxEdit,
            "ry_s": self.ryEdit,
            "rz_s": self.rzEdit,
            "scale_ppm": self.scaleEdit,
        }
        self._four = {
            "north_m": self.northEdit,
            "east_m": self.eastEdit,
            "rotation_s": self.turnEdit,
            "scale_ppm": self.planeScaleEdit,
        }
        self.kindCombo.addItems(
            [tr("Seven parameters"), tr("Four parameters"), tr("PROJ pipeline")]
        )
        self.senseCombo.addItem("", None)
        self.senseCombo.addItem(tr("Position vector"), Rotation.POSITION_VECTOR)
        self.senseCombo.addItem(tr("Coordinate frame"), Rotation.COORDINATE_FRAME)
        self.kindCombo.currentIndexChanged.connect(self._change_kind)
        standard = QDialogButtonBox.StandardButton
        self.buttons.button(standard.Ok).setText(tr("OK"))
        self.buttons.button(standard.Cancel).setText(tr("Cancel"))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self.toSelector.setCrs(QgsCoordinateReferenceSystem(CGCS2000))
        if known is not None:
            self._show(known)

    def stated(self) -> UserTransformation:
        """Return what was typed in.

        Raises
        ------
        ValueError
            With what is missing or no number, in the language of the interface.
        """
        name, source = self.nameEdit.text().strip(), self.sourceEdit.text().strip()
        start = crs_text(self.fromSelector.crs())
        end = crs_text(self.toSelector.crs())
        if not (name and source and start and end):
            raise ValueError(tr("Name, giver and both coordinate systems are needed."))
        if name in self._taken:
            raise ValueError(tr("Another transformation has this name."))
        return UserTransformation(
            name, source, start, end, self._method(), self.accuracySpin.value()
        )

    def _method(self) -> Method:
        kind = self.kindCombo.currentIndex()
        if kind == PIPELINE:
            return Pipeline(self.pipelineEdit.toPlainText().strip())
        if kind == FOUR:
            return FourParameters(**_numbers(self._four))
        rotation = self.senseCombo.currentData()
        if rotation is None:
            raise ValueError(tr("The sense of rotation is needed."))
        return SevenParameters(**_numbers(self._seven), rotation=rotation)

    def _change_kind(self, kind: int) -> None:
        self.pages.setCurrentIndex(kind)
        if kind == FOUR and self.toSelector.crs().isGeographic():
            # They lead from one grid to another: which, only the user can say.
            self.toSelector.setCrs(QgsCoordinateReferenceSystem())

    def _accept(self) -> None:
        try:
            self.stated()
        except ValueError as error:
            self.hintLabel.setText(str(error))
            return
        self.accept()

    def _show(self, known: UserTransformation) -> None:
        self.nameEdit.setText(known.name)
        self.sourceEdit.setText(known.source)
        for selector, text in (
            (self.fromSelector, known.from_crs),
            (self.toSelector, known.to_crs),
        ):
            crs = QgsCoordinateReferenceSystem()
            crs.createFromUserInput(text)
            selector.setCrs(crs)
        self.accuracySpin.setValue(known.accuracy_m)
        method = known.method
        if isinstance(method, Pipeline):
            self.kindCombo.setCurrentIndex(PIPELINE)
            self.pipelineEdit.setPlainText(method.text)
        elif isinstance(method, FourParameters):
            self.kindCombo.setCurrentIndex(FOUR)
            _fill(self._four, vars(method))
        else:
            self.kindCombo.setCurrentIndex(SEVEN)
            _fill(self._seven, vars(method))
            self.senseCombo.setCurrentIndex(self.senseCombo.findData(method.rotation))


def _fill(edits: Mapping[str, QLineEdit], numbers: Mapping[str, object]) -> None:
    for name, edit in edits.items():
        edit.setText(repr(numbers[name]))


def _numbers(edits: Mapping[str, QLineEdit]) -> dict[str, float]:
    try:
        return {name: float(edit.text().strip()) for name, edit in edits.items()}
    except ValueError:
        raise ValueError(tr("Every parameter has to be a number.")) from None
