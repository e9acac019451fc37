"""Layers held against the county's outline: those shifted as a whole are held back.

A layer that shares nothing with the outline is held against those that do and fit: the
edge of a reserve runs along that of a red line, wherever in the county it lies.
Which of the two is wrong cannot be told from them alone, so that the layer is blocked
even where the outline may be the one that is shifted: a shift of 500 m could clear a
mine, and what is covered is judged by the outline too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from pyproj import CRS

from pingshun_screen.core.crs_guard.displacement import Displacement, Outline
from pingshun_screen.core.crs_guard.limits import Mark, displacement_limits
from pingshun_screen.core.crs_guard.marks import Shapes
from pingshun_screen.core.layers import PreparedLayer, failed_layer, with_message
from pingshun_screen.core.records import LayerRecord
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role

# What nobody clips to a county.
_NOT_CLIPPED = frozenset(
    {Role.MINING_RIGHT, Role.PROPOSED_BLOCK, Role.EXTRACTION_EXTENT, Role.DEM}
)
_DIRECTIONS = 8


@dataclass(frozen=True)
class _Found:
    """A layer that is displaced, and against what."""

    position: int
    outline: str
    shift: Displacement


def hold_back_displaced(
    layers: Sequence[PreparedLayer], records: Sequence[LayerRecord], working: CRS
) -> list[PreparedLayer]:
    """Return the layers, those that are displaced as failed or with a warning.

    Parameters
    ----------
    layers, records
        All layers of the case in the working CRS, and as they were read.
    working
        The working CRS.
    """
    found = list(_displaced(layers, working))
    result = list(layers)
    for one in found:
        record = records[one.position]
        alike = sum(_is_alike(one, other) for other in found) - 1
        problem = _problem(one, alike)
        who = record.accept_displacement
        if who:
            message = say("crs_guard.displaced_accepted", problem=problem, who=who)
            result[one.position] = with_message(layers[one.position], message)
        else:
            remedy = say("crs_guard.displaced_remedy")
            result[one.position] = failed_layer(record, f"{problem}；{remedy}")
    return result


def _displaced(layers: Sequence[PreparedLayer], working: CRS) -> Iterator[_Found]:
    """Yield what is displaced against an outline, or against a layer that fits one."""
    areas = [_claim(x) for x in layers if x.role is Role.ADMIN_AREA and x.is_usable]
    outlines: dict[bytes, Outline] = {}

    def county(shapes: Shapes) -> Outline:
        key = b"".join(shape.wkb for shape in shapes if shape is not None)
        if key not in outlines:
            outlines[key] = Outline(shapes, working)
        return outlines[key]

    fitting: list[PreparedLayer] = []
    apart: list[int] = []
    for position, layer in enumerate(layers):
        if layer.role in _NOT_CLIPPED or not layer.is_usable:
            continue
        claims = [*_coverage(layer), *(areas if layer.role != Role.ADMIN_AREA else ())]
        found = _first_shared(layer, ((name, county(own)) for name, own in claims))
        if found is None:
            apart.append(position)
        elif found[1] is None:
            fitting.append(layer)
        else:
            yield _Found(position, found[0], found[1])
    if not apart:
        return
    claims = [_claim(layer) for layer in fitting]
    edges = [(name, Outline(own, working, [Mark.EDGES])) for name, own in claims]
    for position in apart:
        found = _first_shared(layers[position], edges)
        if found is not None and found[1] is not None:
            yield _Found(position, found[0], found[1])


def _claim(layer: PreparedLayer) -> tuple[str, Shapes]:
    return layer.screened.source, layer.geometries


def _coverage(layer: PreparedLayer) -> Iterator[tuple[str, Shapes]]:
    if layer.coverage is not None:
        yield layer.screened.coverage_source, np.array([layer.coverage], object)


def _first_shared(
    layer: PreparedLayer, outlines: Iterable[tuple[str, Outline]]
) -> tuple[str, Displacement | None] | None:
    """Return the first outline that shares marks with a layer, and their shift."""
    for source, outline in outlines:
        comparison = outline.compare(layer.geometries)
        if comparison.is_shared:
            return source, comparison.displacement
    return None


def _is_alike(one: _Found, other: _Found) -> bool:
    apart_m = math.hypot(
        one.shift.east_m - other.shift.east_m, one.shift.north_m - other.shift.north_m
    )
    near_m = displacement_limits().gcj_tolerance_m
    return one.outline == other.outline and apart_m <= near_m


def _problem(found: _Found, alike: int) -> str:
    shift = found.shift
    turn = math.atan2(shift.north_m, shift.east_m) / (2 * math.pi)
    text = say(
        "crs_guard.displaced_problem",
        outline=found.outline,
        evidence=say(f"crs_guard.{shift.mark.value}_agree", amount=shift.amount),
        direction=say(f"crs_guard.direction_{round(turn * _DIRECTIONS) % _DIRECTIONS}"),
        size_m=shift.size_m,
        east_m=shift.east_m,
        north_m=shift.north_m,
        kin=say(f"crs_guard.kin_{shift.kin.value}"),
    )
    return text + (say("crs_guard.displaced_together", count=alike) if alike else "")
