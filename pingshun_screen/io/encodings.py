"""Which encoding the text of a shapefile or of a plain file is in.

What the file says of itself is believed only as far as its bytes bear it out:
a .cpg is often copied along or written by default.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pingshun_screen.core.texts import say
from pingshun_screen.io.dbf import Dbf, raw_texts
from pingshun_screen.io.fingerprints import sidecar
from pingshun_screen.io.layer_faults import refusal

_UTF8, _CHINESE = "UTF-8", "GB18030"
# GB18030 contains GBK and GB2312 and decodes what they leave undefined.
_NAMES = {
    "UTF8": _UTF8,
    "65001": _UTF8,
    "GBK": _CHINESE,
    "GB2312": _CHINESE,
    "EUCCN": _CHINESE,
    "GB18030": _CHINESE,
    "936": _CHINESE,
    "CP936": _CHINESE,
    "MS936": _CHINESE,
    "54936": _CHINESE,
}
# Only these are believed on a file's own word: a single-byte code page decodes
# any bytes, and is what foreign programs write by default.
_BELIEVED = {_UTF8, _CHINESE, "big5", "cp950"}
# Whatever the computer that wrote the file was set to.
_UNKNOWABLE = {"", "OEM", "ANSI", "SYSTEM", "MBCS"}
_LANGUAGE_IDS = {0x4D: "GBK", 0x7A: "GBK"}
_FIRST_EAST_ASIAN = "\u2e80"

Texts = list[tuple[bytes, int]]


@dataclass(frozen=True)
class TextEncoding:
    """The encoding of a table's text.

    Parameters
    ----------
    name
        As a report prints it.
    codec
        Python codec that decodes it.
    remark
        That the file's own statement was not believed, in words; else empty.
    """

    name: str
    codec: str
    remark: str = ""

    def decode(self, raw: bytes, width: int) -> str:
        """Return the text of a field, without a character cut at its end.

        Parameters
        ----------
        raw
            Bytes without padding.
        width
            Bytes that the field holds.

        Raises
        ------
        UnicodeDecodeError
            If the bytes are not in this encoding.
        """
        if len(raw) < width:
            return raw.decode(self.codec)
        return codecs.getincrementaldecoder(self.codec)().decode(raw, final=False)


def shapefile_encoding(path: Path, dbf: Dbf, stated: str) -> TextEncoding:
    """Return the encoding in which all of a table's text can be read.

    Parameters
    ----------
    path
        The .shp file.
    dbf
        Its table.
    stated
        Encoding that the case states; believed or refused, not replaced; empty
        for none.

    Raises
    ------
    LayerError
        If the stated encoding does not fit, or none is found that does.
    """
    texts = raw_texts(dbf)
    if stated:
        return _stated_encoding(path, texts, stated)
    claim, remark = _claim_of(path, dbf)
    codec = codec_of(claim)
    found = _detected(texts)
    is_utf8 = found is not None and found.codec == _UTF8 and not _is_ascii(texts)
    if codec in _BELIEVED and (codec == _UTF8 or not is_utf8):
        encoding = TextEncoding(claim, codec)
        if _fits(texts, encoding):
            return encoding
    if found is None:
        raise refusal(path.name, "encoding")
    if codec is None or _is_ascii(texts):
        return found
    words = say(f"layers.{remark}", stated=claim, used=found.name)
    return TextEncoding(found.name, found.codec, words)


def text_encoding(raw: bytes) -> TextEncoding | None:
    """Return the encoding of a whole text, None if it is neither UTF-8 nor GB18030."""
    return _detected([(raw, len(raw) + 1)])


def _claim_of(path: Path, dbf: Dbf) -> tuple[str, str]:
    """Return the encoding that the file states, and the remark if it is wrong."""
    cpg = sidecar(path, ".cpg")
    if cpg:
        text = cpg.read_bytes()[:64].decode("ascii", errors="replace").strip()
        return text, "cpg_not_believed"
    return _LANGUAGE_IDS.get(dbf.language_id, ""), "ldid_not_believed"


def codec_of(name: str) -> str | None:
    """Return the Python codec of an encoding's name, None if there is none.

    Parameters
    ----------
    name
        As offices write it: GBK, cp936, ANSI 936, UTF8.
    """
    letters = re.sub(r"[^A-Z0-9]", "", name.upper())
    folded = re.sub(r"^(ANSI|OEM)(?=\d)", "", letters)
    if folded in _UNKNOWABLE:
        return None
    if folded in _NAMES:
        return _NAMES[folded]
    for candidate in (name, f"cp{folded}"):
        try:
            b"a".decode(candidate)
            return codecs.lookup(candidate).name
        # Python also calls codecs what turns bytes into no text.
        except (LookupError, ValueError):
            continue
    return None


def _stated_encoding(path: Path, texts: Texts, stated: str) -> TextEncoding:
    codec = codec_of(stated)
    if codec is None:
        raise refusal(path.name, "encoding_name", encoding=stated)
    encoding = TextEncoding(stated, codec)
    if not _fits(texts, encoding):
        raise refusal(path.name, "encoding_stated", encoding=stated)
    return encoding


def _detected(texts: Texts) -> TextEncoding | None:
    utf8, chinese = TextEncoding(_UTF8, _UTF8), TextEncoding(_CHINESE, _CHINESE)
    if _is_ascii(texts):
        return utf8
    if not _fits(texts, utf8):
        return chinese if _fits(texts, chinese) else None
    # A few GBK words are by chance valid UTF-8, but of letters no office uses.
    words = "".join(utf8.decode(raw, width) for raw, width in texts)
    is_utf8 = any(char >= _FIRST_EAST_ASIAN for char in words)
    return utf8 if is_utf8 or not _fits(texts, chinese) else chinese


def _fits(texts: Iterable[tuple[bytes, int]], encoding: TextEncoding) -> bool:
    try:
        for raw, width in texts:
            encoding.decode(raw, width)
    except UnicodeDecodeError:
        return False
    return True


def _is_ascii(texts: Texts) -> bool:
    return all(raw.isascii() for raw, _ in texts)
