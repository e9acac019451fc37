"""The [[ledger]] table of a case: read, refused where it is wrong, written again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pingshun_screen.core.errors import CaseError
from pingshun_screen.io.case_file import read_case
from pingshun_screen.io.case_text import write_case
from pingshun_screen.io.ledgers.spec import LedgerSpec
from tests.small_case import write_small_case

FULL = LedgerSpec(
    source="台账.xlsx|sheetname=矿山",
    encoding="GBK",
    fields={"licence_no": "证号", "capacity": "年产"},
    data_date="2026-05-01",
)


def _with(folder: Path, table: str) -> Path:
    path = write_small_case(folder)
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n[[ledger]]\n{table}\n", encoding="utf-8")
    return path


def test_a_case_without_ledgers_has_none(tmp_path: Path) -> None:
    assert read_case(write_small_case(tmp_path)).ledgers == ()


def test_every_key_is_read(tmp_path: Path) -> None:
    table = (
        'source = "台账.xlsx|sheetname=矿山"\nencoding = "GBK"\ndate = 2026-05-01\n'
        'fields = { licence_no = "证号", capacity = "年产" }'
    )
    assert read_case(_with(tmp_path, table)).ledgers == (FULL,)


def test_what_is_written_reads_back_the_same(tmp_path: Path) -> None:
    case = read_case(write_small_case(tmp_path))
    specs = (FULL, LedgerSpec("其他.csv"), LedgerSpec("三.csv", data_date="2026年5月"))
    write_case(replace(case, ledgers=specs), tmp_path / "again.toml")
    assert read_case(tmp_path / "again.toml").ledgers == specs


def test_the_source_follows_the_file_into_another_folder(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    case = read_case(write_small_case(tmp_path / "data"))
    write_case(replace(case, ledgers=(FULL,)), tmp_path / "case.toml")
    (spec,) = read_case(tmp_path / "case.toml").ledgers
    assert spec == replace(FULL, source="data/台账.xlsx|sheetname=矿山")


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("", "source"),
        ('source = ""', "source"),
        ('source = "a.csv"\nrole = "mining_right"', "role"),
        ('source = "a.csv"\nfields = { licence = "证号" }', "licence"),
        ('source = "a.csv"\n[[ledger]]\nsource = "a.csv"', "列了两次"),
    ],
)
def test_faults_are_told_with_their_line(
    tmp_path: Path, table: str, words: str
) -> None:
    with pytest.raises(CaseError, match=words) as caught:
        read_case(_with(tmp_path, table))
    assert all("case.toml:" in fault.place for fault in caught.value.faults)
