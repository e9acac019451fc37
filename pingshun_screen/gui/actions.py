"""Menu and toolbar: what a user can begin with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAction, QDialog, QMenu, QToolBar

from pingshun_screen.bridge.messages import title, warn
from pingshun_screen.bridge.requirements import load_shapely, missing_packages
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.errors import OutputError
from pingshun_screen.gui.icons import plain_icon, themed_icon
from pingshun_screen.gui.waiting import waiting

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from pingshun_screen.gui.dock import ScreeningDock
    from pingshun_screen.gui.help_window import HelpWindow

DOCK = "dock"


@dataclass(frozen=True)
class Entry:
    """One action: the name of it and of its icon, its words, and what it does."""

    name: str
    text: str
    tip: str
    slot: Callable[..., None]


class ScreeningActions:
    """Puts the actions into the QGIS window and takes them out again.

    Dock and windows are imported and made on the first use of an action: QGIS
    starts no slower for them.

    Parameters
    ----------
    iface
        The QGIS window.
    """

    def __init__(self, iface: QgisInterface) -> None:
        self.iface = iface
        self.dock: ScreeningDock | None = None
        self.help_window: HelpWindow | None = None
        self.toolbar: QToolBar = iface.addToolBar(title())
        # QGIS remembers by this name where the user puts the toolbar.
        self.toolbar.setObjectName("PingshunScreenToolBar")
        self.menu = QMenu(title(), iface.mainWindow())
        self.menu.setIcon(plain_icon("icon"))
        iface.pluginMenu().addMenu(self.menu)
        self.actions = {entry.name: self._added(entry) for entry in self._entries()}
        self.actions[DOCK].setCheckable(True)
        self.draw_icons()
        iface.currentThemeChanged.connect(self.draw_icons)

    def remove(self) -> None:
        """Take everything out of the window again."""
        self.iface.currentThemeChanged.disconnect(self.draw_icons)
        # The dock first: it holds on to its action.
        if self.dock is not None:
            self.dock.release()
            self.dock = None
        if self.help_window is not None:
            self.help_window.deleteLater()
            self.help_window = None
        self.iface.pluginMenu().removeAction(self.menu.menuAction())
        self.menu.deleteLater()
        self.iface.mainWindow().removeToolBar(self.toolbar)
        self.toolbar.deleteLater()

    def draw_icons(self, *_theme: str) -> None:
        """Give every action the icon that stands out from the window's ground."""
        for name, action in self.actions.items():
            action.setIcon(themed_icon(name, self.iface.mainWindow()))

    def show_dock(self) -> None:
        """Make the dock on the first call; from then on it follows its action."""
        if self.dock is None and self._opened_dock() is None:
            self.actions[DOCK].setChecked(False)

    def open_case(self) -> None:
        """Let the user choose a case file."""
        dock = self._opened_dock()
        if dock is not None:
            dock.choose_case_file()

    def import_corner_points(self) -> None:
        """Let the user turn files of corner points into polygons."""
        if self._is_ready():
            from pingshun_screen.gui.corner_import import (  # noqa: PLC0415
                CornerImportDialog,
            )

            _run(CornerImportDialog(self.iface))

    def open_demonstration(self) -> None:
        """Copy the demonstration county to the user's documents, open and run it."""
        from pingshun_screen.gui.demonstration import (  # noqa: PLC0415
            copied_demonstration,
        )

        dock = self._opened_dock()
        if dock is None or not self._is_project_empty():
            return
        try:
            demonstration = copied_demonstration()
        except OutputError as error:
            self._complain(str(error))
            return
        if dock.open_case(demonstration.case_file):
            dock.run_into(demonstration.results)

    def show_help(self) -> None:
        """Show the manual, in a window that stays open beside QGIS."""
        from pingshun_screen.gui.help_window import HelpWindow  # noqa: PLC0415

        if self.help_window is None:
            self.help_window = HelpWindow(self.iface.mainWindow())
        self.help_window.show()
        self.help_window.raise_()
        self.help_window.activateWindow()

    def check_itself(self) -> None:
        """Show what the plugin finds of what it needs."""
        from pingshun_screen.gui.self_check_dialog import (  # noqa: PLC0415
            SelfCheckDialog,
        )

        _run(SelfCheckDialog(self.iface.mainWindow()))

    def _entries(self) -> list[Entry]:
        return [
            Entry(
                DOCK,
                tr("Screening panel"),
                tr("Show or hide the panel that screens mining rights step by step"),
                self.show_dock,
            ),
            Entry(
                "open_case",
                tr("Open case file…"),
                tr("Open a case file (case.toml) in the panel"),
                self.open_case,
            ),
            Entry(
                "corner_points",
                tr("Import corner points…"),
                tr("Turn files of corner points into polygons of mining rights"),
                self.import_corner_points,
            ),
            Entry(
                "demonstration",
                tr("Open demonstration county"),
                tr("Copy the invented county to your documents, open and screen it"),
                self.open_demonstration,
            ),
            Entry("help", tr("Manual"), tr("Show the manual"), self.show_help),
            Entry(
                "self_check",
                tr("Self-check"),
                tr("Show versions, missing packages, fonts and folders"),
                self.check_itself,
            ),
        ]

    def _added(self, entry: Entry) -> QAction:
        action = QAction(entry.text, self.toolbar)
        action.setObjectName(f"pingshun_screen_{entry.name}")
        action.setToolTip(entry.tip)
        action.setStatusTip(entry.tip)
        action.triggered.connect(entry.slot)
        self.toolbar.addAction(action)
        self.menu.addAction(action)
        return action

    def _opened_dock(self) -> ScreeningDock | None:
        """Return the dock, shown; None where packages are missing."""
        if self.dock is None:
            if not self._is_ready():
                return None
            with waiting():
                self.dock = self._made_dock()
            area = Qt.DockWidgetArea.RightDockWidgetArea
            self.iface.addDockWidget(area, self.dock)
            self.dock.setToggleVisibilityAction(self.actions[DOCK])
        self.dock.setUserVisible(True)
        return self.dock

    def _made_dock(self) -> ScreeningDock:
        from pingshun_screen.gui.dock import ScreeningDock  # noqa: PLC0415

        return ScreeningDock(self.iface)

    def _is_project_empty(self) -> bool:
        """Return whether invented layers would stand alone, after asking to save."""
        is_empty = not QgsProject.instance().mapLayers()
        return is_empty or bool(self.iface.newProject(True))

    def _is_ready(self) -> bool:
        """Return whether the Python packages are there; else show what to do."""
        missing = missing_packages()
        if missing:
            self._complain(
                tr("Python packages are missing: {packages}").format(
                    packages="; ".join(missing)
                )
            )
            self.check_itself()
            return False
        load_shapely()
        return True

    def _complain(self, text: str) -> None:
        warn(text)
        bar = self.iface.messageBar()
        bar.pushMessage(title(), text, Qgis.MessageLevel.Warning)


def _run(dialog: QDialog) -> None:
    """Let the user finish with a dialog; its parent would keep it otherwise."""
    dialog.exec()
    dialog.deleteLater()
