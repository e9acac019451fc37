"""What the results page has done beside the window, each as one call."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qgis.PyQt.QtGui import QIcon

from pingshun_screen.bridge.studio import qgis_studio
from pingshun_screen.core.errors import Cancelled, LayerError, ScreeningError
from pingshun_screen.core.findings import (
    Certainty,
    ClauseStatus,
    Relation,
    ScreeningResult,
    SpatialVerdict,
)
from pingshun_screen.core.progress import IsCancelled, Progress, part_of, stop_if
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.gui.collector import collector_at_rest
from pingshun_screen.gui.document_export import Copies, copy_documents
from pingshun_screen.gui.mine_filter import MineTraits
from pingshun_screen.gui.mines_model import mine_record, mine_traits
from pingshun_screen.gui.record_model import Record
from pingshun_screen.io.faults import said_fault
from pingshun_screen.io.saved_run import SavedMine, SavedRun, read_run
from pingshun_screen.report.reissue import reissue, reissue_result

_BATCH = 500
_REISSUED = 0.9
# Opinions carry the second they were recorded in, files a part of it.
_CLOCK_S = 1.0


@dataclass(frozen=True)
class ReadRun:
    """A run as read, with the rows of its list."""

    run: SavedRun
    records: tuple[Record, ...]
    traits: tuple[MineTraits, ...]


@dataclass(frozen=True)
class Exported:
    """What was copied, and why documents could not be renewed, if any were behind."""

    copies: Copies
    problem: str


def reading(
    folder: Path, marks: Mapping[str, QIcon]
) -> Callable[[Progress, IsCancelled], ReadRun]:
    """Return the work of reading a run."""

    def work(progress: Progress, is_cancelled: IsCancelled) -> ReadRun:
        with collector_at_rest():
            run = read_run(folder)
            records = []
            for number, mine in enumerate(run.mines):
                if number % _BATCH == 0:
                    stop_if(is_cancelled)
                _require_known(mine, folder)
                records.append(mine_record(mine, marks))
            return ReadRun(run, tuple(records), tuple(map(mine_traits, run.mines)))

    return work


def reissuing(
    folder: Path, keys: Collection[int], result: ScreeningResult | None
) -> Callable[[Progress, IsCancelled], tuple[Path, ...]]:
    """Return the work of writing the documents of some mines anew.

    Parameters
    ----------
    folder, keys
        Of the run, and the mines' numbers in it.
    result
        Outcome of the run if it is at hand: its case need not be screened again.
    """

    def work(progress: Progress, is_cancelled: IsCancelled) -> tuple[Path, ...]:
        control = {"progress": progress, "is_cancelled": is_cancelled}
        studio = qgis_studio()
        if result is None:
            return reissue(folder, keys, studio=studio, **control)
        return reissue_result(folder, result, keys, studio=studio, **control)

    return work


def exporting(
    folder: Path, keys: Sequence[int], target: Path, result: ScreeningResult | None
) -> Callable[[Progress, IsCancelled], Exported]:
    """Return the work of copying documents, those first renewed that are behind."""

    def work(progress: Progress, is_cancelled: IsCancelled) -> Exported:
        behind = [mine.key for mine in _mines(folder, keys) if _is_behind(mine)]
        problem = ""
        if behind:
            renewing = part_of(progress, 0.0, _REISSUED)
            try:
                reissuing(folder, behind, result)(renewing, is_cancelled)
            except Cancelled:
                raise
            except ScreeningError as error:
                problem = str(error)
        documents = [path for mine in _mines(folder, keys) for path in mine.documents]
        return Exported(copy_documents(documents, target), problem)

    return work


def _require_known(mine: SavedMine, folder: Path) -> None:
    """Refuse results with words that this version has no text for."""
    try:
        SpatialVerdict(mine.spatial)
        for clause in mine.clauses:
            ClauseStatus(clause.status)
        for conflict in mine.conflicts:
            Role(conflict.role)
            Relation(conflict.relation)
            Certainty(conflict.certainty)
    except ValueError as error:
        fault = said_fault(str(folder), "saved_run.foreign")
        raise LayerError([fault]) from error


def _mines(folder: Path, keys: Sequence[int]) -> list[SavedMine]:
    """Return some mines as they now lie in the folder, in the order asked for."""
    mines = {mine.key: mine for mine in read_run(folder).mines}
    return [mines[key] for key in keys if key in mines]


def _is_behind(mine: SavedMine) -> bool:
    """Return whether an opinion was recorded after the documents were written."""
    if not mine.opinions:
        return False
    recorded_s = datetime.fromisoformat(mine.opinions[-1].recorded_at).timestamp()
    written_s = [path.stat().st_mtime for path in mine.documents]
    return not written_s or min(written_s) < recorded_s + _CLOCK_S
