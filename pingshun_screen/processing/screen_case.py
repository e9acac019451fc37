"""The algorithm that screens a case file, as the command line does."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
)

from pingshun_screen.bridge.feedback import (
    cancellation_of,
    progress_of,
    warn_of_unscreened,
)
from pingshun_screen.bridge.translation import tr
from pingshun_screen.processing.base import Head, Parameters, ScreeningAlgorithm

DOCUMENTS = ("all", "tables", "none")


class ScreenCase(ScreeningAlgorithm):
    """Screens the mines and layers that a case file names."""

    CASE, OUTPUT, DOCUMENTS = "CASE", "OUTPUT", "DOCUMENTS"
    RESULTS = "RESULTS"
    COUNTS = ("MINES", "CONFLICTS", "NOT_DETERMINED")

    def head(self) -> Head:
        """Return what the toolbox shows of the algorithm."""
        return Head(
            name="screen_case",
            title=tr("Screen a case file"),
            summary=tr(
                "Screens all mines of a case file and writes a report for each."
            ),
            help=tr(
                "Reads a case file (TOML) that names the mining rights, the"
                " constraint layers and the policy, screens every mine, and writes"
                " the results into a folder: results.gpkg, results.json, ledger.xlsx"
                " and a Word and PDF report for every mine. The verdicts are those"
                " of the command line.\n\n"
                "The folder appears whole or not at all. A layer that cannot be"
                " read never counts as free of conflict: its clauses are not"
                " determined, and the reason is told.\n\n"
                "The results are preliminary findings; the county government"
                " decides."
            ),
        )

    def initAlgorithm(self, configuration: Parameters | None = None) -> None:  # noqa: N802
        """Declare what goes in and what comes out."""
        self.add(
            QgsProcessingParameterFile(
                self.CASE, tr("Case file"), fileFilter=tr("Case files (*.toml)")
            ),
            tr("The case: mining rights, constraint layers, policy and day judged."),
        )
        self.add(
            QgsProcessingParameterEnum(
                self.DOCUMENTS,
                tr("Documents"),
                options=[
                    tr("Reports and tables"),
                    tr("Tables only"),
                    tr("No documents"),
                ],
                defaultValue=0,
            ),
            tr("What to write besides results.gpkg, results.json and the manifest."),
        )
        self.add(
            QgsProcessingParameterFolderDestination(self.OUTPUT, tr("Results folder")),
            tr("Written anew when the run is done; an earlier result is replaced."),
        )
        self.addOutput(QgsProcessingOutputFile(self.RESULTS, tr("Results as JSON")))
        self.add_counts()

    def screen(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, object]:
        """Screen the case into the folder."""
        from pingshun_screen.bridge.studio import qgis_studio  # noqa: PLC0415
        from pingshun_screen.io.case_file import read_case  # noqa: PLC0415
        from pingshun_screen.report.publish import (  # noqa: PLC0415
            Documents,
            screen_case,
        )

        case = read_case(Path(self.parameterAsFile(parameters, self.CASE, context)))
        out = Path(self.parameterAsString(parameters, self.OUTPUT, context))
        chosen = self.parameterAsEnum(parameters, self.DOCUMENTS, context)
        result = screen_case(
            case,
            out,
            documents=Documents(DOCUMENTS[chosen]),
            studio=qgis_studio(),
            progress=progress_of(feedback),
            is_cancelled=cancellation_of(feedback),
        )
        warn_of_unscreened(result, feedback)
        return {
            self.OUTPUT: str(out),
            self.RESULTS: str(out / "results.json"),
            **self.counts(result),
        }
