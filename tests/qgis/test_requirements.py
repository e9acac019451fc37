"""Which versions of the Python packages are old enough to refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from pingshun_screen.bridge import requirements
from pingshun_screen.bridge.requirements import NEEDED, missing_packages


def _install(folder: Path, name: str, version: str) -> None:
    record = folder / f"{name}-{version}.dist-info"
    record.mkdir(parents=True)
    (record / "METADATA").write_text(f"Name: {name}\nVersion: {version}\n")


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("2.1", []),
        ("2.1.0+dfsg", []),
        ("10.0", []),
        ("3", []),
        ("2.0.9", ["shapely 2.1 or later (found: 2.0.9)"]),
        ("1.8.5", ["shapely 2.1 or later (found: 1.8.5)"]),
        ("2.0+unknown.1", ["shapely 2.1 or later (found: 2.0+unknown.1)"]),
        ("0+unknown", []),
    ],
)
def test_a_version_is_old_enough_or_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str, told: list[str]
) -> None:
    _install(tmp_path, "shapely", version)
    monkeypatch.syspath_prepend(tmp_path)
    assert missing_packages(["shapely"]) == told


def test_what_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(requirements.NEEDED, "no_such_package", (1, 2))
    told = missing_packages(["no_such_package"])
    assert told == ["no_such_package 1.2 or later (found: none)"]


def test_this_environment_lacks_nothing() -> None:
    assert missing_packages(NEEDED) == []
