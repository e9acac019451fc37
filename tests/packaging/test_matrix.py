"""The table of releases tells how the suite ended, crashes included."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tools import test_matrix
from tools.test_matrix import Outcome, table

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = "QGIS 3.40.6-Bratislava, Qt 5.15.15, Python 3.13.5"


def _outcome(*lines: str, trouble: str = "") -> Outcome:
    outcome = Outcome("trixie", VERSIONS, trouble=trouble)
    for line in lines:
        outcome.take(line)
    return outcome


@pytest.mark.parametrize(
    ("lines", "counts", "is_good"),
    [
        (["== 5 passed in 1.20s ==", "= 7 passed, 2 skipped in 63.01s (0:01:03) ="],
         (12, 0, 2), True),
        (["= 1 failed, 5 passed, 1 skipped, 3 warnings in 2.0s ="], (5, 1, 1), False),
        (["=== 5 passed, 2 errors in 2.0s ==="], (5, 2, 0), False),
        (["=== 1 warning, 1 error in 2.0s ==="], (0, 1, 0), False),
        (["=== 3 skipped in 2.0s ==="], (0, 0, 3), False),
        (["== no tests ran in 0.01s ==", "7 passed in a comment"], (0, 0, 0), False),
    ],
)  # fmt: skip
def test_closing_lines_are_added_up(
    lines: list[str], counts: tuple[int, int, int], is_good: bool
) -> None:
    outcome = _outcome(*lines)
    found = (outcome.counts["passed"], outcome.failed, outcome.counts["skipped"])
    assert found == counts
    assert outcome.is_good is is_good


def test_a_suite_that_ends_badly_is_not_good_whatever_passed() -> None:
    line = "==== 5 passed in 1.20s ===="
    assert not _outcome(line, trouble="ended with status 139").is_good


def test_the_table_names_release_qgis_and_counts() -> None:
    good = _outcome("= 7 passed, 2 skipped in 6.0s =")
    bare = Outcome("forky", trouble="could not be set up")
    assert [line.split() for line in table([good, bare]).splitlines()] == [
        ["release", "QGIS", "passed", "failed", "skipped"],
        ["trixie", "3.40.6-Bratislava", "7", "0", "2"],
        ["forky", "-", "0", "0", "0", "could", "not", "be", "set", "up"],
    ]


def test_a_release_that_cannot_be_set_up_fails_the_run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    script = tmp_path / "chroot.sh"
    script.write_text("#!/bin/sh\necho 'chroot: debootstrap is missing'\nexit 1\n")
    script.chmod(0o755)
    monkeypatch.setattr(test_matrix, "CHROOT", str(script))
    assert test_matrix.main(["trixie"]) == 1
    told = capsys.readouterr().out
    assert "chroot: debootstrap is missing" in told
    assert "could not be set up" in told.splitlines()[-1]


def test_without_debootstrap_it_says_what_to_do(tmp_path: Path) -> None:
    for name in ("bash", "dirname", "id"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}")
    done = subprocess.run(
        ["/bin/bash", "tools/chroot.sh", "build", "trixie", str(tmp_path / "chroot")],
        cwd=ROOT,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "install debootstrap" in done.stderr or "takes root" in done.stderr
    assert not (tmp_path / "chroot").exists()
