"""Make the tables of heritage scopes: each way of writing them, and each failure.

Usage: make_heritage.py [OUT]; without OUT it rewrites test_data/heritage. All units
are invented. What reading each table must give is written by hand in expected.csv.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from heritage_samples.sites import site_files  # noqa: E402
from heritage_samples.tables import GOOD, REFUSED, USELESS  # noqa: E402

EXPECTED = "expected.csv"


def make_heritage(out: Path) -> None:
    """Write every file into a folder, after removing what was there."""
    out.mkdir(parents=True, exist_ok=True)
    for old in out.iterdir():
        if old.name != EXPECTED:
            old.unlink()
    for name, text in site_files().items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    kinds = (("good", GOOD), ("useless", USELESS), ("refused", REFUSED))
    for kind, tables in kinds:
        for name, make in tables.items():
            (out / f"{kind}_{name}").write_bytes(make())


if __name__ == "__main__":
    make_heritage(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "heritage")
