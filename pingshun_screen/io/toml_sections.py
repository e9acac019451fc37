"""Reading one table of a TOML file key by key, with every fault noted.

A key that is read counts as known; `refuse_the_rest` notes all others. Whatever is
wrong is noted and replaced by an empty value, so that one reading finds all faults.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeGuard, TypeVar

from pingshun_screen.core.errors import Fault
from pingshun_screen.core.texts import say
from pingshun_screen.io.faults import choice_hint, said_fault
from pingshun_screen.io.toml_lines import Keys, TomlFile

NO_DATE = date.min
"""Stands in for a date that is missing or wrong, which has been noted."""

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")


@dataclass(frozen=True)
class Section:
    """One table being read.

    Parameters
    ----------
    file, keys
        Where the table is.
    table
        Its content.
    faults
        Where faults are noted, shared by all sections of a reading.
    """

    file: TomlFile
    keys: Keys
    table: dict[str, object]
    faults: list[Fault]
    _known: set[str] = field(default_factory=set)

    @classmethod
    def whole(cls, file: TomlFile, faults: list[Fault]) -> Section:
        """Return the section that is the file's outermost table."""
        return cls(file, (), dict(file.table), faults)

    def place(self, *keys: str | int) -> str:
        """Return file and line of a value below this table."""
        return self.file.place((*self.keys, *keys))

    def note(self, sentence: str, *keys: str | int, **values: object) -> None:
        """Note a fault of a value below this table."""
        self.faults.append(said_fault(self.place(*keys), sentence, **values))

    def has(self, key: str) -> bool:
        """Return whether the table has a key, which is known from now on."""
        self._known.add(key)
        return key in self.table

    def ask(self, *keys: str) -> None:
        """Count keys as known although a fault keeps them from being read."""
        self._known.update(keys)

    def text(self, key: str, *, default: str | None = None) -> str:
        """Return a text; without a default it must be there and not be blank."""
        if not self._given(key, required=default is None):
            return default or ""
        value = self.table[key]
        if not isinstance(value, str):
            return self._wrong(key, "text", "")
        if default is None and not value.strip():
            self.note("toml.blank", key, entry=key)
        return value

    def yes_no(self, key: str, *, default: bool | None = None) -> bool:
        """Return true or false; without a default it must be there."""
        if not self._given(key, required=default is None):
            return bool(default)
        value = self.table[key]
        return value if isinstance(value, bool) else self._wrong(key, "yes_no", False)

    def number(self, key: str, *, default: float | None = None) -> float:
        """Return a finite number that is not negative."""
        if not self._given(key, required=default is None):
            return default or 0.0
        value = self.table[key]
        if not is_number(value):
            return self._wrong(key, "number", 0.0)
        if not is_quantity(value):
            self.note("toml.not_a_quantity", key, entry=key, value=value)
            return 0.0
        return float(value)

    def whole_number(self, key: str) -> int:
        """Return a whole number from 1."""
        if not self._given(key, required=True):
            return 0
        value = self.table[key]
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            return self._wrong(key, "whole_number", 0)
        return value

    def day(self, key: str) -> date:
        """Return a date, which must be there."""
        if not self._given(key, required=True):
            return NO_DATE
        value = self.table[key]
        return value if is_day(value) else self._wrong(key, "date", NO_DATE)

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of texts; where required it must not be empty."""
        if not self._given(key, required=required):
            return ()
        value = self.table[key]
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            return self._wrong(key, "texts", ())
        if required and not value:
            self.note("toml.blank", key, entry=key)
        return tuple(value)

    def names(
        self, key: str, known: Collection[str], *, required: bool = False
    ) -> tuple[str, ...]:
        """Return a list of texts, each of which must be a known one."""
        return tuple(
            name
            for name in self.texts(key, required=required)
            if self.is_known(name, known, key)
        )

    def choice(self, key: str, kind: type[Choice]) -> Choice | None:
        """Return a member of an enumeration, None if wrong, which is noted."""
        word = self.text(key)
        if not word.strip() or not self.is_known(word, list(kind), key):
            return None
        return kind(word)

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Return members of an enumeration; the list must not be empty."""
        return tuple(map(kind, self.names(key, list(kind), required=True)))

    def is_known(self, word: str, known: Collection[str], *keys: str | int) -> bool:
        """Return whether a word is known, and note it if not."""
        if word in known:
            return True
        hint = choice_hint(word, known)
        entry = [key for key in keys if isinstance(key, str)][-1]
        if word == entry:
            self.note("toml.unknown_key", *keys, entry=entry, hint=hint)
        else:
            self.note("toml.unknown_word", *keys, word=word, entry=entry, hint=hint)
        return False

    def section(self, key: str, *, required: bool = False) -> Section:
        """Return a table below this one, empty if it is not there."""
        value = self.table[key] if self._given(key, required=required) else {}
        if not isinstance(value, dict):
            value = self._wrong(key, "table", {})
        return replace(self, keys=(*self.keys, key), table=value, _known=set())

    def sections(self, key: str) -> tuple[Section, ...]:
        """Return the tables of an array below this one."""
        value = self.table[key] if self._given(key, required=False) else []
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            value = self._wrong(key, "tables", [])
        return tuple(
            replace(self, keys=(*self.keys, key, number), table=table, _known=set())
            for number, table in enumerate(value)
        )

    def each_section(self) -> Iterable[tuple[str, Section]]:
        """Yield every table of a table whose keys are names."""
        for name in self.table:
            yield name, self.section(name)

    def refuse_the_rest(self) -> None:
        """Note every key that has not been read."""
        for key in self.table:
            if key not in self._known:
                hint = choice_hint(key, sorted(self._known))
                self.note("toml.unknown_key", key, entry=key, hint=hint)

    def _given(self, key: str, *, required: bool) -> bool:
        given = self.has(key)
        if required and not given:
            self.note("toml.missing_key", entry=key)
        return given

    def _wrong(self, key: str, kind: str, instead: Value) -> Value:
        self.note("toml.wrong_type", key, entry=key, kind=say(f"toml.kind_{kind}"))
        return instead


def in_file_order(faults: Iterable[Fault]) -> list[Fault]:
    """Return the faults of sections by file and line, each once."""

    def file_and_line(fault: Fault) -> tuple[str, int]:
        file, _, line = fault.place.rpartition(":")
        return file, int(line)

    return sorted(dict.fromkeys(faults), key=file_and_line)


def is_number(value: object) -> TypeGuard[int | float]:
    """Return whether a value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_quantity(value: float) -> bool:
    """Return whether a number is finite and not negative."""
    return 0 <= value <= sys.float_info.max


def is_day(value: object) -> TypeGuard[date]:
    """Return whether a value is a date without a time of day."""
    return isinstance(value, date) and not isinstance(value, datetime)
