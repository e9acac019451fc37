from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import shapely
from qgis.PyQt.QtGui import QColor, QImage

from pingshun_screen.bridge.map_sights import (
    seen_layers,
    sight_bounds,
    sight_layers,
    sight_stock,
)
from pingshun_screen.bridge.maps import make_stock
from pingshun_screen.bridge.qgis_studio import QgisStudio
from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.core.vocabulary import Role
from tests.unit.report.sights import BEFORE, BEHIND, ROAD, SHAPES, sight_run

SEEING_ROAD = QColor("#D55E00")


@pytest.fixture(scope="module")
def run(qgis_app: object) -> ScreeningResult:
    # The invented elevation model has no file to shade.
    return replace(sight_run(), dem_source="")


@pytest.fixture
def studio(qgis_app: object) -> Iterator[QgisStudio]:
    made = QgisStudio()
    yield made
    made.release()


def seeing_pixels(png: bytes) -> int:
    image = QImage.fromData(png)
    return sum(
        image.pixelColor(x, y) == SEEING_ROAD
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def styles(run: ScreeningResult, number: int) -> list[str]:
    assert run.sightings is not None
    made = sight_layers(make_stock(run), run.mines[number], run.sightings)
    return [one.style for one in made]


def test_a_mine_in_sight_shows_its_cells_and_the_seeing_road(
    run: ScreeningResult,
) -> None:
    assert styles(run, BEFORE) == [
        *("sight_eye", "sight_line", "mine", "sight_cells", "sight_road")
    ]


def test_a_hidden_mine_shows_what_blocks_it(run: ScreeningResult) -> None:
    assert styles(run, BEHIND) == ["sight_eye", "sight_blocker", "sight_line", "mine"]


def test_what_is_seen_stays_inside_the_mine(run: ScreeningResult) -> None:
    assert run.sightings is not None
    (cells,) = seen_layers(make_stock(run), run.mines[BEFORE], run.sightings)
    seen = shapely.union_all(cells.tree.geometries)
    assert seen.area == pytest.approx(SHAPES[BEFORE].area)
    assert shapely.difference(seen, SHAPES[BEFORE]).area == pytest.approx(0.0)


def test_the_frame_holds_mine_and_road(run: ScreeningResult) -> None:
    assert run.sightings is not None
    frame = shapely.box(*sight_bounds(run.mines[BEFORE], run.sightings))
    assert frame.contains(SHAPES[BEFORE])
    assert frame.contains(ROAD.path)


def test_hatches_of_zones_do_not_hide_the_sight_lines(run: ScreeningResult) -> None:
    kept = {one.style for one in sight_stock(make_stock(run)).layers}
    assert Role.ROAD in kept
    assert Role.ECOLOGICAL_RED_LINE not in kept


def test_only_the_map_of_a_mine_in_sight_has_a_seeing_road(
    run: ScreeningResult, studio: QgisStudio
) -> None:
    before, behind = (studio.sight(run, run.mines[i]) for i in (BEFORE, BEHIND))
    assert QImage.fromData(before).width() == round(156 / 25.4 * 300)
    assert seeing_pixels(before) > 500
    assert seeing_pixels(behind) == 0


def test_the_same_map_gives_the_same_bytes(
    run: ScreeningResult, studio: QgisStudio
) -> None:
    first, second = (studio.sight(run, run.mines[BEFORE]) for _ in range(2))
    assert first == second


def test_a_run_without_sight_lines_has_no_such_map(
    run: ScreeningResult, studio: QgisStudio
) -> None:
    with pytest.raises(ValueError, match="sight lines"):
        studio.sight(replace(run, sightings=None), run.mines[BEFORE])
