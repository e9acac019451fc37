"""Relics of another datum: moved as the case says, or not used."""

from __future__ import annotations

from pathlib import Path

import geopandas
import pytest
from shapely.geometry import Point

from pingshun_screen.core.errors import CaseError
from pingshun_screen.core.findings import SpatialVerdict
from pingshun_screen.core.progress import ignore_progress, never_cancelled
from pingshun_screen.io.case_file import Case, read_case
from pingshun_screen.io.case_inputs import read_inputs
from tests.small_case import CLEAR_MINE
from tests.unit.io.heritage.test_reading import SHIFT, case_with, screened

OLD_HEAD = "文物保护单位,范围类型,北,东,南,西,X,Y"
OLD = f"{OLD_HEAD}\n示例塔,保护范围,30,20,10,15,4008000,38437000\n"


def _old_case(folder: Path, *, named: bool) -> Case:
    """Write a table of Xian 1980 with its transformation, named or only there."""
    more = 'crs = "EPSG:2362"\n' + ('transformation = "平移"\n' if named else "")
    case_with(folder, "x", more=more + SHIFT)
    (folder / "两线.csv").write_text(OLD, encoding="utf-8")
    return read_case(folder / "case.toml")


def test_coordinates_of_another_datum_are_moved_as_the_case_says(
    tmp_path: Path,
) -> None:
    case = _old_case(tmp_path, named=True)
    inputs = read_inputs(case, progress=ignore_progress, is_cancelled=never_cancelled)
    sites, scopes = (layer for layer in inputs.layers if layer.source == "两线.csv")
    (site,), (scope,) = sites.table.geometry, scopes.table.geometry
    assert (site.x, site.y) == pytest.approx((38436970.0, 4008040.0), abs=1e-3)
    assert scope.bounds == pytest.approx(
        (38436955, 4008030, 38436990, 4008070), abs=1e-3
    )
    # √(1² + 3²): of the place and of the transformation.
    assert scopes.accuracy_m == pytest.approx(10**0.5)
    assert "平移" in scopes.message
    assert inputs.remarks == ()


def test_coordinates_of_another_datum_fail_without_a_transformation(
    tmp_path: Path,
) -> None:
    mine = screened(_old_case(tmp_path, named=False))[CLEAR_MINE]
    assert mine.spatial is SpatialVerdict.NOT_DETERMINED


def test_a_transformation_that_is_not_there_is_a_fault_of_the_case(
    tmp_path: Path,
) -> None:
    with pytest.raises(CaseError, match="没有的"):
        case_with(tmp_path, "x", more='transformation = "没有的"\n')


def test_sites_of_another_datum_are_moved_and_their_displacement_accepted(
    tmp_path: Path,
) -> None:
    sites = geopandas.GeoDataFrame(
        {"名称": ["示例塔"]}, geometry=[Point(38437000, 4008000)], crs="EPSG:2362"
    )
    more = 'sites = "sites.geojson"\ntransformation = "平移"\n'
    more += 'accept_displacement = "某人"\n' + SHIFT
    row = "示例塔,保护范围,文,30,20,10,15,,,"
    case = case_with(tmp_path, row, more=more)
    (tmp_path / "sites.geojson").write_text(
        sites.to_json(to_wgs84=False), encoding="utf-8"
    )
    inputs = read_inputs(case, progress=ignore_progress, is_cancelled=never_cancelled)
    made = [layer for layer in inputs.layers if layer.source != "mines.geojson"]
    heritage = [layer for layer in made if layer.role.value.startswith("heritage")]
    assert {layer.accept_displacement for layer in heritage} == {"某人"}
    (scope,) = heritage[1].table.geometry
    assert scope.bounds == pytest.approx(
        (38436955, 4008030, 38436990, 4008070), abs=1e-3
    )
