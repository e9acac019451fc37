"""Scopes from a table, through a case, to the verdict."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pingshun_screen.core.errors import CaseError, LayerError
from pingshun_screen.core.findings import Relation, SpatialVerdict
from pingshun_screen.core.heritage_scopes import Around, Sides
from pingshun_screen.core.progress import ignore_progress, never_cancelled
from pingshun_screen.core.records import LayerStatus
from pingshun_screen.core.screening import run_screening
from pingshun_screen.core.vocabulary import Role, vocabulary
from pingshun_screen.io.case_file import Case, read_case, read_draft
from pingshun_screen.io.case_inputs import load_inputs
from pingshun_screen.io.case_text import case_text
from pingshun_screen.io.heritage.offsets import Unusable, reach_of
from pingshun_screen.io.heritage.reading import read_heritage_scopes
from pingshun_screen.io.heritage.sheets import table_file
from pingshun_screen.io.heritage.spec import HeritageSpec
from pingshun_screen.io.policy_file import load_policy
from tests.small_case import CLEAR_MINE, write_small_case

HEAD = "文物保护单位,范围类型,公布文号,北,东,南,西,半径,经度,纬度"
ABSENT = 'heritage_protection_scope = "测试"\n'
TABLE = '\n[[heritage_scope]]\ntable = "两线.csv"\naccuracy_m = 1.0\n'
# The clear mine is the square of 113.3 to 113.31 and 36.2 to 36.21.
INSIDE, BESIDE, FAR = "113.305,36.205", "113.32,36.205", "113.6,36.0"


def case_with(folder: Path, *rows: str, more: str = "") -> Case:
    path = write_small_case(folder)
    text = path.read_text(encoding="utf-8").replace(ABSENT, "").rstrip()
    path.write_text(f"{text}\n{TABLE}{more}", encoding="utf-8")
    table = "\n".join((HEAD, *rows))
    (folder / "两线.csv").write_text(table, encoding="utf-8")
    return read_case(path)


def screened(case: Case) -> dict[str, object]:
    inputs = load_inputs(case, progress=ignore_progress, is_cancelled=never_cancelled)
    result = run_screening(inputs, load_policy(case.policy, base=case.path.parent))
    return {mine.name: mine for mine in result.mines}


def test_a_scope_from_the_table_meets_a_mine_and_says_where_it_is_from(
    tmp_path: Path,
) -> None:
    row = f"示例塔,保护范围,示文1号,30,20,10,15,,{INSIDE}"
    mine = screened(case_with(tmp_path, row))[CLEAR_MINE]
    assert mine.spatial is SpatialVerdict.CONFLICT
    overlaps = [c for c in mine.conflicts if c.relation is Relation.PARTIAL]
    (conflict,) = (c for c in overlaps if c.role is Role.HERITAGE_PROTECTION_SCOPE)
    assert conflict.feature_name == "示例塔"
    # 35 m by 40 m on the grid.
    assert conflict.overlap_m2 == pytest.approx(1400, rel=1e-3)
    for words in ("由文字四至推算", "北30米", "西15米", "示文1号"):
        assert words in conflict.basis
    (close_6,) = (c for c in mine.clauses if c.clause.id == "close-6")
    assert conflict.basis in close_6.reason


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (f"示例塔,保护范围,文,30,20,10,15,,{BESIDE}", "clear"),
        (f"示例塔,保护范围,文,至围墙,20,10,15,,{BESIDE}", "not_determined"),
        (f"示例塔,保护范围,文,至围墙,20,10,15,,{FAR}", "clear"),
        ("示例塔,保护范围,文,30,20,10,15,,,", "not_determined"),
        (f"示例塔,保护范围,文,1,200,20,10,15,,{BESIDE}", "not_determined"),
        (f'示例塔,保护范围,"文,30,20,10,15,,{BESIDE}', "not_determined"),
        (f"示例塔,建设控制地带,文,30,20,10,15,,{BESIDE}", "not_determined"),
    ],
)
def test_a_unit_without_usable_scope_never_leaves_a_mine_clear(
    tmp_path: Path, row: str, expected: str
) -> None:
    mine = screened(case_with(tmp_path, row))[CLEAR_MINE]
    assert mine.spatial == expected


@pytest.mark.parametrize("kind", ["", "一般保护区域"])
def test_a_row_without_a_known_kind_may_be_the_wider_scope_of_its_unit(
    tmp_path: Path, kind: str
) -> None:
    narrow = f"示例塔,保护范围,文,30,20,10,15,,{BESIDE}"
    wide = f"示例塔,{kind},文,1200,1200,1200,1200,,{BESIDE}"
    mine = screened(case_with(tmp_path, narrow, wide))[CLEAR_MINE]
    assert mine.spatial is SpatialVerdict.NOT_DETERMINED


def test_two_columns_of_one_side_are_refused(tmp_path: Path) -> None:
    text = "名称,类型,北,东,南,西,北侧,备注,说明\n示例塔,保护范围,1,1,1,1,900,,\n"
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    spec = HeritageSpec("t.csv")
    records = read_heritage_scopes(spec, tmp_path, "EPSG:4526", area=None)
    assert {record.status for record in records} == {LayerStatus.FAILED}
    assert "北、北侧" in records[0].message
    stated = replace(spec, fields={"north": "北侧"})
    records = read_heritage_scopes(stated, tmp_path, "EPSG:4526", area=None)
    assert {record.status for record in records} == {LayerStatus.OK}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("示例塔,保护范围,文,至围墙,20,10,15,,", "not_determined"),
        ("示例塔,一般保护区域,文,900,900,900,900,,", "not_determined"),
        ("示例塔,保护范围,文,,,,,,", "clear"),
        ("示例塔,保护范围,文,30,20,10,15,,", "clear"),
    ],
)
def test_what_a_table_tells_and_nobody_can_draw_is_not_what_another_layer_shows(
    tmp_path: Path, row: str, expected: str
) -> None:
    scope = (
        '{"type": "FeatureCollection", "features": [{"type": "Feature", '
        '"properties": {"name": "示例塔"}, "geometry": {"type": "Polygon", '
        '"coordinates": [[[113.3199, 36.2049], [113.3201, 36.2049], '
        "[113.3201, 36.2051], [113.3199, 36.2051], [113.3199, 36.2049]]]}}]}"
    )
    (tmp_path / "范围.geojson").write_text(scope, encoding="utf-8")
    more = (
        '[[layer]]\nrole = "heritage_protection_scope"\nsource = "范围.geojson"\n'
        "accuracy_m = 1.0\n"
    )
    mine = screened(case_with(tmp_path, f"{row}{BESIDE}", more=more))[CLEAR_MINE]
    assert mine.spatial == expected


def test_a_table_that_is_missing_leaves_the_mine_open(tmp_path: Path) -> None:
    case = case_with(tmp_path, "x")
    (tmp_path / "两线.csv").unlink()
    mine = screened(case)[CLEAR_MINE]
    assert mine.spatial is SpatialVerdict.NOT_DETERMINED


def test_sites_that_cannot_be_read_fail_by_themselves(tmp_path: Path) -> None:
    row = f"示例塔,保护范围,文,30,20,10,15,,{BESIDE}"
    case = case_with(tmp_path, row, more='sites = "没有.gpkg"\n')
    mine = screened(case)[CLEAR_MINE]
    assert mine.spatial is SpatialVerdict.NOT_DETERMINED


def test_all_faults_of_the_case_come_at_once(tmp_path: Path) -> None:
    more = 'accuracy = 1\nfields = { nord = "北" }\nsites = ""\ndate = 5\n'
    with pytest.raises(CaseError) as caught:
        case_with(tmp_path, "x", more=more)
    words = "\n".join(map(str, caught.value.faults))
    assert len(caught.value.faults) == 4
    assert all(word in words for word in ("accuracy", "nord", "sites", "date"))


def test_a_role_cannot_be_absent_and_come_from_a_table(tmp_path: Path) -> None:
    path = write_small_case(tmp_path)
    text = path.read_text(encoding="utf-8") + TABLE
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match="heritage_protection_scope"):
        read_case(path)


def test_the_text_of_a_case_keeps_its_tables(tmp_path: Path) -> None:
    spec = HeritageSpec(
        "两线.xlsx|sheetname=两线",
        "relics.gpkg|layername=sites",
        encoding="GBK",
        crs="EPSG:4547",
        fields={"unit": "名称", "north": "北至"},
        accuracy_m=2.0,
        coverage="county.geojson",
        data_date="2026-01-12",
        transformation="平移",
        accept_displacement="某人，2026-01-12",
    )
    path = write_small_case(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + SHIFT, encoding="utf-8")
    case = replace(read_case(path), heritage_scopes=(spec,))
    text = case_text(case, tmp_path)
    assert read_draft(text, tmp_path / "case.toml").heritage_scopes == (spec,)


SHIFT = """
[[transformation]]
name = "平移"
source = "测绘院"
from = "EPSG:2362"
to = "EPSG:4526"
accuracy_m = 3.0
four_parameters = { north_m = 40.0, east_m = -30.0, rotation_s = 0.0, scale_ppm = 0.0 }
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("四周各外扩30米", "clear"),
        ("东30米 西30米 南30米 北至山脚", "not_determined"),
        ("四周各外扩2500米", "conflict"),
    ],
)
def test_words_make_a_scope_or_leave_the_mine_open(
    tmp_path: Path, words: str, expected: str
) -> None:
    case = case_with(tmp_path, "x")
    longitude, latitude = BESIDE.split(",")
    table = f"名称,保护范围,经度,纬度\n示例塔,{words},{longitude},{latitude}\n"
    (tmp_path / "两线.csv").write_text(table, encoding="utf-8")
    assert screened(case)[CLEAR_MINE].spatial == expected


def test_a_row_below_grouped_heads_is_one_unit_and_a_footer_none(
    tmp_path: Path,
) -> None:
    lines = (
        "名称,X,Y,保护范围,,,,建设控制地带",
        ",,,东,南,西,北,四周",
        "示例塔,4008000,38437000,50,30,30,30,100",
        "填表人：某某",
    )
    (tmp_path / "t.csv").write_text("\n".join(lines), encoding="utf-8")
    spec = HeritageSpec("t.csv", accuracy_m=1.0)
    records = read_heritage_scopes(spec, tmp_path, "EPSG:4526", area=None)
    assert [len(record.table) for record in records] == [1, 1, 1]
    (scope,), (zone,) = (record.table.geometry for record in records[1:])
    assert scope.bounds == (38436970, 4007970, 38437050, 4008030)
    assert zone.area == pytest.approx(31416, rel=1e-3)


def test_a_zone_from_a_scope_that_nobody_can_draw_is_told(tmp_path: Path) -> None:
    text = "名称,类型,四至,X,Y\n示例塔,建控地带,保护范围外50米,4008000,38437000\n"
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    spec = HeritageSpec("t.csv")
    records = read_heritage_scopes(spec, tmp_path, "EPSG:4526", area=None)
    assert [len(record.table) for record in records] == [1, 0, 0]
    assert "没有可用的保护范围" in records[-1].message


def test_a_body_that_is_a_point_is_told_unless_its_size_is_allowed_for(
    tmp_path: Path,
) -> None:
    text = "名称,类型,半径,X,Y\n示例塔,保护范围,50,4008000,38437000\n"
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    for accuracy_m, is_told in ((0.0, True), (20.0, False)):
        spec = HeritageSpec("t.csv", accuracy_m=accuracy_m)
        records = read_heritage_scopes(spec, tmp_path, "EPSG:4526", area=None)
        assert ("未计本体大小" in records[-1].message) is is_told


def test_columns_may_be_named_by_the_case(tmp_path: Path) -> None:
    text = "叫法,两线,a,b,c,d\n示例塔,建控地带,1,2,3,4\n"
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    heads = dict(zip(("unit", "north", "east", "south", "west"), "叫abcd", strict=True))
    fields = {**heads, "unit": "叫法"}
    spec = HeritageSpec("t.csv", fields=fields)
    records = read_heritage_scopes(spec, tmp_path, "EPSG:4526", area=None)
    assert [record.status for record in records] == [LayerStatus.OK] * 3
    spec = replace(spec, fields={**fields, "north": "没有"})
    records = read_heritage_scopes(spec, tmp_path, "EPSG:4526", area=None)
    assert {record.status for record in records} == {LayerStatus.FAILED}
    assert "没有" in records[0].message


@pytest.mark.parametrize(
    ("source", "words"),
    [("没有.csv", "没有.csv"), ("a.doc", ".doc"), ("a.csv|layer=x", "layer=x")],
)
def test_a_source_that_is_no_table_is_refused(
    tmp_path: Path, source: str, words: str
) -> None:
    with pytest.raises(LayerError, match=words):
        table_file(source, tmp_path)


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("30", 30.0),
        ("30米", 30.0),
        ("３０．５ｍ", 30.5),
        ("北30米", 30.0),
        ("向北外扩30米", 30.0),
        ("北侧外延30", 30.0),
        ("11.19米至道路南侧", 11.19),
        ("0", 0.0),
        ("至围墙", None),
        ("至围墙外10米", None),
        ("约30米", None),
        ("30-50", None),
        ("30公里", None),
        ("向南30米", None),
        ("1e3", None),
        ("30米至50米", None),
        ("#", None),
    ],
)
def test_metres_are_read_only_where_they_are_certain(
    text: str, metres: float | None
) -> None:
    found = reach_of({"north": text, "east": "1", "south": "1", "west": "1"})
    if metres is None:
        assert isinstance(found, Unusable)
    else:
        assert found == Sides(metres, 1, 1, 1)


def test_a_radius_stands_alone() -> None:
    assert reach_of({"radius": "四周50米"}) == Around(50.0)
    both = reach_of({"radius": "50", "north": "1"})
    assert isinstance(both, Unusable)
    assert both.cause == "both"


def test_roles_are_those_of_ordinary_layers(tmp_path: Path) -> None:
    row = f"示例塔,保护范围,文,30,20,10,15,,{BESIDE}"
    inputs = load_inputs(
        case_with(tmp_path, row), progress=ignore_progress, is_cancelled=never_cancelled
    )
    made = [record for record in inputs.layers if record.source == "两线.csv"]
    assert [record.role for record in made] == [
        Role.HERITAGE_SITE,
        Role.HERITAGE_PROTECTION_SCOPE,
    ]
    known = vocabulary().fields_of(Role.HERITAGE_SITE)
    assert all(set(record.fields) <= set(known) for record in made)
    assert all(len(record.sha256) == 64 and record.coverage for record in made)
