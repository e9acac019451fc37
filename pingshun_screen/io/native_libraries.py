"""Versions of the libraries that QGIS reads files with."""

from __future__ import annotations


def gdal_and_proj() -> tuple[str, str]:
    """Return the versions of GDAL and of the PROJ that it uses.

    Raises
    ------
    ImportError
        If GDAL's Python modules are missing or do not fit.
    """
    from osgeo import gdal, osr  # noqa: PLC0415

    proj = (
        osr.GetPROJVersionMajor(),
        osr.GetPROJVersionMinor(),
        osr.GetPROJVersionMicro(),
    )
    return str(gdal.__version__), ".".join(map(str, proj))
