"""The manual: contents, jumps, search and pictures that fit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QImage, QTextDocument
from qgis.PyQt.QtWidgets import QWidget

from pingshun_screen.gui import help_window
from pingshun_screen.gui.help_window import MANUAL, WIDEST_PICTURE_PX, HelpWindow

TEXT = """\
# 手册

见[运行](#23-运行取消)。

## 1 安装

{filling}

### 2.3 运行（取消）

运行中可随时取消。

#### 细节

![大图](images/big.png)

| 消息 | 办法 |
|---|---|
| 未能判定 | 补充图层 |
"""


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HelpWindow]:
    picture = QImage(2 * WIDEST_PICTURE_PX, 100, QImage.Format.Format_RGB32)
    (tmp_path / "images").mkdir()
    picture.save(str(tmp_path / "images" / "big.png"))
    text = TEXT.format(filling="一段文字。\n\n" * 80)
    (tmp_path / MANUAL).write_text(text, encoding="utf-8")
    monkeypatch.setattr(help_window, "shipped", lambda *parts: tmp_path / parts[-1])
    parent = QWidget()
    window = HelpWindow(parent)
    window.show()
    yield window
    window.close()


def _at_top(window: HelpWindow) -> str:
    return (
        window.browser.cursorForPosition(window.browser.viewport().rect().topLeft())
        .block()
        .text()
    )


def test_contents_list_headings_of_three_levels(window: HelpWindow) -> None:
    listed = [window.contents.item(i).text() for i in range(window.contents.count())]
    assert [one.strip() for one in listed] == ["手册", "1 安装", "2.3 运行（取消）"]


def test_a_heading_chosen_comes_to_the_top(window: HelpWindow) -> None:
    item = window.contents.item(1)
    window.contents.itemActivated.emit(item)
    assert _at_top(window) == "1 安装"


def test_a_link_leads_to_its_heading(window: HelpWindow) -> None:
    before = window.browser.verticalScrollBar().value()
    window.browser.anchorClicked.emit(QUrl("#23-运行取消"))
    assert window.browser.textCursor().block().text() == "2.3 运行（取消）"
    assert window.browser.verticalScrollBar().value() > before


def test_search_goes_on_from_place_to_place_and_round(window: HelpWindow) -> None:
    places = []
    window.search.setText("运行")
    for _ in range(4):
        window.search.returnPressed.emit()
        places.append(window.browser.textCursor().position())
    assert len(set(places)) == 3
    assert places[3] == places[0]


def test_pictures_are_no_wider_than_the_page(window: HelpWindow) -> None:
    kind = QTextDocument.ResourceType.ImageResource
    picture = window.browser.document().resource(kind, QUrl("images/big.png"))
    assert picture.width() == WIDEST_PICTURE_PX


def test_a_manual_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*parts: str) -> Path:
        raise FileNotFoundError("/".join(parts) + " is missing")

    monkeypatch.setattr(help_window, "shipped", missing)
    parent = QWidget()
    text = HelpWindow(parent).browser.toPlainText()
    assert text == f"docs/{MANUAL} is missing"
