"""Libraries that must be in the process once, or must not get into each other's way."""

from __future__ import annotations

import importlib
import re
from importlib.util import find_spec
from pathlib import Path

from pingshun_screen.bridge.requirements import (
    is_shapely_sound,
    load_shapely,
    missing_packages,
)
from pingshun_screen.bridge.self_check.finding import Finding, State
from pingshun_screen.bridge.translation import tr

ON_GDAL_OR_PROJ = ("pyproj", "fiona", "pyogrio", "rasterio")
"""Packages whose wheels bring a GDAL or PROJ of their own: QGIS crashes at exit."""

BUNDLES = ("{name}.libs", "{name}/.dylibs", "{name}/.libs")
"""Where wheels for Linux, Windows and macOS keep the libraries they bring."""

_MAPPED = re.compile(r"\s(/.*/lib(gdal|proj)[-.\w]*\.so[.\d]*)$", re.M)
_MAPS = Path("/proc/self/maps")
"""What Linux has loaded into this process."""


def libraries() -> list[Finding]:
    """Return how GDAL, PROJ and GEOS stand in this process."""
    twice = [*_wheels(), *_loaded_twice()]
    return [*(twice or [_single()]), *_shapely()]


def bundled_libraries(name: str) -> Path | None:
    """Return where a package keeps libraries of its own; None if it brings none."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return None
    site = Path(spec.origin).parents[1]
    places = (site / pattern.format(name=name) for pattern in BUNDLES)
    return next((place for place in places if place.is_dir()), None)


def _wheels() -> list[Finding]:
    remedy = tr(
        "Remove it: python -m pip uninstall {package}, with the same Python. QGIS's own"
        " installer and Debian have one that fits."
    )
    problem = tr("a wheel with a GDAL or PROJ of its own: {folder}. QGIS crashes.")
    return [
        Finding(
            name,
            State.FAULT,
            problem.format(folder=folder),
            remedy.format(package=name),
        )
        for name in ON_GDAL_OR_PROJ
        if (folder := bundled_libraries(name)) is not None
    ]


def _loaded_twice() -> list[Finding]:
    """Return what is in the process twice, where the system tells."""
    try:
        maps = _MAPS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    found: dict[str, set[str]] = {}
    for path, library in _MAPPED.findall(maps):
        found.setdefault(library, set()).add(path)
    remedy = tr(
        "Remove Python wheels that bring it, or switch the plugin off that does."
    )
    return [
        Finding(library.upper(), State.FAULT, "; ".join(sorted(paths)), remedy)
        for library, paths in sorted(found.items())
        if len(paths) > 1
    ]


def _single() -> Finding:
    return Finding("GDAL, PROJ", State.OK, tr("one of each, those of QGIS"))


def _shapely() -> list[Finding]:
    """Return whether shapely works; nothing where it is missing, told elsewhere."""
    if missing_packages(["shapely"]):
        return []
    subject = tr("GEOS of shapely")
    try:
        load_shapely()
        version = importlib.import_module("shapely").geos_version_string
    except ImportError as error:
        remedy = tr("Install shapely again, by the way told under Python packages.")
        return [Finding(subject, State.FAULT, str(error), remedy)]
    if is_shapely_sound():
        return [
            Finding(subject, State.OK, tr("{version}, sound").format(version=version))
        ]
    remedy = tr(
        "Another plugin loaded shapely before this one. Restart QGIS and use this"
        " plugin first, or switch the other plugin off."
    )
    problem = tr("{version}, mixed with the GEOS of QGIS").format(version=version)
    return [Finding(subject, State.FAULT, problem, remedy)]
