"""What the tests of databases share: a reader who has to give a password."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.postgis import PASSWORD, READER, Database


@pytest.fixture
def password_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Leave the reader's password where libpq looks for it."""
    path = tmp_path / "pgpass"
    path.write_text(f"*:*:*:{READER}:{PASSWORD}\n", encoding="utf-8")
    path.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(path))
    return path


@pytest.fixture
def service(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the name of a service that leads to the database."""
    path = tmp_path / "pg_service.conf"
    settings = database.connection(READER).replace(" ", "\n")
    path.write_text(f"[平顺]\n{settings}\n", encoding="utf-8")
    monkeypatch.setenv("PGSERVICEFILE", str(path))
    return "平顺"
