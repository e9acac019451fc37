"""The text behind a PDF's glyphs, so that it can be searched and copied.

A font may draw two characters with one glyph, as CJK fonts do for 示 and the radical
⽰. Qt writes the lower of the two codes into the ToUnicode tables, and a search for
the word that stands on the page finds nothing. The tables are plain text with codes
of four digits, so the right ones are put in place without moving a byte.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from qgis.PyQt.QtGui import QRawFont

from pingshun_screen.bridge.fonts import font
from pingshun_screen.report.typography import typefaces

_SURROGATES = range(0xD800, 0xE000)
_PLANE = [code for code in range(0x10000) if code not in _SURROGATES]
_TABLE_REFERENCE = re.compile(rb"/ToUnicode (\d+) 0 R")
_CODES = re.compile(rb"\[[^\]]*\]")
_CODE = re.compile(rb"<([0-9A-Fa-f]{4})>")


def mend_text(path: Path, text: str) -> None:
    """Make the text of a PDF that Qt wrote the characters it was written with.

    Parameters
    ----------
    path
        File to change in place.
    text
        All that stands in it.
    """
    meant = _meant_codes(frozenset(text))
    content = path.read_bytes()
    for number in sorted(set(_TABLE_REFERENCE.findall(content))):
        start = content.index(b"\n" + number + b" 0 obj")
        end = content.index(b"endobj", start)
        table = _CODES.sub(
            lambda codes: _CODE.sub(lambda code: _meant(code, meant), codes[0]),
            content[start:end],
        )
        content = content[:start] + table + content[end:]
    path.write_bytes(content)


def _meant(code: re.Match[bytes], meant: Mapping[int, int]) -> bytes:
    written = int(code[1], 16)
    return b"<%04X>" % meant.get(written, written)


def _meant_codes(characters: frozenset[str]) -> dict[int, int]:
    """Return the character meant for each code that Qt would write in its stead."""
    meant = {}
    for face in typefaces():
        glyphs, lowest = _glyphs(face)
        for character in characters:
            glyph = glyphs.get(ord(character), 0)
            twin = lowest.get(glyph, 0)
            if glyph and twin != ord(character) and chr(twin) not in characters:
                meant[twin] = ord(character)
    return meant


@cache
def _glyphs(face: str) -> tuple[dict[int, int], dict[int, int]]:
    """Return the glyph of each character, and each glyph's lowest character."""
    raw = QRawFont.fromFont(font(face))
    indexes = raw.glyphIndexesForString("".join(map(chr, _PLANE)))
    glyphs = dict(zip(_PLANE, indexes, strict=True))
    lowest: dict[int, int] = {}
    for code, glyph in glyphs.items():
        lowest.setdefault(glyph, code)
    return glyphs, lowest
