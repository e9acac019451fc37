"""Layers of several roles: taken apart by type, or left open with a reason."""

from __future__ import annotations

import pytest

from pingshun_screen.core.guessing import LayerTraits
from pingshun_screen.core.mixed_layers import LayerPart, taken_apart
from pingshun_screen.core.vocabulary import Role, Shape


def layer(name: str = "ZRBHD", **values: tuple[str, ...]) -> LayerTraits:
    return LayerTraits(name, Shape.POLYGON, ("BSM", *values), values)


def test_every_type_gets_an_entry_of_its_own() -> None:
    kinds = ("国家级自然保护区", "省级自然保护区", "地质公园", "森林公园")

    found = taken_apart(layer(BHDLX=kinds))

    assert found.label == "自然保护地"
    assert found.reason == ""
    assert found.parts == (
        LayerPart(
            Role.NATURE_RESERVE, "\"BHDLX\" IN ('国家级自然保护区', '省级自然保护区')"
        ),
        LayerPart(Role.GEOPARK, "\"BHDLX\" IN ('地质公园')"),
        LayerPart(Role.FOREST_PARK, "\"BHDLX\" IN ('森林公园')"),
    )


@pytest.mark.parametrize(
    ("name", "columns", "parts"),
    [
        ("平顺县自然保护地2024", {"类型": ("湿地公园",)}, [Role.WETLAND_PARK]),
        ("规划 — ZRBHD", {"wf_zrbhd_lx": ("风景名胜区",)}, [Role.SCENIC_AREA]),
        (
            "LSWHBHX",
            {"类型": ("文物保护范围", "建设控制地带")},
            [Role.HERITAGE_PROTECTION_SCOPE, Role.HERITAGE_CONTROL_ZONE],
        ),
        (
            "图层1",
            {"YSDM": ("2090020227",), "类型": ("保护范围",)},
            [Role.HERITAGE_PROTECTION_SCOPE],
        ),
    ],
)
def test_names_under_which_mixed_layers_are_met(
    name: str, columns: dict[str, tuple[str, ...]], parts: list[Role]
) -> None:
    found = taken_apart(layer(name, **columns))

    assert [part.role for part in found.parts] == parts


def test_quotes_in_names_and_values() -> None:
    traits = LayerTraits("ZRBHD", Shape.POLYGON, ("类型",), {"类型": ("'某'地质公园",)})

    (part,) = taken_apart(traits).parts

    assert part.where == "\"类型\" IN ('''某''地质公园')"


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({}, "没有能分辨类型的字段"),
        ({"级别": ("国家级",)}, "没有能分辨类型的字段"),
        ({"类型": ("自然保护区", "其他")}, "“类型”中有不认识的类型（其他）"),
        ({"类型": ("自然保护区", "")}, "（空值）"),
        ({"类型": ("森林公园和地质公园",)}, "（森林公园和地质公园）"),
        ({"类型": ()}, "不认识的类型"),
    ],
)
def test_what_cannot_be_told_stays_open(
    columns: dict[str, tuple[str, ...]], reason: str
) -> None:
    found = taken_apart(layer(**columns))

    assert found.parts == ()
    assert reason in found.reason


@pytest.mark.parametrize(
    "traits",
    [
        LayerTraits("森林公园", Shape.POLYGON),
        LayerTraits("ZRBHD — 森林公园", Shape.POLYGON),
        LayerTraits("ZRBHD", Shape.LINE),
        LayerTraits("底图", Shape.POLYGON, ("类型",), {"类型": ("森林公园",)}),
    ],
)
def test_layers_that_are_not_mixed(traits: LayerTraits) -> None:
    assert taken_apart(traits) is None
