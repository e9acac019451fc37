"""Make the files of coordinate systems: right ones, doubtful ones, and each failure.

Usage: make_crs.py [OUT]; without OUT it rewrites test_data/crs. Everything is
invented. What comes of each file is written by hand in expected.csv.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from crs_samples.case import case_text  # noqa: E402
from crs_samples.failures import GROUND, SAMPLES  # noqa: E402
from crs_samples.files import write_sample  # noqa: E402

EXPECTED = "expected.csv"


def make_crs(out: Path) -> None:
    """Write every file into a folder, after removing what was there."""
    out.mkdir(parents=True, exist_ok=True)
    for old in out.iterdir():
        if old.name != EXPECTED:
            old.unlink()
    samples = {name: make() for name, make in SAMPLES.items()}
    for name, sample in samples.items():
        write_sample(out / name, sample)
    for name, make in GROUND.items():
        write_sample(out / name, make())
    text = case_text(samples)
    (out / "case.toml").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make_crs(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "crs")
