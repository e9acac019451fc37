"""The tab of sight lines kept up with a run and the map."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapToolEmitPoint
from qgis.PyQt.QtCore import QObject

from pingshun_screen.bridge.messages import warn
from pingshun_screen.bridge.translation import tr
from pingshun_screen.gui.sight_marks import SightMarks
from pingshun_screen.gui.sight_tab import SightTab
from pingshun_screen.gui.sight_work import looking_out, reading_sights, setting_scene
from pingshun_screen.gui.work_queue import Job, WorkQueue

if TYPE_CHECKING:
    from pingshun_screen.core.findings import ScreeningResult
    from pingshun_screen.core.visibility.profiles import SightProfile
    from pingshun_screen.io.saved_sight import SavedSight
    from pingshun_screen.io.sight_scene import Lookout, SightScene

_NEAR_PX = 25


class SightControl(QObject):
    """Reads what a tab is to show once somebody looks at it, and answers its clicks.

    It has a queue of its own: what goes wrong here belongs on the tab.

    Parameters
    ----------
    tab
        What is shown.
    canvas
        Of the QGIS window.
    """

    def __init__(self, tab: SightTab, canvas: QgsMapCanvas) -> None:
        super().__init__(tab)
        self.tab, self.canvas = tab, canvas
        self.queue = WorkQueue(self)
        self.marks = SightMarks(canvas)
        self.tool = QgsMapToolEmitPoint(canvas)
        self._folder: Path | None = None
        self._result: ScreeningResult | None = None
        self._key: int | None = None
        self._is_asked = False
        self._problem = ""
        self._sights: dict[int, SavedSight] = {}
        self._scene: SightScene | None = None
        self._connect()

    def show_run(self, folder: Path, result: ScreeningResult | None) -> None:
        """Turn to another run; nothing of it is read yet."""
        self.let_go()
        self._folder, self._result = folder, result

    def show_mine(self, key: int | None) -> None:
        """Turn to another mine of the run; None for none."""
        self._key = key
        if self.tab.isVisible():
            self._read()
        self._show()

    def let_go(self) -> None:
        """Forget the run and take its marks off the map."""
        self.queue.abandon()
        self._folder = self._result = self._key = self._scene = None
        self._sights, self._is_asked, self._problem = {}, False, ""
        self.tab.clear()
        self.marks.clear()

    def release(self) -> None:
        """Stop what is at work; the tab is not used afterwards."""
        self.queue.end()
        self.canvas.unsetMapTool(self.tool)
        # The canvas owns it and outlives the tab that it talks to.
        self.tool.deleteLater()
        self.marks.clear()

    def look_from(self, clicked: QgsPointXY) -> None:
        """Look about from the road nearest to a place of the map."""
        aside = QgsPointXY(
            clicked.x() + _NEAR_PX * self.canvas.mapUnitsPerPixel(), clicked.y()
        )
        place, other = self.marks.place(clicked), self.marks.place(aside)
        if self._scene is None or place is None or other is None:
            return
        near_m = ((place[0] - other[0]) ** 2 + (place[1] - other[1]) ** 2) ** 0.5
        work = looking_out(self._scene, place)
        on_done = partial(self._show_lookout, near_m)
        self.queue.add(Job(tr("Looking from the road…"), work, on_done))

    def _connect(self) -> None:
        self.tab.needed.connect(self._read)
        self.tab.station_wanted.connect(self._show_station)
        self.tab.line_wanted.connect(self._show_line)
        self.tab.looking.connect(self._take_tool)
        self.tool.canvasClicked.connect(self.look_from)
        self.tool.deactivated.connect(partial(self.tab.lookButton.setChecked, False))
        self.queue.staged.connect(self.tab.show_state)
        self.queue.idle.connect(self._rest)
        self.queue.failed.connect(self._complain)

    def _read(self) -> None:
        """Read numbers and scene, if somebody asks for the first time."""
        if self._folder is None or self._key is None or self._is_asked:
            return
        self._is_asked = True
        stage = tr("Reading the sight lines…")
        self.queue.add(Job(stage, reading_sights(self._folder), self._take_sights))
        stage = tr("Drawing the sight lines anew…")
        work = setting_scene(self._folder, self._result)
        self.queue.add(Job(stage, work, self._take_scene))

    def _take_sights(self, sights: dict[int, SavedSight]) -> None:
        self._sights = sights
        self._show()

    def _take_scene(self, scene: SightScene) -> None:
        self._scene = scene
        self.marks.set_crs(scene.crs)
        self.tab.allow_looking(True)
        self._show()

    def _show(self) -> None:
        self.tab.show_sight(self._sights.get(self._key))
        self.tab.show_profile(self._profile())

    def _profile(self) -> SightProfile | None:
        if self._scene is None or self._key is None:
            return None
        return self._scene.profile(self._key)

    def _show_station(self) -> None:
        profile = self._profile()
        if profile is not None:
            self.marks.show_station(profile.eye_xy)

    def _show_line(self) -> None:
        profile = self._profile()
        if profile is not None:
            self.marks.show_line(profile.eye_xy, profile.target_xy)

    def _take_tool(self, is_wanted: bool) -> None:
        if is_wanted:
            self.canvas.setMapTool(self.tool)
            self.tab.say_of_lookout(tr("Click on a road or railway in the map."))
        else:
            self.canvas.unsetMapTool(self.tool)
            self.tab.show_lookout(None)
            self.marks.clear()

    def _show_lookout(self, near_m: float, view: Lookout | None) -> None:
        if view is None or view.away_m > near_m:
            self.marks.clear()
            self.tab.say_no_road()
            return
        self.tab.show_lookout(view)
        self.marks.mark(view.xy, (mine.shape for mine in view.mines))

    def _complain(self, problem: str) -> None:
        warn(problem)
        self._problem = problem
        self._rest()

    def _rest(self) -> None:
        """Leave nothing but what went wrong; a later job must not hide it."""
        if self.queue.task is None:
            self.tab.show_state(self._problem)
