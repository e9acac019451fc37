"""A cursor that tells the user to wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication


@contextmanager
def waiting() -> Iterator[None]:
    """Show the cursor for the time of a block that takes a moment."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
