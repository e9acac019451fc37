"""Filters: names checked and quoted, texts left alone."""

from __future__ import annotations

import pytest

from pingshun_screen.core.errors import LayerError
from pingshun_screen.io.filters import checked_filter

FIELDS = ("有效", "名称", "Grade", "a b")


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("", ""),
        ("有效 = 1", '"有效" = 1'),
        ('"有效" = 1', '"有效" = 1'),
        ("名称 = '有效'", "\"名称\" = '有效'"),
        ("名称 = '它''有效'", "\"名称\" = '它''有效'"),
        ("Grade IN ('国家级', '省级')", "Grade IN ('国家级', '省级')"),
        ('"a b" > 2 AND grade IS NOT NULL', '"a b" > 2 AND grade IS NOT NULL'),
        ('"FID" < 3', '"FID" < 3'),
    ],
)
def test_names_are_quoted(where: str, expected: str) -> None:
    assert checked_filter(where, FIELDS, "a.gpkg") == expected


@pytest.mark.parametrize("where", ["级别 = 1", '"无" = 1', '名称 = "国家级"'])
def test_names_that_are_no_fields(where: str) -> None:
    with pytest.raises(LayerError, match="没有字段"):
        checked_filter(where, FIELDS, "a.gpkg")
