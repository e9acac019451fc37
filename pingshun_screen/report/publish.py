"""From a case to a folder of results and documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from pingshun_screen.core.errors import CaseError, Fault
from pingshun_screen.core.findings import (
    ScreenedLayer,
    ScreeningResult,
)
from pingshun_screen.core.progress import (
    IsCancelled,
    Progress,
    ignore_progress,
    never_cancelled,
    part_of,
    stop_if,
)
from pingshun_screen.core.records import CaseInputs, LayerRecord
from pingshun_screen.core.screening import run_screening
from pingshun_screen.core.texts import say
from pingshun_screen.io.carried_opinions import (
    kept_opinions,
    matched,
    require_unchanged,
)
from pingshun_screen.io.case_file import Case
from pingshun_screen.io.case_inputs import load_inputs
from pingshun_screen.io.manifest import write_manifest
from pingshun_screen.io.opinions import read_opinions
from pingshun_screen.io.output_folder import staged_folder
from pingshun_screen.io.policy_file import load_policy
from pingshun_screen.io.results_gpkg import write_geopackage
from pingshun_screen.io.results_json import write_results
from pingshun_screen.io.software import software_versions
from pingshun_screen.report.documents import ReportWriter
from pingshun_screen.report.illustrations import Studio
from pingshun_screen.report.ledger import write_ledger

_READ, _SCREENED, _TABLES = 0.15, 0.4, 0.5


class Documents(StrEnum):
    """Which documents are written beside results.json, results.gpkg and manifest."""

    ALL = "all"
    TABLES = "tables"
    NONE = "none"


@dataclass(frozen=True)
class Origin:
    """Where a result comes from, for the manifest.

    Parameters
    ----------
    inputs
        What was screened.
    started
        When the run began, with time zone.
    case
        The case file, None where the layers came from QGIS.
    """

    inputs: CaseInputs
    started: datetime
    case: Case | None = None


def screen_case(  # noqa: PLR0913 - the whole command line
    case: Case,
    out: Path,
    *,
    documents: Documents,
    jobs: int = 0,
    only: tuple[str, ...] = (),
    studio: Studio | None,
    progress: Progress = ignore_progress,
    is_cancelled: IsCancelled = never_cancelled,
) -> ScreeningResult:
    """Screen a case and write everything about it into a folder.

    Parameters
    ----------
    case
        The case as read.
    out
        Folder that appears whole or not at all.
    documents
        Which documents to write.
    jobs
        Threads of the screening, 0 for as many as there are processors.
    only
        Licence numbers of the mines to report on; empty for all. All mines are
        screened in any case, for they are screened against each other.
    studio
        Draws maps, sets pages and writes the QGIS project; without one there are
        neither maps nor PDF nor project.
    progress, is_cancelled
        Told and asked on the way.

    Raises
    ------
    ScreeningError
        If the case, its policy or the folder cannot be used, or the user stops.
    """
    started = datetime.now(UTC)
    policy = load_policy(case.policy, base=case.path.parent, overrides=case.parameters)
    reading = part_of(progress, 0.0, _READ)
    with staged_folder(out) as stage:
        # What must not be replaced is refused now, not after the screening.
        kept_opinions(out)
        inputs = load_inputs(case, progress=reading, is_cancelled=is_cancelled)
        result = run_screening(
            inputs,
            policy,
            progress=part_of(progress, _READ, _SCREENED),
            is_cancelled=is_cancelled,
            jobs=jobs,
        )
        chosen = restricted(result, only)
        origin = Origin(inputs, started, case)
        job = _Job(result, chosen, origin, documents, studio, earlier=out)
        _write(job, stage, part_of(progress, _SCREENED, 1.0), is_cancelled)
    return chosen


def publish(  # noqa: PLR0913 - as above
    result: ScreeningResult,
    folder: Path,
    *,
    documents: Documents,
    studio: Studio | None,
    progress: Progress = ignore_progress,
    is_cancelled: IsCancelled = never_cancelled,
    only: tuple[str, ...] = (),
    origin: Origin | None = None,
) -> None:
    """Write a result and its documents into a folder.

    Parameters
    ----------
    result
        Outcome of a screening, with all of its mines.
    folder
        Folder that appears whole or not at all.
    documents, studio, progress, is_cancelled, only
        As for `screen_case`.
    origin
        Where the result comes from; None for what the result itself tells.

    Raises
    ------
    CaseError
        If `only` names a mine that is not there.
    OutputError
        If the folder cannot be written.
    Cancelled
        If the user stops.
    """
    chosen = restricted(result, only)
    origin = origin or Origin(_inputs_of(result), datetime.now(UTC))
    job = _Job(result, chosen, origin, documents, studio, earlier=folder)
    with staged_folder(folder) as stage:
        _write(job, stage, progress, is_cancelled)


@dataclass(frozen=True)
class _Job:
    """What is to be written: the mines chosen of a result, and where it is from.

    The opinions in an earlier folder, which will be replaced, are taken along.
    """

    result: ScreeningResult
    chosen: ScreeningResult
    origin: Origin
    documents: Documents
    studio: Studio | None
    earlier: Path


def _write(
    job: _Job, stage: Path, progress: Progress, is_cancelled: IsCancelled
) -> None:
    software = software_versions()
    progress(0.0, say("report.stage_tables"))
    write_results(job.chosen, stage / "results.json", software, is_cancelled)
    geopackage = stage / "results.gpkg"
    kept = kept_opinions(job.earlier)
    carried = matched(kept, job.chosen.mines)
    write_geopackage(job.chosen, geopackage, carried, is_cancelled)
    said = read_opinions(geopackage)
    if job.documents is not Documents.NONE:
        write_ledger(job.chosen, stage / "ledger.xlsx", said, is_cancelled)
        if job.studio is not None:
            project = stage / "project.qgz"
            job.studio.write_project(job.chosen, geopackage, project)
    if job.documents is Documents.ALL:
        reports = stage / "reports"
        reports.mkdir()
        writer = ReportWriter(job.result, said, software, job.studio)
        writing = part_of(progress, _TABLES - _SCREENED, 1.0)
        writer.write(job.chosen.mines, reports, writing, is_cancelled)
    stop_if(is_cancelled)
    require_unchanged(job.earlier, kept)
    write_manifest(
        stage / "manifest.json",
        case=job.origin.case,
        inputs=job.origin.inputs,
        result=job.chosen,
        policy=job.result.policy,
        started=job.origin.started,
        ended=datetime.now(UTC),
        software=software,
    )
    progress(1.0, say("report.stage_done"))


def restricted(result: ScreeningResult, only: tuple[str, ...]) -> ScreeningResult:
    """Return the result with the mines asked for by licence number, all for none.

    Raises
    ------
    CaseError
        If a number is unknown.
    """
    if not only:
        return result
    known = {mine.licence_no for mine in result.mines}
    faults = [
        Fault(number, say("report.only_problem"), say("report.only_remedy"))
        for number in only
        if number not in known
    ]
    if faults:
        raise CaseError(faults)
    chosen = tuple(mine for mine in result.mines if mine.licence_no in only)
    return replace(result, mines=chosen)


def _inputs_of(result: ScreeningResult) -> CaseInputs:
    """Return what can be told of the inputs from the result alone."""
    return CaseInputs(
        title=result.title,
        as_of=result.as_of,
        crs=result.crs,
        layers=tuple(_record_of(layer) for layer in result.layers),
        dem_source=result.dem_source,
        case_sha256=result.case_sha256,
    )


def _record_of(layer: ScreenedLayer) -> LayerRecord:
    return LayerRecord(
        role=layer.role,
        source=layer.source,
        table=None,
        status=layer.status,
        message=layer.message,
        sha256=layer.sha256,
        accuracy_m=layer.accuracy_m,
        encoding=layer.encoding,
        data_date=layer.data_date,
    )
