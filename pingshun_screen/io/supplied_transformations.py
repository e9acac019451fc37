"""The transformations of a case, handed to the layers that ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from pyproj import CRS

from pingshun_screen.core.crs import are_equivalent, datum_of
from pingshun_screen.core.records import LayerRecord
from pingshun_screen.core.texts import say
from pingshun_screen.core.user_transformations import UserTransformation
from pingshun_screen.io.case_file import Case, LayerSpec

Supplied: TypeAlias = Mapping[str, UserTransformation]
"""Transformations by name."""


def supplied_transformations(case: Case) -> Supplied:
    """Return the transformations of a case by name."""
    return {user.name: user for user in case.transformations}


def with_transformation(
    record: LayerRecord, spec: LayerSpec, supplied: Supplied
) -> LayerRecord:
    """Return a layer that knows its transformation, and so its own coverage.

    Parameters
    ----------
    record
        The layer as read.
    spec
        The layer as the case describes it.
    supplied
        Of `supplied_transformations`; a name that is not there was refused before.
    """
    user = supplied.get(spec.transformation)
    if user is None:
        return record
    coverage = record.coverage
    if spec.coverage and coverage is not None and needs(coverage.table.crs, user):
        coverage = replace(coverage, user_transformation=user)
    return replace(record, user_transformation=user, coverage=coverage)


def needs(crs: CRS | None, user: UserTransformation) -> bool:
    """Return whether a CRS is of another datum than the transformation's end."""
    ends = datum_of(CRS(user.to_crs))
    return crs is not None and not are_equivalent(datum_of(CRS(crs)), ends)


def unused_transformations(case: Case) -> tuple[str, ...]:
    """Return a remark on each transformation that nothing in the case asks for."""
    used = {layer.transformation for layer in case.layers}
    used |= {scopes.transformation for scopes in case.heritage_scopes}
    used.add(case.area_transformation)
    return tuple(
        say("transformation.unused", name=user.name)
        for user in case.transformations
        if user.name not in used
    )
