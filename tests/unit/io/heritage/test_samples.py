"""Each table of test_data/heritage gives what expected.csv says, and no more."""

from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from pingshun_screen.core.records import LayerStatus
from pingshun_screen.core.vocabulary import Role
from tools.heritage_table import EXPECTED, SAMPLES, outcome_of, records_of, samples

ROOT = Path(__file__).parents[4]
with EXPECTED.open(encoding="utf-8", newline="") as file:
    ROWS = {row["file"]: row for row in csv.DictReader(file)}


def test_every_table_has_an_expectation() -> None:
    assert {path.name for path in samples()} == set(ROWS)
    assert len(ROWS) > 40


@pytest.mark.parametrize("name", sorted(ROWS))
def test_the_outcome_is_the_one_expected(name: str) -> None:
    assert asdict(outcome_of(SAMPLES / name)) == ROWS[name]


@pytest.mark.parametrize("name", sorted(n for n in ROWS if n.startswith("good_")))
def test_a_good_table_leaves_no_unit_without_scope(name: str) -> None:
    assert ROWS[name]["unpublished"] == ""
    assert ROWS[name]["scopes"]


@pytest.mark.parametrize("name", sorted(n for n in ROWS if n.startswith("useless_")))
def test_a_row_of_no_use_leaves_its_unit_without_scope(name: str) -> None:
    assert ROWS[name]["unpublished"]


@pytest.mark.parametrize("name", sorted(n for n in ROWS if n.startswith("refused_")))
def test_a_refused_table_fails_both_kinds_with_a_message(name: str) -> None:
    records = [x for x in records_of(SAMPLES / name) if x.role != Role.HERITAGE_SITE]
    assert {record.role for record in records} == {
        Role.HERITAGE_PROTECTION_SCOPE,
        Role.HERITAGE_CONTROL_ZONE,
    }
    assert {record.status for record in records} == {LayerStatus.FAILED}
    assert all(record.message for record in records)


def test_the_script_makes_the_files_that_are_there(tmp_path: Path) -> None:
    script = ROOT / "test_data" / "make_heritage.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
    made = {path.name: path for path in tmp_path.iterdir()}
    kept = {path.name for path in SAMPLES.iterdir()} - {EXPECTED.name}
    assert set(made) == kept
    # Deflate may differ between libraries; what is packed must not.
    texts = {name for name in made if not name.endswith(".xlsx")}
    assert [
        name
        for name in sorted(texts)
        if made[name].read_bytes() != (SAMPLES / name).read_bytes()
    ] == []
