"""The plugin as users get it: zipped, unpacked into an empty profile, enabled."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.package import build

QGIS_PROCESS = "/usr/bin/qgis_process.bin"
QGIS = "/usr/bin/qgis.bin"
SCREEN = ("timeout", "120", "xvfb-run", "-a", "-s", "-screen 0 1366x768x24")
Done = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Profile:
    """A QGIS profile of its own, and the Python packages QGIS finds beside Debian's.

    Parameters
    ----------
    folder
        Where QGIS keeps the profile.
    packages
        Value of PYTHONPATH, empty for Debian's packages alone.
    """

    folder: Path
    packages: str

    def run(self, *arguments: str) -> Done:
        """Call qgis_process and return what it said and how it ended."""
        return self._run([QGIS_PROCESS, *arguments], QT_QPA_PLATFORM="offscreen")

    def open_window(self, script: Path, *arguments: str) -> Done:
        """Open a QGIS window on a screen of its own and run a script in it."""
        options = ("--nologo", "--noversioncheck", "--profiles-path", str(self.folder))
        command = [*SCREEN, QGIS, *options, "--code", str(script), *arguments]
        return self._run(command, QT_QPA_PLATFORM="xcb")

    def _search_path(self) -> tuple[str, str]:
        # What the suite hides from its own Python, QGIS must not find either.
        return os.environ.get("PYTHONPATH", ""), self.packages

    def _run(self, command: Sequence[str], **variables: str) -> Done:
        environment: Mapping[str, str] = {
            **os.environ,
            "QGIS_CUSTOM_CONFIG_PATH": str(self.folder),
            "PYTHONPATH": os.pathsep.join(filter(None, self._search_path())),
            **variables,
        }
        return subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="session")
def plugin_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the zip as `make package` builds it."""
    folder = tmp_path_factory.mktemp("package")
    return build(folder / "build", folder / "dist")


def unpacked(folder: Path, plugin_zip: Path, packages: str) -> Profile:
    plugins = folder / "profiles" / "default" / "python" / "plugins"
    with zipfile.ZipFile(plugin_zip) as archive:
        archive.extractall(plugins)
    return Profile(folder, packages)


def enabled(profile: Profile) -> Profile:
    done = profile.run("plugins", "enable", "pingshun_screen")
    assert done.returncode == 0, done.stderr
    return profile


def environments_packages() -> str:
    folders = [path for path in sys.path if Path(path).is_relative_to(sys.prefix)]
    return os.pathsep.join(folders)


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory, plugin_zip: Path) -> Profile:
    """Return a profile whose QGIS has the Python packages of the environment."""
    folder = tmp_path_factory.mktemp("profile")
    return enabled(unpacked(folder, plugin_zip, environments_packages()))


@pytest.fixture
def fresh_profile(tmp_path: Path, plugin_zip: Path) -> Profile:
    """Return a profile with the plugin in it, not yet enabled."""
    return unpacked(tmp_path / "profile", plugin_zip, environments_packages())


@pytest.fixture
def bare_profile(tmp_path: Path, plugin_zip: Path) -> Profile:
    """Return a profile whose QGIS has packages that are too old to use."""
    stale = tmp_path / "stale"
    for name, version in {"shapely": "1.8.5", "docxtpl": "0.1.1"}.items():
        record = stale / f"{name}-{version}.dist-info"
        record.mkdir(parents=True)
        (record / "METADATA").write_text(f"Name: {name}\nVersion: {version}\n")
    return enabled(unpacked(tmp_path / "profile", plugin_zip, str(stale)))
