"""The demonstration county is judged as drawn, and drawn by its script."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
import shapely
from osgeo import gdal, ogr

from pingshun_screen.core.findings import (
    Certainty,
    ClauseStatus,
    MineResult,
    Relation,
    ScreenedLayer,
    ScreeningResult,
    SpatialVerdict,
)
from pingshun_screen.core.policy import Disposition
from pingshun_screen.core.progress import ignore_progress, never_cancelled
from pingshun_screen.core.records import LayerStatus
from pingshun_screen.core.screening import run_screening
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.case_file import read_case
from pingshun_screen.io.case_inputs import load_inputs
from pingshun_screen.io.policy_file import load_policy

TEST_DATA = Path(__file__).parents[2] / "test_data"
DEMO = TEST_DATA / "demo"
REMARK = "演示数据 非真实"
SIZE_LIMIT_BYTES = 8_000_000
VECTOR_SUFFIXES = {".gpkg", ".geojson", ".kml", ".shp"}
MEETING = {Relation.WITHIN, Relation.PARTIAL, Relation.TOUCH}
UNDETERMINED = "undetermined"
# Metres, or degrees, which print nine decimals.
SAME_PLACE = 1e-6

with (DEMO / "expected.csv").open(encoding="utf-8", newline="") as table:
    EXPECTED = {row["licence_no"]: row for row in csv.DictReader(table)}


@pytest.fixture(scope="module")
def result() -> ScreeningResult:
    case = read_case(DEMO / "case.toml")
    policy = load_policy(case.policy, base=DEMO, overrides=case.parameters)
    inputs = load_inputs(case, progress=ignore_progress, is_cancelled=never_cancelled)
    return run_screening(inputs, policy)


@pytest.fixture(scope="module")
def mines(result: ScreeningResult) -> Mapping[str, MineResult]:
    return {mine.licence_no: mine for mine in result.mines}


def test_every_mine_is_screened_once(result: ScreeningResult) -> None:
    assert sorted(mine.licence_no for mine in result.mines) == sorted(EXPECTED)
    assert len(EXPECTED) == 24


@pytest.mark.parametrize(
    "row", EXPECTED.values(), ids=lambda row: row["licence_no"][-2:]
)
def test_mine_is_judged_as_drawn(
    row: Mapping[str, str], mines: Mapping[str, MineResult]
) -> None:
    mine = mines[row["licence_no"]]
    disposition = mine.disposition or UNDETERMINED
    found = (mine.name, mine.spatial, disposition, " ".join(mine.open_dispositions))
    assert found == (row["name"], row["spatial"], row["disposition"], row["open"])


@pytest.mark.parametrize(
    "row", EXPECTED.values(), ids=lambda row: row["licence_no"][-2:]
)
def test_mine_meets_what_is_drawn_on_it(
    row: Mapping[str, str], mines: Mapping[str, MineResult], result: ScreeningResult
) -> None:
    roles = {*result.policy.close6_roles(), Role.MINING_RIGHT}
    found = {
        f"{conflict.role}:{conflict.relation}"
        for conflict in mines[row["licence_no"]].conflicts
        if conflict.role in roles and conflict.relation in MEETING
    }
    assert found == set(row["conflict_roles"].split())


def test_every_clause_is_met_somewhere(result: ScreeningResult) -> None:
    met = {
        outcome.clause.id
        for mine in result.mines
        for outcome in mine.clauses
        if outcome.status is ClauseStatus.MET
    }
    assert met == {clause.id for clause in result.policy.clauses}


def test_every_status_occurs(result: ScreeningResult) -> None:
    found = {outcome.status for mine in result.mines for outcome in mine.clauses}
    assert found == set(ClauseStatus)


def test_every_verdict_and_disposition_occurs(result: ScreeningResult) -> None:
    assert {mine.spatial for mine in result.mines} == set(SpatialVerdict)
    assert {mine.disposition for mine in result.mines} == {*Disposition, None}


def test_every_relation_and_certainty_occurs(result: ScreeningResult) -> None:
    conflicts = [conflict for mine in result.mines for conflict in mine.conflicts]
    assert {c.relation for c in conflicts} >= {*MEETING, Relation.NEAR}
    assert {c.certainty for c in conflicts} == set(Certainty)
    assert any(not _close6(mine, result) for mine in result.mines)


def _close6(mine: MineResult, result: ScreeningResult) -> list[object]:
    roles = result.policy.close6_roles()
    return [conflict for conflict in mine.conflicts if conflict.role in roles]


def test_overlapping_red_lines_count_once_in_the_net_area(
    mines: Mapping[str, MineResult],
) -> None:
    mine = _by_name(mines, "示例四铁矿")
    gross_m2 = sum(
        c.overlap_m2 for c in mine.conflicts if c.role is Role.ECOLOGICAL_RED_LINE
    )
    # Drawn wholly inside one piece, with 0.071 km² inside the other as well.
    assert mine.overlap_net_m2 == pytest.approx(mine.area_km2 * 1e6, rel=1e-6)
    assert gross_m2 - mine.overlap_net_m2 == pytest.approx(71_000, rel=0.01)


def test_strip_of_the_scenic_area_is_three_metres_wide(
    mines: Mapping[str, MineResult],
) -> None:
    mine = _by_name(mines, "示例八采石场")
    (strip,) = [c for c in mine.conflicts if c.role is Role.SCENIC_AREA]
    # Circles fit a little better into the strip's bends than into its run.
    assert 3.0 <= strip.width_m <= 3.6
    assert strip.certainty is Certainty.WITHIN_ACCURACY


def test_two_iron_mines_overlap_each_other(mines: Mapping[str, MineResult]) -> None:
    for name, other in (
        ("示例十九铁矿", "示例二十铁矿"),
        ("示例二十铁矿", "示例十九铁矿"),
    ):
        (overlap,) = [
            conflict
            for conflict in _by_name(mines, name).conflicts
            if conflict.role is Role.MINING_RIGHT
        ]
        assert overlap.feature_name == other
        assert overlap.overlap_m2 == pytest.approx(54_841, rel=0.001)


def _by_name(mines: Mapping[str, MineResult], name: str) -> MineResult:
    return next(mine for mine in mines.values() if mine.name == name)


def test_every_role_but_the_absent_one_is_read(result: ScreeningResult) -> None:
    read = {layer.role for layer in result.layers if layer.status is LayerStatus.OK}
    assert read >= set(Role) - {Role.DEM, Role.WETLAND_PARK, Role.ROAD_STRUCTURE}


def test_broken_features_are_repaired_and_none_is_lost(result: ScreeningResult) -> None:
    farmland = _layer(result, Role.PERMANENT_BASIC_FARMLAND)
    rights = _layer(result, Role.MINING_RIGHT)
    assert (farmland.repaired, farmland.rejected) == (3, 0)
    assert (rights.repaired, rights.rejected) == (1, 0)


def test_chinese_of_the_old_shapefile_is_read(result: ScreeningResult) -> None:
    reserve = _layer(result, Role.NATURE_RESERVE)
    assert not (DEMO / "ZRBHQ.cpg").exists()
    assert set(reserve.table["name"]) == {"示例岭自然保护区"}


def _layer(result: ScreeningResult, role: Role) -> ScreenedLayer:
    return next(layer for layer in result.layers if layer.role is role)


def test_licence_numbers_are_invented_and_of_the_right_length() -> None:
    for number in EXPECTED:
        assert re.fullmatch(r"C\d{15}9999\d{3}", number)


def test_data_stay_small() -> None:
    assert sum(path.stat().st_size for path in DEMO.iterdir()) < SIZE_LIMIT_BYTES


def test_every_feature_is_marked_as_invented() -> None:
    for path in DEMO.iterdir():
        # Not every GDAL reads the attributes of KML.
        if path.suffix in VECTOR_SUFFIXES - {".kml"}:
            for _, attributes in (f for rows in _features(path).values() for f in rows):
                assert attributes["备注"] == REMARK, path.name
    text = (DEMO / "heritage_site.kml").read_text("utf-8")
    assert text.count(f'"备注">{REMARK}<') == text.count("<Placemark") > 0


@pytest.fixture(scope="module")
def drawn_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo")
    script = TEST_DATA / "make_demo.py"
    subprocess.run([sys.executable, str(script), str(out)], check=True)
    return out


def test_script_draws_the_committed_layers(drawn_again: Path) -> None:
    for path in DEMO.iterdir():
        if path.suffix in VECTOR_SUFFIXES:
            drawn = _features(drawn_again / path.name)
            committed = _features(path)
            assert list(drawn) == list(committed)
            for layer, rows in committed.items():
                _assert_same(drawn[layer], rows, f"{path.name} {layer}")


def test_script_draws_the_committed_terrain(drawn_again: Path) -> None:
    committed = gdal.Open(str(DEMO / "dem.tif"))
    drawn = gdal.Open(str(drawn_again / "dem.tif"))
    assert drawn.GetGeoTransform() == committed.GetGeoTransform()
    heights_m = committed.ReadAsArray()
    assert (heights_m.min(), heights_m.max()) == (380, 1876)
    # Other processors may round a few cells the other way.
    different = np.abs(drawn.ReadAsArray().astype(int) - heights_m) > 1
    assert different.mean() < 0.001


Feature = tuple[bytes, dict[str, object]]


def _features(path: Path) -> dict[str, list[Feature]]:
    """Return geometry and attributes of every feature by layer."""
    options = ["ENCODING=GBK"] if path.suffix == ".shp" else []
    source = gdal.OpenEx(str(path), gdal.OF_VECTOR, open_options=options)
    layers = (source.GetLayer(index) for index in range(source.GetLayerCount()))
    return {layer.GetName(): [_read(feature) for feature in layer] for layer in layers}


def _read(feature: ogr.Feature) -> Feature:
    geometry = bytes(feature.GetGeometryRef().ExportToIsoWkb())
    # Newer drivers of KML write a number of their own.
    return geometry, {k: v for k, v in feature.items().items() if k != "id"}


def _assert_same(drawn: list[Feature], committed: list[Feature], place: str) -> None:
    assert [f[1] for f in drawn] == [f[1] for f in committed], place
    shapes = shapely.normalize(
        shapely.from_wkb([[f[0] for f in drawn], [f[0] for f in committed]])
    )
    # Other versions of GEOS may put a corner more or less on a straight line.
    exact = shapely.equals_exact(*shapes, tolerance=SAME_PLACE)
    apart = shapely.hausdorff_distance(*shapes[:, ~exact])
    assert (apart < SAME_PLACE).all(), place
