"""Fingerprints: the SHA-256 of everything that makes up an input."""

from __future__ import annotations

import hashlib
from pathlib import Path

_BLOCK = 1 << 20
_SHAPEFILE = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_MAPINFO = {".tab": (".tab", ".dat", ".map", ".id"), ".mif": (".mif", ".mid")}


def sidecar(path: Path, suffix: str) -> Path | None:
    """Return the file of the same name with another ending, in either case."""
    for ending in (suffix, suffix.upper()):
        beside = path.with_suffix(ending)
        if beside.exists():
            return beside
    return None


def files_of(path: Path) -> tuple[Path, ...]:
    """Return every file that a data source consists of, in a fixed order.

    Parameters
    ----------
    path
        A file, one file of a shapefile or MapInfo table, or a FileGDB folder.
        Lock files are left out; the write-ahead log of a GeoPackage is part of
        its content.
    """
    if path.is_dir():
        files = (file for file in path.rglob("*") if file.is_file())
        kept = [file for file in files if file.suffix.lower() != ".lock"]
        return tuple(sorted(kept, key=lambda file: file.relative_to(path).as_posix()))
    suffix = path.suffix.lower()
    if suffix == ".shp":
        return _present(path, _SHAPEFILE)
    if suffix in _MAPINFO:
        return _present(path, _MAPINFO[suffix])
    log = path.with_name(path.name + "-wal")
    has_log = suffix == ".gpkg" and log.exists() and log.stat().st_size > 0
    return (path, log) if has_log else (path,)


def _present(path: Path, suffixes: tuple[str, ...]) -> tuple[Path, ...]:
    found = (
        path if suffix == path.suffix.lower() else sidecar(path, suffix)
        for suffix in suffixes
    )
    return tuple(file for file in found if file is not None)


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of one file's bytes.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a data source.

    For a single file that of its bytes; for several that of a list of their
    hashes and names, as `sha256sum` prints it, with a shapefile's endings for
    its names so that renaming the whole changes nothing.

    Raises
    ------
    OSError
        If a file cannot be read.
    """
    files = files_of(path)
    if files == (path,):
        return file_sha256(path)
    digest = hashlib.sha256()
    for file in files:
        name = _part_name(file, path)
        digest.update(f"{file_sha256(file)}  {name}\n".encode())
    return digest.hexdigest()


def _part_name(file: Path, source: Path) -> str:
    if source.is_dir():
        return file.relative_to(source).as_posix()
    return file.suffix.lower()
