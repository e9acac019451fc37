"""Icons in inks that stand out from the ground of the QGIS window."""

from __future__ import annotations

from qgis.PyQt.QtGui import QIcon, QPalette
from qgis.PyQt.QtWidgets import QWidget

from pingshun_screen.core.resources import resource

_HALF_LIGHT = 128


def themed_icon(name: str, widget: QWidget) -> QIcon:
    """Return an icon for where a widget shows it; drawn when it is first shown.

    The palette decides, not the name of QGIS's theme: an operating system may be
    dark as well, and users make themes of their own.
    """
    ground = widget.palette().color(QPalette.ColorRole.Window)
    theme = "light" if ground.lightness() >= _HALF_LIGHT else "dark"
    return QIcon(str(resource("icons", theme, f"{name}.svg")))


def plain_icon(name: str) -> QIcon:
    """Return an icon that looks the same on every ground."""
    return QIcon(str(resource("icons", f"{name}.svg")))
