"""Work beside the window, whatever becomes of QGIS's tasks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from qgis.core import QgsApplication, QgsTaskManager

from pingshun_screen.core.errors import Fault, ScreeningError
from pingshun_screen.gui.background_work import BackgroundWork
from pingshun_screen.gui.screening_run import ScreeningRun
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


@pytest.fixture
def losing(qgis_app: object, monkeypatch: pytest.MonkeyPatch) -> Losing:
    manager = Losing(QgsApplication.taskManager())
    monkeypatch.setattr(QgsApplication, "taskManager", lambda: manager)
    return manager


def test_a_task_that_was_lost_is_started_again(losing: Losing, qtbot: QtBot) -> None:
    work, told = BackgroundWork("work", lambda _tell, _ask: "outcome"), []
    work.stopped.connect(lambda: told.append("stopped"))
    work.done.connect(told.append)
    work.start()
    qtbot.waitUntil(lambda: told == ["outcome"], timeout=LONG_MS)
    assert len(losing.lost) == 1


def test_jobs_are_done_in_turn_though_a_task_is_lost(
    losing: Losing, qtbot: QtBot
) -> None:
    queue, outcomes = WorkQueue(), []
    for number in (1, 2):
        work = Job("work", lambda _tell, _ask, n=number: n, outcomes.append)
        queue.add(work)
    qtbot.waitUntil(lambda: outcomes == [1, 2], timeout=LONG_MS)
    assert len(losing.lost) == 1
    queue.end()


def test_a_screening_whose_task_is_lost_is_still_answered(
    losing: Losing, qtbot: QtBot, tmp_path: Path
) -> None:
    run, problems = ScreeningRun(None), []
    run.failed.connect(problems.append)
    run.start(tmp_path / "none.toml", tmp_path / "out", "none")
    qtbot.waitUntil(lambda: len(problems) == 1, timeout=LONG_MS)
    assert "none.toml" in problems[0]
    assert not run.is_running


def _refuse(_tell: Callable[..., None], _ask: Callable[[], bool]) -> None:
    raise ScreeningError([Fault("place", "problem", "remedy")])


def test_what_work_refuses_is_told(qgis_app: object, qtbot: QtBot) -> None:
    work, problems = BackgroundWork("work", _refuse), []
    work.failed.connect(problems.append)
    work.start()
    qtbot.waitUntil(lambda: len(problems) == 1, timeout=LONG_MS)
    assert "remedy" in problems[0]
