"""Whole runs: golden cases of other tools' defects, order, threads, cancelling."""

from __future__ import annotations

from dataclasses import replace

import geopandas
import pandas as pd
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.errors import Cancelled, LayerError
from pingshun_screen.core.findings import Relation
from pingshun_screen.core.policy import Overlap
from pingshun_screen.core.records import LayerRecord
from pingshun_screen.core.screening import check_inputs, run_screening
from pingshun_screen.core.vocabulary import Role
from tests.unit.core.factories import (
    LEDGER,
    SMALL_PIT,
    case,
    failed,
    layer,
    place,
    policy,
    rights,
    screen,
    screen_one,
    square,
)

MINE = square(0, 0)
RED = Role.ECOLOGICAL_RED_LINE


@pytest.mark.parametrize(
    ("mine", "red_line", "spatial"),
    [
        (MINE, square(-100, -100, 300), "conflict"),
        (MINE, MINE, "conflict"),
        (MINE, square(100, 0), "clear"),
        (MINE, square(100, 100), "clear"),
        (MINE, shapely.box(98, -200, 600, 300), "conflict"),
        (MINE, square(-500, -500, 1100) - square(-50, -50, 200), "clear"),
        ("POLYGON((0 0,100 100,100 0,0 100,0 0))", MINE, "conflict"),
        ("POLYGON((0 0,100 100,100 0,0 100,0 0))", square(40, 90, 20), "clear"),
        ("POLYGON Z((0 0 9,100 0 9,100 100 9,0 0 9))", MINE, "conflict"),
        ("MULTIPOLYGON Z(((0 0 9,100 0 9,100 100 9,0 0 9)))", MINE, "conflict"),
        (MINE, "MULTIPOLYGON Z(((0 0 9,100 0 9,100 100 9,0 0 9)))", "conflict"),
        (MINE, "POLYGON ZM((0 0 9 1,100 0 9 1,100 100 9 1,0 0 9 1))", "conflict"),
        (shapely.box(0, 0, 500, 300), shapely.box(0, 0, 500, 2), "conflict"),
    ],
    ids=[
        "contained mine",
        "identical",
        "shared edge",
        "shared corner",
        "strip of 2 m",
        "mine in a hole",
        "bow-tie mine",
        "bow-tie mine beside",
        "mine with Z",
        "multipart mine with Z",
        "multipart red line with Z",
        "red line with Z and M",
        "sliver of 500 m by 2 m",
    ],
)
def test_golden_cases(
    mine: BaseGeometry | str, red_line: BaseGeometry | str, spatial: str
) -> None:
    found = screen_one(rights([mine]), layer(RED, [red_line]))
    assert found.spatial == spatial
    assert found.disposition == ("close" if spatial == "conflict" else "retain")


@pytest.mark.parametrize(
    "broken",
    [
        "POLYGON((0 0,100 0,100 100,0 100,0 0),(200 0,300 0,300 100,200 100,200 0))",
        "POLYGON((0 0,300 0,300 100,0 100,0 0),(110 10,290 10,290 90,110 90,110 10),"
        "(200 20,280 20,280 80,200 80,200 20))",
    ],
    ids=["hole outside", "hole in a hole"],
)
def test_a_doubtful_reading_is_for_review(broken: str) -> None:
    mine = shapely.box(220, 30, 260, 70)
    found = screen_one(rights([mine]), layer(RED, [broken]))
    assert found.spatial == "review"
    assert found.disposition is None


def test_a_doubtful_right_is_accused_of_nothing_for_certain() -> None:
    doubtful = (
        "POLYGON((0 0,100 0,100 100,0 100,0 0),(200 0,300 0,300 100,200 100,200 0))"
    )
    road = layer(
        Role.ROAD, ["LINESTRING(1250 -999,1250 999)"], columns={"road_class": ["国道"]}
    )
    mine = screen_one(rights([doubtful], SMALL_PIT), road)
    assert mine.spatial in {"review", "not_determined"}
    extent = layer(
        Role.EXTRACTION_EXTENT, [square(210, 10, 50)], columns={"licence_no": ["C0001"]}
    )
    ledger = {**LEDGER, "boundary_unrectified": "是"}
    mine = screen_one(rights([doubtful], ledger), extent)
    assert mine.spatial in {"review", "not_determined"}


def test_a_mine_inside_a_road_drawn_as_an_area() -> None:
    road = layer(
        Role.ROAD, [square(-5000, -5000, 9999)], columns={"road_class": ["国道"]}
    )
    mine = screen_one(rights([MINE], SMALL_PIT), road)
    assert mine.spatial == "conflict"
    assert mine.visibility.nearest_line_m == 0


def test_a_point_in_the_mine_is_an_overlap_where_the_policy_asks_for_points() -> None:
    site = layer(Role.HERITAGE_SITE, ["POINT(50 50)"])
    overrides = {"close6.roles": ("heritage_site",)}
    assert screen_one(rights([MINE]), site, overrides=overrides).spatial != "clear"


@pytest.mark.parametrize(
    ("zone", "status"),
    [
        ("核心保护区", "met"),
        ("核心区", "met"),
        ("core_protection", "met"),
        ("一般控制区", "not_met"),
        ("", "not_determined"),
        (None, "not_determined"),
        ("Ⅰ区", "not_determined"),
    ],
)
def test_zones_by_any_of_their_names(zone: str | None, status: str) -> None:
    plan = policy()
    clauses = tuple(
        replace(c, condition=Overlap((Role.NATURE_RESERVE,), ("core_protection",)))
        if c.id == "close-6"
        else c
        for c in plan.clauses
    )
    reserve = layer(Role.NATURE_RESERVE, [MINE], columns={"zone": [zone]})
    inputs = case(rights([MINE]), reserve)
    (mine,) = run_screening(inputs, replace(plan, clauses=clauses)).mines
    (outcome,) = (x for x in mine.clauses if x.clause.id == "close-6")
    assert outcome.status == status


def test_a_plan_without_distances_runs() -> None:
    plan = policy()
    clauses = tuple(clause for clause in plan.clauses if clause.id != "close-7")
    inputs = case(rights([MINE]), layer(RED, [square(50, 0)]))
    (mine,) = run_screening(inputs, replace(plan, clauses=clauses)).mines
    assert mine.spatial == "conflict"


@pytest.mark.parametrize("spatial_part", ["before the clause", "in it"])
def test_a_distance_asked_in_applies_when_is_measured(spatial_part: str) -> None:
    plan = policy()
    (view,) = (
        part
        for clause in plan.clauses
        if clause.id == "close-7"
        for part in clause.condition.parts
        if hasattr(part, "distance_m")
    )
    clauses = tuple(
        replace(
            clause,
            condition=view if spatial_part == "in it" else clause.condition,
            applies_when=view if spatial_part == "before the clause" else None,
        )
        for clause in plan.clauses
        if clause.id == "close-7"
    )
    road = layer(
        Role.ROAD, ["LINESTRING(500 -9,500 9)"], columns={"road_class": ["国道"]}
    )
    inputs = case(rights([MINE], SMALL_PIT), road)
    (mine,) = run_screening(inputs, replace(plan, clauses=clauses)).mines
    assert mine.spatial == "conflict"


def test_mines_are_in_order_of_number_and_name() -> None:
    ledgers = [
        {**LEDGER, "licence_no": number, "name": name}
        for number, name in [("C2", "乙"), ("C1", "b"), (None, "甲"), ("C1", "a")]
    ]
    result = screen(rights([square(n * 500, 0) for n in range(4)], ledgers))
    found = [(mine.key, mine.licence_no, mine.name) for mine in result.mines]
    assert found == [(1, "", "甲"), (2, "C1", "a"), (3, "C1", "b"), (4, "C2", "乙")]
    assert any("C1" in note for note in result.notes)


def test_two_mines_of_one_number_keep_their_own_places() -> None:
    ledger = {**LEDGER, "licence_no": "C1", "name": "甲"}
    record = rights([square(0, 0), square(5000, 0)], ledger)
    result = screen(record, layer(RED, [square(5000, 0)]))
    assert [mine.spatial.value for mine in result.mines] == ["clear", "conflict"]
    assert [mine.key for mine in result.mines] == [1, 2]


def test_mines_of_two_layers_in_two_systems() -> None:
    near, far = rights([square(0, 0)]), rights([square(5000, 0)])
    far = replace(far, table=far.table.to_crs("EPSG:4490"), accuracy_m=2.0)
    far.table["licence_no"] = ["C0000"]
    result = screen(near, far, layer(RED, [square(5050, 0)]))
    found = {mine.licence_no: mine.spatial.value for mine in result.mines}
    assert found == {"C0000": "conflict", "C0001": "clear"}


def test_several_layers_of_one_role_all_count() -> None:
    mine = screen_one(
        rights([MINE]), layer(RED, [square(60, 0)]), layer(RED, [square(50, 0)])
    )
    assert [c.relation for c in mine.conflicts] == [Relation.PARTIAL] * 2
    assert mine.overlap_net_m2 == pytest.approx(5_000, rel=2e-4)


# Without the long lists of near features that such a dense county would have.
QUICK = {"near_m": 1.0}


def county() -> tuple[LayerRecord, ...]:
    """Return enough mines for several batches."""
    mines = [square(150 * (n % 50), 150 * (n // 50)) for n in range(1100)]
    red_line = [square(700 * n, 350 * n, 900) for n in range(10)]
    roads = ["LINESTRING(-100 0,8000 100)", "LINESTRING(-900 0,-900 3000)"]
    columns = {"road_class": ["省道", "国道"]}
    return (
        rights(mines, SMALL_PIT),
        layer(RED, red_line),
        layer(Role.ROAD, roads, columns=columns),
    )


def test_threads_do_not_change_the_result() -> None:
    inputs = case(*county())
    one, two, four = (run_screening(inputs, policy(QUICK), jobs=n) for n in (1, 2, 4))
    assert one.mines == two.mines == four.mines
    assert one.notes == two.notes == four.notes
    assert {mine.spatial.value for mine in one.mines} == {"conflict", "clear"}


def test_progress_goes_forward_from_nothing_to_all() -> None:
    told: list[tuple[float, str]] = []
    run_screening(
        case(*county()),
        policy(QUICK),
        progress=lambda share, text: told.append((share, text)),
    )
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert shares[0] >= 0
    assert 0.9 < shares[-1] <= 1
    assert all(text for _, text in told)


@pytest.mark.parametrize("after", [0, 1, 2, 3, 5, 8])
def test_cancelling_midway(after: int) -> None:
    asked = iter(range(10_000))
    with pytest.raises(Cancelled) as caught:
        run_screening(
            case(*county()),
            policy(QUICK),
            is_cancelled=lambda: next(asked) >= after,
            jobs=2,
        )
    assert caught.value.remedy


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:999999", ""])
def test_an_unusable_working_system_is_refused(crs: str) -> None:
    with pytest.raises(LayerError):
        run_screening(replace(case(rights([MINE])), crs=crs), policy())


def test_a_case_without_layers_is_refused() -> None:
    with pytest.raises(LayerError):
        run_screening(case(), policy())


def test_a_working_system_that_is_not_cgcs2000_is_named() -> None:
    record = rights([MINE])
    moved = replace(record, table=record.table.to_crs("EPSG:32649"))
    result = run_screening(replace(case(moved), crs="EPSG:32649"), policy())
    assert any("EPSG:32649" in note for note in result.notes)


@pytest.mark.parametrize(
    ("stated", "noted"), [(0.01, False), (0.02, True), (None, False)]
)
def test_a_licence_area_that_differs_is_noted(
    stated: float | None, noted: bool
) -> None:
    mine = screen_one(rights([MINE], {**LEDGER, "licence_area_km2": stated}))
    assert any("证载面积" in note for note in mine.notes) == noted


def test_repairs_are_reported_by_mine_and_by_layer() -> None:
    bow_tie = "POLYGON((0 0,100 100,100 0,0 100,0 0))"
    result = screen(rights([bow_tie]), layer(RED, [bow_tie, None, MINE]))
    assert result.mines[0].repair is not None
    assert result.mines[0].repair.outcome == "repaired"
    entry = next(x for x in result.layers if x.role is RED)
    assert (entry.features, entry.repaired, entry.rejected) == (3, 1, 1)


def test_checking_says_which_mines_a_layer_cannot_speak_for() -> None:
    checks = check_inputs(
        case(rights([MINE, square(30_000, 0)]), failed(RED)), policy()
    )
    found = {check.layer.role: check.mines_not_covered for check in checks}
    assert found[RED] == 2
    assert found[Role.MINING_RIGHT] == 1


def test_columns_of_any_kind_are_read() -> None:
    record = rights([MINE])
    table = record.table.copy()
    table["capacity"] = pd.Series([100], dtype="Int64")
    table["valid_from"] = pd.to_datetime(["2020-01-01"])
    table["licence_no"] = pd.Series(["C1"], dtype="string")
    table["has_mining_licence"] = [True]
    mine = screen_one(replace(record, table=geopandas.GeoDataFrame(table)))
    assert mine.disposition == "retain"
    assert mine.licence_no == "C1"


def test_a_long_edge_in_degrees_keeps_its_course() -> None:
    # Half way along a parallel of 0.6 degrees the chord between the corners lies
    # some 40 m south of it on the grid: inside that gap lies the mine.
    strip = geopandas.GeoDataFrame(
        {"feature_id": ["1"]},
        geometry=[shapely.box(113.2, 36.0, 113.8, 36.1)],
        crs="EPSG:4490",
    )
    x, y = (
        geopandas.GeoSeries([shapely.Point(113.5, 36.1)], crs="EPSG:4490")
        .to_crs("EPSG:4526")
        .iloc[0]
        .coords[0]
    )
    record = replace(layer(RED, [MINE]), table=strip, coverage=None)
    for below_m, expected in ((12, "conflict"), (-2, "not_determined")):
        inside = shapely.box(x - 5, y - below_m, x + 5, y - below_m + 10)
        right = rights([MINE])
        right.table.geometry = geopandas.GeoSeries([inside], crs="EPSG:4526")
        assert screen_one(right, record).spatial == expected


def test_a_geometry_that_the_library_cannot_work_on_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def give_up(*_: object) -> None:
        message = "TopologyException"
        raise shapely.errors.GEOSException(message)

    monkeypatch.setattr("pingshun_screen.core.conflicts.overlay", give_up)
    with pytest.raises(LayerError, match=r"\.gpkg: .*Topology"):
        screen(rights([MINE]), layer(RED, [MINE]))


def test_rights_of_which_no_column_is_known_are_still_screened() -> None:
    bare = geopandas.GeoDataFrame(
        {"feature_id": ["1", "2"]},
        geometry=[place(MINE), place(square(900, 0))],
        crs="EPSG:4526",
    )
    record = replace(rights([MINE]), table=bare)
    mines = screen(record, layer(RED, [MINE])).mines
    assert [mine.spatial for mine in mines] == ["conflict", "clear"]
    assert [mine.disposition for mine in mines] == ["close", None]


def extents(licence_no: str) -> LayerRecord:
    """Return one extent that reaches beyond both of two rights that it overlaps."""
    drawn = shapely.box(50, 0, 350, 100)
    return layer(Role.EXTRACTION_EXTENT, [drawn], columns={"licence_no": [licence_no]})


@pytest.mark.parametrize(
    ("licence_no", "spatial"),
    [
        ("C0001", ["conflict", "clear"]),
        ("Ｃ０００１", ["conflict", "clear"]),
        ("C9999", ["review", "review"]),
        ("", ["review", "review"]),
    ],
    ids=["own number", "full width", "number of no right", "no number"],
)
def test_extraction_is_certain_only_for_the_right_it_names(
    licence_no: str, spatial: list[str]
) -> None:
    unanswered = {**LEDGER, "boundary_unrectified": None}
    run = screen(rights([MINE, square(200, 0)], unanswered), extents(licence_no))
    assert [mine.spatial for mine in run.mines] == spatial


def test_extraction_under_the_number_of_another_is_not_certain() -> None:
    unanswered = {**LEDGER, "boundary_unrectified": None}
    assert screen_one(rights([MINE], unanswered), extents("C9999")).spatial == "review"
