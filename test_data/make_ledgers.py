"""Make the ledgers: each way of writing them, each doubt and each failure.

Usage: make_ledgers.py [OUT]; without OUT it rewrites test_data/ledgers. All mines are
invented. What reading each file must give is written by hand in expected.csv.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from ledger_samples.books import polygons  # noqa: E402
from ledger_samples.doubts import DOUBTFUL  # noqa: E402
from ledger_samples.failures import FAILURES  # noqa: E402
from ledger_samples.variants import VARIANTS  # noqa: E402

EXPECTED = "expected.csv"
POLYGONS = "mines.geojson"


def make_ledgers(out: Path) -> None:
    """Write every file into a folder, after removing what was there."""
    out.mkdir(parents=True, exist_ok=True)
    for old in out.iterdir():
        if old.name != EXPECTED:
            old.unlink()
    (out / POLYGONS).write_text(polygons(), encoding="utf-8", newline="\n")
    for kind, files in (("same", VARIANTS), ("doubtful", DOUBTFUL), ("bad", FAILURES)):
        for name, make in files.items():
            (out / f"{kind}_{name}").write_bytes(make())


if __name__ == "__main__":
    make_ledgers(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "ledgers")
