"""Codes that a file explains itself: coded-value domains and subtypes.

A FileGDB may hold 1 where people read 核心保护区. GDAL gives the code; what it means
stands in the file, and is what a role's words have to be compared with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import unescape

from osgeo import gdal, ogr

Meanings = Mapping[str, str]
"""What each code means, codes as text."""

_SUBTYPE_FIELD = re.compile(r"<SubtypeFieldName>([^<]+)</SubtypeFieldName>")
_SUBTYPE = re.compile(
    r"<SubtypeName>([^<]*)</SubtypeName>\s*<SubtypeCode>([^<]*)</SubtypeCode>"
)
_FIELD_OF_SUBTYPE = re.compile(
    r"<SubtypeFieldInfo\b[^>]*>\s*<FieldName>([^<]*)</FieldName>"
    r"\s*<DomainName>([^<]+)</DomainName>"
)


def coded_fields(dataset: gdal.Dataset, layer: ogr.Layer) -> dict[str, Meanings]:
    """Return for each field that holds codes what these mean.

    A code that means different things in different subtypes stays a code.

    Parameters
    ----------
    dataset, layer
        An open file and one of its layers.
    """
    told = _definition(dataset, layer)
    domains: dict[str, set[str]] = defaultdict(set)
    for name, domain in _FIELD_OF_SUBTYPE.findall(told):
        domains[unescape(name)].add(unescape(domain))
    definition = layer.GetLayerDefn()
    for index in range(definition.GetFieldCount()):
        field = definition.GetFieldDefn(index)
        if field.GetDomainName():
            domains[field.GetName()].add(field.GetDomainName())
    found = _subtypes(told)
    for name, own in domains.items():
        tables = [_coded(dataset, domain) for domain in sorted(own)]
        if any(tables):
            found[name] = _agreed(tables)
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


def _coded(dataset: gdal.Dataset, name: str) -> Meanings:
    domain = dataset.GetFieldDomain(name)
    if domain is None or domain.GetDomainType() != ogr.OFDT_CODED:
        return {}
    return _told(domain.GetEnumeration())


def _agreed(tables: Sequence[Meanings]) -> Meanings:
    """Return the codes that mean the same in every table that has them."""
    texts: dict[str, set[str]] = defaultdict(set)
    for code, text in (pair for table in tables for pair in table.items()):
        texts[code].add(text)
    return {code: text for code, (text, *others) in texts.items() if not others}


def _definition(dataset: gdal.Dataset, layer: ogr.Layer) -> str:
    """Return what a FileGDB says of a layer, in XML; GDAL tells no subtypes."""
    if dataset.GetDriver().ShortName != "OpenFileGDB":
        return ""
    result = dataset.ExecuteSQL(f"GetLayerDefinition {layer.GetName()}")
    if result is None:
        return ""
    text = "".join(row.GetField(0) or "" for row in result)
    dataset.ReleaseResultSet(result)
    return text


def _subtypes(told: str) -> dict[str, Meanings]:
    """Return the field that holds the subtypes, and what each is called."""
    field = _SUBTYPE_FIELD.search(told)
    if field is None:
        return {}
    pairs = {code.strip(): unescape(name) for name, code in _SUBTYPE.findall(told)}
    return {unescape(field[1]): _told(pairs)}
