"""Values of QGIS as plain ones; needs no package but QGIS's own."""

from __future__ import annotations

from qgis.core import NULL, QgsCoordinateReferenceSystem, QgsGeometry, QgsWkbTypes
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

KNOWN_AUTHORITIES = ("EPSG", "ESRI", "OGC")


def crs_text(crs: QgsCoordinateReferenceSystem) -> str:
    """Return a CRS as PROJ reads it: its code, else its WKT; empty if invalid."""
    if not crs.isValid():
        return ""
    if crs.authid().partition(":")[0] in KNOWN_AUTHORITIES:
        return str(crs.authid())
    return str(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT2_2019))


def plain(value: object) -> object:
    """Return an attribute value without Qt in it: NULL as None, dates as ISO text."""
    if value is None or value == NULL:
        return None
    if isinstance(value, QDate | QDateTime | QTime):
        return value.toString(Qt.DateFormat.ISODate) or None
    if isinstance(value, str | int | float | bool):
        return value
    return str(value)


def wkb(geometry: QgsGeometry) -> bytes | None:
    """Return a geometry as WKB, curves as segments; None if there is none."""
    if geometry.isNull():
        return None
    if QgsWkbTypes.isCurvedType(geometry.wkbType()):
        # QGIS's own conversion leaves curve types alone that only hold straight lines.
        geometry = QgsGeometry(geometry.constGet().segmentize())
    return bytes(geometry.asWkb())
