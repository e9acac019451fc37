"""The results as a GeoPackage that QGIS 3.22 opens without a warning."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Protocol, cast

from pyproj import CRS

from pingshun_screen.core.errors import Fault, OutputError
from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.core.texts import say
from pingshun_screen.io.result_layers import ResultLayer, result_layers

GPKG_VERSION = "1.2"
"""GDAL newer than QGIS's own would write 1.4, which QGIS 3.22 warns about."""

_WRITERS = (
    "pingshun_screen.io.fiona_writer",
    "pingshun_screen.io.pyogrio_writer",
    "pingshun_screen.io.ogr_writer",
)


class Writer(Protocol):
    """A library that writes vector files."""

    def write_layer(
        self, path: Path, layer: ResultLayer, crs: str, version: str
    ) -> None:
        """Write a layer into a GeoPackage, which is made if it is not there."""


def write_geopackage(result: ScreeningResult, path: Path) -> None:
    """Write results.gpkg.

    Parameters
    ----------
    result
        Outcome of the run.
    path
        File to write; an older one is replaced.

    Raises
    ------
    OutputError
        If no library that writes is installed.
    OSError
        If the file cannot be written.
    """
    writer = _writer(path)
    path.unlink(missing_ok=True)
    working = CRS.from_user_input(result.crs)
    authority = working.to_authority(min_confidence=100)
    crs = ":".join(authority) if authority else working.to_wkt("WKT1_GDAL")
    for layer in result_layers(result):
        writer.write_layer(path, layer, crs, GPKG_VERSION)


def _writer(path: Path) -> Writer:
    for name in _WRITERS:
        try:
            return cast("Writer", importlib.import_module(name))
        except ImportError:
            continue
    words = (say("layers.engine_problem"), say("layers.engine_remedy"))
    raise OutputError([Fault(path.name, *words)])
