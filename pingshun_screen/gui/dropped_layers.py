"""Layers that are dragged out of the layer tree."""

from __future__ import annotations

from xml.etree import ElementTree  # nosec B405 - as below

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QMimeData

LAYER_TREE = "application/qgis.layertreemodeldata"
"""What QGIS's layer tree calls its own: XML with the identifiers of layers."""


def dropped_layers(data: QMimeData) -> list[QgsMapLayer]:
    """Return the project's layers that are being dragged, empty for other things."""
    if not data.hasFormat(LAYER_TREE):
        return []
    try:
        # QGIS wrote it in this very process.
        tree = ElementTree.fromstring(bytes(data.data(LAYER_TREE)))  # nosec B314
    except ElementTree.ParseError:
        return []
    found = (
        QgsProject.instance().mapLayer(node.get("id", ""))
        for node in tree.iter("layer-tree-layer")
    )
    return [layer for layer in found if layer is not None]
