"""The algorithm that turns files of corner points into polygons."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterVectorLayer,
    QgsWkbTypes,
)

from pingshun_screen.bridge.translation import tr
from pingshun_screen.processing.base import Head, Parameters, ScreeningAlgorithm

if TYPE_CHECKING:
    from pingshun_screen.io.corner_points.records import Given, Parcel, Refusal

ANGLES = ("unknown", "decimal", "ddmmss")
DEGREES = "EPSG:4490"


class CornerPoints(ScreeningAlgorithm):
    """Reads corner points of mining rights from text, CSV and Excel."""

    FILES, CRS, AREA, ANGLES = "FILES", "CRS", "AREA", "ANGLES"
    OUTPUT = "OUTPUT"
    COUNTS = ("PARCELS", "REFUSALS")

    def head(self) -> Head:
        """Return what the toolbox shows of the algorithm."""
        return Head(
            name="corner_points",
            title=tr("Polygons from corner points"),
            summary=tr(
                "Reads corner-point files of mining rights into a polygon layer."
            ),
            help=tr(
                "Reads land exchange text, registration forms and plain tables"
                " (text, CSV, XLSX) of corner points: in metres with or without the"
                " zone's prefix, or in degrees, minutes and seconds. The zone comes"
                " from the prefix.\n\n"
                "A parcel with any fault is refused as a whole, and every refusal"
                " is told with file, line and remedy. Swapped axes and wrong zones"
                " are recognised and told; what was done and why stands in the field"
                " notes.\n\n"
                "The statutory area stands beside the area that the file declares."
                " The results are preliminary findings; the county government"
                " decides."
            ),
        )

    def initAlgorithm(self, configuration: Parameters | None = None) -> None:  # noqa: N802
        """Declare what goes in and what comes out."""
        self.add(
            QgsProcessingParameterMultipleLayers(
                self.FILES,
                tr("Files of corner points"),
                QgsProcessing.SourceType.TypeFile,
            ),
            tr("Text (.txt), CSV or Excel workbooks (.xlsx)."),
        )
        self.add(
            QgsProcessingParameterCrs(
                self.CRS, tr("Coordinate system the files leave open"), optional=True
            ),
            tr("Fills in datum or zone where a file has none; never overrules it."),
        )
        self.add(
            QgsProcessingParameterVectorLayer(
                self.AREA,
                tr("Where the parcels must lie"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            ),
            tr("For example the county; a parcel elsewhere is refused: wrong zone."),
        )
        self.add(
            QgsProcessingParameterEnum(
                self.ANGLES,
                tr("Decimals of degrees"),
                options=[
                    tr("As they show, refused where unclear"),
                    tr("Decimal degrees"),
                    tr("Degrees with minutes and seconds as decimals"),
                ],
                defaultValue=0,
            ),
            tr("How 113.3045 is meant: as it stands, or as 113°30′45″."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT,
                tr("Mining rights"),
                QgsProcessing.SourceType.TypeVectorPolygon,
            ),
            tr("In the coordinate system of the first parcel; others are converted."),
        )
        for name, label in zip(
            self.COUNTS,
            (tr("Number of parcels"), tr("Number of refusals")),
            strict=True,
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def screen(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, object]:
        """Read the files and write the parcels."""
        from pingshun_screen.io.corner_points.one_system import (  # noqa: PLC0415
            in_one_system,
        )
        from pingshun_screen.io.corner_points.reading import (  # noqa: PLC0415
            read_corner_points,
        )

        given = self._given(parameters, context)
        paths = self.parameterAsFileList(parameters, self.FILES, context)
        parcels: list[Parcel] = []
        refusals: list[Refusal] = []
        for path in map(Path, paths):
            reading = read_corner_points(path, given=given)
            parcels += reading.parcels
            refusals += reading.refusals
            for note in reading.notes:
                feedback.pushInfo(f"{path.name} {note.line}: {note}")
        if parcels:
            parcels, unmoved = in_one_system(parcels, parcels[0].crs)
            refusals += unmoved
        for refusal in refusals:
            feedback.reportError(str(refusal))
        _tell_notes(parcels, feedback)
        sink = self._write(parcels, parameters, context)
        numbers = (len(parcels), len(refusals))
        return {self.OUTPUT: sink, **dict(zip(self.COUNTS, numbers, strict=True))}

    def _given(self, parameters: Parameters, context: QgsProcessingContext) -> Given:
        from pyproj import CRS  # noqa: PLC0415

        from pingshun_screen.io.corner_points.records import (  # noqa: PLC0415
            Angles,
            Given,
        )

        crs = self.parameterAsCrs(parameters, self.CRS, context)
        area = self.parameterAsVectorLayer(parameters, self.AREA, context)
        extent = None
        if area is not None:
            degrees = QgsCoordinateReferenceSystem(DEGREES)
            way = QgsCoordinateTransform(area.crs(), degrees, context.project())
            box = way.transformBoundingBox(area.extent())
            extent = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        chosen = self.parameterAsEnum(parameters, self.ANGLES, context)
        known = CRS.from_wkt(crs.toWkt()) if crs.isValid() else None
        return Given(known, extent, Angles(ANGLES[chosen]))

    def _write(
        self,
        parcels: list[Parcel],
        parameters: Parameters,
        context: QgsProcessingContext,
    ) -> str:
        from pingshun_screen.bridge.sinks import (  # noqa: PLC0415
            fields_of,
            write_features,
        )
        from pingshun_screen.io.corner_points.layers import (  # noqa: PLC0415
            parcel_layer,
        )

        layer = parcel_layer(parcels)
        crs = QgsCoordinateReferenceSystem(parcels[0].crs if parcels else DEGREES)
        sink, identifier = self.parameterAsSink(
            parameters,
            self.OUTPUT,
            context,
            fields_of(layer),
            QgsWkbTypes.Type.MultiPolygon,
            crs,
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        write_features(layer, sink)
        return str(identifier)


def _tell_notes(parcels: list[Parcel], feedback: QgsProcessingFeedback) -> None:
    for parcel in parcels:
        for note in parcel.notes:
            text = f"{parcel.source} {note.line} {parcel.name}: {note}"
            if note.is_warning:
                feedback.pushWarning(text)
            else:
                feedback.pushInfo(text)
