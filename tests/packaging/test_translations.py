"""The Chinese translation is whole, and what is read is all of it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from string import Formatter

import pytest

from tools.translations import (
    CATALOGUE,
    CONTEXT,
    FORMS,
    PACKAGE,
    Translation,
    all_texts,
    form_texts,
    shown_texts,
    translations,
    updated,
)

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
CHINESE_PUNCTUATION_MISSED = re.compile(r"[\u3400-\u9fff][,.;:?!]")
TEXTS = sorted(all_texts(PACKAGE, FORMS))


@pytest.fixture(scope="module")
def known() -> dict[str, Translation]:
    return translations(CATALOGUE)


def _placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


def test_the_file_is_what_the_code_asks_for(known: dict[str, Translation]) -> None:
    written = CATALOGUE.read_text(encoding="utf-8")
    assert written == updated(all_texts(PACKAGE, FORMS), known), "run make translations"
    assert ET.fromstring(written.encode()).findtext("context/name") == CONTEXT


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_is_translated(known: dict[str, Translation], text: str) -> None:
    translation = known[text]
    assert translation.mark == ""
    has_words = re.search(r"[A-Za-z]", re.sub(r"\{\w+\}", "", text))
    assert not has_words or CHINESE.search(translation.text)
    assert _placeholders(translation.text) == _placeholders(text)
    assert translation.text.count("\n") == text.count("\n")
    assert not CHINESE_PUNCTUATION_MISSED.search(translation.text)


@pytest.mark.parametrize("text", TEXTS)
def test_every_source_text_is_english(text: str) -> None:
    assert not CHINESE.search(text)
    assert re.search(r"[A-Za-z]{2}", text)


def test_no_text_is_translated_another_way() -> None:
    other_ways = re.compile(r"Application\.translate\(|QT_TR")
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if other_ways.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"bridge/translation.py"}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('def f():\n    return tr("One")', ["One"]),
        ('def f():\n    return tr("One" " two\\n")', ["One two\n"]),
        ('def f():\n    return g(tr("B"), a=tr("A"))', ["B", "A"]),
        ('class Shown:\n    def f(self):\n        x = {1: tr("A"), 2: tr("A")}', ["A"]),
        ('def f():\n    for x in (lambda: tr("A"), tr("B")):\n        x', ["A", "B"]),
        ('def f():\n    return f"{tr("A") if g else 1}"'.replace('"A"', "'A'"), ["A"]),
        ('def f():\n    return str("no")', []),
    ],
)
def test_texts_are_found_in_their_order(
    tmp_path: Path, code: str, found: list[str]
) -> None:
    (tmp_path / "a.py").write_text(code, encoding="utf-8")
    assert list(shown_texts(tmp_path)) == found


@pytest.mark.parametrize(
    "code",
    [
        'NAME = tr("At import")',
        'class Shown:\n    NAME = tr("At import")',
        'def f(x=tr("At import")):\n    pass',
        "def f(x):\n    return tr(x)",
        'def f(x):\n    return tr(f"{x}")',
        'def f(x):\n    return tr("a" + x)',
        'def f(x):\n    return tr("a", "b")',
        "def f(x):\n    return map(tr, x)",
        'def f(self):\n    return self.tr("a" + "b")',
        "def f():\n    return tr(b'a')",
    ],
)
def test_what_cannot_be_translated_is_refused(tmp_path: Path, code: str) -> None:
    (tmp_path / "good.py").write_text('def f():\n    return tr("A")')
    (tmp_path / "bad.py").write_text(code)
    with pytest.raises(ValueError, match=rf"^{tmp_path.name}/bad.py:[12]: "):
        shown_texts(tmp_path)


def test_an_update_keeps_what_was_translated(tmp_path: Path) -> None:
    catalogue = tmp_path / "x.ts"
    assert translations(catalogue) == {}
    catalogue.write_text(updated({"A": ["p/a.py"], "B": ["p/a.py"]}, {}))
    assert translations(catalogue) == {
        "A": Translation("", "unfinished"),
        "B": Translation("", "unfinished"),
    }
    known = {
        "A": Translation("甲"),
        "B": Translation("乙?", "unfinished"),
        "Gone": Translation("去"),
        "Never": Translation("", "unfinished"),
        "Back": Translation("回", "vanished"),
    }
    texts = {text: ["p/a.py"] for text in ("New", "A", "B", "Back")}
    catalogue.write_text(updated(texts, known), encoding="utf-8")
    assert translations(catalogue) == {
        "New": Translation("", "unfinished"),
        "A": Translation("甲"),
        "B": Translation("乙?", "unfinished"),
        "Back": Translation("回"),
        "Gone": Translation("去", "vanished"),
    }


FORM = """\
<ui version="4.0"><class>{context}</class><widget class="QDialog" name="d">
 <property name="windowTitle"><string>Title</string></property>
 <property name="styleSheet"><string notr="true">color: red</string></property>
 <layout class="QVBoxLayout" name="l"><item><widget class="QLabel" name="a">
  <property name="text"><string/></property>
  <property name="toolTip"><string>Tip &amp; more</string></property>
 </widget></item></layout></widget></ui>
"""


def test_texts_of_forms_are_found_with_those_of_the_code(tmp_path: Path) -> None:
    package, forms = tmp_path / "package", tmp_path / "forms"
    package.mkdir()
    forms.mkdir()
    (package / "a.py").write_text('def f():\n    return tr("Title"), tr("One")')
    (forms / "a.ui").write_text(FORM.format(context=CONTEXT))
    assert all_texts(package, forms) == {
        "Title": ["package/a.py", "forms/a.ui"],
        "One": ["package/a.py"],
        "Tip & more": ["forms/a.ui"],
    }


def test_a_form_of_another_class_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ui").write_text(FORM.format(context="Dialog"))
    (tmp_path / "b.ui").write_text(FORM.format(context=CONTEXT))
    with pytest.raises(ValueError, match=rf"^{tmp_path.name}/a.ui: .*{CONTEXT}$"):
        form_texts(tmp_path)
