"""Layers of heritage units that the tables speak of; all invented."""

from __future__ import annotations

import json
from collections.abc import Sequence

EAST, NORTH = 38_450_000.0, 4_000_000.0
"""Where 0, 0 of the sketches lies, EPSG:4526."""

POINT_UNIT, BODY_UNIT, TWIN_UNIT, LEFT_UNIT = "示例塔", "示例庙", "示例祠", "示例桥"

_CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4526"}}
_Feature = tuple[str, Sequence[tuple[float, float]]]

_POINT: _Feature = (POINT_UNIT, [(0, 0)])
_BODY: _Feature = (BODY_UNIT, [(1000, 0), (1020, 0), (1020, 10), (1000, 10)])


def site_files() -> dict[str, str]:
    """Return each layer of sites by the name of its file."""
    twins = [(TWIN_UNIT, [(2000.0, 0.0)]), (TWIN_UNIT, [(2500.0, 0.0)])]
    return {
        "sites.geojson": _layer(_POINT, _BODY),
        "sites_twice.geojson": _layer(_POINT, *twins),
        "sites_more.geojson": _layer(_POINT, _BODY, (LEFT_UNIT, [(3000, 0)])),
    }


def _layer(*features: _Feature) -> str:
    document = {
        "type": "FeatureCollection",
        "crs": _CRS,
        "features": [
            {
                "type": "Feature",
                "properties": {"单位名称": name},
                "geometry": _geometry(corners),
            }
            for name, corners in features
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _geometry(corners: Sequence[tuple[float, float]]) -> dict[str, object]:
    placed = [[EAST + x, NORTH + y] for x, y in corners]
    if len(placed) == 1:
        return {"type": "Point", "coordinates": placed[0]}
    return {"type": "Polygon", "coordinates": [[*placed, placed[0]]]}
