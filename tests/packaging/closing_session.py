"""What test_window has a QGIS window do that is closed in the middle of a run."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from qgis import utils
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication

PLUGIN = "pingshun_screen"
PATIENCE_S = 60
FOLDER = Path(os.environ["WINDOW_SESSION"])


def wait_until(condition: Callable[[], bool]) -> None:
    """Let QGIS go on until something is so."""
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        QgsApplication.processEvents()
        time.sleep(0.005)


def close_midway() -> None:
    """Start a run in the panel and close the window while it goes on."""
    status = 1
    try:
        utils.updateAvailablePlugins()
        utils.loadPlugin(PLUGIN)
        utils.startPlugin(PLUGIN)
        actions = utils.plugins[PLUGIN].actions
        actions.show_dock()
        dock = actions.dock
        dock.open_case(FOLDER / "case.toml")
        dock.run_into(FOLDER / "out")
        wait_until(lambda: dock.run.progressBar.value() > 0)
        if dock.screening.is_running:
            (FOLDER / "running.txt").write_text(dock.run.stageLabel.text())
        status = 0
    finally:
        (FOLDER / "trace.txt").write_text(traceback.format_exc())
        # As QGIS does before it ends.
        QgsProject.instance().clear()
        QApplication.instance().exit(status)


QTimer.singleShot(1000, close_midway)
