"""The plugin as users get it: zipped, unpacked into an empty profile, enabled."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.package import build

QGIS_PROCESS = "/usr/bin/qgis_process.bin"
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
        environment: Mapping[str, str] = {
            **os.environ,
            "QGIS_CUSTOM_CONFIG_PATH": str(self.folder),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": self.packages,
        }
        return subprocess.run(
            [QGIS_PROCESS, *arguments],
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


def _profile(folder: Path, plugin_zip: Path, packages: str) -> Profile:
    plugins = folder / "profiles" / "default" / "python" / "plugins"
    with zipfile.ZipFile(plugin_zip) as archive:
        archive.extractall(plugins)
    profile = Profile(folder, packages)
    enabled = profile.run("plugins", "enable", "pingshun_screen")
    assert enabled.returncode == 0, enabled.stderr
    return profile


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory, plugin_zip: Path) -> Profile:
    """Return a profile whose QGIS has the Python packages of the environment."""
    packages = [path for path in sys.path if Path(path).is_relative_to(sys.prefix)]
    folder = tmp_path_factory.mktemp("profile")
    return _profile(folder, plugin_zip, os.pathsep.join(packages))


@pytest.fixture
def bare_profile(tmp_path: Path, plugin_zip: Path) -> Profile:
    """Return a profile whose QGIS has packages that are too old to use."""
    stale = tmp_path / "stale"
    for name, version in {"shapely": "1.8.5", "docxtpl": "0.1.1"}.items():
        record = stale / f"{name}-{version}.dist-info"
        record.mkdir(parents=True)
        (record / "METADATA").write_text(f"Name: {name}\nVersion: {version}\n")
    return _profile(tmp_path / "profile", plugin_zip, str(stale))
