"""The results as results.json: the same inputs give the same bytes.

Times, hosts and paths of this machine are in manifest.json instead. Numbers are
rounded here and nowhere else. Schema: resources/schema/results-1.schema.json.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from pingshun_screen.core.findings import (
    ClauseOutcome,
    Conflict,
    LineView,
    MineResult,
    ScreenedLayer,
    ScreeningResult,
    Visibility,
)
from pingshun_screen.core.legal_distances.findings import LegalDistance
from pingshun_screen.core.legal_distances.rules import LegalRule, legal_rules
from pingshun_screen.core.progress import IsCancelled, never_cancelled, stoppable
from pingshun_screen.core.visibility.findings import BestSight
from pingshun_screen.io.ledgers.document import join_document

SCHEMA = "pingshun-screen/results/1"
_LENGTH_AND_AREA_DIGITS, _SHARE_DIGITS = 4, 6
_UNDETERMINED = "undetermined"
_TOKENS = 20_000

Json = dict[str, object]


def write_results(
    result: ScreeningResult,
    path: Path,
    software: Mapping[str, str],
    is_cancelled: IsCancelled = never_cancelled,
) -> None:
    """Write results.json.

    Parameters
    ----------
    result
        Outcome of the run.
    path
        File to write.
    software
        Versions, of `io.software.software_versions`.
    is_cancelled
        Asked on the way.

    Raises
    ------
    OSError
        If the file cannot be written.
    Cancelled
        If the user stops.
    """
    pieces = _pieces(results_document(result, software))
    with path.open("wb") as file:
        file.writelines(stoppable(pieces, is_cancelled, every=1))


def results_bytes(result: ScreeningResult, software: Mapping[str, str]) -> bytes:
    """Return what `write_results` writes.

    Parameters
    ----------
    result, software
        As there.
    """
    return b"".join(_pieces(results_document(result, software)))


def _pieces(document: Json) -> Iterator[bytes]:
    """Yield a document a little at a time: to join it all would stop a window."""
    encoder = json.JSONEncoder(ensure_ascii=False, indent=1, allow_nan=False)
    tokens = encoder.iterencode(document)
    while text := "".join(islice(tokens, _TOKENS)):
        # Half a character, which foreign attributes may hold, stays an escape.
        yield text.encode(errors="backslashreplace")
    yield b"\n"
    # Freed one by one, for the same reason.
    mines = document["mines"]
    while isinstance(mines, list) and mines:
        mines.pop()


def results_document(result: ScreeningResult, software: Mapping[str, str]) -> Json:
    """Return the results as results.json holds them.

    Parameters
    ----------
    result
        Outcome of the run.
    software
        Versions, of `io.software.software_versions`.
    """
    return {
        "schema": SCHEMA,
        "run": _run(result, software),
        "layers": [_layer(layer) for layer in result.layers],
        "mines": [_mine(mine) for mine in result.mines],
        "legal_rules": [_legal_rule(rule) for rule in legal_rules()],
        "ledgers": [join_document(join) for join in result.ledgers],
    }


def rounded(name: str, number: float | None) -> float | None:
    """Return a number as written: digits by the unit in its name, no -0, no NaN.

    Parameters
    ----------
    name
        Name of the value; one that ends in a length or an area unit has 4
        decimals, any other 6.
    number
        The value; one that is not finite counts as unknown, which is None.
    """
    if number is None or not math.isfinite(number):
        return None
    has_unit = name.rpartition("_")[2] in {"m", "m2", "km", "km2"}
    digits = _LENGTH_AND_AREA_DIGITS if has_unit else _SHARE_DIGITS
    # Adding zero turns -0.0 into 0.0.
    return round(float(number), digits) + 0.0


def _numbers(**values: float | None) -> Json:
    return {name: rounded(name, value) for name, value in values.items()}


def _run(result: ScreeningResult, software: Mapping[str, str]) -> Json:
    policy = result.policy
    return {
        "policy": {"id": policy.id, "sha256": policy.sha256},
        "as_of": result.as_of.isoformat(),
        "case_sha256": result.case_sha256,
        "crs": result.crs,
        "software": dict(sorted(software.items())),
        "overridden": {p.name: _plain(p.name, p.value) for p in result.overridden},
        "notes": list(result.notes),
    }


def _layer(layer: ScreenedLayer) -> Json:
    return {
        "role": layer.role.value,
        "source": layer.source,
        "sha256": layer.sha256,
        "status": layer.status.value,
        "message": layer.message,
        "features": layer.features,
        "repaired": layer.repaired,
        "rejected": layer.rejected,
        "crs": layer.crs,
        "transformation": layer.transformation,
    }


def _mine(mine: MineResult) -> Json:
    disposition = mine.disposition.value if mine.disposition else _UNDETERMINED
    by_role = mine.overlap_net_by_role_m2.items()
    return {
        "licence_no": mine.licence_no,
        "name": mine.name,
        "key": mine.key,
        **_numbers(
            area_km2=mine.area_km2,
            geodesic_area_km2=mine.geodesic_area_km2,
            plane_area_km2=mine.plane_area_km2,
        ),
        "spatial": mine.spatial.value,
        "disposition": disposition,
        "open": [disposition.value for disposition in mine.open_dispositions],
        "clauses": [_clause(outcome) for outcome in mine.clauses],
        "conflicts": [_conflict(conflict) for conflict in mine.conflicts],
        "visibility": _visibility(mine.visibility),
        **_numbers(overlap_net_m2=mine.overlap_net_m2),
        "overlap_net_by_role_m2": {
            role.value: rounded("m2", area) for role, area in sorted(by_role)
        },
        "notes": list(mine.notes),
        "legal_distances": [_legal_distance(one) for one in mine.legal_distances],
    }


def _clause(outcome: ClauseOutcome) -> Json:
    evidence = sorted(outcome.evidence.items())
    return {
        "id": outcome.clause.id,
        "status": outcome.status.value,
        "reason": outcome.reason,
        "evidence": {name: _plain(name, value) for name, value in evidence},
        "missing": list(outcome.missing),
    }


def _conflict(conflict: Conflict) -> Json:
    return {
        "role": conflict.role.value,
        "feature_id": conflict.feature_id,
        "feature_name": conflict.feature_name,
        "relation": conflict.relation.value,
        **_numbers(
            overlap_m2=conflict.overlap_m2,
            share=conflict.share,
            width_m=conflict.width_m,
            distance_m=conflict.distance_m,
        ),
        "certainty": conflict.certainty.value,
        "basis": conflict.basis,
        "layer": conflict.layer,
        "zone": conflict.zone,
        "grade": conflict.grade,
    }


def _legal_rule(rule: LegalRule) -> Json:
    return {
        "id": rule.id,
        "law": rule.law,
        "article": rule.article,
        "summary": rule.summary,
        "standing": rule.standing,
        "reading": rule.reading,
        "consequence": rule.consequence.value,
        **_numbers(distance_m=rule.distance_m),
    }


def _legal_distance(found: LegalDistance) -> Json:
    return {
        "rule": found.rule.id,
        "status": found.status.value,
        "reason": found.reason,
        "role": found.role.value if found.role else "",
        "feature_id": found.feature_id,
        "feature_name": found.feature_name,
        "feature_class": found.feature_class,
        "layer": found.layer,
        **_numbers(
            required_m=found.rule.distance_m,
            distance_m=found.distance_m,
            half_width_m=found.half_width_m,
            accuracy_m=found.accuracy_m,
        ),
        "edge_source": found.edge_source,
    }


def _visibility(visibility: Visibility) -> Json:
    sight = visibility.sight
    return {
        "status": visibility.status.value,
        **_numbers(
            visible_m2=visibility.visible_m2,
            share=visibility.share,
            nearest_line_m=visibility.nearest_line_m,
        ),
        "nearest_line": visibility.nearest_line,
        "disagreement": visibility.disagreement.value,
        "stability": visibility.stability.value,
        **_numbers(
            margin_m=sight.margin_m if sight else None,
            undetermined_m2=sight.undetermined_m2 if sight else None,
        ),
        "reasons": [reason.value for reason in sight.reasons] if sight else [],
        "best": _best(visibility.best_line, sight.best)
        if sight and sight.best
        else None,
        "stations": sum(line.stations for line in visibility.lines),
        "seeing": sum(line.seeing for line in visibility.lines),
        "lines": [_line(line) for line in visibility.lines if line.seeing],
    }


def _best(line: str, best: BestSight) -> Json:
    """Return the sight line that the report draws, its terrain left out."""
    profile, blocker = best.profile, best.profile.blocker
    return {
        "line": line,
        **_numbers(
            chainage_m=best.chainage_m,
            distance_m=profile.length_m,
            bearing_deg=profile.bearing_deg,
            seen_m2=best.seen_m2,
            margin_m=profile.margin_m,
            blocker_distance_m=blocker.distance_m if blocker else None,
            blocker_above_m=blocker.above_m if blocker else None,
        ),
    }


def _line(line: LineView) -> Json:
    return {
        "name": line.name,
        "class": line.line_class,
        **_numbers(first_m=line.first_m, last_m=line.last_m),
        "stations": line.stations,
        "seeing": line.seeing,
    }


def _plain(name: str, value: object) -> object:
    match value:
        case bool() | int() | str():
            return value
        case float():
            return rounded(name, value)
        case list() | tuple():
            return [_plain(name, item) for item in value]
        case _:
            return str(value)
