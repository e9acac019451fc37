"""Cells of real ledgers: understood, or left open with a remark, never guessed."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.core.attributes import mineral_kind, minerals, normalise
from pingshun_screen.core.no_end import NO_END, NoEnd
from pingshun_screen.core.vocabulary import vocabulary


def read(name: str, value: object, column: str = "") -> tuple[object, bool]:
    """Return what a cell was read as, and whether a remark was made."""
    values, remarks = normalise({name: value}, {name: column} if column else {})
    return values[name], bool(remarks)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (50, 50.0),
        (50.5, 50.5),
        (np.float64(7), 7.0),
        ("50", 50.0),
        (" 50 ", 50.0),
        ("５０", 50.0),
        ("50.00", 50.0),
        ("1,000", 1000.0),
        ("１，０００", 1000.0),
        ("50万吨/年", 50.0),
        ("50万吨", 50.0),
        ("50 万吨/年", 50.0),
        ("4.9e1", 49.0),
        ("0.5", 0.5),
    ],
)
def test_numbers(cell: object, number: float) -> None:
    assert read("capacity", cell) == (number, False)


@pytest.mark.parametrize(
    "cell",
    [
        "20-60",
        "20－60",
        "20~60",
        "20～60",
        "20至60",
        "20到60",
        "20 - 60",
        "20–60",
        "20—60",
        "20−60",
        "20、60",
        "20/60",
        "20，30万吨",
        "20万吨-60万吨",
        "50以下",
        "50以上",
        "50以内",
        "50万吨/年以下",
        "约50",
        "≥50",
        "<50",
        "不足50",
        "五十",
        "待定",
        "1 000",
        "50?",
        "-5",
        "0",
        "0.0",
        "1e999",
        "inf",
        "50（拟扩至100）",
    ],
)
def test_texts_that_are_no_certain_number(cell: str) -> None:
    assert read("capacity", cell) == (None, True)


@pytest.mark.parametrize(
    ("cell", "years"),
    [("5", 5.0), ("5年", 5.0), ("5.5年", 5.5), (0, 0.0), ("10 年", 10.0)],
)
def test_years(cell: object, years: float) -> None:
    assert read("service_life_years", cell) == (years, False)


@pytest.mark.parametrize("cell", ["60个月", "30月", "5-6年", "5年以下"])
def test_texts_that_are_no_certain_years(cell: str) -> None:
    assert read("service_life_years", cell) == (None, True)


@pytest.mark.parametrize(
    "cell",
    [
        None,
        "",
        " ",
        "-",
        "--",
        "/",
        "—",
        "——",
        "　",
        "null",
        "None",
        "NaN",
        float("nan"),
    ],
)
@pytest.mark.parametrize("name", ["capacity", "valid_from", "mining_method", "mineral"])
def test_blanks_are_unknown_without_a_remark(name: str, cell: object) -> None:
    assert read(name, cell) == (None, False)


@pytest.mark.parametrize("cell", [pd.NaT, pd.NA])
def test_missing_values_of_pandas_are_blank(cell: object) -> None:
    assert read("valid_from", cell)[0] is None


@pytest.mark.parametrize(
    "cell",
    [
        date(2025, 3, 7),
        datetime(2025, 3, 7, 12, 30),
        pd.Timestamp("2025-03-07"),
        np.datetime64("2025-03-07"),
        "2025-03-07",
        "2025-3-7",
        "2025/3/7",
        "2025.3.7",
        "2025.03.07",
        "2025年3月7日",
        "2025年03月07日",
        "２０２５年３月７日",
        "20250307",
        20250307,
        20250307.0,
        "2025-03-07 00:00:00",
        "2025-03-07T00:00:00",
        "2025/3/7 0:00:00",
    ],
)
def test_dates_in_every_form(cell: object) -> None:
    assert read("valid_from", cell) == (date(2025, 3, 7), False)


@pytest.mark.parametrize(
    "cell",
    [
        "2025",
        2025,
        "2025年",
        "2025-3",
        "2025-12",
        "2025年12月",
        "2025年11月",
        "2025.12",
        2025.12,
        "202512",
        "2025111",
        "2025-02-30",
        "2025-13-01",
        "20251301",
        "07/03/2025",
        "45723",
        "去年三月",
        "2025年1月-2026年1月",
        "2025年11月-2026年1月",
    ],
)
def test_texts_that_are_no_certain_day(cell: object) -> None:
    assert read("idle_since", cell) == (None, True)


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("是", True),
        ("有", True),
        ("Y", True),
        ("TRUE", True),
        (True, True),
        (1, True),
        (1.0, True),
        ("√", True),
        ("否", False),
        ("无", False),
        ("没有", False),
        ("未", False),
        ("n", False),
        (False, False),
        (0, False),
        ("0", False),
        ("×", False),
    ],
)
def test_yes_and_no(cell: object, answer: bool) -> None:
    assert read("has_mining_licence", cell) == (answer, False)


@pytest.mark.parametrize("cell", ["不详", "部分", "2", "是否", "待核实", "已过期"])
def test_other_answers_stay_open(cell: str) -> None:
    assert read("has_mining_licence", cell) == (None, True)


@pytest.mark.parametrize(
    ("name", "cell", "choice"),
    [
        ("mining_method", "露天", "open_pit"),
        ("mining_method", "露天开采", "open_pit"),
        ("mining_method", "地下开采", "underground"),
        ("mining_method", "露天/地下", "combined"),
        ("mining_method", "露天＋地下", "combined"),
        ("production_status", "停产停建", "stopped"),
        ("production_status", "在建", "building"),
        ("idle_cause", "企业自身原因", "owner"),
        ("idle_cause", "政策性停产", "government"),
        ("project_type", "新立", "new"),
        ("reserve_class", "中型", "medium"),
    ],
)
def test_choices(name: str, cell: str, choice: str) -> None:
    assert read(name, cell) == (choice, False)


@pytest.mark.parametrize("cell", ["露天，后转地下", "山坡", "其他"])
def test_unknown_choices_stay_open(cell: str) -> None:
    assert read("mining_method", cell) == (None, True)


MASS, VOLUME = "万吨/年", "万立方米/年"


@pytest.mark.parametrize(
    ("unit_cell", "capacity", "column", "unit"),
    [
        (MASS, 10, "生产规模", MASS),
        ("万吨", 10, "", MASS),
        ("万m³/a", 10, "", VOLUME),
        ("万方/年", 10, "", VOLUME),
        (None, "10万吨/年", "生产规模", MASS),
        (None, "10 万立方米/年", "生产规模", VOLUME),
        (None, 10, "生产规模（万吨/年）", MASS),
        (None, 10, "生产规模(万立方米/年)", VOLUME),
        (MASS, "10万吨/年", "生产规模（万吨/年）", MASS),
        (None, 10, "生产规模", None),
        (None, "10万", "生产规模", None),
        (None, "80000吨/年", "生产规模", MASS),
        ("吨/年", 80000, "生产规模", MASS),
        (None, 80000, "生产规模（m³/a）", VOLUME),
        ("万块", 80000, "生产规模", None),
        (None, "80000万块/年", "生产规模", None),
    ],
)
def test_units_in_cell_column_or_head(
    unit_cell: str | None, capacity: object, column: str, unit: str | None
) -> None:
    raw = {"capacity": capacity, "capacity_unit": unit_cell}
    known = {MASS, VOLUME} & {normalise(raw, {"capacity": column})[0]["capacity_unit"]}
    assert known == ({unit} if unit else set())


@pytest.mark.parametrize(
    ("unit_cell", "capacity", "column"),
    [
        (MASS, "80000吨/年", "生产规模"),
        (None, "80000吨/年", "生产规模（万吨/年）"),
        ("吨/年", 80000, "生产规模（万吨/年）"),
        (MASS, "5万立方米/年", "生产规模"),
        (VOLUME, 5, "生产规模（万吨/年）"),
        (None, "5万立方米/年", "生产规模（万吨/年）"),
    ],
)
def test_units_that_contradict_each_other_leave_the_capacity_open(
    unit_cell: str | None, capacity: object, column: str
) -> None:
    raw = {"capacity": capacity, "capacity_unit": unit_cell}
    values, _ = normalise(raw, {"capacity": column})
    assert values["capacity"] is None or values["capacity_unit"] not in (MASS, VOLUME)


@pytest.mark.parametrize(
    ("unit_cell", "capacity", "column", "expected", "unit"),
    [
        (None, "80万t/a", "", 80.0, MASS),
        (None, "80 万 T / A", "", 80.0, MASS),
        (None, "80万吨／年", "", 80.0, MASS),
        (None, "80万m³/a", "", 80.0, VOLUME),
        (None, "80万方/年", "", 80.0, VOLUME),
        (None, "80 万立方米", "", 80.0, VOLUME),
        (None, "800千吨/年", "", 80.0, MASS),
        (None, "800千吨", "", 80.0, MASS),
        (None, "300000t/a", "", 30.0, MASS),
        (None, "300，000吨/年", "", 30.0, MASS),
        (None, "80000立方米/年", "", 8.0, VOLUME),
        (None, 800, "生产规模（千吨/年）", 80.0, MASS),
        (None, 80, "生产规模（万T/A）", 80.0, MASS),
        ("千吨", 800, "生产规模", 80.0, MASS),
        ("千吨/年", "800千吨", "生产规模", 80.0, MASS),
        ("万吨", 80, "生产规模（万t/a）", 80.0, MASS),
        (None, "约80万吨", "", None, None),
        (None, "80万吨矿石、5万方", "", None, None),
    ],
)
def test_units_of_one_dimension_are_converted_exactly(
    unit_cell: str | None,
    capacity: object,
    column: str,
    expected: float | None,
    unit: str | None,
) -> None:
    raw = {"capacity": capacity, "capacity_unit": unit_cell}
    values, _ = normalise(raw, {"capacity": column})
    assert (values["capacity"], values["capacity_unit"]) == (expected, unit)


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("2019-09-01至2029-09-01", date(2019, 9, 1), date(2029, 9, 1)),
        ("自2019年9月1日起至2029年9月1日止", date(2019, 9, 1), date(2029, 9, 1)),
        ("2019.9.1-2029.9.1", date(2019, 9, 1), date(2029, 9, 1)),
        ("2019/9/1～2029/9/1", date(2019, 9, 1), date(2029, 9, 1)),
        ("2019.09.01——2029.09.01", date(2019, 9, 1), date(2029, 9, 1)),
        ("20190901－20290901", date(2019, 9, 1), date(2029, 9, 1)),
        ("2019年9月1日\n至\n2029年9月1日", date(2019, 9, 1), date(2029, 9, 1)),
        ("2019年9月1日至长期", date(2019, 9, 1), NO_END),
        ("长期", None, NO_END),
        ("永 久", None, NO_END),
    ],
)
def test_a_term_in_one_cell(cell: str, start: date | None, end: object) -> None:
    values, remarks = normalise({"valid_term": cell}, {})
    assert (values["valid_from"], values["valid_to"]) == (start, end)
    assert remarks == ()


@pytest.mark.parametrize(
    "cell",
    [
        "2024-01至2029-01",
        "2024年1月-2029年1月",
        "2029-09-01",
        "2029-09-01至2019-09-01",
        "2019-09-01至2029-02-30",
        "2019-09-01至",
        "至2029-09-01",
        "2019-09-01至到期",
        "拾年",
        "5年",
    ],
)
def test_a_term_that_is_not_certain_stays_open(cell: str) -> None:
    values, remarks = normalise({"valid_term": cell}, {})
    assert (values["valid_from"], values["valid_to"]) == (None, None)
    assert cell in remarks[0]


def test_a_term_that_contradicts_a_column_of_its_own_leaves_the_day_open() -> None:
    raw = {"valid_term": "2019-09-01至2029-09-01", "valid_from": "2018-09-01"}
    values, (remark,) = normalise(raw, {})
    assert (values["valid_from"], values["valid_to"]) == (None, date(2029, 9, 1))
    assert "2018-09-01" in remark
    assert "2019-09-01" in remark


@pytest.mark.parametrize(
    ("column", "area_km2"),
    [
        ("面积（公顷）", 0.125),
        ("面积(hm2)", 0.125),
        ("面积（KM²）", 12.5),
        ("面积（万平方米）", 0.125),
        ("面积（平方千米）", 12.5),
        ("", 12.5),
    ],
)
def test_areas_in_hectares(column: str, area_km2: float) -> None:
    assert read("licence_area_km2", 12.5, column) == (area_km2, False)


def test_every_standard_field_is_there_though_nothing_was_read() -> None:
    values, remarks = normalise({}, {})
    assert set(values) == {*vocabulary().mine_fields, "mineral_kind"}
    assert set(values.values()) == {None}
    assert remarks == ()


def test_remarks_name_field_and_value() -> None:
    _, (remark,) = normalise({"capacity": "若干"}, {})
    assert "生产规模" in remark
    assert "若干" in remark


@pytest.mark.parametrize(
    ("mineral", "kind"),
    [
        ("铁矿", "iron"),
        ("铁", "iron"),
        ("建筑石料用灰岩", "quarry_stone"),
        ("建筑石料用石灰岩", "quarry_stone"),
        ("石灰岩", "limestone"),
        ("白云岩（建筑用）", "quarry_stone"),
        (" 石 膏 ", "gypsum"),
        ("饰面用花岗岩", "dimension_stone"),
        ("铁矿、石灰岩", None),
        ("奇石", None),
        ("", None),
    ],
)
def test_kinds_of_minerals(mineral: str, kind: str | None) -> None:
    assert mineral_kind(mineral) == kind


def test_no_mineral_stands_for_two_kinds_of_rows() -> None:
    assert all(isinstance(kind, str) and kind for kind, _ in minerals().values())


@given(st.text(max_size=20))
def test_no_text_whatever_breaks_the_reading(text: str) -> None:
    for name, term in vocabulary().mine_fields.items():
        value, _ = read(name, text)
        kinds = {"number": float, "date": date, "yes_no": bool}
        assert value is None or isinstance(value, kinds.get(term.kind, str))


@pytest.mark.parametrize("word", ["长期", " 长 期 ", "长期有效", "永久"])
def test_a_term_without_end_is_no_unknown_one(word: str) -> None:
    values, remarks = normalise({"valid_to": word}, {})
    assert values["valid_to"] is NO_END
    assert remarks == ()
    assert normalise({"valid_from": word}, {})[0]["valid_from"] is None


def test_no_end_is_after_every_day() -> None:
    same = NoEnd("no_end")
    for day in (date.min, date(2026, 6, 30), date.max):
        assert day < NO_END
        assert day <= NO_END
        assert not day > NO_END
        assert not day >= NO_END
        assert day != NO_END
    assert same <= NO_END
    assert not same < NO_END
    assert str(NO_END) == "长期"


@pytest.mark.parametrize(
    ("field", "head", "value"),
    [
        ("service_life_years", "剩余服务年限（月）", None),
        ("service_life_years", "剩余服务年限（年）", 60.0),
        ("service_life_years", "剩余服务年限（证载）", 60.0),
        ("licence_area_km2", "矿区面积（亩）", None),
        ("licence_area_km2", "矿区面积（公顷）", 0.6),
        ("capacity", "生产规模（万块/年）", None),
    ],
)
def test_a_unit_in_the_head_that_the_field_cannot_have(
    field: str, head: str, value: float | None
) -> None:
    values, remarks = normalise({field: 60}, {field: head})
    assert values[field] == (pytest.approx(value) if value else None)
    assert bool(remarks) == (value is None)


def test_digits_that_a_float_does_not_have_are_not_made_up() -> None:
    values, _ = normalise({"licence_no": 1.404002019097e21}, {})
    assert values["licence_no"] == "1.404002019097e+21"
    assert normalise({"licence_no": 14040020.0}, {})[0]["licence_no"] == "14040020"


@pytest.mark.parametrize(
    ("cell", "column", "unit", "expected"),
    [
        (10_000, "生产规模（万吨/年）", None, 10_000.0),
        (100_000, "生产规模（万吨/年）", None, None),
        (100_000, "生产规模", "万吨/年", None),
        ("100000万吨/年", "生产规模", None, None),
        (100_000, "生产规模（吨/年）", None, 10.0),
        (100_000, "生产规模", "吨/年", 10.0),
        ("100000吨", "生产规模", None, 10.0),
    ],
)
def test_a_production_beyond_any_mine_stands_in_another_unit(
    cell: object, column: str, unit: str | None, expected: float | None
) -> None:
    raw = {"capacity": cell, "capacity_unit": unit}
    values, remarks = normalise(raw, {"capacity": column})
    assert (values["capacity"], bool(remarks)) == (expected, expected is None)
