"""Parcels of corner points as layers of QGIS."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

from pingshun_screen.bridge.sinks import fields_of, write_features
from pingshun_screen.core.errors import OutputError
from pingshun_screen.core.texts import say
from pingshun_screen.io.corner_points.files import write_parcels
from pingshun_screen.io.corner_points.layers import parcel_layers
from pingshun_screen.io.corner_points.records import Parcel
from pingshun_screen.io.faults import said_fault


def temporary_layers(parcels: Sequence[Parcel]) -> list[QgsVectorLayer]:
    """Return layers that last as long as the project is open, one for each CRS."""
    layers = []
    for records, crs in parcel_layers(parcels):
        layer = QgsVectorLayer(f"MultiPolygon?crs={crs}", records.name, "memory")
        # Spares the question of a system that QGIS knows by number but not by URI.
        layer.setCrs(QgsCoordinateReferenceSystem(crs))
        provider = layer.dataProvider()
        provider.addAttributes(fields_of(records).toList())
        layer.updateFields()
        write_features(records, provider)
        layer.updateExtents()
        layers.append(layer)
    return layers


def stored_layers(parcels: Sequence[Parcel], path: Path) -> list[QgsVectorLayer]:
    """Write parcels into a GeoPackage and return its layers.

    Raises
    ------
    OutputError
        If it cannot be written, or QGIS cannot open what was written.
    """
    write_parcels(parcels, path)
    layers = [
        QgsVectorLayer(f"{path}|layername={records.name}", records.name, "ogr")
        for records, _ in parcel_layers(parcels)
    ]
    if not all(layer.isValid() for layer in layers):
        detail = say("corner_points.not_opened")
        sentence = "corner_points.not_written"
        raise OutputError([said_fault(path.name, sentence, detail=detail)])
    return layers
