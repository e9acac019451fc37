"""The demonstration county's mines as text and ledger give the results of the layer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pingshun_screen.core.progress import ignore_progress, never_cancelled
from pingshun_screen.core.screening import run_screening
from pingshun_screen.io.case_file import read_case
from pingshun_screen.io.case_inputs import load_inputs
from pingshun_screen.io.policy_file import load_policy
from pingshun_screen.io.results_json import results_bytes

DEMO = Path(__file__).parents[2] / "test_data" / "demo"
RIGHTS = {"mines.gpkg|layername=采矿权", "mines.txt"}
SOURCE_LINES = ("source", "sha256", "message")


def results(name: str) -> dict[str, object]:
    """Return results.json of one of the county's two cases."""
    case = read_case(DEMO / name)
    policy = load_policy(case.policy, base=DEMO, overrides=case.parameters)
    inputs = load_inputs(case, progress=ignore_progress, is_cancelled=never_cancelled)
    found = json.loads(results_bytes(run_screening(inputs, policy), {}))
    assert isinstance(found, dict)
    return found


def without_source_lines(found: dict[str, object]) -> dict[str, object]:
    """Return results without what tells from which file the rights came."""
    for layer in found["layers"]:
        if layer["source"] in RIGHTS:
            for line in SOURCE_LINES:
                del layer[line]
    for mine in found["mines"]:
        for conflict in mine["conflicts"]:
            if conflict["layer"] in RIGHTS:
                del conflict["layer"]
    del found["ledgers"], found["run"]["case_sha256"]
    return found


@pytest.fixture(scope="module")
def from_tables() -> dict[str, object]:
    return results("case_tables.toml")


def test_every_row_of_the_ledger_finds_its_polygon(
    from_tables: dict[str, object],
) -> None:
    (ledger,) = from_tables["ledgers"]
    counts = {key: ledger[key] for key in ("rows", "matched", "doubtful")}
    assert counts == {"rows": 24, "matched": 24, "doubtful": 0}


def test_both_ways_give_the_same_results(from_tables: dict[str, object]) -> None:
    from_layer = without_source_lines(results("case.toml"))
    from_text = without_source_lines(json.loads(json.dumps(from_tables)))
    assert len(from_layer["mines"]) == 24
    assert from_text == from_layer
