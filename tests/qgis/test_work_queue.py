"""Jobs done in turn, whatever becomes of their tasks."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from qgis.core import QgsApplication, QgsTaskManager

from pingshun_screen.gui.work_queue import Job, WorkQueue

LONG_MS = 30_000


class Losing:
    """A task manager that loses the first task it is given."""

    def __init__(self, real: QgsTaskManager) -> None:
        self.real, self.lost = real, []

    def addTask(self, task: object) -> None:  # noqa: N802
        if self.lost:
            self.real.addTask(task)
        else:
            self.lost.append(task)


def test_a_task_that_was_lost_is_started_again(
    qgis_app: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = Losing(QgsApplication.taskManager())
    monkeypatch.setattr(QgsApplication, "taskManager", lambda: manager)
    queue, outcomes = WorkQueue(), []
    for number in (1, 2):
        work = Job("work", lambda _tell, _ask, n=number: n, outcomes.append)
        queue.add(work)
    qtbot.waitUntil(lambda: outcomes == [1, 2], timeout=LONG_MS)
    assert len(manager.lost) == 1
    queue.end()
