"""The expression functions in qgis_process, which has no window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.packaging.conftest import Done, Profile
from tests.small_case import write_small_case


def _calculate(profile: Profile, formula: str, folder: Path) -> Done:
    write_small_case(folder)
    return profile.run(
        *("run", "native:fieldcalculator", f"--INPUT={folder / 'mines.geojson'}"),
        *("--FIELD_NAME=answer", "--FIELD_TYPE=2", f"--FORMULA={formula}"),
        f"--OUTPUT={folder / 'answers.geojson'}",
    )


def _answers(folder: Path) -> list[str]:
    features = json.loads((folder / "answers.geojson").read_text())["features"]
    return [feature["properties"]["answer"] for feature in features]


def test_areas_and_corners_are_calculated(profile: Profile, tmp_path: Path) -> None:
    formula = (
        "statutory_area_km2($geometry) || '\n' || corner_table("
        "transform($geometry, @layer_crs, 'EPSG:4526'), 'EPSG:4526')"
    )
    done = _calculate(profile, formula, tmp_path)
    assert done.returncode == 0, done.stderr
    for answer in _answers(tmp_path):
        area_km2, head, *corners = answer.split("\n")
        # A hundredth of a degree each way at 36.2° N.
        assert float(area_km2) == pytest.approx(0.998, abs=0.002)
        assert head == "点号 X Y"
        assert [corner.split()[0] for corner in corners] == ["1", "2", "3", "4"]


def test_a_qgis_without_the_packages_names_them(
    bare_profile: Profile, tmp_path: Path
) -> None:
    done = _calculate(bare_profile, "statutory_area_km2($geometry)", tmp_path)
    assert "shapely 2.1 or later (found: 1.8.5)" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
