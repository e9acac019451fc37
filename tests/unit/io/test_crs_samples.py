"""Each file of test_data/crs gives what expected.csv says, and no more."""

from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
import shapely
from pyproj import CRS

from pingshun_screen.core.layers import prepare_layer
from pingshun_screen.core.progress import ignore_progress, never_cancelled
from pingshun_screen.io.case_file import read_case
from pingshun_screen.io.case_inputs import read_inputs
from tools.crs_table import CASE, EXPECTED, SAMPLES, outcomes

ROOT = Path(__file__).parents[3]
with EXPECTED.open(encoding="utf-8", newline="") as file:
    ROWS = {row["file"]: row for row in csv.DictReader(file)}


def test_every_file_comes_out_as_expected() -> None:
    assert {one.file: asdict(one) for one in outcomes()} == ROWS


def test_the_names_tell_the_outcome() -> None:
    statuses = {name: row["status"] for name, row in ROWS.items()}
    bad = {name for name in ROWS if name.startswith("bad_")}
    assert {name for name, status in statuses.items() if status == "failed"} == bad
    rejected = {name for name, row in ROWS.items() if row["rejected"] != "0"}
    assert rejected == {name for name in ROWS if "one_feature" in name}


def test_every_way_leads_to_the_same_parks() -> None:
    inputs = read_inputs(
        read_case(CASE), progress=ignore_progress, is_cancelled=never_cancelled
    )
    records = {record.source: record for record in inputs.layers}
    grid = CRS(inputs.crs)
    true = prepare_layer(records["good_cgcs2000.geojson"], grid).geometries
    ways = [name for name in ROWS if name.startswith("good_") and "accept" not in name]
    assert len(ways) > 8
    for name in ways:
        found = prepare_layer(records[name], grid).geometries
        # Coordinates are written in centimetres, degrees to nine decimals.
        assert shapely.hausdorff_distance(found, true).max() < 0.02, name


def test_the_script_makes_the_files_that_are_there(tmp_path: Path) -> None:
    script = ROOT / "test_data" / "make_crs.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
    made = {path.name: path for path in tmp_path.iterdir()}
    there = {path.name for path in SAMPLES.iterdir()} - {EXPECTED.name}
    assert set(made) == there
    # Software leaves its own marks in a shapefile's table.
    assert [
        name
        for name in sorted(made)
        if Path(name).suffix in (".geojson", ".toml", ".prj")
        and made[name].read_bytes() != (SAMPLES / name).read_bytes()
    ] == []


@pytest.mark.parametrize("name", sorted(ROWS))
def test_every_sample_is_of_one_kind(name: str) -> None:
    assert name.startswith(("good_", "doubtful_", "bad_"))
    assert (SAMPLES / name).is_file()
