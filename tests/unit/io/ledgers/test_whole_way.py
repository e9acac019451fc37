"""A ledger's way through check and screen into every file of the results."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from openpyxl import load_workbook

from pingshun_screen.cli.main import main
from pingshun_screen.io.case_file import read_case
from pingshun_screen.report.publish import Documents, screen_case
from tests.small_case import CLEAR_MINE, CONFLICT_MINE, write_small_case
from tests.unit.io.ledgers.books import delimited

ROOT = Path(__file__).parents[4]
SCHEMA = ROOT / "resources" / "schema" / "results-1.schema.json"
HEAD = ("许可证号", "矿山名称", "开采方式", "生产规模（万吨/年）", "有效期止")
ROWS = (
    ("c1400002009011220003658", CLEAR_MINE, "露天", 20, "长期"),
    ("", CONFLICT_MINE, "露天", 30, "2030-01-01"),
    ("C1400002009131220003700", "丙矿", "露天", 40, "2030-01-01"),
    ("C1400002009011220003777", CLEAR_MINE, "露天", 50, "2030-01-01"),
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = write_small_case(tmp_path)
    (tmp_path / "台账.csv").write_bytes(delimited([HEAD, *ROWS], encoding="gb18030"))
    text = path.read_text(encoding="utf-8")
    path.write_text(f'{text}\n[[ledger]]\nsource = "台账.csv"\n', encoding="utf-8")
    return path


COUNTS = {
    "rows": 4,
    "matched": 2,
    "matched_by_licence": 1,
    "matched_by_name": 1,
    "ledger_only": 1,
    "geometry_only": 0,
    "doubtful": 1,
    "doubtful_geometries": 0,
}


def test_check_tells_counts_and_every_entry(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(case)]) == 1
    told = capsys.readouterr()
    assert "4 行：按许可证号对应 1 行，按名称对应 1 行" in told.out
    for _, name, *_rest in ROWS:
        assert f" {name}" in told.out
    assert "“13”" in told.err
    assert "小写" in told.err
    assert main(["check", "--json", str(case)]) == 1
    (join,) = json.loads(capsys.readouterr().out)["ledgers"]
    assert {name: join[name] for name in COUNTS} == COUNTS
    assert len(join["entries"]) == 4


def test_check_does_not_miss_what_the_ledger_fills(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "--json", str(case)])
    layers = json.loads(capsys.readouterr().out)["layers"]
    assert "mining_method" not in layers[0]["fields_missing"]
    assert "service_life_years" in layers[0]["fields_missing"]


def test_screen_writes_the_join_into_all_results(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    screen_case(read_case(case), out, documents=Documents.TABLES, studio=None)
    results = json.loads((out / "results.json").read_bytes())
    jsonschema.validate(results, json.loads(SCHEMA.read_bytes()))
    (join,) = results["ledgers"]
    assert {name: join[name] for name in COUNTS} == COUNTS
    mines = results["mines"]
    assert [(mine["name"], mine["spatial"]) for mine in mines] == [
        (CLEAR_MINE, "clear"),
        (CONFLICT_MINE, "conflict"),
        (CLEAR_MINE, "not_determined"),
        ("丙矿", "not_determined"),
    ]
    assert all(mine["disposition"] != "retain" for mine in mines)
    assert "不止一处" in mines[2]["notes"][0]
    manifest = json.loads((out / "manifest.json").read_bytes())
    assert manifest["ledgers"][0]["sha256"] == join["sha256"]
    assert manifest["ledgers"][0]["encoding"] == "GB18030"
    sheet = load_workbook(out / "ledger.xlsx")["台账对应"]
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == [2, 3, 4, 5]


def test_screen_says_that_some_mines_have_no_place(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    call = ["screen", str(case), "-o", str(out), "--documents", "none", "--quiet"]
    assert main(call) == 1
    assert "采矿权（台账.csv）: 有 2 个要素" in capsys.readouterr().err


def test_a_ledger_that_cannot_be_read_stops_check_and_screen(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [HEAD, *ROWS, ("", "", "露天", 1, ""), ("", "", "露天", 2, "")]
    (tmp_path / "台账.csv").write_bytes(delimited(rows))
    out = tmp_path / "out"
    screen = ["screen", str(case), "-o", str(out), "--documents", "none"]
    for call in (["check", str(case)], screen):
        assert main([*call, "--quiet"]) == 2
        told = capsys.readouterr().err
        assert "台账.csv 第 6 行" in told
        assert "台账.csv 第 7 行" in told
    assert not out.exists()
