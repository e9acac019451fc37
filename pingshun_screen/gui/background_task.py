"""Work beside the window: in another thread, with its outcome brought back."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from typing import Generic, TypeVar

from qgis.core import QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from pingshun_screen.bridge.readiness import make_ready
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.errors import Cancelled, Fault, ScreeningError
from pingshun_screen.core.progress import IsCancelled, Progress

Outcome = TypeVar("Outcome")

_PATIENCE_S = 20.0
_PAUSE_S = 0.01


class BackgroundTask(QgsTask, Generic[Outcome]):
    """Does one piece of work and tells its outcome in the main thread.

    Whoever starts it keeps it until one of `done`, `failed` and `stopped` came;
    `BackgroundWork` does.

    Parameters
    ----------
    title
        What QGIS shows while it runs.
    work
        Called in another thread: it must not touch anything of QGIS's window or
        project. Raises `ScreeningError` for what the user can mend.
    """

    done = pyqtSignal(object)
    failed = pyqtSignal(str)
    stopped = pyqtSignal()
    staged = pyqtSignal(str)

    def __init__(
        self, title: str, work: Callable[[Progress, IsCancelled], Outcome]
    ) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel)
        self._work = work
        self._outcome: Outcome | None = None
        self._problem = ""
        self._is_at_work = False

    def end(self) -> None:
        """Stop the work and wait for its thread to let go.

        QGIS would take away under it what it still draws with. Python waits, not
        Qt: the thread needs the interpreter to see that it should stop.
        """
        self.cancel()
        end_s = time.monotonic() + _PATIENCE_S
        while self._is_at_work and time.monotonic() < end_s:
            time.sleep(_PAUSE_S)

    def run(self) -> bool:
        """Do the work; in another thread."""
        self._is_at_work = True
        try:
            return self._is_done()
        finally:
            self._is_at_work = False

    def _is_done(self) -> bool:
        try:
            make_ready()
            self._outcome = self._work(self._tell, self.isCanceled)
        except Cancelled:
            return False
        except (ScreeningError, OSError, ImportError) as error:
            self._problem = str(error)
            return False
        # Whatever goes wrong has to reach the user: what a task raises, QGIS drops.
        except Exception as error:
            fault = Fault(
                tr("Error in the program"),
                f"{type(error).__name__}: {error}",
                tr("Send the text in the log to the makers"),
            )
            self._problem = f"{fault}\n{traceback.format_exc()}"
            return False
        return True

    def finished(self, result: bool) -> None:
        """Tell how it ended; in the main thread."""
        if result:
            self.done.emit(self._outcome)
        elif self._problem:
            self.failed.emit(self._problem)
        else:
            self.stopped.emit()

    def _tell(self, share: float, stage: str) -> None:
        self.setProgress(100 * share)
        self.staged.emit(stage)
