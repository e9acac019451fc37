"""One QGIS in the process: the one we run in, or one of our own."""

from __future__ import annotations

import atexit
import os
import sys
from pathlib import Path
from typing import Protocol
from weakref import WeakSet

import qgis.core
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QtMsgType, qInstallMessageHandler

_started: list[QgsApplication] = []
_holders: WeakSet[LayerHolder] = WeakSet()
_NOISE = ("QStandardPaths:",)


class LayerHolder(Protocol):
    """Something that keeps QGIS layers between calls."""

    def release(self) -> None:
        """Let go of all layers."""


def release_at_end(holder: LayerHolder) -> None:
    """Have layers let go before QGIS ends; one that outlives it crashes the process."""
    _holders.add(holder)


def ensure_qgis() -> None:
    """Start QGIS without a window unless this process already has one.

    A second application in one process crashes; ours ends with the process.
    """
    if QCoreApplication.instance() is not None:
        return
    _go_without_display()
    previous = qInstallMessageHandler(_pass_on_all_but_noise)
    prefix = _prefix()
    if prefix is not None and "QGIS_PREFIX_PATH" not in os.environ:
        QgsApplication.setPrefixPath(str(prefix), True)
    application = QgsApplication([], True)
    application.initQgis()
    qInstallMessageHandler(previous)
    _started.append(application)
    atexit.register(_end)


def _end() -> None:
    """End our QGIS; the object itself must outlive the interpreter's last calls."""
    for holder in tuple(_holders):
        holder.release()
    for application in _started:
        application.exitQgis()


def _go_without_display() -> None:
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not has_display:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _prefix() -> Path | None:
    """Return the folder QGIS is installed below, None where it finds that itself."""
    parents = Path(qgis.core.__file__).resolve().parents
    return next((path for path in parents if (path / "share" / "qgis").is_dir()), None)


def _pass_on_all_but_noise(kind: QtMsgType, context: object, message: str) -> None:
    if not message.startswith(_NOISE):
        sys.stderr.write(f"{message}\n")
