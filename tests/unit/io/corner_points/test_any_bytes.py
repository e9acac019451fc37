"""Any bytes are read or refused; nothing raises, and nothing grows beyond its limit."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pingshun_screen.io.corner_points.reading import read_corner_points
from pingshun_screen.io.corner_points.records import CornerReading
from pingshun_screen.io.damaged_workbooks import SIGNATURE
from tools.corner_table import SAMPLES

MEGABYTE = 1_000_000
HEAD = "[属性描述]\n坐标系=2000国家大地坐标系\n[地块坐标]\n"
# Pieces of which every format is made, so that examples get deep into the readers.
PIECES = st.sampled_from(
    (
        *("点号", "X", "Y", "经度", "纬度", "圈号", "A区", "第2圈", "矿山名称", "面积"),
        *(",", "，", "\t", " ", "\n", "\r\n", "=", "：", "@", "[", "】", '"', "°", "′"),
        *(
            "面",
            "J1",
            "XY001=",
            "标高",
            "带号=38",
            "坐标系=2000",
            "1",
            "0.5",
            "-1",
            "公顷",
        ),
        *("度", "分", "秒", "(度)", "113", "30", "45.12", "点号,X,Y,点号,X,Y\n"),
        *("，，，", ";", "拐点坐标", "甲矿", "X（西安80）", "中央子午线：114"),
        *("4000000.00", "38450000.00", "450000", "36.125", "113.5041", "1133045.1"),
    )
)


def sound(reading: CornerReading) -> None:
    assert reading.parcels or reading.refusals
    for refusal in reading.refusals:
        assert refusal.problem
        assert refusal.remedy
        assert refusal.line >= 0
    for parcel in reading.parcels:
        assert parcel.polygon.is_valid
        assert parcel.statutory_area_m2 > 0


@given(raw=st.binary(max_size=3000))
@example(raw=SIGNATURE)
@example(raw=b"\xff\xfe\x00")
@example(raw=b"\xef\xbb\xbf")
def test_any_bytes(raw: bytes) -> None:
    sound(read_corner_points(raw))


@given(text=st.text(max_size=2000))
def test_any_pasted_text(text: str) -> None:
    sound(read_corner_points(text))


@settings(max_examples=400)
@given(pieces=st.lists(PIECES, max_size=120))
def test_anything_made_of_the_formats_pieces(pieces: list[str]) -> None:
    sound(read_corner_points("".join(pieces)))


@settings(max_examples=200)
@given(
    name=st.sampled_from(sorted(path.name for path in SAMPLES.glob("[l-z]*.*"))),
    place=st.floats(0, 1),
    junk=st.binary(max_size=12),
    cut=st.integers(0, 40),
)
def test_a_sample_with_something_broken_in_it(
    name: str, place: float, junk: bytes, cut: int
) -> None:
    raw = (SAMPLES / name).read_bytes()
    at = int(place * len(raw))
    sound(read_corner_points(raw[:at] + junk + raw[at + cut :]))


def circle(count: int) -> str:
    turns = [2 * math.pi * step / count for step in range(count)]
    return "".join(
        f"J{step},1,{4_000_000 + 5000 * math.sin(turn):.2f},"
        f"{38_450_000 + 5000 * math.cos(turn):.2f}\n"
        for step, turn in enumerate(turns)
    )


def zigzag(count: int) -> str:
    return "".join(
        f"J{step},1,{4_000_000 + step % 2 * 40_000 + step / 2:.2f},"
        f"{38_450_000 + step % 2 * 40_000 - step / 2:.2f}\n"
        for step in range(count)
    )


def nested(count: int) -> str:
    return "".join(
        f"1,{k},{4_000_000 - 10 * k},{38_450_000 - 10 * k}\n"
        f"2,{k},{4_000_100 + 30 * k},{38_450_000 - 10 * k}\n"
        f"3,{k},{4_000_000 - 10 * k},{38_450_100 + 30 * k}\n"
        for k in range(1, count)
    )


def parcel(points: str) -> str:
    return f"{points.count(chr(10))},,1,甲,面,,,,@\n{points}"


TRIANGLE = parcel("1,1,4000000,38450000\n2,1,4000100,38450000\n3,1,4000000,38450100\n")
TRIANGLE_LEFT_AND_RIGHT = (
    "1,4000000,38450000,1,4000000,38460000\n"
    "2,4000100,38450000,2,4000100,38460000\n"
    "3,4000000,38450100,3,4000000,38460100\n"
)
BIG = {
    "newlines": "\n" * MEGABYTE,
    "one line": "1" * MEGABYTE,
    "commas": "," * MEGABYTE,
    "keys": ("k=" * 50 + "\n") * 9000,
    "quotes": ('"' * 50 + "\n") * 19_000,
    "blanks": (" " * 100 + "x\n") * 9000,
    "heads": "点号,X,Y\n" * 49_000,
    "circles": HEAD + parcel(circle(9900)) * 3,
    "a circle too many": HEAD + parcel(circle(30_000)),
    "zigzags": HEAD + parcel(zigzag(9900)) * 3,
    "nested": HEAD + parcel(nested(100)) * 48,
    "nested too often": HEAD + parcel(nested(2000)),
    "triangles": HEAD + TRIANGLE * 2999,
    "triangles too many": HEAD + TRIANGLE * 3001,
    "same points": "1,4000000,38450000\n" * 49_000,
    "names": "矿山名称:a\n1 4000000 38450000\n" * 20_000,
    "registration": "XY1=1,4000000,38450000\nXY2=标高,1,2,,1\n" * 20_000,
    "strays": "[地块坐标]\n" + "1,1,2,3\nk=v\n" * 24_000,
    "columns in one row": "1,4000000,38450000," * 55_000,
    "cells of half UTF-16": "\ufeff" + "1," * 250_000,
    "one list": "1,4000000,38450000;" * 52_000,
    "lists": "1,4000000,38450000;2,4000100,38450000;3,4000000,38450100\n" * 17_000,
    "heads side by side": "点号,X,Y,点号,X,Y\n" * 35_000,
    "heads of two rows": "点号,经度,,,纬度,,\n,度,分,秒,度,分,秒\n" * 15_000,
    "angles in parts": "113 30 45.1 36 1 2.5\n" * 47_000,
    "many side by side": ("点号,X,Y,点号,X,Y\n" + TRIANGLE_LEFT_AND_RIGHT * 9000),
    "at signs": "@" * MEGABYTE,
    "brackets": "(" * 500_000 + ")" * 500_000,
    "digits of other scripts": "４０٤𝟙" * 80_000,
    "two columns": "4000000,38450000\n" * 49_000,
    "two columns that are none": "1,2\n" * 250_000,
    "parcels without points": HEAD + "3,,1,甲,面,,,,@\n" * 40_000,
}


@pytest.mark.parametrize("name", BIG)
def test_a_megabyte_of_the_worst(name: str) -> None:
    reading = read_corner_points(BIG[name].encode()[:MEGABYTE])
    sound(reading)
    assert len(reading.refusals) <= 600
    assert len(reading.notes) <= 100


@pytest.mark.parametrize(
    "raw",
    [
        bytes(MEGABYTE),
        b"\xff\xfe" + b"\x00\xd8" * (MEGABYTE // 2 - 1),
        b"\xff\xfe" + b"1\x00,\x00" * (MEGABYTE // 4) + b"1",
        SIGNATURE + b"\x07" * MEGABYTE,
        b"\xed\xa0\xbd" * (MEGABYTE // 3),
    ],
    ids=["zeros", "half signs", "half a character", "like a workbook", "surrogates"],
)
def test_a_megabyte_that_is_no_text(raw: bytes) -> None:
    reading = read_corner_points(raw)
    sound(reading)
    assert reading.parcels == ()


def test_what_lies_within_the_limits_is_read() -> None:
    assert len(read_corner_points(BIG["triangles"]).parcels) == 2999
    assert len(read_corner_points(BIG["circles"]).parcels) == 3
    (parcel_,) = read_corner_points(HEAD + parcel(nested(101))).parcels
    assert len(parcel_.polygon.geoms) == 50


def test_a_folder_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.txt"):
        (refusal,) = read_corner_points(path).refusals
        assert path.name in refusal.place
