"""Spatial-conflict screening of mining rights, as QGIS plugin and command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from pingshun_screen.plugin import PingshunScreenPlugin


def classFactory(iface: QgisInterface | None) -> PingshunScreenPlugin:  # noqa: N802
    """Return the plugin; QGIS calls this when it loads the package."""
    from pingshun_screen.plugin import PingshunScreenPlugin  # noqa: PLC0415

    return PingshunScreenPlugin(iface)
