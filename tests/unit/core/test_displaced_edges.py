"""Layers drawn anew after clipping are known by their edges, lines by their ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import geopandas
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from pingshun_screen.core.crs_guard.displacement import Displacement, Kin, Outline
from pingshun_screen.core.crs_guard.limits import Mark
from pingshun_screen.core.crs_guard.marks import along_edges, line_ends
from pingshun_screen.core.findings import ScreenedLayer
from pingshun_screen.core.gcj02 import from_gcj02, to_gcj02
from pingshun_screen.core.records import Coverage, LayerStatus
from pingshun_screen.core.vocabulary import Role
from tests.unit.core.counties import (
    WORKING,
    Shapes,
    blobs,
    clipped,
    county,
    found,
    redigitised,
    redrawn,
    shifted,
)
from tests.unit.core.factories import CRS as GRID
from tests.unit.core.factories import ORIGIN, layer, rights, screen, square

SEEDS = st.integers(0, 10_000)
TREATMENTS: dict[str, Callable[[Shapes], Shapes]] = {
    "densified": lambda shapes: redigitised(shapely.segmentize(shapes, 40), 0.5),
    "simplified by 5 m": partial(shapely.simplify, tolerance=5),
    "simplified by 15 m": partial(shapely.simplify, tolerance=15),
    "rounded to 10 m": partial(
        shapely.transform, transformation=lambda xy: xy.round(-1)
    ),
    "drawn anew within 8 m": partial(redigitised, away_m=8),
}
OTHERS = st.sampled_from(list(TREATMENTS.values()))
OFFSETS = st.sampled_from([(to_gcj02, Kin.LAYER), (from_gcj02, Kin.OUTLINE)])


def townships(outline: shapely.Polygon) -> Shapes:
    """Return a county in four parts."""
    far = 40_000
    quarters = [shapely.box(0, 0, far * x, far * y) for x in (1, -1) for y in (1, -1)]
    return clipped(shifted(np.array(quarters, object), *ORIGIN), outline)


def edges_of(outline: shapely.Polygon, shapes: Shapes) -> Displacement | None:
    own = Outline(np.array([outline], object), WORKING, [Mark.EDGES])
    return own.compare(shapes).displacement


@settings(deadline=None, max_examples=25)
@given(
    SEEDS, OTHERS, st.sampled_from([(to_gcj02, Kin.LAYER), (from_gcj02, Kin.OUTLINE)])
)
def test_the_offset_of_map_services_is_known_by_the_edges(
    seed: int, drawn: Callable[[Shapes], Shapes], offset: tuple[Callable, Kin]
) -> None:
    outline, (mover, kin) = county(seed), offset
    shift = edges_of(outline, drawn(redrawn(townships(outline), mover)))
    assert shift is not None
    assert shift.kin is kin
    assert shift.size_m == pytest.approx(597, abs=30)
    # The whole outline is some 95 km long; a tenth of it is enough to know it.
    assert shift.amount > shapely.length(outline.exterior) / 10


@settings(deadline=None, max_examples=25)
@given(SEEDS, OTHERS, st.floats(180, 1900), st.floats(0, 2 * np.pi))
def test_any_shift_is_known_by_the_edges(
    seed: int, drawn: Callable[[Shapes], Shapes], size_m: float, turn: float
) -> None:
    outline = county(seed)
    east_m, north_m = size_m * np.cos(turn), size_m * np.sin(turn)
    shift = edges_of(outline, drawn(shifted(townships(outline), east_m, north_m)))
    assert shift is not None
    assert shift.east_m == pytest.approx(east_m, abs=15)
    assert shift.north_m == pytest.approx(north_m, abs=15)


@settings(deadline=None, max_examples=25)
@given(SEEDS, OTHERS, st.integers(1, 60), st.floats(500, 5_000))
def test_what_is_not_shifted_is_never_reported(
    seed: int, drawn: Callable[[Shapes], Shapes], count: int, size_m: float
) -> None:
    outline = county(seed)
    shapes = blobs(seed + 1, count, size_m)
    assert found(drawn(shapes), outline) is None
    assert found(drawn(clipped(shapes, outline)), outline) is None
    assert found(drawn(townships(outline)), outline) is None


@settings(deadline=None, max_examples=25)
@given(SEEDS, st.floats(-1_500, 1_500), st.integers(0, 20), st.integers(40, 800))
def test_bands_along_the_outline_are_never_reported(
    seed: int, away_m: float, count: int, corners: int
) -> None:
    outline = county(seed, corners)
    band = shapely.buffer(np.array([outline], object), away_m)
    assert found(band, outline) is None
    assert found(clipped(blobs(seed + 1, count, 3_000), band[0]), outline) is None


def roads(outline: shapely.Polygon, count: int) -> Shapes:
    """Return roads across a county, each cut off at both ends."""
    random = np.random.default_rng(0)
    turns = random.uniform(0, np.pi, count)
    way = 40_000 * np.column_stack([np.cos(turns), np.sin(turns)])
    beside = random.uniform(-6_000, 6_000, (count, 2)) + ORIGIN
    lines = shapely.linestrings(np.stack([beside - way, beside + way], axis=1))
    return shapely.intersection(lines, outline)


@pytest.mark.parametrize(
    ("mover", "kin"), [(to_gcj02, Kin.LAYER), (from_gcj02, Kin.OUTLINE)]
)
def test_roads_are_known_by_where_they_were_cut_off(
    mover: Callable[..., tuple], kin: Kin
) -> None:
    outline = county(3)
    shift = found(redrawn(roads(outline, 30), mover), outline)
    assert shift is not None
    assert (shift.mark, shift.kin) == (Mark.LINE_ENDS, kin)
    assert shift.size_m == pytest.approx(597, abs=30)


@settings(deadline=None, max_examples=15)
@given(SEEDS, st.integers(1, 60))
def test_roads_that_are_not_shifted_are_never_reported(seed: int, count: int) -> None:
    outline = county(seed)
    assert found(roads(outline, count), outline) is None
    assert found(roads(county(seed + 1), count), outline) is None
    assert found(roads(outline.buffer(-300), count), outline) is None


def test_points_along_edges_are_evenly_spaced() -> None:
    box = np.array([shapely.box(0, 0, 40, 10), None, shapely.Point(1, 1)], object)
    points = along_edges(box, 10, 1_000)
    assert sorted(map(tuple, points.round(9).tolist())) == sorted(
        [(x, y) for x in range(0, 40, 10) for y in (0, 10)][1:]
        + [(40, 0), (40, 10)][:1]
        + [(0, 0), (40, 10)]
    )
    assert len(along_edges(box, 10, 4)) == 4
    assert len(along_edges(box[1:], 10, 4)) == 0


def test_only_open_ends_of_lines_count() -> None:
    lines = shapely.from_wkt(
        ["LINESTRING (0 0, 5 1, 9 0)", "MULTILINESTRING ((9 0, 9 9), (3 3, 4 4))"]
    )
    assert line_ends(np.append(lines, [None])).tolist() == [
        [0, 0],
        [3, 3],
        [4, 4],
        [9, 9],
    ]


OUTLINE = county(11)
COVERAGE = Coverage(geopandas.GeoDataFrame(geometry=[OUTLINE], crs=GRID), "county.gpkg")


def screened(*layers: tuple[Role, Shapes]) -> dict[Role, ScreenedLayer]:
    home = partial(shifted, east_m=-ORIGIN[0], north_m=-ORIGIN[1])
    read = [layer(role, home(shapes), coverage=COVERAGE) for role, shapes in layers]
    result = screen(rights([square(0, 0)]), *read)
    return {one.role: one for one in result.layers}


def reserves() -> tuple[Shapes, Shapes]:
    """Return a red line that reaches the border, and a reserve within it."""
    inner = shapely.buffer(OUTLINE, -4_000)
    reserve = shapely.intersection(shapely.affinity.scale(OUTLINE, 0.4, 0.5), inner)
    line = clipped(blobs(12, 20, 3_000), OUTLINE)
    line = shapely.difference(line, shapely.buffer(reserve, 200))
    return np.append(line, [reserve]), np.array([reserve], object)


def test_a_layer_is_held_against_those_that_fit_the_outline() -> None:
    line, reserve = reserves()
    drawn = TREATMENTS["simplified by 5 m"](redrawn(reserve, to_gcj02))
    told = screened((Role.NATURE_RESERVE, drawn), (Role.ECOLOGICAL_RED_LINE, line))
    assert told[Role.ECOLOGICAL_RED_LINE].status is LayerStatus.OK
    assert told[Role.NATURE_RESERVE].status is LayerStatus.FAILED
    message = told[Role.NATURE_RESERVE].message
    for words in (told[Role.ECOLOGICAL_RED_LINE].source, "整体向东", "GCJ-02"):
        assert words in message
    size_m = float(re.search(r"错开约 (\d+) 米", message)[1])
    # The marks of edges lie 15 m apart.
    assert size_m == pytest.approx(595.0, abs=15.0)


def test_layers_that_fit_each_other_pass() -> None:
    line, reserve = reserves()
    told = screened((Role.NATURE_RESERVE, reserve), (Role.ECOLOGICAL_RED_LINE, line))
    assert told[Role.NATURE_RESERVE].status is LayerStatus.OK
    assert told[Role.ECOLOGICAL_RED_LINE].status is LayerStatus.OK


def test_a_displaced_layer_speaks_against_no_other() -> None:
    line, reserve = reserves()
    told = screened(
        (Role.NATURE_RESERVE, reserve),
        (Role.ECOLOGICAL_RED_LINE, redrawn(line, to_gcj02)),
    )
    assert told[Role.ECOLOGICAL_RED_LINE].status is LayerStatus.FAILED
    assert told[Role.NATURE_RESERVE].status is LayerStatus.OK
