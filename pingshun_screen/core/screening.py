"""The only way to a verdict: layers and a policy in, a screening result out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pingshun_screen.core.conflicts import Limits
from pingshun_screen.core.crs import Datum, crs_label, datum_of
from pingshun_screen.core.evidence import Evidence
from pingshun_screen.core.extraction import (
    Owners,
    extraction_conflicts,
    extraction_owners,
)
from pingshun_screen.core.findings import (
    Conflict,
    MineResult,
    ScreenedLayer,
    ScreeningResult,
)
from pingshun_screen.core.judging import (
    judge_mines,
    run_notes,
    unpublished_notes,
)
from pingshun_screen.core.layers import PreparedLayer, missing_layer
from pingshun_screen.core.legal_distances.judging import judge_legal_distances
from pingshun_screen.core.measuring import Question, measure
from pingshun_screen.core.policy import NOT_OVERLAID, Policy
from pingshun_screen.core.preparation import (
    Prepared,
    furthest_m,
    line_leaves,
    prepare,
    visible_leaf,
)
from pingshun_screen.core.progress import (
    IsCancelled,
    Progress,
    RunControl,
    ignore_progress,
    never_cancelled,
)
from pingshun_screen.core.records import CaseInputs, LayerStatus
from pingshun_screen.core.sight_lines import find_sightings, terrain_failure
from pingshun_screen.core.sighting import Sighting, Sightings
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role


@dataclass(frozen=True)
class LayerCheck:
    """One layer and the mines it cannot speak for.

    Parameters
    ----------
    layer
        The layer as screened, or the entry of a missing role.
    mines, mines_not_covered
        How many rights there are, and how many of those that have a place cannot
        be cleared of the layer's role.
    """

    layer: ScreenedLayer
    mines: int
    mines_not_covered: int


def check_inputs(
    inputs: CaseInputs,
    policy: Policy,
    *,
    progress: Progress = ignore_progress,
    is_cancelled: IsCancelled = never_cancelled,
) -> tuple[LayerCheck, ...]:
    """Return what can be said from each layer, without screening.

    Parameters
    ----------
    inputs, policy, progress, is_cancelled
        As for `run_screening`.

    Raises
    ------
    LayerError, Cancelled
        As `run_screening`.
    """
    prepared = prepare(inputs, policy, RunControl(progress, is_cancelled))
    mines = prepared.mines.mines
    placed = [n for n, mine in enumerate(mines) if mine.has_geometry]
    screened = [layer.screened for layer in prepared.layers]
    return tuple(
        LayerCheck(
            layer,
            len(mines),
            sum(bool(prepared.reaches[layer.role].gaps(n, 0.0)) for n in placed),
        )
        for layer in (*screened, *prepared.missing)
    ) + tuple(
        LayerCheck(layer, len(mines), 0)
        for layer in _failed_terrain(
            inputs, terrain_failure(prepared, policy, inputs.dem_source)
        )
    )


def run_screening(
    inputs: CaseInputs,
    policy: Policy,
    *,
    progress: Progress = ignore_progress,
    is_cancelled: IsCancelled = never_cancelled,
    jobs: int = 0,
) -> ScreeningResult:
    """Return the findings for every mining right of a case.

    Parameters
    ----------
    inputs
        Layers as read, working CRS and day.
    policy
        Clauses and parameters, the case's overrides applied.
    progress, is_cancelled
        Told of and asked between stages and batches.
    jobs
        Threads to use; 0 for as many as the machine has processors.

    Raises
    ------
    LayerError
        If the working CRS is unusable, or a layer of mining rights or a ledger
        cannot be read: without all the mines there is nothing to screen.
    Cancelled
        When the user stops the run.
    """
    control = RunControl(progress, is_cancelled, jobs)
    prepared = prepare(inputs, policy, control.part(0.0, 0.2))
    sightings = _sightings(prepared, inputs, policy, control.part(0.2, 0.5))
    evidence, notes = _gather(
        prepared, inputs, policy, sightings, control.part(0.5, 0.7)
    )
    mines = judge_mines(prepared, evidence, sightings, control.part(0.7, 0.9))
    mines = _with_legal_distances(prepared, mines, policy, control.part(0.9, 1.0))
    if datum_of(prepared.crs) is not Datum.CGCS2000:
        crs = crs_label(prepared.crs)
        notes.insert(0, say("screening.working_not_cgcs2000", crs=crs))
    notes += inputs.remarks
    if sightings is not None:
        notes += sightings.remarks
    return ScreeningResult(
        inputs.title,
        inputs.as_of,
        crs_label(prepared.crs),
        inputs.case_sha256,
        inputs.dem_source,
        policy,
        tuple(policy.parameters[name] for name in sorted(inputs.parameters)),
        (
            *(layer.screened for layer in prepared.layers),
            *prepared.missing,
            *_failed_terrain(inputs, sightings.failure if sightings else ""),
        ),
        mines,
        (*notes, *run_notes(mines), *unpublished_notes(prepared.reaches, policy)),
        inputs.ledgers,
        sightings,
    )


def _with_legal_distances(
    prepared: Prepared,
    mines: Sequence[MineResult],
    policy: Policy,
    control: RunControl,
) -> tuple[MineResult, ...]:
    attributes = [mine.attributes for mine in mines]
    found = judge_legal_distances(prepared, attributes, policy, control)
    return tuple(
        replace(mine, legal_distances=some)
        for mine, some in zip(mines, found, strict=True)
    )


def _failed_terrain(inputs: CaseInputs, failure: str) -> tuple[ScreenedLayer, ...]:
    """Return the entry of an elevation model that could not be used."""
    if not failure:
        return ()
    entry = missing_layer(Role.DEM, failure)
    source = Path(inputs.dem_source).name
    return (replace(entry, source=source, status=LayerStatus.FAILED),)


def _sightings(
    prepared: Prepared, inputs: CaseInputs, policy: Policy, control: RunControl
) -> Sightings | None:
    leaf = visible_leaf(policy)
    if leaf is None:
        return None
    return find_sightings(prepared, leaf, policy, inputs.dem_source, control)


def _gather(
    prepared: Prepared,
    inputs: CaseInputs,
    policy: Policy,
    sightings: Sightings | None,
    control: RunControl,
) -> tuple[list[Evidence], list[str]]:
    limits = Limits(policy.number("near_m"), policy.number("touch_tolerance_m"))
    lines = line_leaves(policy)
    line_roles = tuple({role for leaf in lines for role in leaf.roles})
    measured = measure(
        prepared.mines.shapes,
        prepared.usable(*(role for role in Role if role not in NOT_OVERLAID)),
        Question(limits, line_roles, furthest_m(policy)),
        prepared.crs,
        control,
    )
    beyond, notes = _extraction(prepared, limits)
    evidence = [
        Evidence(
            n,
            mine.attributes,
            (*beyond[n], *measured[n].conflicts),
            measured[n].lines,
            sightings.mines[n] if sightings else Sighting(),
            prepared.reaches,
            mine.geometry_gap,
            bool(prepared.mines.shapes.ambiguous[n]),
            policy,
            inputs.as_of,
            inputs.accept_unverified_size_classes,
        )
        for n, mine in enumerate(prepared.mines.mines)
    ]
    return evidence, notes


def _extraction(
    prepared: Prepared, limits: Limits
) -> tuple[list[list[Conflict]], list[str]]:
    """Return what is extracted beyond each right, and extents of no known right."""
    mines = prepared.mines
    beyond: list[list[Conflict]] = [[] for _ in mines.mines]
    notes = []
    licence_nos = [mine.licence_no for mine in mines.mines]
    for layer in prepared.usable(Role.EXTRACTION_EXTENT):
        owners = extraction_owners(mines.shapes, licence_nos, layer)
        found = extraction_conflicts(
            mines.shapes, owners, layer, limits.touch_tolerance_m, prepared.crs
        )
        for mine, conflict in found:
            beyond[mine].append(conflict)
        notes += _unmatched(layer, owners)
    return beyond, notes


def _unmatched(layer: PreparedLayer, owners: Sequence[Owners]) -> list[str]:
    ids, licence_nos = layer.texts("feature_id"), layer.texts("licence_no")
    return [
        say("screening.extent_unmatched", feature=feature, licence_no=licence_no)
        for feature, licence_no, own in zip(ids, licence_nos, owners, strict=True)
        if not own.mines
    ]
