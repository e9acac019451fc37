"""Codes that a file explains itself: coded-value domains and subtypes.

A FileGDB may hold 1 where people read 核心保护区. GDAL gives the code; what it means
stands in the file, and is what a role's words have to be compared with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape

from osgeo import gdal, ogr

Meanings = Mapping[str, str]
"""What each code means, codes as text."""

_SUBTYPE_FIELD = re.compile(r"<SubtypeFieldName>([^<]+)</SubtypeFieldName>")
_SUBTYPE = re.compile(
    r"<SubtypeName>([^<]*)</SubtypeName>\s*<SubtypeCode>([^<]*)</SubtypeCode>"
)


def coded_fields(dataset: gdal.Dataset, layer: ogr.Layer) -> dict[str, Meanings]:
    """Return for each field that holds codes what these mean.

    Parameters
    ----------
    dataset, layer
        An open file and one of its layers.
    """
    definition = layer.GetLayerDefn()
    found = dict(_subtypes(dataset, layer))
    for index in range(definition.GetFieldCount()):
        field = definition.GetFieldDefn(index)
        name = field.GetDomainName()
        domain = dataset.GetFieldDomain(name) if name else None
        if domain is not None and domain.GetDomainType() == ogr.OFDT_CODED:
            found[field.GetName()] = _told(domain.GetEnumeration())
    return found


def with_meanings(values: Sequence[object], meanings: Meanings) -> list[object]:
    """Return values with the codes replaced; what is no code stays."""
    return [meanings.get(_code(value), value) for value in values]


def codes_met(values: Sequence[object], meanings: Meanings) -> dict[str, str]:
    """Return the codes that occur among values, with their meanings."""
    met = {_code(value) for value in values}
    return {code: text for code, text in meanings.items() if code in met}


def _code(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _told(meanings: Mapping[str, str | None]) -> dict[str, str]:
    return {code: text for code, text in meanings.items() if text}


def _subtypes(dataset: gdal.Dataset, layer: ogr.Layer) -> dict[str, Meanings]:
    """Return the field of a FileGDB's subtypes, which GDAL does not tell."""
    if dataset.GetDriver().ShortName != "OpenFileGDB":
        return {}
    result = dataset.ExecuteSQL(f"GetLayerDefinition {layer.GetName()}")
    if result is None:
        return {}
    text = "".join(row.GetField(0) or "" for row in result)
    dataset.ReleaseResultSet(result)
    field = _SUBTYPE_FIELD.search(text)
    if field is None:
        return {}
    pairs = {code.strip(): unescape(name) for name, code in _SUBTYPE.findall(text)}
    return {unescape(field[1]): _told(pairs)}
