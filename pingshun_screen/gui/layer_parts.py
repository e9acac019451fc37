"""A layer that holds features of several roles, as one entry for each."""

from __future__ import annotations

from qgis.core import QgsVectorLayer

from pingshun_screen.bridge.case_layers import layer_traits, source_of
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.mixed_layers import taken_apart
from pingshun_screen.io.case_file import LayerSpec


def layer_parts(layer: QgsVectorLayer) -> tuple[LayerSpec, ...]:
    """Return the parts of a mixed layer with their filters; none of any other.

    Raises
    ------
    LayerError
        If its features do not tell what they are, or a case cannot name it.
    """
    mixed = taken_apart(layer_traits(layer))
    if mixed is None:
        return ()
    if mixed.reason:
        raise LayerError([Fault(layer.name(), mixed.label, mixed.reason)])
    source = source_of(layer)
    return tuple(LayerSpec(x.role, source, where=x.where) for x in mixed.parts)
