"""Pieces of work that are done one after the other, beside the window."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject, QThreadPool, QTimer, pyqtSignal

from pingshun_screen.core.progress import IsCancelled, Progress
from pingshun_screen.gui.background_task import BackgroundTask

_WATCH_MS = 2000


@dataclass(frozen=True)
class Job:
    """One piece of work.

    Parameters
    ----------
    title
        What it is, in words.
    work
        As for `BackgroundTask`.
    on_done
        Called in the main thread with the outcome.
    failure
        What is said if it fails; `{problem}` stands for why.
    """

    title: str
    work: Callable[[Progress, IsCancelled], Any]
    on_done: Callable[[Any], None]
    failure: str = "{problem}"


class WorkQueue(QObject):
    """Does jobs in turn: two that write into one folder must not meet.

    Parameters
    ----------
    parent
        Owner.
    """

    staged = pyqtSignal(str)
    progressed = pyqtSignal(float)
    failed = pyqtSignal(str)
    idle = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.task: BackgroundTask[Any] | None = None
        self._job: Job | None = None
        self._waiting: deque[Job] = deque()
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self._start_if_lost)

    def add(self, job: Job) -> None:
        """Do a job as soon as those before it are done."""
        self._waiting.append(job)
        if self.task is None:
            self._start_next()

    def cancel(self) -> None:
        """Stop the job at work and forget those that wait."""
        self._waiting.clear()
        if self.task is not None:
            self.task.cancel()

    def abandon(self) -> None:
        """Stop everything and hear no more of it."""
        self._waiting.clear()
        task, self.task = self.task, None
        if task is not None:
            task.cancel()
            self.idle.emit()

    def end(self) -> None:
        """Stop everything and wait until nothing is at work any more."""
        task = self.task
        self.abandon()
        if task is not None:
            task.end()

    def _start_next(self) -> None:
        if not self._waiting:
            self._watch.stop()
            self.idle.emit()
            return
        self._start(self._waiting.popleft())

    def _start(self, job: Job) -> None:
        self._job = job
        self.staged.emit(job.title)
        self.progressed.emit(0.0)
        task = BackgroundTask(job.title, job.work)
        task.staged.connect(partial(self._tell_stage, task))
        task.progressChanged.connect(partial(self._tell_progress, task))
        task.done.connect(partial(self._finish, task, job))
        task.failed.connect(partial(self._fail, task, job))
        task.stopped.connect(partial(self._end, task))
        # Kept until it ends: QGIS holds only its own half of a task.
        self.task = task
        QgsApplication.taskManager().addTask(task)
        self._watch.start()

    def _start_if_lost(self) -> None:
        """Start a job again that waits although threads are free.

        QGIS takes a finished task's runnable out of the pool by its address, which
        a task that still waits may have by then: that one never starts.
        """
        task, pool = self.task, QThreadPool.globalInstance()
        if task is None or self._job is None:
            self._watch.stop()
            return
        is_waiting = task.status() == QgsTask.TaskStatus.Queued
        if is_waiting and pool.activeThreadCount() < pool.maxThreadCount():
            self.task = None
            task.cancel()
            self._start(self._job)

    def _tell_stage(self, task: BackgroundTask[Any], stage: str) -> None:
        if task is self.task:
            self.staged.emit(stage)

    def _tell_progress(self, task: BackgroundTask[Any], percent: float) -> None:
        if task is self.task:
            self.progressed.emit(percent)

    def _finish(self, task: BackgroundTask[Any], job: Job, outcome: object) -> None:
        if self._end(task):
            job.on_done(outcome)

    def _fail(self, task: BackgroundTask[Any], job: Job, problem: str) -> None:
        if self._end(task):
            self.failed.emit(job.failure.format(problem=problem))

    def _end(self, task: BackgroundTask[Any]) -> bool:
        """Go on to the next job; False for a task that was abandoned."""
        if task is not self.task:
            return False
        self.task = None
        self._start_next()
        return True
