"""Results that appear whole or not at all.

They are written to a hidden sibling of their folder, which takes the folder's place
by renaming. The names of what is hidden carry the writing process, so that the next
run can tell leftovers of a died run from the work of one that still goes on.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pingshun_screen.core.errors import OutputError
from pingshun_screen.io.faults import said_fault
from pingshun_screen.io.processes import is_running

_MANIFEST = "manifest.json"
_SCHEMA = "pingshun-screen/manifest/"
"""Many programs write a manifest.json; ours begins its schema so."""


@contextmanager
def staged_folder(final: Path) -> Iterator[Path]:
    """Give a folder to write into, and put it in place of `final` at the end.

    If the block raises, what was written is removed and `final` stays as it was.

    Parameters
    ----------
    final
        Folder for the results, made with the folders above it; it may hold the
        results of an earlier run, which are replaced.

    Yields
    ------
    pathlib.Path
        An empty folder beside `final`.

    Raises
    ------
    OutputError
        If `final` holds something other than results, cannot be written beside or
        replaced, or if writing in the block failed.
    """
    final = Path(os.path.realpath(final))
    partial = _beside(final, "partial")
    above = [folder for folder in final.parents if not folder.exists()]
    try:
        with _writing(final):
            final.parent.mkdir(parents=True, exist_ok=True)
            _refuse_foreign(final)
            _clear_leftovers(final)
            partial.mkdir()
            yield partial
            _refuse_foreign(final)
        _put_in_place(partial, final)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        _remove_if_empty(above)


@contextmanager
def staged_files(final: Path) -> Iterator[Path]:
    """Give a folder to write files into, and put them in their places at the end.

    If the block raises or a place is not free, all files of `final` stay as they were.

    Parameters
    ----------
    final
        Folder of results, which is there.

    Yields
    ------
    pathlib.Path
        An empty folder beside `final`.

    Raises
    ------
    OutputError
        If a file cannot be written or replaced.
    """
    final = Path(os.path.realpath(final))
    partial = _beside(final, "partial")
    try:
        with _writing(final):
            partial.mkdir()
            yield partial
        _put_files_in_place(partial, final)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _put_files_in_place(partial: Path, final: Path) -> None:
    files = sorted(path for path in partial.rglob("*") if path.is_file())
    places = {path: final / path.relative_to(partial) for path in files}
    for place in places.values():
        with _replacing(place):
            if place.exists():
                _require_free(place)
    for path, place in places.items():
        with _replacing(place):
            place.parent.mkdir(exist_ok=True)
            os.replace(path, place)


def _require_free(path: Path) -> None:
    """Raise the system's error if another program holds a file, as on Windows."""
    os.rename(path, path)
    with path.open("r+b"):
        pass


def _remove_if_empty(folders: list[Path]) -> None:
    """Take away folders that a failed run made, innermost first."""
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return


def _refuse_foreign(final: Path) -> None:
    """Refuse to replace anything but an empty folder or earlier results."""
    if not final.exists():
        return
    if not final.is_dir():
        raise _refusal(final, "is_file")
    if any(final.iterdir()) and not _holds_results(final):
        raise _refusal(final, "foreign")


def _holds_results(folder: Path) -> bool:
    try:
        manifest = json.loads((folder / _MANIFEST).read_bytes())
    except (FileNotFoundError, ValueError):
        return False
    schema = manifest.get("schema") if isinstance(manifest, dict) else None
    return isinstance(schema, str) and schema.startswith(_SCHEMA)


@contextmanager
def _writing(final: Path) -> Iterator[None]:
    """Turn what the operating system refuses into an `OutputError`."""
    try:
        yield
    except OSError as error:
        place = Path(str(error.filename)) if error.filename else final
        reason = error.strerror or str(error)
        raise _refusal(place, "not_written", reason=reason) from error


def _put_in_place(partial: Path, final: Path) -> None:
    aside = _beside(final, "old")
    with _replacing(final):
        is_replaced = final.exists()
        if is_replaced:
            os.replace(final, aside)
    try:
        with _replacing(final):
            os.replace(partial, final)
    except OutputError:
        if is_replaced:
            os.replace(aside, final)
        raise
    shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _replacing(final: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        place = (_open_file(final) if final.is_dir() else None) or final
        reason = error.strerror or str(error)
        raise _refusal(place, "not_replaced", reason=reason) from error


def _open_file(folder: Path) -> Path | None:
    """Return a file that another program holds, as Windows lets us see it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            try:
                _require_free(path)
            except OSError:
                return path
    return None


def _clear_leftovers(final: Path) -> None:
    """Remove what died runs left, and bring back older results they had put aside."""
    pattern = re.compile(rf"\.{re.escape(final.name)}\.(partial|old)-(\d+)-[0-9a-f]+")
    for path in sorted(final.parent.iterdir()):
        found = pattern.fullmatch(path.name)
        if found is None or is_running(int(found[2])):
            continue
        if found[1] == "old" and not final.exists():
            os.replace(path, final)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _beside(final: Path, kind: str) -> Path:
    name = f".{final.name}.{kind}-{os.getpid()}-{secrets.token_hex(4)}"
    return final.parent / name


def _refusal(place: Path, name: str, **values: object) -> OutputError:
    return OutputError([said_fault(str(place), f"output.{name}", **values)])
