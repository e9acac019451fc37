"""What the command writes: layers that QGIS opens, and text that is read again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyproj import CRS
from shapely import affinity
from shapely.geometry import Polygon, box

from pingshun_screen.cli.main import main
from pingshun_screen.core.errors import OutputError
from pingshun_screen.core.vocabulary import Role, match_fields
from pingshun_screen.io.corner_points.files import write_parcels
from pingshun_screen.io.corner_points.reading import read_corner_points
from pingshun_screen.io.corner_points.records import Given
from pingshun_screen.io.corner_points.writing import Outline, degree_table, land_text
from tests.unit.io.vector_samples import read_vector
from tools.corner_table import SAMPLES

REAL = Path(__file__).parents[5] / "shared" / "data" / "hangzhou_pengbu_R-14_gbk.txt"
PINGSHUN = (113.19, 35.95, 113.74, 36.46)


def sample(name: str) -> str:
    return str(SAMPLES / name)


def test_a_geopackage_holds_the_parcels_under_standard_names(tmp_path: Path) -> None:
    out = tmp_path / "new" / "x.gpkg"
    assert main(["corners", sample("land_gbk.txt"), "-o", str(out), "--quiet"]) == 0
    table = read_vector(out, "采矿权")
    assert table.crs.to_epsg() == 4526
    assert list(table["name"]) == ["示例甲矿", "示例乙矿"]
    assert list(table["points"]) == [6, 9]
    assert list(table["zone"]) == [38, 38]
    assert list(table["licence_area_km2"]) == [0.176284, 0.739956]
    known = match_fields(table.columns, Role.MINING_RIGHT)
    assert {"name", "licence_no", "licence_area_km2"} <= set(known)
    assert len(table.geometry.iloc[1].geoms[0].interiors) == 1


def test_each_system_has_its_layer(tmp_path: Path) -> None:
    out = tmp_path / "x.gpkg"
    files = [sample("table.csv"), sample("degrees.csv")]
    assert main(["corners", *files, "-o", str(out), "--quiet"]) == 0
    counts = {
        layer: len(read_vector(out, layer)) for layer in ("采矿权_4526", "采矿权_4490")
    }
    assert counts == {"采矿权_4526": 1, "采矿权_4490": 2}


def test_every_refusal_is_told_and_the_rest_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.gpkg"
    files = [
        sample("bad_digit_lost.csv"),
        sample("table.csv"),
        sample("bad_binary.txt"),
    ]
    assert main(["corners", *files, "-o", str(out)]) == 1
    told = capsys.readouterr()
    lines = told.err.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "bad_digit_lost.csv 第 6 行",
        "bad_binary.txt 第 1 行",
    ]
    assert "5 点" in told.out
    assert out.exists()


def test_nothing_is_written_where_nothing_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.gpkg"
    assert main(["corners", sample("bad_empty.txt"), "-o", str(out), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["out"] is None
    assert told["parcels"] == []
    assert told["refusals"][0]["line"] == 0
    assert list(tmp_path.iterdir()) == []


def test_json_tells_lines_areas_and_notes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.gpkg"
    main(["corners", sample("land_turned_axes.txt"), "-o", str(out), "--json"])
    told = json.loads(capsys.readouterr().out)
    first = told["parcels"][0]
    assert (first["points"], first["zone"], first["crs"]) == (6, 38, "EPSG:4526")
    assert first["declared_area_m2"] == 176_284.0
    assert first["statutory_area_m2"] == pytest.approx(176_283.6, abs=0.1)
    assert first["notes"][0]["remedy"]


def test_an_unusable_call_tells_all_faults(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "missing.txt")
    assert main(["corners", missing, str(tmp_path), "-o", "x.docx"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ([], 1),
        (["--crs", "EPSG:4526"], 0),
        (["--crs", "EPSG:4547"], 0),
        (["--crs", "EPSG:4490"], 1),
        (["--crs", "EPSG:3857x"], 2),
        (["--area", "missing.gpkg"], 2),
        (
            [
                "--crs",
                "EPSG:4526",
                "--area",
                f"{SAMPLES}/../demo/county.gpkg|layername=county",
            ],
            0,
        ),
        (
            [
                "--crs",
                "EPSG:4528",
                "--area",
                f"{SAMPLES}/../demo/county.gpkg|layername=county",
            ],
            1,
        ),
    ],
)
def test_what_is_known_besides_the_data(
    tmp_path: Path, options: list[str], status: int
) -> None:
    call = [
        "corners",
        sample("bad_no_zone_anywhere.csv"),
        "-o",
        str(tmp_path / "x.gpkg"),
    ]
    assert main([*call, "--quiet", *options]) == status


@pytest.mark.parametrize("suffix", [".txt", ".csv"])
def test_text_comes_back(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"x{suffix}"
    assert (
        main(["corners", sample("areas_and_hole.csv"), "-o", str(out), "--quiet"]) == 0
    )
    again = read_corner_points(out)
    areas = [parcel.statutory_area_m2 for parcel in again.parcels]
    assert again.refusals == ()
    assert sum(areas) == pytest.approx(916_239.7, abs=20)
    # The text has each area as a parcel of its own.
    assert len(areas) == (2 if suffix == ".txt" else 1)


def test_two_systems_make_no_one_text(tmp_path: Path) -> None:
    files = [sample("table.csv"), sample("degrees.csv")]
    assert main(["corners", *files, "-o", str(tmp_path / "x.txt"), "--quiet"]) == 2
    assert list(tmp_path.iterdir()) == []


def test_an_older_file_stays_where_writing_fails(tmp_path: Path) -> None:
    out = tmp_path / "x.gpkg"
    out.mkdir()
    parcels = read_corner_points(SAMPLES / "table.csv").parcels
    with pytest.raises(OutputError):
        write_parcels(parcels, out)
    assert [path.name for path in tmp_path.iterdir()] == ["x.gpkg"]


def test_the_wrong_zone_is_named() -> None:
    square = box(38_450_000, 4_000_000, 38_450_400, 4_000_300)
    text = land_text([Outline("甲", "1", square)], CRS.from_epsg(4526))
    moved = text.replace("=38", "=39").replace(",38", ",39")
    reading = read_corner_points(moved, given=Given(extent=PINGSHUN))
    (refusal,) = reading.refusals
    assert "若为第 38 带则在范围内" in refusal.problem


def test_degrees_are_written_in_the_zone_they_lie_in() -> None:
    square = box(113.40, 36.10, 113.41, 36.11)
    text = land_text([Outline("甲", "1", square)], CRS.from_epsg(4490))
    assert "带号=38" in text
    (parcel,) = read_corner_points(text).parcels
    assert (parcel.crs, parcel.points) == ("EPSG:4526", 5)


@pytest.mark.parametrize("code", [3857, 32649, 4258, 25833])
def test_a_system_that_is_none_of_china_is_refused(code: int) -> None:
    with pytest.raises(OutputError):
        land_text([Outline("甲", "1", box(0, 0, 1, 1))], CRS.from_epsg(code))


def test_mining_rights_of_one_name_stay_apart_in_a_degree_table() -> None:
    squares = [
        box(38_450_000 + e, 4_000_000, 38_450_100 + e, 4_000_100) for e in (0, 500)
    ]
    outlines = [Outline("甲", "1", square) for square in squares]
    reading = read_corner_points(degree_table(outlines, CRS.from_epsg(4526)))
    assert [parcel.name for parcel in reading.parcels] == ["甲（1）", "甲（2）"]


def test_names_do_not_break_the_lines() -> None:
    square = affinity.translate(
        Polygon([(0, 0), (90, 0), (90, 90)]), 38_450_000, 4_000_000
    )
    outlines = [Outline("甲,乙\n丙，丁@", "1", square)]
    for text in (
        land_text(outlines, CRS.from_epsg(4526)),
        degree_table(outlines, CRS.from_epsg(4526)),
    ):
        (parcel,) = read_corner_points(text).parcels
        assert parcel.name == "甲、乙 丙、丁"


@pytest.mark.skipif(not REAL.exists(), reason="the real sample is not in the project")
def test_a_real_parcel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "x.gpkg"
    assert main(["corners", str(REAL), "-o", str(out)]) == 0
    told = capsys.readouterr().out
    assert "66 点" in told
    assert "第 40 带" in told
    assert "椭球面积 5.7089 公顷" in told
