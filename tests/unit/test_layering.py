"""Imports run one way: gui → processing → bridge → report → io → core."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "pingshun_screen"
ARROWS = ("gui", "processing", "bridge", "report", "io", "core")
WITHOUT_QGIS = {"report", "io", "core", "cli"}
QT = {"qgis", "PyQt5", "PyQt6", "sip"}
MAY_USE_GDAL = ("io/", "core/visibility")


def _below(part: str) -> set[str]:
    """Return the parts that a part may import from: itself and those below."""
    if part in ARROWS:
        return set(ARROWS[ARROWS.index(part) :])
    return {part, *ARROWS}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from (f"{module}.{alias.name}" for alias in node.names)


def _fault(place: str, imported: str) -> str | None:
    part = place.split("/", maxsplit=1)[0].removesuffix(".py")
    top, *rest = imported.split(".")
    if top == "":
        return "is relative"
    if top in QT and part in WITHOUT_QGIS:
        return "needs QGIS"
    if top == "osgeo" and not place.startswith(MAY_USE_GDAL):
        return "needs GDAL"
    if top == PACKAGE and part in ARROWS and rest and rest[0] not in _below(part):
        return "points upwards"
    return None


def violations(package: Path) -> list[str]:
    """Return every import of a package that breaks the order, as readable lines."""
    return [
        f"{place} imports {imported}, which {fault}"
        for path in sorted(package.rglob("*.py"))
        for place in [path.relative_to(package).as_posix()]
        for imported in _imports(path)
        if (fault := _fault(place, imported))
    ]


def test_no_import_breaks_the_order() -> None:
    assert violations(ROOT / PACKAGE) == []


def test_every_part_is_looked_at() -> None:
    parts = {path.parent.name for path in (ROOT / PACKAGE).glob("*/__init__.py")}
    assert parts - {"cli"} <= set(ARROWS)
    assert {"core", "io", "report", "bridge", "processing"} <= parts


@pytest.mark.parametrize(
    ("place", "line", "fault"),
    [
        ("core/a.py", "from qgis.core import QgsFeature", "needs QGIS"),
        ("core/a.py", "def f():\n    import PyQt5.QtCore", "needs QGIS"),
        ("io/a.py", "import qgis.core", "needs QGIS"),
        ("report/a.py", "from qgis.PyQt.QtGui import QTextDocument", "needs QGIS"),
        ("core/a.py", "from osgeo import ogr", "needs GDAL"),
        ("report/a.py", "from osgeo import gdal", "needs GDAL"),
        ("core/a.py", "from pingshun_screen.io.b import c", "points upwards"),
        ("core/a.py", "from pingshun_screen import io", "points upwards"),
        ("io/a.py", "import pingshun_screen.report.b", "points upwards"),
        ("report/a.py", "from pingshun_screen.bridge import pdf", "points upwards"),
        ("bridge/a.py", "from pingshun_screen.processing import x", "points upwards"),
        ("processing/a.py", "from pingshun_screen.gui import x", "points upwards"),
        ("core/a.py", "from pingshun_screen.plugin import x", "points upwards"),
        ("core/a.py", "from . import b", "is relative"),
        ("core/a.py", "from ..io import b", "is relative"),
    ],
)
def test_a_made_up_violation_is_found(
    tmp_path: Path, place: str, line: str, fault: str
) -> None:
    path = tmp_path / place
    path.parent.mkdir()
    path.write_text(f"{line}\n", encoding="utf-8")
    (found,) = violations(tmp_path)
    assert found.startswith(f"{place} imports ")
    assert found.endswith(fault)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("core/visibility.py", "from osgeo import gdal"),
        ("io/a.py", "from osgeo import ogr"),
        ("io/a.py", "from pingshun_screen.core.records import Role"),
        ("bridge/a.py", "from qgis.core import QgsFeature"),
        ("gui/a.py", "from pingshun_screen.core import texts"),
        ("__main__.py", "from pingshun_screen.report import publish"),
        ("plugin.py", "from pingshun_screen.processing import provider"),
    ],
)
def test_what_the_order_allows_is_let_pass(
    tmp_path: Path, place: str, line: str
) -> None:
    path = tmp_path / place
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{line}\n", encoding="utf-8")
    assert violations(tmp_path) == []
