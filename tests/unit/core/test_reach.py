"""Never a false clear: whatever was not read, not covered or lost stays open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import geopandas
import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.findings import ClauseStatus, MineResult, SpatialVerdict
from pingshun_screen.core.records import Coverage, LayerRecord, LayerStatus
from pingshun_screen.core.screening import run_screening
from pingshun_screen.core.vocabulary import Role, vocabulary
from tests.unit.core.factories import (
    CRS,
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
CLOSE6 = (
    Role.ECOLOGICAL_RED_LINE,
    Role.NATURE_RESERVE,
    Role.GEOPARK,
    Role.FOREST_PARK,
    Role.WETLAND_PARK,
    Role.SCENIC_AREA,
    Role.HERITAGE_PROTECTION_SCOPE,
)
CLOSE7 = (Role.ROAD, Role.RAILWAY)
FAR_LINE = "LINESTRING(9000 0,9000 500)"
PROVINCIAL = {"road_class": ["省道"]}


def covering(shape: BaseGeometry | str, crs: str | None = CRS) -> Coverage:
    return Coverage(geopandas.GeoDataFrame(geometry=[place(shape)], crs=crs), "某图")


def far(role: Role, **entries: object) -> LayerRecord:
    """Return a layer whose only feature lies far from the mine."""
    if role in CLOSE7:
        return layer(role, [FAR_LINE], columns=PROVINCIAL, **entries)
    return layer(role, [square(9000, 0)], **entries)


def with_lost(role: Role, *lost: BaseGeometry | str | None) -> LayerRecord:
    whole = far(role)
    columns = {"road_class": ["省道"] * (1 + len(lost))} if role in CLOSE7 else None
    first = FAR_LINE if role in CLOSE7 else square(9000, 0)
    return replace(layer(role, [first, *lost], columns=columns), source=whole.source)


def infinite() -> BaseGeometry:
    return shapely.Polygon([(0, 0), (np.inf, 0), (0, 1)])


def unreadable(role: Role) -> LayerRecord:
    return replace(with_lost(role, None), unreadable=(("2", "WKB 截断"),))


def misplaced(role: Role) -> LayerRecord:
    """Return a layer of degrees that claims the working CRS."""
    record = far(role)
    degrees = [shapely.box(113.2, 36, 113.3, 36.1)]
    if role in CLOSE7:
        degrees = [shapely.LineString([(113.2, 36), (113.3, 36.1)])]
    return replace(record, table=record.table.set_geometry(degrees, crs=CRS))


GAPS: dict[str, Callable[[Role], LayerRecord]] = {
    "failed": failed,
    "missing": lambda role: replace(failed(role), status=LayerStatus.MISSING),
    "no crs": lambda role: far(role, crs=None),
    "xian 1980": lambda role: far(role, crs="EPSG:2362"),
    "beijing 1954": lambda role: far(role, crs="EPSG:2414"),
    "coverage unstated": lambda role: far(role, coverage=None),
    "coverage elsewhere": lambda role: far(
        role, coverage=covering(square(8000, 0, 5000))
    ),
    "coverage cuts the mine": lambda role: far(
        role, coverage=covering(shapely.box(50, -9999, 9999, 9999))
    ),
    "mine in a hole of the coverage": lambda role: far(
        role, coverage=covering(square(-9999, -9999, 30000) - square(-10, -10, 200))
    ),
    "coverage empty": lambda role: far(role, coverage=covering(shapely.Polygon())),
    "coverage none": lambda role: far(role, coverage=covering(None)),
    "coverage of no crs": lambda role: far(role, coverage=covering(MINE, None)),
    "coverage in xian 1980": lambda role: far(
        role, coverage=covering(MINE, "EPSG:2362")
    ),
    "coverage of two readings": lambda role: far(
        role,
        coverage=covering(
            "POLYGON((8000 -100,9900 -100,9900 900,8000 900,8000 -100),"
            "(-2000 -2000,3000 -2000,3000 3000,-2000 3000,-2000 -2000))"
        ),
    ),
    "lost at the mine": lambda role: (
        with_lost(role, "POLYGON((0 0,50 50,0 0,0 0))")
        if role not in CLOSE7
        else with_lost(role, "POINT(50 50)")
    ),
    "lost anywhere": lambda role: with_lost(role, None),
    "empty geometry": lambda role: with_lost(role, shapely.Polygon()),
    "not finite": lambda role: with_lost(role, infinite()),
    "unreadable": unreadable,
    "in degrees": misplaced,
}


def assert_open(mine: MineResult, clause_id: str, role: Role) -> None:
    (outcome,) = (x for x in mine.clauses if x.clause.id == clause_id)
    assert outcome.status is ClauseStatus.NOT_DETERMINED
    assert vocabulary().roles[role].label in outcome.reason
    assert outcome.missing
    assert mine.spatial is SpatialVerdict.NOT_DETERMINED
    assert mine.disposition is None
    assert "close" in mine.open_dispositions


@pytest.mark.parametrize("gap", list(GAPS))
@pytest.mark.parametrize("role", [Role.ECOLOGICAL_RED_LINE, Role.WETLAND_PARK])
def test_a_gap_leaves_close_6_open(role: Role, gap: str) -> None:
    assert_open(screen_one(rights([MINE]), GAPS[gap](role)), "close-6", role)


@pytest.mark.parametrize("gap", list(GAPS))
@pytest.mark.parametrize("role", CLOSE7)
def test_a_gap_leaves_close_7_open(role: Role, gap: str) -> None:
    assert_open(screen_one(rights([MINE], SMALL_PIT), GAPS[gap](role)), "close-7", role)


@pytest.mark.parametrize("role", CLOSE6)
@pytest.mark.parametrize("how", ["failed", "no layer"])
def test_every_role_of_close_6_is_asked_for(role: Role, how: str) -> None:
    layers = (rights([MINE]), *((failed(role),) if how == "failed" else ()))
    inputs = case(*layers)
    absent = {r: who for r, who in inputs.absent_roles.items() if r is not role}
    (mine,) = run_screening(replace(inputs, absent_roles=absent), policy()).mines
    assert_open(mine, "close-6", role)


@pytest.mark.parametrize("role", CLOSE7)
def test_every_role_of_close_7_is_asked_for(role: Role) -> None:
    inputs = case(rights([MINE], SMALL_PIT))
    absent = {r: who for r, who in inputs.absent_roles.items() if r is not role}
    result = run_screening(replace(inputs, absent_roles=absent), policy())
    assert_open(result.mines[0], "close-7", role)
    (entry,) = (x for x in result.layers if x.role is role)
    assert entry.status is LayerStatus.MISSING
    assert entry.message


def test_two_layers_of_a_role_need_both() -> None:
    role = Role.ECOLOGICAL_RED_LINE
    mine = screen_one(rights([MINE]), far(role), failed(role))
    assert_open(mine, "close-6", role)


def test_two_layers_may_cover_the_mine_together() -> None:
    role = Role.ECOLOGICAL_RED_LINE
    west, east = shapely.box(-9999, -9999, 50, 9999), shapely.box(50, -9999, 9999, 9999)
    halves = [
        layer(role, [place_of], coverage=covering(half))
        for half, place_of in ((west, square(-9000, 0)), (east, square(9000, 0)))
    ]
    assert screen_one(rights([MINE]), *halves).spatial == "clear"
    assert_open(screen_one(rights([MINE]), halves[0]), "close-6", role)


@pytest.mark.parametrize(
    ("beyond_m", "is_open"), [(900, True), (999, True), (1000, False), (1100, False)]
)
@pytest.mark.parametrize("role", CLOSE7)
def test_the_coverage_must_reach_as_far_as_the_question(
    role: Role, beyond_m: float, is_open: bool
) -> None:
    around = covering(shapely.box(-beyond_m, -beyond_m, 99 + 9999, 100 + beyond_m))
    mine = screen_one(rights([MINE], SMALL_PIT), far(role, coverage=around))
    if is_open:
        assert_open(mine, "close-7", role)
    else:
        assert mine.spatial == "clear"
        assert mine.disposition == "retain"


@pytest.mark.parametrize("role", CLOSE6)
def test_close_6_asks_no_surroundings(role: Role) -> None:
    mine = screen_one(
        rights([MINE]), far(role, coverage=covering(square(-1, -1, 12000)))
    )
    assert mine.spatial == "clear"


@pytest.mark.parametrize("role", [*CLOSE6, *CLOSE7])
@pytest.mark.parametrize("how", ["far", "empty", "absent", "lost far", "accepted"])
def test_what_is_proven_is_clear(role: Role, how: str) -> None:
    layers = {
        "far": (far(role),),
        "empty": (layer(role, []),),
        "absent": (),
        "lost far": (with_lost(role, "POINT(9000 0)"),),
        "accepted": (replace(with_lost(role, None), accept_null_geometry=True),),
    }[how]
    mine = screen_one(rights([MINE], SMALL_PIT), *layers)
    assert mine.spatial == "clear"
    assert mine.disposition == "retain"


@pytest.mark.parametrize(
    ("at", "is_open"), [("POINT(1050 50)", True), ("POINT(1200 50)", False)]
)
def test_a_lost_road_counts_as_far_as_roads_count(at: str, is_open: bool) -> None:
    mine = screen_one(rights([MINE], SMALL_PIT), with_lost(Role.ROAD, at))
    assert (mine.spatial == "not_determined") == is_open


def test_accepted_nulls_do_not_excuse_what_could_not_be_decoded() -> None:
    role = Role.ECOLOGICAL_RED_LINE
    record = replace(unreadable(role), accept_null_geometry=True)
    assert_open(screen_one(rights([MINE]), record), "close-6", role)


def test_a_gap_does_not_hide_a_certain_conflict() -> None:
    role = Role.ECOLOGICAL_RED_LINE
    mine = screen_one(rights([MINE]), layer(role, [MINE]), failed(Role.NATURE_RESERVE))
    assert mine.spatial == "conflict"
    assert mine.disposition == "close"


@pytest.mark.parametrize(
    "geometry", [None, shapely.Polygon(), "LINESTRING(0 0,9 9)", infinite()]
)
@pytest.mark.parametrize("feature_id", ["1", " 1 ", ""])
def test_a_right_without_a_place_is_never_clear(
    geometry: BaseGeometry | str | None, feature_id: str
) -> None:
    record = rights([geometry], SMALL_PIT)
    record.table["feature_id"] = [feature_id]
    mine = screen_one(record)
    assert mine.geometry is None
    assert mine.spatial == "not_determined"
    assert mine.disposition is None


def test_a_right_without_a_place_and_another_of_the_same_number() -> None:
    record = rights([None, "POLYGON((0 0,100 100,100 0,0 100,0 0))"])
    record.table["feature_id"] = ["1", "1"]
    assert screen(record).mines[0].spatial == "not_determined"


@pytest.mark.parametrize("which", ["none", "crs", "failed"])
def test_rights_that_cannot_be_read_stop_the_run(which: str) -> None:
    record = {
        "none": rights([]),
        "crs": rights([MINE], crs=None),
        "failed": failed(Role.MINING_RIGHT),
    }[which]
    with pytest.raises(LayerError) as caught:
        screen(record)
    assert caught.value.remedy


def test_a_swapped_feature_among_good_ones_is_not_taken_at_its_word() -> None:
    role = Role.ECOLOGICAL_RED_LINE
    record = layer(role, [square(9000, 0), MINE])
    good, over = record.table.geometry
    swapped = shapely.transform(over, lambda xy: xy[:, ::-1])
    table = record.table.set_geometry([good, swapped], crs=CRS)
    mine = screen_one(rights([MINE]), replace(record, table=table))
    assert mine.spatial != "clear"


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4326", "EPSG:4547", "EPSG:32649"])
def test_a_layer_in_another_system_is_met_where_it_lies(crs: str) -> None:
    record = layer(Role.ECOLOGICAL_RED_LINE, [square(50, 0)])
    mine = screen_one(rights([MINE]), replace(record, table=record.table.to_crs(crs)))
    assert mine.spatial == "conflict"
    assert mine.overlap_net_m2 == pytest.approx(5_000, abs=25)


def test_swapped_degrees_are_not_taken_at_their_word() -> None:
    record = layer(Role.ECOLOGICAL_RED_LINE, [MINE])
    degrees = record.table.to_crs("EPSG:4490")
    swapped = shapely.transform(degrees.geometry.array, lambda xy: xy[:, ::-1])
    table = degrees.set_geometry(swapped, crs="EPSG:4490")
    mine = screen_one(rights([MINE]), replace(record, table=table))
    assert_open(mine, "close-6", Role.ECOLOGICAL_RED_LINE)


def test_an_extent_that_was_lost_beside_the_right_leaves_close_2_open() -> None:
    extent = layer(
        Role.EXTRACTION_EXTENT,
        ["LINESTRING(150 0,250 0)"],
        columns={"licence_no": ["C0001"]},
    )
    ledger = {**LEDGER, "boundary_unrectified": "是"}
    assert screen_one(rights([MINE], ledger), extent).spatial == "not_determined"
