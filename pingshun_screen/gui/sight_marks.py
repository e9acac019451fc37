"""Stations, sight lines and what is seen, drawn over the map for a while."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_AROUND_M = 250.0
_AROUND = 1.2
_SEEN, _STATION = QColor(213, 94, 0), QColor(0, 0, 0)
_STATION_PX, _LINE_PX = 14, 3


class SightMarks:
    """Marks on a canvas in the CRS of a run.

    Parameters
    ----------
    canvas
        Of the QGIS window.
    """

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self.canvas = canvas
        self.crs = QgsCoordinateReferenceSystem()
        self._cells: QgsRubberBand | None = None
        self._station: QgsRubberBand | None = None

    def set_crs(self, text: str) -> None:
        """Take the CRS that places are given in."""
        crs = QgsCoordinateReferenceSystem()
        crs.createFromUserInput(text)
        self.crs = crs

    def place(self, clicked: QgsPointXY) -> tuple[float, float] | None:
        """Return a place of the map in the CRS of the run, None if it has none."""
        way = QgsCoordinateTransform(
            self.canvas.mapSettings().destinationCrs(), self.crs, QgsProject.instance()
        )
        try:
            moved = way.transform(clicked)
        except QgsCsException:
            return None
        return moved.x(), moved.y()

    def show_station(self, xy: tuple[float, float]) -> None:
        """Zoom to a station and let it flash."""
        point = QgsGeometry.fromPointXY(QgsPointXY(*xy))
        self._zoom(point.boundingBox().buffered(_AROUND_M))
        self.canvas.flashGeometries([point], self.crs)

    def show_line(self, *places: tuple[float, float]) -> None:
        """Zoom to a line and let it flash."""
        line = QgsGeometry.fromPolylineXY([QgsPointXY(*one) for one in places])
        extent = line.boundingBox()
        extent.scale(_AROUND)
        self._zoom(extent)
        self.canvas.flashGeometries([line], self.crs)

    def mark(
        self, station: tuple[float, float], seen: Iterable[BaseGeometry | None]
    ) -> None:
        """Mark a station and the parts of mines that it sees, until the next."""
        self.clear()
        self._station = _band(self.canvas, QgsWkbTypes.GeometryType.PointGeometry)
        point = QgsGeometry.fromPointXY(QgsPointXY(*station))
        self._station.setToGeometry(point, self.crs)
        self._cells = _band(self.canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        for shape in seen:
            if shape is not None:
                part = QgsGeometry()
                part.fromWkb(shapely.to_wkb(shape))
                self._cells.addGeometry(part, self.crs)

    def clear(self) -> None:
        """Take the marks off the map."""
        for band in (self._cells, self._station):
            if band is not None:
                self.canvas.scene().removeItem(band)
        self._cells = self._station = None

    def marked(self) -> tuple[float, bool]:
        """Return the area marked as seen, in units of the map, and any station."""
        cells = self._cells.asGeometry().area() if self._cells is not None else 0.0
        return cells, self._station is not None

    def _zoom(self, extent: QgsRectangle) -> None:
        way = QgsCoordinateTransform(
            self.crs, self.canvas.mapSettings().destinationCrs(), QgsProject.instance()
        )
        try:
            self.canvas.setExtent(way.transformBoundingBox(extent))
        except QgsCsException:
            self.canvas.setExtent(extent)
        self.canvas.refresh()


def _band(canvas: QgsMapCanvas, kind: QgsWkbTypes.GeometryType) -> QgsRubberBand:
    band = QgsRubberBand(canvas, kind)
    if kind == QgsWkbTypes.GeometryType.PointGeometry:
        band.setIcon(QgsRubberBand.IconType.ICON_FULL_DIAMOND)
        band.setIconSize(_STATION_PX)
        band.setColor(_STATION)
    else:
        band.setStrokeColor(_SEEN)
        band.setFillColor(_SEEN)
        band.setBrushStyle(Qt.BrushStyle.BDiagPattern)
    band.setWidth(_LINE_PX)
    return band
