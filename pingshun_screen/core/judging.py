"""Measurements and ledger turned into one result a mine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pingshun_screen.core.areas import geodesic_areas_m2, plane_areas_m2
from pingshun_screen.core.clauses import judge_clause, spatial_verdict
from pingshun_screen.core.disposition import dispose
from pingshun_screen.core.evidence import Evidence
from pingshun_screen.core.findings import LineView, MineResult, Visibility
from pingshun_screen.core.licence_numbers import licence_warnings, repeated_licences
from pingshun_screen.core.lines import nearest_lines
from pingshun_screen.core.measuring import net_overlaps_m2
from pingshun_screen.core.mines import Mine
from pingshun_screen.core.policy import Policy
from pingshun_screen.core.preparation import Prepared, visible_leaf
from pingshun_screen.core.progress import RunControl
from pingshun_screen.core.reach import RoleReach
from pingshun_screen.core.records import RepairOutcome
from pingshun_screen.core.sighting import Sighting, Sightings
from pingshun_screen.core.texts import say
from pingshun_screen.core.visible_range import disagreement
from pingshun_screen.core.vocabulary import SCOPE_ROLES, Role, vocabulary

# How many mines are judged between two looks at the cancel button.
_BATCH = 100

_M2_PER_KM2 = 1e6


def judge_mines(
    prepared: Prepared,
    evidence: Sequence[Evidence],
    sightings: Sightings | None,
    control: RunControl,
) -> tuple[MineResult, ...]:
    """Return the result of each mine, in the order of the evidence.

    Parameters
    ----------
    prepared
        The case in the working CRS.
    evidence
        Facts and measurements of each mine.
    sightings
        Sight lines of the run; None where the policy asks for none.
    control
        Told and asked every few mines.

    Raises
    ------
    Cancelled
        When the user stops the run.
    """
    shapes = prepared.mines.shapes
    geodesic_m2 = geodesic_areas_m2(shapes.geometries, prepared.crs)
    plane_m2 = plane_areas_m2(shapes.geometries)
    visibility = _visibility(prepared, evidence, sightings)
    net_m2 = _net(prepared, evidence)
    has_extents = any(x.role is Role.EXTRACTION_EXTENT for x in prepared.layers)
    results = []
    for n, (mine, known) in enumerate(zip(prepared.mines.mines, evidence, strict=True)):
        if n % _BATCH == 0:
            control.report(n / len(evidence), say("screening.stage_judge"))
        outcomes = tuple(judge_clause(x, known) for x in known.policy.clauses)
        disposition, still_open = dispose(outcomes)
        area_km2 = float(shapes.areas_m2[n]) / _M2_PER_KM2
        results.append(
            MineResult(
                key=n + 1,
                licence_no=mine.licence_no,
                name=mine.name,
                attributes=mine.attributes,
                geometry=shapes.geometries[n],
                area_km2=area_km2,
                geodesic_area_km2=float(geodesic_m2[n]) / _M2_PER_KM2,
                plane_area_km2=float(plane_m2[n]) / _M2_PER_KM2,
                spatial=spatial_verdict(outcomes, known, has_extents=has_extents),
                disposition=disposition,
                open_dispositions=still_open,
                clauses=outcomes,
                conflicts=known.conflicts,
                visibility=visibility[n],
                overlap_net_m2=net_m2[None][n],
                overlap_net_by_role_m2=_by_role(net_m2, n),
                repair=mine.repair,
                notes=tuple(_notes(mine, area_km2, n, known)),
            )
        )
    return tuple(results)


def _by_role(net_m2: Mapping[Role | None, list[float]], mine: int) -> dict[Role, float]:
    return {
        role: areas[mine]
        for role, areas in net_m2.items()
        if role is not None and areas[mine] > 0
    }


def _net(
    prepared: Prepared, evidence: Sequence[Evidence]
) -> dict[Role | None, list[float]]:
    """Return net overlaps by role, under None those with all close-6 roles."""
    forbidden = evidence[0].policy.close6_roles() if evidence else ()
    met = {c.role for known in evidence for c in known.conflicts if c.overlap_m2 > 0}
    wanted: dict[Role | None, tuple[Role, ...]] = {None: forbidden}
    wanted |= {role: (role,) for role in Role if role in met}
    return {
        role: net_overlaps_m2(
            [[c for c in known.conflicts if c.role in roles] for known in evidence],
            prepared.mines.shapes,
            prepared.crs,
        ).tolist()
        for role, roles in wanted.items()
        if role is not Role.EXTRACTION_EXTENT
    }


def _visibility(
    prepared: Prepared, evidence: Sequence[Evidence], sightings: Sightings | None
) -> list[Visibility]:
    """Return how each mine can be seen, with its nearest important line."""
    leaf = visible_leaf(evidence[0].policy)
    if leaf is None or sightings is None:
        return [Visibility()] * len(evidence)
    nearest = nearest_lines(
        prepared.mines.shapes, prepared.usable(*leaf.roles), leaf.classes
    )
    return [
        Visibility(
            known.sighting.status,
            away_m,
            name,
            disagreement(leaf, known),
            tuple(_line_views(known.sighting, sightings)),
            _best_line(known.sighting, sightings),
            known.sighting.sight,
        )
        for known, (away_m, name) in zip(evidence, nearest, strict=True)
    ]


def _line_views(sighting: Sighting, sightings: Sightings) -> Iterator[LineView]:
    for seen in sighting.sight.lines if sighting.sight else ():
        line = sightings.lines[seen.line]
        stretch = (seen.first_m, seen.last_m)
        yield LineView(line.name, line.line_class, *stretch, seen.stations, seen.seeing)


def _best_line(sighting: Sighting, sightings: Sightings) -> str:
    best = sighting.sight.best if sighting.sight else None
    return sightings.lines[best.line].name if best else ""


def _notes(mine: Mine, area_km2: float, number: int, known: Evidence) -> Iterator[str]:
    yield from _own_notes(mine, area_km2)
    yield from _licence_notes(mine, known.as_of)
    yield from _zone_notes(number, known)


def _own_notes(mine: Mine, area_km2: float) -> tuple[str, ...]:
    notes = list(mine.remarks)
    licence = mine.attributes.get("licence_area_km2")
    if isinstance(licence, float) and round(licence, 4) != round(area_km2, 4):
        notes.append(
            say(
                "screening.area_differs",
                licence=licence,
                computed=area_km2,
                difference=area_km2 - licence,
            )
        )
    if mine.repair and mine.repair.outcome is RepairOutcome.AMBIGUOUS:
        notes.append(say("screening.ambiguous_repair"))
    return tuple(notes)


def _licence_notes(mine: Mine, as_of: date) -> tuple[str, ...]:
    found = [text for one in mine.licences for text in licence_warnings(one, as_of)]
    return tuple(dict.fromkeys(found))


def _zone_notes(mine: int, known: Evidence) -> tuple[str, ...]:
    """Return what is open about scopes that no clause asks for."""
    asked = known.policy.close6_roles()
    gaps = (
        known.reaches[role].unpublished.near.get(mine)
        for role in SCOPE_ROLES
        if role not in asked
    )
    return tuple(say("heritage.mine_note", gap=gap) for gap in gaps if gap)


def unpublished_notes(reaches: Mapping[Role, RoleReach], policy: Policy) -> list[str]:
    """Return which heritage units lack a published scope or zone, over the whole run.

    Parameters
    ----------
    reaches
        What the layers of each role prove.
    policy
        Names who can supply them.
    """
    office = say("findings.office")
    return [
        say(
            "heritage.run_note",
            role=vocabulary().roles[role].label,
            names=say("findings.list").join(reaches[role].unpublished.names),
            who=policy.role_departments.get(role) or office,
        )
        for role in SCOPE_ROLES
        if reaches[role].unpublished.names
    ]


def run_notes(results: Sequence[MineResult]) -> list[str]:
    """Return remarks that concern the whole run.

    Parameters
    ----------
    results
        All mines of the run.
    """
    rows = {
        str(outcome.evidence["size_rows_unverified"])
        for result in results
        for outcome in result.clauses
        if "size_rows_unverified" in outcome.evidence
    }
    notes = []
    if rows:
        joined = say("findings.list").join(sorted(rows))
        notes.append(say("screening.unverified_sizes", rows=joined))
    notes += repeated_licences(result.licence_no for result in results)
    return notes
