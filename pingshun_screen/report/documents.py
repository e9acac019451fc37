"""The reports of mines as files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pingshun_screen.core.findings import MineResult, ScreeningResult
from pingshun_screen.core.progress import IsCancelled, Progress, stop_if
from pingshun_screen.core.texts import say
from pingshun_screen.io.opinions import Opinion
from pingshun_screen.io.safe_names import file_stems
from pingshun_screen.io.software import qgis_version
from pingshun_screen.report.context import MineReport, mine_report
from pingshun_screen.report.figures import Figure, FigureKind
from pingshun_screen.report.illustrations import Studio
from pingshun_screen.report.pages import report_html
from pingshun_screen.report.sight_chart import profile_png
from pingshun_screen.report.word import write_word
from pingshun_screen.report.wording import mine_name, shortened

_LONGEST_IN_STAGE = 20


@dataclass(frozen=True)
class ReportWriter:
    """Writes the reports of a run's mines.

    Parameters
    ----------
    result
        The run with all of its mines.
    opinions
        What departments said about them, oldest first.
    software
        Versions, of `io.software.software_versions`.
    studio
        Draws maps and sets pages; without one there are neither maps nor PDF.
    """

    result: ScreeningResult
    opinions: tuple[Opinion, ...]
    software: Mapping[str, str]
    studio: Studio | None

    def write(
        self,
        mines: tuple[MineResult, ...],
        folder: Path,
        progress: Progress,
        is_cancelled: IsCancelled,
    ) -> tuple[Path, ...]:
        """Write the reports of some mines; names do not depend on which.

        Raises
        ------
        Cancelled
            If the user stops.
        """
        labels = [(mine.licence_no, mine.name) for mine in self.result.mines]
        keys = [mine.key for mine in self.result.mines]
        stems = dict(zip(keys, file_stems(labels), strict=True))
        written: list[Path] = []
        for number, mine in enumerate(mines):
            stop_if(is_cancelled)
            name = shortened(mine_name(mine), _LONGEST_IN_STAGE)
            progress(number / len(mines), say("report.stage_documents", name=name))
            written += self._write_one(mine, folder / stems[mine.key])
        return tuple(written)

    def _write_one(self, mine: MineResult, stem: Path) -> list[Path]:
        report = mine_report(
            self.result,
            mine,
            software=self._software(),
            illustrated=self.studio is not None,
            opinions=[one for one in self.opinions if one.mine_key == mine.key],
        )
        images = self._images(mine, report)
        # Not with_suffix: a name may have dots of its own.
        word = stem.with_name(f"{stem.name}.docx")
        write_word(report, images, self.result.as_of, word)
        if self.studio is None:
            return [word]
        pages = stem.with_name(f"{stem.name}.pdf")
        self.studio.write_pdf(report_html(report), images, report.header, pages)
        return [word, pages]

    def _images(self, mine: MineResult, report: MineReport) -> dict[str, bytes]:
        figures = (*report.sight.figures, *report.figures)
        return {figure.key: self._image(mine, figure) for figure in figures}

    def _image(self, mine: MineResult, figure: Figure) -> bytes:
        sight = mine.visibility.sight
        if figure.kind is FigureKind.SIGHT_PROFILE and sight and sight.best:
            return profile_png(sight.best.profile)
        if self.studio is None:
            message = f"{figure.key} needs somebody who draws maps"
            raise ValueError(message)
        match figure.kind:
            case FigureKind.SIGHT_MAP:
                return self.studio.sight(self.result, mine)
            case FigureKind.DETAIL:
                return self.studio.detail(self.result, mine, figure.conflicts)
            case _:
                return self.studio.overview(self.result, mine)

    def _software(self) -> dict[str, str]:
        version = qgis_version()
        return {**self.software, **({"qgis": version} if version else {})}
