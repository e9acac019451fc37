from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pingshun_screen.bridge.studio import qgis_studio

ROOT = Path(__file__).parents[2]
DRAW = """
from pingshun_screen.bridge.studio import qgis_studio
from tests.unit.report.fabricated import result
run = result()
studio = qgis_studio()
assert studio is not None and qgis_studio() is not None
assert len(studio.overview(run, run.mines[0])) > 10_000
"""


def test_a_process_that_drew_maps_ends_quietly() -> None:
    environment = {k: v for k, v in os.environ.items() if "DISPLAY" not in k}
    environment.pop("QT_QPA_PLATFORM", None)
    environment.pop("XDG_RUNTIME_DIR", None)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", DRAW],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_running_qgis_is_used(qgis_app: object) -> None:
    assert qgis_studio() is not None


def test_without_qgis_there_is_no_studio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert qgis_studio() is None
