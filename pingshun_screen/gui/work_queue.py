"""Pieces of work that are done one after the other, beside the window."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from pingshun_screen.core.progress import IsCancelled, Progress
from pingshun_screen.gui.background_work import BackgroundWork


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
        self.task: BackgroundWork | None = None
        self._waiting: deque[Job] = deque()

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
            self.idle.emit()
            return
        job = self._waiting.popleft()
        self.staged.emit(job.title)
        self.progressed.emit(0.0)
        task = BackgroundWork(job.title, job.work)
        task.staged.connect(partial(self._tell_stage, task))
        task.progressed.connect(partial(self._tell_progress, task))
        task.done.connect(partial(self._finish, task, job))
        task.failed.connect(partial(self._fail, task, job))
        task.stopped.connect(partial(self._end, task))
        self.task = task
        task.start()

    def _tell_stage(self, task: BackgroundWork, stage: str) -> None:
        if task is self.task:
            self.staged.emit(stage)

    def _tell_progress(self, task: BackgroundWork, percent: float) -> None:
        if task is self.task:
            self.progressed.emit(percent)

    def _finish(self, task: BackgroundWork, job: Job, outcome: object) -> None:
        if self._end(task):
            job.on_done(outcome)

    def _fail(self, task: BackgroundWork, job: Job, problem: str) -> None:
        if self._end(task):
            self.failed.emit(job.failure.format(problem=problem))

    def _end(self, task: BackgroundWork) -> bool:
        """Go on to the next job; False for a task that was abandoned."""
        if task is not self.task:
            return False
        self.task = None
        self._start_next()
        return True
