"""Pages: HTML and pictures to PDF with Qt alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template

from qgis.PyQt.QtCore import QMarginsF, QRectF, QSizeF, Qt, QUrl
from qgis.PyQt.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from pingshun_screen.bridge.fonts import family, font
from pingshun_screen.bridge.galley import (
    Page,
    Span,
    blocks,
    css_dpi,
    cut_pages,
    opening_format,
)
from pingshun_screen.bridge.pdf_text import mend_text
from pingshun_screen.core.resources import resource
from pingshun_screen.report.typography import margins, typefaces

_DPI = 600
_LAST_DOT = 1.5
_MM_PER_INCH = 25.4
_HEADER_ABOVE_TEXT_MM = 7.0
_FOOTER_BELOW_TEXT_MM = 8.0
_HEADER_GREY = "#808080"
_NUMBER_CHARACTERS = "— 0123456789"


def write_pdf(html: str, images: Mapping[str, bytes], header: str, path: Path) -> None:
    """Write a document as PDF on A4.

    Parameters
    ----------
    html
        The text; `img src` are keys of `images`.
    images
        PNG by key.
    header
        Printed above every page.
    path
        File to write.
    """
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_DPI)
    writer.setTitle(header)
    document = _laid_out(html, images, writer)
    painter = QPainter(writer)
    try:
        pages = cut_pages(document, _units(margins().text_height_mm))
        for number, page in enumerate(pages, start=1):
            if number > 1:
                writer.newPage()
            _draw_page(painter, document, page)
            _draw_header(painter, header)
            _draw_footer(painter, number)
    finally:
        painter.end()
    mend_text(path, document.toPlainText() + header + _NUMBER_CHARACTERS)


def _laid_out(
    html: str, images: Mapping[str, bytes], writer: QPdfWriter
) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    document.setDefaultFont(font("table"))
    document.setDefaultStyleSheet(_style_sheet())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    for key, png in images.items():
        image = QImage.fromData(png)
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(key), image)
    document.setHtml(html)
    _undo_heading_sizes(document)
    _scale_indents(document)
    _fit_pictures(document)
    document.setTextWidth(_units(margins().text_width_mm))
    return document


def _style_sheet() -> str:
    faces = {
        name: f"font-family: '{family(name)}'; font-size: {face.size_pt:g}pt;"
        for name, face in typefaces().items()
    }
    return Template(resource("styles", "report.css").read_text("utf-8")).substitute(
        faces
    )


def _undo_heading_sizes(document: QTextDocument) -> None:
    """Drop what Qt adds to the size of h1 to h6 on top of the style sheet's."""
    for block in blocks(document):
        if block.blockFormat().headingLevel():
            form = opening_format(block)
            form.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            cursor = QTextCursor(block)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.setCharFormat(form)


def _scale_indents(document: QTextDocument) -> None:
    """Bring first-line indents to the page's resolution, which Qt forgets to do."""
    for block in blocks(document):
        form = block.blockFormat()
        if form.textIndent():
            form.setTextIndent(form.textIndent() * _DPI / css_dpi())
            QTextCursor(block).setBlockFormat(form)


def _fit_pictures(document: QTextDocument) -> None:
    """Make every picture as wide as the text."""
    width_px = margins().text_width_mm / _MM_PER_INCH * css_dpi()
    for block in blocks(document):
        form = opening_format(block).toImageFormat()
        if form.isValid():
            kind = QTextDocument.ResourceType.ImageResource
            image = document.resource(kind, QUrl(form.name()))
            form.setWidth(width_px)
            form.setHeight(width_px * image.height() / image.width())
            cursor = QTextCursor(block)
            cursor.movePosition(
                QTextCursor.MoveOperation.NextCharacter,
                QTextCursor.MoveMode.KeepAnchor,
            )
            cursor.setCharFormat(form)


def _draw_page(painter: QPainter, document: QTextDocument, page: Page) -> None:
    top = _units(margins().top_mm)
    if page.head is not None:
        _draw_span(painter, document, page.head, top)
        top += page.head.height
    _draw_span(painter, document, page.body, top)


def _draw_span(
    painter: QPainter, document: QTextDocument, span: Span, top: float
) -> None:
    # The line above a row lies just over it, and a line at the side just beside it;
    # the last dot belongs to the next row's tint.
    line = _DPI / css_dpi()
    painter.save()
    painter.translate(_units(margins().left_mm), top - span.top)
    width = _units(margins().text_width_mm) + 2 * line
    height = span.height + line - _LAST_DOT
    clip = QRectF(-line, span.top - line, width, height)
    document.drawContents(painter, clip)
    painter.restore()


def _draw_header(painter: QPainter, header: str) -> None:
    edge = margins()
    width = _units(edge.text_width_mm)
    baseline = _units(edge.top_mm - _HEADER_ABOVE_TEXT_MM)
    painter.setFont(font("small"))
    metrics = QFontMetricsF(font("small"), painter.device())
    text = metrics.elidedText(header, Qt.TextElideMode.ElideRight, width)
    box = QRectF(_units(edge.left_mm), baseline - _units(6), width, _units(5.4))
    painter.setPen(QColor("black"))
    painter.drawText(
        box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, text
    )
    painter.setPen(QPen(QColor(_HEADER_GREY), _units(0.15)))
    painter.drawLine(box.bottomLeft(), box.bottomRight())


def _draw_footer(painter: QPainter, number: int) -> None:
    """Draw the page number on the outer side, as GB/T 9704 has it."""
    edge = margins()
    below = _units(297.0 - edge.bottom_mm + _FOOTER_BELOW_TEXT_MM)
    indent = _units(5)
    size = QSizeF(_units(edge.text_width_mm) - 2 * indent, _units(8))
    box = QRectF(_units(edge.left_mm) + indent, below, size.width(), size.height())
    odd = number % 2 == 1
    side = Qt.AlignmentFlag.AlignRight if odd else Qt.AlignmentFlag.AlignLeft
    painter.setPen(QColor("black"))
    painter.setFont(font("page_number"))
    painter.drawText(box, side | Qt.AlignmentFlag.AlignTop, f"— {number} —")


def _units(millimetres: float) -> float:
    return millimetres / _MM_PER_INCH * _DPI
