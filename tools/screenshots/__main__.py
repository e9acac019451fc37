"""Take the pictures of the manual anew: `python -m tools.screenshots`."""

from __future__ import annotations

import os
import shutil
import subprocess  # nosec B404 - QGIS and its screen are called with fixed arguments
import sys
import tempfile
import zipfile
from pathlib import Path

from tools.package import ROOT, build
from tools.screenshots.pages import photograph_reports
from tools.screenshots.pictures import keep_pictures

SESSION = Path(__file__).with_name("session.py")
SCREEN = ("xvfb-run", "-a", "-s", "-screen 0 1366x768x24")
QGIS = ("/usr/bin/qgis.bin", "--nologo", "--noversioncheck", "--lang", "zh-Hans")
PATIENCE_S = "300"
HOME = Path(tempfile.gettempdir()) / "技术员"
"""Where the user of the pictures is at home: paths are seen in some of them."""
DOCUMENTS = "文档"
PACKAGES = Path("python", "site-packages")
CORNER_POINTS = {
    "degrees.csv": "甲矿（度分秒）.csv",
    "areas_and_hole.csv": "丁矿（分区、扣除）.csv",
    "bad_digit_lost.csv": "乙矿（漏一位数）.csv",
    "doubtful_old_datum.txt": "丙矿（旧基准）.txt",
}
"""Samples of corner points, and what their user has called them."""


def lay_out_home() -> Path:
    """Make the home of a user who has just installed the plugin; return a profile."""
    shutil.rmtree(HOME, ignore_errors=True)
    (HOME / DOCUMENTS).mkdir(parents=True)
    (HOME / ".config").mkdir()
    folders = f'XDG_DOCUMENTS_DIR="$HOME/{DOCUMENTS}"\n'
    (HOME / ".config" / "user-dirs.dirs").write_text(folders, encoding="utf-8")
    profiles = HOME / "qgis"
    plugins = profiles / "profiles" / "default" / "python" / "plugins"
    # The self-check shows where packages lie.
    (HOME / PACKAGES.parent).mkdir()
    (HOME / PACKAGES).symlink_to(site_packages())
    for sample, name in CORNER_POINTS.items():
        shutil.copy(ROOT / "test_data" / "corner_points" / sample, HOME / name)
    with zipfile.ZipFile(build(HOME / "build", HOME / "dist")) as archive:
        archive.extractall(plugins)
    return profiles


def site_packages() -> str:
    """Return where the Python packages of the project's environment lie."""
    (folder,) = (path for path in sys.path if Path(path).is_relative_to(sys.prefix))
    return folder


def run_session(profiles: Path, raw: Path) -> None:
    """Have QGIS go through the scenes and leave its pictures in a folder."""
    environment = {
        **os.environ,
        "HOME": str(HOME),
        "XDG_CONFIG_HOME": str(HOME / ".config"),
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(HOME / PACKAGES),
        "PICTURES": str(raw),
        "PICTURES_ROOT": str(ROOT),
    }
    command = [
        *("timeout", PATIENCE_S, *SCREEN, *QGIS),
        *("--profiles-path", str(profiles), "--code", str(SESSION)),
    ]
    done = subprocess.run(  # nosec B603
        command, env=environment, capture_output=True, text=True, check=False
    )
    trace = raw / "trace.txt"
    if done.returncode or trace.exists():
        told = trace.read_text(encoding="utf-8") if trace.exists() else done.stderr
        message = f"QGIS ended with {done.returncode}:\n{told}"
        raise RuntimeError(message)


def main() -> None:
    """Take all pictures and put those that changed into docs/images."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder)
        try:
            run_session(lay_out_home(), raw)
            photograph_reports(HOME / DOCUMENTS, raw)
        finally:
            shutil.rmtree(HOME, ignore_errors=True)
        for line in keep_pictures(raw, ROOT / "docs" / "images"):
            sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
