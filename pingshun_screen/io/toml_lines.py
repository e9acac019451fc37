"""TOML files whose every key knows its line, so that a fault can name it.

The standard library's parser tells lines for syntax errors only. `key_lines` walks
a text that this parser has accepted already, so it need not check anything itself.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pingshun_screen.core.errors import ScreeningError
from pingshun_screen.io.faults import said_fault

Keys = tuple[str | int, ...]
"""Way to a value: table keys, and positions in arrays."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\[\s\S]|[^\\])*?"""(?:"{0,2})'
    r"|'''[\s\S]*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]*")
_SYNTAX_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True)
class TomlFile:
    """A TOML file as read.

    Parameters
    ----------
    path
        Where it lies.
    table
        Its content.
    lines
        Line of each key, 1-based.
    sha256
        Fingerprint of its bytes.
    """

    path: Path
    table: Mapping[str, object]
    lines: Mapping[Keys, int]
    sha256: str

    def line(self, keys: Keys) -> int:
        """Return the line of a value, or of the nearest table around it."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys, 1)

    def place(self, keys: Keys) -> str:
        """Return file and line of a value, as a user would look it up."""
        return f"{self.path}:{self.line(keys)}"


def read_toml(path: Path, refusal: type[ScreeningError]) -> TomlFile:
    """Read a TOML file, with or without a byte-order mark.

    Parameters
    ----------
    path
        The file.
    refusal
        Error to raise when it cannot be read.

    Raises
    ------
    ScreeningError
        Of the given kind, if the file is not there, not UTF-8 or not TOML.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        fault = said_fault(str(path), "toml.unreadable", reason=reason)
        raise refusal([fault]) from error
    return parse_toml(content, path, refusal)


def parse_toml(content: bytes, path: Path, refusal: type[ScreeningError]) -> TomlFile:
    """Return the content of a TOML file.

    Parameters
    ----------
    content
        What the file holds.
    path, refusal
        As for `read_toml`.

    Raises
    ------
    ScreeningError
        Of the given kind, if it is not UTF-8 or not TOML.
    """
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refusal([said_fault(f"{path}:{line}", "toml.not_utf8")]) from error
    try:
        table = tomllib.loads(text)
        lines = key_lines(text)
    except RecursionError as error:
        raise refusal([said_fault(f"{path}:1", "toml.too_deep")]) from error
    except ValueError as error:
        place, reason = _syntax_place(str(error), text)
        fault = said_fault(f"{path}:{place}", "toml.syntax", reason=reason)
        raise refusal([fault]) from error
    return TomlFile(path, table, lines, hashlib.sha256(content).hexdigest())


def _syntax_place(message: str, text: str) -> tuple[int, str]:
    """Return line and bare reason of a parser's message."""
    found = _SYNTAX_PLACE.search(message)
    if found is None:
        return 1, message
    line = int(found[1]) if found[1] else text.rstrip().count("\n") + 1
    return line, message[: found.start()]


def key_lines(text: str) -> dict[Keys, int]:
    """Return the line of each key and array element of a valid TOML text.

    Parameters
    ----------
    text
        Text that `tomllib` accepts, lines ended by newline.

    Returns
    -------
    dict of Keys to int
        1-based lines. A table that several headers build up has the first.
    """
    return _Walk(text).lines


class _Walk:
    """One walk through a text; `at` is the position reached."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Keys, int] = {}
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._lengths: dict[Keys, int] = {}
        self._document()

    def _document(self) -> None:
        table: Keys = ()
        while self._skip_blank() < len(self.text):
            if self.text.startswith("[", self.at):
                table = self._header()
            else:
                self._assignment(table)

    def _header(self) -> Keys:
        line = self._line()
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        table: Keys = ()
        for key in self._dotted_key():
            table = self._last_element(table)
            table = (*table, key)
            self.lines.setdefault(table, line)
        self.at += brackets
        if brackets == 1:
            return self._last_element(table)
        self._lengths[table] = self._lengths.get(table, 0) + 1
        table = self._last_element(table)
        self.lines[table] = line
        return table

    def _last_element(self, table: Keys) -> Keys:
        """Return the table itself, or the last one if it is an array of tables."""
        length = self._lengths.get(table)
        return table if length is None else (*table, length - 1)

    def _assignment(self, table: Keys) -> None:
        line = self._line()
        for key in self._dotted_key():
            table = (*table, key)
            self.lines.setdefault(table, line)
        self.at += 1
        self._value(table)

    def _dotted_key(self) -> Iterator[str]:
        """Yield the parts of a key and stop at the sign that ends it."""
        while True:
            self._skip_blank()
            found = _STRING.match(self.text, self.at)
            if found:
                yield tomllib.loads(f"key = {found[0]}")["key"]
            else:
                found = _BARE_KEY.match(self.text, self.at)
                if found is None:
                    raise ValueError(self.text[self.at : self.at + 20])
                yield found[0]
            self.at = found.end()
            self._skip_blank()
            if not self.text.startswith(".", self.at):
                return
            self.at += 1

    def _value(self, keys: Keys) -> None:
        self._skip_blank()
        if self.text.startswith("{", self.at):
            self.at += 1
            while self._another("}"):
                self._assignment(keys)
        elif self.text.startswith("[", self.at):
            self.at += 1
            position = 0
            while self._another("]"):
                self.lines[*keys, position] = self._line()
                self._value((*keys, position))
                position += 1
        else:
            pattern = _STRING if self.text[self.at] in "\"'" else _BARE_VALUE
            found = pattern.match(self.text, self.at)
            self.at = found.end() if found else len(self.text)

    def _another(self, closing: str) -> bool:
        """Return whether one more element follows; step over what closes."""
        self._skip_blank()
        if self.text.startswith(",", self.at):
            self.at += 1
            self._skip_blank()
        if self.text.startswith(closing, self.at):
            self.at += 1
            return False
        return True

    def _skip_blank(self) -> int:
        found = _BLANK.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def _line(self) -> int:
        return bisect_right(self._starts, self.at)
