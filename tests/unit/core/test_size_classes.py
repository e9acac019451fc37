"""Large, medium, small: by row, unit, method, density and what is settled."""

from __future__ import annotations

import pytest

from pingshun_screen.core.attributes import minerals
from pingshun_screen.core.size_classes import Production, size_rows, sizing

MASS, VOLUME = "万吨/年", "万立方米/年"


def sizes(  # noqa: PLR0913 - a row of the tables below
    mineral: str,
    capacity: float,
    unit: str = MASS,
    method: str | None = "open_pit",
    *,
    settled: tuple[str, ...] = (),
    density: float = 0.0,
) -> tuple[dict[str, str], set[str]]:
    found = sizing(
        Production(mineral, method, capacity, unit),
        confirmed_rows=settled,
        density_t_per_m3=density,
    )
    return (
        {row.name: size for row, size in found.sizes},
        {row.name for row in found.unusable},
    )


@pytest.mark.parametrize(
    ("mineral", "capacity", "unit", "method", "size"),
    [
        ("石灰岩", 100, MASS, "open_pit", "large"),
        ("石灰岩", 99.999, MASS, "open_pit", "medium"),
        ("石灰岩", 50, MASS, "open_pit", "medium"),
        ("石灰岩", 49.999, MASS, "open_pit", "small"),
        ("白云岩", 30, MASS, None, "medium"),
        ("白云岩", 29.9, MASS, None, "small"),
        ("铁矿", 100, MASS, "underground", "large"),
        ("铁矿", 100, MASS, "open_pit", "medium"),
        ("铁矿", 59, MASS, "open_pit", "small"),
        ("铁矿", 59, MASS, "underground", "medium"),
        ("石墨", 0.3, MASS, "open_pit", "medium"),
        ("石墨", 0.29, MASS, "open_pit", "small"),
        ("建筑用花岗石", 5, VOLUME, "open_pit", "medium"),
        ("建筑用花岗石", 4.99, VOLUME, "open_pit", "small"),
        ("地热", 20, VOLUME, None, "large"),
    ],
)
def test_bounds_belong_to_the_larger_class(
    mineral: str, capacity: float, unit: str, method: str | None, size: str
) -> None:
    found, unusable = sizes(mineral, capacity, unit, method)
    assert set(found.values()) == {size}
    assert unusable == set()


def test_a_quarry_is_judged_by_both_rows_that_may_apply() -> None:
    # 20 万吨 at 2.7 t/m³ are 7.4 万立方米: medium as stone, small as limestone.
    found, unusable = sizes("建筑石料用灰岩", 20, density=2.7)
    assert found == {"建筑石料": "medium", "石灰岩": "small"}
    assert unusable == set()


def test_without_a_density_the_other_unit_is_no_use() -> None:
    assert sizes("建筑石料用灰岩", 20) == ({"石灰岩": "small"}, {"建筑石料"})
    assert sizes("建筑石料用灰岩", 4, VOLUME) == ({"建筑石料": "small"}, {"石灰岩"})


def test_a_settled_row_speaks_alone() -> None:
    assert sizes("建筑石料用灰岩", 20, settled=("石灰岩",)) == (
        {"石灰岩": "small"},
        set(),
    )
    assert sizes("建筑石料用灰岩", 20, settled=("建筑石料",)) == ({}, {"建筑石料"})
    assert sizes("建筑石料用灰岩", 20, settled=("建筑石料",), density=2.5) == (
        {"建筑石料": "medium"},
        set(),
    )


def test_a_settled_row_of_another_mineral_settles_nothing() -> None:
    assert sizes("石灰岩", 20, settled=("建筑石料",)) == ({"石灰岩": "small"}, set())


@pytest.mark.parametrize("density", [2.6, 2.65, 2.7, 2.75])
def test_a_bound_stays_a_bound_after_conversion(density: float) -> None:
    assert (
        sizes("建筑石料用灰岩", 5 * density, density=density)[0]["建筑石料"] == "medium"
    )
    assert (
        sizes("建筑石料用灰岩", 10 * density, density=density)[0]["建筑石料"] == "large"
    )


@pytest.mark.parametrize("method", [None, "combined"])
def test_iron_needs_its_method(method: str | None) -> None:
    assert sizes("铁矿", 59, method=method) == ({}, {"铁矿"})


@pytest.mark.parametrize("mineral", ["奇石", "饰面用灰岩", ""])
def test_no_row_no_size(mineral: str) -> None:
    assert sizes(mineral, 10) == ({}, set())


@pytest.mark.parametrize("unit", ["万块/年", "吨/年", ""])
def test_an_unknown_unit_is_no_use(unit: str) -> None:
    assert sizes("石灰岩", 10, unit, density=2.7) == ({}, {"石灰岩"})


def test_the_shipped_table_is_sound() -> None:
    keys = [(row.name, row.unit, row.method) for row in size_rows()]
    assert len(keys) == len(set(keys))
    for row in size_rows():
        assert row.large_min > row.medium_min > 0
        assert row.source
        assert row.unit in (MASS, VOLUME)
        assert row.method in ("", "open_pit", "underground")
    named = {name for _, rows in minerals().values() for name in rows}
    assert named == {row.name for row in size_rows()}


def test_no_row_claims_to_be_verified_yet() -> None:
    # domain.md: no row has been read in the original document.
    assert not any(row.verified for row in size_rows())
