"""Checking the chosen layers beside the window, the latest choice only."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from pingshun_screen.bridge.translation import tr
from pingshun_screen.gui.background_work import BackgroundWork
from pingshun_screen.io.case_file import Case

if TYPE_CHECKING:
    from pingshun_screen.core.progress import IsCancelled, Progress
    from pingshun_screen.gui.chosen_layers import ChosenLayers
    from pingshun_screen.gui.screening_work import CheckedCase


class LayerChecking(QObject):
    """Tells what a check says of the choices; a newer choice stops an older check."""

    checked = pyqtSignal(object, object)
    failed = pyqtSignal(str)
    ended = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.task: BackgroundWork | None = None
        self._given_up: set[BackgroundWork] = set()

    def start(self, chosen: ChosenLayers, case: Case) -> None:
        """Check a case that was made of some choices."""
        self.stop()
        task = BackgroundWork(tr("Checking layers"), partial(_checked, case))
        task.done.connect(partial(self._done, task, chosen))
        task.failed.connect(partial(self._failed, task))
        task.stopped.connect(partial(self._over, task))
        self.task = task
        task.start()

    def stop(self) -> None:
        """Stop a check that goes on; nothing is told of it any more."""
        if self.task is not None:
            # Kept for `end`, which waits for it too.
            self._given_up.add(self.task)
            self.task.cancel()
            self.task = None

    def end(self) -> None:
        """Stop and wait until nothing is at work any more."""
        self.stop()
        for task in self._given_up:
            task.end()

    def _done(
        self, task: BackgroundWork, chosen: ChosenLayers, found: CheckedCase
    ) -> None:
        is_wanted = task is self.task
        self._over(task)
        if is_wanted:
            self.checked.emit(chosen, found)

    def _failed(self, task: BackgroundWork, problem: str) -> None:
        is_wanted = task is self.task
        self._over(task)
        if is_wanted:
            self.failed.emit(problem)

    def _over(self, task: BackgroundWork) -> None:
        self._given_up.discard(task)
        if task is self.task:
            self.task = None
            self.ended.emit()


def _checked(case: Case, progress: Progress, is_cancelled: IsCancelled) -> CheckedCase:
    # In the working thread: this brings in geopandas.
    from pingshun_screen.gui.screening_work import checked  # noqa: PLC0415

    return checked(case, progress, is_cancelled)
