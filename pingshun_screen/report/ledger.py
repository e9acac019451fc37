"""The ledger of a run: all mines, conflicts, open questions and clauses."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl.workbook import Workbook

from pingshun_screen.core.findings import (
    Conflict,
    MineResult,
    Relation,
    ScreeningResult,
)
from pingshun_screen.core.policy import Policy
from pingshun_screen.core.progress import IsCancelled, never_cancelled, stoppable
from pingshun_screen.core.records import RepairOutcome
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import vocabulary
from pingshun_screen.io.opinions import Opinion
from pingshun_screen.report.facts import value_text
from pingshun_screen.report.illustrations import OVERLAPPING, numbered_conflicts
from pingshun_screen.report.ledger_join import join_columns, join_rows
from pingshun_screen.report.legal_tables import legal_cells, legal_columns
from pingshun_screen.report.opinion_sheet import (
    disputes_cell,
    opinion_columns,
    opinion_rows,
    opinions_cell,
)
from pingshun_screen.report.sheets import (
    Column,
    Row,
    Tinted,
    Value,
    add_sheet,
    set_up_print,
)
from pingshun_screen.report.sight_words import sight_cells, sight_columns
from pingshun_screen.report.stable_package import settle
from pingshun_screen.report.verdict import met_outcomes, open_outcomes
from pingshun_screen.report.wording import (
    certainty_label,
    clause_label,
    clause_labels,
    date_label,
    disposition_label,
    dispositions_label,
    grade_label,
    licence_number,
    mine_name,
    printable,
    relation_label,
    role_label,
    source_name,
    spatial_label,
    status_label,
    zone_label,
)

_AREA_M2, _AREA_KM2, _LENGTH_M, _WIDTH_M = "#,##0.00", "0.0000", "#,##0.0", "#,##0.00"
_SHARE, _COUNT = "0.00%", "0"
_M2_PER_KM2 = 1e6
_REPAIRS = {
    None: "ledger_repair_none",
    RepairOutcome.REPAIRED: "ledger_repaired",
    RepairOutcome.AMBIGUOUS: "ledger_repair_ambiguous",
    RepairOutcome.REJECTED: "ledger_repair_rejected",
}
_LONGEST_HEAD = 80
_MINE_HEADS: tuple[tuple[str, float, str], ...] = (
    ("ledger_key", 6, _COUNT),
    ("licence_no", 25, ""),
    ("name", 15, ""),
)


def write_ledger(
    result: ScreeningResult,
    path: Path,
    opinions: Sequence[Opinion] = (),
    is_cancelled: IsCancelled = never_cancelled,
) -> None:
    """Write ledger.xlsx.

    Parameters
    ----------
    result
        The run.
    path
        File to write.
    opinions
        What departments said, oldest first.
    is_cancelled
        Asked on the way.

    Raises
    ------
    Cancelled
        If the user stops.
    """
    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = "pingshun_screen"
    mines, policy = result.mines, result.policy
    said: dict[int | None, list[Opinion]] = defaultdict(list)
    for opinion in opinions:
        said[opinion.mine_key].append(opinion)
    mine_rows = [
        (
            *_mine_row(mine),
            *_opinion_cells(policy, said[mine.key]),
            *sight_cells(mine),
        )
        for mine in mines
    ]
    opinion_sheet = opinion_columns(_columns()), opinion_rows(policy, opinions)
    sheets: list[tuple[str, Sequence[Column], Iterable[Row]]] = [
        ("sheet_mines", (*_mine_columns(), *sight_columns()), mine_rows),
        ("sheet_conflicts", _conflict_columns(), _rows(mines, _conflict_rows)),
        ("sheet_questions", _question_columns(), _rows(mines, _question_rows)),
        ("sheet_clauses", _clause_columns(), _rows(mines, _clause_rows)),
        ("sheet_legal", legal_columns(_columns()), _legal_rows(result)),
        ("sheet_opinions", *opinion_sheet),
    ]
    if result.ledgers:
        sheets.append(("sheet_ledgers", join_columns(), join_rows(result.ledgers)))
    head, foot = _print_head(result), say("report.ledger_foot")
    for name, columns, rows in sheets:
        title = say(f"report.{name}")
        asked = stoppable(rows, is_cancelled)
        sheet = add_sheet(workbook, title, columns, asked, len(_MINE_HEADS))
        set_up_print(sheet, f"{head}　{title}", foot)
    written = BytesIO()
    workbook.save(written)
    path.write_bytes(settle(written.getvalue(), result.as_of))


def _print_head(result: ScreeningResult) -> str:
    title = printable(result.title)[:_LONGEST_HEAD]
    day = date_label(result.as_of)
    return say("report.ledger_head", title=title, as_of=day).replace("&", "&&")


def _rows(
    mines: tuple[MineResult, ...], of_mine: Callable[[MineResult], Iterator[Row]]
) -> list[Row]:
    return [row for mine in mines for row in of_mine(mine)]


def _columns(*entries: tuple[str, float, str]) -> tuple[Column, ...]:
    """Return columns from name of the heading, width and number format."""
    return tuple(
        Column(_heading(name), width, number_format)
        for name, width, number_format in (*_MINE_HEADS, *entries)
    )


def _heading(name: str) -> str:
    term = vocabulary().mine_fields.get(name)
    return term.label if term else say(f"report.{name}")


def _mine_cells(mine: MineResult) -> tuple[int, str, str]:
    return mine.key, licence_number(mine), mine_name(mine)


# ---- mines ------------------------------------------------------------------
def _mine_columns() -> tuple[Column, ...]:
    return _columns(
        ("holder", 16, ""),
        ("township", 9, ""),
        ("mineral", 10, ""),
        ("mining_method", 7, ""),
        ("capacity", 7, "#,##0.####"),
        ("capacity_unit", 8, ""),
        ("ledger_area", 9, _AREA_KM2),
        ("ledger_spatial", 11, ""),
        ("ledger_disposition", 11, ""),
        ("ledger_open_dispositions", 12, ""),
        ("ledger_open_count", 7, _COUNT),
        ("ledger_met", 15, ""),
        ("ledger_overlaps", 6, _COUNT),
        ("ledger_touches", 6, _COUNT),
        ("ledger_nears", 6, _COUNT),
        ("ledger_gross", 13, _AREA_M2),
        ("ledger_net", 13, _AREA_M2),
        ("ledger_share", 8, _SHARE),
        ("ledger_repair", 9, ""),
        ("ledger_opinions", 18, ""),
        ("ledger_disputes", 18, ""),
    )


def _mine_row(mine: MineResult) -> Row:
    own = mine.attributes
    overlapping = [one for one in mine.conflicts if one.relation in OVERLAPPING]
    capacity = own.get("capacity")
    area_m2 = mine.area_km2 * _M2_PER_KM2
    disposition = f"disposition_{mine.disposition or 'undetermined'}"
    repair = _REPAIRS[mine.repair.outcome if mine.repair else None]
    return (
        *_mine_cells(mine),
        *(value_text(name, own.get(name)) for name in _MINE_TEXTS),
        _number(capacity),
        value_text("capacity_unit", own.get("capacity_unit")),
        round(mine.area_km2, 4) if mine.geometry is not None else None,
        Tinted(spatial_label(mine.spatial), f"spatial_{mine.spatial}"),
        Tinted(disposition_label(mine.disposition), disposition),
        dispositions_label(mine.open_dispositions),
        len(open_outcomes(mine)),
        clause_labels(outcome.clause for outcome in met_outcomes(mine)),
        len(overlapping),
        _count(mine, Relation.TOUCH),
        _count(mine, Relation.NEAR),
        round(sum(one.overlap_m2 for one in overlapping), 4),
        round(mine.overlap_net_m2, 4),
        round(mine.overlap_net_m2 / area_m2, 6) if area_m2 > 0 else None,
        say(f"report.{repair}"),
    )


def _opinion_cells(
    policy: Policy, opinions: Sequence[Opinion]
) -> tuple[str, Tinted | str]:
    return opinions_cell(opinions), disputes_cell(policy, opinions)


_MINE_TEXTS = ("holder", "township", "mineral", "mining_method")


def _number(value: object) -> float | None:
    if not isinstance(value, float | int) or not math.isfinite(value):
        return None
    return float(value)


def _count(mine: MineResult, relation: Relation) -> int:
    return sum(one.relation is relation for one in mine.conflicts)


# ---- conflicts --------------------------------------------------------------
def _conflict_columns() -> tuple[Column, ...]:
    return _columns(
        ("col_no", 6, _COUNT),
        ("ledger_layer", 16, ""),
        ("ledger_feature_id", 14, ""),
        ("ledger_feature_name", 26, ""),
        ("ledger_zone", 14, ""),
        ("ledger_grade", 10, ""),
        ("ledger_relation", 11, ""),
        ("ledger_overlap", 15, _AREA_M2),
        ("ledger_share", 9, _SHARE),
        ("ledger_width", 11, _WIDTH_M),
        ("ledger_distance", 11, _LENGTH_M),
        ("ledger_certainty", 12, ""),
        ("ledger_source", 30, ""),
    )


def _conflict_rows(mine: MineResult) -> Iterator[Row]:
    for one in numbered_conflicts(mine):
        yield (*_mine_cells(mine), one.number, *_conflict_cells(one.conflict))


def _conflict_cells(conflict: Conflict) -> tuple[Value | Tinted, ...]:
    overlaps = conflict.relation in OVERLAPPING
    style = "status_met" if overlaps else "status_not_met"
    return (
        role_label(conflict.role),
        conflict.feature_id,
        conflict.feature_name,
        zone_label(conflict.zone),
        grade_label(conflict.grade),
        Tinted(relation_label(conflict.relation), style),
        round(conflict.overlap_m2, 4) if overlaps else None,
        round(conflict.share, 6) if overlaps else None,
        round(conflict.width_m, 4) if overlaps else None,
        None if overlaps else round(conflict.distance_m, 4),
        certainty_label(conflict.certainty) if overlaps else "",
        source_name(conflict.layer),
    )


def _legal_rows(result: ScreeningResult) -> list[Row]:
    return [
        (*_mine_cells(mine), *cells)
        for mine in result.mines
        for cells in legal_cells(result.policy, mine)
    ]


# ---- questions and clauses --------------------------------------------------
def _question_columns() -> tuple[Column, ...]:
    return _columns(
        ("ledger_clause", 15, ""),
        ("ledger_department", 26, ""),
        ("ledger_question", 70, ""),
    )


def _question_rows(mine: MineResult) -> Iterator[Row]:
    for outcome in open_outcomes(mine):
        clause = outcome.clause
        label = clause_label(clause)
        for words in outcome.missing or (outcome.reason,):
            yield (*_mine_cells(mine), label, clause.department, words)


def _clause_columns() -> tuple[Column, ...]:
    return _columns(
        ("ledger_clause", 15, ""),
        ("ledger_words", 50, ""),
        ("ledger_department", 22, ""),
        ("ledger_status", 11, ""),
        ("ledger_reason", 60, ""),
    )


def _clause_rows(mine: MineResult) -> Iterator[Row]:
    for outcome in mine.clauses:
        clause = outcome.clause
        status = outcome.status
        yield (
            *_mine_cells(mine),
            clause_label(clause),
            clause.words,
            clause.department,
            Tinted(status_label(status), f"status_{status}"),
            outcome.reason,
        )
