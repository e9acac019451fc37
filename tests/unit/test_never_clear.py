"""From the file to the verdict: what was not checked never looks clear.

The mine lies far from the red line, so that every run with a sound red line
calls it clear; each fault of the red line's file has to change that.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import shapely

from pingshun_screen.io.case_file import read_case
from pingshun_screen.report.publish import Documents, screen_case
from tests.unit.core.factories import CRS, LEDGER, place, square
from tests.unit.io.vector_samples import write_vector

ROLES = (
    *("nature_reserve", "geopark", "forest_park", "wetland_park", "scenic_area"),
    *("heritage_protection_scope", "road", "railway"),
)
MINE, RED_LINE = square(0, 0), shapely.Point(8000, 0).buffer(2000, quad_segs=2000)

Fault = Callable[[Path], None]


def write_case(folder: Path, layer: str = "", area: float = 40_000) -> Path:
    """Write a sound case of one mine that is clear and return its file."""
    facts = {"licence_no": "C1", "name": "示例矿", **LEDGER}
    _write(folder / "mines.gpkg", MINE, **{name: [v] for name, v in facts.items()})
    _write(folder / "red.gpkg", RED_LINE)
    _write(folder / "county.gpkg", square(-area / 2, -area / 2, area))
    absent = ", ".join(f'{role} = "演示"' for role in ROLES)
    path = folder / "case.toml"
    path.write_text(
        '[case]\ntitle = "演示"\npolicy = "pingshun-2026"\nas_of = 2026-06-30\n'
        f'crs = "{CRS}"\narea = "county.gpkg"\n'
        "accept_unverified_size_classes = true\n"
        f"absent_roles = {{ {absent} }}\n"
        '[[layer]]\nrole = "mining_right"\nsource = "mines.gpkg"\n'
        '[[layer]]\nrole = "ecological_red_line"\nsource = "red.gpkg"\n' + layer,
        encoding="utf-8",
    )
    return path


def _write(path: Path, shape: object, crs: str | None = CRS, **columns: object) -> None:
    row = {name: value for name, (value,) in columns.items()}
    types = {name: type(value).__name__ for name, value in row.items()}
    shapes = [place(shape)]
    path.unlink(missing_ok=True)
    write_vector(path, [row], fields=types, shapes=shapes, geometry="Unknown", crs=crs)


def screened(case: Path, out: Path) -> dict[str, object]:
    """Return the only mine of results.json."""
    screen_case(read_case(case), out, documents=Documents.NONE, studio=None)
    (mine,) = json.loads((out / "results.json").read_text("utf-8"))["mines"]
    return mine


def close_6(mine: dict[str, object]) -> dict[str, object]:
    """Return the answer of the clause that the red line decides."""
    return next(clause for clause in mine["clauses"] if clause["id"] == "close-6")


def missing(red: Path) -> None:
    red.unlink()


def truncated(red: Path) -> None:
    red.write_bytes(red.read_bytes()[: red.stat().st_size // 2])


def without_crs(red: Path) -> None:
    red.unlink()
    _write(red, RED_LINE, crs=None)


def empty(red: Path) -> None:
    with sqlite3.connect(red) as connection:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in connection.execute(triggers).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("DELETE FROM red")
    connection.close()


def of_another_place(red: Path) -> None:
    red.unlink()
    _write(red, square(400_000, 0))


def on_another_datum(red: Path) -> None:
    red.unlink()
    _write(red, RED_LINE, crs="EPSG:2362")


def test_the_sound_case_is_clear(tmp_path: Path) -> None:
    mine = screened(write_case(tmp_path), tmp_path / "out")
    assert (mine["spatial"], mine["disposition"]) == ("clear", "retain")
    assert close_6(mine)["status"] == "not_met"


@pytest.mark.parametrize(
    "fault",
    [missing, truncated, without_crs, empty, of_another_place, on_another_datum],
)
def test_a_faulty_file_never_clears(tmp_path: Path, fault: Fault) -> None:
    case = write_case(tmp_path)
    fault(tmp_path / "red.gpkg")
    assert_open(screened(case, tmp_path / "out"), "red.gpkg")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a GeoPackage as another program does while it writes."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        connection.close()


def test_nobody_can_accept_that_a_right_has_no_place(tmp_path: Path) -> None:
    case = write_case(tmp_path)
    facts = {"licence_no": "C1", "name": "示例矿", **LEDGER}
    columns = {name: [value] for name, value in facts.items()}
    _write(tmp_path / "mines.gpkg", MINE, **columns)
    _write(tmp_path / "more.gpkg", None, **{**columns, "licence_no": ["C2"]})
    stated = (
        '[[layer]]\nrole = "mining_right"\nsource = "more.gpkg"\n'
        "accept_null_geometry = true\nallow_empty = true\n"
    )
    case.write_text(case.read_text("utf-8") + stated, encoding="utf-8")
    out = tmp_path / "out"
    screen_case(read_case(case), out, documents=Documents.TABLES, studio=None)
    results = json.loads((out / "results.json").read_text("utf-8"))
    verdicts = {mine["licence_no"]: mine["spatial"] for mine in results["mines"]}
    assert verdicts == {"C1": "clear", "C2": "not_determined"}
    assert [layer["rejected"] for layer in results["layers"][:3]] == [0, 0, 1]


def test_a_locked_file_never_clears(tmp_path: Path) -> None:
    case = write_case(tmp_path)
    with locked(tmp_path / "red.gpkg"):
        assert_open(screened(case, tmp_path / "out"), "red.gpkg")


def test_a_layer_that_does_not_cover_the_mine_never_clears(tmp_path: Path) -> None:
    case = write_case(tmp_path, 'coverage = "east.gpkg"\n')
    _write(tmp_path / "east.gpkg", square(5000, -5000, 10_000))
    assert_open(screened(case, tmp_path / "out"), "生态保护红线")


def test_a_county_that_does_not_cover_the_mine_never_clears(tmp_path: Path) -> None:
    case = write_case(tmp_path, area=150)
    _write(tmp_path / "red.gpkg", square(40, -70, 30))
    assert_open(screened(case, tmp_path / "out"), "生态保护红线")


def test_a_role_that_nobody_spoke_of_never_clears(tmp_path: Path) -> None:
    case = write_case(tmp_path)
    text = case.read_text("utf-8").replace('geopark = "演示", ', "")
    case.write_text(text, encoding="utf-8")
    assert_open(screened(case, tmp_path / "out"), "地质公园")


def assert_open(mine: dict[str, object], named: str) -> None:
    """Check that the mine is open, and that the reason names what is at fault."""
    assert (mine["spatial"], mine["disposition"]) == ("not_determined", "undetermined")
    assert "close" in mine["open"]
    clause = close_6(mine)
    assert clause["status"] == "not_determined"
    assert named in clause["reason"]
    assert clause["missing"]
