from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from pingshun_screen.core.errors import Cancelled
from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.report.ledger import write_ledger
from pingshun_screen.report.wording import printable
from tests.unit.report.fabricated import HOSTILE, result


@pytest.fixture(scope="module")
def run() -> ScreeningResult:
    return result()


@pytest.fixture(scope="module")
def workbook(
    run: ScreeningResult, tmp_path_factory: pytest.TempPathFactory
) -> openpyxl.Workbook:
    path = tmp_path_factory.mktemp("ledger") / "ledger.xlsx"
    write_ledger(run, path)
    return openpyxl.load_workbook(path)


def test_it_stops_when_the_user_stops(run: ScreeningResult, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_ledger(run, tmp_path / "a.xlsx", is_cancelled=lambda: True)
    assert not (tmp_path / "a.xlsx").exists()


def test_one_row_a_mine_and_one_a_conflict(
    run: ScreeningResult, workbook: openpyxl.Workbook
) -> None:
    names = ["矿山台账", "空间冲突", "待核实事项", "逐条核对", "法定距离", "部门意见"]
    assert workbook.sheetnames == names
    assert workbook["矿山台账"].max_row == 1 + len(run.mines)
    conflicts = sum(len(mine.conflicts) for mine in run.mines)
    assert workbook["空间冲突"].max_row == 1 + conflicts
    clauses = len(run.mines) * len(run.policy.clauses)
    assert workbook["逐条核对"].max_row == 1 + clauses


def test_nothing_is_a_formula(workbook: openpyxl.Workbook) -> None:
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    dangerous = [
        cell
        for cell in cells
        if isinstance(cell.value, str) and cell.value[0] in "=+-@"
    ]
    assert len(dangerous) >= 2
    assert all(cell.quotePrefix for cell in dangerous)


def test_hostile_names_are_kept_as_text(workbook: openpyxl.Workbook) -> None:
    names = [row[2].value for row in workbook["矿山台账"].iter_rows(min_row=2)]
    assert names[1 : 1 + len(HOSTILE)] == [printable(text) for text in HOSTILE]


def test_heads_stay_filters_are_on_and_print_fits_the_page(
    workbook: openpyxl.Workbook,
) -> None:
    for sheet in workbook:
        assert sheet.freeze_panes == "D2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0


def test_verdicts_have_words_on_their_fill(workbook: openpyxl.Workbook) -> None:
    sheet = workbook["矿山台账"]
    [verdict] = [cell for cell in sheet[2] if cell.value == "存在空间冲突"]
    assert verdict.fill.fgColor.rgb.endswith("F4C9AE")


def test_areas_are_numbers(workbook: openpyxl.Workbook, run: ScreeningResult) -> None:
    sheet = workbook["矿山台账"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    area = sheet.cell(2, heads["法定面积（km²）"])
    assert area.value == pytest.approx(run.mines[0].area_km2, abs=5e-5)
    assert area.number_format == "0.0000"


def test_the_same_run_gives_the_same_bytes(
    run: ScreeningResult, tmp_path: Path
) -> None:
    write_ledger(run, tmp_path / "a.xlsx")
    write_ledger(run, tmp_path / "b.xlsx")
    first, second = ((tmp_path / name).read_bytes() for name in ("a.xlsx", "b.xlsx"))
    assert first == second
