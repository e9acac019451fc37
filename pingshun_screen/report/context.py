"""The whole report of one mine, worded and rounded, ready for any page maker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pingshun_screen.core.findings import MineResult, ScreeningResult
from pingshun_screen.core.texts import say
from pingshun_screen.io.opinions import Opinion
from pingshun_screen.report.conflict_tables import (
    ConflictGroup,
    Total,
    conflict_groups,
    conflict_notes,
    totals,
)
from pingshun_screen.report.facts import (
    Fact,
    mine_remarks,
    paired_facts,
    wide_facts,
)
from pingshun_screen.report.figures import Figure, map_figures
from pingshun_screen.report.legal_tables import (
    LegalGroup,
    legal_groups,
    legal_notes,
)
from pingshun_screen.report.opinions import OpinionBox, opinion_boxes
from pingshun_screen.report.sight_chapter import SightChapter, sight_chapter
from pingshun_screen.report.sources import Provenance, provenance
from pingshun_screen.report.verdict import (
    ClauseGroup,
    Question,
    Verdict,
    clause_groups,
    questions,
    verdict,
)
from pingshun_screen.report.wording import (
    date_label,
    licence_number,
    mine_name,
    printable,
    shortened,
)

_LONGEST_IN_HEADER = 36
_STATEMENTS = ("statement_1", "statement_2", "statement_3", "statement_4")


@dataclass(frozen=True)
class MineReport:
    """Every text of the report of one mine, chapter by chapter."""

    title: str
    header: str
    name: str
    subtitle: str
    wide_facts: tuple[Fact, ...]
    paired_facts: tuple[tuple[Fact, Fact], ...]
    remarks: tuple[str, ...]
    verdict: Verdict
    questions: tuple[Question, ...]
    clauses_intro: str
    clause_groups: tuple[ClauseGroup, ...]
    conflict_groups: tuple[ConflictGroup, ...]
    totals: tuple[Total, ...]
    conflict_notes: tuple[str, ...]
    legal_groups: tuple[LegalGroup, ...]
    legal_notes: tuple[str, ...]
    sight: SightChapter
    figures: tuple[Figure, ...]
    figures_note: str
    opinions: tuple[OpinionBox, ...]
    provenance: Provenance
    statements: tuple[str, ...]


def mine_report(
    result: ScreeningResult,
    mine: MineResult,
    *,
    software: Mapping[str, str],
    illustrated: bool,
    opinions: Sequence[Opinion] = (),
) -> MineReport:
    """Return the report of one mine.

    Parameters
    ----------
    result, mine
        The run and one of its mines.
    software
        Name and version of each program that took part.
    illustrated
        Whether somebody can draw maps.
    opinions
        What departments said about this mine, oldest first.
    """
    name = mine_name(mine)
    licence_no = licence_number(mine)
    drawn = illustrated and mine.geometry is not None
    sight = sight_chapter(result, mine, illustrated=illustrated)
    return MineReport(
        title=say("report.title"),
        header=say("report.header", name=shortened(name, _LONGEST_IN_HEADER)),
        name=name,
        subtitle=say(
            "report.subtitle", licence_no=licence_no, as_of=date_label(result.as_of)
        ),
        wide_facts=wide_facts(result, mine),
        paired_facts=paired_facts(result, mine),
        remarks=mine_remarks(mine),
        verdict=verdict(result.policy, mine, opinions),
        questions=questions(mine),
        clauses_intro=_clauses_intro(result),
        clause_groups=clause_groups(result.policy, mine, opinions),
        conflict_groups=conflict_groups(mine, opinions),
        totals=totals(result.policy, mine),
        conflict_notes=conflict_notes(result, mine),
        legal_groups=legal_groups(result.policy, mine),
        legal_notes=legal_notes(mine),
        sight=sight,
        figures=map_figures(mine, len(sight.figures) + 1) if drawn else (),
        figures_note="" if drawn else _no_figures(mine),
        opinions=opinion_boxes(result.policy, mine, opinions),
        provenance=provenance(result, software),
        statements=tuple(say(f"report.{key}") for key in _STATEMENTS),
    )


def _clauses_intro(result: ScreeningResult) -> str:
    policy = result.policy
    note = policy.document_no or policy.document_note
    values = {"title": policy.title, "issuer": policy.issuer, "note": note}
    return printable(say("report.clauses_intro", **values))


def _no_figures(mine: MineResult) -> str:
    reason = "maps_no_geometry" if mine.geometry is None else "maps_missing"
    return say(f"report.{reason}")
