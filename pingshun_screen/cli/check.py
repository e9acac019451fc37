"""`check CASE`: what of a case is readable, covered and missing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from pingshun_screen.cli.console import Console
from pingshun_screen.cli.exit_status import ExitStatus
from pingshun_screen.core.policy import (
    Attribute,
    Condition,
    Manual,
    Policy,
    SizeClass,
    leaves,
)
from pingshun_screen.core.progress import never_cancelled, part_of
from pingshun_screen.core.records import LayerRecord, LayerStatus
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, vocabulary
from pingshun_screen.io.case_file import read_case
from pingshun_screen.io.policy_file import load_policy
from pingshun_screen.report.unscreened import (
    Unscreened,
    layer_label,
    unscreened,
    unscreened_entries,
)

if TYPE_CHECKING:
    from pingshun_screen.core.screening import LayerCheck

_SIZE_FIELDS = ("mineral", "capacity", "capacity_unit")
_READING = 0.7
"""Share of the time that reading takes."""


def check(call: argparse.Namespace, console: Console) -> ExitStatus:
    """Tell which inputs of a case can be screened.

    Raises
    ------
    ScreeningError
        If the case cannot be used.
    """
    case = read_case(call.case)
    # Only now, so that a faulty case is told at once.
    from pingshun_screen.core.screening import check_inputs  # noqa: PLC0415
    from pingshun_screen.io.case_inputs import load_inputs  # noqa: PLC0415

    policy = load_policy(case.policy, base=case.path.parent, overrides=case.parameters)
    with console.progress() as progress:
        reading = part_of(progress, 0.0, _READING)
        inputs = load_inputs(case, progress=reading, is_cancelled=never_cancelled)
        checks = check_inputs(
            inputs,
            policy,
            progress=part_of(progress, _READING, 1.0),
            is_cancelled=never_cancelled,
        )
    layers = [check.layer for check in checks]
    failures = (*unscreened(layers), *_uncovered(checks))
    status = ExitStatus.NOT_ALL_SCREENED if failures else ExitStatus.DONE
    console.warn(str(failure) for failure in failures)
    summary = {
        "status": status,
        "layers": [_entry(*pair, policy) for pair in _pairs(checks, inputs.layers)],
        "not_screened": unscreened_entries(failures),
    }
    given = [one for one in checks if not one.layer.declared_by]
    console.tell(_lines(given, inputs.layers, policy), summary)
    return status


def _uncovered(checks: Sequence[LayerCheck]) -> Iterator[Unscreened]:
    """Yield the layers that were read but leave mines open."""
    for check in checks:
        is_asked = check.layer.role is not Role.MINING_RIGHT
        is_read = check.layer.status is LayerStatus.OK
        if is_asked and is_read and check.mines_not_covered:
            missed = check.mines_not_covered
            message = say("cli.not_covered", missed=missed, mines=check.mines)
            yield Unscreened(check.layer, message)


def _pairs(
    checks: Sequence[LayerCheck], records: Sequence[LayerRecord]
) -> Iterator[tuple[LayerCheck, Mapping[str, str]]]:
    """Yield each check with the fields recognised; missing roles come last."""
    for check, record in zip_longest(checks, records):
        yield check, record.fields if record else {}


def _fields_wanting(role: Role, fields: Mapping[str, str], policy: Policy) -> list[str]:
    """Return the fields that the policy asks of mines and the layer does not have."""
    if role is not Role.MINING_RIGHT:
        return []
    asked = {"licence_no": None, "name": None}
    for clause in policy.clauses:
        for condition in (clause.condition, clause.applies_when):
            if condition is not None:
                for leaf in leaves(condition):
                    asked |= dict.fromkeys(_fields_of(leaf))
    return [name for name in asked if name not in fields]


def _fields_of(leaf: Condition) -> tuple[str, ...]:
    if isinstance(leaf, SizeClass):
        return _SIZE_FIELDS
    if isinstance(leaf, Attribute | Manual) and leaf.field in vocabulary().mine_fields:
        return (leaf.field,)
    if isinstance(leaf, Attribute) and leaf.field == "mineral_kind":
        return ("mineral",)
    return ()


def _entry(
    check: LayerCheck, fields: Mapping[str, str], policy: Policy
) -> dict[str, object]:
    layer = check.layer
    return {
        "role": layer.role.value,
        "source": layer.source,
        "status": layer.status.value,
        "message": layer.message,
        "features": layer.features,
        "repaired": layer.repaired,
        "rejected": layer.rejected,
        "crs": layer.crs,
        "coverage": layer.coverage_source,
        "mines": check.mines,
        "mines_not_covered": check.mines_not_covered,
        "fields": dict(fields),
        "fields_missing": _fields_wanting(layer.role, fields, policy),
    }


def _lines(
    checks: Sequence[LayerCheck], records: Sequence[LayerRecord], policy: Policy
) -> Iterator[str]:
    for check, fields in _pairs(checks, records):
        layer = check.layer
        yield layer_label(layer)
        yield _row("status", say(f"cli.status_{layer.status}"))
        if layer.message:
            yield _row("message", layer.message)
        if layer.status is LayerStatus.OK:
            yield from _usable(check, fields, policy)
        yield ""
    count = sum(check.layer.status is LayerStatus.OK for check in checks)
    yield say("cli.checked", usable=count, layers=len(checks))


def _usable(
    check: LayerCheck, fields: Mapping[str, str], policy: Policy
) -> Iterator[str]:
    layer = check.layer
    counts = {"repaired": layer.repaired, "rejected": layer.rejected}
    yield _row("features", say("cli.features", count=layer.features, **counts))
    yield _row("crs", layer.crs)
    if layer.role is not Role.MINING_RIGHT:
        yield _row("coverage", _coverage(check))
    terms = vocabulary().fields_of(layer.role)
    recognised = (f"{terms[name].label}={column}" for name, column in fields.items())
    yield _row("fields", say("toml.comma").join(recognised) or say("cli.none"))
    for name in _fields_wanting(layer.role, fields, policy):
        term = terms[name]
        yield _row("wanting", say("cli.field", label=term.label, who=term.held_by))


def _coverage(check: LayerCheck) -> str:
    source = check.layer.coverage_source or say("cli.coverage_unknown")
    if not check.mines_not_covered:
        return say("cli.covers_all", source=source, mines=check.mines)
    missed = check.mines_not_covered
    return say("cli.covers_some", source=source, mines=check.mines, missed=missed)


def _row(name: str, text: str) -> str:
    return say("cli.row", label=say(f"cli.row_{name}"), text=text)
