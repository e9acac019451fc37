"""Words of announcements: understood whole, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.core.heritage_scopes import Around, Sides, Start
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.heritage.offsets import Unusable
from pingshun_screen.io.heritage.prose import Told, parts_of, told_of

UNIT = "示例塔"
SCOPE, ZONE = Role.HERITAGE_PROTECTION_SCOPE, Role.HERITAGE_CONTROL_ZONE


@pytest.mark.parametrize(
    ("text", "sides", "start"),
    [
        ("东至塔基外50米，南、西、北各30米", (30, 50, 30, 30), Start.BODY),
        ("东至50米，南、西、北各30米。", (30, 50, 30, 30), None),
        ("东50m 西30m 南20m 北10m", (10, 50, 20, 30), None),
        ("东３０米、南２０米、西３０米、北２０．５米", (20.5, 30, 20, 30), None),
        ("东西各50米，南北各30米", (30, 50, 30, 50), None),
        ("东、西、南、北四面各30米", (30, 30, 30, 30), None),
        ("东南西北各50米为保护范围", (50, 50, 50, 50), None),
        ("向南11.19米至道路南侧，北5米，东5米，西0米", (5, 5, 11.19, 0), None),
        ("以大殿为中心，东西各50米，南北各30米", (30, 50, 30, 50), Start.CENTRE),
        ("示例塔本体外缘东、南、西、北各外扩5米", (5, 5, 5, 5), Start.BODY),
        ("保护范围东、南、西、北各外扩30米", (30, 30, 30, 30), Start.SCOPE),
        ("东侧至台基外沿外10米，西侧10米，南侧10米，北侧10米", (10,) * 4, Start.BODY),
    ],
)
def test_metres_for_each_side(
    text: str, sides: tuple[float, ...], start: Start | None
) -> None:
    assert told_of(text, UNIT) == Told(Sides(*sides), start)


@pytest.mark.parametrize(
    ("text", "radius_m", "start"),
    [
        ("四周各外扩50米", 50, None),
        ("四至各50米以内", 50, None),
        ("半径50m", 50, None),
        ("以塔身为中心半径100米", 100, Start.CENTRE),
        ("以示例塔为中心，半径100米范围内", 100, Start.CENTRE),
        ("以塔身为中心，向四周各外扩50米", 50, Start.CENTRE),
        ("本体四周50m", 50, Start.BODY),
        ("自示例塔外墙外扩50米", 50, Start.BODY),
        ("自保护范围外缘四周各外扩50米", 50, Start.SCOPE),
        ("保护范围外50米", 50, Start.SCOPE),
        ("四周各外扩50米为建设控制地带", 50, None),
    ],
)
def test_metres_all_round(text: str, radius_m: float, start: Start | None) -> None:
    assert told_of(text, UNIT) == Told(Around(radius_m), start)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "no_offsets"),
        ("东50m 西30m 南20m 北至山脚", "no_metres"),
        ("北至围墙，东、南、西各30米", "no_metres"),
        ("东至村道，西、南、北各30米", "no_metres"),
        ("东至围墙外50米，南、西、北各30米", "prose"),
        ("东至保护范围50米，南、西、北各30米", "prose"),
        ("四周约50米", "prose"),
        ("不少于50米", "prose"),
        ("50米", "prose"),
        ("四周50亩", "prose"),
        ("四周50毫米", "prose"),
        ("四周50mm", "prose"),
        ("东西50米，南北30米", "prose"),
        ("东南各50米，西北各20米", "prose"),
        ("东、南50米，西、北各20米", "prose"),
        ("以塔身为圆心50米", "prose"),
        ("以村口为中心半径50米", "prose"),
        ("四周-50米", "prose"),
        ("无", "prose"),
        ("四周50米，其中北侧至山脊", "prose"),
        ("东30米，东20米，南、西、北各30米", "side_twice"),
        ("东30米，南、西各20米", "side_missing"),
        ("四周50米，北80米", "both"),
        ("四周50米外至100米", "both"),
        ("自本体四周50米，保护范围外50米", "starts"),
        ("东、南、西、北各0米", "all_zero"),
    ],
)
def test_whatever_is_left_over_makes_the_words_useless(text: str, cause: str) -> None:
    found = told_of(text, UNIT)
    assert isinstance(found, Unusable)
    assert found.cause == cause


def test_the_side_without_metres_is_named() -> None:
    found = told_of("东50m 西30m 南20m 北至山脚", UNIT)
    assert found == Unusable("no_metres", ("north",), "北至山脚")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("四周各50米", {}),
        ("保护范围外50米", {}),
        (
            "保护范围：四周50米；建设控制地带：保护范围外100米",
            {SCOPE: "四周50米", ZONE: "保护范围外100米"},
        ),
        (
            "1.保护范围为东30米\n2、建控地带为保护范围外50米",
            {SCOPE: "东30米", ZONE: "保护范围外50米"},
        ),
        ("保护范围：四周50米。保护范围：四周80米", {SCOPE: ""}),
    ],
)
def test_words_on_several_kinds_are_told_apart(
    text: str, parts: dict[Role, str]
) -> None:
    assert {role: words.strip() for role, words in parts_of(text).items()} == parts


@given(
    st.text(
        alphabet="东南西北各至外扩四周保护范围自塔身为中心半径0123. 、，米m",
        max_size=60,
    )
)
def test_any_words_are_read_or_refused(text: str) -> None:
    assert isinstance(told_of(text, UNIT), Told | Unusable)


@pytest.mark.parametrize("text", ["东" * 99_999, "文物本体" * 9_999, "东、" * 9_999])
def test_long_texts_are_refused_at_once(text: str) -> None:
    assert isinstance(told_of(text, UNIT), Unusable)
    assert parts_of(text) == {}
