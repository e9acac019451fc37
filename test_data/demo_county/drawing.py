"""Lines and outlines with a natural look, drawn from a few control points.

Control points are kilometres east and north of the drawing's south-west corner;
what comes out is metres in EPSG:4526. Every line gets its noise from its own
name, so that a change to one line leaves all others as they are.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon

ORIGIN_E = 38427820.0
ORIGIN_N = 3980323.0
WIDTH_M = 48511.0
HEIGHT_M = 56102.0

Points = Sequence[tuple[float, float]]
Coordinates = NDArray[np.float64]


def generator(name: str) -> np.random.Generator:
    """Return the random numbers that belong to a name."""
    return np.random.default_rng(zlib.crc32(name.encode("utf-8")))


def to_metres(points_km: Points) -> Coordinates:
    """Turn control points into EPSG:4526 easting and northing."""
    return np.asarray(points_km, dtype=float) * 1000.0 + (ORIGIN_E, ORIGIN_N)


def spline(points: Coordinates, closed: bool, step_m: float) -> Coordinates:
    """Return a Catmull-Rom curve through the points, in about even steps."""
    if closed:
        padded = np.vstack([points[-1], points, points[:2]])
    else:
        first, last = 2 * points[0] - points[1], 2 * points[-1] - points[-2]
        padded = np.vstack([first, points, last])
    pieces = []
    for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        count = max(2, int(np.hypot(*(p2 - p1)) / step_m))
        t = (np.arange(count) / count)[:, None]
        pieces.append(
            0.5
            * (
                2 * p1
                + (p2 - p0) * t
                + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2
                + (3 * p1 - p0 - 3 * p2 + p3) * t**3
            )
        )
    if not closed:
        pieces.append(points[-1:])
    return np.vstack(pieces)


def noise_along(
    count: int, step_m: float, longest_m: float, closed: bool, name: str
) -> NDArray[np.float64]:
    """Return smooth noise of several wavelengths along a line, about -1 to 1."""
    random = generator(name)
    length_m = count * step_m
    position = np.arange(count) * step_m
    total = np.zeros(count)
    wavelength_m = longest_m
    weight = 1.0
    while wavelength_m > 4 * step_m:
        knots = max(4, round(length_m / wavelength_m * 2))
        values = random.uniform(-1.0, 1.0, knots)
        at = position / length_m * knots
        left = np.floor(at).astype(int)
        t = at - left
        t = t * t * (3 - 2 * t)
        right = (left + 1) % knots if closed else np.minimum(left + 1, knots - 1)
        total += weight * (values[left % knots] * (1 - t) + values[right] * t)
        weight *= 0.6
        wavelength_m *= 0.45
    return total


def displaced(
    points: Coordinates, offset_m: NDArray[np.float64], closed: bool
) -> Coordinates:
    """Move every point to the left of the line by its own offset."""
    if closed:
        along = np.roll(points, -1, axis=0) - np.roll(points, 1, axis=0)
    else:
        along = np.gradient(points, axis=0)
    along /= np.hypot(along[:, 0], along[:, 1])[:, None]
    left = np.column_stack([-along[:, 1], along[:, 0]])
    return points + left * offset_m[:, None]


def winding_line(
    points_km: Points, name: str, wander_m: float = 350.0, step_m: float = 40.0
) -> LineString:
    """Draw a line that winds about its control points."""
    curve = spline(to_metres(points_km), closed=False, step_m=step_m)
    noise = noise_along(len(curve), step_m, 3500.0, closed=False, name=name)
    ends = np.minimum(1.0, np.minimum(np.arange(len(curve)), 25) / 25)
    return LineString(displaced(curve, noise * wander_m * ends * ends[::-1], False))


def beside(line: LineString, name: str, offset_m: float, vary_m: float) -> LineString:
    """Draw a line that follows another at a varying distance to its left."""
    step_m = 60.0
    eased = line.simplify(90.0).segmentize(step_m)
    curve = spline(np.asarray(eased.coords)[::4], closed=False, step_m=step_m)
    noise = noise_along(len(curve), step_m, 2500.0, closed=False, name=name)
    moved = LineString(displaced(curve, offset_m + vary_m * noise, False))
    return without_loops(shapely.simplify(moved, 2.0))


def without_loops(line: LineString) -> LineString:
    """Cut off the small loops that an offset makes in sharp bends."""
    pieces = shapely.get_parts(shapely.node(line))
    kept = [piece for piece in pieces if not piece.is_closed]
    return shapely.line_merge(shapely.multilinestrings(kept))


def natural_area(
    points_km: Points, name: str, wander_m: float = 300.0, step_m: float = 15.0
) -> Polygon:
    """Draw an area whose outline winds about its control points."""
    curve = spline(to_metres(points_km), closed=True, step_m=step_m)
    noise = noise_along(len(curve), step_m, 5000.0, closed=True, name=name)
    shape = shapely.make_valid(Polygon(displaced(curve, noise * wander_m, True)))
    largest = max(shapely.get_parts(shape), key=shapely.area)
    return shapely.set_precision(Polygon(largest.exterior), 0.001)
