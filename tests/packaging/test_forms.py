"""Forms load wherever QGIS does, and all of their texts are looked up."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tools.translations import CONTEXT, FORMS

PATHS = sorted(FORMS.glob("*.ui"))
ALLOWED_HEADERS = {"qgis.gui"}
"""What uic imports; a C++ header such as qgscombobox.h would be imported as well."""


def _faults(form: ET.Element) -> list[str]:
    faults = []
    if form.findtext("class") != CONTEXT:
        faults.append("class")
    headers = {header.text for header in form.iter("header")}
    faults += [f"header {header}" for header in headers - ALLOWED_HEADERS]
    for name in ("connections", "include", "resources"):
        faults += [name for element in form.iter(name) if len(element)]
    return faults


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_form_can_be_loaded_and_translated(path: Path) -> None:
    assert _faults(ET.parse(path).getroot()) == []


@pytest.mark.parametrize(
    ("form", "faults"),
    [
        (f"<ui><class>{CONTEXT}</class><connections/></ui>", []),
        ("<ui/>", ["class"]),
        ("<ui><class>Dialog</class></ui>", ["class"]),
        (
            f"<ui><class>{CONTEXT}</class><customwidgets><customwidget>"
            "<header>qgsdockwidget.h</header></customwidget><customwidget>"
            "<header>qgis.gui</header></customwidget></customwidgets></ui>",
            ["header qgsdockwidget.h"],
        ),
        (
            f"<ui><class>{CONTEXT}</class><connections><connection/></connections>"
            "</ui>",
            ["connections"],
        ),
    ],
)
def test_what_would_not_load_is_seen(form: str, faults: list[str]) -> None:
    assert _faults(ET.fromstring(form)) == faults
