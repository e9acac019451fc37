"""Productions in another unit: converted only by a stated density, which is printed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pingshun_screen.core.comparisons import judge_attribute, judge_size
from pingshun_screen.core.evidence import Evidence
from pingshun_screen.core.kleene import Truth
from pingshun_screen.core.no_end import NO_END
from pingshun_screen.core.policy import Attribute, SizeClass
from pingshun_screen.core.sighting import Sighting
from tests.unit.core.factories import policy

MASS, VOLUME = "万吨/年", "万立方米/年"
DENSITY = "size_class.density_t_per_m3"
STONE = {"mineral": "建筑石料用灰岩", "mining_method": "open_pit"}


def evidence(
    attributes: Mapping[str, object], density: float = 0.0, **settled: object
) -> Evidence:
    overrides = {DENSITY: density, **settled}
    return Evidence(
        mine=0,
        attributes=attributes,
        conflicts=(),
        lines=(),
        sighting=Sighting(),
        reaches={},
        geometry_gap="",
        ambiguous=False,
        policy=policy(overrides),
        as_of=date(2026, 6, 30),
        accept_unverified_sizes=True,
    )


@pytest.mark.parametrize(
    ("capacity", "unit", "density", "truth", "printed"),
    [
        (20.0, VOLUME, 0.0, Truth.UNKNOWN, False),
        (20.0, VOLUME, 2.7, Truth.FALSE, True),  # 54
        (18.0, VOLUME, 2.7, Truth.TRUE, True),  # 48.6
        (18.52, VOLUME, 2.7, Truth.FALSE, True),  # 50.004
        (20.0, VOLUME, 2.5, Truth.FALSE, True),  # 50, the bound itself
        (20.0, MASS, 2.7, Truth.TRUE, False),
        (60.0, MASS, 2.7, Truth.FALSE, False),
        (20.0, None, 2.7, Truth.UNKNOWN, False),
        (20.0, "万块/年", 2.7, Truth.UNKNOWN, False),
    ],
)
def test_a_floor_in_tonnes(
    capacity: float, unit: str | None, density: float, truth: Truth, printed: bool
) -> None:
    known = evidence({"capacity": capacity, "capacity_unit": unit}, density)
    finding = judge_attribute(Attribute("capacity", "lt", 50.0, MASS), known)
    assert finding.truth is truth
    (reason,) = finding.reasons
    words = f"由{capacity:g}{unit}按密度{density:g}吨/立方米换算"
    assert (words in reason) is printed
    assert ("density_t_per_m3" in finding.evidence) is printed


def test_a_floor_in_cubic_metres() -> None:
    known = evidence({"capacity": 27.0, "capacity_unit": MASS}, 2.7)
    finding = judge_attribute(Attribute("capacity", "ge", 10.0, VOLUME), known)
    assert finding.truth is Truth.TRUE
    assert finding.evidence["capacity"] == 10.0


@pytest.mark.parametrize(
    ("capacity", "unit", "density", "printed"),
    [(20.0, VOLUME, 0.0, False), (20.0, MASS, 2.7, True), (20.0, MASS, 0.0, False)],
)
def test_a_size_class_prints_the_density_it_used(
    capacity: float, unit: str, density: float, printed: bool
) -> None:
    attributes = {**STONE, "capacity": capacity, "capacity_unit": unit}
    settled = {"size_class.rows": ["建筑石料"]}
    known = evidence(attributes, density, **settled)
    finding = judge_size(SizeClass(("small",)), known)
    words = f"由{capacity:g}{unit}按密度{density:g}吨/立方米换算"
    assert (words in "".join(finding.reasons)) is printed
    assert (finding.truth is Truth.UNKNOWN) is (unit == MASS and not density)


@pytest.mark.parametrize(
    ("operator", "value", "truth"),
    [
        ("before", date(2026, 6, 30), Truth.FALSE),
        ("after", date(2026, 6, 30), Truth.TRUE),
        ("older_than_years", 1.0, Truth.FALSE),
    ],
)
def test_no_rule_on_dates_takes_no_end_for_a_day_that_has_passed(
    operator: str, value: object, truth: Truth
) -> None:
    known = evidence({"valid_to": NO_END})
    finding = judge_attribute(Attribute("valid_to", operator, value), known)
    assert finding.truth is truth
    assert "长期" in finding.reasons[0]
