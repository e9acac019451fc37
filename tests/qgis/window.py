"""A window with a real locator bar, for plugins: pytest-qgis's iface has none."""

from __future__ import annotations

import time
from collections.abc import Callable

from pytest_qgis.mock_qgis_classes import MockMessageBar
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsLocatorFilter,
    QgsLocatorResult,
    QgsProject,
)
from qgis.gui import QgsLocatorWidget, QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow, QMenu, QToolBar

PATIENCE_S = 60


class Window(QObject):
    """What plugins call of QgisInterface, as far as this one does.

    Its locator, canvas and message bar are QGIS's own.
    """

    currentThemeChanged = pyqtSignal(str)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.main = QMainWindow()
        self.may_leave_project = True
        self.plugin_menu = self.main.menuBar().addMenu("Plugins")
        self.canvas = QgsMapCanvas()
        self.bar = MockMessageBar()
        self.locator_widget = QgsLocatorWidget()
        self.locator = self.locator_widget.locator()
        self.results: list[QgsLocatorResult] = []
        self.locator.foundResult.connect(self._keep)

    def _keep(self, result: QgsLocatorResult) -> None:
        # What the signal brings ends with it.
        self.results.append(QgsLocatorResult(result))

    def registerLocatorFilter(self, one: QgsLocatorFilter) -> None:  # noqa: N802
        self.locator.registerFilter(one)

    def deregisterLocatorFilter(self, one: QgsLocatorFilter) -> None:  # noqa: N802
        self.locator.deregisterFilter(one)

    def mainWindow(self) -> QMainWindow:  # noqa: N802
        return self.main

    def mapCanvas(self) -> QgsMapCanvas:  # noqa: N802
        return self.canvas

    def messageBar(self) -> MockMessageBar:  # noqa: N802
        return self.bar

    def pluginMenu(self) -> QMenu:  # noqa: N802
        return self.plugin_menu

    def addToolBar(self, name: str) -> QToolBar:  # noqa: N802
        return self.main.addToolBar(name)

    def addDockWidget(self, area: Qt.DockWidgetArea, dock: QDockWidget) -> None:  # noqa: N802
        self.main.addDockWidget(area, dock)

    def removeDockWidget(self, dock: QDockWidget) -> None:  # noqa: N802
        self.main.removeDockWidget(dock)

    def newProject(self, prompt_to_save: bool = False) -> bool:  # noqa: N802
        """Ask, if wanted, as the user of QGIS may say no."""
        if prompt_to_save and not self.may_leave_project:
            return False
        QgsProject.instance().clear()
        return True

    def warnings(self) -> list[str]:
        return self.bar.get_messages(Qgis.MessageLevel.Warning)

    def filters(self) -> list[str]:
        return [one.name() for one in self.locator.filters()]

    def type(self, text: str) -> None:
        """Type into the locator bar."""
        self.results.clear()
        self.locator_widget.search(text)
        wait_until(self.locator.isRunning)

    def finish(self) -> list[QgsLocatorResult]:
        """Wait for the search and return what it found, best first."""
        wait_until(lambda: not self.locator.isRunning())
        return sorted(self.results, key=lambda result: -result.score)

    def search(self, text: str) -> list[QgsLocatorResult]:
        self.type(text)
        return self.finish()


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        QgsApplication.processEvents()
        time.sleep(0.005)


def finish_deletions() -> None:
    """Delete what is to be deleted later, as the event loop of QGIS does."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
