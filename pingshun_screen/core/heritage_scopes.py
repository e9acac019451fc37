"""Polygons of protection scopes and control zones that are published as prose.

A published scope says how far it reaches from the body of the relic: 东、南、西、北 so
many metres, or so many metres all round. What is assumed to draw it:

- The sides run along the grid of the CRS that the body is in, and the metres are
  counted from the body's outermost point on each side, so that the polygon is the
  rectangle around all of it. The body drawn as a point has no extent of its own.
- Grid north stands for true north. They differ by the meridian convergence, at
  most Δλ·sin φ: in Pingshun (36.2° N, 0.8° from the central meridian) 0.47°, which
  moves the corner of a scope of 100 m by 0.8 m; at the edge of a zone 0.9°, 1.5 m.
- Metres on the grid stand for metres on the ground; they differ by less than
  0.02 m in 100 m.

The accuracy of the layer has to allow for that.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import shapely
from shapely.geometry.base import BaseGeometry

_EXCESS_M = 0.001
"""How far the corners of a circle's polygon lie beyond the true circle."""

_SAGITTA_M = 0.0009
"""How far its chords dip, at most; what is left of the excess covers rounding."""


class Start(StrEnum):
    """What the metres of a scope are counted from."""

    BODY = "body"
    CENTRE = "centre"
    SCOPE = "scope"


@dataclass(frozen=True)
class Sides:
    """Metres from the body to each side of the scope.

    Parameters
    ----------
    north_m, east_m, south_m, west_m
        None is negative.
    """

    north_m: float
    east_m: float
    south_m: float
    west_m: float


@dataclass(frozen=True)
class Around:
    """Metres from the body in every direction."""

    radius_m: float


Reach = Sides | Around


def scope_polygon(body: BaseGeometry, reach: Reach) -> BaseGeometry:
    """Return the polygon of a scope.

    Parameters
    ----------
    body
        Point or polygon of the relic, in a projected CRS in metres.
    reach
        How far the scope goes from it.

    Returns
    -------
    shapely geometry
        Contains the body and everything within the reach. A circle's polygon lies
        around the true circle, nowhere more than a millimetre outside of it.
    """
    if isinstance(reach, Around):
        return _around(body, reach.radius_m)
    west, south, east, north = body.bounds
    return shapely.box(
        west - reach.west_m,
        south - reach.south_m,
        east + reach.east_m,
        north + reach.north_m,
    )


def _around(body: BaseGeometry, radius_m: float) -> BaseGeometry:
    """Return the buffer whose chords stay outside of the true outline."""
    half_chord = math.acos(1 / (1 + _SAGITTA_M / radius_m))
    quarter = math.ceil(math.pi / 4 / half_chord)
    return shapely.buffer(body, radius_m + _EXCESS_M, quad_segs=quarter)
