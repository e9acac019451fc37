"""One screening beside the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from pingshun_screen.bridge.translation import tr
from pingshun_screen.gui.background_work import BackgroundWork

if TYPE_CHECKING:
    from pingshun_screen.core.progress import IsCancelled, Progress
    from pingshun_screen.gui.screening_work import ScreenedCase


class ScreeningRun(QObject):
    """Screens a case file into a folder; one run at a time.

    `done` brings the folder and what came out, `failed` every fault on a line of
    its own. `ended` comes before either, and when the user stopped the run.
    """

    progressed = pyqtSignal(float)
    staged = pyqtSignal(str)
    ended = pyqtSignal()
    done = pyqtSignal(object, object)
    failed = pyqtSignal(str)
    stopped = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.task: BackgroundWork | None = None

    @property
    def is_running(self) -> bool:
        """Whether a run goes on."""
        return self.task is not None

    def start(self, case_file: Path, out: Path, documents: str) -> None:
        """Screen a case file.

        Parameters
        ----------
        case_file
            The case.
        out
            Folder for the results.
        documents
            Which are wanted, as `report.publish.Documents` names them.
        """
        task = BackgroundWork(
            tr("Screening mining rights"),
            partial(_screened, case_file, out, documents),
        )
        task.progressed.connect(self.progressed)
        task.staged.connect(self.staged)
        task.done.connect(partial(self._done, out))
        task.failed.connect(self._failed)
        task.stopped.connect(self._stopped)
        self.task = task
        task.start()

    def cancel(self) -> None:
        """Stop the run."""
        if self.task is not None:
            self.task.cancel()

    def end(self) -> None:
        """Stop the run and wait until nothing is at work any more."""
        if self.task is not None:
            self.task.end()

    def _done(self, out: Path, outcome: ScreenedCase) -> None:
        self._end()
        self.done.emit(out, outcome)

    def _failed(self, problem: str) -> None:
        self._end()
        self.failed.emit(problem)

    def _stopped(self) -> None:
        self._end()
        self.stopped.emit()

    def _end(self) -> None:
        self.task = None
        self.ended.emit()


def _screened(
    case_file: Path,
    out: Path,
    documents: str,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> ScreenedCase:
    # In the working thread: this brings in geopandas.
    from pingshun_screen.gui.screening_work import screened  # noqa: PLC0415

    return screened(case_file, out, documents, progress, is_cancelled)
