from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pingshun_screen.core.errors import OutputError
from pingshun_screen.io.output_folder import staged_files, staged_folder


def write_results(folder: Path, content: str) -> None:
    manifest = {"schema": "pingshun-screen/manifest/1", "content": content}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def finished(final: Path, content: str) -> None:
    with staged_folder(final) as folder:
        write_results(folder, content)


def half_finished(final: Path, failure: type[BaseException]) -> None:
    with staged_folder(final) as folder:
        write_results(folder, "half")
        raise failure


def content_of(final: Path) -> str:
    return json.loads((final / "manifest.json").read_bytes())["content"]


@pytest.fixture
def dead_process() -> int:
    """Return the number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_results_appear_only_at_the_end(tmp_path: Path) -> None:
    final = tmp_path / "out"
    with staged_folder(final) as folder:
        write_results(folder, "new")
        assert not final.exists()
        assert folder.parent == tmp_path
        assert folder.name.startswith(".out.partial-")
    assert content_of(final) == "new"
    assert os.listdir(tmp_path) == ["out"]


def test_older_results_are_replaced_whole(tmp_path: Path) -> None:
    final = tmp_path / "out"
    finished(final, "old")
    (final / "left.txt").write_text("of the old", encoding="utf-8")
    finished(final, "new")
    assert content_of(final) == "new"
    assert os.listdir(final) == ["manifest.json"]
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
def test_a_run_that_dies_leaves_the_older_results(
    tmp_path: Path, failure: type[BaseException]
) -> None:
    final = tmp_path / "out"
    finished(final, "old")
    with pytest.raises(failure):
        half_finished(final, failure)
    assert content_of(final) == "old"
    assert os.listdir(tmp_path) == ["out"]


def test_a_full_disk_is_told_as_such(tmp_path: Path) -> None:
    final = tmp_path / "out"
    with pytest.raises(OutputError) as caught, staged_folder(final):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert os.strerror(errno.ENOSPC) in caught.value.faults[0].problem
    assert os.listdir(tmp_path) == []


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    final = tmp_path / "out"
    final.mkdir()
    finished(final, "new")
    assert content_of(final) == "new"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("letter.docx", "dear"),
        ("manifest.json", '{"schema": "something else", "manifest_version": 3}'),
        ("manifest.json", "[]"),
        ("manifest.json", "no JSON"),
    ],
)
def test_a_folder_of_something_else_is_left_alone(
    tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(OutputError) as caught, staged_folder(tmp_path):
        pytest.fail("must not start")
    assert caught.value.faults[0].place == str(tmp_path)
    assert (tmp_path / name).read_text(encoding="utf-8") == content


def test_a_folder_filled_by_others_during_the_run_is_left_alone(
    tmp_path: Path,
) -> None:
    final = tmp_path / "out"

    def run_while_others_write() -> None:
        with staged_folder(final) as folder:
            write_results(folder, "new")
            final.mkdir()
            (final / "letter.docx").write_text("dear", encoding="utf-8")

    with pytest.raises(OutputError):
        run_while_others_write()
    assert os.listdir(final) == ["letter.docx"]
    assert os.listdir(tmp_path) == ["out"]


def test_a_file_is_no_folder_for_results(tmp_path: Path) -> None:
    final = tmp_path / "out"
    final.write_text("text", encoding="utf-8")
    with pytest.raises(OutputError), staged_folder(final):
        pytest.fail("must not start")
    assert final.read_text(encoding="utf-8") == "text"


def test_folders_above_are_made(tmp_path: Path) -> None:
    final = tmp_path / "a" / "b" / "out"
    finished(final, "new")
    assert final.is_dir()


def test_folders_above_that_a_failed_run_made_are_taken_away(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), staged_folder(tmp_path / "a" / "b" / "out"):
        _ = 1 / 0
    assert os.listdir(tmp_path) == []


def test_a_file_above_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("text", encoding="utf-8")
    with pytest.raises(OutputError), staged_folder(tmp_path / "a" / "out"):
        pytest.fail("must not start")


def test_a_parent_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    too_long = tmp_path / ("n" * 250)
    with pytest.raises(OutputError), staged_folder(too_long):
        pytest.fail("must not start")


def test_an_open_file_is_named_and_the_older_results_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = tmp_path / "out"
    finished(final, "old")
    report = final / "report.docx"
    report.write_text("open in Word", encoding="utf-8")

    def rename_as_windows(old: Path, new: Path) -> None:
        if old in (final, report):
            raise PermissionError(errno.EACCES, "in use", str(old))

    monkeypatch.setattr(os, "replace", rename_as_windows)
    monkeypatch.setattr(os, "rename", rename_as_windows)
    with pytest.raises(OutputError) as caught:
        finished(final, "new")
    monkeypatch.undo()
    assert caught.value.faults[0].place == str(report)
    assert content_of(final) == "old"
    assert sorted(os.listdir(tmp_path)) == ["out"]


def test_older_results_come_back_if_the_new_cannot_be_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = tmp_path / "out"
    finished(final, "old")
    replace = os.replace

    def fail_for_partial(old: Path, new: Path) -> None:
        if ".partial-" in str(old):
            raise PermissionError(errno.EACCES, "in use", str(old))
        replace(old, new)

    monkeypatch.setattr(os, "replace", fail_for_partial)
    with pytest.raises(OutputError):
        finished(final, "new")
    assert content_of(final) == "old"
    assert os.listdir(tmp_path) == ["out"]


def test_leftovers_of_a_died_run_are_cleared(tmp_path: Path, dead_process: int) -> None:
    left = tmp_path / f".out.partial-{dead_process}-0a1b"
    left.mkdir()
    running = tmp_path / f".out.partial-{os.getppid()}-0a1b"
    running.mkdir()
    other = tmp_path / f".other.partial-{dead_process}-0a1b"
    other.mkdir()
    finished(tmp_path / "out", "new")
    assert not left.exists()
    assert running.exists()
    assert other.exists()


def test_results_put_aside_by_a_died_run_come_back(
    tmp_path: Path, dead_process: int
) -> None:
    final = tmp_path / "out"
    finished(final, "old")
    final.rename(tmp_path / f".out.old-{dead_process}-0a1b")
    with pytest.raises(KeyboardInterrupt):
        half_finished(final, KeyboardInterrupt)
    assert content_of(final) == "old"
    assert os.listdir(tmp_path) == ["out"]


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    link = tmp_path / "link"
    link.symlink_to(real)
    finished(link, "new")
    assert link.is_symlink()
    assert content_of(real) == "new"


# ---- some files of results that stay ----------------------------------------
def test_files_take_their_places_in_results_that_stay(tmp_path: Path) -> None:
    finished(tmp_path / "out", "old")
    with staged_files(tmp_path / "out") as stage:
        (stage / "reports").mkdir()
        (stage / "reports" / "a.docx").write_text("new")
        assert content_of(tmp_path / "out") == "old"
        assert not (tmp_path / "out" / "reports").exists()
    assert (tmp_path / "out" / "reports" / "a.docx").read_text() == "new"
    assert content_of(tmp_path / "out") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_files_that_are_not_finished_replace_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    finished(folder, "old")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(OutputError), staged_files(folder) as stage:  # noqa: PT012
        for name in before:
            (stage / name).write_text("new")
        raise OSError(28, "No space left on device")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_one_open_file_and_none_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for name in ("a.docx", "b.docx"):
        (folder / name).write_text("old")
    real = os.rename

    def rename(old: Path, new: Path) -> None:
        if Path(old).name == "b.docx":
            raise PermissionError(13, "Permission denied", str(old))
        real(old, new)

    monkeypatch.setattr(os, "rename", rename)
    with (  # noqa: PT012
        pytest.raises(OutputError, match=r"b\.docx"),
        staged_files(folder) as stage,
    ):
        for name in ("a.docx", "b.docx"):
            (stage / name).write_text("new")
    assert [path.read_text() for path in sorted(folder.iterdir())] == ["old", "old"]
