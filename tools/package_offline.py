"""Build the plugin's zip for offices without internet.

    python -m tools.package_offline 3.12 win_amd64

It is the normal package with the Python packages beside it, in extlibs/, that the
QGIS of that platform lacks.
"""

from __future__ import annotations

import re
import shutil
import subprocess  # nosec B404 - pip is called with fixed arguments
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from pingshun_screen.bridge.extlibs import BUILT_FOR
from tools.package import NAME, ROOT, stage, version_of, zip_folder

WANTED = ROOT / "tools" / "setup" / "offline.txt"
OF_QGIS = frozenset(
    (
        *("gdal", "pyproj", "fiona", "pyogrio", "rasterio", "shapely", "geopandas"),
        *("cartopy", "geos", "proj", "pyqt5", "pyqt6", "pyqt5-sip", "pyqt6-sip"),
        *("numpy", "pandas", "matplotlib", "scipy"),
    )
)
"""QGIS has these, built on its own libraries: a second one beside them crashes it."""
LIBRARY = re.compile(
    r"(lib)?(gdal|proj|geos)([-_.\d][^/]*)?\.(dll|pyd|dylib|so(\.\d+)*)|proj\.db", re.I
)
LINUX = ("manylinux_2_28", "manylinux_2_17", "manylinux2014")


class UnfitWheelError(Exception):
    """A wheel that must not be put beside QGIS."""


def refuse_unfit(wheel: Path) -> None:
    """Check that a wheel brings no library that QGIS has.

    Raises
    ------
    UnfitWheelError
        If it is known to, or has GDAL, PROJ or GEOS in it.
    """
    name = re.sub(r"[-_.]+", "-", wheel.name.split("-")[0]).lower()
    if name in OF_QGIS:
        message = f"{wheel.name}: QGIS has its own {name}"
        raise UnfitWheelError(message)
    with zipfile.ZipFile(wheel) as archive:
        members = [Path(member).name for member in archive.namelist()]
    if found := [member for member in members if LIBRARY.fullmatch(member)]:
        message = f"{wheel.name} brings a library of QGIS: {', '.join(found)}"
        raise UnfitWheelError(message)


def unpack(wheels: Sequence[Path], target: Path, python: str) -> None:
    """Unpack wheels, their licences with them, and note for which Python."""
    for wheel in wheels:
        refuse_unfit(wheel)
    target.mkdir()
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(target)
    (target / BUILT_FOR).write_text(f"{python}\n", encoding="ascii")


def download(target: Path, python: str, platform: str) -> list[Path]:
    """Fetch the pinned wheels for a Python and a platform, checked by their hashes."""
    shutil.rmtree(target, ignore_errors=True)
    options = [f"--platform={tag}" for tag in _tags(platform)]
    command = [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"),
        *("--only-binary=:all:", "--require-hashes", "--implementation=cp"),
        *(f"--python-version={python}", *options, "-d", str(target)),
        *("-r", str(WANTED)),
    ]
    subprocess.run(command, check=True)  # nosec B603
    return sorted(target.glob("*.whl"))


def _tags(platform: str) -> list[str]:
    system, _, machine = platform.partition("_")
    return [f"{tag}_{machine}" for tag in LINUX] if system == "linux" else [platform]


def build(
    wheels: Sequence[Path], staging: Path, dist: Path, python: str, platform: str
) -> Path:
    """Stage the plugin with the wheels in it, zip it and return the zip's path."""
    folder = staging / NAME
    stage(folder)
    unpack(wheels, folder / "extlibs", python)
    version = version_of(ROOT / "metadata.txt")
    tag = f"offline-py{python.replace('.', '')}-{platform}"
    target = dist / f"{NAME}-{version}-{tag}.zip"
    zip_folder(folder, target)
    return target


def main(python: str, platform: str) -> int:
    """Build the package and name it, or say which wheel is unfit."""
    staging = ROOT / "build" / f"offline-{python}-{platform}"
    try:
        wheels = download(staging / "wheels", python, platform)
        packed = build(wheels, staging, ROOT / "dist", python, platform)
    except UnfitWheelError as error:
        sys.stderr.write(f"package-offline: {error}\n")
        return 1
    except subprocess.CalledProcessError:
        sys.stderr.write(f"package-offline: no wheels for {python} on {platform}\n")
        return 1
    names = ", ".join(wheel.name for wheel in wheels)
    sys.stdout.write(f"{packed.relative_to(ROOT)}\nwith {names}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
