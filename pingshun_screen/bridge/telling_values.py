"""Values of a layer's columns that tell what its features are."""

from __future__ import annotations

from qgis.core import QgsExpression, QgsFeatureRequest, QgsVectorLayer

from pingshun_screen.bridge.values import plain
from pingshun_screen.core.vocabulary import vocabulary

_NO_GEOMETRY = QgsFeatureRequest.Flag.NoGeometry


def first_code(layer: QgsVectorLayer) -> dict[str, tuple[str, ...]]:
    """Return the feature code of the first feature, by its column."""
    names = {name.casefold() for name in vocabulary().code_columns}
    columns = [name for name in layer.fields().names() if name.casefold() in names]
    if not columns:
        return {}
    request = QgsFeatureRequest().setLimit(1).setFlags(_NO_GEOMETRY)
    found = [plain(feature[columns[0]]) for feature in layer.getFeatures(request)]
    return {columns[0]: tuple(_text(value) for value in found)}


def different_values(layer: QgsVectorLayer, column: str) -> tuple[str, ...]:
    """Return all different values of a column as text, an empty one for NULL."""
    index = layer.fields().indexFromName(column)
    texts = {_text(plain(value)) for value in layer.uniqueValues(index)}
    # Not every provider counts NULL among the values.
    bare = QgsFeatureRequest().setLimit(1).setFlags(_NO_GEOMETRY)
    bare.setFilterExpression(f"{QgsExpression.quotedColumnRef(column)} IS NULL")
    if any(True for _ in layer.getFeatures(bare)):
        texts.add("")
    return tuple(sorted(texts))


def _text(value: object) -> str:
    return "" if value is None else str(value)
