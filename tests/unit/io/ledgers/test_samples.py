"""Each file of test_data/ledgers gives what expected.csv says, and no more."""

from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from pingshun_screen.io.ledgers.reading import read_ledger
from pingshun_screen.io.ledgers.spec import LedgerSpec
from tools.ledger_table import EXPECTED, POLYGONS, SAMPLES, outcome_of, samples

ROOT = Path(__file__).parents[4]
with EXPECTED.open(encoding="utf-8", newline="") as file:
    ROWS = {row["file"]: row for row in csv.DictReader(file)}


def test_every_file_has_an_expectation() -> None:
    assert {path.name for path in samples()} == set(ROWS)
    assert len(ROWS) > 45


@pytest.mark.parametrize("name", sorted(ROWS))
def test_the_outcome_is_the_one_expected(name: str) -> None:
    assert asdict(outcome_of(SAMPLES / name)) == ROWS[name]


@pytest.mark.parametrize("name", sorted(n for n in ROWS if n.startswith("same_")))
def test_every_variant_means_the_same_mines(name: str) -> None:
    assert ROWS[name]["mines"] == ROWS["same_plain.xlsx"]["mines"]
    right = [fate.partition("/")[2] for fate in ROWS[name]["joined"].split()]
    assert right == ["0", "1", "2"]


@pytest.mark.parametrize("name", sorted(n for n in ROWS if n.startswith("bad_")))
def test_a_failure_is_refused_with_place_and_remedy(name: str) -> None:
    ledger = read_ledger(LedgerSpec(name), SAMPLES)
    assert ledger.faults
    assert not ledger.rows
    assert all(fault.remedy and name in fault.place for fault in ledger.faults)


def test_the_script_makes_the_files_that_are_there(tmp_path: Path) -> None:
    script = ROOT / "test_data" / "make_ledgers.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
    made = {path.name: path for path in tmp_path.iterdir()}
    assert set(made) == {*ROWS, POLYGONS.name}
    # Deflate may differ between libraries; what is packed must not.
    texts = {name for name in made if not name.endswith(".xlsx")}
    assert [
        name
        for name in sorted(texts)
        if made[name].read_bytes() != (SAMPLES / name).read_bytes()
    ] == []
