"""Write the QGIS styles of the result layers, resources/styles/*.qml.

Colours and hatches come from verdicts.toml, verdict_symbols.toml and map_symbols.toml
there, words from resources/texts. `make styles` runs it; do so after changing them.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from qgis.core import QgsEditorWidgetSetup, QgsMapLayer, QgsVectorLayer

from pingshun_screen.bridge.qgis_session import ensure_qgis
from pingshun_screen.bridge.result_layers import LAYERS, SIDE_LAYERS
from pingshun_screen.core.findings import (
    Certainty,
    ClauseStatus,
    Relation,
    ScreeningResult,
    SpatialVerdict,
)
from pingshun_screen.core.legal_distances.findings import LegalStatus
from pingshun_screen.core.legal_distances.rules import Consequence
from pingshun_screen.core.policy import Disposition
from pingshun_screen.core.resources import resource
from pingshun_screen.core.texts import say
from pingshun_screen.core.visibility.findings import Stability
from pingshun_screen.core.vocabulary import Role, vocabulary
from pingshun_screen.io.policy_file import load_policy
from pingshun_screen.io.results_gpkg import write_geopackage
from pingshun_screen.report.wording import grade_label, role_label
from tools.style_forms import opinion_form
from tools.style_labels import label_layer
from tools.style_symbols import (
    cell_renderer,
    conflict_renderer,
    distance_renderer,
    mine_renderer,
    section_renderer,
)

_UNSHOWN = ("fid", "mine_key")
_LONG = ("notes", "ledgers", "reason", "missing", "words", "finding")
_TIPS = {
    "mines": (
        *("licence_no", "spatial", "disposition", "open"),
        *("area_km2", "overlap_net_m2"),
    ),
    "conflicts": (
        *("role", "feature_name", "zone", "grade", "relation", "overlap_m2"),
        *("share", "width_m", "certainty"),
    ),
    "visible_cells": ("licence_no", "visible_m2", "share", "stability"),
    "seeing_sections": (
        *("line", "line_class", "first_m", "last_m", "stations", "seeing"),
    ),
    "legal_distances": (
        *("law", "article", "status", "consequence", "feature_name"),
        *("distance_m", "required_m", "reason"),
    ),
}
_RENDERERS = {
    "mines": mine_renderer,
    "conflicts": conflict_renderer,
    "visible_cells": cell_renderer,
    "seeing_sections": section_renderer,
    "legal_distances": distance_renderer,
}
_SAYS_NOTHING = {"prop", "callout", "background", "data_defined_properties"}
_CATEGORIES = (
    QgsMapLayer.StyleCategory.LayerConfiguration,
    QgsMapLayer.StyleCategory.Symbology,
    QgsMapLayer.StyleCategory.Labeling,
    QgsMapLayer.StyleCategory.Fields,
    QgsMapLayer.StyleCategory.Forms,
    QgsMapLayer.StyleCategory.MapTips,
    QgsMapLayer.StyleCategory.AttributeTable,
)


def write_styles(folder: Path) -> None:
    """Write a QML file for each result layer.

    Parameters
    ----------
    folder
        Where the files go; older ones are replaced.
    """
    with tempfile.TemporaryDirectory() as scratch:
        geopackage = Path(scratch, "results.gpkg")
        write_geopackage(_nothing_found(), geopackage)
        for name in (*LAYERS, *SIDE_LAYERS):
            layer = QgsVectorLayer(f"{geopackage}|layername={name}", name, "ogr")
            style_layer(layer, name)
            _save(layer, folder / f"{name}.qml")


def style_layer(layer: QgsVectorLayer, name: str) -> None:
    """Give a result layer its symbols, labels, field names and map tips."""
    _name_fields(layer)
    for column, words in _values(name).items():
        _set_widget(layer, column, "ValueMap", {"map": [{w: v} for v, w in words]})
    _hide(layer)
    if name == "opinions":
        opinion_form(layer, load_policy("pingshun-2026"))
    if name in _TIPS:
        layer.setMapTipTemplate(_tip(_TIPS[name]))
        layer.setDisplayExpression('"name"')
        layer.setRenderer(_RENDERERS[name]())
        label_layer(layer, name)


def _name_fields(layer: QgsVectorLayer) -> None:
    for index, field in enumerate(layer.fields()):
        if field.name() == "fid":
            continue
        layer.setFieldAlias(index, say(f"result_layers.field_{field.name()}"))
        if field.name() in _LONG:
            _set_widget(layer, field.name(), "TextEdit", {"IsMultiline": True})


def _values(layer_name: str) -> dict[str, list[tuple[str, str]]]:
    """Return the words for each value of the columns that hold identifiers."""
    columns = {
        "mines": {
            "spatial": _terms("spatial", SpatialVerdict),
            "disposition": _terms("disposition", (*Disposition, "undetermined")),
            "open": _open_values(),
            "visibility": [
                (status, say(f"result_layers.visibility_{status}"))
                for status in ("visible", "hidden", "not_determined")
            ],
        },
        "conflicts": {
            "role": [(role.value, role_label(role)) for role in Role],
            "relation": _terms("relation", Relation),
            "certainty": _terms("certainty", Certainty),
        },
        "clauses": {"status": _terms("status", ClauseStatus)},
        "visible_cells": {
            "stability": [(one.value, say(f"sight_tools.{one}")) for one in Stability]
        },
        "seeing_sections": {"line_class": _line_classes()},
        "legal_distances": {
            "status": [(one.value, say(f"legal.status_{one}")) for one in LegalStatus],
            "consequence": [
                (one.value, say(f"legal.consequence_{one}")) for one in Consequence
            ],
            "role": [(role.value, role_label(role)) for role in Role],
        },
    }
    return columns.get(layer_name, {})


def _terms(subject: str, values: Iterable[str]) -> list[tuple[str, str]]:
    return [(str(value), say(f"terms.{subject}_{value}")) for value in values]


def _line_classes() -> list[tuple[str, str]]:
    """Return the words for each class of roads and railways."""
    choices = vocabulary().constraint_fields["road_class"].choices
    return [(value, grade_label(value)) for value in choices]


def _open_values() -> list[tuple[str, str]]:
    """Return the words for every set of dispositions that may still be possible."""
    words = dict(_terms("disposition", Disposition))
    sets = [
        chosen
        for size in range(1, len(words) + 1)
        for chosen in combinations(words, size)
    ]
    listed = [(" ".join(one), "、".join(words[v] for v in one)) for one in sets]
    return [("", say("result_layers.open_none")), *listed]


def _hide(layer: QgsVectorLayer) -> None:
    table = layer.attributeTableConfig()
    table.update(layer.fields())
    for index, column in enumerate(table.columns()):
        table.setColumnHidden(index, column.name in _UNSHOWN)
    layer.setAttributeTableConfig(table)
    _set_widget(layer, "fid", "Hidden", {})


def _set_widget(
    layer: QgsVectorLayer, column: str, kind: str, options: dict[str, object]
) -> None:
    index = layer.fields().indexOf(column)
    layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup(kind, options))


def _tip(columns: tuple[str, ...]) -> str:
    rows = "".join(
        f"<tr><td>{say(f'result_layers.field_{column}')}</td>"
        f"<td>[% {_escaped(column)} %]</td></tr>"
        for column in columns
    )
    head = say("result_layers.tip_head")
    return f"<b>[% {_escaped('name')} %]</b><table>{rows}</table><i>{head}</i>"


def _escaped(column: str) -> str:
    """Return an expression for a value's words, safe to stand in HTML."""
    words = f"coalesce(represent_value(\"{column}\"), '')"
    return f"replace({words}, map('&', '&amp;', '<', '&lt;', '>', '&gt;'))"


def _save(layer: QgsVectorLayer, path: Path) -> None:
    categories = QgsMapLayer.StyleCategories()
    for category in _CATEGORIES:
        categories |= category
    message, is_saved = layer.saveNamedStyle(str(path), categories)
    if not is_saved:
        raise OSError(message)
    _tidy(path)


def _tidy(path: Path) -> None:
    """Bring a style into one order, and leave out what says nothing.

    QGIS writes attributes in an order that changes, symbols of random colour for
    label backgrounds that are switched off, and each property a second time for old
    versions.
    """
    root = ElementTree.parse(path).getroot()
    for parent in list(root.iter()):
        for child in parent.findall("*"):
            if child.tag in _SAYS_NOTHING:
                parent.remove(child)
    ElementTree.indent(root, " ")
    text = ElementTree.canonicalize(ElementTree.tostring(root, encoding="unicode"))
    path.write_text(f"{text}\n", encoding="utf-8")


def _nothing_found() -> ScreeningResult:
    """Return a run without mines: its layers have their fields and nothing else."""
    return ScreeningResult(
        title="",
        as_of=date.min,
        crs="EPSG:4526",
        case_sha256="",
        dem_source="",
        policy=load_policy("pingshun-2026"),
        overridden=(),
        layers=(),
        mines=(),
        notes=(),
    )


if __name__ == "__main__":
    ensure_qgis()
    STYLES = resource("styles")
    write_styles(STYLES)
    sys.stdout.write(f"{STYLES}\n")
