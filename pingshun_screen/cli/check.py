"""`check CASE`: what of a case is readable, covered and missing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from pingshun_screen.cli.console import Console
from pingshun_screen.cli.exit_status import ExitStatus
from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.progress import never_cancelled
from pingshun_screen.core.records import LayerRecord, LayerStatus
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, vocabulary
from pingshun_screen.io.case_file import read_case
from pingshun_screen.io.ledgers.document import join_document
from pingshun_screen.report.case_check import CaseCheck, check_case, uncovered
from pingshun_screen.report.ledger_join import ledger_lines
from pingshun_screen.report.unscreened import (
    layer_label,
    unscreened,
    unscreened_entries,
)

if TYPE_CHECKING:
    from pingshun_screen.core.screening import LayerCheck


def check(call: argparse.Namespace, console: Console) -> ExitStatus:
    """Tell which inputs of a case can be screened.

    Raises
    ------
    ScreeningError
        If the case cannot be used.
    """
    case = read_case(call.case)
    with console.progress() as progress:
        found = check_case(case, progress=progress, is_cancelled=never_cancelled)
    if found.faults:
        raise LayerError(found.faults)
    checks = found.checks
    layers = [check.layer for check in checks]
    failures = (*unscreened(layers), *uncovered(checks))
    status = ExitStatus.NOT_ALL_SCREENED if failures else ExitStatus.DONE
    console.warn((*found.remarks, *(str(failure) for failure in failures)))
    summary = {
        "status": status,
        "layers": [_entry(*pair, found) for pair in _pairs(checks, found.records)],
        "ledgers": [join_document(join) for join in found.ledgers],
        "not_screened": unscreened_entries(failures),
        "remarks": list(found.remarks),
    }
    given = [one for one in checks if not one.layer.declared_by]
    console.tell((*ledger_lines(found.ledgers), *_lines(given, found)), summary)
    return status


def _pairs(
    checks: Sequence[LayerCheck], records: Sequence[LayerRecord]
) -> Iterator[tuple[LayerCheck, Mapping[str, str]]]:
    """Yield each check with the fields recognised; missing roles come last."""
    for check, record in zip_longest(checks, records):
        yield check, record.fields if record else {}


def _entry(
    check: LayerCheck, fields: Mapping[str, str], found: CaseCheck
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
        "fields_missing": found.wanting(layer.role, fields),
    }


def _lines(checks: Sequence[LayerCheck], found: CaseCheck) -> Iterator[str]:
    for check, fields in _pairs(checks, found.records):
        layer = check.layer
        yield layer_label(layer)
        yield _row("status", say(f"cli.status_{layer.status}"))
        if layer.message:
            yield _row("message", layer.message)
        if layer.status is LayerStatus.OK:
            yield from _usable(check, fields, found)
        yield ""
    count = sum(check.layer.status is LayerStatus.OK for check in checks)
    yield say("cli.checked", usable=count, layers=len(checks))


def _usable(
    check: LayerCheck, fields: Mapping[str, str], found: CaseCheck
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
    for name in found.wanting(layer.role, fields):
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
