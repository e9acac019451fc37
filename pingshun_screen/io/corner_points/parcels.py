"""From drafts to parcels: coordinates found and rings joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shapely.geometry import MultiPolygon, Polygon

from pingshun_screen.core.rings import (
    Assembly,
    RingFault,
    RingProblem,
    assemble,
    ring_faults,
)
from pingshun_screen.core.texts import say
from pingshun_screen.io.corner_points.coordinates import coordinates_of
from pingshun_screen.io.corner_points.drafts import Draft
from pingshun_screen.io.corner_points.placement import placed
from pingshun_screen.io.corner_points.records import Given, Parcel, Refusal
from pingshun_screen.io.corner_points.ring_splitting import RingOfDraft, split_rings

MOST_POINTS = 10_000
"""Of one parcel; far more than any surveyor sets."""


def parcels_of(
    drafts: Sequence[Draft], given: Given
) -> tuple[list[Parcel], list[Refusal]]:
    """Return the parcels that drafts make, and why the others make none.

    Parameters
    ----------
    drafts
        Of one file.
    given
        What is known besides the file.
    """
    parcels: list[Parcel] = []
    refusals: list[Refusal] = []
    for draft in drafts:
        parcel = _parcel(draft, given)
        if parcel is None or draft.refusals:
            refusals += _of_whole_parcel(draft, parcel, given)
        else:
            parcels.append(parcel)
    sound, misplaced = placed(parcels, given)
    return sound, [*refusals, *misplaced]


def _of_whole_parcel(draft: Draft, drawn: Parcel | None, given: Given) -> list[Refusal]:
    """Return the refusals of a draft, each with what it costs."""
    name = draft.attributes.get("name") or draft.attributes.get("licence_no")
    sound, misplaced = placed([drawn], given) if drawn else ([], [])
    return [
        replace(
            one,
            problem=say("corner_points.of", name=name, problem=one.problem)
            if name
            else one.problem,
            drawn=sound[0] if sound else None,
        )
        for one in (*draft.refusals, *misplaced)
    ]


def _parcel(draft: Draft, given: Given) -> Parcel | None:
    """Return the parcel of a draft; None where the draft is refused.

    One that is refused for nothing but a boundary that crosses itself comes as
    drawn.
    """
    _check_size(draft)
    found = None if draft.refusals else coordinates_of(draft, given)
    if found is None:
        return None
    rings = split_rings(draft, found.east_north, is_degrees=found.is_degrees)
    outcome = None if draft.refusals else _assembled(draft, rings)
    if outcome is None:
        return None
    return Parcel(
        source=draft.source,
        line=draft.line,
        polygon=outcome,
        rings=tuple(ring.corners for ring in rings),
        crs=found.crs,
        zone=found.zone.number if found.zone else None,
        points=len(draft.points),
        attributes=dict(draft.attributes),
        declared_area_m2=draft.declared_area_m2,
        notes=tuple(draft.notes),
    )


def _check_size(draft: Draft) -> None:
    if not draft.points and not draft.refusals:
        draft.refuse(draft.line, "no_points")
    if len(draft.points) > MOST_POINTS:
        draft.refuse(draft.line, "too_many_points", most=MOST_POINTS)


def _assembled(
    draft: Draft, rings: Sequence[RingOfDraft]
) -> Polygon | MultiPolygon | None:
    """Return the polygon of the rings, None where they bound none."""
    _check_point_count(draft, rings)
    corners = [ring.corners for ring in rings]
    outcome = ring_faults(corners) or assemble(corners, [ring.area for ring in rings])
    if isinstance(outcome, Assembly):
        _note_areas(draft, rings, outcome.parts)
        return None if draft.refusals else outcome.polygon
    crosses = [fault.problem for fault in outcome] == [RingProblem.CROSSES_ITSELF]
    is_drawn = crosses and len(rings) == 1 and not draft.refusals
    for fault in outcome:
        _refuse_ring(draft, rings, fault)
    return Polygon(corners[0]) if is_drawn else None


def _check_point_count(draft: Draft, rings: Sequence[RingOfDraft]) -> None:
    """Refuse a parcel with fewer or more points than its head says.

    Programs count the point that closes a ring or do not, whether or not they
    write it.
    """
    stated, written = draft.declared_points, len(draft.points)
    if stated is None:
        return
    closed = sum(ring.was_closed for ring in rings)
    if not written - closed <= stated <= written + len(rings) - closed:
        draft.refuse(draft.line, "point_count", stated=stated, found=written)


def _refuse_ring(draft: Draft, rings: Sequence[RingOfDraft], fault: RingFault) -> None:
    ring = rings[fault.ring]
    line = ring.lines[min(fault.corner, len(ring.lines) - 1)]
    other = rings[fault.other].lines[0] if fault.other is not None else 0
    draft.refuse(line, fault.problem.value, other=other)


def _note_areas(
    draft: Draft, rings: Sequence[RingOfDraft], parts: Sequence[tuple[int, ...]]
) -> None:
    """Note where rings were taken for something else than their numbers say."""
    for position, (outer, *_) in enumerate(parts):
        ring = rings[outer]
        if position and ring.label not in ("", "0", "1") and not ring.area:
            draft.note(ring.lines[0], "ring_outside", ring=ring.label)
    for hole in (hole for _, *holes in parts for hole in holes):
        if rings[hole].label in ("", "0", "1"):
            draft.note(rings[hole].lines[0], "ring_inside")
