"""Python packages the screening needs, and whether this QGIS has them."""

from __future__ import annotations

import importlib
import os
import re
import sys
from collections.abc import Iterable
from threading import Lock

from pingshun_screen.bridge.translation import tr

NEEDED = {
    "geopandas": (1, 0),
    "shapely": (2, 1),
    "pandas": (2, 0),
    "numpy": (1, 24),
    "pyproj": (3, 4),
    "openpyxl": (3, 0),
    "docxtpl": (0, 16),
    "tomli_w": (1, 0),
}

UNSTATED = "+unknown"
"""End of the version where a package was built without being told its own, as
Debian's shapely in the release after 13; whoever builds so builds new ones."""

# The flags are the process's: two threads at once would restore the wrong ones.
_flags_in_use = Lock()


def missing_packages(names: Iterable[str] = NEEDED) -> list[str]:
    """Return what is missing or too old, each with the version it takes."""
    template = tr("{package} {oldest} or later (found: {found})")
    return [
        template.format(
            package=name, oldest=".".join(map(str, oldest)), found=found or tr("none")
        )
        for name in names
        if _is_older(found := _installed(name), oldest := NEEDED[name])
    ]


def load_shapely() -> None:
    """Import shapely so that it calls the GEOS that it was built with.

    QGIS's own GEOS lies in the global scope of the QGIS binary. Without deep
    binding the calls of a shapely wheel end there where both have a function of
    the same name and in the wheel's GEOS where they have not: two versions would
    then work on the same geometries.
    """
    if not hasattr(os, "RTLD_DEEPBIND"):
        return
    with _flags_in_use:
        before = sys.getdlopenflags()
        sys.setdlopenflags(os.RTLD_NOW | os.RTLD_DEEPBIND)
        try:
            importlib.import_module("shapely")
        finally:
            sys.setdlopenflags(before)


def is_shapely_sound() -> bool:
    """Return whether shapely calls one GEOS only.

    Another plugin may have imported it first, without deep binding.
    """
    shapely = importlib.import_module("shapely")
    try:
        point = shapely.from_wkb(shapely.to_wkb(shapely.Point(1, 2)))
    except shapely.errors.GEOSException:
        return False
    return bool(point.equals(shapely.Point(1, 2)))


def _installed(name: str) -> str:
    # Costs QGIS's start more than most of the plugin does.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _is_older(found: str, oldest: tuple[int, ...]) -> bool:
    return not found.endswith(UNSTATED) and _numbers(found) < oldest


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text)[:2])
