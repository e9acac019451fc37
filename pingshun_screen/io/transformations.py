"""The [[transformation]] tables of a case file: reading, checking and writing them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields

from pyproj import CRS
from pyproj.exceptions import CRSError

from pingshun_screen.core.crs import are_equivalent, datum_of, flat
from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.user_transformations import (
    FourParameters,
    Method,
    Pipeline,
    Rotation,
    SevenParameters,
    UserTransformation,
    default_target,
)
from pingshun_screen.io.faults import choice_hint
from pingshun_screen.io.toml_sections import Section, is_number

KINDS = ("seven_parameters", "four_parameters", "pipeline")


def read_transformations(top: Section, working: str) -> tuple[UserTransformation, ...]:
    """Return the transformations that a case states; what is wrong is noted.

    Parameters
    ----------
    top
        The whole case file.
    working
        The case's working CRS.
    """
    found: dict[str, UserTransformation] = {}
    for section in top.sections("transformation"):
        user = _transformation(section, working)
        if user.name and user.name in found:
            section.note("transformation.name_twice", "name", name=user.name)
        found.setdefault(user.name, user)
    return tuple(found.values())


def chosen_transformation(
    section: Section, known: Iterable[UserTransformation], key: str = "transformation"
) -> str:
    """Return the name of the transformation that a table of the case asks for."""
    name = section.text(key) if section.has(key) else ""
    names = [user.name for user in known]
    if name.strip() and name not in names:
        hint = choice_hint(name, names) if names else ""
        section.note("transformation.unknown", key, name=name, hint=hint)
    return name


def transformation_table(user: UserTransformation) -> dict[str, object]:
    """Return a transformation as the table of a case file."""
    method = user.method
    table: dict[str, object] = {
        "name": user.name,
        "source": user.source,
        "from": user.from_crs,
        "to": user.to_crs,
    }
    if user.accuracy_m:
        table["accuracy_m"] = user.accuracy_m
    if isinstance(method, Pipeline):
        return {**table, "pipeline": method.text}
    seven = isinstance(method, SevenParameters)
    numbers = {key: _plain(value) for key, value in vars(method).items()}
    return {**table, "seven_parameters" if seven else "four_parameters": numbers}


def _plain(value: object) -> object:
    return value.value if isinstance(value, Rotation) else value


def _transformation(section: Section, working: str) -> UserTransformation:
    method = _method(section)
    start = _crs(section, "from")
    name = section.text("from")
    target = section.text("to") if section.has("to") else ""
    if not target and start is not None:
        target = default_target(flat(start), working)
    end = _crs(section, "to") if section.has("to") else _known(target)
    if start is not None and end is not None:
        _check_ends(section, method, start, end)
    section.ask(*KINDS)
    user = UserTransformation(
        name=section.text("name"),
        source=section.text("source"),
        from_crs=name,
        to_crs=target,
        method=method or Pipeline(""),
        accuracy_m=section.number("accuracy_m", default=0.0),
    )
    section.refuse_the_rest()
    return user


def _crs(section: Section, key: str) -> CRS | None:
    """Return a CRS that a table names; None if it is none, which is noted."""
    word = section.table.get(key)
    if not isinstance(word, str) or not word.strip():
        return None
    crs = _known(word)
    if crs is None:
        section.note("transformation.crs", key, crs=word)
    return crs


def _known(word: str) -> CRS | None:
    try:
        return CRS.from_user_input(word) if word.strip() else None
    except CRSError:
        return None


def _check_ends(section: Section, method: Method | None, start: CRS, end: CRS) -> None:
    """Note where a transformation cannot lead from the one CRS to the other."""
    if isinstance(method, FourParameters):
        for key, crs in (("from", start), ("to", end)):
            if not (flat(crs).is_projected or crs.is_engineering):
                section.note("transformation.not_a_grid", key, crs=crs.name)
    if isinstance(method, SevenParameters) and start.geodetic_crs is None:
        section.note("transformation.no_datum", "from", crs=start.name)
    if start.geodetic_crs and are_equivalent(datum_of(start), datum_of(end)):
        section.note("transformation.not_needed", "from", datum=datum_of(end).value)
    if method is not None:
        try:
            method.steps(flat(start), flat(end))
        except LayerError as error:
            key = next(kind for kind in KINDS if kind in section.table)
            for fault in error.faults:
                values = {"problem": fault.problem, "remedy": fault.remedy}
                section.note("transformation.method", key, **values)


def _method(section: Section) -> Method | None:
    """Return what is done; None if it is missing or wrong, which is noted."""
    given = [kind for kind in KINDS if kind in section.table]
    if len(given) != 1:
        section.note("transformation.one_method")
        return None
    before = len(section.faults)
    method = _READERS[given[0]](section)
    return method if len(section.faults) == before else None


def _seven_parameters(section: Section) -> Method:
    table = section.section("seven_parameters")
    rotation = table.choice("rotation", Rotation)
    numbers = _numbers(table, SevenParameters)
    table.refuse_the_rest()
    return SevenParameters(rotation=rotation or Rotation.POSITION_VECTOR, **numbers)


def _four_parameters(section: Section) -> Method:
    table = section.section("four_parameters")
    numbers = _numbers(table, FourParameters)
    table.refuse_the_rest()
    return FourParameters(**numbers)


def _pipeline(section: Section) -> Method:
    return Pipeline(section.text("pipeline"))


_READERS: Mapping[str, Callable[[Section], Method]] = {
    "seven_parameters": _seven_parameters,
    "four_parameters": _four_parameters,
    "pipeline": _pipeline,
}


def _numbers(table: Section, kind: type[Method]) -> dict[str, float]:
    names = [field.name for field in fields(kind) if field.name != "rotation"]
    return {name: _number(table, name) for name in names}


def _number(table: Section, key: str) -> float:
    """Return a finite number of either sign, which must be there."""
    if not table.has(key):
        table.note("toml.missing_key", entry=key)
        return 0.0
    value = table.table[key]
    if not is_number(value) or not math.isfinite(value):
        table.note("transformation.number", key, entry=key)
        return 0.0
    return float(value)
