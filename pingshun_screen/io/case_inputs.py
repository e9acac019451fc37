"""From the case to what the screening takes: every layer read, or known as failed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.progress import IsCancelled, Progress, stop_if
from pingshun_screen.core.records import (
    CaseInputs,
    Coverage,
    LayerRecord,
    LayerStatus,
)
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, vocabulary
from pingshun_screen.io.case_file import Case
from pingshun_screen.io.fingerprints import file_sha256
from pingshun_screen.io.heritage.reading import read_heritage_scopes
from pingshun_screen.io.layer_faults import message_of, refusal
from pingshun_screen.io.ledgers.joining import with_ledgers
from pingshun_screen.io.supplied_transformations import (
    Supplied,
    supplied_transformations,
    unused_transformations,
    with_transformation,
)
from pingshun_screen.io.vector_files import read_coverage, read_layer

# A mine is judged where it lies; only what it is judged against has to cover it.
_NEED_NO_COVERAGE = {Role.MINING_RIGHT, Role.PROPOSED_BLOCK}


def load_inputs(
    case: Case, *, progress: Progress, is_cancelled: IsCancelled
) -> CaseInputs:
    """Read every layer that the case names, for a screening.

    Parameters
    ----------
    case, progress, is_cancelled
        As for `read_inputs`.

    Raises
    ------
    LayerError
        If a layer of mining rights or a ledger cannot be used: without all the
        mines there is nothing to screen.
    Cancelled
        If the user stops the reading.
    """
    inputs = read_inputs(case, progress=progress, is_cancelled=is_cancelled)
    require_mines(inputs)
    return inputs


def read_inputs(
    case: Case, *, progress: Progress, is_cancelled: IsCancelled
) -> CaseInputs:
    """Read every layer that the case names, usable or not.

    Parameters
    ----------
    case
        The case as checked by `io.case_file`.
    progress, is_cancelled
        Told and asked before each layer.

    Raises
    ------
    Cancelled
        If the user stops the reading.
    """
    base = case.path.parent
    supplied = supplied_transformations(case)
    area, area_problem = _area(case, base, supplied)
    records = []
    for number, spec in enumerate(case.layers):
        stop_if(is_cancelled)
        label = vocabulary().roles[spec.role].label
        progress(number / len(case.layers), say("layers.reading", label=label))
        record = read_layer(spec, base, area=area)
        record = with_transformation(record, spec, supplied)
        records.append(_failed_by_area(record, spec.coverage, area_problem))
    for scopes in case.heritage_scopes:
        stop_if(is_cancelled)
        found = read_heritage_scopes(
            scopes, base, case.crs, area=area, supplied=supplied
        )
        records += [_failed_by_area(x, scopes.coverage, area_problem) for x in found]
    dem, dem_records = _dem(case, base)
    inputs = CaseInputs(
        title=case.title,
        as_of=case.as_of,
        crs=case.crs,
        layers=(*records, *dem_records),
        absent_roles=case.absent_roles,
        accept_unverified_size_classes=case.accept_unverified_size_classes,
        parameters=case.parameters,
        dem_source=dem,
        case_sha256=case.sha256,
        remarks=unused_transformations(case),
    )
    return with_ledgers(
        inputs, case.ledgers, base, progress=progress, is_cancelled=is_cancelled
    )


def _area(case: Case, base: Path, supplied: Supplied) -> tuple[Coverage | None, str]:
    """Return the area that the layers cover, or what is wrong with it."""
    if case.area is None:
        return None, ""
    try:
        user = supplied.get(case.area_transformation)
        return replace(read_coverage(case.area, base), user_transformation=user), ""
    except LayerError as error:
        return None, message_of(error)


def _failed_by_area(
    record: LayerRecord, coverage: str | None, problem: str
) -> LayerRecord:
    if not problem or coverage or record.role in _NEED_NO_COVERAGE:
        return record
    return replace(
        record,
        table=None,
        status=LayerStatus.FAILED,
        message=record.message + problem,
    )


def require_mines(inputs: CaseInputs) -> None:
    """Make sure that every layer of mining rights and every ledger was read.

    Without a ledger its mines would be missing, and values of the layers would count
    that it contradicts.

    Raises
    ------
    LayerError
        Naming those that were not.
    """
    faults = [
        Fault(record.source, record.message, say("layers.mines_remedy"))
        for record in inputs.layers
        if record.role == Role.MINING_RIGHT and record.status != LayerStatus.OK
    ]
    faults += [fault for join in inputs.ledgers for fault in join.ledger.faults]
    if faults:
        raise LayerError(faults)


def _dem(case: Case, base: Path) -> tuple[str, tuple[LayerRecord, ...]]:
    """Return the path of the elevation model, or a failed record instead."""
    if not case.dem_source:
        return "", ()
    path = base / case.dem_source
    try:
        file_sha256(path)
    except OSError as error:
        detail = error.strerror or type(error).__name__
        cause = "unreadable" if path.exists() else "missing"
        reason = refusal(case.dem_source, cause, path=path, detail=detail)
        record = LayerRecord(
            role=Role.DEM,
            source=case.dem_source,
            table=None,
            status=LayerStatus.FAILED,
            message=message_of(reason),
        )
        return "", (record,)
    return str(path), ()
