"""Roads and railways near the mines, with their class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from pingshun_screen.core.conflicts import MineShapes
from pingshun_screen.core.evidence import NearLine
from pingshun_screen.core.facets import build_facets
from pingshun_screen.core.layers import PreparedLayer
from pingshun_screen.core.proximity import nearest, neighbours
from pingshun_screen.core.vocabulary import Role, match_choice, vocabulary


def near_lines(
    mines: MineShapes, layer: PreparedLayer, reach_m: float
) -> Iterator[tuple[int, NearLine]]:
    """Yield each line within reach beside the index of its mine.

    Parameters
    ----------
    mines
        The mines.
    layer
        A usable layer of roads, railways or whatever a clause asks a distance to.
    reach_m
        Furthest distance asked; lines within accuracy of it count too.
    """
    names, classes = layer.texts("name"), line_classes(layer)
    accuracy_m = np.hypot(mines.accuracy_m, layer.screened.accuracy_m)
    widest_m = float(accuracy_m.max(initial=0.0))
    near = neighbours(mines.geometries, layer.facets, reach_m + widest_m)
    away_m = dict(
        zip(
            zip(near.mine.tolist(), near.feature.tolist(), strict=True),
            near.distance_m.tolist(),
            strict=True,
        )
    )
    away_m |= dict.fromkeys(on_surfaces(mines.geometries, layer.geometries), 0.0)
    for (mine, feature), distance_m in away_m.items():
        yield (
            mine,
            NearLine(
                layer.role,
                names[feature],
                classes[feature],
                distance_m,
                float(accuracy_m[mine]),
                bool(mines.ambiguous[mine] or layer.ambiguous[feature]),
            ),
        )


def on_surfaces(
    mines: NDArray[np.object_], features: NDArray[np.object_]
) -> Iterator[tuple[int, int]]:
    """Yield each mine that meets a feature drawn as a surface, with the feature.

    Inside a surface the nearest boundary says nothing of the distance.

    Parameters
    ----------
    mines, features
        Valid geometries in one CRS; None meets nothing.
    """
    areal = np.where(shapely.get_dimensions(features) == 2, features, None)  # noqa: PLR2004
    mine, feature = STRtree(areal).query(mines, predicate="intersects")
    yield from zip(mine.tolist(), feature.tolist(), strict=True)


def line_classes(layer: PreparedLayer) -> list[str]:
    """Return the class of each road or railway as the policy names it.

    Railways are of one class; a road whose class the layer does not tell, or
    tells in words nobody knows, has none.

    Parameters
    ----------
    layer
        A layer of roads or railways.
    """
    if layer.role is Role.RAILWAY:
        return [Role.RAILWAY.value] * len(layer.geometries)
    choices = vocabulary().constraint_fields["road_class"].choices
    return [match_choice(text, choices) or "" for text in layer.texts("road_class")]


def nearest_lines(
    mines: MineShapes, layers: Sequence[PreparedLayer], classes: tuple[str, ...]
) -> list[tuple[float | None, str]]:
    """Return the distance and name of each mine's nearest important line.

    Parameters
    ----------
    mines
        The mines.
    layers
        Usable layers of roads and railways.
    classes
        Classes that count as important.

    Returns
    -------
    list of tuple
        Distance in metres and name; None and empty where there is none.
    """
    shapes, names = [], []
    for layer in layers:
        layer_names = layer.texts("name")
        for index, line_class in enumerate(line_classes(layer)):
            if line_class in classes:
                shapes.append(layer.geometries[index])
                names.append(layer_names[index])
    features = np.array(shapes, object)
    distance_m, feature = nearest(mines.geometries, build_facets(features))
    for mine, surface in on_surfaces(mines.geometries, features):
        distance_m[mine], feature[mine] = 0.0, surface
    return [
        (away_m, names[index]) if index >= 0 else (None, "")
        for away_m, index in zip(distance_m.tolist(), feature.tolist(), strict=True)
    ]
