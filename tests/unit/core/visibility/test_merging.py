"""Roads put together from pieces of every kind."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from pingshun_screen.core.visibility.merging import (
    MergedLines,
    RoadPiece,
    merge_lines,
)
from pingshun_screen.core.visibility.roads import (
    LineRemarkKind,
    SightLine,
    chainage_label,
    section,
)

GAP_M = 20.0


def _piece(
    *xy: tuple[float, float], name: str = "G207", chainage_m: float | None = None
) -> RoadPiece:
    return RoadPiece(shapely.LineString(xy), name, "national", chainage_m)


def _merged(*pieces: RoadPiece) -> MergedLines:
    return merge_lines(pieces, GAP_M)


def _ends(merged: MergedLines) -> list[list[tuple[float, float]]]:
    return [[line.path.coords[0], line.path.coords[-1]] for line in merged.lines]


def _kinds(merged: MergedLines) -> dict[LineRemarkKind, tuple[int, float]]:
    return {r.kind: (r.count, r.length_m) for r in merged.remarks}


def test_pieces_in_either_direction_make_one_road_from_the_north() -> None:
    merged = _merged(
        _piece((0, 0), (0, 100)), _piece((0, 200), (0, 100)), _piece((0, 200), (0, 350))
    )
    assert _ends(merged) == [[(0, 350), (0, 0)]]
    assert merged.remarks == ()


def test_a_road_that_runs_east_and_west_starts_in_the_east() -> None:
    assert _ends(_merged(_piece((0, 0), (100, 30)))) == [[(100, 30), (0, 0)]]


def test_pieces_drawn_twice_count_once() -> None:
    merged = _merged(
        _piece((0, 0), (100, 0)), _piece((100, 0), (0, 0)), _piece((50, 0), (150, 0))
    )
    assert [line.path.length for line in merged.lines] == [150]


def test_a_small_gap_is_joined_and_a_large_one_is_not() -> None:
    merged = _merged(
        _piece((0, 0), (100, 0)), _piece((115, 0), (300, 0)), _piece((330, 0), (400, 0))
    )
    assert _ends(merged) == [[(300, 0), (0, 0)], [(400, 0), (330, 0)]]
    assert merged.lines[0].path.length == 300
    assert _kinds(merged) == {
        LineRemarkKind.SEPARATE_PARTS: (1, 70),
        LineRemarkKind.GAPS_JOINED: (1, 15),
    }


def test_a_branch_does_not_break_the_road() -> None:
    merged = _merged(
        _piece((0, 0), (100, 0)),
        _piece((100, 0), (200, 10)),
        _piece((100, 0), (120, 80)),
    )
    assert _ends(merged) == [[(200, 10), (0, 0)], [(120, 80), (100, 0)]]
    assert [(line.part, line.parts) for line in merged.lines] == [(1, 2), (2, 2)]


def test_a_road_that_crosses_itself_goes_straight_on() -> None:
    loop = [(0, 0), (100, 0), (150, 50), (100, 100), (50, 50), (50, -100)]
    merged = _merged(_piece(*loop))
    assert len(merged.lines) == 1
    assert merged.lines[0].path.length == pytest.approx(shapely.LineString(loop).length)


def test_a_circle_is_one_path_and_ends_where_it_starts() -> None:
    ring = shapely.Point(0, 0).buffer(100).exterior
    merged = _merged(RoadPiece(ring, "环线", "county"))
    (line,) = merged.lines
    assert line.path.is_closed
    assert line.path.length == pytest.approx(ring.length)


def test_names_and_classes_are_kept_apart() -> None:
    merged = _merged(
        _piece((0, 0), (0, 100)),
        _piece((0, 100), (0, 200), name="S324"),
        RoadPiece(shapely.LineString([(0, 200), (0, 300)]), "G207", ""),
    )
    assert [(x.name, x.line_class, x.path.length) for x in merged.lines] == [
        ("G207", "", 100),
        ("G207", "national", 100),
        ("S324", "national", 100),
    ]
    assert _kinds(merged) == {LineRemarkKind.UNCLASSED: (1, 100)}


def test_unnamed_pieces_are_told_of() -> None:
    merged = _merged(
        _piece((0, 0), (0, 100), name=""), _piece((500, 0), (500, 50), name="")
    )
    assert _kinds(merged) == {LineRemarkKind.UNNAMED: (2, 150)}


def test_a_surface_counts_with_its_outline() -> None:
    merged = _merged(RoadPiece(shapely.box(0, 0, 100, 10), "G207", "national"))
    assert merged.lines[0].path.length == 220
    assert LineRemarkKind.DRAWN_AS_SURFACE in _kinds(merged)


@pytest.mark.parametrize(
    ("chainages", "start_m", "first", "differs"),
    [
        ((12_000, 12_100), 12_000, (0, 0), False),
        ((None, 12_100), 12_000, (0, 0), False),
        ((12_000, 12_500), 12_200, (0, 0), True),
    ],
)
def test_a_chainage_field_decides_start_and_direction(
    *,
    chainages: tuple[float | None, float],
    start_m: float,
    first: tuple[float, float],
    differs: bool,
) -> None:
    merged = _merged(
        _piece((0, 0), (0, 100), chainage_m=chainages[0]),
        _piece((0, 100), (0, 300), chainage_m=chainages[1]),
    )
    (line,) = merged.lines
    assert (line.start_m, line.end_m) == (start_m, start_m + 300)
    assert line.path.coords[0] == first
    assert (LineRemarkKind.CHAINAGE_DIFFERS in _kinds(merged)) is differs


def test_chainages_that_contradict_each_other_are_not_used() -> None:
    """As where a column of metres is taken for kilometres."""
    merged = _merged(
        _piece((0, 0), (0, 100), chainage_m=0),
        _piece((0, 100), (0, 300), chainage_m=100_000),
    )
    (line,) = merged.lines
    assert (line.start_m, line.path.coords[0]) == (0, (0, 300))
    assert _kinds(merged) == {LineRemarkKind.CHAINAGE_UNUSED: (1, 49_950)}


@pytest.mark.parametrize("backward", [False, True])
def test_chainage_runs_around_a_circle(*, backward: bool) -> None:
    corners = [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]
    corners = corners[::-1] if backward else corners
    merged = _merged(
        *(_piece(*corners[i : i + 2], chainage_m=7_000 + 100 * i) for i in range(4))
    )
    (line,) = merged.lines
    assert list(line.path.coords) == corners
    assert (line.start_m, line.end_m) == (7_000, 7_400)
    assert merged.remarks == ()


@pytest.mark.parametrize(
    ("parts", "start_m"),
    [
        ([[(100, 0), (200, 0)], [(0, 0), (100, 0)]], 12_000),
        ([[(100, 0), (200, 0)], [(100, 0), (0, 0)]], 0),
        ([[]], 0),
    ],
)
def test_parts_that_follow_one_another_tell_where_they_start(
    parts: list[list[tuple[float, float]]], start_m: float
) -> None:
    shape = shapely.MultiLineString(parts) if parts[0] else shapely.MultiLineString()
    merged = _merged(
        RoadPiece(shape, "G207", "national", 12_000), _piece((0, 0), (200, 0))
    )
    assert [line.start_m for line in merged.lines] == [start_m]


def test_thousands_of_roads_that_tell_their_chainage_are_put_together() -> None:
    merged = _merged(
        *(
            _piece((x, 0), (x + 500, 0), name="", chainage_m=x)
            for x in range(0, 4_000_000, 1_000)
        )
    )
    assert len(merged.lines) == 4_000
    assert all(line.path.coords[0] == (line.start_m, 0) for line in merged.lines)


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 1000), st.randoms(use_true_random=False))
def test_order_and_direction_of_pieces_do_not_matter(
    seed: int, shuffle: object
) -> None:
    rng = np.random.default_rng(seed)
    xy = np.cumsum(rng.normal(0, 60, (120, 2)), axis=0)
    pieces = [
        _piece(*xy[i : i + 2].tolist()) for i in range(119) if rng.uniform() > 0.1
    ]
    found = _merged(*pieces)
    mixed = [
        _piece(*(p.geometry.coords[::-1] if rng.uniform() > 0.5 else p.geometry.coords))
        for p in pieces
    ]
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    again = _merged(*mixed)
    assert [x.path.wkb for x in found.lines] == [x.path.wkb for x in again.lines]
    assert found.remarks == again.remarks


def test_thousands_of_pieces_lose_no_metre() -> None:
    t = np.linspace(0, 1, 4001)
    xy = np.column_stack([40_000 * t, 5_000 * np.sin(9 * t)])
    order = np.random.default_rng(3).permutation(4000)
    merged = _merged(
        *(_piece(*xy[i : i + 2][:: 1 - 2 * (i % 2)].tolist()) for i in order)
    )
    (line,) = merged.lines
    assert line.path.length == pytest.approx(shapely.LineString(xy).length)
    assert line.path.coords[0] == tuple(xy[-1])


def test_no_pieces_make_no_roads() -> None:
    assert _merged() == MergedLines((), ())


@pytest.mark.parametrize(
    ("chainage_m", "label"),
    [(0, "K0+000"), (12_340.4, "K12+340"), (999.6, "K1+000"), (-20, "-K0+020")],
)
def test_chainages_are_written_as_road_offices_do(
    chainage_m: float, label: str
) -> None:
    assert chainage_label(chainage_m) == label


def test_a_section_follows_the_bends() -> None:
    path = shapely.LineString([(0, 0), (100, 0), (100, 100)])
    line = SightLine("G207", "national", 1, 1, path, start_m=1_000)
    assert section(line, 1_050, 1_130).wkt == "LINESTRING (50 0, 100 0, 100 30)"
    assert section(line, 1_050, 1_050).wkt == "POINT (50 0)"
