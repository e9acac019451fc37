from __future__ import annotations

import pytest

from pingshun_screen.core.guessing import (
    LayerTraits,
    RoleGuess,
    assign_layers,
    guess_layer,
)
from pingshun_screen.core.vocabulary import Role, Shape

RED = Role.ECOLOGICAL_RED_LINE
LEDGER = ("许可证号", "矿山名称", "采矿权人", "开采矿种", "面积")


@pytest.mark.parametrize(
    ("name", "shape", "columns", "role", "is_certain"),
    [
        ("采矿权", Shape.POLYGON, (), Role.MINING_RIGHT, True),
        ("STBHHX", Shape.POLYGON, (), Role.ECOLOGICAL_RED_LINE, True),
        ("redline — STBHHX", Shape.POLYGON, (), Role.ECOLOGICAL_RED_LINE, True),
        ("公路 — 中心线2025", Shape.LINE, (), Role.ROAD, True),
        ("三区三线 — 陆域生态保护红线", Shape.POLYGON, (), RED, False),
        ("YJJBNTBHTB", Shape.POLYGON, (), Role.PERMANENT_BASIC_FARMLAND, True),
        ("XZQ", Shape.POLYGON, (), Role.ADMIN_AREA, True),
        ("ZRBHD — 森林公园", Shape.POLYGON, (), Role.FOREST_PARK, True),
        ("平顺县生态红线2024版", Shape.POLYGON, (), Role.ECOLOGICAL_RED_LINE, False),
        ("公路覆盖范围", Shape.LINE, (), Role.ROAD, False),
        ("导出数据", Shape.POLYGON, LEDGER, Role.MINING_RIGHT, False),
    ],
)
def test_a_role_is_guessed(
    name: str,
    shape: Shape,
    columns: tuple[str, ...],
    role: Role,
    is_certain: bool,
) -> None:
    found = guess_layer(LayerTraits(name, shape, columns))
    assert found == RoleGuess(role, is_certain)


@pytest.mark.parametrize(
    ("name", "shape", "columns"),
    [
        ("底图", Shape.POLYGON, ()),
        ("采矿权", Shape.POINT, ()),
        ("采矿权 — 生态保护红线", Shape.LINE, ()),
        ("导出数据", Shape.POLYGON, ("矿山名称", "面积", "备注", "乡镇")),
        ("导出数据", Shape.POINT, LEDGER),
        ("CZKFBJ", Shape.POLYGON, ("BSM", "YSDM", "MJ")),
        ("平顺县城镇开发边界", Shape.POLYGON, ()),
        ("DLTB", Shape.POLYGON, ("BSM", "DLMC")),
        ("HLFXKZX", Shape.POLYGON, ()),
        ("耕地保护红线", Shape.POLYGON, ()),
        ("ZRBHD", Shape.POLYGON, ()),
        ("自然保护地（保护区）", Shape.POLYGON, ()),
        ("LSWHBHX", Shape.POLYGON, ()),
        ("国土空间规划 — 历史文化保护线", Shape.POLYGON, ()),
    ],
)
def test_nothing_speaks_for_a_role(
    name: str, shape: Shape, columns: tuple[str, ...]
) -> None:
    assert guess_layer(LayerTraits(name, shape, columns)) is None


def test_between_two_that_seem_alike_nobody_chooses() -> None:
    layers = [
        LayerTraits("红线调整前", Shape.POLYGON),
        LayerTraits("红线调整后", Shape.POLYGON),
        LayerTraits("县公路图", Shape.LINE),
    ]
    assert assign_layers(layers) == {2: RoleGuess(Role.ROAD, is_certain=False)}


def test_every_layer_of_a_roles_own_name_is_taken_and_no_lesser_one() -> None:
    layers = [
        LayerTraits("自然保护区", Shape.POLYGON),
        LayerTraits("ZRBHQ", Shape.POLYGON),
        LayerTraits("自然保护区草稿", Shape.POLYGON),
    ]
    assert set(assign_layers(layers)) == {0, 1}


@pytest.mark.parametrize("code", ["2090020227", " 2090020229 "])
def test_a_feature_code_goes_before_what_the_columns_seem_to_say(code: str) -> None:
    columns = (*LEDGER, "YSDM")
    coded = LayerTraits("图层1", Shape.POLYGON, columns, {"YSDM": (code,)})
    other = LayerTraits("图层1", Shape.POLYGON, columns, {"YSDM": ("1",)})

    assert guess_layer(coded) is None
    assert guess_layer(other) == RoleGuess(Role.MINING_RIGHT, is_certain=False)


def test_a_role_s_own_name_goes_before_a_feature_code() -> None:
    layer = LayerTraits("STBHHX", Shape.POLYGON, ("YSDM",), {"YSDM": ("2090020229",)})

    assert guess_layer(layer) == RoleGuess(RED, is_certain=True)
