"""The choice among the transformations that were supplied."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QComboBox

from pingshun_screen.bridge.translation import tr


def offer_transformations(combo: QComboBox, names: Sequence[str], chosen: str) -> None:
    """Offer transformations by name, with one chosen.

    Parameters
    ----------
    combo
        Filled anew; its data are the names, empty for none.
    names
        Of those that there are.
    chosen
        Empty for none; one that is not there is offered all the same, for the check
        to name it.
    """
    combo.clear()
    combo.addItem(tr("None"), "")
    for name in names:
        combo.addItem(name, name)
    if chosen and combo.findData(chosen) < 0:
        combo.addItem(chosen, chosen)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
