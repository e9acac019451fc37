"""The self-check sees what is wrong, and works when it is."""

from __future__ import annotations

import builtins
import hashlib
import sys
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QWidget

from pingshun_screen.bridge.self_check import check, files, fonts, libraries, packages
from pingshun_screen.bridge.self_check.check import as_text, self_check
from pingshun_screen.bridge.self_check.finding import Finding, Group, State
from pingshun_screen.bridge.self_check.folders import writable
from pingshun_screen.gui.self_check_dialog import SelfCheckDialog

FAULT = Finding("甲", State.FAULT, "found", "mend it")
FINE = Finding("乙", State.OK, "1.0")
ODD = Finding("丙", State.WARNING, "odd", "look")


def _states(found: list[Finding]) -> dict[str, State]:
    return {one.subject: one.state for one in found}


def test_this_computer_can_screen() -> None:
    groups = self_check()
    assert [group.heading for group in groups] == [
        *("Versions", "Python packages", "Libraries in the process"),
        *("Fonts", "Folders", "Plugin"),
    ]
    found = [one for group in groups for one in group.findings]
    assert [one for one in found if one.state is State.FAULT] == []
    assert [one for one in found if one.state is not State.OK and not one.remedy] == []
    assert all(one.detail for one in found)


@pytest.mark.parametrize(
    ("platform", "name", "told"),
    [
        ("win32", "docxtpl", "python -m pip install docxtpl"),
        ("win32", "geopandas", "Do not install it with pip"),
        ("linux", "docxtpl", "apt install python3-docxtpl."),
        ("linux", "python-docx", "apt install python3-docx."),
        ("linux", "tomli_w", "apt install python3-tomli-w."),
    ],
)
def test_a_package_that_is_missing_has_a_remedy(
    monkeypatch: pytest.MonkeyPatch, platform: str, name: str, told: str
) -> None:
    absent = {"docxtpl", "geopandas", "python-docx", "tomli_w"}
    known = packages.distribution

    def distribution(wanted: str) -> Any:
        if wanted in absent:
            raise packages.PackageNotFoundError(wanted)
        return known(wanted)

    monkeypatch.setattr(packages, "distribution", distribution)
    monkeypatch.setattr(packages, "missing_packages", lambda n: sorted(absent & {*n}))
    monkeypatch.setattr(sys, "platform", platform)
    found = {one.subject: one for one in packages.packages()}
    assert {s for s, one in found.items() if one.state is State.FAULT} == absent
    assert told in found[name].remedy


@pytest.mark.parametrize("is_used", [True, False])
def test_a_bundle_for_another_python_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_used: bool
) -> None:
    (tmp_path / packages.BUILT_FOR).write_text("3.12\n")
    monkeypatch.setattr(packages, "FOLDER", tmp_path)
    if is_used:
        monkeypatch.syspath_prepend(tmp_path)
    (found,) = (one for one in packages.packages() if one.subject == "Offline bundle")
    assert found.state is (State.OK if is_used else State.WARNING)
    assert "3.12" in found.detail


@pytest.mark.parametrize("bundle", ["pyproj.libs", "pyproj/.dylibs"])
def test_a_wheel_with_its_own_proj_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, bundle: str
) -> None:
    (tmp_path / "pyproj").mkdir()
    (tmp_path / "pyproj" / "__init__.py").write_text("")
    (tmp_path / bundle).mkdir(parents=True)
    monkeypatch.delitem(sys.modules, "pyproj", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    found = {one.subject: one for one in libraries.libraries()}
    assert found["pyproj"].state is State.FAULT
    assert "pip uninstall pyproj" in found["pyproj"].remedy
    assert "GDAL, PROJ" not in found


@pytest.mark.parametrize(
    ("lines", "twice"),
    [
        (["/usr/lib/libgdal.so.32.3.6.2", "/usr/lib/libproj.so.25.9.1.1"], []),
        (["/usr/lib/libgdal.so.32", "/opt/a b/libgdal-1a2b.so.34"], ["GDAL"]),
        (["/usr/lib/libproj.so.25", "/x/fiona.libs/libproj-9c.so.25.9"], ["PROJ"]),
        (["/usr/lib/libgdal.so.32", "/usr/lib/libgdal.so.32"], []),
    ],
)
def test_what_is_in_the_process_twice_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lines: list[str], twice: list[str]
) -> None:
    maps = tmp_path / "maps"
    maps.write_text("".join(f"7f-8f r-xp 000 fe:01 12    {one}\n" for one in lines))
    monkeypatch.setattr(libraries, "_MAPS", maps)
    found = _states(libraries.libraries())
    assert [one for one, state in found.items() if state is State.FAULT] == twice


def test_a_shapely_that_cannot_be_imported_is_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> None:
        raise ImportError("undefined symbol: GEOSfoo")  # noqa: EM101

    monkeypatch.setattr(libraries, "load_shapely", refuse)
    (found,) = (one for one in libraries.libraries() if one.state is State.FAULT)
    assert "GEOSfoo" in found.detail


def test_fonts_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = frozenset({"FangSong", "宋体", "Noto Sans CJK SC"})
    monkeypatch.setattr(fonts, "installed_families", lambda: installed)

    def family(face: str) -> str:
        wanted = fonts.typefaces()[face].families
        return next((name for name in wanted if name in installed), wanted[0])

    monkeypatch.setattr(fonts, "family", family)
    states = _states(fonts.fonts())
    assert states == {
        "Font of titles": State.WARNING,
        "Font of headings": State.WARNING,
        "Font of subheadings": State.WARNING,
        "Font of the text": State.OK,
        "Font of tables": State.OK,
        "Font of maps": State.OK,
    }
    installed = frozenset({"Arial"})
    assert set(_states(fonts.fonts()).values()) == {State.FAULT}


def test_folders_are_tried(tmp_path: Path) -> None:
    assert writable("a", tmp_path / "not" / "made").state is State.OK
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("")
    found = writable("a", tmp_path / "file" / "below")
    assert found.state is State.FAULT
    assert found.remedy


def test_files_are_compared_with_what_was_packed(tmp_path: Path) -> None:
    assert files.shipped_files(tmp_path).state is State.OK
    names = ["a.py", "b.toml", "图.svg"]
    for name in names:
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / files.CONTENTS).write_text(
        "".join(f"{hashlib.sha256(n.encode()).hexdigest()}  {n}\n" for n in names)
    )
    assert files.shipped_files(tmp_path).detail == "all 3 whole"
    (tmp_path / "a.py").write_text("changed")
    (tmp_path / "图.svg").unlink()
    found = files.shipped_files(tmp_path)
    assert found.state is State.FAULT
    assert found.detail == "2 missing or changed: a.py, 图.svg"


@pytest.fixture
def without_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be imported that QGIS may lack."""
    known = builtins.__import__
    lacking = ("geopandas", "shapely", "pandas", "numpy", "pyproj", "docx", "openpyxl")

    def only_own(name: str, *rest: Any) -> Any:
        if name.startswith(lacking):
            raise ImportError(name)
        return known(name, *rest)

    for name in list(sys.modules):
        if name.startswith(lacking):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", only_own)
    monkeypatch.setattr(libraries, "missing_packages", lambda names: names)


@pytest.mark.usefixtures("without_packages")
def test_it_works_without_any_package() -> None:
    assert len(self_check()) == 6


def test_the_text_has_every_line_with_its_word_and_remedy() -> None:
    text = as_text([Group("A", (FINE,)), Group("B", (FAULT,))])
    assert text.splitlines()[1:] == [
        *("", "## A", "[in order] 乙: 1.0"),
        *("", "## B", "[fault] 甲: found", "    → mend it"),
    ]


@pytest.mark.parametrize(
    ("findings", "summary"),
    [
        ([FINE, FAULT, ODD], "Faults: 1."),
        ([FINE, ODD], "Ready to screen. Warnings: 1."),
        ([FINE], "Ready to screen."),
    ],
)
def test_the_dialog_sums_up_and_copies(
    monkeypatch: pytest.MonkeyPatch, findings: list[Finding], summary: str
) -> None:
    groups = [Group("A", tuple(findings))]
    monkeypatch.setattr(
        "pingshun_screen.gui.self_check_dialog.self_check", lambda: groups
    )
    parent = QWidget()
    dialog = SelfCheckDialog(parent)
    assert dialog.summary.text().startswith(summary)
    assert dialog.table.rowCount() == 1 + len(findings)
    words = [check.word(one.state) for one in findings]
    rows = range(1, 1 + len(findings))
    assert [dialog.table.item(row, 0).text() for row in rows] == words
    assert not any(dialog.table.item(row, 0).icon().isNull() for row in rows)
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == as_text(groups)
    groups.append(Group("B", (FINE,)))
    dialog.again_button.click()
    assert dialog.table.rowCount() == 3 + len(findings)
