"""Opinions that outlive the results they were recorded in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pingshun_screen.core.errors import OutputError
from pingshun_screen.core.findings import MineResult
from pingshun_screen.io.carried_opinions import (
    kept_opinions,
    matched,
    require_unchanged,
)
from pingshun_screen.io.opinions import record_opinion
from pingshun_screen.io.results_gpkg import write_geopackage
from tests.unit.io.opinion_samples import opinion_on
from tests.unit.report.fabricated import mine, mine_shape, result


def _mines(*labels: tuple[str, str]) -> list[MineResult]:
    return [
        mine(key, name, number, mine_shape())
        for key, (number, name) in enumerate(labels, start=1)
    ]


CASES = [
    ("same number and name", [("C1", "甲"), ("C2", "乙")], ("C2", "乙"), 2),
    ("renamed", [("C1", "甲"), ("C2", "新乙")], ("C2", "乙"), 2),
    ("number wins over name", [("C1", "乙"), ("C2", "甲")], ("C2", "乙"), 2),
    ("new number, same name", [("C1", "甲"), ("C9", "乙")], ("C2", "乙"), 2),
    ("without a number", [("", "甲"), ("", "乙")], ("", "乙"), 2),
    ("number came later", [("C1", "甲"), ("C2", "乙")], ("", "乙"), 2),
    ("gone", [("C1", "甲")], ("C2", "乙"), None),
    ("one number twice, one name", [("C1", "甲"), ("C1", "乙")], ("C1", "乙"), 2),
    ("twins", [("C1", "甲"), ("C1", "甲")], ("C1", "甲"), None),
    ("one number twice, other name", [("C1", "甲"), ("C1", "乙")], ("C1", "丙"), None),
    ("one name twice", [("C1", "甲"), ("C2", "甲")], ("C3", "甲"), None),
    ("nameless among others", [("", ""), ("C1", "甲")], ("", ""), 1),
    ("nameless twice", [("", ""), ("", "")], ("", ""), None),
    ("blank number is no number", [("", "甲")], ("", "乙"), None),
]


@pytest.mark.parametrize(
    ("labels", "said_of", "key"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_which_mine_an_opinion_goes_to(
    labels: list[tuple[str, str]], said_of: tuple[str, str], key: int | None
) -> None:
    said = opinion_on(77, licence_no=said_of[0], name=said_of[1], finding="结论")
    assert matched([said], _mines(*labels)) == (replace(said, mine_key=key),)


def test_names_that_a_database_cannot_hold() -> None:
    said = opinion_on(1, licence_no="", name="甲?乙")
    (found,) = matched([said], _mines(("C1", "丙"), ("", "甲\ud800\0乙")))
    assert found.mine_key == 2


def test_no_results_no_opinions(tmp_path: Path) -> None:
    assert kept_opinions(tmp_path) == ()
    assert kept_opinions(tmp_path / "nowhere") == ()


def test_opinions_that_cannot_be_read_are_not_given_up(tmp_path: Path) -> None:
    (tmp_path / "results.gpkg").write_bytes(b"damaged")
    with pytest.raises(OutputError, match="不会覆盖"):
        kept_opinions(tmp_path)


def test_an_opinion_recorded_meanwhile_is_noticed(tmp_path: Path) -> None:
    write_geopackage(result(), tmp_path / "results.gpkg")
    before = kept_opinions(tmp_path)
    require_unchanged(tmp_path, before)
    record_opinion(tmp_path / "results.gpkg", opinion_on(1))
    with pytest.raises(OutputError, match="期间"):
        require_unchanged(tmp_path, before)
    require_unchanged(tmp_path, kept_opinions(tmp_path))
