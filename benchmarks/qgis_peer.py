"""The same overlay done by QGIS's own algorithm, on memory layers."""

from __future__ import annotations

import os
import time

import numpy as np
import shapely
from numpy.typing import NDArray
from qgis.analysis import QgsNativeAlgorithms
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from benchmarks.peers import CRS, Outcome, outcome


def qgis_intersection(
    mines: NDArray[np.object_], polygons: NDArray[np.object_]
) -> Outcome:
    """Overlay by QGIS native:intersection."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QgsApplication([], False)
    application.initQgis()
    provider = QgsNativeAlgorithms()
    QgsApplication.processingRegistry().addProvider(provider)
    layers = _memory_layer("mine", mines), _memory_layer("feature", polygons)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    algorithm = QgsApplication.processingRegistry().algorithmById("native:intersection")
    start = time.perf_counter()
    results, done = algorithm.run(
        {"INPUT": layers[0], "OVERLAY": layers[1], "OUTPUT": "memory:"},
        context,
        QgsProcessingFeedback(),
    )
    seconds = time.perf_counter() - start
    if not done:
        message = "native:intersection did not finish"
        raise RuntimeError(message)
    output = context.takeResultLayer(results["OUTPUT"])
    rows = [
        (feature["mine"], feature["feature"], feature.geometry().area())
        for feature in output.getFeatures()
    ]
    mine, feature, area_m2 = (np.array(column) for column in zip(*rows, strict=True))
    del output, layers
    application.exitQgis()
    return outcome("QGIS native:intersection", seconds, (mine, feature), area_m2)


def _memory_layer(field: str, geometries: NDArray[np.object_]) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"Polygon?crs={CRS}&field={field}:integer", field, "memory")
    features = []
    for index, wkb in enumerate(shapely.to_wkb(geometries)):
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        feature = QgsFeature(layer.fields())
        feature.setGeometry(geometry)
        feature.setAttribute(field, index)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer
