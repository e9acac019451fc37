"""manifest.json: where and when a run took place, and from what it can be replayed."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from pingshun_screen.core.errors import OutputError
from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.core.policy import Parameter, ParameterValue, Policy
from pingshun_screen.core.records import CaseInputs, LayerRecord
from pingshun_screen.io.case_file import Case
from pingshun_screen.io.databases.connection import is_database
from pingshun_screen.io.faults import said_fault
from pingshun_screen.io.fingerprints import file_sha256, fingerprint
from pingshun_screen.io.ledgers.document import ledger_input
from pingshun_screen.io.software import qgis_version

SCHEMA = "pingshun-screen/manifest/1"

Json = dict[str, object]


def write_manifest(  # noqa: PLR0913 - all that a replay and an auditor need
    path: Path,
    *,
    case: Case | None,
    inputs: CaseInputs,
    result: ScreeningResult,
    policy: Policy,
    started: datetime,
    ended: datetime,
    software: Mapping[str, str],
) -> None:
    """Write manifest.json, last of all files in the folder of results.

    Parameters
    ----------
    path
        File to write; every file already in its folder is listed.
    case
        The case file; None where the layers came from QGIS.
    inputs, result, policy
        What went in, what came out, and by which rules.
    started, ended
        Beginning and end of the run, with time zone.
    software
        Versions, of `io.software.software_versions`.

    Raises
    ------
    OSError
        If the manifest cannot be written or a result cannot be read back.
    """
    document = {
        "schema": SCHEMA,
        "started": started.isoformat(timespec="seconds"),
        "ended": ended.isoformat(timespec="seconds"),
        "host": platform.node(),
        "system": platform.platform(),
        "software": {**software, "qgis": qgis_version()},
        "case": _case(case, inputs),
        "policy": _policy(policy),
        "inputs": [_input(layer, case) for layer in inputs.layers],
        "ledgers": [ledger_input(join.ledger) for join in inputs.ledgers],
        "coverages": _coverages(case, inputs),
        "dem": _dem(inputs),
        "transformations": [
            {"role": layer.role.value, "source": layer.source, "crs": layer.crs}
            | {"transformation": layer.transformation}
            for layer in result.layers
            if layer.transformation
        ],
        "parameters": [
            _parameter(parameter, result) for parameter in _in_force(policy)
        ],
        "files": _files(path),
    }
    path.write_bytes(_bytes(document))


def read_manifest(folder: Path) -> Json:
    """Return the manifest of a folder of results.

    Raises
    ------
    OutputError
        If there is none, or it is not of this version.
    """
    path = folder / "manifest.json"
    try:
        document = json.loads(path.read_bytes())
    except (OSError, ValueError):
        document = None
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise OutputError([said_fault(str(path), "output.no_manifest")])
    return document


def renewed_manifest(folder: Path, document: Json) -> bytes:
    """Return a manifest with the fingerprints that the files of its folder have now.

    Parameters
    ----------
    folder
        Folder of results.
    document
        Its manifest, of `read_manifest`.
    """
    return _bytes({**document, "files": _files(folder / "manifest.json")})


def _bytes(document: Mapping[str, object]) -> bytes:
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    return f"{text}\n".encode(errors="backslashreplace")


def _case(case: Case | None, inputs: CaseInputs) -> Json:
    return {
        "title": inputs.title,
        "path": str(case.path.resolve()) if case else None,
        "sha256": inputs.case_sha256,
        "as_of": inputs.as_of.isoformat(),
        "crs": inputs.crs,
    }


def _policy(policy: Policy) -> Json:
    return {"id": policy.id, "title": policy.title, "sha256": policy.sha256}


def _input(layer: LayerRecord, case: Case | None) -> Json:
    has_files = case is not None and not is_database(layer.source)
    return {
        "role": layer.role.value,
        "source": layer.source,
        "sha256": layer.sha256,
        "sha256_of": "files" if has_files else "rows",
        "status": layer.status.value,
        "encoding": layer.encoding,
        "accuracy_m": layer.accuracy_m,
        "coverage": layer.coverage.source if layer.coverage else None,
        "data_date": layer.data_date,
        "fields": dict(layer.fields),
    }


def _coverages(case: Case | None, inputs: CaseInputs) -> dict[str, str]:
    """Return the fingerprint of each source that says what layers cover."""
    if case is None:
        return {}
    stated = (layer.coverage for layer in inputs.layers)
    found = {one.source: one.sha256 for one in stated if one is not None}
    return dict(sorted(found.items()))


def _dem(inputs: CaseInputs) -> Json | None:
    if not inputs.dem_source:
        return None
    return {
        "source": inputs.dem_source,
        "sha256": fingerprint(Path(inputs.dem_source)),
    }


def _in_force(policy: Policy) -> list[Parameter]:
    return [policy.parameters[name] for name in sorted(policy.parameters)]


def _parameter(parameter: Parameter, result: ScreeningResult) -> Json:
    overridden = {changed.name for changed in result.overridden}
    return {
        "name": parameter.name,
        "value": _plain(parameter.value),
        "unit": parameter.unit,
        "standing": parameter.standing.value,
        "source": parameter.source,
        "overridden": parameter.name in overridden,
    }


def _plain(value: ParameterValue) -> object:
    match value:
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case _:
            return value


def _files(manifest: Path) -> dict[str, str]:
    """Return the fingerprint of every file of the results, by path in the folder."""
    folder = manifest.parent
    files = sorted(
        file for file in folder.rglob("*") if file.is_file() and file != manifest
    )
    return {file.relative_to(folder).as_posix(): file_sha256(file) for file in files}
