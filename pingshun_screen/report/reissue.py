"""Documents written anew, after an opinion, for results that stay what they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from pingshun_screen.core.errors import OutputError
from pingshun_screen.core.findings import MineResult, ScreeningResult
from pingshun_screen.core.progress import (
    IsCancelled,
    Progress,
    ignore_progress,
    never_cancelled,
    part_of,
)
from pingshun_screen.core.screening import run_screening
from pingshun_screen.core.texts import say
from pingshun_screen.io.case_file import Case, read_case
from pingshun_screen.io.case_inputs import load_inputs
from pingshun_screen.io.faults import said_fault
from pingshun_screen.io.manifest import read_manifest, renewed_manifest
from pingshun_screen.io.opinions import read_opinions
from pingshun_screen.io.output_folder import staged_files
from pingshun_screen.io.policy_file import load_policy
from pingshun_screen.io.software import software_versions
from pingshun_screen.report.documents import ReportWriter
from pingshun_screen.report.illustrations import Studio
from pingshun_screen.report.ledger import write_ledger
from pingshun_screen.report.unchanged import require_same_results

_READ, _SCREENED = 0.2, 0.5


def reissue(
    folder: Path,
    mine_keys: Collection[int],
    *,
    studio: Studio | None,
    progress: Progress = ignore_progress,
    is_cancelled: IsCancelled = never_cancelled,
) -> tuple[Path, ...]:
    """Screen a folder's case again and write the documents of some mines anew.

    Parameters
    ----------
    folder
        Folder of results.
    mine_keys
        The mines' numbers in it.
    studio
        Draws maps and sets pages; without one there are neither maps nor PDF.
    progress, is_cancelled
        Told and asked on the way.

    Returns
    -------
    tuple of pathlib.Path
        The reports written.

    Raises
    ------
    OutputError
        If the results do not come from a case, come out differently by now, or if
        the folder cannot be written; every document is then as it was.
    ScreeningError
        If the case cannot be used any more, or the user stops.
    """
    case = _case(folder)
    policy = load_policy(case.policy, base=case.path.parent, overrides=case.parameters)
    reading = part_of(progress, 0.0, _READ)
    inputs = load_inputs(case, progress=reading, is_cancelled=is_cancelled)
    result = run_screening(
        inputs,
        policy,
        progress=part_of(progress, _READ, _SCREENED),
        is_cancelled=is_cancelled,
    )
    return reissue_result(
        folder,
        result,
        mine_keys,
        studio=studio,
        progress=part_of(progress, _SCREENED, 1.0),
        is_cancelled=is_cancelled,
    )


def reissue_result(  # noqa: PLR0913 - as for publishing
    folder: Path,
    result: ScreeningResult,
    mine_keys: Collection[int],
    *,
    studio: Studio | None,
    progress: Progress = ignore_progress,
    is_cancelled: IsCancelled = never_cancelled,
) -> tuple[Path, ...]:
    """Write the documents of some mines anew from a result that is still at hand.

    Parameters
    ----------
    folder, mine_keys, studio, progress, is_cancelled
        As for `reissue`.
    result
        With all of its mines, also where the folder has only some.

    Returns
    -------
    tuple of pathlib.Path
        The reports written.

    Raises
    ------
    OutputError
        As for `reissue`.
    LayerError
        If the opinions cannot be read.
    Cancelled
        If the user stops.
    """
    manifest = read_manifest(folder)
    software = software_versions()
    progress(0.0, say("reissue.stage_checking"))
    kept = require_same_results(folder, result, software)
    mines = _chosen(kept, mine_keys, folder)
    opinions = read_opinions(folder / "results.gpkg")
    with staged_files(folder) as stage:
        reports = stage / "reports"
        reports.mkdir()
        writer = ReportWriter(result, opinions, software, studio)
        written = writer.write(mines, reports, progress, is_cancelled)
        shown = replace(result, mines=kept)
        write_ledger(shown, stage / "ledger.xlsx", opinions)
    with staged_files(folder) as stage:
        (stage / "manifest.json").write_bytes(renewed_manifest(folder, manifest))
    progress(1.0, say("report.stage_done"))
    return tuple(folder / path.relative_to(reports.parent) for path in written)


def _case(folder: Path) -> Case:
    stated = read_manifest(folder).get("case")
    path = stated.get("path") if isinstance(stated, dict) else None
    if not isinstance(path, str):
        raise OutputError([said_fault(str(folder), "reissue.no_case")])
    return read_case(Path(path))


def _chosen(
    mines: tuple[MineResult, ...], keys: Collection[int], folder: Path
) -> tuple[MineResult, ...]:
    unknown = sorted(set(keys) - {mine.key for mine in mines})
    if unknown:
        faults = [
            said_fault(str(folder), "reissue.no_mine", number=key) for key in unknown
        ]
        raise OutputError(faults)
    return tuple(mine for mine in mines if mine.key in keys)
