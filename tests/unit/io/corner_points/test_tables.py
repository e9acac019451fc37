"""What tables say of themselves, and what is told of how they were read."""

from __future__ import annotations

import pytest

from pingshun_screen.core.texts import say
from pingshun_screen.io.corner_points.drafts import DraftPoint
from pingshun_screen.io.corner_points.headers import elevations, part_in
from pingshun_screen.io.corner_points.reading import read_corner_points
from pingshun_screen.io.corner_points.records import Angles, Given, Parcel
from pingshun_screen.io.corner_points.side_by_side import Order, is_orderly, order_of
from tools.corner_table import SAMPLES

PINGSHUN = (113.19, 35.95, 113.74, 36.46)
SQUARE = "1,4000000,38450000\n2,4000000,38450100\n3,4000100,38450100\n"
APART = "1,4000000,38460000\n2,4000000,38460100\n3,4000100,38460100\n"
"""Half a hectare each."""


def only(text: str, given: Given | None = None) -> Parcel:
    reading = read_corner_points(text, given=given or Given())
    assert reading.refusals == ()
    (parcel,) = reading.parcels
    return parcel


def points(*labels: str) -> list[DraftPoint]:
    return [DraftPoint(0, label, "", "", 0.0, 0.0) for label in labels]


@pytest.mark.parametrize(
    ("labels", "is_so"),
    [
        ("1 2 3 4", True),
        ("J1 J2 J3 J1", True),
        ("7 8 9", True),
        ("1 2 3 1 4 5 6 4", True),
        ("1 2 3 1 1 2 3 1", True),
        ("1 2 3 1 2 3", True),
        ("A1 A2 A3 B1 B2 B3", True),
        ("1 2 4", False),
        ("1 3 2", False),
        ("1 1 2 2 3 3", False),
        ("A1 B1 A2 B2", False),
        ("甲 乙 丙", False),
        ("", False),
    ],
)
def test_numbers_that_count_on(labels: str, is_so: bool) -> None:
    assert is_orderly(points(*labels.split())) is is_so


@pytest.mark.parametrize(
    ("left", "right", "order"),
    [
        ("1 2 3", "4 5 6", Order.BY_COLUMN),
        ("1 3 5", "2 4 6", Order.BY_ROW),
        ("1 2 3", "1 2 3", Order.BY_COLUMN),
        ("1", "2", Order.BY_COLUMN),
        ("1 2 3", "5 6 7", None),
        ("1 4 3", "2 5 6", None),
    ],
)
def test_the_order_of_blocks(left: str, right: str, order: Order | None) -> None:
    blocks = [
        [point._replace(line=line) for line, point in enumerate(points(*side.split()))]
        for side in (left, right)
    ]
    assert order_of(blocks) is order


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("side_by_side.csv", "by_column"),
        ("side_by_side_by_row.csv", "by_row"),
        ("side_by_side_areas_of_one.csv", "apart_as_areas"),
    ],
)
def test_the_order_is_told(name: str, sentence: str) -> None:
    (parcel,) = read_corner_points(SAMPLES / name).parcels
    told = say(f"corner_points.{sentence}", count=2)
    assert told in [note.text for note in parcel.notes]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("side_by_side_systems.csv", say("corner_points.system_chosen", count=2)),
        ("metres_and_degrees.xlsx", say("corner_points.degrees_beside")),
    ],
)
def test_what_is_left_aside_is_told(name: str, sentence: str) -> None:
    reading = read_corner_points(SAMPLES / name)
    assert [note.text for note in reading.notes] == [sentence]


def test_titles_name_the_mining_rights_below_them() -> None:
    reading = read_corner_points(SAMPLES / "side_by_side_mines.csv")
    assert [parcel.name for parcel in reading.parcels] == ["示例甲矿", "示例丙矿"]


def test_areas_of_parts_add_up_unless_a_line_gives_the_sum() -> None:
    head = "矿山名称：丁矿\n点号,X,Y\n"
    first, second = f"A区\n{SQUARE}面积：0.5公顷\n", f"B区\n{APART}面积：0.6公顷\n"
    total = "矿区面积：1.2公顷\n"
    assert only(head + first + second).declared_area_m2 == 11_000
    assert only(head + first + second + total).declared_area_m2 == 12_000
    assert only(f"{head}A区\n{SQUARE}B区\n{APART}{total}").declared_area_m2 == 12_000


def test_elevations_of_parts_span_all_of_them() -> None:
    parcel = only(
        f"点号,X,Y\nA区（面积0.5公顷，标高1230-1100米）\n{SQUARE}"
        f"B区\n{APART}开采标高由1300米至1200米\n"
    )
    told = {name: parcel.attributes[name] for name in sorted(parcel.attributes)}
    assert told == {"elevation_max_m": "1300", "elevation_min_m": "1100"}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1230-1100米", "1100", "1230"),
        ("+1230m～+1100m", "1100", "1230"),
        ("1230米至-50米", "-50", "1230"),
        ("120~-50", "-50", "120"),
        ("1230.5 — 1100", "1100", "1230.5"),
    ],
)
def test_elevations(text: str, low: str, high: str) -> None:
    assert elevations(text) == {"elevation_min_m": low, "elevation_max_m": high}


@pytest.mark.parametrize(
    ("text", "part"),
    [("A区", "A"), ("第2区块：", "2"), ("二采区 面积", "二"), ("矿区", ""), ("区", "")],
)
def test_areas_by_name(text: str, part: str) -> None:
    assert part_in(text) == part


def test_a_county_tells_the_zone_that_is_nowhere_stated() -> None:
    text = SQUARE.replace(",38", ",")
    parcel = only(f"点号,X,Y\n{text}", Given(extent=PINGSHUN))
    assert (parcel.zone, parcel.crs) == (38, "EPSG:4526")
    assert say("corner_points.zone_from_extent", zone=38) in [
        note.text for note in parcel.notes if note.is_warning
    ]


def test_no_zone_is_taken_that_leads_elsewhere() -> None:
    text = SQUARE.replace(",38", ",")
    given = Given(extent=(103.19, 35.95, 103.74, 36.46))
    assert read_corner_points(f"点号,X,Y\n{text}", given=given).parcels == ()


def test_a_number_before_degrees_is_no_latitude() -> None:
    parcel = only("4,113.441,36.127\n5,113.446,36.1271\n6,113.4462,36.131\n")
    assert parcel.polygon.bounds == pytest.approx((113.441, 36.127, 113.4462, 36.131))


def test_a_mine_of_another_separator_is_not_lost() -> None:
    reading = read_corner_points(
        f"矿山名称：甲\n点号,X,Y\n{SQUARE}矿山名称：乙\n{APART.replace(',', ' ')}"
    )
    assert [parcel.name for parcel in reading.parcels] == ["甲", "乙"]
    assert reading.refusals == ()


BESIDE = "点号,X,Y,点号,X,Y\n"


def beside(left: str, right: str) -> str:
    pairs = zip(left.splitlines(), right.splitlines(), strict=True)
    return "".join(f"{one},{other}\n" for one, other in pairs)


def test_a_corner_lost_on_one_side_takes_both_parcels() -> None:
    broken = APART.replace("38460100", "3846O100", 1)
    reading = read_corner_points(BESIDE + beside(SQUARE, broken))
    assert reading.parcels == ()
    assert [refusal.line for refusal in reading.refusals] == [3]


def test_angles_of_both_sides_are_no_decimals() -> None:
    left = "1,113 27 0.1,36 7 5\n2,113 27 1,36 7 5\n3,113 27 1,36 7 9.5\n"
    text = f"点号,经度,纬度,点号,经度,纬度\n{beside(left, left.replace('113', '112'))}"
    for angles in Angles:
        reading = read_corner_points(text, given=Given(angles=angles))
        assert reading.refusals == ()
        west = [parcel.polygon.bounds[0] for parcel in reading.parcels]
        assert west == pytest.approx([113.450028, 112.450028], abs=1e-6)


def test_what_stands_above_blocks_need_not_be_their_titles() -> None:
    lines = (SQUARE + "4,4000050,38450050\n").splitlines(keepends=True)
    table = BESIDE + beside("".join(lines[:2]), "".join(lines[2:]))
    parcel = only(f"矿区面积：0.005平方公里,,,开采标高：1230-1100米\n{table}")
    assert parcel.points == 4
    assert parcel.declared_area_m2 == 5000
    assert parcel.attributes["elevation_max_m"] == "1230"


def test_columns_beside_the_coordinates_do_not_end_a_block() -> None:
    rows = [f"{row},1200,无,1" for row in SQUARE.split()]
    parcel = only("\n".join(["点号,X,Y,H,备注,圈号", *rows]))
    assert parcel.points == 3


def test_a_datum_below_several_tables_is_that_of_all() -> None:
    text = (
        f"矿山名称：甲\n点号,X,Y\n{SQUARE}矿山名称：乙\n{APART}坐标系：1980西安坐标系\n"
    )
    reading = read_corner_points(text)
    assert [parcel.crs for parcel in reading.parcels] == ["EPSG:2362"] * 2


def test_a_datum_above_a_table_is_not_that_of_the_one_before() -> None:
    text = (
        f"矿山名称：甲\n点号,X,Y\n{SQUARE}矿山名称：乙\n坐标系：1980西安坐标系\n{APART}"
    )
    reading = read_corner_points(text)
    assert [parcel.crs for parcel in reading.parcels] == ["EPSG:4526", "EPSG:2362"]
