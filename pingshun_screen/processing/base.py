"""What the algorithms share: their place in the toolbox, refusals and counts."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
)
from qgis.PyQt.QtGui import QIcon

from pingshun_screen.bridge.feedback import refusal
from pingshun_screen.bridge.readiness import make_ready
from pingshun_screen.bridge.requirements import missing_packages
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.errors import ScreeningError
from pingshun_screen.core.resources import resource

if TYPE_CHECKING:
    from pingshun_screen.core.findings import ScreeningResult

Parameters = dict[str, Any]
"""As QGIS hands them over: by name, of whatever type the user's choice has."""


@dataclass(frozen=True)
class Head:
    """What the toolbox shows of an algorithm, in the language of QGIS.

    Attributes
    ----------
    name
        The stable second part of the algorithm's name; not translated.
    title
        The name shown in the toolbox.
    summary
        One line of help.
    help
        The help beside the dialog.
    """

    name: str
    title: str
    summary: str
    help: str


class ScreeningAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that screens; subclasses say from what."""

    COUNTS = ("MINE_COUNT", "CONFLICT_COUNT", "NOT_DETERMINED_COUNT")
    """Outputs: mines screened, in conflict, and not determined."""

    @abstractmethod
    def head(self) -> Head:
        """Return what the toolbox shows of the algorithm."""

    @abstractmethod
    def screen(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, object]:
        """Do the work and return the outputs.

        Raises
        ------
        ScreeningError
            If an input cannot be used.
        """

    def processAlgorithm(  # noqa: N802
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, object]:
        """Screen, and tell every fault of the inputs before giving up."""
        try:
            make_ready()
            return self.screen(parameters, context, feedback)
        except ScreeningError as error:
            raise refusal(error, feedback) from error

    def canExecute(self) -> tuple[bool, str]:  # noqa: N802
        """Return whether this QGIS has the Python packages, and what is missing."""
        missing = missing_packages()
        if not missing:
            return True, ""
        template = tr(
            "This QGIS lacks Python packages that the screening needs: {packages}."
            " The README of the plugin tells how to install them."
        )
        return False, template.format(packages="; ".join(missing))

    def name(self) -> str:
        """Return the stable second part of the algorithm's name."""
        return self.head().name

    def displayName(self) -> str:  # noqa: N802
        """Return the name shown in the toolbox."""
        return self.head().title

    def shortDescription(self) -> str:  # noqa: N802
        """Return the one-line help."""
        return self.head().summary

    def shortHelpString(self) -> str:  # noqa: N802
        """Return the help beside the dialog."""
        return self.head().help

    def createInstance(self) -> ScreeningAlgorithm:  # noqa: N802
        """Return a fresh algorithm for one run."""
        return type(self)()

    def group(self) -> str:
        """Return the heading in the toolbox."""
        return tr("Screening")

    def groupId(self) -> str:  # noqa: N802
        """Return the heading's identifier."""
        return "screening"

    def icon(self) -> QIcon:
        """Return the icon named like the algorithm."""
        return QIcon(str(resource("icons", f"{self.name()}.svg")))

    def add(
        self,
        parameter: QgsProcessingParameterDefinition,
        help_text: str,
        *,
        advanced: bool = False,
    ) -> None:
        """Add a parameter with its help, among the advanced ones if so said."""
        parameter.setHelp(help_text)
        if advanced:
            flag = QgsProcessingParameterDefinition.Flag.FlagAdvanced
            parameter.setFlags(parameter.flags() | flag)
        self.addParameter(parameter)

    def add_counts(self) -> None:
        """Add the outputs that count mines."""
        labels = (
            tr("Number of mines"),
            tr("Number of mines in spatial conflict"),
            tr("Number of mines not determined"),
        )
        for name, label in zip(self.COUNTS, labels, strict=True):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def counts(self, result: ScreeningResult) -> dict[str, object]:
        """Return the mines in all, in conflict, and not determined."""
        verdicts = [mine.spatial.value for mine in result.mines]
        numbers = (
            len(verdicts),
            verdicts.count("conflict"),
            verdicts.count("not_determined"),
        )
        return dict(zip(self.COUNTS, numbers, strict=True))
