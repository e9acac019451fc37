"""One GDAL and one PROJ in the process, QGIS's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import check_setup


@pytest.mark.needs_fiona
def test_the_environment_is_whole() -> None:
    assert check_setup.faults() == []


@pytest.mark.needs_fiona
@pytest.mark.parametrize("name", ["pyproj", "pyogrio", "fiona"])
def test_a_wheel_with_its_own_proj_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    _install(tmp_path, name)
    monkeypatch.syspath_prepend(tmp_path)
    (fault,) = check_setup.faults()
    assert fault.startswith(f"a wheel of {name} lies in {tmp_path}")


def test_what_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_setup, "NEEDED", ("numpy", "no_such_package"))
    assert check_setup.faults() == ["no_such_package is missing"]


def _install(folder: Path, name: str) -> None:
    record = folder / f"{name}-9.9.dist-info"
    record.mkdir()
    (record / "METADATA").write_text(f"Name: {name}\nVersion: 9.9\n")
