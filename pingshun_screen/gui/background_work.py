"""Work that is begun once and ends once, whatever QGIS makes of its tasks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject, QThreadPool, QTimer, pyqtSignal

from pingshun_screen.core.progress import IsCancelled, Progress
from pingshun_screen.gui.background_task import BackgroundTask

_WATCH_MS = 2000

_AT_WORK: set[BackgroundTask[Any]] = set()
"""Tasks until they end: QGIS would call objects that are gone."""


class BackgroundWork(QObject):
    """Does one piece of work in a task of QGIS, in another if that one is lost.

    One of `done`, `failed` and `stopped` comes in the end, in the main thread.

    Parameters
    ----------
    title, work
        As for `BackgroundTask`.
    """

    staged = pyqtSignal(str)
    progressed = pyqtSignal(float)
    done = pyqtSignal(object)
    failed = pyqtSignal(str)
    stopped = pyqtSignal()

    def __init__(
        self, title: str, work: Callable[[Progress, IsCancelled], Any]
    ) -> None:
        super().__init__()
        self._title, self._work = title, work
        self._task: BackgroundTask[Any] | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self._start_if_lost)

    def start(self) -> None:
        """Begin."""
        task = BackgroundTask(self._title, self._work)
        task.staged.connect(self.staged)
        task.progressChanged.connect(self.progressed)
        task.done.connect(partial(self._tell_done, task))
        task.failed.connect(partial(self._tell_failed, task))
        task.stopped.connect(partial(self._tell_stopped, task))
        self._task = task
        _AT_WORK.add(task)
        QgsApplication.taskManager().addTask(task)
        self._watch.start()

    def cancel(self) -> None:
        """Stop the work soon."""
        if self._task is not None:
            self._task.cancel()

    def end(self) -> None:
        """Stop the work and wait for its thread to let go."""
        if self._task is not None:
            self._task.end()

    def _start_if_lost(self) -> None:
        """Start a task again that waits although threads are free.

        QGIS takes a finished task's runnable out of the pool by its address, which
        a task that still waits may have by then: that one never starts.
        """
        task, pool = self._task, QThreadPool.globalInstance()
        if task is None or task.status() != QgsTask.TaskStatus.Queued:
            return
        if pool.activeThreadCount() < pool.maxThreadCount():
            self.start()
            task.cancel()

    def _tell_done(self, task: BackgroundTask[Any], outcome: object) -> None:
        if self._is_over(task):
            self.done.emit(outcome)

    def _tell_failed(self, task: BackgroundTask[Any], problem: str) -> None:
        if self._is_over(task):
            self.failed.emit(problem)

    def _tell_stopped(self, task: BackgroundTask[Any]) -> None:
        if self._is_over(task):
            self.stopped.emit()

    def _is_over(self, task: BackgroundTask[Any]) -> bool:
        """Let go of a task; False for one that was only lost."""
        _AT_WORK.discard(task)
        if task is not self._task:
            return False
        self._task = None
        self._watch.stop()
        return True
