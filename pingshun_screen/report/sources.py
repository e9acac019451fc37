"""Chapter 7 of the report: what the finding was made from, so it can be replayed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pingshun_screen.core.findings import ScreenedLayer, ScreeningResult
from pingshun_screen.core.ledgers import LedgerJoin
from pingshun_screen.core.records import LayerStatus
from pingshun_screen.core.texts import say
from pingshun_screen.io.ledgers.document import join_summary
from pingshun_screen.report.facts import Fact
from pingshun_screen.report.measures import plain_number
from pingshun_screen.report.wording import (
    date_label,
    parameter_value,
    printable,
    role_label,
    source_name,
    standing_label,
)

_TOGETHER = "；"


@dataclass(frozen=True)
class LayerRow:
    """One layer as the table prints it.

    `lines` say where it comes from, `fingerprint` is printed small beneath them.
    """

    layer: str
    lines: tuple[str, ...]
    fingerprint: str
    features: str
    repaired: str
    rejected: str
    accuracy: str


@dataclass(frozen=True)
class ParameterRow:
    """One parameter of the policy as the table prints it."""

    label: str
    value: str
    standing: str
    basis: str


@dataclass(frozen=True)
class Provenance:
    """Everything a replay needs."""

    layers: tuple[LayerRow, ...]
    policy: tuple[Fact, ...]
    parameters: tuple[ParameterRow, ...]
    software: tuple[Fact, ...]


def provenance(result: ScreeningResult, software: Mapping[str, str]) -> Provenance:
    """Return the sources of a run.

    Parameters
    ----------
    result
        The run.
    software
        Name and version of each program that took part.
    """
    return Provenance(
        layers=(
            *(_layer_row(layer) for layer in result.layers),
            *(_ledger_row(join) for join in result.ledgers),
        ),
        policy=_policy_facts(result),
        parameters=_parameter_rows(result),
        software=_run_facts(result, software),
    )


def _layer_row(layer: ScreenedLayer) -> LayerRow:
    none = say("report.source_none")
    usable = layer.status is LayerStatus.OK
    return LayerRow(
        layer=role_label(layer.role),
        lines=tuple(_source_lines(layer)),
        fingerprint=layer.sha256,
        features=str(layer.features) if usable else none,
        repaired=str(layer.repaired) if usable else none,
        rejected=str(layer.rejected) if usable else none,
        accuracy=plain_number(layer.accuracy_m) if usable else none,
    )


def _ledger_row(join: LedgerJoin) -> LayerRow:
    none, ledger = say("report.source_none"), join.ledger
    lines = [
        say("report.source_file", source=source_name(ledger.source)),
        say(
            "report.source_date",
            date=printable(ledger.data_date) or say("report.unknown_date"),
        ),
    ]
    if ledger.encoding:
        encoding = printable(ledger.encoding)
        lines.append(say("report.source_encoding", encoding=encoding))
    summary = say("ledgers.source_join", summary=join_summary(join))
    return LayerRow(
        layer=say("ledgers.source_row"),
        lines=(_TOGETHER.join(lines), summary, *map(printable, ledger.notes)),
        fingerprint=ledger.sha256,
        features=str(join.rows),
        repaired=none,
        rejected=none,
        accuracy=none,
    )


def _source_lines(layer: ScreenedLayer) -> list[str]:
    message = printable(layer.message)
    if layer.status is LayerStatus.MISSING:
        return [say("report.source_missing", message=message)]
    source = source_name(layer.source)
    day = printable(layer.data_date) or say("report.unknown_date")
    lines = [
        say("report.source_file", source=source),
        say("report.source_date", date=day),
    ]
    if layer.status is LayerStatus.FAILED:
        return [_TOGETHER.join(lines), say("report.source_failed", message=message)]
    optional = (
        ("report.source_encoding", "encoding", layer.encoding),
        ("report.source_coverage", "coverage", source_name(layer.coverage_source)),
        ("report.source_crs", "crs", layer.crs),
        ("report.source_transformation", "transformation", layer.transformation),
    )
    lines += [say(key, **{name: printable(v)}) for key, name, v in optional if v]
    joined = _TOGETHER.join(lines)
    return [joined, message] if message else [joined]


def _policy_facts(result: ScreeningResult) -> tuple[Fact, ...]:
    policy = result.policy
    title = say("report.item_policy_value", title=policy.title, id=policy.id)
    return (
        Fact(say("report.item_policy"), printable(title)),
        Fact(say("report.item_policy_sha256"), _fingerprint(policy.sha256)),
    )


def _parameter_rows(result: ScreeningResult) -> tuple[ParameterRow, ...]:
    changed = {parameter.name for parameter in result.overridden}
    mark = say("report.item_overridden")
    return tuple(
        ParameterRow(
            label=printable(one.label) + (mark if one.name in changed else ""),
            value=printable(parameter_value(one)),
            standing=standing_label(one.standing),
            basis=printable(one.source),
        )
        for one in result.policy.parameters.values()
    )


def _run_facts(
    result: ScreeningResult, software: Mapping[str, str]
) -> tuple[Fact, ...]:
    dem = source_name(result.dem_source) or say("report.no_fingerprint")
    return (
        Fact(say("report.item_case_sha256"), _fingerprint(result.case_sha256)),
        Fact(say("report.item_dem"), dem),
        Fact(say("report.ledger_as_of"), date_label(result.as_of)),
        Fact(say("report.item_software"), _versions(software)),
        *(Fact(say("report.item_note"), printable(note)) for note in result.notes),
    )


def _versions(software: Mapping[str, str]) -> str:
    versions = (f"{name} {version}" for name, version in software.items())
    return _TOGETHER.join(map(printable, versions))


def _fingerprint(sha256: str) -> str:
    return sha256 or say("report.no_fingerprint")
