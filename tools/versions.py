"""Print which QGIS, Python and libraries run here, on one line."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import version

import shapely
from osgeo import gdal
from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR

PACKAGES = ("shapely", "geopandas", "pandas", "numpy")


def versions() -> list[str]:
    """Return name and version of everything that differs between releases."""
    return [
        f"QGIS {Qgis.QGIS_VERSION}",
        f"Qt {QT_VERSION_STR}",
        f"Python {platform.python_version()}",
        f"GDAL {gdal.__version__}",
        f"GEOS {Qgis.geosVersion()}",
        f"shapely's GEOS {shapely.geos_version_string}",
        *(f"{name} {version(name)}" for name in PACKAGES),
    ]


if __name__ == "__main__":
    sys.stdout.write(f"{', '.join(versions())}\n")
