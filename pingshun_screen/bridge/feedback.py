"""Progress, cancellation and faults, told through a QGIS feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProcessingException

if TYPE_CHECKING:
    from qgis.core import QgsProcessingFeedback

    from pingshun_screen.core.errors import ScreeningError
    from pingshun_screen.core.findings import ScreeningResult
    from pingshun_screen.core.progress import IsCancelled, Progress


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
    result: ScreeningResult, feedback: QgsProcessingFeedback
) -> None:
    """Name every layer that is missing, failed or had features left out.

    Parameters
    ----------
    result
        Outcome of the run.
    feedback
        What the user reads.
    """
    # Brings shapely in, which must wait until an algorithm has loaded it rightly.
    from pingshun_screen.report.unscreened import unscreened  # noqa: PLC0415

    for failure in unscreened(result.layers):
        feedback.pushWarning(str(failure))
