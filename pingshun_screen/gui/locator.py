"""Find a mining right from the locator bar (Ctrl+K)."""

from __future__ import annotations

from heapq import nlargest
from operator import itemgetter
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsFeedback,
    QgsLocatorContext,
    QgsLocatorFilter,
    QgsLocatorResult,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QIcon

from pingshun_screen.bridge.compat import user_data
from pingshun_screen.bridge.messages import title
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.resources import resource
from pingshun_screen.gui.mine_layers import (
    FoundMine,
    MineSource,
    fitness,
    mine_sources,
)

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

PREFIX = "ckq"
"""Code of mining rights in the land databases; QGIS ignores shorter than three."""

SHORTEST = 2
"""Characters to type before all filters are asked, where no prefix is given."""

MOST = 100
"""Results shown of one search."""


class MineLocatorFilter(QgsLocatorFilter):
    """Finds mining rights of the project by name or licence number.

    QGIS searches with a clone: `prepare` runs in the main thread, `fetchResults`
    in another. What is chosen comes back to the filter itself.

    Parameters
    ----------
    iface
        The QGIS window.
    """

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__(None)
        self.iface = iface
        self.sources: list[MineSource] = []
        self.icon = QIcon(str(resource("icons", "icon.svg")))

    def clone(self) -> MineLocatorFilter:
        """Return a filter for one search."""
        return MineLocatorFilter(self.iface)

    def name(self) -> str:
        """Return the name under which QGIS keeps the filter's settings."""
        return "pingshun_screen_mines"

    def displayName(self) -> str:  # noqa: N802
        """Return the name shown."""
        return tr("Mining rights")

    def prefix(self) -> str:
        """Return what to type for mining rights alone."""
        return PREFIX

    def prepare(self, text: str, context: QgsLocatorContext) -> list[str]:
        """Take the sources of all layers of mining rights; no completions."""
        if context.usingPrefix or len(text.strip()) >= SHORTEST:
            self.sources = mine_sources(QgsProject.instance())
        return []

    def fetchResults(  # noqa: N802
        self,
        text: str,
        context: QgsLocatorContext,
        feedback: QgsFeedback,
    ) -> None:
        """Tell the hundred rights that fit best."""
        fitting = []
        for source in self.sources:
            for mine in source.mines():
                if feedback.isCanceled():
                    return
                score = fitness(mine, text)
                if score > 0:
                    fitting.append((score, mine, source.layer_name))
        for score, mine, layer_name in nlargest(MOST, fitting, key=itemgetter(0)):
            self.resultFetched.emit(self._result(mine, layer_name, score))

    def triggerResult(self, result: QgsLocatorResult) -> None:  # noqa: N802
        """Zoom to the chosen right and let it flash, or say that it is gone."""
        layer_id, feature_id = user_data(result)
        layer = QgsProject.instance().mapLayer(layer_id)
        if not isinstance(layer, QgsVectorLayer):
            self._say(tr("The layer of this mining right is no longer in the project."))
            return
        feature = layer.getFeature(feature_id)
        if not feature.isValid():
            self._say(tr("This mining right is no longer in its layer: search again."))
        elif feature.geometry().isEmpty():
            self._say(tr("This mining right has no geometry and no place on the map."))
        else:
            canvas = self.iface.mapCanvas()
            canvas.zoomToFeatureIds(layer, [feature_id])
            canvas.flashFeatureIds(layer, [feature_id])

    def _say(self, text: str) -> None:
        self.iface.messageBar().pushMessage(title(), text, Qgis.MessageLevel.Warning)

    def _result(
        self, mine: FoundMine, layer_name: str, score: float
    ) -> QgsLocatorResult:
        result = QgsLocatorResult()
        result.displayString = mine.title
        result.description = " · ".join(filter(None, (mine.licence_no, layer_name)))
        result.icon = self.icon
        result.score = score
        result.userData = [mine.layer_id, mine.feature_id]
        return result
