"""Versions of the plugin and of the programs it stands on."""

from __future__ import annotations

import configparser
import platform
import sys

from qgis.core import Qgis
from qgis.PyQt.QtCore import PYQT_VERSION_STR, QT_VERSION_STR

from pingshun_screen.bridge.messages import title
from pingshun_screen.bridge.self_check.finding import Finding, State
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.resources import PACKAGE
from pingshun_screen.io.native_libraries import gdal_and_proj
from pingshun_screen.io.release import plugin_version


def software() -> list[Finding]:
    """Return the plugin, QGIS, Qt, Python, GDAL, PROJ and GEOS."""
    return [
        _plugin(),
        Finding("QGIS", State.OK, str(Qgis.version())),
        Finding("Qt", State.OK, f"{QT_VERSION_STR} (PyQt {PYQT_VERSION_STR})"),
        Finding("Python", State.OK, f"{platform.python_version()} ({sys.prefix})"),
        *_gdal_and_proj(),
        Finding(tr("GEOS of QGIS"), State.OK, str(Qgis.geosVersion())),
    ]


def _plugin() -> Finding:
    try:
        version = plugin_version()
    except (configparser.Error, OSError, UnicodeDecodeError):
        problem = tr("metadata.txt of the plugin is missing or damaged")
        return Finding(title(), State.FAULT, problem, tr("Reinstall the plugin."))
    return Finding(title(), State.OK, f"{version} ({PACKAGE})")


def _gdal_and_proj() -> list[Finding]:
    try:
        gdal, proj = gdal_and_proj()
    except ImportError as error:
        remedy = tr("Reinstall QGIS with its own installer, Python support included.")
        return [Finding("GDAL", State.FAULT, str(error), remedy)]
    return [Finding("GDAL", State.OK, gdal), Finding("PROJ", State.OK, proj)]
