"""The offset of map services: published values, its inverse, its size in China."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from pingshun_screen.core.gcj02 import from_gcj02, to_gcj02

LONGITUDES, LATITUDES = st.floats(74, 134), st.floats(19, 53)


def test_the_value_that_public_code_gives() -> None:
    # README of wandergis/coordtransform, repeated in the tests of many ports.
    drawn = to_gcj02(np.array([116.404]), np.array([39.915]))
    assert drawn[0][0] == pytest.approx(116.41024449916938, abs=1e-12)
    assert drawn[1][0] == pytest.approx(39.91640428150164, abs=1e-12)


@given(LONGITUDES, LATITUDES)
def test_there_and_back(longitude: float, latitude: float) -> None:
    place = np.array([longitude]), np.array([latitude])
    back = from_gcj02(*to_gcj02(*place))
    assert np.abs(np.array(back) - place).max() < 1e-9


@given(LONGITUDES, LATITUDES)
def test_the_offset_is_some_hundred_metres(longitude: float, latitude: float) -> None:
    east, north = to_gcj02(np.array([longitude]), np.array([latitude]))
    _, _, away_m = Geod(ellps="GRS80").inv(longitude, latitude, east[0], north[0])
    assert 20 < away_m < 1200
