"""Each file of test_data/corner_points gives what expected.csv says, and no more."""

from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from pingshun_screen.io.corner_points.reading import read_corner_points
from tools.corner_table import EXPECTED, SAMPLES, outcome_of, samples

ROOT = Path(__file__).parents[4]
with EXPECTED.open(encoding="utf-8", newline="") as file:
    ROWS = {row["file"]: row for row in csv.DictReader(file)}


def test_every_file_has_an_expectation() -> None:
    assert {path.name for path in samples()} == set(ROWS)
    assert len(ROWS) > 80


@pytest.mark.parametrize("name", sorted(ROWS))
def test_the_outcome_is_the_one_expected(name: str) -> None:
    assert asdict(outcome_of(SAMPLES / name)) == ROWS[name]


@pytest.mark.parametrize("name", sorted(n for n in ROWS if n.startswith("bad_")))
def test_a_failure_is_refused_with_a_remedy(name: str) -> None:
    reading = read_corner_points(SAMPLES / name)
    assert reading.refusals
    assert all(refusal.remedy and name in refusal.place for refusal in reading.refusals)


@pytest.mark.parametrize("name", sorted(n for n in ROWS if not n.startswith("bad_")))
def test_whatever_can_be_read_is_refused_nowhere(name: str) -> None:
    assert ROWS[name]["refused_at"] == ""
    assert int(ROWS[name]["parcels"]) > 0


@pytest.mark.parametrize("name", sorted(n for n in ROWS if n.startswith("land_")))
def test_every_variant_means_the_same_parcels(name: str) -> None:
    assert ROWS[name]["area_ha"] == ROWS["land_plain.txt"]["area_ha"]


def test_the_script_makes_the_files_that_are_there(tmp_path: Path) -> None:
    script = ROOT / "test_data" / "make_corner_points.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
    made = {path.name: path for path in tmp_path.iterdir()}
    assert set(made) == set(ROWS)
    # Deflate may differ between libraries; what is packed must not.
    texts = {name for name in made if not name.endswith(".xlsx")}
    assert [
        name
        for name in sorted(texts)
        if made[name].read_bytes() != (SAMPLES / name).read_bytes()
    ] == []
