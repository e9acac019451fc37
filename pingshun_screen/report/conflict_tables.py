"""Chapter 4 of the report: every feature that the mine meets or comes near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pingshun_screen.core.findings import (
    Certainty,
    MineResult,
    Relation,
    ScreeningResult,
)
from pingshun_screen.core.policy import Policy
from pingshun_screen.core.records import RepairNote, RepairOutcome
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.opinions import Opinion
from pingshun_screen.report.facts import repair_values
from pingshun_screen.report.illustrations import (
    OVERLAPPING,
    NumberedConflict,
    numbered_conflicts,
)
from pingshun_screen.report.measures import (
    area_text,
    distance_text,
    share_text,
    width_text,
)
from pingshun_screen.report.opinion_words import conflict_subject, dispute_words
from pingshun_screen.report.wording import (
    certainty_label,
    feature_name,
    grade_label,
    listed,
    printable,
    relation_label,
    role_label,
    zone_label,
)


@dataclass(frozen=True)
class ConflictRow:
    """One feature as the table prints it; a dash where nothing can be said."""

    number: str
    layer: str
    feature: str
    relation: str
    area: str
    share: str
    width: str
    distance: str
    certainty: str
    disputed: str


@dataclass(frozen=True)
class ConflictGroup:
    """The features that the mine overlaps, touches or comes near."""

    title: str
    overlapping: bool
    rows: tuple[ConflictRow, ...]


@dataclass(frozen=True)
class Total:
    """Overlap with all features of one role, gross and net."""

    layer: str
    count: str
    gross: str
    net: str


def conflict_groups(
    mine: MineResult, opinions: Sequence[Opinion] = ()
) -> tuple[ConflictGroup, ...]:
    """Return the conflicts grouped by relation; groups without one are left out.

    Parameters
    ----------
    mine
        The mine.
    opinions
        On this mine, oldest first.
    """
    numbered = numbered_conflicts(mine)
    kinds = (
        ("report.conflicts_overlap", OVERLAPPING),
        ("report.conflicts_touch", {Relation.TOUCH}),
        ("report.conflicts_near", {Relation.NEAR}),
    )
    groups = (
        ConflictGroup(
            say(title),
            relations is OVERLAPPING,
            tuple(
                _row(one, opinions)
                for one in numbered
                if one.conflict.relation in relations
            ),
        )
        for title, relations in kinds
    )
    return tuple(group for group in groups if group.rows)


def totals(policy: Policy, mine: MineResult) -> tuple[Total, ...]:
    """Return gross beside net overlap for each role, then for forbidden areas."""
    forbidden = frozenset(policy.close6_roles())
    rows = [
        _total(mine, role_label(role), {role}, net_m2)
        for role, net_m2 in mine.overlap_net_by_role_m2.items()
    ]
    if forbidden & mine.overlap_net_by_role_m2.keys():
        label = say("report.totals_close6")
        rows.append(_total(mine, label, forbidden, mine.overlap_net_m2))
    return tuple(rows)


def conflict_notes(result: ScreeningResult, mine: MineResult) -> tuple[str, ...]:
    """Return what has to be known to read the tables of one mine."""
    notes = []
    overlapping = [one for one in mine.conflicts if one.relation in OVERLAPPING]
    if any(one.certainty is Certainty.WITHIN_ACCURACY for one in overlapping):
        notes.append(say("report.within_accuracy_note"))
    if any(one.role is Role.EXTRACTION_EXTENT for one in overlapping):
        notes.append(say("report.extraction_note"))
    return (*notes, *_bases(mine), *_repaired_features(result, mine))


def _bases(mine: MineResult) -> list[str]:
    """Return what boundaries rest on that were calculated, not drawn."""
    return [
        say(
            "report.basis_note",
            layer=role_label(one.role),
            feature=feature_name(one),
            basis=printable(one.basis),
        )
        for one in mine.conflicts
        if one.basis
    ]


def _row(one: NumberedConflict, opinions: Sequence[Opinion]) -> ConflictRow:
    conflict = one.conflict
    overlaps = conflict.relation in OVERLAPPING
    covers = overlaps and conflict.overlap_m2 > 0
    none = say("report.none")
    details = (zone_label(conflict.zone), grade_label(conflict.grade))
    described = listed(detail for detail in details if detail)
    name = feature_name(conflict)
    return ConflictRow(
        number=str(one.number),
        layer=role_label(conflict.role),
        feature=f"{name}（{described}）" if described else name,
        relation=relation_label(conflict.relation),
        area=area_text(conflict.overlap_m2) if covers else none,
        share=share_text(conflict.share) if covers else none,
        width=width_text(conflict.width_m) if covers else none,
        distance=none if overlaps else distance_text(conflict.distance_m),
        certainty=certainty_label(conflict.certainty) if overlaps else none,
        disputed=dispute_words(opinions, conflict_subject(conflict)),
    )


def _total(mine: MineResult, label: str, roles: Iterable[Role], net_m2: float) -> Total:
    members = [
        one
        for one in mine.conflicts
        if one.role in roles and one.relation in OVERLAPPING
    ]
    gross_m2 = sum(one.overlap_m2 for one in members)
    return Total(label, str(len(members)), area_text(gross_m2), area_text(net_m2))


def _repaired_features(result: ScreeningResult, mine: MineResult) -> Iterable[str]:
    """Yield a sentence for each repaired feature that the mine overlaps or meets."""
    met = {
        (one.role, one.layer, one.feature_id): one
        for one in mine.conflicts
        if one.relation is not Relation.NEAR
    }
    for layer in result.layers:
        for note in layer.repairs:
            one = met.get((layer.role, layer.source, note.feature_id))
            if one is not None and note.outcome is not RepairOutcome.REJECTED:
                yield _repair_sentence(role_label(one.role), feature_name(one), note)


def _repair_sentence(layer: str, feature: str, note: RepairNote) -> str:
    ambiguous = note.outcome is RepairOutcome.AMBIGUOUS
    sentence = "report.repair_other_ambiguous" if ambiguous else "report.repair_other"
    return say(sentence, layer=layer, feature=printable(feature), **repair_values(note))
