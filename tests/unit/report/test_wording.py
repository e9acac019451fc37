from __future__ import annotations

import pytest

from pingshun_screen.core.policy import Parameter, Standing
from pingshun_screen.report.wording import (
    clause_labels,
    file_name,
    parameter_value,
    printable,
    shortened,
    source_name,
    zone_label,
)
from tests.unit.report.fabricated import clauses


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        (None, ""),
        ("甲\x00乙\x1b丙", "甲 乙 丙"),
        ("一行\r\n二行\t三", "一行 二行 三"),
        ("\u202e反转\u2066标记\u200f", "反转标记"),
        ("孤\ud800代\ufffe理", "孤代理"),
        ("<b>&{{ 7*7 }}", "<b>&{{ 7*7 }}"),
        ("⛏️表情🏔", "⛏️表情🏔"),
        ("  前后  空白 ", "前后 空白"),
    ],
)
def test_printable_keeps_text_and_drops_what_no_document_can_carry(
    raw: object, printed: str
) -> None:
    assert printable(raw) == printed


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("/srv/secret/mines.shp", "mines.shp"),
        ("C:\\秘密\\红线.gpkg|layername=一", "红线.gpkg|layername=一"),
        ("data/road.gpkg|layername=road", "road.gpkg"),
        (
            "PG:host=/run/pg dbname=x|layername=a.b",
            "PG:host=/run/pg dbname=x|layername=a.b",
        ),
        ("", ""),
    ],
)
def test_sources_are_printed_without_their_folders(source: str, name: str) -> None:
    assert source_name(source) == name


def test_a_map_names_only_the_file() -> None:
    assert file_name("a/b.gpkg|layername=c") == "b.gpkg"
    assert file_name("PG:host=/run/pg|layername=planning.b") == "planning.b"


def test_clause_labels_name_each_chapter_once() -> None:
    chosen = [one for one in clauses() if one.id in ("close-1", "close-6", "exit-2")]
    assert clause_labels(chosen) == "关闭取缔（1）（6）、引导退出（2）"


@pytest.mark.parametrize(
    ("text", "cut"), [("四字之名", "四字之名"), ("五个字的名", "五个字…")]
)
def test_shortened_marks_what_was_cut(text: str, cut: str) -> None:
    assert shortened(text, 4) == cut


@pytest.mark.parametrize(
    ("zone", "label"),
    [("core_protection", "核心保护区"), ("缓冲地带", "缓冲地带"), ("", "")],
)
def test_zones_are_in_words_and_unknown_ones_as_the_data_has_them(
    zone: str, label: str
) -> None:
    assert zone_label(zone) == label


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1000.0, "m", "1000 m"),
        (("road", "expressway"), "", "公路、高速"),
        ((), "", "—"),
        ("buffer", "", "缓冲距离"),
    ],
)
def test_parameters_are_printed_in_words(
    value: float | str | tuple[str, ...], unit: str, words: str
) -> None:
    parameter = Parameter("p", "参数", value, unit, Standing.CONFIRMED, "")
    assert parameter_value(parameter) == words
