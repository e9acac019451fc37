"""Print what comes of each file of test_data/crs."""

from __future__ import annotations

import csv
import sys
from dataclasses import astuple, dataclass, fields
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pingshun_screen.core.findings import ScreenedLayer  # noqa: E402
from pingshun_screen.core.progress import (  # noqa: E402
    ignore_progress,
    never_cancelled,
)
from pingshun_screen.core.vocabulary import Role  # noqa: E402
from pingshun_screen.io.case_file import read_case  # noqa: E402
from pingshun_screen.report.case_check import check_case  # noqa: E402

SAMPLES = ROOT / "test_data" / "crs"
CASE = SAMPLES / "case.toml"
EXPECTED = SAMPLES / "expected.csv"


@dataclass(frozen=True)
class Outcome:
    """What comes of a file, as texts.

    Parameters
    ----------
    file
        Its name.
    status
        ok or failed.
    rejected
        Features left out.
    accuracy_m
        What is left of the layer's stated accuracy.
    words
        The message, or the note on the first feature left out, else how the layer
        was transformed.
    """

    file: str
    status: str
    rejected: str
    accuracy_m: str
    words: str


def outcomes() -> list[Outcome]:
    """Return what comes of every file, in the order of the case."""
    found = check_case(
        read_case(CASE), progress=ignore_progress, is_cancelled=never_cancelled
    )
    layers = (check.layer for check in found.checks)
    return [_outcome(layer) for layer in layers if layer.role is Role.FOREST_PARK]


def _outcome(layer: ScreenedLayer) -> Outcome:
    left_out = [note.problem for note in layer.repairs]
    words = layer.message or next(iter(left_out), layer.transformation)
    return Outcome(
        layer.source,
        layer.status.value,
        str(layer.rejected),
        f"{layer.accuracy_m:g}",
        words,
    )


def main() -> None:
    """Print the table, as expected.csv has it."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(field.name for field in fields(Outcome))
    writer.writerows(astuple(outcome) for outcome in outcomes())


if __name__ == "__main__":
    main()
