"""The mining rights of the open project, as the locator bar searches them.

Layers must not be touched outside the main thread. So each search takes feature
sources of them, which are copies made for reading in another thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qgis.core import (
    QgsFeatureRequest,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)

from pingshun_screen.bridge.values import plain
from pingshun_screen.core.vocabulary import Role, folded, guess_role, match_fields

SEARCHED = ("name", "licence_no")
_OF_RESULT = frozenset({"mine_key", "spatial", "disposition"})
"""Fields that the layer of mines of a run has, whatever it is called."""


@dataclass(frozen=True)
class FoundMine:
    """A mining right that fits a search.

    Parameters
    ----------
    name, licence_no
        As the layer has them; empty where it has none.
    layer_id, feature_id
        Where it is.
    """

    name: str
    licence_no: str
    layer_id: str
    feature_id: int

    @property
    def title(self) -> str:
        """Return what to call it."""
        return self.name or self.licence_no


@dataclass(frozen=True)
class MineSource:
    """The mining rights of one layer, to be read in any thread.

    Parameters
    ----------
    layer_id, layer_name
        Of the layer.
    columns
        Position of the column of each searched field that the layer has.
    features
        Copy of what the layer reads from.
    """

    layer_id: str
    layer_name: str
    columns: dict[str, int]
    features: QgsVectorLayerFeatureSource

    def mines(self) -> Iterator[FoundMine]:
        """Yield every right that has a name or a number."""
        request = QgsFeatureRequest()
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes(list(self.columns.values()))
        for feature in self.features.getFeatures(request):
            texts = {
                name: str(plain(feature.attribute(column)) or "").strip()
                for name, column in self.columns.items()
            }
            if any(texts.values()):
                name, licence_no = (texts.get(name, "") for name in SEARCHED)
                yield FoundMine(name, licence_no, self.layer_id, feature.id())


def mine_sources(project: QgsProject) -> list[MineSource]:
    """Return a source for every layer of mining rights; main thread only."""
    return [
        MineSource(
            layer.id(), layer.name(), columns, QgsVectorLayerFeatureSource(layer)
        )
        for layer in project.mapLayers().values()
        if (columns := _searched_columns(layer))
    ]


def fitness(mine: FoundMine, text: str) -> float:
    """Return how well a right fits a text: 1 exactly, 0 not at all.

    Parameters
    ----------
    mine
        The right.
    text
        As typed; width of letters, case and blanks do not count.
    """
    sought = folded(text)
    known = [folded(mine.name), folded(mine.licence_no)]
    if sought in known:
        return 1.0
    if any(one.startswith(sought) for one in known):
        return 0.8
    return 0.5 if any(sought in one for one in known) else 0.0


def _searched_columns(layer: object) -> dict[str, int]:
    """Return where a layer of mining rights has name and number; empty for others."""
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        return {}
    kind = QgsWkbTypes.geometryType(layer.wkbType())
    names = layer.fields().names()
    is_known = guess_role(layer.name()) is Role.MINING_RIGHT or {*names} >= _OF_RESULT
    if kind != QgsWkbTypes.GeometryType.PolygonGeometry or not is_known:
        return {}
    found = match_fields(names, Role.MINING_RIGHT)
    return {name: names.index(found[name]) for name in SEARCHED if name in found}
