"""Python packages: which are there, where they lie, how to get the others."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, distribution

from pingshun_screen.bridge.extlibs import BUILT_FOR, FOLDER
from pingshun_screen.bridge.requirements import NEEDED, missing_packages
from pingshun_screen.bridge.self_check.finding import Finding, State
from pingshun_screen.bridge.translation import tr

OF_DOCXTPL = ("python-docx", "lxml", "jinja2")
"""What docxtpl stands on; it cannot be imported without them."""

IN_BUNDLE = frozenset({"docxtpl", "python-docx", "tomli_w", "lxml"})
"""What Windows' QGIS lacks: pip may install it there, and the bundle brings it."""

OPTIONAL = ("fiona", "pyogrio")
"""Other ways to read files; GDAL's own is always there."""


def packages() -> list[Finding]:
    """Return every package, the needed ones first."""
    return [
        *(_needed(name) for name in NEEDED),
        *(_needed(name) for name in OF_DOCXTPL),
        *(_optional(name) for name in OPTIONAL),
        *_bundle(),
    ]


def _needed(name: str) -> Finding:
    found = _version_and_place(name)
    if name in NEEDED:
        lacks = missing_packages([name])
        if lacks:
            detail = f"{lacks[0]} {found}".strip()
            return Finding(name, State.FAULT, detail, _remedy(name))
    elif not found:
        return Finding(name, State.FAULT, tr("missing"), _remedy(name))
    return Finding(name, State.OK, found)


def _optional(name: str) -> Finding:
    found = _version_and_place(name)
    return Finding(name, State.OK, found or tr("not installed, and not needed"))


def _bundle() -> list[Finding]:
    """Return whether the offline bundle fits; nothing where there is none."""
    note = FOLDER / BUILT_FOR
    if not note.is_file():
        return []
    subject = tr("Offline bundle")
    version = note.read_text("ascii").strip()
    detail = tr("for Python {version}: {folder}").format(version=version, folder=FOLDER)
    if str(FOLDER) in sys.path:
        return [Finding(subject, State.OK, detail)]
    remedy = tr("Install the offline bundle for Python {version} from ZIP.")
    this = ".".join(map(str, sys.version_info[:2]))
    return [Finding(subject, State.WARNING, detail, remedy.format(version=this))]


def _version_and_place(name: str) -> str:
    try:
        installed = distribution(name)
    except PackageNotFoundError:
        return ""
    return f"{installed.version} ({installed.locate_file('')})"


def _remedy(name: str) -> str:
    if sys.platform.startswith("linux"):
        debian = f"python3-{name.removeprefix('python-').replace('_', '-')}"
        template = tr(
            "Debian 13 and later: apt install {package}. Debian 12: as the README of"
            " the plugin tells. Offline: from a local mirror of Debian."
        )
        return template.format(package=debian)
    if name in IN_BUNDLE:
        template = tr(
            "Online: python -m pip install {package}, in the OSGeo4W shell as"
            " administrator. Offline: install the offline bundle of the plugin from"
            " ZIP."
        )
        return template.format(package=name)
    return tr(
        "Update QGIS to 3.40 or later with its own installer, which brings it and works"
        " offline. Do not install it with pip."
    )
