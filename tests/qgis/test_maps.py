from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from qgis.core import QgsRectangle
from qgis.PyQt.QtGui import QColor, QImage
from shapely.geometry import box

from pingshun_screen.bridge.map_frame import fit_frame, round_length, widened
from pingshun_screen.bridge.map_furniture import fold
from pingshun_screen.bridge.map_sheets import Sheet
from pingshun_screen.bridge.maps import make_stock
from pingshun_screen.bridge.qgis_studio import QgisStudio
from pingshun_screen.bridge.symbols import drawing_order, symbol
from pingshun_screen.core.findings import MineResult, ScreeningResult
from pingshun_screen.core.vocabulary import Role, Shape
from pingshun_screen.report.illustrations import detail_frames
from tests.unit.report.fabricated import mine_shape, result

OVERLAP_RIM = QColor("#7A1F4E")


@pytest.fixture(scope="module")
def run(qgis_app: object) -> ScreeningResult:
    return result()


@pytest.fixture
def studio(qgis_app: object) -> Iterator[QgisStudio]:
    made = QgisStudio()
    yield made
    made.release()


def has_colour(png: bytes, colour: QColor) -> bool:
    image = QImage.fromData(png)
    return any(
        image.pixelColor(x, y) == colour
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


@pytest.mark.parametrize(
    ("width_m", "height_m", "scale"),
    [
        (109.0, 10.0, 1000),
        (109.1, 10.0, 1500),
        (10.0, 72.0, 1000),
        (5000.0, 4000.0, 60000),
        (1.0, 1.0, 200),
    ],
)
def test_the_scale_is_the_largest_round_one_that_holds_the_ground(
    width_m: float, height_m: float, scale: int
) -> None:
    frame = fit_frame((0.0, 0.0, width_m, height_m), 109.0, 72.0)
    assert frame.scale == scale
    assert frame.extent.width() == pytest.approx(0.109 * scale)
    assert frame.extent.contains(QgsRectangle(0, 0, width_m, height_m))


@pytest.mark.parametrize(
    ("longest", "length"), [(999.0, 500.0), (1000.0, 1000.0), (0.7, 0.5), (27.0, 20.0)]
)
def test_bars_have_round_lengths(longest: float, length: float) -> None:
    assert round_length(longest) == pytest.approx(length)


def test_small_ground_is_widened_to_what_can_be_read() -> None:
    assert widened((0.0, 0.0, 10.0, 400.0), 20.0, 100.0) == (-45, -20, 55, 420)


def test_folded_sources_tell_that_some_are_left_out(qgis_app: object) -> None:
    words = [f"图层{i}：数据{i}.gpkg" for i in range(40)]
    lines = fold(words, 60.0, 2, "其余见后")
    assert len(lines) == 2
    assert lines[-1].endswith("其余见后")
    assert fold(words[:1], 60.0, 2, "其余见后") == [words[0]]


@pytest.mark.parametrize("style", drawing_order())
@pytest.mark.parametrize("shape", list(Shape))
def test_every_style_draws_every_kind_of_geometry(
    qgis_app: object, style: str, shape: Shape
) -> None:
    assert symbol(style, shape).symbolLayerCount() >= 1


def test_only_what_is_in_the_frame_is_in_the_legend(run: ScreeningResult) -> None:
    stock = make_stock(run)
    shape = mine_shape()
    west, south, east, north = shape.bounds
    near = stock.shown_in(QgsRectangle(west, south, east, north), shape)
    styles = [one.style for one in near]
    assert Role.ECOLOGICAL_RED_LINE in styles
    assert Role.GEOPARK not in styles
    assert Role.ADMIN_AREA not in styles
    order = drawing_order()
    assert [order.index(style) for style in styles] == sorted(
        order.index(style) for style in styles
    )


def test_the_mine_alone_is_no_other_mining_right(run: ScreeningResult) -> None:
    [rights] = [one for one in run.layers if one.role is Role.MINING_RIGHT]
    assert rights.table is not None
    shape = rights.table.geometry.iloc[0]
    [layer] = [one for one in make_stock(run).layers if one.style == Role.MINING_RIGHT]
    assert not layer.has_other_in(shape.buffer(-1), shape)
    assert layer.has_other_in(box(*shape.buffer(900).bounds), shape)


def test_a_failed_layer_is_not_drawn(run: ScreeningResult) -> None:
    styles = {one.style for one in make_stock(run).layers}
    assert Role.SCENIC_AREA not in styles


def test_the_margin_names_what_could_not_be_drawn(run: ScreeningResult) -> None:
    frame = fit_frame((0.0, 0.0, 100.0, 100.0), 109.0, 72.0)
    sheet = Sheet(run, make_stock(run), run.mines[0], frame)
    lines = "".join(sheet._margin_lines([]))
    assert "未绘出：风景名胜区、森林公园" in lines


def test_an_overview_and_every_detail_show_the_overlap_at_print_resolution(
    run: ScreeningResult, studio: QgisStudio
) -> None:
    mine = run.mines[0]
    overview = studio.overview(run, mine)
    details = [studio.detail(run, mine, frame) for frame in detail_frames(mine)]
    assert len(details) >= 4
    for png in (overview, *details):
        image = QImage.fromData(png)
        assert image.width() == round(156 / 25.4 * 300)
        assert has_colour(png, OVERLAP_RIM)


def test_a_mine_without_overlap_has_no_overlap_drawn(
    run: ScreeningResult, studio: QgisStudio
) -> None:
    mine: MineResult = replace(run.mines[0], conflicts=())
    assert not has_colour(studio.overview(run, mine), OVERLAP_RIM)


def test_layers_are_made_once_for_all_mines(
    run: ScreeningResult, studio: QgisStudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def counted(result: ScreeningResult) -> object:
        made.append(result)
        return make_stock(result)

    monkeypatch.setattr("pingshun_screen.bridge.qgis_studio.make_stock", counted)
    for mine in run.mines[:3]:
        studio.overview(run, mine)
    assert len(made) == 1
