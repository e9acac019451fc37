"""A window with a real locator bar, for plugins: pytest-qgis's iface has none."""

from __future__ import annotations

import time
from collections.abc import Callable

from pytest_qgis.mock_qgis_classes import MockMessageBar
from qgis.core import Qgis, QgsApplication, QgsLocatorFilter, QgsLocatorResult
from qgis.gui import QgsLocatorWidget, QgsMapCanvas
from qgis.PyQt.QtWidgets import QMainWindow

PATIENCE_S = 10


class Window:
    """What plugins call of QgisInterface, as far as this one does.

    Its locator, canvas and message bar are QGIS's own.
    """

    def __init__(self) -> None:
        self.main = QMainWindow()
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
