"""The installed plugin gives what the command line gives, and ends cleanly.

QGIS's own interpreter runs here: a library that is there twice crashes it at
exit, which no test inside Python sees. So every exit status is looked at.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.conftest import Done, Profile
from tests.small_case import CLEAR_MINE, CONFLICT_MINE, write_small_case

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "test_data" / "demo" / "case.toml"
SAMPLES = ROOT / "test_data" / "corner_points"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_case(tmp_path_factory.mktemp("case"))


def _screen(profile: Profile, case: Path, out: Path, documents: int) -> Done:
    return profile.run(
        *("run", "pingshun_screen:screen_case"),
        *(f"--CASE={case}", f"--OUTPUT={out}", f"--DOCUMENTS={documents}"),
    )


def _command_line(case: Path, out: Path) -> bytes:
    subprocess.run(
        [
            *(sys.executable, "-m", "pingshun_screen", "screen", str(case)),
            *("-o", str(out), "--documents", "none", "--quiet"),
        ],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return (out / "results.json").read_bytes()


def test_a_small_case_with_all_documents(
    profile: Profile, case: Path, tmp_path: Path
) -> None:
    done = _screen(profile, case, tmp_path / "qgis", documents=0)
    assert done.returncode == 0, done.stderr
    results = (tmp_path / "qgis" / "results.json").read_bytes()
    assert results == _command_line(case, tmp_path / "line")
    verdicts = {m["name"]: m["spatial"] for m in json.loads(results)["mines"]}
    assert verdicts == {CLEAR_MINE: "clear", CONFLICT_MINE: "conflict"}
    suffixes = sorted(p.suffix for p in (tmp_path / "qgis" / "reports").iterdir())
    assert suffixes == [".docx", ".docx", ".pdf", ".pdf"]


def test_the_demonstration_county(profile: Profile, tmp_path: Path) -> None:
    done = _screen(profile, DEMO, tmp_path / "qgis", documents=2)
    assert done.returncode == 0, done.stderr
    results = (tmp_path / "qgis" / "results.json").read_bytes()
    assert results == _command_line(DEMO, tmp_path / "line")
    assert len(json.loads(results)["mines"]) == 24


def test_every_fault_of_a_case_is_a_line_and_no_traceback(
    profile: Profile, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('[case]\ntitle = "x"\nas_of = "soon"\ncolour = 1\n')
    done = _screen(profile, broken, tmp_path / "out", documents=2)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert "as_of" in done.stderr
    assert "colour" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_qgis_without_the_packages_names_them(
    bare_profile: Profile, case: Path, tmp_path: Path
) -> None:
    listed = bare_profile.run("list")
    assert "pingshun_screen:screen_case" in listed.stdout
    done = _screen(bare_profile, case, tmp_path / "out", documents=2)
    assert done.returncode == 1
    assert "shapely 2.1 or later (found: 1.8.5)" in done.stderr
    assert "docxtpl 0.16 or later (found: 0.1.1)" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_it_speaks_the_language_of_the_settings(
    bare_profile: Profile, case: Path, tmp_path: Path
) -> None:
    settings = bare_profile.folder / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    with settings.open("a", encoding="utf-8") as file:
        file.write("\n[locale]\noverrideFlag=true\nuserLocale=zh-Hans\n")
    listed = bare_profile.run("list")
    assert "矿山空间筛查" in listed.stdout
    assert "筛查采矿权" in listed.stdout
    done = _screen(bare_profile, case, tmp_path / "out", documents=2)
    assert done.returncode == 1
    assert "shapely 2.1 或更高版本（现有：1.8.5）" in done.stderr


@pytest.mark.parametrize(
    "algorithm",
    [
        *("corner_points", "screen_case", "screen_mines"),
        *("sight_profile", "visible_from_lines"),
    ],
)
def test_the_help_is_printed(profile: Profile, algorithm: str) -> None:
    done = profile.run("help", f"pingshun_screen:{algorithm}")
    assert done.returncode == 0, done.stderr
    assert "county government decides" in done.stdout


def test_corner_points_become_a_layer(profile: Profile, tmp_path: Path) -> None:
    out = tmp_path / "parcels.gpkg"
    done = profile.run(
        *("run", "pingshun_screen:corner_points"),
        *(f"--FILES={SAMPLES / 'land_gbk.txt'}", f"--OUTPUT={out}"),
    )
    assert done.returncode == 0, done.stderr
    assert "REFUSALS:\t0" in done.stdout
    assert out.exists()
