"""The attribute filter of a layer, made fit for every format.

GDAL's own SQL takes Chinese field names only in double quotes; SQLite takes a
quoted name that is no field for a text, and finds nothing, silently. So names
are checked against the layer's fields, then quoted.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from pingshun_screen.core.texts import say
from pingshun_screen.io.layer_faults import refusal

# A text, a quoted name, a word.
_TOKEN = re.compile(r"""('(?:[^']|'')*')|"([^"]*)"|([^\W\d]\w*)""")
# Names that every layer has without listing them.
_RUNNING_NUMBER = {"fid", "ogc_fid", "rowid"}


def database_filter(where: str, fields: Collection[str], place: str) -> str:
    """Return the filter as a database takes it, every field by its very name.

    A database folds names without quotes to lower case; files do not care. More
    than one condition is refused: the rest of the line could be any statement.

    Parameters
    ----------
    where, fields, place
        As for `checked_filter`.

    Raises
    ------
    LayerError
        If a name is not a column of the table, or a statement ends in between.
    """
    own = {field.casefold(): field for field in reversed(list(fields))}
    own |= {field: field for field in fields}
    bare = _TOKEN.sub(lambda token: "", where)
    if any(sign in bare for sign in (";", "--", "/*", "$")):
        detail = say("layers.where_statement")
        raise refusal(place, "where", where=where, detail=detail)

    def named(token: re.Match[str]) -> str:
        text, quoted, word = token.groups()
        if text is not None:
            return token.group()
        name = word if quoted is None else quoted
        found = own.get(name) or own.get(name.casefold())
        if found is None:
            return token.group()
        return '"' + found.replace('"', '""') + '"'

    return _TOKEN.sub(named, checked_filter(where, fields, place))


def checked_filter(where: str, fields: Collection[str], place: str) -> str:
    """Return the filter with every name that needs it in double quotes.

    Parameters
    ----------
    where
        OGR attribute filter as the case states it; empty for none.
    fields
        Attributes of the layer.
    place
        The layer's source, for the message.

    Raises
    ------
    LayerError
        If a name is not a field of the layer.
    """
    known = {field.casefold() for field in fields} | _RUNNING_NUMBER

    def checked(token: re.Match[str]) -> str:
        text, quoted, word = token.groups()
        if text is not None or (word is not None and word.isascii()):
            return token.group()
        name = word if quoted is None else quoted
        if name.casefold() not in known:
            joint = say("layers.joint").join(fields)
            detail = say("layers.where_name", name=name, known=joint)
            raise refusal(place, "where", where=where, detail=detail)
        return f'"{name}"'

    return _TOKEN.sub(checked, where)
