from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from pingshun_screen.core.errors import CaseError, Fault
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.case_file import LayerSpec, read_case
from tests.unit.io.packs import CLAUSE, write_pack

SMALLEST = """\
[case]
title = "t"
policy = "pingshun-2026"
as_of = 2026-06-30
crs = "EPSG:4526"
[[layer]]
role = "mining_right"
source = "mines.gpkg"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "case.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(CaseError) as caught:
        read_case(path)
    return caught.value.faults


def lines_of(path: Path) -> list[int]:
    """Return the lines at fault, each of which must be of the case."""
    places = [fault.place.rpartition(":") for fault in faults_of(path)]
    assert {place for place, _, _ in places} == {str(path)}
    return [int(line) for _, _, line in places]


def test_a_case_that_says_everything(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """\
[case]
title = "平顺县 2026"
policy = "pingshun-2026"
as_of = 2026-06-30
crs = "EPSG:4526"
area = "county.gpkg|layername=county"
accept_unverified_size_classes = true
absent_roles = { wetland_park = "本县无湿地公园，林业局 2026-03-01 函" }

[[layer]]
role = "mining_right"
source = "mines.shp"
encoding = "GBK"
crs = "EPSG:4526"
fields = { licence_no = "许可证号", name = "矿山名称" }
where = "有效 = 1"
accuracy_m = 0.5
accept_null_geometry = true
date = 2026-03-01

[[layer]]
role = "road"
source = "roads.gpkg"
coverage = "area.gpkg"
allow_empty = true
fields = { road_class = "等级" }
date = "2025 年"

[dem]
source = "dem.tif"

[parameters]
"visible_range.mode" = "both"
visible_range.distance_m = 900
""",
    )
    case = read_case(path)
    assert case.path == path
    assert (case.title, case.policy) == ("平顺县 2026", "pingshun-2026")
    assert (case.as_of, case.crs) == (date(2026, 6, 30), "EPSG:4526")
    assert case.area == "county.gpkg|layername=county"
    assert case.accept_unverified_size_classes is True
    assert case.absent_roles == {
        Role.WETLAND_PARK: "本县无湿地公园，林业局 2026-03-01 函"
    }
    assert case.layers == (
        LayerSpec(
            role=Role.MINING_RIGHT,
            source="mines.shp",
            encoding="GBK",
            crs="EPSG:4526",
            fields={"licence_no": "许可证号", "name": "矿山名称"},
            where="有效 = 1",
            accuracy_m=0.5,
            accept_null_geometry=True,
            data_date="2026-03-01",
        ),
        LayerSpec(
            role=Role.ROAD,
            source="roads.gpkg",
            coverage="area.gpkg",
            allow_empty=True,
            fields={"road_class": "等级"},
            data_date="2025 年",
        ),
    )
    assert case.dem_source == "dem.tif"
    assert case.parameters == {
        "visible_range.mode": "both",
        "visible_range.distance_m": 900,
    }
    assert case.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_smallest_case_claims_nothing(tmp_path: Path) -> None:
    case = read_case(written(tmp_path, SMALLEST))
    assert case.layers == (LayerSpec(Role.MINING_RIGHT, "mines.gpkg"),)
    assert case.area is None
    assert case.accept_unverified_size_classes is False
    assert (case.absent_roles, case.parameters, case.dem_source) == ({}, {}, "")


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ('title = "t"\n', "", [1]),
        ('title = "t"', 'title = ""', [2]),
        ('title = "t"', 'titel = "t"', [1, 2]),
        ('policy = "pingshun-2026"', 'policy = "pingshun-2025"', [3]),
        ('policy = "pingshun-2026"', "policy = 3", [3]),
        ("as_of = 2026-06-30", 'as_of = "2026-06-30"', [4]),
        ("as_of = 2026-06-30", "as_of = 2026-06-30T08:00:00", [4]),
        ("EPSG:4526", "EPSG:1", [5]),
        ("EPSG:4526", "EPSG:4490", [5]),
        ("EPSG:4526", "EPSG:2263", [5]),
        ("EPSG:4526", "Pingshun", [5]),
        ("mining_right", "road", [6]),
        ("mining_right", "mining_rigth", [6, 7]),
        ("mining_right", "dem", [6, 7]),
        ('role = "mining_right"\n', "", [6, 6]),
        ('source = "mines.gpkg"', 'source = " "', [8]),
        ('source = "mines.gpkg"', "", [6]),
        ("[[layer]]", "[layer]", [6, 6]),
    ],
)
def test_a_line_at_fault_is_named(
    tmp_path: Path, old: str, new: str, lines: list[int]
) -> None:
    assert old in SMALLEST
    assert lines_of(written(tmp_path, SMALLEST.replace(old, new))) == lines


@pytest.mark.parametrize(
    ("added", "lines"),
    [
        ("accuracy_m = -0.1\n", [9]),
        ("accuracy_m = nan\n", [9]),
        ('accuracy_m = "0.5"\n', [9]),
        ('allow_empty = "no"\n', [9]),
        ("encoding = 936\n", [9]),
        ('where = ""\n', [9]),
        ("date = 2026\n", [9]),
        ('fields = { licence = "x" }\n', [9]),
        ("fields = { name = 3 }\n", [9]),
        ('[layer.fields]\nname = "a"\nroad_class = "b"\n', [11]),
        ('sorce = "x"\n', [9]),
        ('[[layer]]\nrole = "road"\nsource = "a"\n' * 2, [12]),
        ('[[layer]]\nrole = "mining_right"\nsource = "mines.gpkg"\n', [9]),
        ("[dem]\n", [9]),
        ('[dem]\nsource = "dem.tif"\nband = 1\n', [11]),
        ("[others]\n", [9]),
        ('[parameters]\n"visible_range.mode" = "look"\n', [10]),
        ("[parameters]\nvisible_range.mode = 3\n", [10]),
        ("[parameters]\nnear_m = 1\nnear = 2\nclose6.roles = ['x']\n", [11, 12]),
    ],
)
def test_an_added_line_at_fault_is_named(
    tmp_path: Path, added: str, lines: list[int]
) -> None:
    assert lines_of(written(tmp_path, SMALLEST + added)) == lines


@pytest.mark.parametrize(
    ("absent", "problems"),
    [
        ('geopark = "said"', 0),
        ('geopark = ""', 1),
        ("geopark = true", 1),
        ('geo_park = "said"', 1),
        ('mining_right = "said"', 1),
    ],
)
def test_an_absent_role_needs_who_says_so(
    tmp_path: Path, absent: str, problems: int
) -> None:
    text = SMALLEST.replace("[[layer]]", f"absent_roles = {{ {absent} }}\n[[layer]]")
    path = written(tmp_path, text)
    if problems:
        assert lines_of(path) == [6] * problems
    else:
        assert read_case(path).absent_roles == {Role.GEOPARK: "said"}


def test_the_same_source_may_serve_twice_when_filtered(tmp_path: Path) -> None:
    layer = '[[layer]]\nrole = "road"\nsource = "a"\nwhere = "{}"\n'
    text = SMALLEST + layer.format("x = 1") + layer.format("x = 2")
    assert len(read_case(written(tmp_path, text)).layers) == 3


def test_a_role_that_is_not_known_is_guessed_at(tmp_path: Path) -> None:
    path = written(tmp_path, SMALLEST.replace("mining_right", "mining_rigth"))
    assert any("mining_right" in fault.remedy for fault in faults_of(path))


def test_faults_of_case_and_policy_come_together(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, '{ type = "overlap", roles = ["x"] }', clause=CLAUSE)
    text = SMALLEST.replace("pingshun-2026", pack.name).replace('title = "t"', "")
    places = [fault.place for fault in faults_of(written(tmp_path, text))]
    assert [Path(place).name.partition(":")[0] for place in places] == [
        "case.toml",
        "small.toml",
    ]


def test_missing_sources_are_no_fault_of_the_case(tmp_path: Path) -> None:
    text = SMALLEST + '[[layer]]\nrole = "road"\nsource = "no/such.shp"\n'
    assert read_case(written(tmp_path, text)).layers[1].source == "no/such.shp"
