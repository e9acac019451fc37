"""Mines seen from roads, with every number worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from pingshun_screen.core.errors import Cancelled
from pingshun_screen.core.progress import RunControl
from pingshun_screen.core.visibility.cells import mine_cells
from pingshun_screen.core.visibility.findings import (
    OpenReason,
    SightStatus,
    Stability,
)
from pingshun_screen.core.visibility.mine_sight import sight_mines
from pingshun_screen.core.visibility.shapes_seen import cells_shape, seeing_shapes
from pingshun_screen.core.visibility.station_view import view_from
from pingshun_screen.core.visibility.stations import place_stations
from pingshun_screen.core.visibility.terrain import Terrain
from tests.unit.core.visibility.scenery import (
    FLAT,
    ground,
    road,
    sight_one,
    square,
)

# A road from south to north at x = 100, a mine of 30 m at (800, 200).
ROAD = road((100, 0), (100, 400))
MINE = square(800, 200)


def _wall(height_m: float, accuracy_m: float | None = 5.0) -> Terrain:
    """Return a wall at x = 450 that is open between y = 150 and y = 250."""
    return ground(
        lambda x, y: np.where((x == 450) & (np.abs(y - 200) > 55), height_m, 0.0),
        accuracy_m=accuracy_m,
    )


def test_a_mine_on_a_plane_is_seen_whole_from_everywhere() -> None:
    found = sight_one(ground(lambda x, _: 0 * x, accuracy_m=0.5), ROAD, MINE)
    assert found.status is SightStatus.VISIBLE
    assert found.visible_m2 == found.area_m2 == pytest.approx(900)
    assert (found.stations, found.seeing, found.share) == (41, 41, 1)
    assert found.lines[0].sections == ((0, 400),)
    # All stations see it whole, so the nearest one is shown.
    assert found.best is not None
    assert (found.best.chainage_m, found.best.seen_m2) == (200, pytest.approx(900))


def test_through_a_gap_a_mine_is_seen_from_the_stretch_behind_it() -> None:
    """The gap's edges are at y = 150 and 250, its walls start at 140 and 260.

    From the mine's node at (790, 200) a line through (450, 150) reaches the road at
    y = 200 - 50 * 690 / 340 = 98.5; nodes 10 m further north lead to lower places.
    """
    terrain = _wall(50)
    found = sight_one(terrain, ROAD, MINE)
    assert found.status is SightStatus.VISIBLE
    (line,) = found.lines
    assert line.first_m is not None
    assert line.last_m is not None
    assert line.first_m + line.last_m == pytest.approx(400)
    assert line.sections == ((line.first_m - 5, line.last_m + 5),)
    assert 60 < line.first_m < 110
    (shape,) = seeing_shapes(ROAD, line)
    assert shape.length == pytest.approx(line.last_m - line.first_m + 10)
    assert found.best is not None
    assert found.best.seen_m2 == pytest.approx(900)


def test_a_wall_hides_the_mine_and_tells_where_and_by_how_much() -> None:
    """From 1.5 m at x = 100 the line meets the wall half way, at 0.75 m; the wall is
    lowest, 20 m, at y = 200."""
    wall = ground(
        lambda x, y: np.where(x == 450, 20 + np.abs(y - 200) / 10, 0.0), accuracy_m=5.0
    )
    found = sight_one(wall, ROAD, square(800, 200, 10))
    assert found.status is SightStatus.HIDDEN
    assert found.stability is Stability.STABLE_HIDDEN
    assert found.best is not None
    assert found.best.profile.blocker is not None
    assert found.best.profile.blocker.xy == pytest.approx((450, 200))
    assert found.best.profile.blocker.above_m == pytest.approx(20 - 0.75)
    assert found.margin_m == pytest.approx(0.75 - 20)
    assert found.best.chainage_m == pytest.approx(200)
    assert found.best.profile.length_m == pytest.approx(700)
    assert found.best.profile.bearing_deg == pytest.approx(90)


@pytest.mark.parametrize(
    ("wall_m", "accuracy_m", "stability"),
    [
        (1, 5, Stability.BORDERLINE),
        (4, 5, Stability.BORDERLINE),
        (7, 5, Stability.STABLE_HIDDEN),
        (7, 8, Stability.BORDERLINE),
        (7, None, Stability.NOT_DETERMINED),
        (-7, 5, Stability.STABLE_VISIBLE),
        (-7, 8, Stability.BORDERLINE),
    ],
)
def test_accuracy_that_could_turn_the_answer_makes_it_borderline(
    wall_m: float, accuracy_m: float | None, stability: Stability
) -> None:
    """Eye and target 10 m up: a wall of 10 m and more hides, so the margin is 10
    less the wall; the plane between is 10 m below and turns nothing."""
    wall = ground(lambda x, _: np.where(x == 450, 10.0 + wall_m, 0.0))
    looks = replace(FLAT, road_eye_m=10, target_m=10)
    found = sight_one(
        replace(wall, vertical_accuracy_m=accuracy_m), ROAD, square(800, 200, 10), looks
    )
    assert found.margin_m == pytest.approx(-wall_m)
    assert found.stability is stability


def test_out_of_range_is_hidden_without_stations() -> None:
    found = sight_one(_wall(0), ROAD, MINE, replace(FLAT, range_m=600))
    assert (found.status, found.stations, found.best) == (SightStatus.HIDDEN, 0, None)
    assert found.reasons == ()


def test_a_mine_without_geometry_is_not_determined() -> None:
    for nothing in (None, shapely.Polygon()):
        found = sight_one(_wall(0), ROAD, nothing)
        assert found.status is SightStatus.NOT_DETERMINED
        assert found.reasons == (OpenReason.NO_GEOMETRY,)


def _holed(left: float, right: float) -> Terrain:
    return ground(lambda x, _: np.where((x >= left) & (x <= right), np.nan, 0.0))


@pytest.mark.parametrize(
    ("left", "right", "reasons"),
    [
        (400, 450, (OpenReason.NO_DATA_BETWEEN,)),
        (760, 840, (OpenReason.MINE_WITHOUT_TERRAIN,)),
        (60, 140, (OpenReason.STATION_WITHOUT_TERRAIN,)),
    ],
)
def test_no_data_makes_not_determined(
    left: float, right: float, reasons: tuple[OpenReason, ...]
) -> None:
    found = sight_one(_holed(left, right), ROAD, MINE)
    assert found.status is SightStatus.NOT_DETERMINED
    assert found.stability is Stability.NOT_DETERMINED
    assert found.undetermined_m2 == pytest.approx(900)
    assert found.undetermined_share == 1
    assert found.lines[0].undetermined == 41
    assert found.reasons == reasons


def test_beyond_the_edge_of_the_terrain_is_not_determined() -> None:
    found = sight_one(ground(lambda x, _: 0 * x, columns=50), ROAD, MINE)
    assert found.status is SightStatus.NOT_DETERMINED
    assert found.reasons == (OpenReason.MINE_WITHOUT_TERRAIN,)


@pytest.mark.parametrize("wall_m", [0, 50])
@pytest.mark.parametrize(("x", "y"), [(800, 0), (800, 400), (1000, 200), (1000, 0)])
def test_a_mine_across_an_edge_of_the_terrain_is_open_beyond_it(
    x: float, y: float, wall_m: float
) -> None:
    terrain = ground(lambda x, _: np.where(x == 450, wall_m, 0.0))
    found = sight_one(terrain, ROAD, square(x, y, 70))
    is_hidden = wall_m > 0
    open_ = SightStatus.NOT_DETERMINED
    assert found.status is (open_ if is_hidden else SightStatus.VISIBLE)
    assert 0 < found.undetermined_m2 < found.area_m2
    assert (found.visible_m2 == 0) == is_hidden


def test_a_mine_on_the_road_is_seen_however_short_the_range() -> None:
    terrain = ground(lambda x, _: 0 * x)
    for range_m in (0, 1, 12):
        found = sight_one(
            terrain, ROAD, square(101, 204, 3), replace(FLAT, range_m=range_m)
        )
        assert (found.status, found.visible_m2) == (
            SightStatus.VISIBLE,
            pytest.approx(9),
        )


def test_parts_far_apart_cost_no_more_than_parts_that_touch() -> None:
    """Between them would lie ten thousand million cells."""
    far = shapely.MultiPolygon([MINE, square(1_000_800, 1_000_200)])
    found = sight_one(ground(lambda x, _: 0 * x), ROAD, far)
    assert found.cells is not None
    assert len(found.cells.places) == 18
    assert found.visible_m2 == pytest.approx(900)
    assert found.area_m2 == pytest.approx(1800)


def test_a_mine_of_too_many_cells_is_not_determined() -> None:
    vast = shapely.box(0, 0, 3e6, 3e6)
    found = sight_one(ground(lambda x, _: 0 * x), ROAD, vast)
    assert found.status is SightStatus.NOT_DETERMINED
    assert found.reasons == (OpenReason.MINE_TOO_LARGE,)
    assert found.undetermined_m2 == found.area_m2 == vast.area
    view = view_from((100, 200), [ROAD], _wall(0), np.array([vast, MINE], object), FLAT)
    assert view is not None
    assert [seen.mine for seen in view.mines] == [1]


def test_a_blocked_line_is_hidden_though_it_crosses_no_data() -> None:
    terrain = ground(
        lambda x, _: np.where(x == 300, 50, np.where(x == 500, np.nan, 0.0))
    )
    assert sight_one(terrain, ROAD, MINE).status is SightStatus.HIDDEN


def test_part_seen_and_part_open_is_visible_with_an_open_share() -> None:
    terrain = ground(lambda x, _: np.where(x > 800, np.nan, 0.0))
    found = sight_one(terrain, ROAD, MINE)
    assert found.status is SightStatus.VISIBLE
    assert found.visible_m2 + found.undetermined_m2 == pytest.approx(900)
    assert found.undetermined_m2 == pytest.approx(300)


@settings(deadline=None, max_examples=40)
@given(st.floats(20, 900), st.floats(20, 350), st.floats(0.5, 90), st.integers(3, 9))
def test_cells_together_are_the_mine(
    x: float, y: float, radius_m: float, corners: int
) -> None:
    angles = np.linspace(0, 2 * np.pi, corners, endpoint=False) + x
    mine = shapely.Polygon(
        np.column_stack([x + radius_m * np.cos(angles), y + radius_m * np.sin(angles)])
    )
    terrain = ground(lambda x, _: 0 * x)
    cells = mine_cells(mine, terrain)
    assert len(cells.places) >= 1
    assert cells.cover_m2.sum() == pytest.approx(mine.area)
    assert (cells.cover_m2 <= 100.0001).all()
    whole = cells_shape(mine, cells, np.ones(len(cells.places), bool), terrain)
    assert whole.area == pytest.approx(mine.area)


def test_a_mine_without_area_has_one_cell() -> None:
    terrain = ground(lambda x, _: 0 * x)
    cells = mine_cells(shapely.Point(503, 98), terrain)
    assert terrain.positions(cells.places).tolist() == [[500, 100]]
    assert cells.cover_m2.tolist() == [0]


@pytest.mark.parametrize(("step_m", "count"), [(100, 41), (10, 41), (7, 59)])
def test_stations_lie_no_further_apart_than_cell_and_step(
    step_m: float, count: int
) -> None:
    terrain = ground(lambda x, _: 2 * x)
    stations, (chosen,) = place_stations(
        [ROAD], np.array([MINE], object), terrain, replace(FLAT, step_m=step_m)
    )
    assert len(stations) == len(chosen) == count
    assert stations.chainage_m[[0, -1]].tolist() == [0, 400]
    assert np.diff(stations.chainage_m).max() <= min(step_m, 10) + 1e-9
    assert stations.ground_m == pytest.approx(200)
    assert (stations.eye_m == 1.5).all()


def test_only_stations_within_range_of_some_mine_are_placed() -> None:
    mines = np.array([square(100, -100), None, square(800, 200)], object)
    near = replace(FLAT, range_m=200)
    stations, chosen = place_stations(
        [road((100, 0), (100, 400), line_class="railway")],
        mines,
        ground(lambda x, _: 0 * x),
        near,
    )
    assert stations.chainage_m.max() == pytest.approx(110)
    assert [len(some) for some in chosen] == [12, 0, 0]
    assert (stations.eye_m == 2.5).all()


def test_without_lines_nothing_is_within_range() -> None:
    (found,) = sight_mines(
        _wall(0), [], np.array([MINE], object), FLAT, RunControl(jobs=1)
    )
    assert (found.status, found.lines) == (SightStatus.HIDDEN, ())


def test_a_station_sees_what_the_mine_is_seen_of_from_there() -> None:
    terrain = _wall(50)
    mines = np.array([MINE, None, square(100, 50)], object)
    view = view_from((90, 200), [ROAD], terrain, mines, FLAT)
    assert view is not None
    assert (view.line, view.chainage_m, view.xy) == (0, 200, (100, 200))
    assert [seen.mine for seen in view.mines] == [0, 2]
    assert view.mines[0].visible_m2 == pytest.approx(900)
    assert view.mines[0].distance_m == pytest.approx(685)
    aside = view_from((90, 0), [ROAD], terrain, mines, FLAT)
    assert aside is not None
    assert aside.mines[0].visible_m2 == 0
    assert view_from((0, 0), [], terrain, mines, FLAT) is None


def test_threads_change_nothing() -> None:
    mines = np.array([square(x, 200, 60) for x in range(500, 950, 50)], object)
    one, three = (
        sight_mines(_wall(50), [ROAD], mines, FLAT, RunControl(jobs=jobs))
        for jobs in (1, 3)
    )
    assert one == three


def test_the_run_tells_its_progress_and_stops_when_asked() -> None:
    told: list[float] = []
    mines = np.array([MINE, MINE], object)
    control = RunControl(lambda share, _: told.append(share), lambda: False, 1)
    sight_mines(_wall(0), [ROAD], mines, FLAT, control)
    assert told == [0.5, 1.0]
    with pytest.raises(Cancelled):
        sight_mines(
            _wall(0), [ROAD], mines, FLAT, replace(control, is_cancelled=lambda: True)
        )


@pytest.mark.parametrize(
    ("wall_m", "stability"),
    [(3, Stability.NOT_DETERMINED), (30, Stability.STABLE_HIDDEN)],
)
def test_hidden_is_not_stable_where_unknown_terrain_decides_once_lowered(
    wall_m: float, stability: Stability
) -> None:
    terrain = ground(
        lambda x, _: np.where(x == 300, wall_m, np.where(x == 500, np.nan, 0.0)),
        accuracy_m=5.0,
    )
    found = sight_one(terrain, ROAD, MINE)
    assert (found.status, found.stability) == (SightStatus.HIDDEN, stability)
