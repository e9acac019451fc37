"""Fingerprints cover everything that can change the answer, and nothing else."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from pingshun_screen.io.fingerprints import files_of, fingerprint

PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")


def shapefile(folder: Path, name: str = "a", parts: tuple[str, ...] = PARTS) -> Path:
    for part in parts:
        (folder / f"{name}{part}").write_bytes(part.encode())
    return folder / f"{name}.shp"


def test_single_file_is_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_bytes(b"{}")

    assert fingerprint(path) == hashlib.sha256(b"{}").hexdigest()


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_a_shapefile_counts(tmp_path: Path, part: str) -> None:
    path = shapefile(tmp_path)
    before = fingerprint(path)
    path.with_suffix(part).write_bytes(b"changed")

    assert fingerprint(path) != before


def test_shapefile_by_hand(tmp_path: Path) -> None:
    path = shapefile(tmp_path, parts=(".dbf", ".shp"))
    lines = "".join(
        f"{hashlib.sha256(part.encode()).hexdigest()}  {part}\n"
        for part in (".shp", ".dbf")
    )

    assert fingerprint(path) == hashlib.sha256(lines.encode()).hexdigest()


def test_missing_part_is_not_an_empty_one(tmp_path: Path) -> None:
    path = shapefile(tmp_path)
    path.with_suffix(".cpg").write_bytes(b"")
    empty = fingerprint(path)
    path.with_suffix(".cpg").unlink()

    assert fingerprint(path) != empty


def test_name_age_and_bystanders_do_not_count(tmp_path: Path) -> None:
    path = shapefile(tmp_path)
    before = fingerprint(path)
    os.utime(path, (0, 0))
    (tmp_path / "a.shp.xml").write_text("metadata")
    (tmp_path / "a.qix").write_text("index")
    other = tmp_path / "elsewhere"
    other.mkdir()
    for part in PARTS:
        shutil.copy(path.with_suffix(part), other / f"另名{part}")

    assert fingerprint(path) == before
    assert fingerprint(other / "另名.shp") == before


def test_upper_case_endings(tmp_path: Path) -> None:
    shapefile(tmp_path, parts=(".SHP", ".DBF"))

    assert [file.suffix for file in files_of(tmp_path / "a.SHP")] == [".SHP", ".DBF"]


def test_folder_without_its_locks(tmp_path: Path) -> None:
    folder = tmp_path / "a.gdb"
    (folder / "deep").mkdir(parents=True)
    (folder / "b.gdbtable").write_bytes(b"1")
    (folder / "deep" / "a.gdbtable").write_bytes(b"2")
    before = fingerprint(folder)
    (folder / "x.sr.lock").write_bytes(b"3")

    assert fingerprint(folder) == before
    (folder / "b.gdbtable").rename(folder / "c.gdbtable")
    assert fingerprint(folder) != before


def test_unsaved_part_of_a_geopackage_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(b"1")
    before = fingerprint(path)
    log = tmp_path / "a.gpkg-wal"
    log.write_bytes(b"")
    assert fingerprint(path) == before
    log.write_bytes(b"2")
    assert fingerprint(path) != before


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        fingerprint(tmp_path / "a.gpkg")
