"""The case file that names every sample, with the transformations they ask for."""

from __future__ import annotations

from collections.abc import Mapping

from crs_samples.failures import LOCAL, Sample
from crs_samples.moving import FOUR, SEVEN

HEAD = """# Parks of an invented county in right and wrong coordinate systems.
# Everything here is invented. Made by make_crs.py; `check` prints what comes of each.

[case]
title = "坐标系样例（演示数据 非真实）"
policy = "pingshun-2026"
as_of = 2026-06-30
crs = "EPSG:4526"
area = "county.geojson"
"""


def case_text(samples: Mapping[str, Sample]) -> str:
    """Return the case file of some samples."""
    parts = [HEAD, *_transformations(), _layer("mining_right", "mine.geojson", "")]
    parts += [
        _layer("forest_park", name, sample.entries) for name, sample in samples.items()
    ]
    return "\n".join(parts)


def _layer(role: str, source: str, entries: str) -> str:
    rows = ["[[layer]]", f'role = "{role}"', f'source = "{source}"', entries]
    return "\n".join([*(row for row in rows if row), ""])


def _transformations() -> list[str]:
    seven = _inline({**SEVEN, "rotation": "position_vector"})
    four = _inline(FOUR)
    return [
        _transformation(
            "七参数", "EPSG:2362", f"seven_parameters = {seven}", accuracy=0.3
        ),
        _transformation("四参数", "EPSG:2414", f"four_parameters = {four}"),
        _transformation("管道", "EPSG:2362", _pipeline("+xoff=80 +yoff=35")),
        _transformation("平移九百米", "EPSG:2362", _pipeline("+xoff=900")),
        _transformation(
            "轴序颠倒", "EPSG:2362", 'pipeline = "+proj=axisswap +order=2,1"'
        ),
        _transformation(
            "独立坐标系",
            LOCAL,
            "four_parameters = "
            + _inline(
                {
                    "north_m": 3_950_000.0,
                    "east_m": 38_400_000.0,
                    "rotation_s": 0.0,
                    "scale_ppm": 0.0,
                }
            ),
        ),
    ]


def _pipeline(offsets: str) -> str:
    return f'pipeline = "+proj=affine {offsets}"'


def _transformation(name: str, start: str, method: str, accuracy: float = 0.0) -> str:
    rows = [
        "[[transformation]]",
        f'name = "{name}"',
        'source = "示例测绘院（演示数据 非真实）"',
        f"from = '{start}'",
        method,
        *([f"accuracy_m = {accuracy}"] if accuracy else []),
        "",
    ]
    return "\n".join(rows)


def _inline(values: Mapping[str, float | str]) -> str:
    cells = (
        f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}"
        for key, value in values.items()
    )
    return f"{{ {', '.join(cells)} }}"
