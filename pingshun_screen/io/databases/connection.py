"""How a case names a database: a libpq connection string without any secret.

Passwords stay where libpq finds them by itself, in a service file
(pg_service.conf, PGSERVICEFILE) or a password file (~/.pgpass, PGPASSFILE): a case
file is copied, mailed and filed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.texts import say
from pingshun_screen.io.databases.failures import refused

PREFIX = "PG:"
KEYS = (
    *("service", "host", "hostaddr", "port", "dbname", "user", "passfile"),
    *("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "channel_binding"),
    *("gssencmode", "krbsrvname", "connect_timeout", "target_session_attrs"),
)
"""What a connection may say; `options` could undo that nothing is written."""

SECRETS = ("password", "sslpassword", "authcfg")

_HIDDEN = "…"
_SETTING = re.compile(r"\s*(\w+)\s*=\s*('(?:[^'\\]|\\.)*'|(?:[^\s'\\]|\\.)*)(?=\s|$)")
_ESCAPED = re.compile(r"\\(.)")
_PLAIN = re.compile(r"[^\s'\\]+")
_ADDRESS = re.compile(r"(postgres(?:ql)?://)", re.IGNORECASE)
# What may hold a secret in a source that is no database of ours.
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+:).*(?:@|passw|pwd)", re.I | re.S)
# A secret wherever it stands: in an option, in a URL that dbname holds, or in what
# QGIS calls a layer's source.
_TELLING = re.compile(
    r"passw\w*\s*[=＝]|\bpwd\s*=|\bauthcfg\s*=|://[^/\s]*@", re.IGNORECASE
)
# libpq takes such a name for a connection of its own, and the others are how some
# write user and secret in one.
_TELLING_VALUES = {
    "dbname": re.compile(r"=|://"),
    "host": re.compile(r":.*@"),
    "user": re.compile(r"[:/]"),
}


def is_database(source: str) -> bool:
    """Return whether a source of a case names a table in a database."""
    return source.strip().startswith(PREFIX)


def settings_of(text: str, place: str) -> dict[str, str]:
    """Return the settings of a connection string, in its order.

    Parameters
    ----------
    text
        As libpq reads it: key=value, blanks between, quotes where needed.
    place
        For the message; nothing of the text itself is ever quoted.

    Raises
    ------
    LayerError
        If it holds a secret, cannot be read, or says what it may not.
    """
    settings: dict[str, str] = {}
    end = 0
    while found := _SETTING.match(text, end):
        settings[found[1].lower()] = _unquoted(found[2])
        end = found.end()
    if any(key in SECRETS for key in settings) or _tells(settings):
        raise refused(place, "secret")
    if text[end:].strip() or not settings:
        raise refused(place, "connection")
    unknown = [key for key in settings if key not in KEYS]
    if unknown:
        joint = say("layers.joint")
        raise refused(
            place, "setting", unknown=joint.join(unknown), known=" ".join(KEYS)
        )
    return settings


def _tells(settings: Mapping[str, str]) -> bool:
    """Return whether a value may hold a secret."""
    return any(
        telling.search(settings.get(key, ""))
        for key, telling in _TELLING_VALUES.items()
    )


def connection_text(settings: Mapping[str, str]) -> str:
    """Return settings as libpq reads them."""
    return " ".join(f"{key}={_quoted(value)}" for key, value in settings.items())


def secret_in(source: str) -> LayerError | None:
    """Return why a case may not hold a source, None where it may.

    Parameters
    ----------
    source
        As the case states it.
    """
    place = without_secrets(source)
    if _ADDRESS.match(source.strip()):
        return refused(place, "address")
    if _TELLING.search(source):
        return refused(place, "secret")
    if not is_database(source):
        return None
    try:
        settings_of(source.strip()[len(PREFIX) :].partition("|")[0], place)
    except LayerError as error:
        return error
    return None


def without_secrets(source: str) -> str:
    """Return a source as it may be shown and written down.

    A connection that holds a secret, or cannot be read and so might, is left out.
    """
    text = source.strip()
    told = _TELLING.search(text)
    if not is_database(text):
        found = _ADDRESS.match(text) or _SCHEME.match(text)
        shown = found[1] if found else text[: told.start()] if told else ""
        return shown + _HIDDEN if found or told else source
    if told:
        return PREFIX + _HIDDEN
    try:
        settings_of(text[len(PREFIX) :].partition("|")[0], PREFIX)
    except LayerError:
        return PREFIX + _HIDDEN
    return source


def _unquoted(value: str) -> str:
    inner = value[1:-1] if value.startswith("'") else value
    return _ESCAPED.sub(r"\1", inner)


def _quoted(value: str) -> str:
    if _PLAIN.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
