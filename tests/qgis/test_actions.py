"""What each action does, with a dock that notes what it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QApplication, QDialog

from pingshun_screen.gui import actions as actions_module
from pingshun_screen.gui.actions import ScreeningActions
from tests.qgis.window import Window, finish_deletions

NAMES = ["dock", "open_case", "corner_points", "demonstration", "help", "self_check"]


class NotedDock(QgsDockWidget):
    """Stands in for the dock."""

    made: list[NotedDock] = []  # noqa: RUF012

    def __init__(self, iface: Window) -> None:
        super().__init__("dock", iface.mainWindow())
        self.iface = iface
        self.calls: list[object] = []
        self.made.append(self)

    def choose_case_file(self) -> None:
        self.calls.append("choose_case_file")

    def open_case(self, path: Path) -> bool:
        self.calls.append(("open_case", path))
        return True

    def run_into(self, folder: Path) -> None:
        self.calls.append(("run_into", folder))

    def release(self) -> None:
        self.iface.removeDockWidget(self)
        self.deleteLater()


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    stand_in = ModuleType("pingshun_screen.gui.dock")
    stand_in.ScreeningDock = NotedDock  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pingshun_screen.gui.dock", stand_in)
    monkeypatch.setattr(NotedDock, "made", [])
    window = Window()
    window.mainWindow().show()
    yield window
    window.mainWindow().close()


class NotedImport(QDialog):
    """Stands in for the import of corner points, which the user leaves at once."""

    shown: list[Window] = []  # noqa: RUF012

    def __init__(self, iface: Window) -> None:
        super().__init__(iface.mainWindow())
        self.iface = iface

    def exec(self) -> int:
        self.shown.append(self.iface)
        return 0


@pytest.fixture
def added(window: Window) -> Iterator[ScreeningActions]:
    added = ScreeningActions(window)
    yield added
    added.remove()
    finish_deletions()


def test_menu_and_toolbar_have_every_action(added: ScreeningActions) -> None:
    names = [f"pingshun_screen_{name}" for name in NAMES]
    assert [one.objectName() for one in added.toolbar.actions()] == names
    assert [one.objectName() for one in added.menu.actions()] == names
    for action in added.toolbar.actions():
        assert not action.icon().isNull()
        assert action.toolTip() not in {"", action.text()}
    assert NotedDock.made == []


def test_the_first_use_makes_the_dock_and_the_action_follows_it(
    added: ScreeningActions,
) -> None:
    action = added.actions["dock"]
    action.trigger()
    (dock,) = NotedDock.made
    assert dock.isUserVisible()
    assert action.isChecked()
    action.trigger()
    assert not dock.isVisible()
    assert not action.isChecked()
    action.trigger()
    assert dock.isUserVisible()
    dock.close()
    assert not action.isChecked()
    assert NotedDock.made == [dock]


def test_opening_a_case_shows_the_dock(added: ScreeningActions) -> None:
    added.actions["open_case"].trigger()
    (dock,) = NotedDock.made
    assert dock.calls == ["choose_case_file"]
    dock.close()
    added.actions["open_case"].trigger()
    assert dock.isUserVisible()


def test_corner_points_are_imported_in_a_dialog(
    added: ScreeningActions, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in = ModuleType("pingshun_screen.gui.corner_import")
    stand_in.CornerImportDialog = NotedImport  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, stand_in.__name__, stand_in)
    monkeypatch.setattr(NotedImport, "shown", [])
    added.actions["corner_points"].trigger()
    finish_deletions()
    assert NotedImport.shown == [window]
    assert window.mainWindow().findChildren(QDialog) == []
    assert NotedDock.made == []


def test_the_demonstration_is_copied_opened_and_run(
    added: ScreeningActions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pingshun_screen.gui.demonstration.documents", lambda: tmp_path)
    added.actions["demonstration"].trigger()
    (dock,) = NotedDock.made
    folder = tmp_path / "矿山空间筛查" / "演示县"
    assert dock.calls == [
        ("open_case", folder / "case.toml"),
        ("run_into", folder / "成果"),
    ]
    assert (folder / "mines.gpkg").is_file()


@pytest.mark.parametrize("may_leave", [True, False])
def test_invented_layers_do_not_get_among_the_users(
    added: ScreeningActions,
    window: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    may_leave: bool,
) -> None:
    monkeypatch.setattr("pingshun_screen.gui.demonstration.documents", lambda: tmp_path)
    project = QgsProject.instance()
    project.addMapLayer(QgsVectorLayer("Point?crs=EPSG:4490", "mine", "memory"))
    window.may_leave_project = may_leave
    added.actions["demonstration"].trigger()
    assert len(NotedDock.made[0].calls) == (2 if may_leave else 0)
    assert len(project.mapLayers()) == (0 if may_leave else 1)
    project.clear()


def test_a_demonstration_that_cannot_be_copied_is_told(
    added: ScreeningActions,
    window: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "file"
    file.write_text("")
    monkeypatch.setattr("pingshun_screen.gui.demonstration.documents", lambda: file)
    added.actions["demonstration"].trigger()
    assert NotedDock.made[0].calls == []
    (text,) = window.warnings()
    assert "演示县数据无法复制" in text


@pytest.mark.parametrize("name", ["dock", "open_case", "corner_points"])
def test_without_packages_the_self_check_comes_instead(
    added: ScreeningActions,
    window: Window,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    shown: list[bool] = []
    monkeypatch.setattr(actions_module, "missing_packages", lambda: ["docxtpl 0.16"])
    monkeypatch.setattr(added, "check_itself", lambda: shown.append(True))
    added.actions[name].trigger()
    assert shown == [True]
    assert NotedDock.made == []
    assert not added.actions["dock"].isChecked()
    (text,) = window.warnings()
    assert "docxtpl 0.16" in text


def test_a_self_check_that_is_closed_is_gone(
    added: ScreeningActions, window: Window
) -> None:
    seen: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(dialog.metaObject().className())
        dialog.reject()

    QTimer.singleShot(0, close)
    added.actions["self_check"].trigger()
    finish_deletions()
    assert seen == ["SelfCheckDialog"]
    assert window.mainWindow().findChildren(QDialog) == []


def test_icons_follow_the_theme(added: ScreeningActions, window: Window) -> None:
    def pictures() -> list[bytes]:
        found = []
        for action in added.actions.values():
            image = action.icon().pixmap(24, 24).toImage()
            found.append(bytes(image.constBits().asarray(image.sizeInBytes())))
        return found

    light = pictures()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("#323232"))
    window.mainWindow().setPalette(palette)
    window.currentThemeChanged.emit("Night Mapping")
    dark = pictures()
    assert all(one != other for one, other in zip(light, dark, strict=True))


def test_removal_takes_dock_and_windows_along(window: Window) -> None:
    added = ScreeningActions(window)
    added.actions["dock"].trigger()
    added.actions["help"].trigger()
    (dock,) = NotedDock.made
    dock_gone: list[bool] = []
    help_gone: list[bool] = []
    dock.destroyed.connect(lambda: dock_gone.append(True))
    added.help_window.destroyed.connect(lambda: help_gone.append(True))
    added.remove()
    finish_deletions()
    assert dock_gone == help_gone == [True]
    assert window.pluginMenu().actions() == []
    window.currentThemeChanged.emit("Night Mapping")
    QgsProject.instance().clear()
