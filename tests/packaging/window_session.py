"""What test_window has a real QGIS window do; QGIS runs it, not pytest.

It uses the plugin as its user would, writes what it saw to the file named in
WINDOW_SESSION, and ends QGIS: with 0 if nothing went wrong.
"""

from __future__ import annotations

import json
import os
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from qgis import utils
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsLocatorResult,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgsLocatorWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QTimer
from qgis.PyQt.QtWidgets import (
    QAction,
    QApplication,
    QDockWidget,
    QMenu,
    QToolBar,
    QWidget,
)

PLUGIN = "pingshun_screen"
FUNCTIONS = ("statutory_area_km2", "corner_table")
SEARCH = "ckq 乙矿"
PATIENCE_S = 20
FOLDER = Path(os.environ["WINDOW_SESSION"])


def locator_bar() -> QgsLocatorWidget:
    """Return the locator bar; PyQt takes it for a plain widget."""
    (bar,) = (
        widget
        for widget in utils.iface.mainWindow().findChildren(QWidget)
        if widget.metaObject().className() == "QgsLocatorWidget"
    )
    return sip.cast(bar, QgsLocatorWidget)


def counts() -> dict[str, int]:
    """Count what a plugin can leave behind."""
    main, bar = utils.iface.mainWindow(), locator_bar()
    # QGIS's own locator bar makes actions of its own as it is used.
    actions = len(main.findChildren(QAction)) - len(bar.findChildren(QAction))
    return {
        "providers": len(QgsApplication.processingRegistry().providers()),
        "functions": len(QgsExpression.Functions()),
        "filters": len(bar.locator().filters()),
        "actions": actions,
        "docks": len(main.findChildren(QDockWidget)),
        "toolbars": len(main.findChildren(QToolBar)),
        "menus": len(main.findChildren(QMenu)),
        "menu entries": len(utils.iface.pluginMenu().actions()),
        "tasks": QgsApplication.taskManager().count(),
    }


def search(text: str) -> list[QgsLocatorResult]:
    """Type into the locator bar and return what it finds."""
    locator = locator_bar().locator()
    found: list[QgsLocatorResult] = []
    locator.foundResult.connect(lambda result: found.append(QgsLocatorResult(result)))
    ends: list[bool] = []
    locator.finished.connect(lambda: ends.append(True))
    locator_bar().search(text)
    wait_until(lambda: bool(ends))
    return found


def wait_until(condition: Callable[[], bool]) -> None:
    """Let QGIS go on until something is so, for twenty seconds at most."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and not condition():
        QgsApplication.processEvents()
        time.sleep(0.005)


def add_mines() -> QgsVectorLayer:
    """Add the mines of the small case to the project."""
    layer = QgsVectorLayer(str(FOLDER / "mines.geojson"), "采矿权", "ogr")
    QgsProject.instance().addMapLayer(layer)
    return layer


def use_the_actions() -> dict[str, object]:
    """Open and close the dock and the manual, and return what is to be seen."""
    main = utils.iface.mainWindow()
    toolbar = main.findChild(QToolBar, "PingshunScreenToolBar")
    actions = {one.objectName(): one for one in toolbar.actions()}
    show_dock = actions["pingshun_screen_dock"]
    docks = len(main.findChildren(QDockWidget))
    show_dock.trigger()
    is_opened = show_dock.isChecked()
    show_dock.trigger()
    actions["pingshun_screen_help"].trigger()
    return {
        "names": list(actions),
        "docks": len(main.findChildren(QDockWidget)) - docks,
        "dock opened": is_opened,
        "dock closed": not show_dock.isChecked(),
    }


def use_the_plugin() -> dict[str, object]:
    """Switch the plugin on, use what it adds, and switch it off again."""
    layer = add_mines()
    before = counts()
    utils.updateAvailablePlugins()
    is_on = utils.loadPlugin(PLUGIN) and utils.startPlugin(PLUGIN)
    provider = QgsApplication.processingRegistry().providerById(PLUGIN)
    layer.selectByExpression("statutory_area_km2($geometry) > 0.9")
    seen: dict[str, object] = {
        "is_on": is_on,
        "algorithms": sorted(one.name() for one in provider.algorithms()),
        "functions": [name for name in FUNCTIONS if QgsExpression.isFunctionName(name)],
        "selected": [one["矿山名称"] for one in layer.selectedFeatures()],
    }
    results = search(SEARCH)
    seen["found"] = [result.displayString for result in results]
    for result in results:
        result.filter.triggerResult(result)
    seen["actions"] = use_the_actions()
    extent = utils.iface.mapCanvas().extent()
    seen["west_of_map"], seen["east_of_map"] = extent.xMinimum(), extent.xMaximum()
    seen["is_off"] = utils.unloadPlugin(PLUGIN)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    after = counts()
    seen["left"] = {name: after[name] - before[name] for name in before}
    return seen


def run() -> None:
    """Use the plugin and end QGIS, whatever happens."""
    status = 1
    try:
        seen = use_the_plugin()
        (FOLDER / "seen.json").write_text(json.dumps(seen, ensure_ascii=False))
        status = 0
    finally:
        (FOLDER / "trace.txt").write_text(traceback.format_exc())
        QgsProject.instance().clear()
        QApplication.instance().exit(status)


QTimer.singleShot(1000, run)
