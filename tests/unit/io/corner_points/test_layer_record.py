"""Corner points as the mining rights of a case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyproj import CRS

from pingshun_screen.cli.main import main
from pingshun_screen.core.records import LayerRecord, LayerStatus
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.case_file import LayerSpec
from pingshun_screen.io.corner_points.writing import Outline, land_text
from pingshun_screen.io.vector_files import read_layer
from tests.small_case import write_small_case
from tests.unit.io.vector_samples import read_vector
from tools.corner_table import SAMPLES


def read(source: str, **said: str) -> LayerRecord:
    spec = LayerSpec(role=Role.MINING_RIGHT, source=source, **said)
    return read_layer(spec, SAMPLES, area=None)


@pytest.mark.parametrize(
    "name", ["land_gbk.txt", "several_mines.csv", "several_mines.xlsx"]
)
def test_the_table_has_standard_names(name: str) -> None:
    record = read(name)
    assert record.status is LayerStatus.OK
    assert record.table is not None
    assert list(record.table["name"]) == ["示例甲矿", "示例乙矿"]
    assert record.table.crs == CRS.from_epsg(4526)
    assert record.fields["name"] == "name"
    assert len(record.sha256) == 64


def test_whatever_is_refused_fails_the_layer() -> None:
    record = read("bad_line_instead_of_polygon.txt")
    assert record.status is LayerStatus.FAILED
    assert record.table is None
    assert "示例甲矿" in record.message


def test_a_boundary_that_crosses_itself_comes_as_drawn() -> None:
    name = "bad_boundary_crosses_itself.csv"
    record = read(name)
    assert record.status is LayerStatus.OK
    assert record.table is not None
    assert not record.table.geometry.is_valid.any()
    assert "边界自相交" in record.message


def test_a_crossing_boundary_in_the_wrong_place_fails_the_layer(
    tmp_path: Path,
) -> None:
    sample = (SAMPLES / "bad_boundary_crosses_itself.csv").read_bytes().decode()
    (tmp_path / "moved.csv").write_text(sample.replace("38450", "25050"))
    spec = LayerSpec(role=Role.MINING_RIGHT, source="moved.csv")
    record = read_layer(spec, tmp_path, area=None)
    assert record.status is LayerStatus.FAILED


def test_warnings_stand_in_the_message() -> None:
    assert "X、Y 写反" in read("land_turned_axes.txt").message


def test_the_crs_of_the_case_fills_the_gap_and_overrules_nothing() -> None:
    name = "bad_no_zone_anywhere.csv"
    assert read(name).status is LayerStatus.FAILED
    assert read(name, crs="EPSG:4526").status is LayerStatus.OK
    assert read(name, crs="nonsense").status is LayerStatus.FAILED
    assert read("land_gbk.txt", crs="EPSG:4528").status is LayerStatus.FAILED


@pytest.mark.parametrize(
    ("source", "said"),
    [("table.csv", {"where": "name = '甲'"}), ("table.csv|layername=x", {})],
)
def test_what_has_no_meaning_here_is_refused(source: str, said: dict[str, str]) -> None:
    assert read(source, **said).status is LayerStatus.FAILED


def test_the_same_mines_as_text_get_the_same_verdicts(tmp_path: Path) -> None:
    case = write_small_case(tmp_path)
    mines = read_vector(tmp_path / "mines.geojson", "mines")
    names = mines["矿山名称"]
    outlines = [
        Outline(name, "", shape)
        for name, shape in zip(names, mines.geometry, strict=True)
    ]
    (tmp_path / "mines.txt").write_text(land_text(outlines, mines.crs), "utf-8")
    told = case.read_text(encoding="utf-8")
    other = tmp_path / "other.toml"
    other.write_text(told.replace("mines.geojson", "mines.txt"), "utf-8")
    verdicts = []
    for number, path in enumerate((case, other)):
        out = tmp_path / f"out{number}"
        call = ["screen", str(path), "-o", str(out), "--documents", "none", "--quiet"]
        assert main(call) in (0, 1)
        result = json.loads((out / "results.json").read_text("utf-8"))
        verdicts.append({m["name"]: m["spatial"] for m in result["mines"]})
    assert verdicts[0] == verdicts[1]
    assert set(verdicts[0].values()) == {"clear", "conflict"}
