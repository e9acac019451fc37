"""The map beside an import: what was read, before it is added to the project."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt

from pingshun_screen.bridge.parcel_layers import temporary_layers
from pingshun_screen.io.corner_points.records import Parcel

_FILL = {"color": "47,111,143,90", "outline_color": "29,77,102", "outline_width": "0.5"}
_GROUND = {"color": "0,0,0,0", "outline_color": "120,120,120", "outline_width": "0.3"}
_MARGIN = 1.25
_SMALLEST = {True: 0.001, False: 100.0}
"""Half the width shown of a point-like extent: in degrees, in metres."""


class CornerPreview:
    """Shows parcels on a canvas.

    Parameters
    ----------
    canvas
        Of the dialog.
    """

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self.canvas = canvas
        self.layers: list[QgsVectorLayer] = []
        self.ground: QgsVectorLayer | None = None
        self._places: list[tuple[QgsVectorLayer, int]] = []
        canvas.setCanvasColor(Qt.GlobalColor.white)
        canvas.enableAntiAliasing(True)

    def show(self, parcels: Sequence[Parcel], area: QgsVectorLayer | None) -> None:
        """Show parcels, above the outline of the area they must lie in."""
        self.canvas.setLayers([])
        self.ground = None if area is None else _outlined(area)
        self.layers = temporary_layers(parcels)
        for layer in self.layers:
            _style(layer)
        self._places = _places(self.layers, parcels)
        grounds = [] if self.ground is None else [self.ground]
        if self.layers:
            self.canvas.setDestinationCrs(self.layers[0].crs())
        self.canvas.setLayers([*self.layers, *grounds])
        self.zoom_to_all()

    def zoom_to_all(self) -> None:
        """Show all parcels."""
        boxes = [self._on_canvas(layer, layer.extent()) for layer in self.layers]
        if boxes:
            whole = boxes[0]
            for box in boxes[1:]:
                whole.combineExtentWith(box)
            self._zoom(whole)

    def select(self, rows: Sequence[int]) -> None:
        """Mark the parcels of these rows and show the first of them."""
        for layer in self.layers:
            layer.removeSelection()
        for row in rows:
            layer, feature = self._places[row]
            layer.select(feature)
        if rows:
            layer, feature = self._places[rows[0]]
            box = layer.getFeature(feature).geometry().boundingBox()
            self._zoom(self._on_canvas(layer, box))

    def _zoom(self, box: QgsRectangle) -> None:
        crs = self.canvas.mapSettings().destinationCrs()
        least = _SMALLEST[crs.isGeographic()]
        if max(box.width(), box.height()) < least:
            box.grow(least)
        box.scale(_MARGIN)
        self.canvas.setExtent(box)
        self.canvas.refresh()

    def _on_canvas(self, layer: QgsVectorLayer, box: QgsRectangle) -> QgsRectangle:
        target: QgsCoordinateReferenceSystem
        target = self.canvas.mapSettings().destinationCrs()
        way = QgsCoordinateTransform(layer.crs(), target, QgsProject.instance())
        return way.transformBoundingBox(box)


def _places(
    layers: Sequence[QgsVectorLayer], parcels: Sequence[Parcel]
) -> list[tuple[QgsVectorLayer, int]]:
    """Return layer and feature of each parcel, in the order of the parcels."""
    features = {
        layer.crs().authid(): iter(sorted(layer.allFeatureIds())) for layer in layers
    }
    by_crs = {layer.crs().authid(): layer for layer in layers}
    return [(by_crs[one.crs], next(features[one.crs])) for one in parcels]


def _style(layer: QgsVectorLayer) -> None:
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(_FILL)))
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _outlined(area: QgsVectorLayer) -> QgsVectorLayer:
    outline = area.clone()
    outline.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(_GROUND)))
    outline.setLabelsEnabled(False)
    return outline
