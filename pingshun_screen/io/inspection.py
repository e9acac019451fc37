"""Looking into a vector file without reading its features."""

from __future__ import annotations

from pingshun_screen.core.texts import say
from pingshun_screen.io.engines import (
    LayerSummary,
    UnfitEngineError,
    inspecting_engines,
)
from pingshun_screen.io.layer_faults import refusal
from pingshun_screen.io.sources import LayerSource


def inspect(source: LayerSource) -> tuple[LayerSummary, ...]:
    """Return a summary of every layer of a file.

    Raises
    ------
    LayerError
        If the file cannot be opened.
    """
    return tuple(_summary(source, name) for name in _names(source))


def chosen_layer(source: LayerSource) -> LayerSummary:
    """Return the summary of the layer that a source means.

    Raises
    ------
    LayerError
        If the file cannot be opened, has no such layer, or has several with
        geometry and none is named.
    """
    names = _names(source)
    if source.layer_id is not None:
        wanted = dict(enumerate(names)).get(source.layer_id)
        return _named(source, wanted, str(source.layer_id), names)
    if source.layer_name is not None:
        wanted = source.layer_name if source.layer_name in names else None
        return _named(source, wanted, source.layer_name, names)
    return _only_one(source)


def _names(source: LayerSource) -> tuple[str, ...]:
    return next(inspecting_engines()).layer_names(source)


def _summary(source: LayerSource, name: str) -> LayerSummary:
    for engine in inspecting_engines():
        try:
            return engine.summary(source, name)
        except UnfitEngineError:
            continue
    raise refusal(source.label, "curves")


def _named(
    source: LayerSource, found: str | None, stated: str, names: tuple[str, ...]
) -> LayerSummary:
    place = source.label
    if found is None:
        known = say("layers.joint").join(names)
        raise refusal(place, "layer_name", name=stated, known=known)
    summary = _summary(source, found)
    if not summary.has_geometry:
        raise refusal(place, "no_geometry", name=found)
    return summary


def _only_one(source: LayerSource) -> LayerSummary:
    place = source.label
    # A GeoPackage keeps styles and other tables beside its layers.
    spatial = [summary for summary in inspect(source) if summary.has_geometry]
    if not spatial:
        raise refusal(place, "no_layers")
    if len(spatial) > 1:
        known = say("layers.joint").join(summary.name for summary in spatial)
        raise refusal(place, "several", known=known)
    return spatial[0]
