"""What the algorithms about sight lines share: their inputs and their sinks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsWkbTypes,
)

from pingshun_screen.bridge.values import crs_text
from pingshun_screen.processing import sight_parameters as names
from pingshun_screen.processing.base import Parameters, ScreeningAlgorithm

if TYPE_CHECKING:
    from pyproj import CRS

    from pingshun_screen.core.visibility.settings import SightSettings
    from pingshun_screen.io.plain_layers import ResultLayer

_WKB_TYPES = {
    "MultiPolygon": QgsWkbTypes.Type.MultiPolygon,
    "MultiLineString": QgsWkbTypes.Type.MultiLineString,
    "LineString": QgsWkbTypes.Type.LineString,
    "Point": QgsWkbTypes.Type.Point,
}


class SightAlgorithm(ScreeningAlgorithm):
    """An algorithm that draws sight lines over terrain."""

    def source(
        self, parameters: Parameters, name: str, context: QgsProcessingContext
    ) -> QgsProcessingFeatureSource | None:
        """Return the layer chosen for a parameter, None if it was left empty.

        Raises
        ------
        QgsProcessingException
            If there is no such layer.
        """
        if parameters.get(name) in (None, ""):
            return None
        found = self.parameterAsSource(parameters, name, context)
        if found is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, name))
        return found

    def terrain(
        self, parameters: Parameters, context: QgsProcessingContext
    ) -> tuple[str, QgsCoordinateReferenceSystem]:
        """Return source and CRS of the elevation model.

        Raises
        ------
        QgsProcessingException
            If it is no raster that GDAL reads.
        """
        raster = self.parameterAsRasterLayer(parameters, names.DEM, context)
        if raster is None or raster.providerType() != "gdal":
            message = self.invalidRasterError(parameters, names.DEM)
            raise QgsProcessingException(message)
        return str(raster.source()), raster.crs()

    def working_crs(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        *others: QgsCoordinateReferenceSystem,
    ) -> CRS:
        """Return the CRS chosen, else the first of the others that is projected.

        Raises
        ------
        LayerError
            If it is not projected in metres.
        """
        from pingshun_screen.core.crs import working_crs  # noqa: PLC0415

        chosen = self.parameterAsCrs(parameters, names.CRS_NAME, context)
        if not chosen.isValid():
            plane = (one for one in others if one.isValid() and not one.isGeographic())
            chosen = next(plane, others[0])
        return working_crs(crs_text(chosen))

    def settings(
        self, parameters: Parameters, context: QgsProcessingContext, crs: CRS
    ) -> SightSettings:
        """Return the conditions of the sight lines."""
        asked = {one.name(): one for one in self.parameterDefinitions()}
        return names.sight_settings(
            lambda name: float(self.parameterAsDouble(parameters, name, context)),
            asked,
            crs,
        )

    def sink(  # noqa: PLR0913 - as QGIS asks for it
        self,
        parameters: Parameters,
        name: str,
        context: QgsProcessingContext,
        *,
        fields: QgsFields,
        kind: QgsWkbTypes.Type,
        crs: QgsCoordinateReferenceSystem,
    ) -> tuple[QgsFeatureSink, str]:
        """Return the sink of an output and its identifier.

        Raises
        ------
        QgsProcessingException
            If it cannot be made.
        """
        sink, identifier = self.parameterAsSink(
            parameters, name, context, fields, kind, crs
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, name))
        return sink, str(identifier)

    def write(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        crs: CRS,
        layers: Mapping[str, ResultLayer],
    ) -> dict[str, object]:
        """Write layers in the working CRS, each into the output of its name."""
        from pingshun_screen.bridge.sinks import (  # noqa: PLC0415
            fields_of,
            write_features,
        )

        system = QgsCoordinateReferenceSystem.fromWkt(crs.to_wkt())
        written: dict[str, object] = {}
        for name, layer in layers.items():
            kind = _WKB_TYPES[layer.geometry_type]
            fields = fields_of(layer)
            sink, written[name] = self.sink(
                parameters, name, context, fields=fields, kind=kind, crs=system
            )
            write_features(layer, sink)
        return written
