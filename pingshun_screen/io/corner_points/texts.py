"""From bytes to lines of text, whatever editor saved them."""

from __future__ import annotations

import codecs

from pingshun_screen.io.corner_points.drafts import refusal
from pingshun_screen.io.corner_points.records import Refusal
from pingshun_screen.io.encodings import text_encoding

MOST_LINES = 50_000
"""More than the corners of all mining rights of a province."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ASCII_AND_ANGLES = frozenset(map(chr, range(128))) | frozenset("°º˚′″‘’“”")
_OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")


def text_of(raw: bytes, source: str) -> str | Refusal:
    """Return the text, or why there is none.

    Parameters
    ----------
    raw
        Content of the file: UTF-8 with or without a mark, UTF-16 with one, GB18030.
    source
        The file, as the user knows it.
    """
    if raw.startswith(_OLD_EXCEL):
        return refusal(source, 0, "old_excel")
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return _decoded(raw[len(mark) :], codec, source)
    if b"\0" in raw:
        return refusal(source, raw.count(b"\n", 0, raw.index(b"\0")) + 1, "binary")
    return _decoded(raw, _codec(raw), source)


def lines_of(text: str, source: str) -> list[str] | Refusal:
    """Return the lines, ended in the way of Windows, Unix or old Macs.

    Parameters
    ----------
    text
        The whole text.
    source
        The file, as the user knows it.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        return refusal(source, 0, "too_many_lines", most=MOST_LINES)
    return lines


def _codec(raw: bytes) -> str:
    # Signs of angles alone do not look like UTF-8 of an office, and are valid GBK.
    try:
        if set(raw.decode()) <= _ASCII_AND_ANGLES:
            return "utf-8"
    except UnicodeDecodeError:
        pass
    encoding = text_encoding(raw)
    return encoding.codec if encoding else "gb18030"


def _decoded(raw: bytes, codec: str, source: str) -> str | Refusal:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return refusal(source, line, "encoding")
