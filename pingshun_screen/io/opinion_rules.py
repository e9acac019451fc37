"""Rules that a results.gpkg keeps itself, whichever program writes an opinion.

An opinion that is there can be neither changed nor deleted; one that is added has to
be whole, and gets the moment of its recording and the names that it left out.
"""

from __future__ import annotations

import sqlite3

from pingshun_screen.core.texts import say

MANDATORY = ("department", "reason", "signed_by")
"""What may not be blank in an opinion."""

STANCES = ("agree", "disagree", "condition")

_BLANKS = "char(9, 10, 13, 32, 12288)"
"""Tab, line ends, blank, and the blank as wide as a Chinese character."""
_MINE = "FROM mines WHERE mine_key = NEW.mine_key"
_FEATURE = (
    "FROM conflicts WHERE mine_key = NEW.mine_key AND role = NEW.role "
    "AND feature_id = NEW.feature_id"
)
_KNOWN = (
    f"licence_no = coalesce(NEW.licence_no, (SELECT licence_no {_MINE})), "
    f"name = coalesce(NEW.name, (SELECT name {_MINE})), "
    f"feature_name = coalesce(NEW.feature_name, (SELECT feature_name {_FEATURE}))"
)
_ZONED = "????-??-??T??:??:??*[+-][0-9][0-9]:[0-9][0-9]"


def _no_day(value: str) -> str:
    # Only a date that is moved, be it by nothing, is checked against the calendar.
    return f"date({value}, '+0 days') IS NOT {value}"


_NO_MOMENT = (
    f"NEW.recorded_at NOT GLOB '{_ZONED}' OR datetime(NEW.recorded_at) IS NULL "
    f"OR {_no_day('substr(NEW.recorded_at, 1, 10)')}"
)
_NOW = "strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')"


def protect_opinions(connection: sqlite3.Connection) -> None:
    """Add the rules to a GeoPackage.

    Parameters
    ----------
    connection
        To the GeoPackage, with its table of opinions.
    """
    for statement in _rules():
        connection.execute(statement)


def _rules() -> tuple[str, ...]:
    blank = [f"trim(coalesce(NEW.{name}, ''), {_BLANKS}) = ''" for name in MANDATORY]
    stances = ", ".join(map(_quoted, STANCES))
    faulty = " OR ".join(
        (
            *blank,
            f"coalesce(NEW.stance, '') NOT IN ({stances})",
            "typeof(NEW.mine_key) NOT IN ('integer', 'null')",
            f"NEW.signed_on IS NULL OR {_no_day('NEW.signed_on')}",
            f"NEW.recorded_at IS NOT NULL AND ({_NO_MOMENT})",
        )
    )
    return (
        f"CREATE TRIGGER opinions_are_whole BEFORE INSERT ON opinions "
        f"WHEN {faulty} BEGIN {_refuse('blank')} END",
        # Its own rule, and not a default: QGIS writes NULL for what is left empty.
        f"CREATE TRIGGER opinions_are_completed AFTER INSERT ON opinions "  # nosec B608
        f"WHEN NEW.recorded_at IS NULL BEGIN UPDATE opinions "
        f"SET recorded_at = {_NOW}, {_KNOWN} WHERE rowid = NEW.rowid; END",
        f"CREATE TRIGGER opinions_are_not_changed BEFORE UPDATE ON opinions "
        f"WHEN OLD.recorded_at IS NOT NULL BEGIN {_refuse('update')} END",
        f"CREATE TRIGGER opinions_are_not_deleted BEFORE DELETE ON opinions "
        f"BEGIN {_refuse('delete')} END",
    )


def _refuse(sentence: str) -> str:
    words = say(f"opinions.refused_{sentence}")
    return f"SELECT RAISE(ABORT, {_quoted(words)});"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
