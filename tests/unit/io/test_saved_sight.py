"""What results.json tells of sight lines, read back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pingshun_screen.core.errors import LayerError
from pingshun_screen.io.saved_sight import SavedLine, read_sights

BEST = {
    "line": "G207",
    "chainage_m": 1200.0,
    "distance_m": 800.0,
    "bearing_deg": 90.0,
    "seen_m2": 12.5,
    "margin_m": -3.0,
    "blocker_distance_m": 400.0,
    "blocker_above_m": 2.5,
}
LINE = {
    "name": "G207",
    "class": "national",
    "first_m": 100.0,
    "last_m": 300.0,
    "stations": 9,
    "seeing": 4,
}
TOLD = {
    "status": "visible",
    "stability": "borderline",
    "disagreement": "visible_beyond_buffer",
    "visible_m2": 12.5,
    "share": 0.25,
    "undetermined_m2": 0.0,
    "margin_m": 1.5,
    "nearest_line": "G207",
    "nearest_line_m": 1500.0,
    "reasons": [],
    "stations": 9,
    "seeing": 4,
    "best": BEST,
    "lines": [LINE],
}


NOT_TOLD = {"mines": [{"key": 1, "visibility": None}]}


def _write(folder: Path, document: object) -> Path:
    (folder / "results.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


def test_everything_comes_back(tmp_path: Path) -> None:
    mines = [{"key": 7, "visibility": TOLD}]
    (sight,) = read_sights(_write(tmp_path, {"mines": mines})).values()
    assert sight.is_done
    assert (sight.status, sight.stability) == ("visible", "borderline")
    assert sight.lines == (SavedLine("G207", "national", 100.0, 300.0, 9, 4),)
    assert sight.best is not None
    assert (sight.best.chainage_m, sight.best.blocker_above_m) == (1200.0, 2.5)


def test_an_older_run_did_not_look(tmp_path: Path) -> None:
    told = {"status": "not_determined", "visible_m2": None, "nearest_line_m": None}
    mines = [{"key": 1, "visibility": told}]
    sight = read_sights(_write(tmp_path, {"mines": mines}))[1]
    assert not sight.is_done
    assert sight.best is None
    assert sight.lines == ()


@pytest.mark.parametrize("document", [[], {}, {"mines": [{"key": 1}]}, "x", NOT_TOLD])
def test_other_files_are_refused(tmp_path: Path, document: object) -> None:
    with pytest.raises(LayerError):
        read_sights(_write(tmp_path, document))


def test_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LayerError):
        read_sights(tmp_path)
