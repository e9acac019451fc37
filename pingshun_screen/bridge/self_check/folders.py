"""Folders that the plugin writes to."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QStandardPaths

from pingshun_screen.bridge.self_check.finding import Finding, State
from pingshun_screen.bridge.translation import tr

LITTLE_SPACE_BYTES = 10**9
"""A county with its reports and maps takes some hundred megabytes."""


def documents() -> Path:
    """Return the folder that the operating system has for documents."""
    location = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(location))


def folders() -> list[Finding]:
    """Return whether the folders for results, for passing files and of QGIS serve."""
    return [
        writable(tr("Documents folder"), documents()),
        writable(tr("Temporary files"), Path(tempfile.gettempdir())),
        writable(tr("QGIS profile"), Path(QgsApplication.qgisSettingsDirPath())),
    ]


def writable(subject: str, folder: Path) -> Finding:
    """Return whether a file can be written into a folder, and the room it has.

    A folder that is yet to be made is judged by the one it would lie in.
    """
    existing = next(one for one in (folder, *folder.parents) if one.exists())
    try:
        with tempfile.TemporaryFile(dir=existing):
            free_bytes = shutil.disk_usage(existing).free
    except OSError as error:
        detail = f"{folder}: {error.strerror or error}"
        remedy = tr("Ask for the right to write there, or choose another folder.")
        return Finding(subject, State.FAULT, detail, remedy)
    room = tr("{gigabytes} GB free").format(gigabytes=f"{free_bytes / 1e9:.1f}")
    if free_bytes < LITTLE_SPACE_BYTES:
        remedy = tr("Make room on the disk before you screen a county.")
        return Finding(subject, State.WARNING, f"{folder}, {room}", remedy)
    return Finding(subject, State.OK, f"{folder}, {room}")
