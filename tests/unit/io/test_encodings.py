"""Text of shapefiles: no wrong character gets through, whatever the file claims."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.core.records import LayerRecord, LayerStatus
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.encodings import TextEncoding
from pingshun_screen.io.vector_files import read_layer
from tests.unit.io.vector_samples import Column, spec_of, write_shapefile

NAMES = ["平顺县龙门寺采石场", "石灰岩（露天）", "ABC", ""]
# In GB18030 four bytes, in GBK nothing.
RARE = "䶮㛃𠮷村"


def sample(
    folder: Path,
    words: list[str],
    codec: str,
    field: str = "矿山名称",
    **claim: str | int | None,
) -> Path:
    columns = [Column(field.encode(codec), "C", 40)]
    rows = [(word.encode(codec),) for word in words]
    return write_shapefile(folder / "a.shp", columns, rows, **claim)


def record_of(folder: Path, **rest: str) -> LayerRecord:
    return read_layer(spec_of("a.shp", Role.MINING_RIGHT, **rest), folder, area=None)


def read_names(folder: Path) -> list[str | None]:
    record = record_of(folder)
    assert record.status is LayerStatus.OK, record.message
    return record.table["name"].tolist()


def cpg(text: str) -> dict:
    return {"cpg": text}


def language(number: int) -> dict:
    return {"language_id": number}


@pytest.mark.parametrize(
    ("codec", "claim", "reported"),
    [
        ("gbk", cpg("GBK"), "GBK"),
        ("gbk", cpg("936"), "936"),
        ("gbk", cpg("ANSI 936\n"), "ANSI 936"),
        ("gbk", cpg("GB2312"), "GB2312"),
        ("gbk", cpg("OEM"), "GB18030"),
        ("gbk", language(0x4D), "GBK"),
        ("gbk", language(0x57), "GB18030"),
        ("gbk", {}, "GB18030"),
        ("gb18030", cpg("GB18030"), "GB18030"),
        ("gb18030", {}, "GB18030"),
        ("utf-8", cpg("UTF-8"), "UTF-8"),
        ("utf-8", cpg("utf8"), "utf8"),
        ("utf-8", {}, "UTF-8"),
    ],
)
def test_encoding_is_found(
    tmp_path: Path, engine: str, codec: str, claim: dict, reported: str
) -> None:
    sample(tmp_path, NAMES, codec, **claim)

    record = record_of(tmp_path)

    assert record.table["name"].tolist() == [*NAMES[:3], None]
    assert record.encoding == reported
    assert record.message == ""


@pytest.mark.parametrize(
    ("codec", "claim", "used"),
    [
        ("gbk", cpg("UTF-8"), "GB18030"),
        ("utf-8", cpg("GBK"), "UTF-8"),
        ("utf-8", cpg("GB18030"), "UTF-8"),
        ("gbk", cpg("ISO-8859-1"), "GB18030"),
        ("utf-8", cpg("1252"), "UTF-8"),
        ("utf-8", language(0x4D), "UTF-8"),
    ],
)
def test_false_claim_is_not_believed_and_said(
    tmp_path: Path, codec: str, claim: dict, used: str
) -> None:
    words = ["平顺采石场", "矿山甲乙"]
    sample(tmp_path, words, codec, "矿山", **claim)

    record = record_of(tmp_path)

    assert record.table.iloc[:, 1].tolist() == words
    assert record.encoding == used
    assert f"按 {used} 读取" in record.message


def test_traditional_characters(tmp_path: Path) -> None:
    sample(tmp_path, ["採石場"], "big5", "name", cpg="BIG5")

    assert read_names(tmp_path) == ["採石場"]


def test_four_byte_characters(tmp_path: Path) -> None:
    sample(tmp_path, [RARE], "gb18030")

    assert read_names(tmp_path) == [RARE]


def test_gbk_words_that_are_also_utf8(tmp_path: Path) -> None:
    """The two characters 联通 in GBK are valid UTF-8 for foreign letters."""
    sample(tmp_path, ["联通"], "gbk", "name")

    assert read_names(tmp_path) == ["联通"]


@pytest.mark.parametrize("text", ["hex", "a\0b", "", "\N{SNOWMAN}"])
def test_claim_that_is_no_encoding(tmp_path: Path, text: str) -> None:
    sample(tmp_path, ["甲"], "gbk", "name", cpg=text)

    assert read_names(tmp_path) == ["甲"]


def test_plain_ascii_needs_no_encoding(tmp_path: Path) -> None:
    sample(tmp_path, ["Longmen", ""], "ascii", "name", cpg="OEM")

    record = record_of(tmp_path)

    assert record.table["name"].tolist() == ["Longmen", None]
    assert record.message == ""


def test_stated_encoding_wins(tmp_path: Path) -> None:
    sample(tmp_path, ["联通"], "gbk", "name", cpg="UTF-8")

    record = record_of(tmp_path, encoding="GBK")

    assert record.table["name"].tolist() == ["联通"]
    assert record.encoding == "GBK"


def test_stated_encoding_that_does_not_fit(tmp_path: Path) -> None:
    sample(tmp_path, NAMES, "gbk")

    message = record_of(tmp_path, encoding="UTF-8").message

    assert "不能按案例所写的编码“UTF-8”读出" in message


@pytest.mark.parametrize("name", ["克林贡", "OEM", "hex", "undefined", "a\0b"])
def test_stated_encoding_that_nobody_knows(tmp_path: Path, name: str) -> None:
    sample(tmp_path, NAMES, "gbk")

    assert f"编码“{name}”不认识" in record_of(tmp_path, encoding=name).message


def test_bytes_in_no_encoding(tmp_path: Path) -> None:
    columns = [Column(b"name", "C", 20)]
    write_shapefile(tmp_path / "a.shp", columns, [(b"\xff\xff\xfe",)])

    record = record_of(tmp_path)

    assert record.status is LayerStatus.FAILED
    assert "文字编码无法识别" in record.message


@pytest.mark.parametrize("codec", ["gbk", "utf-8"])
def test_names_cut_in_the_middle_of_a_character(
    tmp_path: Path, engine: str, codec: str
) -> None:
    """Ten bytes hold x and four and a half characters in GBK, three in UTF-8."""
    columns = [Column("x采矿许可证号".encode(codec), "C", 30), Column(b"n", "N", 4)]
    write_shapefile(tmp_path / "a.shp", columns, [("甲".encode(codec), b"   7")])

    table = record_of(tmp_path).table

    cut = "x采矿许可" if codec == "gbk" else "x采矿许"
    assert table[cut].tolist() == ["甲"]
    assert table["n"].tolist() == [7]


@pytest.mark.parametrize("codec", ["gbk", "utf-8"])
def test_values_cut_in_the_middle_of_a_character(tmp_path: Path, codec: str) -> None:
    columns = [Column(b"name", "C", 11)]
    rows = [("矿山名称全称".encode(codec),), ("石灰岩".encode(codec),)]
    write_shapefile(tmp_path / "a.shp", columns, rows)

    cut = "矿山名称全" if codec == "gbk" else "矿山名"
    assert read_names(tmp_path) == [cut, "石灰岩"]


@pytest.mark.parametrize("codec", ["gbk", "utf-8"])
def test_names_that_are_the_same_after_the_cut(
    tmp_path: Path, engine: str, codec: str
) -> None:
    columns = [Column("x采矿许可证甲".encode(codec), "C", 4)] * 2
    write_shapefile(tmp_path / "a.shp", columns, [(b"a", b"b")])

    values = record_of(tmp_path).table.iloc[0].tolist()

    assert "a" in values
    assert "b" in values


@given(st.text(st.characters(codec="gb18030", exclude_characters="\0"), max_size=20))
def test_cut_text_is_a_beginning_of_the_whole(text: str) -> None:
    raw = text.encode("gb18030")
    encoding = TextEncoding("GB18030", "GB18030")
    for width in range(1, len(raw) + 1):
        assert text.startswith(encoding.decode(raw[:width], width))


def test_text_with_room_left_must_be_whole() -> None:
    half = "矿".encode("gbk")[:1]
    with pytest.raises(UnicodeDecodeError):
        TextEncoding("GBK", "GB18030").decode(half, 10)
