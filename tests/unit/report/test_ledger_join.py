"""What documents say of a ledger's join."""

from __future__ import annotations

from dataclasses import replace

from pingshun_screen.core.ledgers import (
    JoinEntry,
    Ledger,
    LedgerJoin,
    MatchOutcome,
    RightReference,
)
from pingshun_screen.core.no_end import NO_END
from pingshun_screen.report.facts import value_text
from pingshun_screen.report.ledger_join import join_columns, join_rows, ledger_lines
from pingshun_screen.report.sources import provenance
from tests.unit.report.fabricated import result

RIGHT = RightReference("/srv/office/mines.gpkg|layername=采矿权", "7", "C1", "甲矿")
JOIN = LedgerJoin(
    Ledger("/srv/office/台账.csv", sha256="0" * 64, encoding="GBK", notes=("注",)),
    (
        JoinEntry(MatchOutcome.BY_NAME, 2, "", "甲矿", RIGHT, differences=("差",)),
        JoinEntry(MatchOutcome.DOUBTFUL, 3, "C2", "乙矿\x00", None, "疑"),
        JoinEntry(MatchOutcome.GEOMETRY_ONLY, right=replace(RIGHT, feature_id="8")),
    ),
)


def test_every_entry_is_a_line_and_a_row() -> None:
    lines = list(ledger_lines([JOIN]))
    assert sum(line.startswith("    ") for line in lines) == len(JOIN.entries)
    assert "差" in "".join(lines)
    assert "疑" in "".join(lines)
    rows = join_rows([JOIN])
    assert [row[1] for row in rows] == [2, 3, None]
    assert all(len(row) == len(join_columns()) for row in rows)
    assert "office" not in "".join(str(row) for row in rows)


def test_the_sources_of_a_report_name_ledger_counts_and_fingerprint() -> None:
    run = replace(result(), ledgers=(JOIN,))
    *_, row = provenance(run, {}).layers
    assert row.fingerprint == "0" * 64
    assert row.features == "2"
    text = "".join(row.lines)
    assert "按名称对应 1 行" in text
    assert "存疑未采用 1 行" in text
    assert "GBK" in text
    assert "office" not in text


def test_a_term_without_end_is_printed_so() -> None:
    assert value_text("valid_to", NO_END) == "长期"
