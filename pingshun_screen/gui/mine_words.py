"""A saved mine as the detail panel words it, with the words of the documents."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.findings import ClauseStatus
from pingshun_screen.core.texts import say
from pingshun_screen.gui.opinion_subjects import clause_name, subject_words
from pingshun_screen.io.opinions import Opinion, standing
from pingshun_screen.io.saved_run import SavedClause, SavedMine
from pingshun_screen.report.measures import km2_text
from pingshun_screen.report.opinion_words import stance_label
from pingshun_screen.report.wording import (
    disposition_label,
    dispositions_label,
    printable,
    spatial_label,
    status_label,
)


def heading(mine: SavedMine) -> str:
    """Return the name and number of a mine."""
    name = printable(mine.name) or say("report.mine_unnamed")
    return f"{name}　{printable(mine.licence_no) or say('report.number_unfilled')}"


def finding_html(mine: SavedMine) -> str:
    """Return the finding and the reasons for and against it."""
    return "".join(
        (
            _verdict(mine),
            _section(tr("Why it is listed"), _reasons(mine, ClauseStatus.MET)),
            _section(tr("Still to be settled"), _questions(mine)),
            _section(tr("Why it is not listed"), _reasons(mine, ClauseStatus.NOT_MET)),
            _section(tr("Remarks"), [_safe(note) for note in mine.notes]),
            _section(tr("Holder and place"), _facts(mine)),
        )
    )


def clause_html(clause: SavedClause) -> str:
    """Return one clause in full: the plan's words, the answer and its reason."""
    lines = [
        f"<b>{_safe(clause_name(clause.id))}</b>　{_safe(clause.words)}",
        f"<b>{_safe(status_label(clause.status))}</b>　{_safe(clause.reason)}",
        *map(_safe, clause.missing),
        _department(clause),
    ]
    return "".join(f"<p>{line}</p>" for line in lines)


def history_html(opinions: Iterable[Opinion]) -> str:
    """Return the opinions on a mine, the newest first."""
    said = tuple(opinions)
    counting = {id(one) for one in standing(said)}
    return "".join(_opinion(one, counts=id(one) in counting) for one in reversed(said))


def _opinion(one: Opinion, *, counts: bool) -> str:
    lines = [
        f"<b>{_safe(one.department)}　{escape(stance_label(one.stance))}</b>",
        f"{_safe(subject_words(one))}（{_safe(one.finding)}）",
        _safe(one.reason),
        _safe(say("opinions.signed", name=one.signed_by, day=one.signed_on)),
    ]
    if not counts:
        lines.append(say("opinions.superseded"))
    if one.is_outdated:
        now = one.finding_now or say("opinions.finding_gone")
        lines.append(_safe(say("opinions.finding_changed", now=now)))
    return f"<p>{'<br>'.join(lines)}</p>"


def _verdict(mine: SavedMine) -> str:
    open_count = len(_having(mine, ClauseStatus.NOT_DETERMINED))
    lines = [
        f"<b>{_safe(spatial_label(mine.spatial))}</b>",
        f"<b>{_safe(disposition_label(mine.disposition))}</b>",
        say("report.verdict_open", count=open_count)
        if open_count
        else say("report.verdict_open_none"),
    ]
    if mine.open:
        possible = dispositions_label(mine.open)
        lines.append(say("report.verdict_still_possible", dispositions=possible))
    return f"<p>{'<br>'.join(lines)}</p>"


def _facts(mine: SavedMine) -> list[str]:
    area = f"{say('report.fact_area')}：{km2_text(mine.area_km2)} km²"
    facts = map(_safe, (mine.holder, mine.township, mine.mineral, area))
    return [fact for fact in facts if fact]


def _reasons(mine: SavedMine, status: ClauseStatus) -> list[str]:
    return [_line(clause) for clause in _having(mine, status)]


def _questions(mine: SavedMine) -> list[str]:
    """Return what is open, what it takes and who can supply it."""
    return [
        "<br>".join((_line(clause), *map(_safe, clause.missing), _department(clause)))
        for clause in _having(mine, ClauseStatus.NOT_DETERMINED)
    ]


def _line(clause: SavedClause) -> str:
    return f"<b>{_safe(clause_name(clause.id))}</b>　{_safe(clause.reason)}"


def _department(clause: SavedClause) -> str:
    words = printable(clause.department)
    return escape(say("report.clause_department", department=words))


def _having(mine: SavedMine, status: ClauseStatus) -> list[SavedClause]:
    return [clause for clause in mine.clauses if clause.status == status]


def _section(title: str, items: list[str]) -> str:
    if not items:
        return ""
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f"<h4>{escape(title)}</h4><ul>{rows}</ul>"


def _safe(text: object) -> str:
    return escape(printable(text))
