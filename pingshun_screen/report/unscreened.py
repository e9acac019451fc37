"""Inputs that could not be screened, or only in part."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from pingshun_screen.core.findings import ScreenedLayer
from pingshun_screen.core.records import LayerStatus
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, vocabulary


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


def unscreened(
    layers: Iterable[ScreenedLayer], absent: Container[Role]
) -> tuple[Unscreened, ...]:
    """Return which layers could not be screened, or not whole.

    Parameters
    ----------
    layers
        As the screening reports them.
    absent
        Roles that the county does not have; these are not missed.
    """
    return tuple(
        Unscreened(layer, message)
        for layer in layers
        if not is_absent(layer, absent) and (message := _message(layer))
    )


def is_absent(layer: ScreenedLayer, absent: Container[Role]) -> bool:
    """Return whether the entry stands for a role that the county does not have."""
    return layer.status is LayerStatus.MISSING and layer.role in absent


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
