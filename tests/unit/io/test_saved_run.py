"""A folder of results read back with the standard library alone."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pingshun_screen.core.errors import LayerError
from pingshun_screen.io import saved_run
from pingshun_screen.io.opinions import Stance, record_opinion
from pingshun_screen.io.results_gpkg import write_geopackage
from pingshun_screen.io.results_json import rounded
from pingshun_screen.io.saved_run import read_run
from pingshun_screen.io.saved_tables import storable
from tests.unit.io.opinion_samples import opinion_on
from tests.unit.report.fabricated import result

PACKAGES = ("shapely", "numpy", "pandas", "geopandas", "pyproj", "fiona", "osgeo")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    write_geopackage(result(), folder / "results.gpkg")
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written, tmp_path / "成果 #1"))


def _run(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "results.gpkg")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_it_is_what_the_screening_found(folder: Path) -> None:
    expected, run = result(), read_run(folder)
    assert (run.title, run.crs) == (expected.title, expected.crs)
    assert run.as_of == expected.as_of.isoformat()
    assert (run.policy_id, run.policy_title) == (
        expected.policy.id,
        expected.policy.title,
    )
    assert run.notes == expected.notes
    assert [mine.key for mine in run.mines] == [mine.key for mine in expected.mines]
    for mine, found in zip(run.mines, expected.mines, strict=True):
        assert mine.licence_no == storable(found.licence_no)
        assert mine.name == storable(found.name)
        assert mine.township == found.attributes.get("township", "")
        assert mine.spatial == found.spatial
        assert mine.disposition == (found.disposition or "undetermined")
        assert mine.open == found.open_dispositions
        assert mine.overlap_net_m2 == rounded("m2", found.overlap_net_m2)
        assert [one.id for one in mine.clauses] == [o.clause.id for o in found.clauses]
        assert [one.status for one in mine.clauses] == [o.status for o in found.clauses]
        assert [one.missing for one in mine.clauses] == [
            outcome.missing for outcome in found.clauses
        ]
        assert [(one.role, one.relation) for one in mine.conflicts] == [
            (one.role, one.relation) for one in found.conflicts
        ]
        assert [one.has_shape for one in mine.conflicts] == [
            bool(one.geometry and one.geometry.area) for one in found.conflicts
        ]


def test_the_register_is_told(folder: Path) -> None:
    mine, found = read_run(folder).mines[0], result().mines[0].attributes
    assert mine.holder == found["holder"]
    assert mine.mineral == found["mineral"]


def test_documents_that_lie_there(folder: Path) -> None:
    reports = folder / "reports"
    reports.mkdir()
    mine = result().mines[0]
    names = [f"{mine.licence_no}-{mine.name}{end}" for end in (".docx", ".pdf")]
    for name in (*names, "别的.docx"):
        (reports / name).touch()
    mines = read_run(folder).mines
    assert mines[0].documents == tuple(reports / name for name in names)
    assert mines[1].documents == ()


def test_opinions_go_to_their_mines(folder: Path) -> None:
    geopackage = folder / "results.gpkg"
    record_opinion(geopackage, opinion_on(2, clause="close-6", reason="一"))
    later = "2026-07-01T10:00:00+08:00"
    record_opinion(
        geopackage, opinion_on(2, clause="close-6", reason="二", recorded_at=later)
    )
    run = read_run(folder)
    assert [len(mine.opinions) for mine in run.mines[:3]] == [0, 2, 0]
    assert [one.reason for one in run.mines[1].opinions] == ["一", "二"]
    assert [mine.is_disputed for mine in run.mines[:3]] == [False, True, False]
    settled = {"stance": Stance.AGREE, "recorded_at": "2026-07-02T10:00:00+08:00"}
    record_opinion(geopackage, opinion_on(2, clause="close-6", **settled))
    assert not read_run(folder).mines[1].is_disputed


def test_opinions_on_mines_that_are_gone_are_kept_apart(tmp_path: Path) -> None:
    lost = opinion_on(None, licence_no="C0", finding="从前的结论")
    write_geopackage(result(), tmp_path / "results.gpkg", [lost])
    run = read_run(tmp_path)
    assert run.lost_opinions == (lost,)
    assert all(mine.opinions == () for mine in run.mines)


def test_columns_that_older_results_lack_are_empty(folder: Path) -> None:
    _run(
        folder,
        "ALTER TABLE mines DROP COLUMN township",
        "ALTER TABLE mines DROP COLUMN overlap_net_m2",
        "DROP TABLE opinions",
    )
    mine = read_run(folder).mines[0]
    assert (mine.township, mine.overlap_net_m2, mine.opinions) == ("", 0.0, ())
    assert mine.holder != ""


def _empty(folder: Path) -> None:
    (folder / "results.gpkg").unlink()


def _cut(folder: Path) -> None:
    path = folder / "results.gpkg"
    path.write_bytes(path.read_bytes()[:5000])


def _scribble(folder: Path) -> None:
    (folder / "results.gpkg").write_bytes(b"not a database" * 50)


def _damage(folder: Path) -> None:
    path = folder / "results.gpkg"
    whole = bytearray(path.read_bytes())
    whole[100 : len(whole)] = b"\x55" * (len(whole) - 100)
    path.write_bytes(whole)


def _other(folder: Path) -> None:
    _run(folder, "DROP TABLE run")


def _two_runs(folder: Path) -> None:
    _run(folder, "INSERT INTO run (title) VALUES ('又一次')")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_empty, "没有筛查成果"),
        (_cut, "不完整"),
        (_scribble, "打不开"),
        (_damage, "打不开"),
        (_other, "不是本程序"),
        (_two_runs, "不是本程序"),
    ],
)
def test_what_is_no_result_is_refused(folder: Path, spoil: object, words: str) -> None:
    assert callable(spoil)
    spoil(folder)
    with pytest.raises(LayerError, match=words) as refused:
        read_run(folder)
    assert refused.value.remedy


def test_results_that_are_being_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved_run, "_WAIT_S", 0.0)
    path = folder / "results.gpkg"
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LayerError, match="占用"):
            read_run(folder)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LayerError, match="没有筛查成果"):
        read_run(tmp_path / "nowhere")


def test_it_needs_no_package(folder: Path) -> None:
    script = (
        "import sys; "
        f"sys.modules.update(dict.fromkeys({PACKAGES!r})); "
        "from pathlib import Path; "
        "from pingshun_screen.io.saved_run import read_run; "
        f"print(len(read_run(Path({str(folder)!r})).mines))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(len(result().mines))
