"""What a check says of each layer, in words and as a light."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import geopandas

from pingshun_screen.core.ledgers import LedgerJoin
from pingshun_screen.core.records import LayerRecord, LayerStatus
from pingshun_screen.core.screening import LayerCheck
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import SCOPE_ROLES, Role, vocabulary
from pingshun_screen.report.case_check import (
    CaseCheck,
    leaves_open,
    uncovered,
)
from pingshun_screen.report.ledger_join import ledger_lines
from pingshun_screen.report.unscreened import unscreened

_SAMPLES = 3


class Light(StrEnum):
    """How far a layer can be used."""

    USABLE = "usable"
    INCOMPLETE = "incomplete"
    UNUSABLE = "unusable"


@dataclass(frozen=True)
class LayerAnswer:
    """What a check says of one layer, or of a role that has none.

    Parameters
    ----------
    role
        What the layer stands for.
    light
        How far it can be used.
    remarks
        What is the matter and what to do, one sentence or two each.
    features, crs
        Count and reference system as read; 0 and empty where it was not.
    encoding
        Of its text, empty where the format leaves no choice.
    fields
        Standard field to column, as recognised.
    samples
        First values of each column, as read.
    """

    role: Role
    light: Light
    remarks: tuple[str, ...] = ()
    features: int = 0
    crs: str = ""
    encoding: str = ""
    fields: Mapping[str, str] | None = None
    samples: Mapping[str, tuple[str, ...]] | None = None


@dataclass(frozen=True)
class TableAnswer:
    """What a check says of a table that is no layer.

    Parameters
    ----------
    source
        As the case names it.
    light
        How far it can be used.
    remarks
        What it holds, what is the matter and what to do.
    """

    source: str
    light: Light
    remarks: tuple[str, ...]


def table_answers(found: CaseCheck) -> tuple[TableAnswer, ...]:
    """Return an answer for every ledger, and for every source of heritage scopes.

    A table of scopes stands for several layers: it is as good as the worst.
    """
    by_source: dict[str, list[LayerAnswer]] = {}
    for record, answer in zip(found.records, layer_answers(found), strict=True):
        if record.role in SCOPE_ROLES:
            by_source.setdefault(record.source, []).append(answer)
    scopes = (
        TableAnswer(
            source,
            max((one.light for one in answers), key=list(Light).index),
            tuple(dict.fromkeys(text for one in answers for text in one.remarks)),
        )
        for source, answers in by_source.items()
    )
    return (*map(_ledger_answer, found.ledgers), *scopes)


def _ledger_answer(join: LedgerJoin) -> TableAnswer:
    if not join.ledger.is_read:
        return TableAnswer(join.ledger.source, Light.UNUSABLE, (join.ledger.message,))
    is_whole = join.matched == len(join.entries)
    light = Light.USABLE if is_whole else Light.INCOMPLETE
    return TableAnswer(join.ledger.source, light, tuple(ledger_lines([join])))


def layer_answers(found: CaseCheck) -> tuple[LayerAnswer, ...]:
    """Return an answer for every layer of a case, in the case's order."""
    if not found.checks:
        return tuple(_read_only(record, found) for record in found.records)
    checked = found.checks[: len(found.records)]
    return tuple(
        _answer(record, check, found)
        for record, check in zip(found.records, checked, strict=True)
    )


def missing_answers(found: CaseCheck) -> tuple[LayerAnswer, ...]:
    """Return an answer for every role that the policy asks for and nobody gave.

    A role that somebody states the county does not have is as good as given.
    """
    return tuple(_missing(check) for check in found.checks[len(found.records) :])


def _missing(check: LayerCheck) -> LayerAnswer:
    layer = check.layer
    if layer.declared_by:
        return LayerAnswer(layer.role, Light.USABLE, (layer.message,))
    remedy = say("case_check.missing_remedy")
    return LayerAnswer(layer.role, Light.INCOMPLETE, (f"{layer.message}。{remedy}",))


def _read_only(record: LayerRecord, found: CaseCheck) -> LayerAnswer:
    """Return what can be said without mines to hold the layer against."""
    if record.table is None:
        return LayerAnswer(record.role, Light.UNUSABLE, (record.message,))
    wanting = tuple(_wanting(record, found))
    return LayerAnswer(
        record.role,
        Light.INCOMPLETE,
        (say("case_check.no_mines"), *wanting),
        features=len(record.table),
        crs=_crs(record.table),
        encoding=record.encoding,
        fields=record.fields,
        samples=_samples(record, record.table),
    )


def _answer(record: LayerRecord, check: LayerCheck, found: CaseCheck) -> LayerAnswer:
    layer = check.layer
    problems = [one.message for one in (*unscreened([layer]), *uncovered([check]))]
    wanting = list(_wanting(record, found))
    remark = [layer.message] if layer.status is LayerStatus.OK else []
    repaired = (
        [say("case_check.repaired", count=layer.repaired)] if layer.repaired else []
    )
    remarks = [text for text in (*problems, *remark, *repaired, *wanting) if text]
    return LayerAnswer(
        record.role,
        _light(check, is_whole=not problems and not wanting),
        tuple(remarks),
        features=layer.features,
        crs=layer.crs,
        encoding=record.encoding,
        fields=record.fields,
        samples={} if record.table is None else _samples(record, record.table),
    )


def _light(check: LayerCheck, *, is_whole: bool) -> Light:
    if check.layer.status is not LayerStatus.OK:
        return Light.UNUSABLE
    return Light.USABLE if is_whole and not leaves_open(check) else Light.INCOMPLETE


def _wanting(record: LayerRecord, found: CaseCheck) -> Iterator[str]:
    terms = vocabulary().fields_of(record.role)
    if record.table is None:
        return
    wanting = [terms[name] for name in found.wanting(record.role, record.fields)]
    if wanting:
        fields = "、".join(
            say("cli.field", label=term.label, who=term.held_by) for term in wanting
        )
        yield say("case_check.fields_wanting", fields=fields)


def _crs(table: geopandas.GeoDataFrame) -> str:
    return str(table.crs.name) if table.crs is not None else ""


def _samples(
    record: LayerRecord, table: geopandas.GeoDataFrame
) -> dict[str, tuple[str, ...]]:
    """Return the first different values of each column, by the column's own name."""
    own = {name: record.fields.get(name, name) for name in table.columns}
    return {
        own[name]: tuple(
            str(value) for value in table[name].dropna().drop_duplicates()[:_SAMPLES]
        )
        for name in table.columns
        if name not in ("geometry", "feature_id") or name in record.fields
    }
