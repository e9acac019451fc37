"""The plugin in a real QGIS window: switched on, used, switched off, QGIS closed.

Only QGIS's own program shows whether shapely works beside the GEOS of QGIS, and
whether something that is loaded twice crashes it at exit.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.packaging.conftest import Profile
from tests.small_case import CLEAR_MINE, CONFLICT_MINE, write_small_case

ACTIONS = (
    *("dock", "open_case", "corner_points", "demonstration", "help", "self_check"),
)
SCRIPT = Path(__file__).with_name("window_session.py")
CLOSING = Path(__file__).with_name("closing_session.py")


def test_a_window_uses_the_plugin_and_closes(
    fresh_profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_small_case(tmp_path)
    monkeypatch.setenv("WINDOW_SESSION", str(tmp_path))
    done = fresh_profile.open_window(SCRIPT)
    trace = tmp_path / "trace.txt"
    assert done.returncode == 0, trace.read_text() if trace.exists() else done.stderr
    seen = json.loads((tmp_path / "seen.json").read_text())
    assert seen["is_on"]
    assert seen["algorithms"] == [
        *("corner_points", "screen_case", "screen_mines"),
        *("sight_profile", "visible_from_lines"),
    ]
    assert seen["functions"] == ["statutory_area_km2", "corner_table"]
    assert sorted(seen["selected"]) == sorted([CLEAR_MINE, CONFLICT_MINE])
    assert seen["found"] == [CONFLICT_MINE]
    assert seen["actions"] == {
        "names": [f"pingshun_screen_{name}" for name in ACTIONS],
        "docks": 1,
        "dock opened": True,
        "dock closed": True,
    }
    assert 113.4 < seen["west_of_map"] < 113.5
    assert 113.51 < seen["east_of_map"] < 113.6
    assert seen["is_off"]
    assert set(seen["left"].values()) == {0}, seen["left"]
    assert "Traceback" not in done.stderr


def test_a_window_closes_in_the_middle_of_a_run(
    fresh_profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_small_case(tmp_path)
    monkeypatch.setenv("WINDOW_SESSION", str(tmp_path))
    done = fresh_profile.open_window(CLOSING)
    trace = tmp_path / "trace.txt"
    assert done.returncode == 0, trace.read_text() if trace.exists() else done.stderr
    assert (tmp_path / "running.txt").exists()
    assert not (tmp_path / "out").exists()
    assert "Traceback" not in done.stderr
