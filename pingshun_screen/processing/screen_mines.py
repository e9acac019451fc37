"""The algorithm that screens layers of the project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from pingshun_screen.bridge.compat import is_restricted
from pingshun_screen.bridge.feedback import (
    cancellation_of,
    progress_of,
    warn_of_unscreened,
)
from pingshun_screen.bridge.role_names import role_name
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.processing import mine_parameters as names
from pingshun_screen.processing.base import Head, Parameters, ScreeningAlgorithm
from pingshun_screen.processing.mine_choices import (
    Choices,
    absent_roles,
    policy_overrides,
)

if TYPE_CHECKING:
    from qgis.core import QgsProcessingFeatureSource

    from pingshun_screen.core.findings import ScreeningResult


class ScreenMines(ScreeningAlgorithm):
    """Screens mining rights against the layers given for each role."""

    def head(self) -> Head:
        """Return what the toolbox shows of the algorithm."""
        return Head(
            name="screen_mines",
            title=tr("Screen mining rights"),
            summary=tr(
                "Screens mining rights against constraint layers of the project."
            ),
            help=tr(
                "Overlays mining rights on constraint layers by the clauses of a"
                " policy and gives every mine a spatial verdict and a suggested"
                " disposition. Layers may come from any provider and in any CRS with"
                " a known datum; Chinese and pinyin field names are recognised.\n\n"
                "A mine is only clear where that is proven: every layer that the"
                " clauses ask for is given or said to be absent, could be read, and"
                " covers the mine. Everything else is not determined, with the"
                " reason.\n\n"
                "With a reports folder, a Word and PDF report with maps is written"
                " for every mine. The results are preliminary findings; the county"
                " government decides."
            ),
        )

    def initAlgorithm(self, configuration: Parameters | None = None) -> None:  # noqa: N802
        """Declare what goes in and what comes out."""
        for parameter, help_text in names.main_parameters():
            self.add(parameter, help_text)
        for parameter, help_text in names.advanced_parameters():
            self.add(parameter, help_text, advanced=True)
        for parameter, help_text in names.output_parameters():
            self.add(parameter, help_text)
        self.add_counts()

    def checkParameterValues(  # noqa: N802
        self, parameters: Parameters, context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Refuse a constraint layer used in part: what it leaves out looks clear."""
        for role in names.CONSTRAINTS:
            chosen = parameters.get(names.parameter_name(role))
            partial = isinstance(chosen, QgsProcessingFeatureSourceDefinition)
            if partial and is_restricted(chosen):
                template = tr(
                    "{layer}: a constraint layer is screened against as a whole. Turn"
                    " off its selection, filter or feature limit."
                )
                return False, template.format(layer=role_name(role))
        valid, problem = super().checkParameterValues(parameters, context)
        return bool(valid), str(problem)

    def prepareAlgorithm(  # noqa: N802
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        """Take hold of the layers while still on their own thread."""
        mines = names.parameter_name(Role.MINING_RIGHT)
        self._mines = self._source(parameters, mines, context)
        self._constraints = {
            role: source
            for role in names.CONSTRAINTS
            if (source := self._source(parameters, names.parameter_name(role), context))
        }
        self._area = self._source(parameters, names.AREA, context)
        self._dem_source = self._raster(parameters, names.DEM, context)
        return True

    def screen(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, object]:
        """Screen the layers, fill the sinks and write the reports asked for."""
        from pingshun_screen.processing.mine_run import run_choices  # noqa: PLC0415

        choices = self._choices(parameters, context)
        result = run_choices(choices, progress_of(feedback), cancellation_of(feedback))
        warn_of_unscreened(result, feedback)
        outputs = self._fill_sinks(result, parameters, context)
        if choices.reports:
            outputs[names.REPORTS] = str(choices.reports)
        return {**outputs, **self.counts(result)}

    def _source(
        self, parameters: Parameters, name: str, context: QgsProcessingContext
    ) -> QgsProcessingFeatureSource | None:
        if parameters.get(name) in (None, ""):
            return None
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, name))
        return source

    def _raster(
        self, parameters: Parameters, name: str, context: QgsProcessingContext
    ) -> str:
        if parameters.get(name) in (None, ""):
            return ""
        raster = self.parameterAsRasterLayer(parameters, name, context)
        if raster is None or raster.providerType() != "gdal":
            raise QgsProcessingException(self.invalidRasterError(parameters, name))
        return str(raster.source())

    def _choices(
        self, parameters: Parameters, context: QgsProcessingContext
    ) -> Choices:
        def text(name: str) -> str:
            return str(self.parameterAsString(parameters, name, context))

        def number(name: str) -> float:
            return float(self.parameterAsDouble(parameters, name, context))

        def chosen(name: str) -> bool:
            return bool(self.parameterAsBoolean(parameters, name, context))

        day = self.parameterAsDateTime(parameters, names.AS_OF, context).date()
        reports = text(names.REPORTS)
        return Choices(
            mines=self._mines,
            constraints=self._constraints,
            area=self._area,
            policy=self.parameterAsEnumString(parameters, names.POLICY, context),
            parameters=policy_overrides(text(names.PARAMETERS)),
            as_of=day.toPyDate(),
            crs=self.parameterAsCrs(parameters, names.CRS, context),
            mine_accuracy_m=number(names.MINE_ACCURACY),
            constraint_accuracy_m=number(names.CONSTRAINT_ACCURACY),
            absent_roles=absent_roles(text(names.ABSENT_ROLES)),
            accept_unverified_size_classes=chosen(names.ACCEPT_UNVERIFIED),
            dem_source=self._dem_source,
            reports=Path(reports) if reports else None,
        )

    def _fill_sinks(
        self,
        result: ScreeningResult,
        parameters: Parameters,
        context: QgsProcessingContext,
    ) -> dict[str, object]:
        from pingshun_screen.bridge.sinks import (  # noqa: PLC0415
            fields_of,
            write_features,
        )
        from pingshun_screen.io.result_layers import result_layers  # noqa: PLC0415

        crs = self.parameterAsCrs(parameters, names.CRS, context)
        kind = QgsWkbTypes.Type.MultiPolygon
        layers = {layer.name.upper(): layer for layer in result_layers(result)}
        written: dict[str, object] = {}
        for name in (names.MINES, names.CONFLICTS):
            sink, identifier = self.parameterAsSink(
                parameters, name, context, fields_of(layers[name]), kind, crs
            )
            if sink is None:
                raise QgsProcessingException(self.invalidSinkError(parameters, name))
            write_features(layers[name], sink)
            written[name] = identifier
        return written
