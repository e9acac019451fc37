"""Inputs that could not be screened, or only in part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pingshun_screen.core.findings import ScreenedLayer
from pingshun_screen.core.records import LayerStatus
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import vocabulary


@dataclass(frozen=True)
class Unscreened:
    """A layer that failed, is missing or had features left out.

    Parameters
    ----------
    layer
        The layer.
    message
        Why, and what to do.
    """

    layer: ScreenedLayer
    message: str

    def __str__(self) -> str:
        """Return it as one line."""
        return say(
            "unscreened.line", layer=layer_label(self.layer), message=self.message
        )


def unscreened(layers: Iterable[ScreenedLayer]) -> tuple[Unscreened, ...]:
    """Return which layers could not be screened, or not whole.

    Parameters
    ----------
    layers
        As the screening reports them; roles that somebody states the county does
        not have are not missed.
    """
    return tuple(
        Unscreened(layer, message)
        for layer in layers
        if not layer.declared_by and (message := _message(layer))
    )


def unscreened_entries(failures: Iterable[Unscreened]) -> list[dict[str, object]]:
    """Return them as JSON has them."""
    return [
        {
            "role": failure.layer.role.value,
            "source": failure.layer.source,
            "status": failure.layer.status.value,
            "rejected": failure.layer.rejected,
            "message": failure.message,
        }
        for failure in failures
    ]


def layer_label(layer: ScreenedLayer) -> str:
    """Return a layer as users know it."""
    label = vocabulary().roles[layer.role].label
    if not layer.source:
        return label
    return say("unscreened.layer", label=label, source=layer.source)


def _message(layer: ScreenedLayer) -> str:
    """Return why a layer was not screened, empty if it was."""
    if layer.status is LayerStatus.MISSING:
        return say("unscreened.missing", message=layer.message, role=layer.role)
    if layer.status is LayerStatus.FAILED:
        return layer.message
    return say("unscreened.rejected", count=layer.rejected) if layer.rejected else ""
