"""Run the whole suite on the host and in the QGIS of other Debian releases.

    python3 tools/test_matrix.py [RELEASE …]        host, trixie, forky

Each release gets a chroot of its own, built once and kept in CHROOTS (by default
in the user's cache folder). Runs before `make setup`: standard library only.
"""

from __future__ import annotations

import os
import re
import subprocess  # nosec B404 - only the project's own tools are called
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHROOT = str(ROOT / "tools" / "chroot.sh")
HOST = "host"
PYTHON = ".venv/bin/python"
VERSIONS = (PYTHON, "tools/versions.py")
SUITE = ("make", "--keep-going", "test")
SETUP = ("make", "setup")
CLOSING_LINE = re.compile(r"^=+ (.*\d+ \w+.*) in [\d.]+s.*=+$")
ROW = "{:10} {:24} {:>7} {:>7} {:>8}  {}"


@dataclass
class Outcome:
    """How the suite ended in one release."""

    release: str
    versions: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    trouble: str = ""

    def take(self, line: str) -> None:
        """Add up what a closing line of pytest tells."""
        if closing := CLOSING_LINE.match(line.strip()):
            for number, what in re.findall(r"(\d+) (\w+)", closing[1]):
                self.counts[what.removesuffix("s")] += int(number)

    @property
    def failed(self) -> int:
        """Return how many tests failed or could not be run."""
        return self.counts["failed"] + self.counts["error"]

    @property
    def is_good(self) -> bool:
        """Return whether tests ran and everything went well."""
        return not self.trouble and not self.failed and self.counts["passed"] > 0

    def row(self) -> str:
        """Return the release's line of the table."""
        qgis = re.search(r"QGIS ([^,]+)", self.versions)
        counts = (self.counts["passed"], self.failed, self.counts["skipped"])
        return ROW.format(
            self.release, qgis[1] if qgis else "-", *counts, self.trouble
        ).rstrip()


def run_release(release: str) -> Outcome:
    """Set a release up, run the suite there and return how it ended."""
    outcome = Outcome(release)
    for command in _preparations(release):
        if _run(command, outcome):
            outcome.trouble = f"could not be set up: {' '.join(command)}"
            return outcome
    outcome.versions = _answer(_in_release(release, VERSIONS))
    _tell(f"== {release}: {outcome.versions or 'unknown versions'}")
    status = _run(_in_release(release, SUITE), outcome)
    if status or not outcome.versions:
        outcome.trouble = f"ended with status {status}"
    return outcome


def _folder(release: str) -> str:
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    kept = os.environ.get("CHROOTS") or Path(cache, "pingshun_screen", "chroots")
    return str(Path(kept).absolute() / release)


def _preparations(release: str) -> list[Sequence[str]]:
    if release == HOST:
        return [SETUP]
    folder = _folder(release)
    return [
        (CHROOT, "build", release, folder),
        (CHROOT, "online", folder, *SETUP),
    ]


def _in_release(release: str, command: Sequence[str]) -> Sequence[str]:
    if release == HOST:
        return command
    return (CHROOT, "offline", _folder(release), *command)


def _run(command: Sequence[str], outcome: Outcome) -> int:
    with subprocess.Popen(  # nosec B603
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as running:
        for line in running.stdout or ():
            _tell(line.rstrip("\n"))
            outcome.take(line)
    return running.returncode


def _answer(command: Sequence[str]) -> str:
    done = subprocess.run(  # nosec B603
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() if done.returncode == 0 else ""


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def table(outcomes: Iterable[Outcome]) -> str:
    """Return how every release ended."""
    head = ROW.format("release", "QGIS", "passed", "failed", "skipped", "").rstrip()
    return "\n".join([head, *(outcome.row() for outcome in outcomes)])


def main(releases: Sequence[str]) -> int:
    """Run the releases one after the other and print the table."""
    outcomes = []
    for release in releases:
        _tell(f"== {release}")
        outcomes.append(run_release(release))
    _tell("")
    for outcome in outcomes:
        _tell(f"{outcome.release}: {outcome.versions or 'did not run'}")
    _tell(f"\n{table(outcomes)}")
    return 0 if all(outcome.is_good for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or (HOST, "trixie", "forky")))
