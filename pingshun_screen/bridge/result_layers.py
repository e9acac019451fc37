"""The results of a run as a group of styled layers in a QGIS project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsEditorWidgetSetup,
    QgsLayerTreeGroup,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.resources import resource
from pingshun_screen.core.texts import say
from pingshun_screen.io.geopackages import drawn_values
from pingshun_screen.report.wording import printable

LAYERS = ("conflicts", "mines", "opinions", "clauses", "run")
"""What every results.gpkg has, topmost first; each has a style of its name."""

SIDE_LAYERS = ("seeing_sections", "legal_distances", "visible_cells")
"""What is shown besides, where a run found any; older ones have no such layers."""

_ORDER = (
    *("seeing_sections", "legal_distances", "conflicts", "visible_cells", "mines"),
    *("opinions", "clauses", "run"),
)

_EDITABLE = frozenset({"opinions"})
_COUNTED = frozenset({"mines"})
_SHOW_COUNT = "showFeatureCount"


def add_result_layers(project: QgsProject, geopackage: Path) -> QgsLayerTreeGroup:
    """Add the layers of a run on top of a project and return their group.

    Parameters
    ----------
    project
        Left as it was if a layer cannot be used.
    geopackage
        The results.gpkg of a run.

    Raises
    ------
    LayerError
        If the file is not there, not whole or not ours.
    """
    layers = _open_layers(geopackage)
    group = project.layerTreeRoot().insertGroup(0, _group_name(layers["run"]))
    for name, layer in layers.items():
        project.addMapLayer(layer, False)
        entry = group.addLayer(layer)
        entry.setExpanded(layer.isSpatial())
        if name in _COUNTED:
            entry.setCustomProperty(_SHOW_COUNT, 1)
    return group


def _open_layers(geopackage: Path) -> dict[str, QgsVectorLayer]:
    layers = {name: _open_layer(geopackage, name) for name in LAYERS}
    faults = [
        Fault(
            str(geopackage),
            say("result_layers.unreadable_problem", layer=name),
            say("result_layers.unreadable_remedy"),
        )
        for name, layer in layers.items()
        if not layer.isValid() or (name == "run" and layer.featureCount() != 1)
    ]
    if faults:
        raise LayerError(faults)
    layers |= _side_layers(geopackage)
    for name, layer in layers.items():
        _dress(layer, name)
    _keep_what_is_drawn(layers["conflicts"], geopackage)
    _link_opinions(layers)
    return {name: layers[name] for name in _ORDER if name in layers}


def _side_layers(geopackage: Path) -> dict[str, QgsVectorLayer]:
    """Return those layers that are there and show something."""
    layers = {name: _open_layer(geopackage, name) for name in SIDE_LAYERS}
    return {
        name: layer
        for name, layer in layers.items()
        if layer.isValid() and not layer.extent().isNull()
    }


def _open_layer(geopackage: Path, name: str) -> QgsVectorLayer:
    parts = {"path": str(geopackage), "layerName": name}
    uri = QgsProviderRegistry.instance().encodeUri("ogr", parts)
    return QgsVectorLayer(uri, say(f"result_layers.layer_{name}"), "ogr")


def _dress(layer: QgsVectorLayer, name: str) -> None:
    """Give a layer its style, and close it for editing unless it is meant for it."""
    style = resource("styles", f"{name}.qml")
    reason, is_loaded = layer.loadNamedStyle(str(style))
    if not is_loaded:
        problem = say("result_layers.style_problem", reason=reason)
        remedy = say("result_layers.style_remedy")
        raise LayerError([Fault(style.name, problem, remedy)])
    layer.setAbstract(say(f"result_layers.about_{name}"))
    layer.setReadOnly(name not in _EDITABLE)


def _link_opinions(layers: Mapping[str, QgsVectorLayer]) -> None:
    """Let opinions choose among mines and features of their own run, not another's."""
    opinions = layers["opinions"]
    for column, chosen_from in (("mine_key", "mines"), ("feature_id", "conflicts")):
        index = opinions.fields().indexOf(column)
        styled = opinions.editorWidgetSetup(index)
        config = {**styled.config(), "Layer": layers[chosen_from].id()}
        setup = QgsEditorWidgetSetup(styled.type(), config)
        opinions.setEditorWidgetSetup(index, setup)


def _keep_what_is_drawn(layer: QgsVectorLayer, geopackage: Path) -> None:
    """Leave only those roles in the legend that overlap a mine somewhere."""
    drawn = drawn_values(geopackage, "conflicts", "role")
    complete = layer.renderer()
    known = {category.value() for category in complete.categories()}
    kept = QgsCategorizedSymbolRenderer(complete.classAttribute())
    for category in complete.categories():
        # The empty value stands for every role that this version does not know.
        if category.value() in drawn or (not category.value() and drawn - known):
            kept.addCategory(category)
    layer.setRenderer(kept)


def _group_name(run_layer: QgsVectorLayer) -> str:
    row = next(run_layer.getFeatures())
    title = printable(row["title"])
    return say("result_layers.group", title=title, as_of=printable(row["as_of"]))
