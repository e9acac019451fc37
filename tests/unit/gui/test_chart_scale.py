"""The ticks of a chart's axes."""

from __future__ import annotations

import pytest

from pingshun_screen.gui.chart_scale import round_ticks

CASES = [
    (0.0, 3492.8, 4, (0.0, 1000.0, 2000.0, 3000.0)),
    (720.0, 1260.0, 3, (800.0, 1000.0, 1200.0)),
    (0.0, 10.0, 5, (0.0, 2.0, 4.0, 6.0, 8.0, 10.0)),
    (-15.0, 15.0, 3, (-10.0, 0.0, 10.0)),
    (5.0, 5.0, 3, (5.0,)),
]


@pytest.mark.parametrize(("least", "greatest", "most", "ticks"), CASES)
def test_ticks_are_round(
    least: float, greatest: float, most: int, ticks: tuple[float, ...]
) -> None:
    assert round_ticks(least, greatest, most) == pytest.approx(ticks)
