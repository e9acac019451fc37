"""How a mine can be seen: in words, as a profile, and from a station on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QListWidgetItem, QScrollArea, QWidget

from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.texts import say
from pingshun_screen.gui.forms import load_form
from pingshun_screen.gui.profile_chart import ProfileChart
from pingshun_screen.gui.sight_words import lookout_words, seen_words, sight_html

if TYPE_CHECKING:
    from pingshun_screen.core.visibility.profiles import SightProfile
    from pingshun_screen.io.saved_sight import SavedSight
    from pingshun_screen.io.sight_scene import Lookout

_KEY = Qt.ItemDataRole.UserRole


class SightTab(QScrollArea):
    """Shows what it is given, and tells what its user wants.

    Parameters
    ----------
    parent
        Owner.
    """

    needed = pyqtSignal()
    station_wanted = pyqtSignal()
    line_wanted = pyqtSignal()
    looking = pyqtSignal(bool)
    mine_chosen = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("sight_tab", self)
        self.chart = ProfileChart(self)
        self.chart.setAccessibleName(tr("Terrain profile of the sight line"))
        self.chartLayout.addWidget(self.chart)
        self.stationButton.clicked.connect(self.station_wanted)
        self.lineButton.clicked.connect(self.line_wanted)
        self.lookButton.toggled.connect(self.looking)
        self.lookoutList.itemActivated.connect(self._choose)
        self.lookoutList.itemClicked.connect(self._choose)
        self.clear()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Ask for what is to be shown: nothing is read before somebody looks."""
        super().showEvent(event)
        self.needed.emit()

    def clear(self) -> None:
        """Show nothing, as before anything was read."""
        self.show_sight(None)
        self.show_profile(None)
        self.show_lookout(None)
        self.allow_looking(False)
        self.stateLabel.clear()

    def show_sight(self, sight: SavedSight | None) -> None:
        """Show the numbers of a mine; None for none."""
        self.sightLabel.setText(sight_html(sight) if sight is not None else "")

    def show_profile(self, profile: SightProfile | None) -> None:
        """Show the sight line of a mine; None for none."""
        self.chart.show_profile(profile)
        self.chart.setVisible(profile is not None)
        self.stationButton.setEnabled(profile is not None)
        self.lineButton.setEnabled(profile is not None)

    def show_state(self, words: str) -> None:
        """Say what is being done, or what stands in the way."""
        self.stateLabel.setText(words)
        self.stateLabel.setVisible(bool(words))

    def allow_looking(self, is_allowed: bool) -> None:
        """Let the user click on roads, or not."""
        if not is_allowed:
            self.lookButton.setChecked(False)
        self.lookButton.setEnabled(is_allowed)

    def show_lookout(self, view: Lookout | None) -> None:
        """Show what a station sees; None for none."""
        self.lookoutList.clear()
        for mine in view.mines if view is not None else ():
            item = QListWidgetItem(seen_words(mine), self.lookoutList)
            item.setData(_KEY, mine.mine_key)
        self.lookoutList.setVisible(self.lookoutList.count() > 0)
        self.say_of_lookout(lookout_words(view) if view is not None else "")

    def say_of_lookout(self, words: str) -> None:
        """Say where the station is, or why there is none."""
        self.lookoutLabel.setText(words)
        self.lookoutLabel.setVisible(bool(words))

    def say_no_road(self) -> None:
        """Say that the click was not on a road."""
        self.show_lookout(None)
        self.say_of_lookout(say("sight_tools.no_road"))

    def _choose(self, item: QListWidgetItem) -> None:
        self.mine_chosen.emit(item.data(_KEY))
