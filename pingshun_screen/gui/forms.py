"""The forms drawn in Qt Designer."""

from __future__ import annotations

from qgis.PyQt import uic
from qgis.PyQt.QtWidgets import QWidget

from pingshun_screen.core.resources import shipped


def load_form(name: str, widget: QWidget) -> None:
    """Fill a widget with the contents of forms/NAME.ui, as its attributes.

    The class a form names is the context in which Qt looks its texts up. So every
    form names that of the translation file (`bridge.translation.CONTEXT`).

    Raises
    ------
    FileNotFoundError
        If there is no such form, which means a broken installation.
    """
    uic.loadUi(str(shipped("forms", f"{name}.ui")), widget)
