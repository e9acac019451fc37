"""The algorithm that draws the terrain under a sight line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterPoint,
)

from pingshun_screen.bridge.feedback import cancellation_of
from pingshun_screen.bridge.translation import tr
from pingshun_screen.processing import sight_parameters as names
from pingshun_screen.processing.base import Head, Parameters
from pingshun_screen.processing.sight_base import SightAlgorithm

if TYPE_CHECKING:
    from pyproj import CRS

    from pingshun_screen.core.visibility.profiles import SightProfile
    from pingshun_screen.processing.profile_lines import Pair


class SightProfileAlgorithm(SightAlgorithm):
    """Draws the terrain under sight lines, and tells whether they are free."""

    FROM, TO, LINES = "FROM", "TO", "LINES"
    PROFILE, SIGHT_LINES = "PROFILE", "SIGHT_LINES"
    STATUS = "STATUS"
    NUMBERS = ("LENGTH_M", "MARGIN_M", "BLOCKER_M", "BLOCKER_ABOVE_M")

    def head(self) -> Head:
        """Return what the toolbox shows of the algorithm."""
        return Head(
            name="sight_profile",
            title=tr("Profile of a sight line"),
            summary=tr(
                "Tells whether one place can be seen from another, and what blocks."
            ),
            help=tr(
                "Gives the terrain along a sight line at each crossing with the"
                " grid of the elevation model, with the curvature of the earth and"
                " refraction, the height of the sight line, and the place where the"
                " terrain comes nearest to it or blocks it.\n\n"
                "Choose two places on the map, or a layer of lines: each line's"
                " first point looks at its last. Where elevations are missing it is"
                " not determined.\n\n"
                "The results are preliminary findings; the county government"
                " decides."
            ),
        )

    def initAlgorithm(self, configuration: Parameters | None = None) -> None:  # noqa: N802
        """Declare what goes in and what comes out."""
        self.add(*names.terrain_parameter())
        self.add(
            QgsProcessingParameterPoint(self.FROM, tr("From here"), optional=True),
            tr("Where the eye is."),
        )
        self.add(
            QgsProcessingParameterPoint(self.TO, tr("To there"), optional=True),
            tr("What is looked at."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                self.LINES,
                tr("Or lines, each from its first point to its last"),
                [QgsProcessing.SourceType.TypeVectorLine],
                optional=True,
            ),
            tr("Taken besides the two places, if these are given too."),
        )
        for parameter, help_text in names.height_parameters():
            self.add(parameter, help_text)
        for parameter, help_text in names.physics_parameters():
            if parameter.name() in (names.REFRACTION, names.CRS_NAME):
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
        self._dem_source, self._dem_crs = self.terrain(parameters, context)
        return True

    def screen(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, object]:
        """Draw the sight lines and write their points and numbers."""
        from pingshun_screen.processing.profile_lines import (  # noqa: PLC0415
            draw_profiles,
            line_layer,
            point_layer,
        )

        lines_crs = [self._lines.sourceCrs()] if self._lines else []
        crs = self.working_crs(parameters, context, self._dem_crs, *lines_crs)
        pairs = self._pairs(parameters, context, crs, feedback)
        settings = self.settings(parameters, context, crs)
        profiles = draw_profiles(pairs, self._dem_source, crs, settings)
        layers = {
            self.PROFILE: point_layer(pairs, profiles),
            self.SIGHT_LINES: line_layer(pairs, profiles),
        }
        written = self.write(parameters, context, crs, layers)
        return {**written, **self._told(profiles[0])}

    def _add_outputs(self) -> None:
        kinds = QgsProcessing.SourceType
        for name, label, kind, help_text in (
            (
                self.PROFILE,
                tr("Points of the profile"),
                kinds.TypeVectorPoint,
                tr("Distance, terrain, terrain with curvature, and sight line."),
            ),
            (
                self.SIGHT_LINES,
                tr("Sight lines"),
                kinds.TypeVectorLine,
                tr("Whether each is free, by how much, and what comes nearest to it."),
            ),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, label, kind), help_text)
        label = tr("Whether the first sight line is free")
        self.addOutput(QgsProcessingOutputString(self.STATUS, label))
        labels = (
            tr("Length of the first sight line (m)"),
            tr("Margin of the first sight line (m)"),
            tr("Distance of what comes nearest to it (m)"),
            tr("How far that stands above it (m)"),
        )
        for name, label in zip(self.NUMBERS, labels, strict=True):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def _pairs(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        crs: CRS,
        feedback: QgsProcessingFeedback,
    ) -> list[Pair]:
        """Return the two places, then the ends of the lines.

        Raises
        ------
        LayerError
            If there is neither.
        """
        from pingshun_screen.bridge.source_shapes import (  # noqa: PLC0415
            source_shapes,
        )
        from pingshun_screen.core.vocabulary import Shape  # noqa: PLC0415
        from pingshun_screen.processing.profile_lines import (  # noqa: PLC0415
            Pair,
            ends_of,
            no_pair,
        )

        pairs = []
        if all(parameters.get(name) not in (None, "") for name in (self.FROM, self.TO)):
            system = QgsCoordinateReferenceSystem.fromWkt(crs.to_wkt())
            eye, target = (
                self.parameterAsPoint(parameters, name, context, system)
                for name in (self.FROM, self.TO)
            )
            pairs.append(Pair(0, (eye.x(), eye.y()), (target.x(), target.y())))
        if self._lines is not None:
            is_cancelled = cancellation_of(feedback)
            shapes = source_shapes(self._lines, Shape.LINE, crs, is_cancelled)
            for lost in shapes.lost:
                feedback.pushWarning(lost)
            pairs += ends_of(shapes)
        if not pairs:
            raise no_pair()
        return pairs

    def _told(self, profile: SightProfile) -> dict[str, object]:
        from pingshun_screen.processing.profile_lines import (  # noqa: PLC0415
            finite,
            status,
        )

        blocker = profile.blocker
        numbers = (
            profile.length_m,
            finite(profile.margin_m),
            blocker.distance_m if blocker else None,
            blocker.above_m if blocker else None,
        )
        told = dict(zip(self.NUMBERS, numbers, strict=True))
        return {self.STATUS: status(profile), **told}
