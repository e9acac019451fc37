"""Print what reading and joining each file of test_data/ledgers gives."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pingshun_screen.core.ledger_join import join_ledgers  # noqa: E402
from pingshun_screen.core.ledgers import JoinEntry, LedgerRow  # noqa: E402
from pingshun_screen.core.licence_numbers import licence_warnings  # noqa: E402
from pingshun_screen.core.records import LayerRecord  # noqa: E402
from pingshun_screen.core.vocabulary import Role  # noqa: E402
from pingshun_screen.io.case_file import LayerSpec  # noqa: E402
from pingshun_screen.io.ledgers.reading import read_ledger  # noqa: E402
from pingshun_screen.io.ledgers.spec import LedgerSpec  # noqa: E402
from pingshun_screen.io.vector_files import read_layer  # noqa: E402
from tools.outcome_table import write_table  # noqa: E402

SAMPLES = ROOT / "test_data" / "ledgers"
EXPECTED = SAMPLES / "expected.csv"
POLYGONS = SAMPLES / "mines.geojson"
WORKING = "EPSG:4526"
AS_OF = date(2026, 6, 30)


@dataclass(frozen=True)
class Outcome:
    """What reading a ledger and joining it to the polygons gives, as texts.

    Parameters
    ----------
    file
        Its name.
    mines
        Production and term of each mine.
    joined
        What became of each row and of each polygon without one.
    first_words
        Why it was refused; else the first doubt, difference or note.
    """

    file: str
    mines: str
    joined: str
    first_words: str


def samples() -> list[Path]:
    """Return the files, the polygons and the table of expectations left out."""
    others = (EXPECTED, POLYGONS)
    return sorted(path for path in SAMPLES.iterdir() if path not in others)


def outcome_of(path: Path) -> Outcome:
    """Read a ledger, join it to the polygons and tell what came of it."""
    ledger = read_ledger(LedgerSpec(path.name), path.parent)
    if ledger.faults:
        return Outcome(path.name, "", "", str(ledger.faults[0]))
    joined = join_ledgers([polygons()], [ledger], WORKING)
    (join,) = joined.joins
    told = [x for entry in join.entries for x in (entry.reason, *entry.differences)]
    told += [text for row in ledger.rows for text in _remarks(row)]
    return Outcome(
        path.name,
        "; ".join(map(_mine, ledger.rows)),
        " ".join(map(_fate, join.entries)),
        next(filter(None, (*told, *ledger.notes)), ""),
    )


@cache
def polygons() -> LayerRecord:
    """Return the layer that ledgers are joined to."""
    spec = LayerSpec(Role.MINING_RIGHT, POLYGONS.name)
    return read_layer(spec, SAMPLES, area=None)


def _mine(row: LedgerRow) -> str:
    own = row.register.attributes
    capacity, unit = own["capacity"], own["capacity_unit"]
    return f"{capacity or '?'} {unit or '?'} {own['valid_from']}–{own['valid_to']}"


def _remarks(row: LedgerRow) -> tuple[str, ...]:
    register = row.register
    hints = [x for one in register.licences for x in licence_warnings(one, AS_OF)]
    return (*register.remarks, *hints)


def _fate(entry: JoinEntry) -> str:
    row = "" if entry.line is None else str(entry.line)
    right = entry.right.feature_id if entry.right else ""
    return f"{entry.outcome}:{row}/{right}"


def main() -> None:
    """Print the outcomes as the table that expected.csv is."""
    write_table(Outcome, map(outcome_of, samples()))


if __name__ == "__main__":
    main()
