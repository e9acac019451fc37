from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from pingshun_screen.cli.main import main
from pingshun_screen.cli.progress import ProgressBar, StageLines, fitted, width
from pingshun_screen.core.errors import Cancelled, Fault, LayerError
from pingshun_screen.core.findings import ScreenedLayer, SpatialVerdict
from pingshun_screen.core.policy import Disposition
from pingshun_screen.core.progress import Progress
from pingshun_screen.core.records import LayerRecord, LayerStatus
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.policy_file import load_policy
from pingshun_screen.report.case_check import CaseCheck
from tests.unit.io.packs import write_pack
from tests.unit.io.test_case_file import SMALLEST

ROOT = Path(__file__).resolve().parents[2]

Replace = Callable[..., list[dict[str, object]]]


class Documents(Enum):
    """Stands in for the real one."""

    ALL = "all"
    TABLES = "tables"
    NONE = "none"


def layer(role: Role, status: LayerStatus = LayerStatus.OK) -> ScreenedLayer:
    return ScreenedLayer(
        role=role,
        source=f"{role}.gpkg",
        sha256="",
        status=status,
        message="" if status is LayerStatus.OK else "坏了。重新拷贝。",
        features=3,
        repaired=1,
        rejected=0,
        crs="EPSG:4526",
        transformation="",
        accuracy_m=0.0,
        encoding="UTF-8",
        data_date="",
        coverage_source="",
        table=None,
    )


def mine(spatial: SpatialVerdict, disposition: Disposition | None) -> SimpleNamespace:
    return SimpleNamespace(spatial=spatial, disposition=disposition)


MINES = (
    mine(SpatialVerdict.CLEAR, None),
    mine(SpatialVerdict.CLEAR, Disposition.RETAIN),
    mine(SpatialVerdict.CONFLICT, Disposition.CLOSE),
)


def module(monkeypatch: pytest.MonkeyPatch, name: str, **content: object) -> None:
    stand_in = ModuleType(f"pingshun_screen.{name}")
    vars(stand_in).update(content)
    monkeypatch.setitem(sys.modules, f"pingshun_screen.{name}", stand_in)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.toml"
    path.write_text(SMALLEST, encoding="utf-8")
    return path


@pytest.fixture
def screening(monkeypatch: pytest.MonkeyPatch) -> Replace:
    """Return a function that puts a stand-in in the place of the screening."""

    def put(*layers: ScreenedLayer, failure: BaseException | None = None) -> list:
        calls: list[dict[str, object]] = []

        def screen_case(case: object, out: Path, **options: object) -> object:
            calls.append({"case": case, "out": out, **options})
            if failure:
                raise failure
            return SimpleNamespace(layers=layers, mines=MINES)

        module(
            monkeypatch,
            "report.publish",
            Documents=Documents,
            screen_case=screen_case,
        )
        module(monkeypatch, "bridge.studio", qgis_studio=lambda: "a studio")
        return calls

    return put


def test_screen_tells_the_counts(
    case: Path, screening: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = screening(layer(Role.MINING_RIGHT))
    assert main(["screen", str(case), "-o", "out"]) == 0
    told = capsys.readouterr().out
    assert f"{say('terms.spatial_clear')} 2" in told
    assert f"{say('terms.disposition_undetermined')} 1" in told
    assert calls[0]["documents"] is Documents.ALL
    assert (calls[0]["out"], calls[0]["jobs"], calls[0]["only"]) == (Path("out"), 0, ())


def test_screen_hands_its_options_on(case: Path, screening: Replace) -> None:
    calls = screening(layer(Role.MINING_RIGHT))
    options = ["--documents", "none", "--jobs", "2", "--only", "C1", "C2", "--quiet"]
    assert main(["screen", str(case), "-o", "out", *options]) == 0
    assert calls[0]["documents"] is Documents.NONE
    assert calls[0]["studio"] is None
    assert (calls[0]["jobs"], calls[0]["only"]) == (2, ("C1", "C2"))


@pytest.mark.parametrize(
    "bad",
    [
        layer(Role.ROAD, LayerStatus.FAILED),
        layer(Role.ROAD, LayerStatus.MISSING),
        replace(layer(Role.ROAD), rejected=2),
    ],
)
def test_a_layer_that_was_not_screened_is_named(
    case: Path,
    screening: Replace,
    capsys: pytest.CaptureFixture[str],
    bad: ScreenedLayer,
) -> None:
    screening(layer(Role.MINING_RIGHT), bad)
    assert main(["screen", str(case), "-o", "out", "--quiet"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = told.err.splitlines()
    assert "road.gpkg" in line


def test_a_role_that_the_county_does_not_have_is_not_missed(
    case: Path, screening: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    screening(
        layer(Role.MINING_RIGHT),
        replace(layer(Role.GEOPARK, LayerStatus.MISSING), declared_by="said so"),
        layer(Role.RAILWAY, LayerStatus.MISSING),
    )
    assert main(["screen", str(case), "-o", "out", "--quiet"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "railway" in line


def test_screen_as_json(
    case: Path, screening: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    screening(layer(Role.MINING_RIGHT), layer(Role.ROAD, LayerStatus.FAILED))
    assert main(["screen", str(case), "-o", "out", "--json"]) == 1
    summary = json.loads(capsys.readouterr().out)
    assert summary["status"] == 1
    assert summary["mines"] == 3
    assert summary["spatial"] == {"clear": 2, "conflict": 1}
    assert summary["disposition"] == {"undetermined": 1, "retain": 1, "close": 1}
    assert [entry["role"] for entry in summary["not_screened"]] == ["road"]


@pytest.mark.parametrize(
    ("failure", "status_and_lines"),
    [
        (LayerError([Fault("a", "b", "c"), Fault("d", "e\nf", "g")]), (2, 2)),
        (Cancelled([Fault("a", "b", "c")]), (130, 1)),
        (KeyboardInterrupt(), (130, 1)),
    ],
)
def test_what_stops_a_run_is_told_in_lines(
    case: Path,
    screening: Replace,
    capsys: pytest.CaptureFixture[str],
    failure: BaseException,
    status_and_lines: tuple[int, int],
) -> None:
    screening(failure=failure)
    status = main(["screen", str(case), "-o", "out"])
    told = capsys.readouterr()
    assert told.out == ""
    assert (status, len(told.err.splitlines())) == status_and_lines


def test_faults_of_a_case_are_told_all_at_once(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SMALLEST.replace('title = "t"', "titel = 1").replace("4526", "4490")
    case.write_text(text, encoding="utf-8")
    assert main(["check", str(case), "--json"]) == 2
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 3
    summary = json.loads(told.out)
    places = [fault["place"] for fault in summary["faults"]]
    assert places == [f"{case}:{line}" for line in (1, 2, 5)]


@pytest.mark.parametrize(
    ("missed", "bad"), [(0, None), (1, None), (0, LayerStatus.MISSING)]
)
def test_check_tells_each_layer(
    case: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    missed: int,
    bad: LayerStatus | None,
) -> None:
    status = 1 if missed or bad else 0
    mines, road = layer(Role.MINING_RIGHT), layer(Role.ROAD)
    checks = [
        SimpleNamespace(layer=mines, mines=3, mines_not_covered=0),
        SimpleNamespace(layer=road, mines=3, mines_not_covered=missed),
    ]
    if bad:
        lost = layer(Role.RAILWAY, bad)
        checks.append(SimpleNamespace(layer=lost, mines=3, mines_not_covered=0))
    records = (
        LayerRecord(Role.MINING_RIGHT, "", None, fields={"licence_no": "证号列"}),
        LayerRecord(Role.ROAD, "", None),
    )
    found = CaseCheck(load_policy("pingshun-2026"), records, tuple(checks))
    monkeypatch.setattr("pingshun_screen.cli.check.check_case", lambda *_, **__: found)
    assert main(["check", str(case)]) == status
    told = capsys.readouterr()
    assert "采矿许可证号=证号列" in told.out
    assert "矿山名称（可由自然资源部门提供）" in told.out
    assert ("1 个未被证明覆盖" in told.out) is bool(missed)
    assert ("road.gpkg" in told.err) is bool(missed)
    assert ("railway.gpkg" in told.err) is bool(bad)
    assert main(["check", str(case), "--json"]) == status
    summary = json.loads(capsys.readouterr().out)
    assert summary["layers"][0]["fields"] == {"licence_no": "证号列"}
    assert "production_status" in summary["layers"][0]["fields_missing"]
    assert "as_of" not in summary["layers"][0]["fields_missing"]
    assert summary["layers"][1]["mines_not_covered"] == missed


def test_policy_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "list"]) == 0
    assert capsys.readouterr().out.startswith("pingshun-2026 ")


def test_policy_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = write_pack(tmp_path, '{ type = "size_class", is = ["small"] }')
    assert main(["policy", "check", str(good)]) == 0
    bad = write_pack(tmp_path, '{ type = "size_class", is = ["tiny"], iz = 1 }')
    capsys.readouterr()
    assert main(["policy", "check", str(bad)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith(f"{bad}:") for line in lines)


def test_policy_diff(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    child = tmp_path / "child.toml"
    child.write_text(
        'id = "pingshun-2026"\nextends = "pingshun-2026"\n'
        "[parameters.near_m]\nvalue = 5\n",
        encoding="utf-8",
    )
    assert main(["policy", "diff", "pingshun-2026", str(child), "--json"]) == 0
    differences = json.loads(capsys.readouterr().out)["differences"]
    assert [(d["before"], d["after"]) for d in differences] == [("1000.0", "5.0")]
    assert main(["policy", "diff", "pingshun-2026", "pingshun-2026"]) == 0
    assert capsys.readouterr().out.strip() == say("cli.packs_same")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["verify", "out"],
        ["screen", "case.toml"],
        ["screen", "case.toml", "-o", "x", "--documents", "some"],
        ["screen", "case.toml", "-o", "x", "--jobs", "-1"],
        ["policy"],
        ["policy", "check"],
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pingshun_screen", *arguments],
        cwd=ROOT,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_module_runs_and_knows_its_version() -> None:
    done = run("--version")
    metadata = (ROOT / "metadata.txt").read_text(encoding="utf-8")
    assert done.returncode == 0
    assert f"version={done.stdout.split()[-1]}\n" in metadata


def test_a_console_without_chinese_gets_escapes() -> None:
    done = run("check", "无.toml")
    assert done.returncode == 2
    assert "\\u65e0.toml" in done.stderr
    assert "Traceback" not in done.stderr


def progressed(progress: Progress) -> None:
    for share, stage in [
        (0, "读取图层"),
        (0.1, "读取图层"),
        (0.5, "叠加"),
        (1, "叠加"),
    ]:
        progress(share, stage)


def test_a_log_gets_a_line_for_each_stage() -> None:
    stream = io.StringIO()
    progressed(StageLines(stream))
    assert stream.getvalue() == "  0% 读取图层\n 50% 叠加\n"


def test_a_bar_stays_on_one_line_and_goes_away() -> None:
    stream = io.StringIO()
    bar = ProgressBar(stream)
    progressed(bar)
    bar.clear()
    drawn = stream.getvalue().split("\r")
    assert "\n" not in stream.getvalue()
    assert "100% 叠加" in drawn[-3]
    assert drawn[-2].strip() == ""
    assert width(drawn[-2]) == width(drawn[-3])
    assert width(drawn[2]) == width(drawn[1])


@pytest.mark.parametrize(
    ("text", "cells", "kept"),
    [("矿山ab", 5, "矿山a"), ("矿山", 3, "矿"), ("ab", 9, "ab")],
)
def test_chinese_takes_two_cells(text: str, cells: int, kept: str) -> None:
    assert fitted(text, cells) == kept
