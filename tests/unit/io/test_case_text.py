from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.core.errors import OutputError
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.case_file import Case, LayerSpec, read_case
from pingshun_screen.io.case_text import case_text, write_case
from tests.small_case import write_small_case

WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20
).filter(str.strip)


def _content(case: Case) -> Case:
    return replace(case, path=Path(), sha256="")


def test_what_is_written_reads_back_the_same(tmp_path: Path) -> None:
    case = read_case(write_small_case(tmp_path))
    again = tmp_path / "again.toml"
    write_case(case, again)
    assert _content(read_case(again)) == _content(case)


def test_sources_follow_the_file_into_another_folder(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    case = read_case(write_small_case(tmp_path / "data"))
    write_case(case, tmp_path / "case.toml")
    moved = read_case(tmp_path / "case.toml")
    assert [layer.source for layer in moved.layers] == [
        "data/mines.geojson",
        "data/redline.geojson",
    ]
    assert moved.area == "data/county.geojson"


def test_every_key_of_a_layer_is_kept(tmp_path: Path) -> None:
    case = read_case(write_small_case(tmp_path))
    full = LayerSpec(
        role=Role.ROAD,
        source="roads.gpkg|layername=公路",
        encoding="GBK",
        crs="EPSG:4526",
        fields={"name": "路名"},
        where="等级 = '国道'",
        accuracy_m=2.5,
        coverage="county.geojson",
        allow_empty=True,
        accept_null_geometry=True,
        data_date="2026-01-31",
    )
    absent = {role: who for role, who in case.absent_roles.items() if role != Role.ROAD}
    changed = replace(
        case,
        layers=(*case.layers, full),
        absent_roles=absent,
        accept_unverified_size_classes=True,
        dem_source="dem.tif",
        parameters={"near_m": 800.0, "size_class.rows": ("石灰岩", "白云岩")},
    )
    path = tmp_path / "full.toml"
    write_case(changed, path)
    again = read_case(path)
    lists = {"near_m": 800.0, "size_class.rows": ["石灰岩", "白云岩"]}
    assert _content(again) == _content(replace(changed, parameters=lists))


@given(title=WORDS, who=WORDS, day=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_words_read_back(
    tmp_path_factory: pytest.TempPathFactory, title: str, who: str, day: date
) -> None:
    folder = tmp_path_factory.mktemp("case")
    case = read_case(write_small_case(folder))
    absent = {**case.absent_roles, Role.ROAD: who}
    changed = replace(case, title=title, as_of=day, absent_roles=absent)
    write_case(changed, folder / "again.toml")
    again = read_case(folder / "again.toml")
    assert (again.title, again.as_of, again.absent_roles) == (title, day, absent)


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    case = read_case(write_small_case(tmp_path))
    (tmp_path / "taken").mkdir()
    with pytest.raises(OutputError) as caught:
        write_case(case, tmp_path / "taken")
    assert "taken" in caught.value.faults[0].place
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_the_same_case_is_the_same_text(tmp_path: Path) -> None:
    case = read_case(write_small_case(tmp_path))
    assert case_text(case, tmp_path) == case_text(case, tmp_path)
