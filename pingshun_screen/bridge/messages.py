"""Messages to the log panel of QGIS."""

from __future__ import annotations

from qgis.core import Qgis, QgsMessageLog

PANEL = "Pingshun Screen"


def warn(text: str) -> None:
    """Write a warning to the plugin's own tab of the log panel."""
    QgsMessageLog.logMessage(text, PANEL, Qgis.MessageLevel.Warning)
