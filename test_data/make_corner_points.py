"""Make the files of corner points: each way of writing them, and each failure.

Usage: make_corner_points.py [OUT]; without OUT it rewrites test_data/corner_points.
All parcels are invented. What reading each file must give is written by hand in
expected.csv.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from corner_samples.failures import DOUBTFUL, FAILURES  # noqa: E402
from corner_samples.land_variants import LAND_VARIANTS  # noqa: E402
from corner_samples.other_forms import OTHER_FORMS  # noqa: E402
from corner_samples.shapes import sample_text  # noqa: E402
from corner_samples.table_failures import TABLE_DOUBTS, TABLE_FAILURES  # noqa: E402
from corner_samples.table_forms import TABLE_FORMS  # noqa: E402

EXPECTED = "expected.csv"


def make_corner_points(out: Path) -> None:
    """Write every file into a folder, after removing what was there."""
    out.mkdir(parents=True, exist_ok=True)
    for old in out.iterdir():
        if old.name != EXPECTED:
            old.unlink()
    text = sample_text()
    for name, variant in LAND_VARIANTS.items():
        (out / f"land_{name}.txt").write_bytes(variant(text))
    for name, make in (OTHER_FORMS | TABLE_FORMS).items():
        (out / name).write_bytes(make())
    for name, make in (DOUBTFUL | TABLE_DOUBTS).items():
        (out / f"doubtful_{name}").write_bytes(make())
    for name, make in (FAILURES | TABLE_FAILURES).items():
        (out / f"bad_{name}").write_bytes(make())


if __name__ == "__main__":
    make_corner_points(
        Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "corner_points"
    )
