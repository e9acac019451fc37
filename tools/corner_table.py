"""Print what reading each file of test_data/corner_points gives."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pingshun_screen.io.corner_points.reading import (  # noqa: E402
    CornerReading,
    read_corner_points,
)
from tools.outcome_table import write_table  # noqa: E402

SAMPLES = ROOT / "test_data" / "corner_points"
EXPECTED = SAMPLES / "expected.csv"


@dataclass(frozen=True)
class Outcome:
    """What reading a file gives, as texts.

    Parameters
    ----------
    file
        Its name.
    parcels, points, crs, area_ha
        Of what was read; several values are joined by a blank.
    refused_at, warned_at
        Lines of refusals, and of notes that ask somebody to look.
    first_words
        Of the first refusal, else of the first such note.
    """

    file: str
    parcels: str
    points: str
    crs: str
    area_ha: str
    refused_at: str
    warned_at: str
    first_words: str


def outcome_of(path: Path) -> Outcome:
    """Read a file and tell what came of it."""
    reading = read_corner_points(path)
    warnings = [
        note for parcel in reading.parcels for note in parcel.notes if note.is_warning
    ]
    told = [refusal.problem for refusal in reading.refusals]
    told += [warning.text for warning in warnings]
    return Outcome(
        path.name,
        str(len(reading.parcels)),
        " ".join(str(parcel.points) for parcel in reading.parcels),
        " ".join(sorted({parcel.crs for parcel in reading.parcels})),
        " ".join(_areas(reading)),
        " ".join(str(refusal.line) for refusal in reading.refusals),
        " ".join(str(warning.line) for warning in warnings),
        told[0] if told else "",
    )


def _areas(reading: CornerReading) -> Iterator[str]:
    for parcel in reading.parcels:
        yield f"{parcel.statutory_area_m2 / 1e4:.3f}"


def samples() -> list[Path]:
    """Return the files, the table of expectations left out."""
    return sorted(path for path in SAMPLES.iterdir() if path != EXPECTED)


def main() -> None:
    """Print the outcomes as the table that expected.csv is."""
    write_table(Outcome, map(outcome_of, samples()))


if __name__ == "__main__":
    main()
