"""How long QGIS is held up by loading the plugin, in real windows, one run each."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tools.package import build

RUNS = 7
AT_MOST_MS = 60
SESSION = Path(__file__).with_name("load_session.py")
SCREEN = ("timeout", "120", "xvfb-run", "-a", "-s", "-screen 0 1366x768x24")
QGIS = ("/usr/bin/qgis.bin", "--nologo", "--noversioncheck")
STEPS = ("import", "classFactory", "initGui")


def main() -> int:
    """Load the packed plugin in fresh windows and say whether it is fast enough."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _install(folder)
        _load(folder)  # Python compiles the plugin once, after it was installed.
        runs = [_load(folder) for _ in range(RUNS)]
    print(f"QGIS {runs[0]['qgis']}, milliseconds of {RUNS} windows after the first")
    print(f"{'step':14} {'median':>7} {'least':>7} {'most':>7}")
    for step in STEPS:
        _row(step, [run["ms"][step] for run in runs])
    totals = [sum(run["ms"].values()) for run in runs]
    _row("together", totals)
    _row("computing", [run["computed_ms"] for run in runs])
    _print_modules(runs[0]["modules"])
    is_fast = statistics.median(totals) <= AT_MOST_MS
    print(f"no more than {AT_MOST_MS} ms: {'yes' if is_fast else 'NO'}")
    return 0 if is_fast else 1


def _install(folder: Path) -> None:
    packed = build(folder / "build", folder / "dist")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder / "profiles" / "default" / "python" / "plugins")


def _load(folder: Path) -> dict:
    told = folder / "told.json"
    packages = [path for path in sys.path if Path(path).is_relative_to(sys.prefix)]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(packages),
        "LOAD_SESSION": str(told),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [*SCREEN, *QGIS, "--profiles-path", str(folder), "--code", str(SESSION)]
    subprocess.run(command, env=environment, capture_output=True, check=True)
    return json.loads(told.read_text())


def _row(step: str, found: list[float]) -> None:
    figures = (statistics.median(found), min(found), max(found))
    print(f"{step:14}", *(f"{figure:7.1f}" for figure in figures))


def _print_modules(modules: dict[str, int]) -> None:
    print(f"modules loaded: {modules['own']} own, {modules['other']} others")


if __name__ == "__main__":
    sys.exit(main())
