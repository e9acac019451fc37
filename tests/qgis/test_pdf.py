from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from qgis.PyQt.QtGui import QTextDocument, QTextTable

from pingshun_screen.bridge.galley import Page, blocks, cut_pages
from pingshun_screen.bridge.pdf import write_pdf

WIDTH, HEIGHT = 400.0, 300.0


def laid_out(html: str) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.setTextWidth(WIDTH)
    return document


def table(rows: list[str], *, head: str = "头") -> str:
    body = "".join(
        f"<tr><td>{n}</td><td>{text}</td></tr>" for n, text in enumerate(rows)
    )
    return (
        f'<table border="1" cellspacing="0" cellpadding="3" width="100%"><thead><tr>'
        f"<th>{head}</th><th>文</th></tr></thead>{body}</table>"
    )


def row_spans(document: QTextDocument) -> list[tuple[float, float]]:
    [grid] = [
        f for f in document.rootFrame().childFrames() if isinstance(f, QTextTable)
    ]
    layout = document.documentLayout()
    spans = []
    for row in range(1, grid.rows()):
        rects = [
            layout.blockBoundingRect(grid.cellAt(row, c).firstCursorPosition().block())
            for c in range(grid.columns())
        ]
        spans.append((min(r.top() for r in rects), max(r.bottom() for r in rects)))
    return spans


def pages_of(span: tuple[float, float], pages: list[Page]) -> list[int]:
    """Return the pages that show any of a stretch."""
    return [
        number
        for number, page in enumerate(pages)
        if page.body.top < span[1] and span[0] < page.body.bottom
    ]


def test_every_row_is_whole_on_one_page_and_none_is_lost(qgis_app: object) -> None:
    rows = [f"第{n}行" * (1 + n % 7 * 6) for n in range(60)]
    document = laid_out(table(rows))
    pages = cut_pages(document, HEIGHT)
    assert len(pages) > 3
    for span in row_spans(document):
        [number] = pages_of(span, pages)
        body = pages[number].body
        assert body.top <= span[0]
        assert span[1] <= body.bottom + 0.01


def test_the_head_is_repeated_and_counts_for_the_height(qgis_app: object) -> None:
    pages = cut_pages(laid_out(table(["行"] * 60)), HEIGHT)
    assert pages[0].head is None
    assert all(page.head is not None for page in pages[1:])
    for page in pages:
        head = page.head.height if page.head else 0.0
        assert head + page.body.height <= HEIGHT


def test_a_row_taller_than_a_page_is_cut_between_lines_only(qgis_app: object) -> None:
    document = laid_out(table(["长文" * 900]))
    pages = cut_pages(document, HEIGHT)
    assert len(pages) > 1
    [grid] = [
        f for f in document.rootFrame().childFrames() if isinstance(f, QTextTable)
    ]
    block = grid.cellAt(1, 1).firstCursorPosition().block()
    top = document.documentLayout().blockBoundingRect(block).top()
    text = block.layout()
    for index in range(text.lineCount()):
        rect = text.lineAt(index).rect()
        line = (top + rect.top() + 0.01, top + rect.bottom() - 0.01)
        assert len(pages_of(line, pages)) == 1


def test_a_heading_is_never_the_last_of_a_page(qgis_app: object) -> None:
    for lines in range(5, 40):
        html = "<p>行</p>" * lines + "<h1>标题</h1>" + table(["甲", "乙"])
        document = laid_out(html)
        pages = cut_pages(document, HEIGHT)
        block = next(b for b in blocks(document) if b.blockFormat().headingLevel() == 1)
        rect = document.documentLayout().blockBoundingRect(block)
        [number] = pages_of((rect.top(), rect.bottom()), pages)
        assert pages[number].body.bottom > rect.bottom() + 1


def test_a_note_stays_with_its_table(qgis_app: object) -> None:
    for lines in range(1, 30):
        html = "<p>行</p>" * lines + table(["甲"] * 12) + "<p>注</p>"
        document = laid_out(html)
        pages = cut_pages(document, HEIGHT)
        last_row = row_spans(document)[-1]
        note = [b for b in blocks(document) if b.text() == "注"][-1]
        rect = document.documentLayout().blockBoundingRect(note)
        assert pages_of(last_row, pages) == pages_of((rect.top(), rect.bottom()), pages)


def test_pages_follow_each_other_without_overlap(qgis_app: object) -> None:
    html = "<p>段</p>" * 30 + table(["行"] * 40) + "<p>" + "尾" * 2000 + "</p>"
    pages = cut_pages(laid_out(html), HEIGHT)
    for earlier, later in pairwise(pages):
        assert earlier.body.bottom <= later.body.top + 0.01


@pytest.mark.parametrize("text", ["<b>粗</b>", "", "字" * 5000, "</p><h1></h1><p>空题"])
def test_a_pdf_is_written_and_stays_small(
    qgis_app: object, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "x.pdf"
    write_pdf(f"<html><body><p>{text}</p></body></html>", {}, "页眉" * 80, path)
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert len(content) < 400_000
    if text:
        assert b"/FontFile2" in content


def test_words_and_digits_on_the_page_can_be_searched(
    qgis_app: object, tmp_path: Path
) -> None:
    path = tmp_path / "x.pdf"
    words = "示例金山采石场 C1404 EPSG:4526"
    write_pdf(f"<html><body><p>{words}</p></body></html>", {}, "用", path)
    tables = b"".join(
        re.findall(rb"begincmap.*?endcmap", path.read_bytes(), flags=re.DOTALL)
    )
    codes = {int(code, 16) for code in re.findall(rb"<([0-9A-F]{4})>", tables)}
    assert {ord(character) for character in f"{words}用"} <= codes
    assert not codes & set(range(0x2E80, 0x2FE0))
