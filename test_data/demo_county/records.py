"""One feature of a layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import shapely

REMARK = "演示数据 非真实"


@dataclass(frozen=True)
class Record:
    """A geometry with its attributes, in EPSG:4526.

    Parameters
    ----------
    geometry
        As drawn, which may be broken on purpose.
    attributes
        Values by column name; None for an empty cell.
    """

    geometry: shapely.Geometry
    attributes: Mapping[str, object] = field(default_factory=dict)
