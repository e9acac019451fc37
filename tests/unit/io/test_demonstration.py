"""The demonstration county is copied whole, and nobody's work is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from pingshun_screen.core.errors import OutputError
from pingshun_screen.io.case_file import read_case
from pingshun_screen.io.demonstration import lay_out_demonstration

SHIPPED = Path(__file__).resolve().parents[3] / "test_data" / "demo"


def test_the_copy_is_a_case_that_can_be_read(tmp_path: Path) -> None:
    case = lay_out_demonstration(tmp_path / "矿山空间筛查")
    assert case == tmp_path / "矿山空间筛查" / "演示县" / "case.toml"
    assert read_case(case).policy == "pingshun-2026"
    for name in ("mines.gpkg", "ZRBHQ.dbf", "dem.tif"):
        assert (case.parent / name).read_bytes() == (SHIPPED / name).read_bytes()


def test_an_unchanged_copy_is_used_again(tmp_path: Path) -> None:
    case = lay_out_demonstration(tmp_path)
    (case.parent / "结果").mkdir()
    (case.parent / "dem.tif.aux.xml").write_text("statistics")
    assert lay_out_demonstration(tmp_path) == case
    assert [one.name for one in tmp_path.iterdir()] == ["演示县"]


def test_a_copy_that_was_worked_on_stays_as_it_is(tmp_path: Path) -> None:
    case = lay_out_demonstration(tmp_path)
    changed = case.read_text(encoding="utf-8").replace("2026-06-30", "2026-07-31")
    case.write_text(changed, encoding="utf-8")
    second = lay_out_demonstration(tmp_path)
    assert second == tmp_path / "演示县-2" / "case.toml"
    assert case.read_text(encoding="utf-8") == changed
    (second.parent / "mines.gpkg").unlink()
    assert lay_out_demonstration(tmp_path) == tmp_path / "演示县-3" / "case.toml"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="演示县数据无法复制") as caught:
        lay_out_demonstration(tmp_path / "file" / "below")
    assert caught.value.faults[0].place == str(tmp_path / "file" / "below")
