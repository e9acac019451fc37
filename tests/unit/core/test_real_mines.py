"""Real mine boundaries that nobody here drew; skipped where the data is absent."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.core.records import LayerRecord
from pingshun_screen.core.vocabulary import Role
from tests.unit.core.factories import screen
from tests.unit.io.vector_samples import read_vector

_REPOSITORY = Path(__file__).resolve().parents[3]
_DATA = Path(
    os.environ.get("PINGSHUN_SHARED_DATA", _REPOSITORY.parent / "shared" / "data")
)
_FILE = _DATA / "gem_coal_mine_boundaries_china.gpkg"

pytestmark = pytest.mark.skipif(not _FILE.exists(), reason="real data not at hand")


@cache
def result() -> ScreeningResult:
    table = read_vector(_FILE, "mine_boundary_china")
    table = table[["id", "Mine Name", "geometry"]]
    table.columns = ["feature_id", "name", "geometry"]
    table["licence_no"] = table["feature_id"]
    return screen(LayerRecord(Role.MINING_RIGHT, _FILE.name, table))


def overlap_ha(one: str, other: str) -> float:
    """Return all overlaps between the blocks of two mines."""
    return sum(
        conflict.overlap_m2 / 1e4
        for mine in result().mines
        if mine.licence_no.startswith(one)
        for conflict in mine.conflicts
        if conflict.feature_id.startswith(other)
    )


def test_all_are_screened() -> None:
    assert len(result().mines) == 103
    assert all(mine.geometry is not None for mine in result().mines)


@pytest.mark.parametrize(
    ("one", "other", "known_ha"),
    [
        ("M1217.B1", "M1217.B2", 2177.5),
        ("M1228.B1", "M1228.B2", 1177.1),
        ("M1170", "M0430", 33.5),
        ("M1140", "M0218", 11.3),
        ("M1966", "M0218", 1.9),
        ("M2299", "M0430", 0.14),
    ],
)
def test_known_overlaps(one: str, other: str, known_ha: float) -> None:
    # The figures are known to one or two decimals.
    rounding_ha = 0.005 if known_ha < 1 else 0.05
    tolerance = {"rel": 0.005, "abs": rounding_ha}
    assert overlap_ha(one, other) == pytest.approx(known_ha, **tolerance)
    assert overlap_ha(other, one) == pytest.approx(overlap_ha(one, other), rel=1e-6)


def test_a_reported_area() -> None:
    (mine,) = (mine for mine in result().mines if mine.licence_no == "M0218.B1")
    assert mine.area_km2 == pytest.approx(65.0596, rel=0.005)
    # Edges of kilometres: a geodesic is not straight in latitude and longitude.
    assert mine.geodesic_area_km2 == pytest.approx(mine.area_km2, rel=1e-4)
