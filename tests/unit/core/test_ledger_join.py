"""Rows and polygons joined: each once, none lost, none guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.core.ledger_join import Joined, join_ledgers
from pingshun_screen.core.ledger_matching import is_same_name
from pingshun_screen.core.ledgers import Ledger, LedgerJoin, LedgerRow, MatchOutcome
from pingshun_screen.core.no_end import NO_END
from pingshun_screen.core.registers import register_of
from pingshun_screen.core.screening import run_screening
from pingshun_screen.core.vocabulary import Role
from tests.unit.core.factories import CRS, LEDGER, case, layer, policy, rights, square

FIRST, SECOND, THIRD = (f"C14040020190971299990{n:02}" for n in (1, 2, 3))
BY_LICENCE, BY_NAME = MatchOutcome.BY_LICENCE, MatchOutcome.BY_NAME
LEDGER_ONLY, GEOMETRY_ONLY = MatchOutcome.LEDGER_ONLY, MatchOutcome.GEOMETRY_ONLY
DOUBTFUL = MatchOutcome.DOUBTFUL

Raw = Mapping[str, object]


def ledger(*rows: Raw, source: str = "台账.xlsx", heads: Raw | None = None) -> Ledger:
    fields = {name: name for row in rows for name in row} | dict(heads or {})
    return Ledger(
        source,
        tuple(
            LedgerRow(line, register_of(row, fields))
            for line, row in enumerate(rows, start=2)
        ),
        fields=fields,
    )


def polygons(*rows: Raw) -> object:
    shapes = [square(500 * n, 0) for n in range(len(rows))]
    blank = {"licence_no": None, "name": None}
    return rights(shapes, [{**blank, **row} for row in rows])


def join(layers: Sequence[Raw], *ledgers: Ledger) -> Joined:
    return join_ledgers([polygons(*layers)], ledgers, CRS)


def outcomes(found: LedgerJoin) -> list[tuple[MatchOutcome, int | None, str]]:
    return [
        (entry.outcome, entry.line, entry.right.feature_id if entry.right else "")
        for entry in found.entries
    ]


def test_of_many_places_a_reason_names_some_and_says_how_many() -> None:
    rows = [{"name": "采石场"}] * 40
    found = join([{"name": "采石场"}] * 40, ledger(*rows))
    reasons = {entry.reason for entry in found.joins[0].entries}
    (reason,) = reasons
    assert "等80处" in reason
    assert len(reason) < 400


def stated(found: Joined, field: str, position: int = 0) -> object:
    return found.layers[0].registers[position].attributes[field]


@pytest.mark.parametrize(
    ("layers", "rows", "expected"),
    [
        # by licence number, however it is written
        ([{"licence_no": FIRST}], [{"licence_no": FIRST}], [(BY_LICENCE, 2, "1")]),
        (
            [{"licence_no": FIRST}],
            [{"licence_no": f" {FIRST[1:8]} {FIRST[8:]}"}],
            [(BY_LICENCE, 2, "1")],
        ),
        (
            [{"licence_no": FIRST}, {"licence_no": SECOND}],
            [{"licence_no": SECOND}, {"licence_no": FIRST}],
            [(BY_LICENCE, 2, "2"), (BY_LICENCE, 3, "1")],
        ),
        # a short form of a name is no other name
        (
            [{"licence_no": FIRST, "name": "示例一矿"}],
            [{"licence_no": FIRST, "name": "示例县示例一铁矿有限公司"}],
            [(BY_LICENCE, 2, "1")],
        ),
        (
            [{"licence_no": FIRST, "name": "示例一矿"}],
            [{"licence_no": FIRST, "name": "示例二矿"}],
            [(DOUBTFUL, 2, ""), (DOUBTFUL, None, "1")],
        ),
        # by name, where a number is missing, has lost its digits or is a word
        ([{"name": "甲矿"}], [{"name": " 甲 矿"}], [(BY_NAME, 2, "1")]),
        (
            [{"name": "甲矿", "licence_no": FIRST}],
            [{"name": "甲矿", "licence_no": "1.404E+21"}],
            [(BY_NAME, 2, "1")],
        ),
        (
            [{"name": "甲矿"}],
            [{"name": "甲矿", "licence_no": FIRST}],
            [(BY_NAME, 2, "1")],
        ),
        (
            [{"name": "甲矿", "licence_no": "办理中"}],
            [{"name": "甲矿", "licence_no": FIRST}],
            [(BY_NAME, 2, "1")],
        ),
        (
            [{"licence_no": FIRST, "name": "示例一矿"}],
            [{"licence_no": FIRST, "name": "示例十一矿"}],
            [(DOUBTFUL, 2, ""), (DOUBTFUL, None, "1")],
        ),
        # what is left of a number, or the place, speaks against the name
        (
            [{"name": "甲矿", "licence_no": FIRST}],
            [{"name": "甲矿", "licence_no": "1.505E+21"}],
            [(DOUBTFUL, 2, ""), (DOUBTFUL, None, "1")],
        ),
        (
            [{"name": "甲矿", "township": "西沟乡"}],
            [{"name": "甲矿", "township": "龙溪镇"}],
            [(DOUBTFUL, 2, ""), (DOUBTFUL, None, "1")],
        ),
        (
            [{"name": "甲矿", "township": "平顺县西沟乡", "holder": "甲公司"}],
            [{"name": "甲矿", "township": "西沟", "holder": ""}],
            [(BY_NAME, 2, "1")],
        ),
        (
            [{"name": "甲矿", "holder": "张某"}],
            [{"name": "甲矿", "holder": "李某"}],
            [(DOUBTFUL, 2, ""), (DOUBTFUL, None, "1")],
        ),
        # the number settles it, whoever holds the right now
        (
            [{"licence_no": FIRST, "holder": "张某"}],
            [{"licence_no": FIRST, "holder": "李某"}],
            [(BY_LICENCE, 2, "1")],
        ),
        # one name and two numbers are two mines or a mistake
        (
            [{"name": "甲矿", "licence_no": FIRST}],
            [{"name": "甲矿", "licence_no": SECOND}],
            [(DOUBTFUL, 2, ""), (DOUBTFUL, None, "1")],
        ),
        # a name that is not unique on both sides
        (
            [{"name": "甲矿"}, {"name": "甲矿"}],
            [{"name": "甲矿"}],
            [(DOUBTFUL, 2, ""), (DOUBTFUL, None, "1"), (DOUBTFUL, None, "2")],
        ),
        (
            [{"name": "甲矿"}],
            [{"name": "甲矿"}, {"name": "甲矿"}],
            [(DOUBTFUL, 2, ""), (DOUBTFUL, 3, ""), (DOUBTFUL, None, "1")],
        ),
        # a number that is not unique
        (
            [{"licence_no": FIRST}],
            [{"licence_no": FIRST}, {"licence_no": FIRST}],
            [(DOUBTFUL, 2, ""), (DOUBTFUL, 3, ""), (DOUBTFUL, None, "1")],
        ),
        (
            [{"licence_no": FIRST}, {"licence_no": FIRST}],
            [{"licence_no": FIRST}],
            [(DOUBTFUL, 2, ""), (DOUBTFUL, None, "1"), (DOUBTFUL, None, "2")],
        ),
        # a second row that only has the name does not shake the first one's number
        (
            [{"licence_no": FIRST, "name": "甲矿"}],
            [{"licence_no": FIRST, "name": "甲矿"}, {"name": "甲矿"}],
            [(BY_LICENCE, 2, "1"), (DOUBTFUL, 3, "")],
        ),
        (
            [{"licence_no": FIRST, "name": "甲矿"}],
            [{"licence_no": FIRST}, {"name": "甲矿"}],
            [(BY_LICENCE, 2, "1"), (DOUBTFUL, 3, "")],
        ),
        # a right whose number another row has is not found by its name alone
        (
            [{"licence_no": FIRST, "name": "甲矿"}],
            [{"name": "甲矿"}, {"licence_no": FIRST, "name": "乙矿"}],
            [(DOUBTFUL, 2, ""), (DOUBTFUL, 3, ""), (DOUBTFUL, None, "1")],
        ),
        # one side only
        (
            [{"licence_no": FIRST, "name": "甲矿"}],
            [{"licence_no": SECOND, "name": "乙矿"}],
            [(LEDGER_ONLY, 2, ""), (GEOMETRY_ONLY, None, "1")],
        ),
        ([{}], [{"name": "乙矿"}], [(LEDGER_ONLY, 2, ""), (GEOMETRY_ONLY, None, "1")]),
    ],
)
def test_which_row_is_which_polygon(
    layers: list[Raw],
    rows: list[Raw],
    expected: list[tuple[MatchOutcome, int | None, str]],
) -> None:
    (found,) = join(layers, ledger(*rows)).joins
    assert outcomes(found) == expected
    for entry in found.entries:
        assert bool(entry.reason) == (entry.outcome is DOUBTFUL)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("甲矿", "甲矿", True),
        ("", "甲矿", True),
        ("甲 矿", "甲矿", True),
        ("示例一铁矿", "示例县示例一铁矿有限公司", True),
        ("示例一铁矿", "示例一采石场", False),
        ("一矿", "二矿", False),
        ("甲", "甲矿", False),
    ],
)
def test_names_of_one_mine(one: str, other: str, same: bool) -> None:
    assert is_same_name(one, other) is same
    assert is_same_name(other, one) is same


@pytest.mark.parametrize(
    ("field", "layer_value", "ledger_value", "result", "remark"),
    [
        ("mineral", None, "铁矿", "铁矿", ""),
        ("mineral", "铁矿", None, "铁矿", ""),
        ("mineral", "石灰岩", "铁矿", None, "石灰岩"),
        ("service_life_years", 8, "8年", 8.0, ""),
        ("service_life_years", 8, 9, None, "9"),
        ("service_life_years", "约8", 9, None, "无法识别的值"),
        ("has_mining_licence", "是", "否", None, "否"),
        ("valid_from", "2020-01-02", date(2020, 1, 2), date(2020, 1, 2), ""),
        ("valid_to", None, "长期", NO_END, ""),
        ("valid_to", "2030-01-02", "长期", None, "长期"),
        ("licence_area_km2", 0.1308, "13.08公顷", 0.1308, ""),
        ("holder", "甲公司", "乙公司", "甲公司", "乙公司"),
        ("township", "一乡", None, "一乡", ""),
        ("holder", None, "乙公司", "乙公司", ""),
    ],
)
def test_a_field_that_both_sides_may_state(
    field: str, layer_value: object, ledger_value: object, result: object, remark: str
) -> None:
    row = {"licence_no": FIRST, field: ledger_value}
    found = join([{"licence_no": FIRST, field: layer_value}], ledger(row))
    assert stated(found, field) == result
    register = found.layers[0].registers[0]
    differences = found.joins[0].entries[0].differences
    assert bool(differences) == bool(remark)
    assert remark in "".join(differences)
    assert set(differences) <= set(register.remarks)


@pytest.mark.parametrize(
    ("layer_value", "ledger_value", "result"),
    [
        ((None, None), (20, "万吨/年"), (20.0, "万吨/年")),
        ((None, "万吨/年"), (20, "万立方米/年"), (20.0, "万立方米/年")),
        ((20, None), (20, "万吨/年"), (20.0, "万吨/年")),
        ((7.4, None), (20, "万吨/年"), (None, None)),
        ((20, "万吨/年"), (20, "万立方米/年"), (None, None)),
        ((20, "万吨/年"), (7.4, "万立方米/年"), (None, None)),
        ((20, "万吨/年"), (None, "万立方米/年"), (20.0, "万吨/年")),
        (("20-30", "万吨/年"), (20, "万吨/年"), (None, None)),
        ((None, "吨"), (20, "万吨/年"), (20.0, "万吨/年")),
    ],
)
def test_production_and_its_unit_go_together(
    layer_value: tuple[object, object],
    ledger_value: tuple[object, object],
    result: tuple[object, object],
) -> None:
    names = ("capacity", "capacity_unit")
    row = {"licence_no": FIRST, **dict(zip(names, ledger_value, strict=True))}
    own = {"licence_no": FIRST, **dict(zip(names, layer_value, strict=True))}
    found = join([own], ledger(row))
    assert (stated(found, "capacity"), stated(found, "capacity_unit")) == result
    assert bool(found.joins[0].entries[0].differences) == (result == (None, None))


def test_the_kind_of_a_mineral_follows_the_joined_name() -> None:
    row = {"licence_no": FIRST, "mineral": "铁矿"}
    assert stated(join([{"licence_no": FIRST}], ledger(row)), "mineral_kind") == "iron"


@pytest.mark.parametrize("turned", [False, True])
def test_three_sources_that_disagree_stay_unknown(turned: bool) -> None:
    books = [
        ledger({"licence_no": FIRST, "service_life_years": life}, source=f"{life}.csv")
        for life in (8, 9, 8)
    ]
    found = join([{"licence_no": FIRST}], *(books[::-1] if turned else books))
    assert stated(found, "service_life_years") is None
    assert "9.csv" in found.layers[0].registers[0].remarks[0]


def test_a_second_ledger_finds_the_mines_of_the_first() -> None:
    one = ledger({"licence_no": FIRST, "name": "甲矿"}, source="一.csv")
    two = ledger({"licence_no": FIRST, "mineral": "铁矿"}, source="二.csv")
    found = join([{"licence_no": SECOND}], one, two)
    assert [outcomes(x)[0] for x in found.joins] == [(LEDGER_ONLY, 2, "")] * 2
    assert "一.csv" in found.joins[1].entries[0].reason
    assert len(found.layers) == 2
    (register,) = found.layers[1].registers
    assert (register.attributes["name"], register.attributes["mineral"]) == (
        "甲矿",
        "铁矿",
    )


def screened(layers: Sequence[Raw], *ledgers: Ledger, **entries: object) -> object:
    found = join(layers, *ledgers)
    red_line = layer(Role.ECOLOGICAL_RED_LINE, [square(9000, 9000)])
    overrides = entries.pop("parameters", {})
    inputs = case(
        *found.layers, red_line, ledgers=found.joins, parameters=overrides, **entries
    )
    return run_screening(inputs, policy(overrides))


def _by_licence(result: ScreeningResult) -> dict[str, tuple[str, object]]:
    return {
        mine.licence_no: (mine.spatial.value, mine.disposition) for mine in result.mines
    }


def test_a_mine_of_the_ledger_alone_is_judged_but_never_clear() -> None:
    small = {**LEDGER, "mineral": "铁矿", "capacity": 10, "licence_no": SECOND}
    result = screened(
        [{**LEDGER, "licence_no": FIRST}],
        ledger({**LEDGER, "licence_no": THIRD}, small),
    )
    assert _by_licence(result) == {
        FIRST: ("clear", "retain"),
        SECOND: ("not_determined", "exit"),
        THIRD: ("not_determined", None),
    }
    assert any("没有图形" in note for note in result.mines[1].notes)
    assert result.ledgers[0].count(LEDGER_ONLY) == 2


@pytest.mark.parametrize(
    ("rows", "capacity"),
    [
        ([{"licence_no": FIRST, "name": "丙矿", "capacity": 10.0}], None),
        ([{"licence_no": FIRST, "name": "丙矿", "capacity": 100.0}], 100.0),
        ([{"licence_no": FIRST, "name": "丙矿"}], 100.0),
        ([{"licence_no": SECOND, "name": "丙矿", "capacity": 10.0}], 100.0),
        (
            [
                {"licence_no": FIRST, "name": "甲矿", "capacity": 100.0},
                {"licence_no": FIRST, "name": "甲矿", "capacity": 10.0},
            ],
            None,
        ),
        ([{"licence_no": FIRST, "name": "丙矿", "capacity": "不详多少"}], None),
    ],
)
def test_what_a_doubtful_row_of_its_number_denies_does_not_count_for_a_polygon(
    rows: Sequence[Raw], capacity: float | None
) -> None:
    heads = {"capacity": "生产规模（万吨/年）"}
    own = {"licence_no": FIRST, "name": "甲矿", "capacity": "100万吨/年"}
    found = join([{**own, "has_safety_licence": "是"}], ledger(*rows, heads=heads))
    assert stated(found, "capacity") == capacity
    assert (stated(found, "name"), stated(found, "has_safety_licence")) == (
        "甲矿",
        True,
    )


def test_a_doubtful_row_fills_nothing_up() -> None:
    row = {"licence_no": FIRST, "name": "丙矿", "capacity": 10.0}
    found = join([{"licence_no": FIRST, "name": "甲矿"}], ledger(row))
    assert stated(found, "capacity") is None


def test_a_doubtful_row_stands_beside_the_polygon_it_may_mean() -> None:
    own = {**LEDGER, "licence_no": FIRST, "name": "示例一矿"}
    row = {**LEDGER, "licence_no": FIRST, "name": "示例二矿", "capacity": 1}
    result = screened([own], ledger(row))
    assert len(result.mines) == 2
    assert all("示例二矿" in "".join(mine.notes) for mine in result.mines)
    assert {mine.spatial.value for mine in result.mines} == {"clear", "not_determined"}


def test_a_contradiction_opens_what_either_value_would_decide() -> None:
    own = {**LEDGER, "licence_no": FIRST, "mineral": "铁矿"}
    row = {"licence_no": FIRST, "capacity": 10, "capacity_unit": "万吨/年"}
    (mine,) = screened([own], ledger(row)).mines
    assert mine.disposition is None
    assert "exit" in mine.open_dispositions


def test_a_ledger_that_was_not_read_stops_the_screening() -> None:
    failed = LedgerJoin(Ledger("台账.xlsx", faults=(Fault("台账.xlsx", "坏", "修"),)))
    own = polygons({**LEDGER, "licence_no": FIRST})
    with pytest.raises(LayerError, match="坏"):
        run_screening(case(own, ledgers=(failed,)), policy())


@pytest.mark.parametrize(
    ("density", "capacity", "status", "words"),
    [
        (0.0, 20, "not_determined", "没有给出换算密度"),
        (2.7, 20, "not_met", "54万吨/年"),
        (2.7, 18, "met", "48.6万吨/年"),
        (2.5, 20, "not_met", "50万吨/年"),
    ],
)
def test_cubic_metres_are_converted_by_the_stated_density_only(
    density: float, capacity: float, status: str, words: str
) -> None:
    row = {
        **LEDGER,
        "licence_no": FIRST,
        "mineral": "建筑石料用灰岩",
        "capacity": capacity,
        "capacity_unit": "万立方米/年",
    }
    result = screened(
        [{"licence_no": FIRST}],
        ledger(row),
        parameters={"size_class.density_t_per_m3": density},
    )
    (mine,) = result.mines
    (upgrade,) = [one for one in mine.clauses if one.clause.id == "upgrade-3"]
    assert upgrade.status == status
    assert words in upgrade.reason
    if density:
        assert (
            f"由{capacity:g}万立方米/年按密度{density:g}吨/立方米换算" in upgrade.reason
        )
        assert upgrade.evidence["density_t_per_m3"] == density


names = st.sampled_from(["", "甲矿", "乙矿", "甲 矿", "示例一矿", "示例县示例一矿"])
licences = st.sampled_from(["", FIRST, FIRST[1:], SECOND, "1.404E+21", "办理中"])
raws = st.lists(
    st.fixed_dictionaries(
        {
            "licence_no": licences,
            "name": names,
            "service_life_years": st.sampled_from([None, 8, 9]),
        }
    ),
    min_size=1,
    max_size=6,
)


def _is_named(row: Raw) -> bool:
    return bool(row["licence_no"] or row["name"])


@settings(deadline=None)
@given(raws, raws.filter(lambda rows: all(map(_is_named, rows))), raws)
def test_every_row_and_every_polygon_appears_once(
    layers: list[Raw], rows: list[Raw], more: list[Raw]
) -> None:
    books = [ledger(*rows), ledger(*more, source="二.csv")]
    found = join(layers, *books)
    for book, one in zip(books, found.joins, strict=True):
        lines = [entry.line for entry in one.entries if entry.line is not None]
        assert lines == [row.line for row in book.rows]
        ids = Counter(entry.right.feature_id for entry in one.entries if entry.right)
        assert ids == Counter(str(n + 1) for n in range(len(layers)))
        assert one.rows == one.matched + one.count(LEDGER_ONLY) + one.doubtful_rows
    mines = [register for layer_ in found.layers for register in layer_.registers]
    lost = [entry for one in found.joins for entry in one.unplaced]
    known = sum("为同一矿山" in entry.reason for entry in lost)
    assert len(mines) == len(layers) + len(lost) - known


@settings(deadline=None)
@given(raws, raws.filter(lambda rows: all(map(_is_named, rows))), st.randoms())
def test_the_order_of_rows_changes_nothing_but_the_order(
    layers: list[Raw], rows: list[Raw], random: object
) -> None:
    numbered = [{**row, "holder": f"企业{n}"} for n, row in enumerate(rows)]
    shuffled = list(numbered)
    random.shuffle(shuffled)

    def fates(book: list[Raw]) -> dict[object, object]:
        joined = join(layers, ledger(*book))
        entries = joined.joins[0].entries[: len(book)]
        return {
            row["holder"]: (entry.outcome, entry.right)
            for row, entry in zip(book, entries, strict=True)
        }

    assert fates(numbered) == fates(shuffled)
