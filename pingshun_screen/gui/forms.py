"""The forms drawn in Qt Designer."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtWidgets import QWidget

from pingshun_screen.core.resources import PACKAGE


def load_form(name: str, widget: QWidget) -> None:
    """Fill a widget with the contents of forms/NAME.ui, as its attributes.

    The class a form names is the context in which Qt looks its texts up. So every
    form names that of the translation file (`bridge.translation.CONTEXT`).

    Raises
    ------
    FileNotFoundError
        If there is no such form, which means a broken installation.
    """
    uic.loadUi(str(_form(name)), widget)


@cache
def _form(name: str) -> Path:
    """Return the path of a form; in a checkout it lies beside the package."""
    for root in (PACKAGE, PACKAGE.parent):
        path = root / "forms" / f"{name}.ui"
        if path.exists():
            return path
    message = f"forms/{name}.ui is missing: reinstall the plugin"
    raise FileNotFoundError(message)
