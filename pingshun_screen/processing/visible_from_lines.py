"""The algorithm that tells what of polygons can be seen from lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsFeature,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingUtils,
)

from pingshun_screen.bridge.feedback import cancellation_of, progress_of
from pingshun_screen.bridge.translation import tr
from pingshun_screen.processing import sight_parameters as names
from pingshun_screen.processing.base import Head, Parameters
from pingshun_screen.processing.sight_base import SightAlgorithm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pingshun_screen.processing.line_views import LineViews


class VisibleFromLines(SightAlgorithm):
    """Tells what of any polygons can be seen from any lines over any terrain."""

    LINES, POLYGONS = "LINES", "POLYGONS"
    NAME_FIELD, CLASS_FIELD = "NAME_FIELD", "CLASS_FIELD"
    CHAINAGE_FIELD = "CHAINAGE_FIELD"
    OUTPUT, CELLS, SECTIONS = "OUTPUT", "CELLS", "SECTIONS"
    COUNTS = ("VISIBLE_COUNT", "HIDDEN_COUNT", "NOT_DETERMINED_COUNT")

    def head(self) -> Head:
        """Return what the toolbox shows of the algorithm."""
        return Head(
            name="visible_from_lines",
            title=tr("Visible from lines"),
            summary=tr(
                "Tells what of polygons can be seen from roads over the terrain."
            ),
            help=tr(
                "Looks from stations along lines, a cell of the elevation model"
                " apart, at every cell of every polygon, with the curvature of the"
                " earth and refraction. Each polygon gets the area that is seen,"
                " whether the accuracy of the elevations can turn the answer, and"
                " the station that sees most of it. Pieces of one name and class are"
                " joined first.\n\n"
                "Hidden is only what is proven to be: where elevations are missing,"
                " or a line could not be read, a polygon that is not seen is not"
                " determined.\n\n"
                "The results are preliminary findings; the county government"
                " decides."
            ),
        )

    def initAlgorithm(self, configuration: Parameters | None = None) -> None:  # noqa: N802
        """Declare what goes in and what comes out."""
        kinds = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterFeatureSource(
                self.LINES, tr("Lines looked from"), [kinds.TypeVectorLine]
            ),
            tr("Roads, railways or any others. Selected features are honoured."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                self.POLYGONS, tr("Polygons looked at"), [kinds.TypeVectorPolygon]
            ),
            tr("Mining rights or any others. Selected features are honoured."),
        )
        self.add(*names.terrain_parameter())
        for parameter, help_text in (
            names.range_parameter(),
            *names.height_parameters(),
        ):
            self.add(parameter, help_text)
        for parameter, help_text in self._columns():
            self.add(parameter, help_text)
        for parameter, help_text in (
            *names.physics_parameters(),
            names.gap_parameter(),
        ):
            self.add(parameter, help_text, advanced=True)
        self._add_outputs()

    def prepareAlgorithm(  # noqa: N802
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        """Take hold of the layers while still on their own thread."""
        self._lines = self.source(parameters, self.LINES, context)
        self._polygons = self.source(parameters, self.POLYGONS, context)
        self._dem_source, self._dem_crs = self.terrain(parameters, context)
        return True

    def screen(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, object]:
        """Look from the lines, and write polygons, cells and sections."""
        from pingshun_screen.core.progress import RunControl  # noqa: PLC0415
        from pingshun_screen.processing.line_views import (  # noqa: PLC0415
            Viewpoints,
            cell_layer,
            look_from_lines,
            section_layer,
        )

        others = (self._polygons, self._lines)
        systems = (one.sourceCrs() for one in others)
        crs = self.working_crs(parameters, context, *systems, self._dem_crs)
        columns = (
            self.parameterAsString(parameters, name, context)
            for name in (self.NAME_FIELD, self.CLASS_FIELD, self.CHAINAGE_FIELD)
        )
        views = look_from_lines(
            Viewpoints(self._lines, *columns),
            self._polygons,
            self._dem_source,
            crs=crs,
            settings=self.settings(parameters, context, crs),
            accuracy_m=self.parameterAsDouble(parameters, names.ACCURACY, context),
            control=RunControl(progress_of(feedback), cancellation_of(feedback)),
        )
        for warning in views.warnings:
            feedback.pushWarning(warning)
        layers = {self.CELLS: cell_layer(views), self.SECTIONS: section_layer(views)}
        return {
            self.OUTPUT: self._write_polygons(views, parameters, context),
            **self.write(parameters, context, crs, layers),
            **self._counted(views),
        }

    def _columns(self) -> Iterator[names.Described]:
        for name, label, help_text in (
            (
                self.NAME_FIELD,
                tr("Field with the name of the line"),
                tr("Pieces of one name and class become one line with one chainage."),
            ),
            (
                self.CLASS_FIELD,
                tr("Field with the class of the line"),
                tr("Tells lines of one name apart, and stands in the results."),
            ),
            (
                self.CHAINAGE_FIELD,
                tr("Field with the chainage of the first point (m)"),
                tr("If empty, chainage starts at the northern or eastern end."),
            ),
        ):
            parameter = QgsProcessingParameterField(
                name, label, parentLayerParameterName=self.LINES, optional=True
            )
            yield parameter, help_text

    def _add_outputs(self) -> None:
        kinds = QgsProcessing.SourceType
        polygons, lines = kinds.TypeVectorPolygon, kinds.TypeVectorLine
        for name, label, kind, help_text in (
            (
                self.OUTPUT,
                tr("Polygons with what is seen"),
                polygons,
                tr("All polygons with their fields, and how they can be seen."),
            ),
            (
                self.CELLS,
                tr("Visible cells"),
                polygons,
                tr("The part of each polygon that some station sees."),
            ),
            (
                self.SECTIONS,
                tr("Seeing sections"),
                lines,
                tr("The stretches of the lines from which a polygon is seen."),
            ),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, label, kind), help_text)
        labels = (
            tr("Number of polygons visible"),
            tr("Number of polygons hidden"),
            tr("Number of polygons not determined"),
        )
        for name, label in zip(self.COUNTS, labels, strict=True):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def _write_polygons(
        self,
        views: LineViews,
        parameters: Parameters,
        context: QgsProcessingContext,
    ) -> str:
        """Write the polygons as they are, in their own CRS, with more fields."""
        from pingshun_screen.bridge.sinks import (  # noqa: PLC0415
            add_feature,
            fields_of,
        )
        from pingshun_screen.io.plain_layers import ResultLayer  # noqa: PLC0415
        from pingshun_screen.processing.line_views import (  # noqa: PLC0415
            SIGHT_FIELDS,
            polygon_rows,
        )

        source = self._polygons
        added = fields_of(ResultLayer("", "MultiPolygon", SIGHT_FIELDS))
        fields = QgsProcessingUtils.combineFields(source.fields(), added)
        sink, identifier = self.sink(
            parameters,
            self.OUTPUT,
            context,
            fields=fields,
            kind=source.wkbType(),
            crs=source.sourceCrs(),
        )
        for feature, row in polygon_rows(views):
            written = QgsFeature(feature)
            written.setAttributes([*feature.attributes(), *row])
            add_feature(written, sink)
        return identifier

    def _counted(self, views: LineViews) -> dict[str, object]:
        found = [views.status(sight).value for sight in views.sights]
        statuses = ("visible", "hidden", "not_determined")
        return dict(zip(self.COUNTS, map(found.count, statuses), strict=True))
