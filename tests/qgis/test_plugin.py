"""The plugin comes and goes without a trace, with a window and without."""

from __future__ import annotations

import sys

import pytest
from qgis.core import QgsApplication, QgsExpression
from qgis.PyQt.QtWidgets import QAction, QDialog, QDockWidget, QMenu, QToolBar

from pingshun_screen import classFactory
from pingshun_screen.plugin import PingshunScreenPlugin
from tests.qgis.window import Window, finish_deletions

ROUNDS = 10
FUNCTIONS = ("statutory_area_km2", "corner_table")


def _providers() -> list[str]:
    return [p.id() for p in QgsApplication.processingRegistry().providers()]


def test_qgis_process_gets_the_provider_without_a_window() -> None:
    plugin = classFactory(None)
    assert isinstance(plugin, PingshunScreenPlugin)
    plugin.initProcessing()
    assert _providers().count("pingshun_screen") == 1
    plugin.unload()
    assert "pingshun_screen" not in _providers()


def test_unload_without_init_does_nothing() -> None:
    before = _providers()
    classFactory(None).unload()
    assert _providers() == before


def test_a_python_too_old_gets_a_message_and_no_provider(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    QgsApplication.messageLog().messageReceived.connect(
        lambda text, _tag, _level: told.append(text)
    )
    monkeypatch.setattr(sys, "version_info", (3, 9, 5))
    plugin = classFactory(None)
    plugin.initProcessing()
    assert "pingshun_screen" not in _providers()
    assert any("Python 3.11" in text for text in told)
    plugin.unload()


def _counts(window: Window) -> dict[str, int]:
    """Count what a plugin can leave behind in QGIS."""
    main = window.mainWindow()
    return {
        "providers": len(QgsApplication.processingRegistry().providers()),
        "expression functions": len(QgsExpression.Functions()),
        "locator filters": len(window.locator.filters()),
        "actions": len(main.findChildren(QAction)),
        "docks": len(main.findChildren(QDockWidget)),
        "toolbars": len(main.findChildren(QToolBar)),
        "menus": len(main.findChildren(QMenu)),
        "menu entries": len(window.pluginMenu().actions()),
        "dialogs": len(main.findChildren(QDialog)),
        "tasks": QgsApplication.taskManager().count(),
    }


def test_ten_times_in_and_out_leave_nothing_behind() -> None:
    window = Window()
    before = _counts(window)
    for _ in range(ROUNDS):
        plugin = classFactory(window)
        plugin.initGui()
        loaded = _counts(window)
        assert loaded["providers"] == before["providers"] + 1
        assert loaded["expression functions"] == before["expression functions"] + 2
        assert loaded["locator filters"] == before["locator filters"] + 1
        assert loaded["toolbars"] == before["toolbars"] + 1
        assert loaded["menu entries"] == before["menu entries"] + 1
        assert plugin.actions is not None
        plugin.actions.show_dock()
        plugin.actions.show_help()
        assert _counts(window)["docks"] == before["docks"] + 1
        plugin.unload()
        finish_deletions()
        assert _counts(window) == before


def test_qgis_process_gets_the_functions_without_a_window() -> None:
    plugin = classFactory(None)
    plugin.initProcessing()
    assert all(QgsExpression.isFunctionName(name) for name in FUNCTIONS)
    plugin.unload()
    assert not any(QgsExpression.isFunctionName(name) for name in FUNCTIONS)
