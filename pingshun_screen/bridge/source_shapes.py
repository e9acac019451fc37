"""Features of any QGIS source with valid shapes in a working CRS."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsProcessingFeatureSource,
)

from pingshun_screen.bridge.values import crs_text, wkb
from pingshun_screen.core.crs import transformation
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.progress import IsCancelled, stoppable
from pingshun_screen.core.repair import repair
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Shape


@dataclass(frozen=True)
class SourceShapes:
    """The features of a source.

    Parameters
    ----------
    name
        Of the source.
    features
        As they are, in the CRS of the source.
    geometries
        Valid and in the working CRS, None where nothing could be used.
    lost
        Identifier of each feature without usable geometry, and why.
    """

    name: str
    features: tuple[QgsFeature, ...]
    geometries: NDArray[np.object_]
    lost: tuple[str, ...]


def source_shapes(
    source: QgsFeatureSource, shape: Shape, working: CRS, is_cancelled: IsCancelled
) -> SourceShapes:
    """Return all features of a source.

    Parameters
    ----------
    source
        A vector layer or what a Processing parameter gives; any provider.
    shape
        Kind of geometry that is used; others count as lost.
    working
        Projected CRS in metres.
    is_cancelled
        Asked every two hundred features.

    Raises
    ------
    LayerError
        If the source has no CRS, or none that leads to the working CRS, or if it
        gives fewer features than it has.
    Cancelled
        If the user stops the reading.
    """
    name = str(source.sourceName())
    text = crs_text(source.sourceCrs())
    if not text:
        raise _refusal(name, "crs")
    way = transformation(CRS.from_user_input(text), working)
    unchecked = QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck
    if isinstance(source, QgsProcessingFeatureSource):
        source.setInvalidGeometryCheck(unchecked)
    request = QgsFeatureRequest().setInvalidGeometryCheck(unchecked)
    found = stoppable(source.getFeatures(request), is_cancelled)
    features = tuple(QgsFeature(one) for one in found)
    if len(features) < source.featureCount():
        expected = source.featureCount()
        raise _refusal(name, "cut_short", expected=expected, read=len(features))
    blobs = np.fromiter((wkb(one.geometry()) for one in features), object)
    moved = way.apply(shapely.from_wkb(blobs, on_invalid="ignore"))
    ids = np.array([str(one.id()) for one in features], object)
    fixed = repair(moved, ids, frozenset({shape}), accept_missing=False)
    lost = tuple(
        f"{name} {note.feature_id}: {note.problem}"
        for row, note in fixed.notes.items()
        if fixed.geometries[row] is None
    )
    return SourceShapes(name, features, fixed.geometries, lost)


def _refusal(name: str, cause: str, **values: object) -> LayerError:
    problem = say(f"qgis_layers.{cause}_problem", **values)
    return LayerError([Fault(name, problem, say(f"qgis_layers.{cause}_remedy"))])
