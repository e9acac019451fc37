"""What the panel has done beside the window: checking a case and screening it.

Imported in the working thread: geopandas and its kin come in from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pingshun_screen.bridge.studio import qgis_studio
from pingshun_screen.core.errors import Fault
from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.core.progress import IsCancelled, Progress
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.gui.collector import collector_at_rest
from pingshun_screen.io.case_file import Case, read_case
from pingshun_screen.report.case_answers import (
    LayerAnswer,
    TableAnswer,
    layer_answers,
    missing_answers,
    table_answers,
)
from pingshun_screen.report.case_check import check_case
from pingshun_screen.report.publish import Documents, screen_case
from pingshun_screen.report.unscreened import unscreened


@dataclass(frozen=True)
class CheckedCase:
    """What a check says.

    Parameters
    ----------
    layers
        An answer for each layer, in the order of the case.
    missing
        An answer for each role that the policy asks for and that has no layer.
    tables
        An answer for each table.
    faults
        Why mines could not be held against the layers.
    remarks
        What the case as a whole should be looked at for.
    """

    layers: tuple[LayerAnswer, ...]
    missing: dict[Role, LayerAnswer]
    tables: tuple[TableAnswer, ...]
    faults: tuple[Fault, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class ScreenedCase:
    """A run that is done.

    Parameters
    ----------
    result
        Its findings.
    not_screened
        Inputs that could not be screened, one line each.
    """

    result: ScreeningResult
    not_screened: tuple[str, ...]


def checked(case: Case, progress: Progress, is_cancelled: IsCancelled) -> CheckedCase:
    """Return what can be said from each layer of a case."""
    found = check_case(case, progress=progress, is_cancelled=is_cancelled)
    missing = {answer.role: answer for answer in missing_answers(found)}
    layers, tables = layer_answers(found), table_answers(found)
    # No row of the panel's table stands for the elevation model.
    terrain = missing[Role.DEM].remarks if Role.DEM in missing else ()
    remarks = (*found.remarks, *terrain)
    return CheckedCase(layers, missing, tables, found.faults, remarks)


def screened(
    case_file: Path,
    out: Path,
    documents: str,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> ScreenedCase:
    """Screen a case file into a folder, as the command line does."""
    with collector_at_rest():
        result = screen_case(
            read_case(case_file),
            out,
            documents=Documents(documents),
            studio=None if documents == Documents.NONE else qgis_studio(),
            progress=progress,
            is_cancelled=is_cancelled,
        )
    return ScreenedCase(result, tuple(str(one) for one in unscreened(result.layers)))
