"""Which software the results come from."""

from __future__ import annotations

import importlib
import platform
import sys

import geopandas
import numpy as np
import pyproj
import shapely

from pingshun_screen.io.release import plugin_version

# Where the version of GDAL is asked, in the order in which they read files.
_GDAL_SAYS = (
    ("osgeo.gdal", "__version__"),
    ("fiona", "__gdal_version__"),
    ("pyogrio", "__gdal_version_string__"),
)


def software_versions() -> dict[str, str]:
    """Return the version of everything that has a say in the numbers.

    QGIS is left out: it draws the maps, but the numbers are the same without it,
    and so are the results.
    """
    return {
        "pingshun_screen": plugin_version(),
        "python": platform.python_version(),
        "shapely": shapely.__version__,
        "geos": shapely.geos_version_string,
        "pyproj": pyproj.__version__,
        "proj": pyproj.proj_version_str,
        "gdal": _gdal_version(),
        "geopandas": geopandas.__version__,
        "numpy": np.__version__,
    }


def qgis_version() -> str | None:
    """Return the version of the QGIS this runs in, None outside of it."""
    core = sys.modules.get("qgis.core")
    return str(core.Qgis.QGIS_VERSION) if core else None


def _gdal_version() -> str:
    for module, attribute in _GDAL_SAYS:
        try:
            return str(getattr(importlib.import_module(module), attribute))
        except ImportError:
            continue
    return ""
