"""Sight lines over surfaces whose answer can be worked out by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from pingshun_screen.core.visibility.crossings import margins_m
from pingshun_screen.core.visibility.profiles import sight_profile
from pingshun_screen.core.visibility.shafts import Sight
from tests.unit.core.visibility.scenery import (
    FLAT,
    RADIUS_M,
    ground,
    nodes,
    points,
    scene,
    sights,
)


@pytest.mark.parametrize(("east", "north"), [(0, 0), (0.3, 0), (0, -0.2), (-0.4, 0.5)])
def test_a_plane_hides_nothing(east: float, north: float) -> None:
    plane = ground(lambda x, y: 500 + east * x + north * y)
    eyes = points(plane, (3, 7, 1.5), (480, 200, 1.5), (1000, 400, 1.5))
    assert (sights(plane, eyes, nodes(plane)) == Sight.VISIBLE).all()


# Wall at x = 500, its foot at 490 and 510; an eye h above the plane at x = 0 sees
# over a wall of w the height h + (w - h) * d / 500 at distance d.
@pytest.mark.parametrize(
    ("eye_m", "wall_m", "target_x", "target_m", "seen"),
    [
        (10, 20, 1000, 29.9, False),
        (10, 20, 1000, 30.1, True),
        (10, 9, 1000, 8.1, True),
        (10, 9, 1000, 7.9, False),
        (30, 20, 750, 14.9, False),
        (30, 20, 750, 15.1, True),
        (10, 20, 490, 0, True),
    ],
)
def test_a_wall_hides_what_lies_below_the_line_over_its_top(
    *, eye_m: float, wall_m: float, target_x: float, target_m: float, seen: bool
) -> None:
    wall = ground(lambda x, _: np.where(x == 500, wall_m, 0.0))
    eye, target = points(wall, (0, 200, eye_m), (target_x, 200, target_m))
    assert (sights(wall, eye[None], target[None]) == int(seen)).all()


# Ridges of 50 m at x = 300 and of 80 m at x = 600, eye at 20 m: over the first the
# line climbs 30 in 300, over the second 60 in 600, so both touch the same line.
@pytest.mark.parametrize(
    ("second_m", "target_m", "blocking_x"),
    [(79, 119.9, 300), (81, 121.5, 600), (81, 120.5, 600), (60, 119.0, 300)],
)
def test_the_ridge_that_reaches_highest_blocks(
    second_m: float, target_m: float, blocking_x: float
) -> None:
    ridges = ground(
        lambda x, _: np.where(x == 300, 50, np.where(x == 600, second_m, 0))
    )
    profile = sight_profile(ridges, (0, 200, 20), (1000, 200, target_m), FLAT)
    assert profile.is_visible is False
    assert profile.blocker is not None
    assert profile.blocker.distance_m == pytest.approx(blocking_x)
    ridge_m = {300: 50, 600: second_m}[int(blocking_x)]
    line_m = 20 + (target_m - 20) * blocking_x / 1000
    assert profile.blocker.above_m == pytest.approx(ridge_m - line_m)
    assert profile.margin_m == pytest.approx(line_m - ridge_m)


def test_a_cone_hides_what_lies_behind_its_tangents() -> None:
    """From height h a cone of height c and base radius b casts a known shadow.

    Seen level from a distant eye at half the cone's height, the cone is a disc of
    radius b / 2 at that height; targets at that height are hidden in its shadow.
    """
    half_m, radius_m, away_m = 50.0, 100.0, 500.0
    cone = ground(
        lambda x, y: np.maximum(
            0, 2 * half_m * (1 - np.hypot(x - away_m, y - 500) / (2 * radius_m))
        ),
        rows=101,
    )
    eye = points(cone, (0, 500, half_m))
    targets = nodes(cone)[:, :3]
    targets[:, 2] = half_m
    x, y = cone.positions(targets[:, :2]).T
    seen = sights(cone, eye, targets)[0] == Sight.VISIBLE
    tangent = math.asin(radius_m / away_m)
    angle = np.abs(np.arctan2(y - 500, x))
    beyond = np.hypot(x, y - 500) > away_m
    apart = np.abs(angle - tangent) * np.hypot(x, y - 500)
    clear_of_edge = apart > 10.0
    assert seen[beyond & clear_of_edge & (angle > tangent)].all()
    assert not seen[beyond & clear_of_edge & (angle < tangent)].any()
    assert seen[(x < 390) & (y == 500)].all()


# The horizon of an eye h above a sphere of radius R lies sqrt(2 R h) away, and a
# target as high beyond it can be twice as far away.
@pytest.mark.parametrize("refraction", [0.0, 1 / 7])
@pytest.mark.parametrize(("beyond_m", "seen"), [(-100, True), (100, False)])
def test_the_earth_hides_what_lies_below_the_horizon(
    *, refraction: float, beyond_m: float, seen: bool
) -> None:
    radius_m = RADIUS_M / (1 - refraction)
    horizon_m = math.sqrt(2 * radius_m * 1.5)
    sea = ground(lambda x, _: 0 * x, columns=1200, rows=2)
    settings = replace(FLAT, refraction=refraction, range_m=20_000)
    end_m = round((2 * horizon_m + beyond_m) / 10) * 10
    eye, target = points(sea, (0, 0, 1.5), (end_m, 0, 1.5))
    assert (sights(sea, eye[None], target[None], settings) == int(seen)).all()


def test_the_bulge_of_the_earth_is_that_of_the_formula() -> None:
    """4 km of chord bulge 4000² / 8R = 0.3136 m, less one seventh 0.2688 m."""
    sea = ground(lambda x, _: 0 * x, columns=401, rows=2)
    settings = replace(FLAT, refraction=1 / 7)
    profile = sight_profile(sea, (0, 0, 2), (4000, 0, 2), settings)
    middle = np.searchsorted(profile.distance_m, 2000)
    assert profile.curved_m[middle] == pytest.approx(0.26878, abs=1e-4)
    assert profile.margin_m == pytest.approx(2 - 0.26878, abs=1e-4)


def test_near_its_ends_a_line_has_a_larger_margin() -> None:
    """100 m of correlation: a wall 50 m from the eye counts half."""
    wall = ground(lambda x, _: np.where(x == 50, 6.0, 0.0))
    eye, target = points(wall, (0, 200, 10), (1000, 200, 10))
    margin = margins_m(scene(wall), eye[None], target[None])
    assert margin == pytest.approx([(10 - 6) / 0.5])


def test_a_profile_starts_and_ends_with_the_ground_and_is_open_over_no_data() -> None:
    holed = ground(lambda x, _: np.where(x == 500, np.nan, 0.1 * x))
    profile = sight_profile(holed, (0, 200, 2), (1000, 200, 0), FLAT)
    assert (profile.terrain_m[0], profile.terrain_m[-1]) == pytest.approx((0, 100))
    assert (profile.sight_m[0], profile.sight_m[-1]) == pytest.approx((2, 100))
    assert np.diff(profile.distance_m).min() > 0
    assert profile.is_visible is None
    assert math.isnan(profile.margin_m)
    beyond = sight_profile(holed, (0, 200, 2), (1100, 200, 0), FLAT)
    assert (beyond.is_visible, len(beyond.distance_m)) == (None, 2)


def test_a_line_shorter_than_a_cell_is_free() -> None:
    plane = ground(lambda x, _: 0 * x)
    profile = sight_profile(plane, (12, 203, 1), (17, 207, 0), FLAT)
    assert profile.is_visible is True
    assert profile.blocker is None
    assert profile.margin_m == math.inf
