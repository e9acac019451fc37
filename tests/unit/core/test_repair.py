"""Broken geometry: what becomes of it, and that no reading is lost."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.records import RepairOutcome
from pingshun_screen.core.repair import Repair, repair
from pingshun_screen.core.vocabulary import Shape
from tests.unit.core.shapes import array

AREAL = frozenset({Shape.POLYGON})
ROADS = frozenset({Shape.LINE, Shape.POLYGON})
SITES = frozenset({Shape.POINT, Shape.POLYGON})
SQUARE = "0 0,100 0,100 100,0 100,0 0"


def repaired(
    shape: BaseGeometry | str | None,
    shapes: frozenset[Shape] = AREAL,
    *,
    accept_missing: bool = False,
) -> Repair:
    drawn = shapely.from_wkt(shape) if isinstance(shape, str) else shape
    ids = np.array(["7"], object)
    return repair(array(drawn), ids, shapes, accept_missing=accept_missing)


@pytest.mark.parametrize(
    "sound",
    [
        f"POLYGON(({SQUARE}))",
        f"POLYGON(({SQUARE}),(20 20,20 40,40 40,40 20,20 20))",
        f"MULTIPOLYGON((({SQUARE})),((200 0,300 0,300 100,200 0)))",
        "POLYGON((0 0,0 100,100 100,100 0,0 0))",
    ],
    ids=["square", "hole", "two parts", "clockwise"],
)
def test_sound_polygons_are_left_alone(sound: str) -> None:
    result = repaired(sound)
    assert result.notes == {}
    assert result.geometries[0].equals_exact(shapely.from_wkt(sound))
    assert not result.lost_anywhere
    assert len(result.lost_bounds) == 0


@pytest.mark.parametrize(
    ("broken", "area_m2"),
    [
        ("POLYGON((0 0,100 100,100 0,0 100,0 0))", 5_000),
        ("POLYGON((0 0,100 0,100 100,50 100,50 150,50 100,0 100,0 0))", 10_000),
        (f"MULTIPOLYGON((({SQUARE})),((50 0,150 0,150 100,50 100,50 0)))", 15_000),
        (f"MULTIPOLYGON((({SQUARE})),((100 0,200 0,200 100,100 100,100 0)))", 20_000),
        (f"MULTIPOLYGON((({SQUARE})),(({SQUARE})))", 10_000),
        (f"GEOMETRYCOLLECTION(POLYGON(({SQUARE})),LINESTRING(0 0,500 0))", 10_000),
        (f"GEOMETRYCOLLECTION(POLYGON(({SQUARE})),POINT(9 9))", 10_000),
        (
            f"GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(POLYGON(({SQUARE}))),"
            "MULTIPOLYGON(((200 0,300 0,300 100,200 100,200 0))))",
            20_000,
        ),
        (f"MULTIPOLYGON((({SQUARE})),((200 0,300 0,200 0,200 0)))", 10_000),
    ],
    ids=[
        "bow-tie",
        "spike",
        "overlapping parts",
        "parts sharing an edge",
        "duplicate part",
        "collection with line",
        "collection with point",
        "collections in collections",
        "part without area",
    ],
)
def test_safe_repairs(broken: str, area_m2: float) -> None:
    result = repaired(broken)
    (note,) = result.notes.values()
    assert note.outcome is RepairOutcome.REPAIRED
    assert note.feature_id == "7"
    assert note.problem
    assert note.area_after_m2 == pytest.approx(area_m2)
    assert result.geometries[0].area == pytest.approx(area_m2)
    assert result.geometries[0].is_valid
    assert not result.ambiguous[0]
    assert not result.lost_anywhere


@pytest.mark.parametrize(
    ("broken", "area_m2"),
    [
        (f"POLYGON(({SQUARE}),(200 0,300 0,300 100,200 100,200 0))", 20_000),
        (
            f"POLYGON(({SQUARE}),(20 20,80 20,80 80,20 80,20 20),"
            "(40 40,60 40,60 60,40 60,40 40))",
            6_800,
        ),
        (
            f"POLYGON(({SQUARE}),(20 20,60 20,60 60,20 60,20 20),"
            "(40 40,80 40,80 80,40 80,40 40))",
            # 10,000 less two holes of 1,600; the 400 they share stay in one reading.
            7_600,
        ),
        (
            f"POLYGON(({SQUARE}),(50 20,150 20,150 80,50 80,50 20))",
            # Half the hole lies outside and may be meant as land: 7,000 + 3,000.
            10_000,
        ),
        (f"MULTIPOLYGON((({SQUARE})),((20 20,40 20,40 40,20 40,20 20)))", 10_000),
    ],
    ids=[
        "hole outside",
        "nested holes",
        "overlapping holes",
        "hole across the shell",
        "part in a part",
    ],
)
def test_repairs_with_two_readings_keep_the_larger(broken: str, area_m2: float) -> None:
    result = repaired(broken)
    (note,) = result.notes.values()
    assert note.outcome is RepairOutcome.AMBIGUOUS
    assert result.ambiguous[0]
    assert result.geometries[0].area == pytest.approx(area_m2)
    assert result.geometries[0].is_valid


@pytest.mark.parametrize(
    ("wrong", "bounds"),
    [
        ("LINESTRING(0 0,500 0)", [0, 0, 500, 0]),
        ("POINT(3 4)", [3, 4, 3, 4]),
        ("POLYGON((0 0,100 0,0 0,0 0))", [0, 0, 100, 0]),
        ("POLYGON((5 5,5 5,5 5,5 5))", [5, 5, 5, 5]),
        ("GEOMETRYCOLLECTION(POINT(3 4),LINESTRING(0 0,9 9))", [0, 0, 9, 9]),
    ],
    ids=["line", "point", "no area", "one point", "collection without polygon"],
)
def test_what_cannot_be_an_area_is_left_out_with_its_place(
    wrong: str, bounds: list[float]
) -> None:
    result = repaired(wrong)
    (note,) = result.notes.values()
    assert note.outcome is RepairOutcome.REJECTED
    assert result.geometries[0] is None
    assert result.lost_bounds.tolist() == [bounds]
    assert not result.lost_anywhere


@pytest.mark.parametrize(
    "missing",
    [None, "POLYGON EMPTY", "MULTIPOLYGON EMPTY", "GEOMETRYCOLLECTION EMPTY"],
)
def test_a_missing_geometry_may_lie_anywhere_unless_accepted(
    missing: str | None,
) -> None:
    strict, lenient = repaired(missing), repaired(missing, accept_missing=True)
    assert strict.geometries[0] is lenient.geometries[0] is None
    assert strict.notes[0].outcome is RepairOutcome.REJECTED
    assert lenient.notes[0].outcome is RepairOutcome.IGNORED
    assert strict.lost_anywhere
    assert not lenient.lost_anywhere
    assert len(strict.lost_bounds) == len(lenient.lost_bounds) == 0


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("accept_missing", [True, False])
@pytest.mark.parametrize(
    ("kind", "shapes"),
    [
        (shapely.Polygon, AREAL),
        (shapely.LineString, ROADS),
        (shapely.MultiPoint, SITES),
    ],
)
def test_coordinates_that_are_not_numbers_may_lie_anywhere(
    bad: float, accept_missing: bool, kind: type, shapes: frozenset[Shape]
) -> None:
    shape = kind([(0, 0), (100, 0), (100, bad), (0, 100), (0, 0)])
    result = repaired(shape, shapes, accept_missing=accept_missing)
    assert result.geometries[0] is None
    assert result.lost_anywhere
    assert result.notes[0].outcome is RepairOutcome.REJECTED
    assert result.notes[0].area_before_m2 == 0


def test_an_infinite_point_may_lie_anywhere() -> None:
    result = repaired(shapely.Point(np.inf, np.inf), SITES)
    assert result.geometries[0] is None
    assert result.lost_anywhere


@pytest.mark.parametrize(
    ("shape", "shapes"),
    [
        ("LINESTRING(0 0,500 0)", ROADS),
        ("LINESTRING(0 0,500 0,500 500,100 -100)", ROADS),
        ("MULTILINESTRING((0 0,1 1),(2 2,3 3))", ROADS),
        (f"POLYGON(({SQUARE}))", ROADS),
        ("POINT(3 4)", SITES),
        ("MULTIPOINT(3 4,5 6)", SITES),
    ],
)
def test_every_kind_that_the_role_has_is_welcome(
    shape: str, shapes: frozenset[Shape]
) -> None:
    result = repaired(shape, shapes)
    assert result.notes == {}
    assert result.geometries[0].equals(shapely.from_wkt(shape))


@pytest.mark.parametrize(
    ("shape", "shapes"),
    [
        ("LINESTRING(5 5,5 5)", ROADS),
        ("POINT(3 4)", ROADS),
        ("LINESTRING(0 0,9 9)", SITES),
    ],
)
def test_other_kinds_are_left_out(shape: str, shapes: frozenset[Shape]) -> None:
    result = repaired(shape, shapes)
    assert result.geometries[0] is None
    assert len(result.lost_bounds) == 1


@pytest.mark.parametrize(
    ("shape", "shapes", "far"),
    [
        ("LINESTRING(9000 0,9100 0)", ROADS, (9050, 0)),
        ("POINT(9000 0)", SITES, (9000, 0)),
    ],
    ids=["road", "site"],
)
def test_a_collection_of_wanted_kinds_loses_none_in_silence(
    shape: str, shapes: frozenset[Shape], far: tuple[float, float]
) -> None:
    result = repaired(f"GEOMETRYCOLLECTION(POLYGON(({SQUARE})),{shape})", shapes)
    kept = result.geometries[0]
    is_kept = kept is not None and kept.intersects(shapely.Point(far))
    assert is_kept or result.lost_anywhere or len(result.lost_bounds) == 1


def test_several_features_keep_their_rows() -> None:
    shapes = [
        f"POLYGON(({SQUARE}))",
        None,
        "POLYGON((0 0,100 100,100 0,0 100,0 0))",
        "POINT(1 1)",
    ]
    geometries = array(*(shapely.from_wkt(shape) for shape in shapes))
    ids = np.array(["a", "b", "c", "d"], object)
    result = repair(geometries, ids, AREAL, accept_missing=False)
    assert [note.feature_id for note in result.notes.values()] == ["b", "c", "d"]
    assert shapely.is_missing(result.geometries).tolist() == [False, True, False, True]
    assert result.lost_anywhere
    assert result.lost_bounds.tolist() == [[1, 1, 1, 1]]


def test_the_input_is_not_changed() -> None:
    broken = shapely.from_wkt("POLYGON((0 0,100 100,100 0,0 100,0 0))")
    geometries = array(broken)
    repair(geometries, np.array(["1"], object), AREAL, accept_missing=False)
    assert geometries[0] is broken


_rings = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=3, max_size=8
)


def _reading(broken: BaseGeometry, method: str) -> BaseGeometry:
    if method == "linework":
        return shapely.make_valid(broken)
    return shapely.make_valid(broken, method=method, keep_collapsed=False)


@settings(deadline=None, max_examples=150)
@given(_rings, st.lists(_rings, max_size=2))
def test_repaired_polygons_are_valid_flat_and_lose_no_reading(
    shell: list[tuple[int, int]], holes: list[list[tuple[int, int]]]
) -> None:
    broken = shapely.Polygon(shell, holes)
    result = repaired(broken)
    kept = result.geometries[0]
    if kept is None:
        assert len(result.lost_bounds) == 1
        return
    assert kept.is_valid
    assert not kept.has_z
    assert kept.geom_type in {"Polygon", "MultiPolygon"}
    for method in ("linework", "structure"):
        reading = _reading(broken, method)
        assert kept.area >= reading.area - 1e-6
        assert reading.difference(kept).area < 1e-6
        if not result.ambiguous[0]:
            assert kept.area == pytest.approx(reading.area, abs=1e-3)


@settings(deadline=None, max_examples=50)
@given(st.lists(_rings, min_size=2, max_size=3))
def test_multiparts_too(parts: list[list[tuple[int, int]]]) -> None:
    broken = shapely.MultiPolygon([shapely.Polygon(part) for part in parts])
    result = repaired(broken)
    kept = result.geometries[0]
    if kept is None:
        assert len(result.lost_bounds) == 1
        return
    assert kept.is_valid
    structure = shapely.make_valid(broken, method="structure", keep_collapsed=False)
    assert structure.difference(kept).area < 1e-6
