"""Where a long document may be cut into pages.

The text is laid out once on an endless strip. This module walks the strip and
names its pieces: a table row, a picture, a heading, a few lines of a paragraph.
Pages are then cut between pieces only, so that no row and no line is ever cut,
and the head of a table is repeated where a table goes on.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qgis.PyQt.QtGui import (
    QAbstractTextDocumentLayout,
    QGuiApplication,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextTable,
)

_SHORT_PARAGRAPH_LINES = 3
_SHORT_TABLE_ROWS = 7


@dataclass(frozen=True)
class Span:
    """A stretch of the strip, in the layout's units."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Length of the stretch."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Piece:
    """Something that stays whole.

    Parameters
    ----------
    span
        Where it lies on the strip.
    keeps_next
        Must not be the last of a page.
    head
        Table head to be repeated above it when it is the first of a page.
    """

    span: Span
    keeps_next: bool = False
    head: Span | None = None


@dataclass(frozen=True)
class Page:
    """One page: the table head to repeat, if any, and what stands beneath it."""

    head: Span | None
    body: Span


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the paragraphs of a document, those in tables included."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def opening_format(block: QTextBlock) -> QTextCharFormat:
    """Return the format of a paragraph's first character, none where it is empty."""
    place = block.begin()
    # An empty paragraph has no fragment to ask: Qt would read freed memory.
    return QTextCharFormat() if place.atEnd() else place.fragment().charFormat()


def cut_pages(document: QTextDocument, height: float) -> list[Page]:
    """Return the pages of a document that was laid out without page breaks.

    Parameters
    ----------
    document
        With its text width set and its page height not.
    height
        Height of the text on a page, in the layout's units.
    """
    pages = []
    pieces = list(_pieces(document, height))
    start = 0
    while start < len(pieces):
        end = _end_of_page(pieces, start, height)
        body = Span(pieces[start].span.top, pieces[end - 1].span.bottom)
        pages.append(Page(pieces[start].head, body))
        start = end
    return pages


def _end_of_page(pieces: list[Piece], start: int, height: float) -> int:
    first = pieces[start]
    room = height - (first.head.height if first.head else 0.0)
    end = start + 1
    while end < len(pieces) and pieces[end].span.bottom - first.span.top <= room:
        end += 1
    if end == len(pieces):
        return end
    last = end
    while last > start + 1 and pieces[last - 1].keeps_next:
        last -= 1
    return end if pieces[last - 1].keeps_next else last


def _pieces(document: QTextDocument, height: float) -> Iterator[Piece]:
    layout = document.documentLayout()
    table: list[Piece] = []
    place = document.rootFrame().begin()
    while not place.atEnd():
        frame, block = place.currentFrame(), place.currentBlock()
        if isinstance(frame, QTextTable):
            yield from table
            table = list(_table_pieces(layout, frame, height))
        elif block.isValid() and block.text().strip():
            yield from _with_note(table, block)
            table = []
            yield from _paragraph_pieces(layout, block)
        place += 1
    yield from table


def _with_note(table: list[Piece], following: QTextBlock) -> list[Piece]:
    """Return a table whose last row stays with the note beneath it, if one follows."""
    is_heading = following.blockFormat().headingLevel() > 0
    if not table:
        return table
    return [*table[:-1], replace(table[-1], keeps_next=not is_heading)]


def _paragraph_pieces(
    layout: QAbstractTextDocumentLayout, block: QTextBlock
) -> Iterator[Piece]:
    bounds = layout.blockBoundingRect(block)
    keeps_next = block.blockFormat().headingLevel() > 0 or _is_picture(block)
    lines = _line_spans(layout, block)
    if keeps_next or len(lines) <= _SHORT_PARAGRAPH_LINES:
        yield Piece(Span(bounds.top(), bounds.bottom()), keeps_next)
        return
    yield Piece(Span(bounds.top(), lines[1].bottom))
    for line in lines[2:-2]:
        yield Piece(line)
    yield Piece(Span(lines[-2].top, bounds.bottom()))


def _is_picture(block: QTextBlock) -> bool:
    return opening_format(block).isImageFormat()


def _line_spans(layout: QAbstractTextDocumentLayout, block: QTextBlock) -> list[Span]:
    top = layout.blockBoundingRect(block).top()
    text = block.layout()
    rects = [text.lineAt(i).rect() for i in range(text.lineCount())]
    return [Span(top + rect.top(), top + rect.bottom()) for rect in rects]


def _table_pieces(
    layout: QAbstractTextDocumentLayout, table: QTextTable, height: float
) -> Iterator[Piece]:
    tops = [_row_top(layout, table, row) for row in range(table.rows())]
    bottom = _table_bottom(layout, table)
    spans = [Span(*ends) for ends in zip(tops, [*tops[1:], bottom], strict=True)]
    heads = table.format().headerRowCount()
    head = Span(spans[0].top, spans[heads - 1].bottom) if heads else None
    for row, span in enumerate(spans):
        if row < heads:
            yield Piece(span, keeps_next=True)
            continue
        room = height - (head.height if head else 0.0)
        is_group_title = table.cellAt(row, 0).columnSpan() == table.columns() > 1
        keeps_next = is_group_title or len(spans) <= _SHORT_TABLE_ROWS
        if span.height <= room:
            yield Piece(span, keeps_next, head)
        else:
            for part in _parts_of_row(layout, table, row, span):
                yield Piece(part, False, head)


def _row_top(layout: QAbstractTextDocumentLayout, table: QTextTable, row: int) -> float:
    """Return where a row begins: the tallest cell fills it from padding to padding."""
    tops = [
        layout.blockBoundingRect(
            table.cellAt(row, column).firstCursorPosition().block()
        ).top()
        for column in range(table.columns())
    ]
    return min(tops) - _padding(layout, table)


def _table_bottom(layout: QAbstractTextDocumentLayout, table: QTextTable) -> float:
    """Return where the last row ends; the table's own frame counts margins in."""
    row = table.rows() - 1
    bottoms = [
        layout.blockBoundingRect(
            table.cellAt(row, column).lastCursorPosition().block()
        ).bottom()
        for column in range(table.columns())
    ]
    return max(bottoms) + _padding(layout, table) + _scale(layout)


def _padding(layout: QAbstractTextDocumentLayout, table: QTextTable) -> float:
    return table.format().cellPadding() * _scale(layout)


def _scale(layout: QAbstractTextDocumentLayout) -> float:
    """Return the length of a style sheet's px, which is also a border's width."""
    device = layout.paintDevice()
    return device.logicalDpiY() / css_dpi() if device else 1.0


def css_dpi() -> float:
    """Return the resolution that Qt takes a style sheet's px for."""
    return float(QGuiApplication.primaryScreen().logicalDotsPerInchY())


def _parts_of_row(
    layout: QAbstractTextDocumentLayout, table: QTextTable, row: int, span: Span
) -> Iterator[Span]:
    """Yield the stretches of a row taller than a page, cut where no line is."""
    lines = [
        line
        for column in range(table.columns())
        for block in _cell_blocks(table, row, column)
        for line in _line_spans(layout, block)
    ]
    cuts = sorted({line.bottom for line in lines if line.bottom < span.bottom})
    free = [y for y in cuts if not any(one.top < y < one.bottom for one in lines)]
    edges = [span.top, *free, span.bottom]
    yield from (Span(top, bottom) for top, bottom in itertools.pairwise(edges))


def _cell_blocks(table: QTextTable, row: int, column: int) -> Iterator[QTextBlock]:
    cell = table.cellAt(row, column)
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    while block.isValid() and block.blockNumber() <= last.blockNumber():
        yield block
        block = block.next()
