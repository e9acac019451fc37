"""Showing the layers of a case in the project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from qgis.core import (
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsSingleSymbolRenderer,
)

from pingshun_screen.bridge.case_layers import (
    find_layer,
    layer_traits,
    open_layer,
    open_raster,
    whole_source,
)
from pingshun_screen.bridge.role_names import role_name
from pingshun_screen.bridge.symbols import symbol
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.user_transformations import UserTransformation
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.case_file import Case, LayerSpec
from pingshun_screen.io.heritage.spec import HeritageSpec
from pingshun_screen.io.ledgers.spec import LedgerSpec


@dataclass
class OpenedCase:
    """The layers of a case, and where the project shows them.

    Parameters
    ----------
    layers
        As the case names them, sources whole.
    shown, coverages
        By position: the project's layer, and that of what it covers.
    area, area_layer
        Source of what all layers cover, empty if unsaid, and its layer.
    area_transformation
        What brings the area to CGCS2000, empty for nothing.
    dem, dem_layer
        Path of the elevation model, empty if there is none, and its layer.
    others
        Tables and transformations, sources whole.
    faults
        What QGIS could not open. The check says more of it.
    """

    layers: tuple[LayerSpec, ...]
    shown: dict[int, str] = field(default_factory=dict)
    coverages: dict[int, str] = field(default_factory=dict)
    area: str = ""
    area_layer: str = ""
    area_transformation: str = ""
    dem: str = ""
    dem_layer: str = ""
    others: tuple[LedgerSpec | HeritageSpec | UserTransformation, ...] = ()
    faults: list[Fault] = field(default_factory=list)


def open_case_layers(case: Case, project: QgsProject) -> OpenedCase:
    """Show every layer of a case; those the project shows already are used.

    Parameters
    ----------
    case
        The case; its sources are relative to its folder.
    project
        Gets a group named like the case, for what it does not show yet.
    """
    base = case.path.parent
    opened = OpenedCase(tuple(_whole(layer, base) for layer in case.layers))
    opened.area = whole_source(case.area, base) if case.area else ""
    opened.area_transformation = case.area_transformation
    opened.others = tuple(_others(case, base))
    group = _Group(project, tr("Inputs: {title}").format(title=case.title))
    for number, spec in enumerate(opened.layers):
        opened.shown[number] = group.shown(spec, role_name(spec.role), opened.faults)
    for number, source in _coverages(opened):
        spec = LayerSpec(Role.ADMIN_AREA, source)
        identifier = group.shown(spec, _layer_name(source), opened.faults)
        if number is None:
            opened.area_layer = identifier
        else:
            opened.coverages[number] = identifier
    if case.dem_source:
        opened.dem = whole_source(case.dem_source, base)
        opened.dem_layer = group.shown_raster(opened.dem, opened.faults)
    group.hide([opened.area_layer, opened.dem_layer, *opened.coverages.values()])
    return opened


class _Group:
    """The group of a case in the layer tree, made when the first layer comes."""

    def __init__(self, project: QgsProject, title: str) -> None:
        self._project = project
        self._title = title
        self._group: QgsLayerTreeGroup | None = None

    def shown(self, spec: LayerSpec, name: str, faults: list[Fault]) -> str:
        """Return the layer that shows a source, opening it if need be."""
        known = find_layer(self._project, spec, Path())
        if known:
            return known
        try:
            layer = open_layer(spec, Path(), name)
        except LayerError as error:
            faults.extend(error.faults)
            return ""
        # As on the maps of the reports; QGIS would draw colours by lot.
        shape = layer_traits(layer).shape
        if shape is not None:
            drawn = symbol(spec.role.value, shape)
            layer.setRenderer(QgsSingleSymbolRenderer(drawn))
        return self._added(layer)

    def shown_raster(self, path: str, faults: list[Fault]) -> str:
        """Return the layer that shows a raster file, opening it if need be."""
        for identifier, layer in self._project.mapLayers().items():
            if isinstance(layer, QgsRasterLayer) and layer.source() == path:
                return str(identifier)
        try:
            return self._added(open_raster(path))
        except LayerError as error:
            faults.extend(error.faults)
            return ""

    def _added(self, layer: QgsMapLayer) -> str:
        if self._group is None:
            self._group = self._project.layerTreeRoot().addGroup(self._title)
        self._project.addMapLayer(layer, False)
        self._group.addLayer(layer)
        return str(layer.id())

    def hide(self, identifiers: list[str]) -> None:
        """Switch off what would hide the rest: elevations, and how far data reach."""
        for identifier in filter(None, identifiers):
            entry = self._group.findLayer(identifier) if self._group else None
            if entry is not None:
                entry.setItemVisibilityChecked(False)


def _whole(spec: LayerSpec, base: Path) -> LayerSpec:
    coverage = whole_source(spec.coverage, base) if spec.coverage else None
    return replace(spec, source=whole_source(spec.source, base), coverage=coverage)


def _others(
    case: Case, base: Path
) -> Iterator[LedgerSpec | HeritageSpec | UserTransformation]:
    for ledger in case.ledgers:
        yield replace(ledger, source=whole_source(ledger.source, base))
    for scopes in case.heritage_scopes:
        yield replace(
            scopes,
            table=whole_source(scopes.table, base),
            sites=whole_source(scopes.sites, base) if scopes.sites else "",
            coverage=whole_source(scopes.coverage, base) if scopes.coverage else None,
        )
    yield from case.transformations


def _layer_name(source: str) -> str:
    """Return what a source calls its layer, else the name of its file."""
    path, *options = source.split("|")
    named = [text.partition("=")[2] for text in options if "layername=" in text]
    return named[0] if named else Path(path).stem


def _coverages(opened: OpenedCase) -> Iterator[tuple[int | None, str]]:
    """Yield what the layers cover, by position; None stands for all of them."""
    if opened.area:
        yield None, opened.area
    for number, spec in enumerate(opened.layers):
        if spec.coverage:
            yield number, spec.coverage
