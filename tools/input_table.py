"""Print what reading each input of test_data gives: every variant, every failure."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools import (  # noqa: E402
    corner_table,
    crs_table,
    heritage_table,
    ledger_table,
)

TABLES = (corner_table, ledger_table, heritage_table, crs_table)

if __name__ == "__main__":
    for number, table in enumerate(TABLES):
        if number:
            sys.stdout.write("\n")
        sys.stdout.write(f"# {table.SAMPLES.relative_to(ROOT).as_posix()}\n")
        table.main()
