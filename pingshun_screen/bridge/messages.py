"""Messages to the log panel of QGIS."""

from __future__ import annotations

from qgis.core import Qgis, QgsMessageLog

from pingshun_screen.bridge.translation import tr


def title() -> str:
    """Return the product's name, as menu, message bar and log panel show it."""
    return tr("Pingshun mining screening")


def warn(text: str) -> None:
    """Write a warning to the plugin's own tab of the log panel."""
    QgsMessageLog.logMessage(text, title(), Qgis.MessageLevel.Warning)
