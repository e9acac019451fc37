"""Documents written anew after an opinion, for results that stay what they are."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from pingshun_screen.core.errors import Cancelled, OutputError, ScreeningError
from pingshun_screen.io import output_folder
from pingshun_screen.io.case_file import read_case
from pingshun_screen.io.fingerprints import file_sha256
from pingshun_screen.io.opinions import record_opinion
from pingshun_screen.io.saved_run import read_run
from pingshun_screen.report.publish import Documents, publish, screen_case
from pingshun_screen.report.reissue import reissue, reissue_result
from tests.small_case import CONFLICT_MINE, write_small_case
from tests.unit.io.opinion_samples import opinion_on
from tests.unit.report.fabricated import result
from tests.unit.report.test_publish import Sketcher


@pytest.fixture(scope="module")
def screened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("screened")
    case = read_case(write_small_case(folder))
    screen_case(case, folder / "out", documents=Documents.ALL, studio=None)
    return folder


@pytest.fixture
def folder(screened: Path) -> Path:
    """Return results beside their case; the manifest has the case's full path."""
    fresh = screened.parent / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(screened / "out", fresh)
    return fresh


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _dispute(folder: Path) -> int:
    mine = next(one for one in read_run(folder).mines if one.name == CONFLICT_MINE)
    record_opinion(
        folder / "results.gpkg",
        opinion_on(mine.key, name=mine.name, clause="close-6", reason="红线有误"),
    )
    return mine.key


def _text(path: Path) -> str:
    tables = Document(str(path)).tables
    return "\n".join(c.text for t in tables for row in t.rows for c in row.cells)


def test_only_the_documents_of_the_mine_are_renewed(folder: Path) -> None:
    key = _dispute(folder)
    before = _bytes(folder)
    written = reissue(folder, [key], studio=None)
    after = _bytes(folder)
    changed = {name for name in after if before.get(name) != after[name]}
    report = next(name for name in after if CONFLICT_MINE in name)
    assert written == (folder / report,)
    assert changed == {report, "ledger.xlsx", "manifest.json"}
    assert set(after) == set(before)
    assert "红线有误" in _text(folder / report)


def test_the_manifest_tells_of_the_files_as_they_are(folder: Path) -> None:
    key = _dispute(folder)
    old = json.loads((folder / "manifest.json").read_bytes())
    reissue(folder, [key], studio=None)
    new = json.loads((folder / "manifest.json").read_bytes())
    assert new["files"] == {
        name: file_sha256(folder / name)
        for name in sorted(_bytes(folder))
        if name != "manifest.json"
    }
    assert {**new, "files": 0} == {**old, "files": 0}


def test_without_a_new_opinion_the_same_bytes_come_out(folder: Path) -> None:
    before = _bytes(folder)
    reissue(folder, [1, 2], studio=None)
    assert _bytes(folder) == before


def test_results_of_some_mines_only(screened: Path, folder: Path) -> None:
    case = read_case(screened / "case.toml")
    number = read_run(folder).mines[1].licence_no
    screen_case(case, folder, documents=Documents.ALL, studio=None, only=(number,))
    [mine] = read_run(folder).mines
    before = _bytes(folder)
    reissue(folder, [mine.key], studio=None)
    assert _bytes(folder) == before
    with pytest.raises(OutputError, match="序号"):
        reissue(folder, [1], studio=None)


def _edit(folder: Path, change: Callable[[dict], None]) -> None:
    path = folder / "results.json"
    document = json.loads(path.read_bytes())
    change(document)
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


CHANGES: list[tuple[Callable[[dict], None], str]] = [
    (lambda d: d["run"]["software"].update(shapely="1.0"), "软件 shapely 已由 1.0"),
    (lambda d: d["run"]["policy"].update(sha256="0"), "方案内容已变化"),
    (lambda d: d["run"].update(case_sha256="0"), "案例文件已变化"),
    (lambda d: d["run"].update(as_of="2020-01-01"), "判定日已由 2020-01-01"),
    (lambda d: d["layers"][0].update(sha256="0"), "数据已变化"),
    (lambda d: d["mines"][0].update(spatial="review"), "结果与成果不一致"),
]


@pytest.mark.parametrize(("change", "words"), CHANGES)
def test_what_has_changed_since_is_named(
    folder: Path, change: Callable[[dict], None], words: str
) -> None:
    _edit(folder, change)
    before = _bytes(folder)
    with pytest.raises(OutputError) as refused:
        reissue(folder, [1], studio=None)
    assert len(refused.value.faults) == 1
    assert words in str(refused.value)
    assert _bytes(folder) == before


def test_all_that_has_changed_is_named_at_once(folder: Path) -> None:
    def change(document: dict) -> None:
        document["run"]["case_sha256"] = "0"
        document["layers"][0]["sha256"] = "0"

    _edit(folder, change)
    with pytest.raises(OutputError) as refused:
        reissue(folder, [1], studio=None)
    assert len(refused.value.faults) == 2


def test_a_layer_that_was_edited_since(tmp_path: Path) -> None:
    case = write_small_case(tmp_path)
    out = tmp_path / "out"
    screen_case(read_case(case), out, documents=Documents.NONE, studio=None)
    mines = tmp_path / "mines.geojson"
    mines.write_text(mines.read_text("utf-8") + "\n", "utf-8")
    with pytest.raises(OutputError, match=r"mines\.geojson"):
        reissue(out, [1], studio=None)


def test_a_run_from_layers_has_no_case(tmp_path: Path) -> None:
    publish(result(), tmp_path / "out", documents=Documents.ALL, studio=None)
    with pytest.raises(OutputError, match="没有案例文件"):
        reissue(tmp_path / "out", [1], studio=None)
    written = reissue_result(tmp_path / "out", result(), [1, 2], studio=Sketcher())
    assert [path.suffix for path in written] == [".docx", ".pdf"] * 2
    assert all(path.is_file() for path in written)


@pytest.mark.parametrize("name", ["manifest.json", "results.json"])
def test_a_folder_that_is_not_whole(folder: Path, name: str) -> None:
    for spoil in (lambda path: path.write_bytes(b"[]"), Path.unlink):
        spoil(folder / name)
        with pytest.raises(OutputError, match=name):
            reissue(folder, [1], studio=None)


def test_a_case_that_is_gone(tmp_path: Path) -> None:
    case = write_small_case(tmp_path)
    out = tmp_path / "out"
    screen_case(read_case(case), out, documents=Documents.NONE, studio=None)
    case.unlink()
    with pytest.raises(ScreeningError):
        reissue(out, [1], studio=None)


def test_stopping_leaves_everything_as_it_was(folder: Path) -> None:
    _dispute(folder)
    before = _bytes(folder)
    with pytest.raises(Cancelled):
        reissue(folder, [1, 2], studio=None, is_cancelled=lambda: True)
    assert _bytes(folder) == before
    assert not list(folder.parent.glob(".fresh.*"))


def test_a_document_that_is_open_is_named_and_none_is_renewed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = _dispute(folder)
    held = next((folder / "reports").glob(f"*{CONFLICT_MINE}*"))
    real = output_folder.os.rename

    def rename(old: Path, new: Path) -> None:
        if Path(old) == held:
            raise PermissionError(13, "Permission denied", str(old))
        real(old, new)

    monkeypatch.setattr(output_folder.os, "rename", rename)
    before = _bytes(folder)
    with pytest.raises(OutputError, match=CONFLICT_MINE) as refused:
        reissue(folder, [key], studio=None)
    assert "Word" in refused.value.remedy
    assert _bytes(folder) == before
