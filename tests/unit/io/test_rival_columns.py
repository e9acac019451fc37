"""Several columns that fit one field: agreed on, or open, never the first one's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from shapely.geometry import LineString

from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.engines import Features
from pingshun_screen.io.rival_columns import with_agreed_values
from pingshun_screen.io.vector_files import read_layer
from tests.unit.io.vector_samples import spec_of, write_vector

ADMINISTRATIVE, TECHNICAL = "行政等级", "技术等级"
ROAD = LineString([(38_450_000, 4_000_000), (38_451_000, 4_000_000)])


def agreed(
    role: Role, field: str, cells: dict[str, object], **stated: str
) -> tuple[object, str]:
    """Return what one feature says of a field in its first column, and the remark."""
    columns = {name: [value] for name, value in cells.items()}
    features = Features(np.array([1]), np.array([ROAD], object), columns)
    first = stated.get(field, next(iter(cells)))
    result, remark = with_agreed_values(features, {field: first}, role, stated)
    return result.columns[first][0], remark


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ({ADMINISTRATIVE: "国道"}, "国道"),
        ({TECHNICAL: "二级", ADMINISTRATIVE: "国道"}, "国道"),
        ({ADMINISTRATIVE: "国道", TECHNICAL: "二级公路"}, "国道"),
        ({TECHNICAL: "高速", ADMINISTRATIVE: "高速公路"}, "高速"),
        ({TECHNICAL: None, ADMINISTRATIVE: "省道"}, "省道"),
        ({TECHNICAL: "二级", ADMINISTRATIVE: None}, "二级"),
        ({TECHNICAL: None, ADMINISTRATIVE: None}, None),
    ],
)
def test_columns_that_agree_lose_nothing(
    cells: dict[str, object], value: object
) -> None:
    assert agreed(Role.ROAD, "road_class", cells) == (value, "")


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ({"公路等级": "村道", ADMINISTRATIVE: "国道"}, "（村道、国道）"),
        ({"公路等级": "村道", ADMINISTRATIVE: "匝道"}, "（村道、匝道）"),
        ({TECHNICAL: "高速", ADMINISTRATIVE: "国道"}, "（高速、国道）"),
    ],
)
def test_columns_that_differ_say_nothing_that_counts(
    cells: dict[str, object], value: object
) -> None:
    found, remark = agreed(Role.ROAD, "road_class", cells)
    assert found == value
    assert all(column in remark for column in (*cells, "road_class"))


def test_the_column_that_the_case_states_stands_alone() -> None:
    cells = {"公路等级": "村道", ADMINISTRATIVE: "国道"}
    found = agreed(Role.ROAD, "road_class", cells, road_class=ADMINISTRATIVE)
    assert found == ("国道", "")


def test_what_a_feature_is_called_by_stays_as_the_first_column_has_it() -> None:
    cells = {"道路名称": "平长线", "路线名称": "G207"}
    assert agreed(Role.ROAD, "name", cells) == ("平长线", "")


def test_productions_that_differ_are_none_of_them() -> None:
    cells = {"生产规模（万吨/年）": 100.0, "设计规模": 4}
    found, remark = agreed(Role.MINING_RIGHT, "capacity", cells)
    assert found == "（100.0、4）"
    assert "生产规模" in remark
    same = {"生产规模（万吨/年）": 100.0, "设计规模": 100}
    assert agreed(Role.MINING_RIGHT, "capacity", same) == (100.0, "")


def test_a_layer_tells_of_its_rivals(tmp_path: Path) -> None:
    path = write_vector(
        tmp_path / "road.gpkg",
        [{"公路等级": "村道", ADMINISTRATIVE: "国道"}, {"公路等级": "县道"}],
        fields={"公路等级": "str", ADMINISTRATIVE: "str"},
        shapes=[ROAD, ROAD],
        geometry="LineString",
    )
    record = read_layer(spec_of(path.name, Role.ROAD), tmp_path, area=None)
    assert record.table is not None
    assert record.table["road_class"].tolist() == ["（村道、国道）", "县道"]
    assert "有 1 个要素取值不一" in record.message
