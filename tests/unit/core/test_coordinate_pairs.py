"""Numbers of China tell by their size what they are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.core.coordinate_pairs import (
    NOT_A_PAIR,
    Pair,
    are_packed,
    is_pair,
    pair_codes,
    pair_of,
    unpacked,
)


def told(first: float, second: float) -> tuple[Pair, bool] | None:
    (code,) = pair_codes(np.array([first]), np.array([second])).tolist()
    return None if code == NOT_A_PAIR else pair_of(code)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (3437174.65, 38383678.71, (Pair.ZONED_METRES, False)),
        (38383678.71, 3437174.65, (Pair.ZONED_METRES, True)),
        (3437174.65, 19383678.71, (Pair.ZONED_METRES, False)),
        (3437174.65, 383678.71, (Pair.METRES, False)),
        (383678.71, 3437174.65, (Pair.METRES, True)),
        (36.13, 113.44, (Pair.DEGREES, False)),
        (113.44, 36.13, (Pair.DEGREES, True)),
        (360747.418, 1132640.379, (Pair.PACKED_DEGREES, False)),
        (1132640.379, 360747.418, (Pair.PACKED_DEGREES, True)),
        # West of 100°E the packed longitude is as long as an easting.
        (360747.418, 992640.379, (Pair.PACKED_DEGREES, False)),
        # Minutes and seconds below sixty only.
        (366747.418, 1132640.379, None),
        (360747.418, 1132670.379, None),
        (36.13, 38383678.71, None),
        (343717.46, 383678.71, None),
        (0.0, 0.0, None),
        (float("nan"), 113.0, None),
        (float("inf"), 38383678.71, None),
        (60.0, 113.0, None),
    ],
)
def test_what_a_pair_is(
    first: float, second: float, expected: tuple[Pair, bool] | None
) -> None:
    assert told(first, second) == expected


@given(
    degrees=st.integers(73, 135),
    minutes=st.integers(0, 59),
    thousandths=st.integers(0, 59_999),
)
def test_packed_angles_unpack(degrees: int, minutes: int, thousandths: int) -> None:
    seconds = thousandths / 1000
    packed = np.array([degrees + minutes / 100 + seconds / 10_000])
    assert are_packed(packed).all()
    meant = degrees + minutes / 60 + seconds / 3600
    assert unpacked(packed)[0] == pytest.approx(meant, abs=1e-9)


NUMBERS = st.one_of(
    st.floats(0, 50_000_000),
    st.floats(0, 140),
    st.floats(20_000, 1_500_000),
    st.sampled_from((3.0, 54.0, 73.0, 136.0, 100_000.0, 1e6, 1.8e6, 6e6, 1.3e7, 4.6e7)),
)


@given(first=NUMBERS, second=NUMBERS)
def test_one_pair_is_told_as_many_are(first: float, second: float) -> None:
    assert is_pair(first, second) is (told(first, second) is not None)
