"""What must hold of sight lines on any terrain."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pingshun_screen.core.progress import never_cancelled
from pingshun_screen.core.visibility.crossings import margins_m
from pingshun_screen.core.visibility.shafts import Sight, look
from tests.unit.core.visibility.scenery import (
    FLAT,
    nodes,
    points,
    rough,
    scene,
    sights,
)

seeds = st.integers(0, 10_000)
heights = st.floats(0.1, 40)
few = settings(deadline=None, max_examples=25)


def _eyes(seed: int, count: int = 5) -> list[tuple[float, float]]:
    rng = np.random.default_rng(seed)
    return rng.uniform((0, 0), (470, 390), (count, 2)).tolist()


@few
@given(seeds, heights, heights)
def test_who_sees_is_seen(seed: int, one_m: float, other_m: float) -> None:
    terrain = rough(seed)
    places = terrain.positions(nodes(terrain)[::37, :2]).tolist()
    low = points(terrain, *((x, y, one_m) for x, y in places))
    high = points(terrain, *((x, y, other_m) for x, y in places))
    curved = replace(FLAT, refraction=1 / 7)
    there = sights(terrain, low, high, curved)
    back = sights(terrain, high, low, curved)
    assert (there == back.T).all()


@few
@given(seeds, heights, st.floats(0, 50))
def test_a_higher_eye_sees_no_less(seed: int, eye_m: float, more_m: float) -> None:
    terrain, places = rough(seed), _eyes(seed)
    low = points(terrain, *((x, y, eye_m) for x, y in places))
    high = points(terrain, *((x, y, eye_m + more_m) for x, y in places))
    assert (
        sights(terrain, low, nodes(terrain)) <= sights(terrain, high, nodes(terrain))
    ).all()


@few
@given(seeds, st.floats(10, 600), st.floats(0, 300))
def test_a_larger_range_sees_no_less(seed: int, range_m: float, more_m: float) -> None:
    terrain = rough(seed)
    eyes = points(terrain, *((x, y, 20) for x, y in _eyes(seed)))
    small, large = (
        sights(terrain, eyes, nodes(terrain), replace(FLAT, range_m=reach_m))
        for reach_m in (range_m, range_m + more_m)
    )
    assert (small <= large).all()


@few
@given(seeds, st.floats(0.1, 80), st.integers(6, 40), st.integers(6, 30))
def test_a_hill_in_front_hides_no_less(
    seed: int, hill_m: float, column: int, row: int
) -> None:
    terrain = rough(seed)
    hill = terrain.heights_m.copy()
    hill[row - 2 : row + 3, column - 2 : column + 3] += np.float32(hill_m)
    targets = nodes(terrain)
    off = (np.abs(targets[:, :2] - (column, row)) > 3).any(axis=1)
    places = [(x, y) for x, y in _eyes(seed, 9) if abs(x / 10 - column) > 4]
    if not places:
        return
    eyes = points(terrain, *((x, y, 5) for x, y in places))
    before = sights(terrain, eyes, targets[off])
    after = sights(replace(terrain, heights_m=hill), eyes, targets[off])
    assert (after <= before).all()


@few
@given(seeds, st.sampled_from([-30.0, -3.0, 0.0, 2.0, 15.0]), st.integers(1, 40))
def test_bundles_answer_as_each_line_alone_does(
    seed: int, raise_m: float, count: int
) -> None:
    terrain = rough(seed)
    here = scene(terrain, replace(FLAT, range_m=350.0))
    eyes = points(terrain, *((x, y, 1.5) for x, y in _eyes(seed, count)))
    targets = nodes(terrain)[:: 1 + seed % 7]
    bundled = look(here.raised(raise_m), eyes, targets, never_cancelled)
    eye, target = np.indices(bundled.shape).reshape(2, -1)
    alone = margins_m(here, eyes[eye], targets[target])
    doubtful = np.abs(alone - raise_m) < 0.01 * (1 + np.abs(alone))
    free = (alone >= raise_m).reshape(bundled.shape)
    assert ((bundled == Sight.VISIBLE) == free)[~doubtful.reshape(bundled.shape)].all()


@few
@given(seeds, st.integers(0, 47), st.integers(0, 39))
def test_no_data_leaves_open_and_never_hides(seed: int, column: int, row: int) -> None:
    terrain = rough(seed)
    holed = terrain.heights_m.copy()
    holed[max(row - 3, 0) : row + 4, max(column - 3, 0) : column + 4] = np.nan
    eyes = points(terrain, *((x, y, 10) for x, y in _eyes(seed)))
    targets = nodes(terrain)
    whole = sights(terrain, eyes, targets)
    open_ = sights(replace(terrain, heights_m=holed), eyes, targets)
    changed = open_ != whole
    assert (open_[changed] == Sight.UNKNOWN).all()


@pytest.mark.parametrize("count", [1, 2, 17])
def test_order_of_eyes_and_targets_does_not_matter(count: int) -> None:
    terrain = rough(7)
    eyes = points(terrain, *((x, y, 3) for x, y in _eyes(1, count)))
    targets = nodes(terrain)
    mixed = np.random.default_rng(0).permutation(len(targets))
    found = sights(terrain, eyes, targets)
    assert (sights(terrain, eyes[::-1], targets[mixed]) == found[::-1, mixed]).all()
