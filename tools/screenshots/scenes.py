"""The scenes of the manual, in the order in which a user comes upon them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsFeature, QgsProject, QgsVectorLayer, QgsVectorLayerUtils
from qgis.gui import QgsAttributeEditorContext, QgsAttributeForm, QgsLocatorWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDate, QRect, Qt, QVariantAnimation
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDockWidget,
    QLineEdit,
    QToolBar,
    QTreeView,
    QWidget,
)
from qgis.utils import iface

from tools.screenshots.input_scenes import show_the_tables
from tools.screenshots.sight_scenes import show_the_sight_lines
from tools.screenshots.window import (
    HEIGHT_PX,
    action,
    floating,
    lay_out_docks,
    lay_out_window,
    main_window,
    pause,
    save,
    take,
    take_dialog,
    take_screen,
    wait_for_map,
    wait_until,
)

if TYPE_CHECKING:
    from pingshun_screen.gui.actions import ScreeningActions
    from pingshun_screen.gui.dock import ScreeningDock

LAYERS, POLICY, RUN, RESULTS = range(4)
MINE = "示例二采石场"
ACROSS_THE_VALLEY = "示例十二采石场"
SEARCH = "ckq 示例二"
OPINION = (
    "现场核对，重叠部分为2019年已调出红线的老采区，附调整批复。"
    "请以调整后的红线数据重新核对。（演示）"
)
SIGNED_BY = "王工（演示）"
SIGNED_ON = QDate(2026, 7, 6)
ROW_OF_OPINIONS = {
    "clause": "close-6",
    "department": "林业部门",
    "stance": "agree",
    "reason": "经核对红线调整成果，重叠属实。（演示）",
    "signed_by": "李工（演示）",
    "signed_on": "2026-07-07",
}
TOOLBAR_PX = 220
DIALOG_PX = (980, 620)
FLASH_MS = 250
UNDER_WAY = 30


def play(actions: ScreeningActions) -> None:
    """Go through all scenes."""
    lay_out_window()
    show_where_it_begins()
    show_the_dialogs()
    dock = show_a_run(actions)
    show_the_steps(dock)
    show_the_fields(dock)
    show_the_tables(dock)
    dock.show_step(RESULTS)
    choose(dock, ACROSS_THE_VALLEY)
    show_the_sight_lines(dock)
    choose(dock, MINE)
    show_a_conflict(dock)
    show_an_opinion(dock)
    show_the_locator()
    show_the_layer_of_opinions(dock)
    show_the_project(dock)


def show_where_it_begins() -> None:
    """Picture toolbar and menu."""
    toolbar = main_window().findChild(QToolBar, "PingshunScreenToolBar")
    take(toolbar, "toolbar", TOOLBAR_PX)
    menu, bar = iface.pluginMenu(), main_window().menuBar()
    place = bar.actionGeometry(menu.menuAction())
    menu.popup(bar.mapToGlobal(place.bottomLeft()))
    (own,) = (one.menu() for one in menu.actions() if one.text() == "矿山空间筛查")
    beside = menu.mapToGlobal(menu.actionGeometry(own.menuAction()).topRight())
    menu.setActiveAction(own.menuAction())
    own.popup(beside)
    take_screen("menu", QRect(0, 0, 800, 250))
    own.close()
    menu.close()


def show_the_dialogs() -> None:
    """Picture the self-check and the import of corner points."""

    def check(dialog: QDialog) -> None:
        dialog.resize(*DIALOG_PX)
        take(dialog, "self-check")

    def read(dialog: QDialog) -> None:
        dialog.resize(*DIALOG_PX)
        dialog.add_paths(sorted(map(str, Path.home().glob("*矿*.*"))))
        pause(1)
        take(dialog, "corner-points")

    take_dialog(action("self_check").trigger, check)
    take_dialog(action("corner_points").trigger, read)


def show_a_run(actions: ScreeningActions) -> ScreeningDock:
    """Open the demonstration county as its user does, and wait for the results."""
    action("demonstration").trigger()
    dock = actions.dock
    lay_out_docks(dock)
    wait_until(lambda: dock.run.progressBar.value() >= UNDER_WAY, "run under way")
    take(dock, "step-run")
    wait_until(lambda: not dock.screening.is_running, "run done")
    wait_until(dock.results.list.model.rowCount, "results shown")
    fold_groups()
    wait_for_map()
    return dock


def fold_groups() -> None:
    """Fold the groups of layers, so that all of them are to be seen."""
    for group in QgsProject.instance().layerTreeRoot().findGroups():
        group.setExpanded(False)


def show_the_steps(dock: ScreeningDock) -> None:
    """Picture the window and the panel step by step."""
    iface.messageBar().clearWidgets()
    choose(dock, MINE)
    iface.zoomFull()
    wait_for_map()
    take(main_window(), "window")
    take(dock, "step-results")
    dock.show_step(LAYERS)
    wait_until(lambda: dock.layers.rows[0].answer is not None, "layers checked")
    take(dock, "step-layers")
    dock.show_step(POLICY)
    take(dock, "step-policy")


def show_the_fields(dock: ScreeningDock) -> None:
    """Picture the dialog that says which column holds what."""
    dock.show_step(LAYERS)
    dock.layers.table.setCurrentItem(dock.layers.rows[0].item)

    def look(dialog: QDialog) -> None:
        dialog.resize(760, 560)
        take(dialog, "fields")

    take_dialog(dock.layers.map_fields, look)


def show_a_conflict(dock: ScreeningDock) -> None:
    """Picture an overlap while it flashes."""
    detail = dock.results.detail
    detail.tabs.setCurrentWidget(detail.conflictsTab)
    detail.conflictsTable.selectRow(0)
    wait_for_map()
    wait_for_map()
    # Again, over the map that is drawn by now.
    (conflict,) = detail._conflicts.values()
    detail.conflict_chosen.emit(conflict)
    (flash,) = iface.mapCanvas().findChildren(QVariantAnimation)
    flash.pause()
    flash.setCurrentTime(FLASH_MS)
    save(main_window().grab(), "conflict")
    flash.resume()


def choose(dock: ScreeningDock, name: str) -> None:
    """Choose a mine in the list of results."""
    (key,) = (one.key for one in dock.results._mines.values() if one.name == name)
    dock.results.list.choose(key)


def show_an_opinion(dock: ScreeningDock) -> None:
    """Fill in the form for an opinion, record it, and picture both."""
    detail = dock.results.detail
    form = detail.form
    with floating(dock):
        detail.tabs.setCurrentWidget(detail.opinionsTab)
        form.departmentCombo.setEditText(form.departmentCombo.itemText(0))
        form.disagreeRadio.setChecked(True)
        form.reasonEdit.setPlainText(OPINION)
        form.signedByEdit.setText(SIGNED_BY)
        form.signedOnEdit.setDate(SIGNED_ON)
        take(dock, "opinion-form")
        form.recordButton.click()
        wait_until(dock.results.workBar.isVisible, "report begun")
        wait_until(lambda: not dock.results.workBar.isVisible(), "report renewed")
        take(dock, "opinion-history")


def show_the_locator() -> None:
    """Picture what the locator bar finds."""
    (widget,) = (
        one
        for one in main_window().findChildren(QWidget)
        if one.metaObject().className() == "QgsLocatorWidget"
    )
    bar = sip.cast(widget, QgsLocatorWidget)
    found: list[str] = []
    # The result itself ends with the signal.
    bar.locator().foundResult.connect(lambda one: found.append(one.displayString))
    bar.search(SEARCH)
    wait_until(lambda: found and not bar.locator().isRunning(), "search done")
    pause(1)
    (popup,) = (
        one
        for one in main_window().findChildren(QTreeView)
        if one.metaObject().className() == "QgsLocatorResultsView"
    )
    top = popup.mapToGlobal(popup.rect().topLeft()).y()
    take_screen("locator", QRect(0, top, 760, HEIGHT_PX - top))
    (line,) = bar.findChildren(QLineEdit)
    line.clear()
    line.clearFocus()
    pause(1)


def show_the_layer_of_opinions(dock: ScreeningDock) -> None:
    """Picture the form that QGIS shows for a new row of the layer of opinions."""
    layer = opinions_layer()
    layer.startEditing()
    row = {"mine_key": dock.results.list.current_key(), **ROW_OF_OPINIONS}
    typed = {layer.fields().indexOf(name): value for name, value in row.items()}
    feature = QgsVectorLayerUtils.createFeature(layer, attributes=typed)
    form = QgsAttributeForm(layer, QgsFeature(feature))
    form.setMode(QgsAttributeEditorContext.Mode.AddFeatureMode)
    form.resize(620, 520)
    form.show()
    take(form, "opinion-layer")
    form.close()
    form.deleteLater()
    layer.rollBack()


def opinions_layer() -> QgsVectorLayer:
    """Return the layer of opinions of the results shown."""
    (layer,) = QgsProject.instance().mapLayersByName("部门意见")
    return layer


def show_the_project(dock: ScreeningDock) -> None:
    """Picture what somebody without the plugin sees: project.qgz."""
    project = dock.results.folder / "project.qgz"
    dock.setUserVisible(False)
    QgsProject.instance().setDirty(False)
    iface.addProject(str(project))
    iface.messageBar().clearWidgets()
    lay_out_docks(dock)
    wait_for_map()
    take(main_window(), "project")
    tree = main_window().findChild(QDockWidget, "Layers")
    main_window().resizeDocks([tree], [430], Qt.Orientation.Horizontal)
    take(tree, "legend")
