"""Transformations between datums that somebody with the authority has supplied.

Xian 1980, Beijing 1954 and local grids have no public parameters of use: whoever holds
them states them in the case, and the report prints every number of them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError
from pyproj.network import set_network_enabled

from pingshun_screen.core.crs import Datum, datum_of, flat
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.texts import say
from pingshun_screen.core.zones import (
    gauss_crs,
    geographic_crs,
    has_prefix,
    plain_gauss_crs,
    projection_parameters,
    zone_of_crs,
)


class Rotation(StrEnum):
    """Which way the rotations of seven parameters count; the two are opposite."""

    POSITION_VECTOR = "position_vector"
    COORDINATE_FRAME = "coordinate_frame"


@dataclass(frozen=True)
class SevenParameters:
    """A Helmert transformation between geocentric coordinates (Bursa-Wolf).

    EPSG methods 9606 (position vector) and 9607 (coordinate frame), in their usual
    form for small angles. Points are taken to lie on the ellipsoid.

    Parameters
    ----------
    x_m, y_m, z_m
        Translations.
    rx_s, ry_s, rz_s
        Rotations in seconds of arc.
    scale_ppm
        Scale less one, in millionths.
    rotation
        The convention of the rotations.
    """

    x_m: float
    y_m: float
    z_m: float
    rx_s: float
    ry_s: float
    rz_s: float
    scale_ppm: float
    rotation: Rotation

    @property
    def words(self) -> str:
        """Kind and every number, as the report prints them."""
        numbers = {**vars(self), "rotation": say(f"crs.{self.rotation.value}")}
        return say("crs.seven_parameters", **numbers)

    def steps(self, source: CRS, target: CRS) -> tuple[Transformer, ...]:
        """Return the way from a CRS to longitude and latitude on another datum."""
        start, end = source.geodetic_crs, target.geodetic_crs
        if start is None or end is None or not (start.ellipsoid and end.ellipsoid):
            raise LayerError([_fault("no_ellipsoid", crs=source.name)])
        helmert = (
            f"+step +proj=helmert +x={self.x_m!r} +y={self.y_m!r} +z={self.z_m!r} "
            f"+rx={self.rx_s!r} +ry={self.ry_s!r} +rz={self.rz_s!r} "
            f"+s={self.scale_ppm!r} +convention={self.rotation.value}"
        )
        shift = compiled(
            "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
            f"+step +proj=cart {_axes(start)} {helmert} "
            f"+step +inv +proj=cart {_axes(end)} "
            "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
        )
        return Transformer.from_crs(source, start, always_xy=True), shift


def _axes(crs: CRS) -> str:
    ellipsoid = crs.ellipsoid
    if ellipsoid is None:
        raise LayerError([_fault("no_ellipsoid", crs=crs.name)])
    return f"+a={ellipsoid.semi_major_metre!r} +b={ellipsoid.semi_minor_metre!r}"


@dataclass(frozen=True)
class FourParameters:
    """A similarity between two grids, as surveying offices hand it out.

    With X north, Y east and k = 1 + scale_ppm / 1,000,000:
    X' = north_m + k (X cos r - Y sin r), Y' = east_m + k (Y cos r + X sin r), so a
    positive rotation turns a point's direction from north towards east. This is the
    form of China's offices; a published set with its control points (Dushanzi, 2008)
    is checked in the tests. The rotation is about the origin of the grid, so that
    the numbers hold only for eastings with, or without, the prefix that the grid
    they were made for has.

    Parameters
    ----------
    north_m, east_m
        Translations along X and Y.
    rotation_s
        Rotation in seconds of arc.
    scale_ppm
        Scale less one, in millionths.
    """

    north_m: float
    east_m: float
    rotation_s: float
    scale_ppm: float

    @property
    def words(self) -> str:
        """Kind and every number, as the report prints them."""
        return say("crs.four_parameters", **vars(self))

    def steps(self, source: CRS, target: CRS) -> tuple[Transformer, ...]:
        """Return the way from one grid to the other."""
        angle = math.radians(self.rotation_s / 3600)
        scale = 1 + self.scale_ppm / 1e6
        along, across = scale * math.cos(angle), scale * math.sin(angle)
        # Easting comes first in memory.
        return (
            compiled(
                f"+proj=affine +xoff={self.east_m!r} +yoff={self.north_m!r} "
                f"+s11={along!r} +s12={across!r} +s21={-across!r} +s22={along!r}"
            ),
        )


@dataclass(frozen=True)
class Pipeline:
    """Operations in PROJ's own words.

    Parameters
    ----------
    text
        "+proj=pipeline …" or a single operation, from coordinates of the source CRS
        to those of the target CRS, easting or longitude first, degrees or metres.
    """

    text: str

    @property
    def words(self) -> str:
        """Kind and wording, as the report prints them."""
        return say("crs.pipeline", text=" ".join(self.text.split()))

    def steps(self, source: CRS, target: CRS) -> tuple[Transformer, ...]:
        """Return the operations."""
        return (compiled(self.text),)


Method: TypeAlias = SevenParameters | FourParameters | Pipeline


@dataclass(frozen=True)
class UserTransformation:
    """A transformation as the case states it.

    Parameters
    ----------
    name
        What layers call it.
    source
        Who supplied it, for the report.
    from_crs, to_crs
        CRS that it leads from and to. Seven parameters lead between their datums;
        the others between the very coordinates, with zone and prefix.
    method
        What is done.
    accuracy_m
        Standard deviation of transformed points, as whoever supplied it says.
    """

    name: str
    source: str
    from_crs: str
    to_crs: str
    method: Method
    accuracy_m: float = 0.0


def compiled(pipeline: str) -> Transformer:
    """Return a PROJ pipeline made ready, which never reaches for the network.

    Parameters
    ----------
    pipeline
        Operations in PROJ's words.

    Raises
    ------
    LayerError
        If it is none, needs a file that is not there, or would skip one in silence.
    """
    words = pipeline.split()
    if not words or not words[0].removeprefix("+").startswith("proj="):
        raise LayerError([_fault("pipeline_form")])
    if any("://" in word for word in words):
        raise LayerError([_fault("pipeline_network")])
    files = [word.partition("=")[2] for word in words if "grids=" in word]
    # PROJ takes "@" before a file, and the file "null", for leave to do nothing.
    names = [name for text in files for name in text.split(",")]
    if any(name.startswith("@") or name == "null" for name in names):
        raise LayerError([_fault("pipeline_optional")])
    set_network_enabled(active=False)
    try:
        return Transformer.from_pipeline(pipeline)
    except ProjError as error:
        reason = str(error).rpartition("Internal Proj Error: ")[2].rstrip(")")
        raise LayerError(
            [_fault("pipeline_invalid", reason=reason or str(error))]
        ) from None


def default_target(source: CRS, working: str) -> str:
    """Return the CRS that a transformation leads to where the case is silent.

    The system of CGCS2000 that matches the source: longitude and latitude, or the
    same zone with or without prefix; for any other grid the working CRS.
    """
    if source.is_geographic:
        return geographic_crs(Datum.CGCS2000)
    zone = zone_of_crs(source)
    if zone is None:
        return working
    build = gauss_crs if has_prefix(source) else plain_gauss_crs
    return build(Datum.CGCS2000, zone)


def require_fitting(user: UserTransformation, crs: CRS) -> None:
    """Make sure that a transformation is one for a layer's CRS.

    Parameters
    ----------
    user
        The transformation.
    crs
        The layer's CRS.

    Raises
    ------
    LayerError
        If it leads from another datum or, but for seven parameters, from another
        projection, zone or prefix.
    """
    start, plane = flat(CRS(user.from_crs)), flat(crs)
    values = {"name": user.name, "start": user.from_crs, "crs": plane.name}
    if not _same_ground(start, plane):
        raise LayerError([_fault("other_datum", **values)])
    if not isinstance(user.method, SevenParameters) and not _same_grid(start, plane):
        raise LayerError([_fault("other_grid", **values)])


def _same_ground(one: CRS, other: CRS) -> bool:
    """Return whether two CRS rest on the same datum, or are one local grid."""
    if one.geodetic_crs is None or other.geodetic_crs is None:
        return bool(one == other)
    if Datum.OTHER in (datum_of(one), datum_of(other)):
        return bool(one.geodetic_crs == other.geodetic_crs)
    return datum_of(one) is datum_of(other)


def _same_grid(one: CRS, other: CRS) -> bool:
    units = [[axis.unit_name for axis in crs.axis_info] for crs in (one, other)]
    return (
        one.is_geographic == other.is_geographic
        and projection_parameters(one) == projection_parameters(other)
        and (one.is_geographic or units[0] == units[1])
    )


def _fault(sentence: str, /, **values: object) -> Fault:
    problem = say(f"crs.{sentence}_problem", **values)
    remedy = say(f"crs.{sentence}_remedy", **values)
    return Fault(say("crs.user_place"), problem, remedy)
