"""The QGIS window as the scenes use it: waiting, looking, taking pictures."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from qgis.PyQt.QtCore import QRect, Qt, QTimer
from qgis.PyQt.QtGui import QGuiApplication, QPixmap
from qgis.PyQt.QtWidgets import (
    QAction,
    QApplication,
    QDialog,
    QDockWidget,
    QMainWindow,
    QToolBar,
    QWidget,
)
from qgis.utils import iface

PICTURES = Path(os.environ["PICTURES"])
PATIENCE_S = 200
WIDTH_PX, HEIGHT_PX = 1366, 768
DOCK_PX, TREE_PX = 560, 230
FLOATING_PX = (980, 640)
SETTLING_S = 0.4
STEP_S = 0.01


def main_window() -> QMainWindow:
    """Return the window of QGIS."""
    return iface.mainWindow()


def wait_until(condition: Callable[[], object], what: str) -> None:
    """Let QGIS go on until something is so.

    Raises
    ------
    TimeoutError
        If it does not come about.
    """
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(what)
        pause(STEP_S)


def pause(seconds: float = SETTLING_S) -> None:
    """Let QGIS go on for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(STEP_S)


def wait_for_map() -> None:
    """Let the map be drawn to its end."""
    pause()
    wait_until(lambda: not iface.mapCanvas().isDrawing(), "map drawn")
    pause()


def lay_out_window() -> None:
    """Give the window its size, and the map room."""
    main = main_window()
    main.showNormal()
    main.setGeometry(0, 0, WIDTH_PX, HEIGHT_PX)
    for name in ("Browser", "Browser2"):
        main.findChild(QDockWidget, name).hide()
    main.statusBar().setSizeGripEnabled(False)
    pause()


def lay_out_docks(dock: QDockWidget) -> None:
    """Give the panel and the tree of layers their widths."""
    main = main_window()
    tree = main.findChild(QDockWidget, "Layers")
    for widget, width in ((dock, DOCK_PX), (tree, TREE_PX)):
        main.resizeDocks([widget], [width], Qt.Orientation.Horizontal)
    pause()


@contextmanager
def floating(dock: QDockWidget) -> Iterator[None]:
    """Let the panel float over the window, wide, for a while."""
    dock.setFloating(True)
    dock.setGeometry(QRect(40, 40, *FLOATING_PX))
    yield
    dock.setFloating(False)
    lay_out_docks(dock)


def take(widget: QWidget, name: str, width_px: int | None = None) -> None:
    """Picture a widget that is shown, or as much of it from the left."""
    pause()
    whole = widget.rect()
    save(widget.grab(QRect(0, 0, width_px or whole.width(), whole.height())), name)


def take_screen(name: str, part: QRect | None = None) -> None:
    """Picture the screen or a part of it, menus and lists that hang out included."""
    pause()
    picture = QGuiApplication.primaryScreen().grabWindow(0)
    save(picture.copy(part) if part is not None else picture, name)


def save(picture: QPixmap, name: str) -> None:
    """Leave a picture in the folder.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    if not picture.save(str(PICTURES / f"{name}.png")):
        raise OSError(name)


def action(name: str) -> QAction:
    """Return an action of the plugin."""
    toolbar = main_window().findChild(QToolBar, "PingshunScreenToolBar")
    (found,) = (
        one
        for one in toolbar.actions()
        if one.objectName() == f"pingshun_screen_{name}"
    )
    return found


def take_dialog(opening: Callable[[], object], use: Callable[[QDialog], None]) -> None:
    """Open a dialog that waits for its user, use it, and close it.

    Parameters
    ----------
    opening
        What opens it; returns when it is closed.
    use
        What is done with it, pictures included.
    """
    faults: list[Exception] = []

    def do() -> None:
        try:
            wait_until(QApplication.activeModalWidget, "dialog")
            use(QApplication.activeModalWidget())
        except Exception as fault:  # Qt would swallow it.
            faults.append(fault)
        finally:
            QApplication.activeModalWidget().close()

    QTimer.singleShot(0, do)
    opening()
    if faults:
        raise faults[0]
