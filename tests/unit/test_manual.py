"""The manual keeps to the product: its words, its pictures and its messages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from pingshun_screen.io.case_file import read_case
from tools import manual
from tools.manual import BEGIN, END, MANUAL, TEXTS, filled, messages, pairs
from tools.translations import CATALOGUE, ROOT, VANISHED, translations

IMAGES = ROOT / "docs" / "images"
README = ROOT / "README.md"
LARGEST_BYTES, LARGEST_SUM_BYTES = 150_000, 3_000_000
OF_QGIS = {"插件", "管理并安装插件", "从 ZIP 安装"}
"""Words of QGIS itself that the manual tells to click."""
MNEMONIC = re.compile(r"\(&\w\)|&|…")
BOLD = re.compile(r"\*\*(.+?)\*\*")
PICTURE = re.compile(r"!\[[^\]]*\]\((?:docs/)?images/([^)]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.M)
SEE = re.compile(r"见“([^”]+)”")
CASE = re.compile(r"^```toml\n(.+?)^```$", re.M | re.S)


@pytest.fixture(scope="module")
def text() -> str:
    return MANUAL.read_text(encoding="utf-8")


def interface_words() -> set[str]:
    """Return what is to be read in windows, panels and results."""
    shown = {
        MNEMONIC.sub("", one.text)
        for one in translations(CATALOGUE).values()
        if one.mark != VANISHED
    }
    for path in TEXTS.glob("*.toml"):
        shown.update(tomllib.loads(path.read_text(encoding="utf-8")).values())
    return shown


def test_what_stands_in_bold_is_to_be_found_in_the_interface(text: str) -> None:
    bold = set(BOLD.findall(text))
    assert len(bold) > 50
    assert bold - interface_words() - OF_QGIS == set()


def test_pictures_are_those_that_are_named(text: str) -> None:
    named = {*PICTURE.findall(text), *PICTURE.findall(README.read_text("utf-8"))}
    assert named == {path.name for path in IMAGES.iterdir()}


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in IMAGES.iterdir()}
    assert [name for name, size in sizes.items() if size > LARGEST_BYTES] == []
    assert sum(sizes.values()) < LARGEST_SUM_BYTES


def test_chapters_that_are_pointed_to_exist(text: str) -> None:
    wanted = set(SEE.findall(text))
    assert wanted
    assert wanted - set(HEADING.findall(text)) == set()


def test_the_messages_are_those_of_the_texts(text: str) -> None:
    assert text == filled(text, messages()), "run make manual"


def test_every_remedy_is_told() -> None:
    told = messages()
    for path in TEXTS.glob("*.toml"):
        for problem, _ in pairs(tomllib.loads(path.read_text(encoding="utf-8"))):
            known = max(re.split(r"\{[^{}]*\}|\|", problem), key=len)
            assert known in told, f"{path.stem}: {problem}"


def test_the_chapters_of_the_report_are_those_of_the_texts(text: str) -> None:
    report = tomllib.loads((TEXTS / "report.toml").read_text(encoding="utf-8"))
    chapters = [words for key, words in report.items() if key.startswith("chapter_")]
    rows = re.findall(r"^\| ([一二三四五六七八九十]+、\S+) \|", text, re.M)
    assert rows == chapters


def test_the_case_file_in_the_manual_can_be_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text("\n".join(CASE.findall(text)), encoding="utf-8")
    case = read_case(path)
    assert case.ledgers
    assert case.heritage_scopes
    assert len(case.transformations) == 3


def test_the_manual_claims_no_more_than_preliminary_findings(text: str) -> None:
    assert "初判" in text
    assert "最终以县政府认定为准" in text


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ({"a_problem": "坏了", "a_remedy": "修"}, [("坏了", "修")]),
        ({"a": "提醒", "a_remedy": "看"}, [("提醒", "看")]),
        ({"a": "坏了 — 修"}, [("坏了", "修")]),
        ({"a_remedy": "修"}, []),
        ({"a_problem": "坏了", "b": "好"}, []),
    ],
)
def test_problems_find_their_remedies(
    texts: Mapping[str, str], found: list[tuple[str, str]]
) -> None:
    assert list(pairs(texts)) == found


@pytest.mark.parametrize("marks", ["", BEGIN, END, f"{END}{BEGIN}", BEGIN * 2 + END])
def test_a_manual_without_its_marks_is_refused(marks: str) -> None:
    with pytest.raises(ValueError, match="must have"):
        filled(f"前{marks}后", "表")


def test_only_the_marked_section_is_filled() -> None:
    text = f"前{BEGIN}旧{END}后"
    assert filled(text, "表") == f"前{BEGIN}\n\n表\n{END}后"


def test_a_subject_that_the_plan_leaves_out_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in TEXTS.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "novel.toml").write_text('x_problem = "坏"\nx_remedy = "修"')
    monkeypatch.setattr(manual, "TEXTS", tmp_path)
    with pytest.raises(ValueError, match="novel"):
        messages()


@pytest.mark.parametrize(
    ("problem", "remedy", "row"),
    [
        ("文件 {path} 不存在", "核对", "| 文件 … 不存在 | 核对 |"),
        ("a|b", "核对", r"| a\|b | 核对 |"),
        ("不认识", "{hint}", "| 不认识 | 照提示改 |"),
        ("{detail}", "核对", "| … | 核对 |"),
    ],
)
def test_rows_of_the_table(problem: str, remedy: str, row: str) -> None:
    plan = {"anything": "…", "hint": "照提示改"}
    group = {"heading": "题", "about": "话"}
    assert row in manual._table(group, [(problem, remedy)], plan).splitlines()
