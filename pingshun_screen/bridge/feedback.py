"""Progress, cancellation and faults, told through a QGIS feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProcessingException

from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Container

    from qgis.core import QgsProcessingFeedback

    from pingshun_screen.core.errors import ScreeningError
    from pingshun_screen.core.findings import ScreeningResult
    from pingshun_screen.core.progress import IsCancelled, Progress
    from pingshun_screen.core.vocabulary import Role


def progress_of(feedback: QgsProcessingFeedback) -> Progress:
    """Return a progress that moves the feedback's bar and names each new stage."""
    told = ""

    def tell(share: float, stage: str) -> None:
        nonlocal told
        feedback.setProgress(100 * share)
        if stage != told:
            told = stage
            feedback.setProgressText(stage)

    return tell


def cancellation_of(feedback: QgsProcessingFeedback) -> IsCancelled:
    """Return the question whether the user pressed Cancel."""
    return lambda: bool(feedback.isCanceled())


def refusal(
    error: ScreeningError, feedback: QgsProcessingFeedback
) -> QgsProcessingException:
    """Report every fault on a line of its own and return what to raise."""
    for fault in error.faults:
        feedback.reportError(str(fault))
    return QgsProcessingException(str(error))


def warn_of_unscreened(
    result: ScreeningResult, absent: Container[Role], feedback: QgsProcessingFeedback
) -> None:
    """Name every layer that is missing, failed or had features left out.

    Parameters
    ----------
    result
        Outcome of the run.
    absent
        Roles the county does not have; these are not missed.
    feedback
        What the user reads.
    """
    for layer in result.layers:
        is_missed = layer.status != "missing" or layer.role not in absent
        message = layer.message if layer.status != "ok" else _rejected(layer.rejected)
        if is_missed and message:
            label = vocabulary().roles[layer.role].label
            named = f"{label} {layer.source}".strip()
            feedback.pushWarning(
                say("qgis_layers.unscreened", layer=named, message=message)
            )


def _rejected(count: int) -> str:
    return say("qgis_layers.rejected", count=count) if count else ""
