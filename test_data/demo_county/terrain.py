"""Relief of the county: an uplifted block cut by its drawn rivers.

The country between the rivers is worn down on a coarse grid, then on a finer
one; cliffs of hard limestone and valley floors are put in afterwards.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from demo_county.drawing import HEIGHT_M, ORIGIN_E, ORIGIN_N, WIDTH_M
from demo_county.erosion import drained, erode
from demo_county.grids import (
    MARGIN_M,
    Frame,
    Grid,
    Mask,
    creep,
    resampled,
    smooth_noise,
    warped,
    widened,
)
from demo_county.valleys import surveyed_rivers

CELL_M = 25.0
COLUMNS = 1941
ROWS = 2244
LOWEST_M = 380.0
HIGHEST_M = 1876.0
SUMMITS_M = 1500.0


def elevation_model() -> NDArray[np.int16]:
    """Return the height in whole metres of every 25 m cell of the drawing."""
    worn, coarse = eroded_country()
    everywhere = np.ones_like(worn)
    worn = creep(creep(worn, 0.6 * everywhere), 0.4 * everywhere)
    fine = Frame(CELL_M)
    height = resampled(rescaled(warped(worn, coarse)), coarse, fine)
    height += 1.2 * smooth_noise(fine, 90.0, "boulders")
    height = stepped(valley_floors(height, fine))
    skip = int(MARGIN_M / CELL_M)
    drawn = height[skip : skip + ROWS, skip : skip + COLUMNS]
    return np.rint(between_the_extremes(drawn)).astype(np.int16)


def eroded_country() -> tuple[Grid, Frame]:
    """Return the worn relief on a 100 m grid."""
    coarse, fine = Frame(200.0), Frame(100.0)
    beds = river_beds(coarse)
    height = first_surface(coarse, beds)
    for _ in range(8):
        height = erode(height, beds, uplift_rate(coarse), coarse.cell_m, 15)
        height = drained(height, ~np.isnan(beds))
    height = resampled(height, coarse, fine)
    height += 4.0 * smooth_noise(fine, 250.0, "rough ground")
    beds = river_beds(fine)
    height = np.where(np.isnan(beds), height, beds)
    height = drained(height, ~np.isnan(beds))
    return erode(height, beds, uplift_rate(fine), fine.cell_m, 12), fine


def river_beds(frame: Frame) -> Grid:
    """Return the bed's height where a river runs and NaN elsewhere."""
    beds = np.full((frame.rows, frame.columns), np.nan)
    for points, height in surveyed_rivers(frame.cell_m / 2):
        row, column = frame.cells_of(points[:, 0], points[:, 1])
        np.fmin.at(beds, (row, column), height)
    return beds


def uplift_rate(frame: Frame) -> Grid:
    """Return how fast the country rises: most in the south-east."""
    east, north = frame.centres()
    across = (east - ORIGIN_E) / WIDTH_M
    down = 1.0 - (north - ORIGIN_N) / HEIGHT_M
    tilt = np.clip(0.55 * across[None, :] + 0.45 * down[:, None], 0.0, 1.1)
    hardness = smooth_noise(frame, 7000.0, "hardness")
    hardness += 0.6 * smooth_noise(frame, 2600.0, "beds of rock")
    return (26.0 + 62.0 * tilt**1.3) * (1.0 + 0.35 * hardness)


def first_surface(frame: Frame, beds: Grid) -> Grid:
    """Return a gentle surface that already leans towards the rivers."""
    everywhere = np.ones(beds.shape, dtype=bool)
    bed, away_m = nearest_bed(beds, everywhere, frame.cell_m)
    hills = 90.0 * smooth_noise(frame, 4200.0, "hills")
    hills += 60.0 * smooth_noise(frame, 1900.0, "knolls")
    hills += 25.0 * smooth_noise(frame, 800.0, "rills")
    surface = (bed + 0.03 * away_m).reshape(beds.shape) + hills
    surface = np.where(np.isnan(beds), surface, beds)
    return drained(surface, ~np.isnan(beds))


def nearest_bed(beds: Grid, asked: Mask, cell_m: float) -> tuple[Grid, Grid]:
    """Return height and distance of the nearest river bed of each cell asked for.

    Of beds equally near the lowest counts, whatever order they are found in.
    """
    row, column = np.nonzero(~np.isnan(beds))
    tree = shapely.STRtree(shapely.points(column, row))
    cells = shapely.points(*np.nonzero(asked)[::-1])
    (cell, bed), away = tree.query_nearest(cells, return_distance=True)
    lowest, nearest = np.full((2, len(cells)), np.inf)
    np.fmin.at(lowest, cell, beds[row[bed], column[bed]])
    np.fmin.at(nearest, cell, away)
    return lowest, nearest * cell_m


def rescaled(height: Grid) -> Grid:
    """Press the highest ground together so that no summit stands out alone."""
    soft = 1150.0
    above = np.maximum(height - soft, 0.0)
    return np.minimum(height, soft) + above / (1.0 + above / 2600.0)


def valley_floors(height: Grid, frame: Frame) -> Grid:
    """Flatten the ground beside the rivers, where roads and villages lie."""
    beds = river_beds(frame)
    beside = widened(~np.isnan(beds), 19)
    bed, away_m = nearest_bed(beds, beside, frame.cell_m)
    wide_m = 100.0 + 60.0 * smooth_noise(frame, 1500.0, "floors")[beside]
    slope = np.clip((away_m - wide_m) / 170.0, 0.0, 1.0)
    slope = slope * slope * (3.0 - 2.0 * slope)
    floor = bed + 0.02 * away_m
    height[beside] = floor + (np.maximum(height[beside], floor) - floor) * slope
    return height


def stepped(height: Grid) -> Grid:
    """Put cliffs into the slopes where bands of hard limestone crop out."""
    band_m = 2 * np.pi / 110.0
    strength = np.clip((height - 600.0) / 300.0, 0.0, 1.0)
    return height + strength * 13.0 * np.sin(height * band_m)


def between_the_extremes(height: Grid) -> Grid:
    """Cut the valleys off at the lowest height and press summits to the highest."""
    height = np.clip(height, LOWEST_M, None)
    share = (height - SUMMITS_M) / (height.max() - SUMMITS_M)
    summits = SUMMITS_M + share * (HIGHEST_M - SUMMITS_M)
    return np.where(height > SUMMITS_M, summits, height)
