"""The plugin comes and goes without a trace, with a window and without."""

from __future__ import annotations

import sys

import pytest
from qgis.core import QgsApplication
from qgis.gui import QgisInterface

from pingshun_screen import classFactory
from pingshun_screen.plugin import PingshunScreenPlugin


def _providers() -> list[str]:
    return [p.id() for p in QgsApplication.processingRegistry().providers()]


def test_qgis_process_gets_the_provider_without_a_window() -> None:
    plugin = classFactory(None)
    assert isinstance(plugin, PingshunScreenPlugin)
    plugin.initProcessing()
    assert _providers().count("pingshun_screen") == 1
    plugin.unload()
    assert "pingshun_screen" not in _providers()


def test_the_window_gets_it_and_can_load_it_again(qgis_iface: QgisInterface) -> None:
    for _ in range(2):
        plugin = classFactory(qgis_iface)
        plugin.initGui()
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
