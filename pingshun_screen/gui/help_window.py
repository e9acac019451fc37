"""The manual, in a window of its own: contents, text and a search."""

from __future__ import annotations

import re

from qgis.PyQt.QtCore import QByteArray, Qt, QUrl
from qgis.PyQt.QtGui import (
    QDesktopServices,
    QImage,
    QKeySequence,
    QTextBlock,
    QTextCursor,
    QTextFrameFormat,
    QTextTable,
)
from qgis.PyQt.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QShortcut,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from pingshun_screen.bridge.messages import title
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.resources import shipped
from pingshun_screen.gui.icons import themed_icon

MANUAL = "manual.zh-CN.md"
DEEPEST_LISTED = 3
WIDEST_PICTURE_PX = 760
WINDOW_PX = (1120, 700)
CONTENTS_PX = 270
MARGIN_PX, SPACE_PX, CELL_PADDING_PX = 18, 14, 5


class ManualBrowser(QTextBrowser):
    """Shows Markdown and makes pictures fit; Qt would show them at full size."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)

    def loadResource(self, kind: int, url: QUrl) -> object:  # noqa: N802
        """Return a picture, no wider than the page."""
        found = super().loadResource(kind, url)
        if not isinstance(found, QByteArray):
            return found
        picture = QImage.fromData(found)
        if picture.width() <= WIDEST_PICTURE_PX:
            return picture
        smooth = Qt.TransformationMode.SmoothTransformation
        return picture.scaledToWidth(WIDEST_PICTURE_PX, smooth)

    def show_markdown(self, text: str) -> None:
        """Show a text, its tables and headings less crowded than Qt's."""
        self.setMarkdown(text)
        self.document().setDocumentMargin(MARGIN_PX)
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                ruled = frame.format()
                ruled.setBorderCollapse(True)
                ruled.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                ruled.setBorderBrush(self.palette().mid())
                ruled.setCellPadding(CELL_PADDING_PX)
                ruled.setBottomMargin(SPACE_PX)
                frame.setFormat(ruled)
        for block in self.headings():
            spaced = block.blockFormat()
            spaced.setTopMargin(SPACE_PX)
            QTextCursor(block).setBlockFormat(spaced)

    def headings(self) -> list[QTextBlock]:
        """Return the headings in their order."""
        block, found = self.document().begin(), []
        while block.isValid():
            if block.blockFormat().headingLevel():
                found.append(block)
            block = block.next()
        return found

    def show_block(self, block: QTextBlock) -> None:
        """Put a block at the top."""
        self.setTextCursor(QTextCursor(block))
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top))

    def find_next(self, text: str) -> None:
        """Select where a text stands next, from the start again after the end."""
        if text and not self.find(text):
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.find(text)

    def _follow(self, url: QUrl) -> None:
        if not url.hasFragment():
            QDesktopServices.openUrl(url)
            return
        # Links to headings leave out blanks and punctuation.
        wanted = _letters(url.fragment(QUrl.ComponentFormattingOption.FullyDecoded))
        for block in self.headings():
            if _letters(block.text()) == wanted:
                self.show_block(block)
                return


class HelpWindow(QDialog):
    """The manual with its contents on the left and a search above.

    Parameters
    ----------
    parent
        The QGIS window.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        heading = tr("Manual")
        self.setWindowTitle(f"{title()} – {heading}")
        self.setWindowIcon(themed_icon("help", parent))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Search (Enter: next place)"))
        self.search.setClearButtonEnabled(True)
        self.browser = ManualBrowser(self)
        self.contents = QListWidget(self)
        self._lay_out()
        self._read()
        self.search.returnPressed.connect(self._search)
        self.contents.itemClicked.connect(self._show)
        self.contents.itemActivated.connect(self._show)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)

    def _lay_out(self) -> None:
        columns = QSplitter(self)
        columns.addWidget(self.contents)
        columns.addWidget(self.browser)
        columns.setSizes([CONTENTS_PX, WINDOW_PX[0] - CONTENTS_PX])
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(columns)
        self.resize(*WINDOW_PX)

    def _read(self) -> None:
        try:
            manual = shipped("docs", MANUAL)
        except FileNotFoundError as error:
            self.browser.setPlainText(str(error))
            return
        base = QUrl.fromLocalFile(f"{manual.parent}/")
        self.browser.document().setBaseUrl(base)
        self.browser.show_markdown(manual.read_text(encoding="utf-8"))
        for block in self.browser.headings():
            level = block.blockFormat().headingLevel()
            if level <= DEEPEST_LISTED:
                item = QListWidgetItem("    " * (level - 1) + block.text())
                item.setData(Qt.ItemDataRole.UserRole, block.blockNumber())
                self.contents.addItem(item)

    def _show(self, item: QListWidgetItem) -> None:
        number = item.data(Qt.ItemDataRole.UserRole)
        self.browser.show_block(self.browser.document().findBlockByNumber(number))

    def _search(self) -> None:
        self.browser.find_next(self.search.text())


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
