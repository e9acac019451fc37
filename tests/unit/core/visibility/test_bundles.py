"""What bundles of sight lines rest on: extremes of boxes, and trees over points."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pingshun_screen.core.visibility.extremes import build_extremes
from pingshun_screen.core.visibility.trees import build_tree, quarter_order


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10_000), st.integers(2, 90), st.integers(2, 90))
def test_extremes_hold_all_nodes_of_a_box(seed: int, columns: int, rows: int) -> None:
    rng = np.random.default_rng(seed)
    heights = rng.normal(0, 50, (rows, columns)).astype(np.float32)
    heights[rng.uniform(size=heights.shape) < 0.01] = np.nan
    u = np.sort(rng.uniform(0, columns - 1, (2, 50)), axis=0).astype(np.float32)
    v = np.sort(rng.uniform(0, rows - 1, (2, 50)), axis=0).astype(np.float32)
    highest, lowest = build_extremes(heights).of_boxes((u[0], u[1]), (v[0], v[1]))
    for n in range(50):
        box = heights[
            int(v[0, n]) : int(np.ceil(v[1, n])) + 1,
            int(u[0, n]) : int(np.ceil(u[1, n])) + 1,
        ]
        if np.isnan(box).any():
            assert highest[n] == np.inf
            assert lowest[n] == -np.inf
        else:
            assert highest[n] >= box.max()
            assert lowest[n] <= box.min()


def test_extremes_of_small_boxes_are_no_wider_than_a_node_around() -> None:
    heights = np.arange(10_000, dtype=np.float32).reshape(100, 100)
    u, v = np.array([40.2], np.float32), np.array([50.4], np.float32)
    highest, lowest = build_extremes(heights).of_boxes((u, u + 7), (v, v + 5))
    assert (lowest[0], highest[0]) == (5040, 5748)


def test_a_tree_has_the_boxes_of_its_points() -> None:
    points = np.array([(0, 5, 100), (2, 4, 90), (9, 9, np.nan), (1, 7, 80)], float)
    tree = build_tree(points, 2, 2)
    assert tree.levels[0].shape == (6, 4)
    assert tree.levels[1][:, 0].tolist() == [0, 2, 4, 5, 90, 100]
    assert tree.levels[1][:, 1].tolist() == [1, 1, 7, 7, 80, 80]
    assert tree.levels[2][:, 0].tolist() == [0, 2, 4, 7, 80, 100]
    assert np.isnan(tree.levels[0][:, 2]).all()


def test_quarters_follow_one_another() -> None:
    columns, rows = np.meshgrid(np.arange(4), np.arange(4))
    order = quarter_order(columns.ravel(), rows.ravel(), 4).reshape(4, 4)
    assert order.tolist() == [
        [0, 1, 4, 5],
        [2, 3, 6, 7],
        [8, 9, 12, 13],
        [10, 11, 14, 15],
    ]


def test_cells_far_apart_take_no_room_between_them() -> None:
    columns = np.array([0, 1, 70_000, 70_001])
    order = quarter_order(columns, columns, 2)
    assert order.tolist() == [0, 3, 16, 19]
