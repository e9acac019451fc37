"""A whole run from a database that asks for a password: it is found nowhere."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pingshun_screen.cli.main import main
from pingshun_screen.io.case_file import read_case
from tests.case_copies import SCHEMA, in_postgis
from tests.postgis import PASSWORD, READER, Database
from tests.small_case import write_small_case

SERVICE = "county"


@pytest.fixture
def case(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the small case, its layers in the database, the password in a file."""
    path = write_small_case(tmp_path)
    moved = in_postgis(read_case(path), database)
    database.run(
        f"GRANT USAGE ON SCHEMA {SCHEMA} TO {READER};"
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {READER};"
    )
    text = path.read_text(encoding="utf-8")
    old = read_case(path)
    pairs = [(old.area, moved.area)]
    pairs += zip(
        (layer.source for layer in old.layers),
        (layer.source for layer in moved.layers),
        strict=True,
    )
    for file, source in pairs:
        table = source.partition("|")[2]
        text = text.replace(f'"{file}"', f'"PG:service={SERVICE}|{table}"')
    path.write_text(text, encoding="utf-8")
    service = tmp_path / "pg_service.conf"
    settings = database.connection(READER).replace(" ", "\n")
    service.write_text(f"[{SERVICE}]\n{settings}\npassword={PASSWORD}\n")
    monkeypatch.setenv("PGSERVICEFILE", str(service))
    return path


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield all that a folder holds, what is packed unpacked."""
    for file in folder.rglob("*"):
        if file.is_dir():
            continue
        yield file.name, file.read_bytes()
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                yield from ((name, archive.read(name)) for name in archive.namelist())


def test_the_password_is_found_nowhere(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"

    status = main(["screen", str(case), "-o", str(out), "--documents", "tables"])

    told = "".join(capsys.readouterr())
    assert status == 0, told
    found = dict(contents(out))
    assert "results.json" in found
    needles = (PASSWORD, PASSWORD.split()[0])
    for name, content in [*found.items(), ("output", told.encode())]:
        for needle in needles:
            assert needle.encode() not in content, name


def test_the_manifest_tells_what_the_fingerprints_are_of(
    case: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert not main(["screen", str(case), "-o", str(out), "--documents", "none"])

    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    results = json.loads((out / "results.json").read_text(encoding="utf-8"))

    read = [layer for layer in manifest["inputs"] if layer["status"] == "ok"]
    assert {layer["sha256_of"] for layer in read} == {"rows"}
    assert {layer["sha256"] for layer in read} <= {
        layer["sha256"] for layer in results["layers"]
    }
    ((area, fingerprint),) = manifest["coverages"].items()
    assert area.startswith(f"PG:service={SERVICE}|layername=")
    assert len(fingerprint) == 64


def test_a_check_names_the_tables(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(case)]) in {0, 1}

    told = "".join(capsys.readouterr())
    assert f"PG:service={SERVICE}|layername={SCHEMA}." in told
    assert PASSWORD.split()[0] not in told


def test_a_database_that_does_not_answer_is_told_by_name(
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "none"))

    status = main(["screen", str(case), "-o", str(tmp_path / "out")])

    told = "".join(capsys.readouterr())
    assert status == 2
    assert "找不到连接中所写的服务" in told
    assert "Traceback" not in told
    assert not (tmp_path / "out").exists()
