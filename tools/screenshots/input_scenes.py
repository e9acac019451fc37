"""The scenes of what a case names besides layers: a ledger and a transformation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QDialog

from tools.screenshots.window import pause, take, take_dialog, wait_until

if TYPE_CHECKING:
    from pingshun_screen.core.user_transformations import UserTransformation
    from pingshun_screen.gui.dock import ScreeningDock

CASE_WITH_LEDGER = "case_tables.toml"
"""Of the demonstration county: its ledger lies beside it."""
LEDGER, DAY = "ledger.xlsx", "2026-06-15"
SCOPES, SITES = "文物两线.xlsx", "heritage_site.kml"
SUPPLIER = "示例测绘院 2026-03-01 函（演示数据 非真实）"
TABLE_PX, SCOPES_PX, PARAMETERS_PX = (560, 200), (560, 320), (560, 500)


def show_the_tables(dock: ScreeningDock) -> None:
    """Picture the row of a ledger, and the dialogs of tables and transformations."""
    from pingshun_screen.io.heritage.spec import HeritageSpec  # noqa: PLC0415
    from pingshun_screen.io.ledgers.spec import LedgerSpec  # noqa: PLC0415

    (case,) = dock.results.folder.parent.rglob(CASE_WITH_LEDGER)
    inputs = dock.layers.inputs
    inputs.fill([LedgerSpec(str(case.with_name(LEDGER)), data_date=DAY)])
    inputs.changed.emit()
    (row,) = inputs.rows
    dock.layers.table.setCurrentItem(row.item)
    wait_until(lambda: row.remarks, "ledger checked")
    dock.layers.show_current()
    take(dock, "step-tables")
    take_dialog(partial(inputs.edit, row), _taking("table-dialog", TABLE_PX))
    inputs.remove(row)
    scopes = HeritageSpec(
        str(case.with_name(SCOPES)), sites=str(case.with_name(SITES)), accuracy_m=5.0
    )
    for content, name, size in (
        (scopes, "scopes-dialog", SCOPES_PX),
        (_transformation(), "transformation-dialog", PARAMETERS_PX),
    ):
        inputs.fill([content])
        (row,) = inputs.rows
        take_dialog(partial(inputs.edit, row), _taking(name, size))
        inputs.remove(row)
    pause()
    wait_until(lambda: dock.checking.task is None, "layers checked again")


def _taking(name: str, size: tuple[int, int]) -> Callable[[QDialog], None]:
    def look(dialog: QDialog) -> None:
        dialog.resize(*size)
        take(dialog, name)

    return look


def _transformation() -> UserTransformation:
    from pingshun_screen.core.user_transformations import (  # noqa: PLC0415
        Rotation,
        SevenParameters,
        UserTransformation,
    )

    numbers = (-15.5, 92.25, 41.75, 0.85, -1.25, 2.4, -3.2)
    method = SevenParameters(*numbers, Rotation.POSITION_VECTOR)
    ends = ("EPSG:2362", "EPSG:4526")
    return UserTransformation("西安80转2000", SUPPLIER, *ends, method, 0.3)
