"""Rings make areas with holes, or say which of them does not fit."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from pingshun_screen.core.rings import (
    Assembly,
    RingFault,
    RingProblem,
    assemble,
    ring_faults,
)

Ring = NDArray[np.float64]


def box(west: float, south: float, size: float) -> Ring:
    east, north = west + size, south + size
    corners = [(west, south), (east, south), (east, north), (west, north)]
    return np.array(corners, dtype=float)


def made(rings: list[Ring], areas: list[str] | None = None) -> Assembly:
    found = assemble(rings, areas or [""] * len(rings))
    assert isinstance(found, Assembly)
    return found


def refused(rings: list[Ring], areas: list[str] | None = None) -> list[RingFault]:
    found = assemble(rings, areas or [""] * len(rings))
    assert isinstance(found, list)
    return found


def test_one_ring() -> None:
    found = made([box(0, 0, 10)])
    assert (found.polygon.area, found.parts) == (100.0, ((0,),))


def test_a_ring_inside_is_a_hole_in_whatever_order_they_come() -> None:
    assert made([box(0, 0, 10), box(2, 2, 3)]).polygon.area == 91.0
    found = made([box(2, 2, 3), box(0, 0, 10)])
    assert (found.polygon.area, found.parts) == (91.0, ((1, 0),))


def test_an_island_in_a_hole() -> None:
    found = made([box(0, 0, 10), box(2, 2, 6), box(4, 4, 2)])
    assert found.polygon.area == 100 - 36 + 4
    assert found.parts == ((0, 1), (2,))


def test_a_hole_belongs_to_the_innermost_area() -> None:
    rings = [box(0, 0, 10), box(1, 1, 8), box(2, 2, 6), box(3, 3, 1)]
    found = made(rings)
    assert found.parts == ((0, 1), (2, 3))
    assert found.polygon.area == 100 - 64 + 36 - 1


def test_areas_apart_and_areas_that_meet_in_a_corner() -> None:
    assert made([box(0, 0, 1), box(5, 5, 1)]).polygon.area == 2.0
    assert made([box(0, 0, 1), box(1, 1, 1)]).polygon.area == 2.0


@pytest.mark.parametrize(
    ("other", "problem"),
    [
        (box(5, 5, 10), RingProblem.OVERLAPS),
        (box(0, 0, 10), RingProblem.REPEATED),
        # Side by side along an edge is one area drawn as two: no polygon is so.
        (box(10, 0, 10), RingProblem.OVERLAPS),
        # A hole along the edge.
        (box(0, 2, 3), RingProblem.OVERLAPS),
    ],
)
def test_rings_that_do_not_go_together(other: Ring, problem: RingProblem) -> None:
    (fault,) = refused([box(0, 0, 10), other])
    assert fault == RingFault(problem, 1, other=0)


def test_one_area_must_not_lie_in_another() -> None:
    rings = [box(0, 0, 10), box(2, 2, 3)]
    (fault,) = refused(rings, ["A", "B"])
    assert fault == RingFault(RingProblem.OVERLAPS, 1, other=0)


def test_an_area_may_lie_in_the_hole_of_another() -> None:
    rings = [box(0, 0, 10), box(2, 2, 6), box(4, 4, 2)]
    assert made(rings, ["A", "A", "B"]).parts == ((0, 1), (2,))


def test_faults_of_single_rings() -> None:
    bowtie = np.array([(0, 0), (10, 10), (10, 0), (0, 8)], dtype=float)
    line = np.array([(0, 0), (1, 1), (2, 2)], dtype=float)
    two = np.array([(0, 0), (1, 1), (0, 0)], dtype=float)
    assert ring_faults([box(0, 0, 1)]) == []
    assert [(f.problem, f.ring) for f in ring_faults([bowtie, line, two])] == [
        (RingProblem.CROSSES_ITSELF, 0),
        (RingProblem.NO_AREA, 1),
        (RingProblem.TOO_FEW, 2),
    ]


def test_a_crossing_is_placed_at_one_of_the_edges_that_cross() -> None:
    corners = [(0, 0), (10, 0), (10, 10), (4, -5), (0, 10)]
    (fault,) = ring_faults([np.array(corners, dtype=float)])
    assert fault.corner in (0, 2, 3)
