"""Any bytes give rows or a refusal; nothing raises, and nothing goes on for ever."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pingshun_screen.core.ledgers import Ledger
from pingshun_screen.io.damaged_workbooks import SIGNATURE
from tests.unit.io.ledgers.books import (
    HEAD,
    PLAIN,
    delimited,
    read,
    with_sheet_part,
    workbook,
)

SAMPLES = (
    delimited(PLAIN),
    delimited(PLAIN, ";", "gb18030"),
    workbook({"矿山": PLAIN}, merges=["A1:A2"]),
)
PIECES = st.sampled_from(
    (
        *(
            "许可证号",
            "矿山名称",
            "生产规模",
            "（万吨/年）",
            "有效期",
            "起",
            "止",
            "长期",
        ),
        *(
            ",",
            ";",
            "\t",
            "|",
            "\n",
            "\r\n",
            '"',
            " ",
            "　",
            "=",
            "合计",
            "备注：",
            "单位",
        ),
        *(
            "C1404002019097129999002",
            "1.506E+21",
            "43831",
            "20",
            "是",
            "甲矿",
            "万吨/年",
        ),
    )
)
ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def sound(ledger: Ledger) -> None:
    assert bool(ledger.rows) != bool(ledger.faults)
    for fault in ledger.faults:
        assert fault.place
        assert fault.problem
        assert fault.remedy
    for row in ledger.rows:
        attributes = row.register.attributes
        assert attributes["licence_no"] or attributes["name"]


@ONE_FOLDER
@given(raw=st.binary(max_size=2000))
@example(raw=SIGNATURE)
@example(raw=b"\xff\xfe")
def test_any_bytes(tmp_path: Path, raw: bytes) -> None:
    sound(read(tmp_path, raw))


@settings(ONE_FOLDER, max_examples=300)
@given(pieces=st.lists(PIECES, max_size=80))
def test_anything_made_of_the_words_of_ledgers(
    tmp_path: Path, pieces: list[str]
) -> None:
    sound(read(tmp_path, "".join(pieces).encode(), "台账.csv"))


@settings(ONE_FOLDER, max_examples=150, deadline=None)
@given(
    sample=st.sampled_from(SAMPLES),
    place=st.floats(0, 1),
    junk=st.binary(max_size=12),
    cut=st.integers(0, 40),
)
def test_a_ledger_with_something_broken_in_it(
    tmp_path: Path, sample: bytes, place: float, junk: bytes, cut: int
) -> None:
    at = int(place * len(sample))
    sound(read(tmp_path, sample[:at] + junk + sample[at + cut :]))


def _with(old: bytes, new: bytes) -> bytes:
    return with_sheet_part(workbook({"矿山": PLAIN}), old, new)


HOSTILE = {
    "merged all over": _with(
        b"</sheetData>",
        b'</sheetData><mergeCells><mergeCell ref="A4:XFD1048576"/></mergeCells>',
    ),
    "a row far below": _with(
        b"</sheetData>",
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>',
    ),
    "an empty row far below": _with(
        b"</sheetData>", b'<row r="1048576" ht="20"/></sheetData>'
    ),
    "a cell far right": _with(b'<c r="C1"', b'<c r="XFD1"'),
    "no sheet": _with(b"<sheetData>", b"<x>"),
    "rows": delimited([HEAD, *(("", "甲", "1") for _ in range(9_000))]),
    "columns": ("许可证号," * 50_000 + "\n").encode() * 3,
    "quotes": b'"' * 900_000,
    "commas": b"," * 900_000,
    "newlines": b"\n," * 400_000,
    "long cells": delimited([HEAD] * 2 + [["生产规模" + "1" * 40_000] * 3] * 7),
    "one cell": ("许可证号,矿山名称\n" + "1" * 900_000 + ",甲").encode(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_worst_ends_soon(tmp_path: Path, name: str) -> None:
    begun = time.process_time()
    sound(read(tmp_path, HOSTILE[name]))
    assert time.process_time() - begun < 60  # a hang, not a measurement


def test_a_value_far_below_is_not_left_out_in_silence(tmp_path: Path) -> None:
    ledger = read(tmp_path, HOSTILE["a row far below"])
    assert "超过 20000 行" in ledger.faults[0].problem
    assert read(tmp_path, HOSTILE["an empty row far below"]).rows
