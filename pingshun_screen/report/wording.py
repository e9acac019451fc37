"""Words for values, and texts from data made fit to print."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath, PureWindowsPath

from pingshun_screen.core.findings import (
    Certainty,
    ClauseStatus,
    Conflict,
    MineResult,
    Relation,
    SpatialVerdict,
)
from pingshun_screen.core.policy import (
    Clause,
    Disposition,
    Parameter,
    Standing,
    VisibleRangeMode,
)
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, vocabulary
from pingshun_screen.io.databases.connection import is_database

_LIST_MARK = "、"
# Marks that turn the reading direction could make a printed name lie.
_DIRECTION_MARKS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def printable(value: object) -> str:
    """Return a text from the data without characters that no document can carry.

    Control characters become blanks, lone surrogates, non-characters and marks
    that turn the reading direction are dropped.

    Parameters
    ----------
    value
        Anything; None becomes the empty text.
    """
    if value is None:
        return ""
    text = "".join(_printable_character(character) for character in str(value))
    return " ".join(text.split())


def _printable_character(character: str) -> str:
    if character in _DIRECTION_MARKS or ord(character) & 0xFFFE == 0xFFFE:  # noqa: PLR2004
        return ""
    match unicodedata.category(character):
        case "Cc" | "Zl" | "Zp":
            return " "
        case "Cs" | "Cn":
            return ""
    return character


def listed(words: Iterable[str]) -> str:
    """Return words joined as a Chinese list."""
    return _LIST_MARK.join(words)


def shortened(text: str, longest: int) -> str:
    """Return a text cut to a number of characters, with an ellipsis if it was."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def role_label(role: Role) -> str:
    """Return the Chinese name of a role."""
    return vocabulary().roles[role].label


def relation_label(relation: Relation) -> str:
    """Return the words for a relation."""
    return say(f"terms.relation_{relation}")


def certainty_label(certainty: Certainty) -> str:
    """Return the words for a certainty."""
    return say(f"terms.certainty_{certainty}")


def status_label(status: ClauseStatus) -> str:
    """Return the words for a clause's status."""
    return say(f"terms.status_{status}")


def spatial_label(verdict: SpatialVerdict) -> str:
    """Return the words for a spatial verdict."""
    return say(f"terms.spatial_{verdict}")


def disposition_label(disposition: Disposition | None) -> str:
    """Return the words for a disposition, undetermined for None."""
    return say(f"terms.disposition_{disposition or 'undetermined'}")


def dispositions_label(dispositions: Iterable[Disposition]) -> str:
    """Return the words for several dispositions."""
    return listed(disposition_label(disposition) for disposition in dispositions)


def clause_label(clause: Clause) -> str:
    """Return a clause's number in the plan's own manner."""
    group = say(f"terms.group_{clause.group}")
    return say("report.clause_number", group=group, ordinal=clause.ordinal)


def clause_labels(clauses: Iterable[Clause]) -> str:
    """Return the numbers of several clauses, each chapter named once."""
    numbers: dict[str, str] = {}
    for clause in clauses:
        group = say(f"terms.group_{clause.group}")
        number = clause_label(clause).removeprefix(group)
        numbers[group] = numbers.get(group, group) + number
    return listed(numbers.values())


def mine_name(mine: MineResult) -> str:
    """Return a mine's name as printed."""
    return printable(mine.name) or say("report.mine_unnamed")


def licence_number(mine: MineResult) -> str:
    """Return a mine's licence number as printed."""
    return printable(mine.licence_no) or say("report.number_unfilled")


def feature_name(conflict: Conflict) -> str:
    """Return how a conflicting feature is called: by name, else by its number."""
    name = printable(conflict.feature_name)
    number = printable(conflict.feature_id)
    if name:
        return name
    if number:
        return say("report.feature_id", feature_id=number)
    return say("report.feature_unnamed")


def zone_label(zone: str) -> str:
    """Return the words for a zone, the data's own words where it is unknown."""
    choices = vocabulary().constraint_fields["zone"].choices.get(zone, (zone,))
    return printable(choices[0])


def grade_label(grade: str) -> str:
    """Return the words for a grade or road class."""
    choices = vocabulary().constraint_fields["road_class"].choices.get(grade, (grade,))
    return printable(choices[0])


def date_label(day: date) -> str:
    """Return a day as official documents write it."""
    return say("report.date", year=day.year, month=day.month, day=day.day)


def file_name(source: str) -> str:
    """Return the name of the file or table that a layer comes from."""
    if is_database(source):
        return printable(source.partition("|layername=")[2] or source)
    return source_name(source.partition("|")[0])


def source_name(source: str) -> str:
    """Return the file of a layer's source without the folders it lies in."""
    if is_database(source):
        return printable(source)
    path, separator, layer = source.partition("|")
    file = (PureWindowsPath if "\\" in path else PurePosixPath)(path)
    if layer == f"layername={file.stem}":
        return printable(file.name)
    return printable((file.name or path) + separator + layer)


def standing_label(standing: Standing) -> str:
    """Return the words for a parameter's standing."""
    return say(f"terms.standing_{standing}")


def parameter_value(parameter: Parameter) -> str:
    """Return a parameter's value with its unit, in words where there are any."""
    value = parameter.value
    if isinstance(value, tuple):
        return listed(_named(item) for item in value) or say("report.none")
    if isinstance(value, date):
        return date_label(value)
    if isinstance(value, str):
        return _named(value)
    return f"{value:g} {parameter.unit}".strip()


def _named(name: str) -> str:
    if name in {role.value for role in Role}:
        return role_label(Role(name))
    if name in {mode.value for mode in VisibleRangeMode}:
        return say(f"report.mode_{name}")
    label = grade_label(name)
    return say(f"report.mineral_{name}") if name in _MINERAL_KINDS else label


_MINERAL_KINDS = frozenset({"quarry_stone", "iron"})
