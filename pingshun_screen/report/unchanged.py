"""Whether a screening comes out as it did when its folder of results was written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pingshun_screen.core.errors import Fault, OutputError
from pingshun_screen.core.findings import MineResult, ScreeningResult
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.faults import said_fault
from pingshun_screen.io.results_json import results_bytes
from pingshun_screen.report.wording import role_label, source_name

Json = Mapping[str, Any]


def require_same_results(
    folder: Path, result: ScreeningResult, software: Mapping[str, str]
) -> tuple[MineResult, ...]:
    """Return those mines of a result that a folder's results.json tells of.

    Parameters
    ----------
    folder
        Folder of results, which may be of some mines only.
    result
        Outcome of the same case, with all of its mines.
    software
        Versions, of `io.software.software_versions`.

    Raises
    ------
    OutputError
        If the result would not give the same bytes; what differs is named.
    """
    path = folder / "results.json"
    try:
        old = path.read_bytes()
        document = json.loads(old)
        written = {mine["licence_no"] for mine in document["mines"]}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise OutputError([said_fault(str(path), "reissue.no_results")]) from error
    kept = tuple(mine for mine in result.mines if mine.licence_no in written)
    new = results_bytes(replace(result, mines=kept), software)
    if new != old:
        faults = list(_differences(str(folder), document, json.loads(new)))
        raise OutputError(faults or [said_fault(str(folder), "reissue.findings")])
    return kept


def _differences(place: str, old: Json, new: Json) -> Iterator[Fault]:
    """Yield what went in differently; nothing if only the outcome differs."""
    was, now = old["run"], new["run"]
    for name in sorted({*was["software"], *now["software"]}):
        versions = {
            "old": was["software"].get(name, "—"),
            "new": now["software"].get(name, "—"),
        }
        if versions["old"] != versions["new"]:
            yield said_fault(place, "reissue.software", name=name, **versions)
    if was["policy"] != now["policy"]:
        yield said_fault(place, "reissue.policy")
    if was["case_sha256"] != now["case_sha256"]:
        yield said_fault(place, "reissue.case")
    for name in ("as_of", "crs"):
        if was[name] != now[name]:
            yield said_fault(place, f"reissue.{name}", old=was[name], new=now[name])
    before = {_layer(one): one["sha256"] for one in old["layers"]}
    after = {_layer(one): one["sha256"] for one in new["layers"]}
    for role, source in sorted({*before, *after}):
        if before.get((role, source)) != after.get((role, source)):
            label, name = role_label(Role(role)), source_name(source)
            yield said_fault(place, "reissue.layer", layer=label, source=name)


def _layer(layer: Json) -> tuple[str, str]:
    return layer["role"], layer["source"]
