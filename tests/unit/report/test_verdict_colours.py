"""The verdicts' colours can be told apart by people with any colour vision."""

from __future__ import annotations

import tomllib
from itertools import combinations

import numpy as np
import pytest

from pingshun_screen.core.findings import SpatialVerdict
from pingshun_screen.core.resources import resource
from pingshun_screen.report.typography import tints

# Machado, Oliveira and Fernandes 2009, severity 1, for linear RGB.
VISION = {
    "full": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = TO_XYZ @ np.ones(3)


def _symbols() -> dict[str, dict[str, object]]:
    with resource("styles", "verdict_symbols.toml").open("rb") as file:
        return tomllib.load(file)


def _lab(colour: str, vision: str) -> np.ndarray:
    """Return a #RRGGBB as CIE L*a*b*, the way an eye sees it."""
    channels = [int(colour.strip("#")[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = np.array(
        [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    )
    seen = np.clip(VISION[vision] @ linear, 0, 1)
    ratio = TO_XYZ @ seen / WHITE
    f = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def _difference(one: str, other: str, vision: str) -> float:
    return float(np.linalg.norm(_lab(one, vision) - _lab(other, vision)))


def test_black_and_white_are_a_hundred_apart() -> None:
    assert _difference("#000000", "#FFFFFF", "full") == pytest.approx(100, abs=0.1)


def test_red_and_green_are_known_to_be_confused() -> None:
    assert _difference("#A05A00", "#6A7A00", "full") > 25
    assert _difference("#A05A00", "#6A7A00", "deuteranopia") < 10


def test_every_verdict_has_a_boundary() -> None:
    assert set(_symbols()) == set(SpatialVerdict)


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize(("one", "other"), list(combinations(SpatialVerdict, 2)))
def test_no_two_boundaries_are_confused(one: str, other: str, vision: str) -> None:
    colours = [str(_symbols()[name]["outline"]) for name in (one, other)]
    assert _difference(*colours, vision) > 20


@pytest.mark.parametrize("vision", VISION)
def test_a_conflict_is_never_taken_for_a_clear_mine(vision: str) -> None:
    fills = [tints()[f"spatial_{name}"] for name in ("conflict", "clear")]
    assert _difference(*fills, vision) > 10


def test_a_print_in_grey_tells_them_apart_by_line() -> None:
    lines = {(s["outline_mm"], s["outline_style"]) for s in _symbols().values()}
    assert len(lines) == len(SpatialVerdict)
