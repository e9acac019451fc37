from __future__ import annotations

import struct
import sys
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from matplotlib.image import imread

from pingshun_screen.core.visibility.profiles import SightProfile
from pingshun_screen.report import sight_chart
from pingshun_screen.report.sight_chart import obstacle, profile_png
from tests.unit.report.sights import BEFORE, BEHIND, sight_run


@pytest.fixture(scope="module")
def profiles() -> list[SightProfile]:
    sights = [one.visibility.sight for one in sight_run().mines[: BEHIND + 1]]
    return [sight.best.profile for sight in sights if sight and sight.best]


def test_this_computer_can_draw_charts() -> None:
    assert obstacle() == ""


def test_the_same_profile_gives_the_same_bytes(profiles: list[SightProfile]) -> None:
    first, second = profile_png(profiles[BEHIND]), profile_png(profiles[BEHIND])
    assert first == second
    assert first != profile_png(profiles[BEFORE])


def test_it_is_as_wide_as_the_text_and_holds_no_remarks(
    profiles: list[SightProfile],
) -> None:
    png = profile_png(profiles[BEHIND])
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) == (round(156 / 25.4 * 300 - 0.5), round(72 / 25.4 * 300))
    assert b"tEXt" not in png
    assert b"tIME" not in png


def test_it_can_be_printed_in_black_and_white(profiles: list[SightProfile]) -> None:
    pixels = imread(BytesIO(profile_png(profiles[BEHIND])))[:, :, :3]
    assert np.ptp(pixels, axis=2).max() == 0
    assert pixels.min() == 0.0


def test_unknown_terrain_is_hatched(profiles: list[SightProfile]) -> None:
    known = profiles[BEHIND]
    holes = known.terrain_m.copy()
    holes[3:9] = np.nan
    holed = replace(known, terrain_m=holes, blocker=None)
    assert profile_png(holed) != profile_png(replace(known, blocker=None))


def test_without_matplotlib_or_a_font_it_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sight_chart.obstacle.cache_clear()
    try:
        monkeypatch.setattr(sight_chart, "_family", lambda: "")
        assert obstacle() == "no_font"
        monkeypatch.undo()
        sight_chart.obstacle.cache_clear()
        sight_chart._family.cache_clear()
        monkeypatch.setitem(sys.modules, "matplotlib.font_manager", None)
        assert obstacle() == "no_matplotlib"
    finally:
        sight_chart.obstacle.cache_clear()
