"""From case to inputs: what fails is failed, and without mines nothing goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pingshun_screen.core.errors import Cancelled, LayerError
from pingshun_screen.core.progress import ignore_progress, never_cancelled
from pingshun_screen.core.records import CaseInputs, LayerStatus
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.case_file import Case
from pingshun_screen.io.case_inputs import load_inputs
from tests.unit.io.vector_samples import spec_of, write_vector


@pytest.fixture
def case(tmp_path: Path) -> Case:
    for name in ("mines", "red_line", "county"):
        write_vector(tmp_path / f"{name}.gpkg", [{"名称": name}])
    return Case(
        path=tmp_path / "case.toml",
        title="试",
        policy="pingshun-2026",
        as_of=date(2026, 6, 30),
        crs="EPSG:4526",
        area=None,
        accept_unverified_size_classes=True,
        absent_roles={Role.GEOPARK: "本县没有"},
        layers=(
            spec_of("mines.gpkg", Role.MINING_RIGHT),
            spec_of("red_line.gpkg", Role.ECOLOGICAL_RED_LINE),
        ),
        dem_source="",
        parameters={"close7.near_m": 500},
        sha256="0" * 64,
    )


def load(case: Case) -> CaseInputs:
    return load_inputs(case, progress=ignore_progress, is_cancelled=never_cancelled)


def test_everything_of_the_case_arrives(case: Case) -> None:
    inputs = load(case)

    assert [layer.role for layer in inputs.layers] == [
        Role.MINING_RIGHT,
        Role.ECOLOGICAL_RED_LINE,
    ]
    assert all(layer.status is LayerStatus.OK for layer in inputs.layers)
    assert all(layer.coverage is None for layer in inputs.layers)
    assert (inputs.title, inputs.as_of, inputs.crs) == ("试", case.as_of, case.crs)
    assert inputs.absent_roles == case.absent_roles
    assert inputs.parameters == case.parameters
    assert inputs.accept_unverified_size_classes
    assert inputs.case_sha256 == case.sha256
    assert inputs.dem_source == ""


def test_area_covers_every_layer(case: Case) -> None:
    inputs = load(replace(case, area="county.gpkg"))

    assert [layer.coverage.source for layer in inputs.layers] == ["county.gpkg"] * 2


def test_area_that_cannot_be_read_fails_what_relies_on_it(case: Case) -> None:
    own = spec_of("red_line.gpkg", Role.GEOPARK, coverage="county.gpkg")
    inputs = load(replace(case, area="gone.gpkg", layers=(*case.layers, own)))

    mines, red_line, geopark = inputs.layers
    assert mines.status is LayerStatus.OK
    assert red_line.status is LayerStatus.FAILED
    assert red_line.table is None
    assert "覆盖范围“gone.gpkg”不能用" in red_line.message
    assert geopark.status is LayerStatus.OK


def test_failed_constraint_layer_stays_in_the_list(case: Case) -> None:
    layers = (case.layers[0], spec_of("gone.gpkg", Role.ECOLOGICAL_RED_LINE))
    inputs = load(replace(case, layers=layers))

    assert inputs.layers[1].status is LayerStatus.FAILED
    assert "文件不存在" in inputs.layers[1].message


def test_mines_that_cannot_be_read_stop_the_run(case: Case) -> None:
    layers = (
        *case.layers,
        spec_of("gone.shp", Role.MINING_RIGHT),
        spec_of("lost.shp", Role.MINING_RIGHT),
    )

    with pytest.raises(LayerError) as caught:
        load(replace(case, layers=layers))

    assert [fault.place for fault in caught.value.faults] == ["gone.shp", "lost.shp"]
    assert "文件不存在" in caught.value.faults[0].problem


def test_elevation_model_that_is_there(case: Case) -> None:
    (case.path.parent / "dem.tif").write_bytes(b"raster")
    inputs = load(replace(case, dem_source="dem.tif"))

    assert Path(inputs.dem_source) == case.path.parent / "dem.tif"
    assert len(inputs.layers) == 2


def test_elevation_model_that_is_missing(case: Case) -> None:
    inputs = load(replace(case, dem_source="dem.tif"))

    assert inputs.dem_source == ""
    assert inputs.layers[-1].role is Role.DEM
    assert inputs.layers[-1].status is LayerStatus.FAILED
    assert "文件不存在" in inputs.layers[-1].message


def test_progress_and_cancel(case: Case) -> None:
    told = []
    load_inputs(
        case,
        progress=lambda share, stage: told.append((share, stage)),
        is_cancelled=never_cancelled,
    )
    assert told == [(0.0, "读取图层：采矿权"), (0.5, "读取图层：生态保护红线")]

    with pytest.raises(Cancelled):
        load_inputs(case, progress=ignore_progress, is_cancelled=lambda: True)
