"""Step 4 of the dock, driven as its user drives it: list, map, opinions, documents."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from qgis.core import Qgis, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog

from pingshun_screen.gui.mines_model import Column
from pingshun_screen.gui.results_page import ResultsPage
from pingshun_screen.io.case_file import read_case
from pingshun_screen.io.opinions import Stance, read_opinions
from pingshun_screen.report.publish import Documents, screen_case
from tests.qgis.window import Window, wait_until

DEMO = Path(__file__).resolve().parents[2] / "test_data" / "demo" / "case.toml"
CLICK = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def screened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("screened") / "demo"
    screen_case(read_case(DEMO), folder, documents=Documents.TABLES, studio=None)
    return folder


@pytest.fixture
def folder(screened: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(screened, tmp_path / "demo"))


@pytest.fixture
def window(qgis_app: object) -> Iterator[Window]:
    yield Window()
    QgsProject.instance().clear()


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> Iterator[ResultsPage]:
    page = ResultsPage(window)
    qtbot.addWidget(page)
    page.resize(430, 560)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page
    page.release()


@pytest.fixture
def shown(page: ResultsPage, folder: Path) -> ResultsPage:
    page.show_run(folder)
    _rest(page)
    return page


@pytest.fixture
def flashed(window: Window, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return what flashes: the names or feature names of each time."""
    seen: list[list[str]] = []

    def flash(layer: QgsVectorLayer, ids: list[int]) -> None:
        field = "feature_name" if "feature_name" in layer.fields().names() else "name"
        seen.append([layer.getFeature(one)[field] for one in ids])

    monkeypatch.setattr(window.canvas, "flashFeatureIds", flash)
    return seen


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    paths: list[Path] = []

    def open_url(url: QUrl) -> bool:
        paths.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return paths


@pytest.fixture
def choose_folder(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    def choose(path: Path) -> None:
        monkeypatch.setattr(
            QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(path)
        )

    return choose


def _rest(page: ResultsPage) -> None:
    """Wait until nothing is at work and everything put off is done."""
    wait_until(lambda: page.queue.task is None)
    rounds = iter(range(5))
    wait_until(lambda: next(rounds, None) is None)


def _names(page: ResultsPage) -> list[str]:
    model = page.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def _key(page: ResultsPage, name: str) -> int:
    return next(mine.key for mine in page._mines.values() if mine.name == name)


def _choose(page: ResultsPage, name: str) -> None:
    page.list.choose(_key(page, name))


def _infos(window: Window) -> list[str]:
    return window.bar.get_messages(Qgis.MessageLevel.Info)


def _fill(page: ResultsPage, **texts: str) -> None:
    form = page.detail.form
    form.departmentCombo.setEditText(texts.get("department", "林业部门"))
    form.disagreeRadio.setChecked(True)
    form.reasonEdit.setPlainText(texts.get("reason", "界线以勘界成果为准"))
    form.signedByEdit.setText(texts.get("signed_by", "甲"))


def test_before_a_run_the_page_says_how_to_get_one(page: ResultsPage) -> None:
    assert page.hintLabel.isVisible()
    assert not page.splitter.isVisible()
    buttons = (page.folderButton, page.ledgerButton, page.exportButton)
    assert not any(button.isEnabled() for button in buttons)


def test_a_run_is_listed_whole_and_shown_on_the_map(shown: ResultsPage) -> None:
    assert shown.list.countLabel.text() == "24 / 24"
    assert shown.splitter.isVisible()
    assert not shown.workBar.isVisible()
    groups = QgsProject.instance().layerTreeRoot().children()
    assert len(groups) == 1
    assert "演示数据" in groups[0].name()


def test_every_row_has_its_verdict_as_word_and_mark(shown: ResultsPage) -> None:
    model = shown.list.model
    for row in range(model.rowCount()):
        cell = model.index(row, Column.VERDICT)
        assert cell.data() in {"存在空间冲突", "需复核", "未能判定", "未发现空间冲突"}
        assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()


def test_the_same_folder_again_makes_no_second_group(
    shown: ResultsPage, folder: Path
) -> None:
    root = QgsProject.instance().layerTreeRoot()
    before = root.findLayerIds()
    shown.show_run(folder)
    _rest(shown)
    assert root.findLayerIds() == before
    (folder / "results.json").touch()
    shown.show_run(folder)
    _rest(shown)
    assert len(root.children()) == 1
    assert set(root.findLayerIds()).isdisjoint(before)


def test_filters_work_together_and_are_taken_away_together(
    shown: ResultsPage, qtbot: QtBot
) -> None:
    listed = shown.list
    listed.filterEdit.setFocus()
    # QTest types nothing but ASCII.
    qtbot.keyClicks(listed.filterEdit, "c14000020")
    assert 0 < len(_names(shown)) < 24
    listed.filterEdit.setText("铁矿")
    iron = _names(shown)
    assert iron
    assert all("铁矿" in name for name in iron)
    listed.verdictCombo.setCurrentIndex(listed.verdictCombo.findData("conflict"))
    in_conflict = _names(shown)
    assert set(in_conflict) < set(iron)
    listed.roleCombo.setCurrentIndex(listed.roleCombo.findData("nature_reserve"))
    assert 0 < len(_names(shown)) < len(in_conflict)
    assert listed.countLabel.text() == f"{len(_names(shown))} / 24"
    qtbot.keyClick(listed.filterEdit, Qt.Key.Key_Escape)
    assert len(_names(shown)) == 24
    assert listed.filterEdit.text() == ""
    assert listed.verdictCombo.currentIndex() == 0


@pytest.mark.parametrize("text", ["c1400002009072119999005", "示例05号", "五 铁矿"])
def test_a_mine_is_found_by_number_holder_and_name(
    shown: ResultsPage, text: str
) -> None:
    shown.list.filterEdit.setText(text)
    assert _names(shown) == ["示例五铁矿"]


def test_a_township_is_offered_once_and_filters(shown: ResultsPage) -> None:
    combo = shown.list.townshipCombo
    offered = [combo.itemData(i) for i in range(1, combo.count())]
    assert offered == sorted(set(offered))
    combo.setCurrentIndex(1)
    mines = shown._mines.values()
    assert _names(shown) == [one.name for one in mines if one.township == offered[0]]


def test_sorting_by_conflicts_counts_and_keeps_the_choice(shown: ResultsPage) -> None:
    _choose(shown, "示例五铁矿")
    table, model = shown.list.table, shown.list.model
    table.sortByColumn(Column.CONFLICTS, Qt.SortOrder.DescendingOrder)
    counts = [
        int(model.index(row, Column.CONFLICTS).data())
        for row in range(model.rowCount())
    ]
    assert counts == sorted(counts, reverse=True)
    assert shown.list.current_key() == _key(shown, "示例五铁矿")
    assert shown.list.selected_keys() == [_key(shown, "示例五铁矿")]


def test_a_filter_keeps_the_choice_while_it_is_shown(shown: ResultsPage) -> None:
    _choose(shown, "示例五铁矿")
    shown.list.filterEdit.setText("铁矿")
    assert shown.list.current_key() == _key(shown, "示例五铁矿")
    assert shown.detail.mine is not None
    shown.list.filterEdit.setText("石膏")
    assert shown.list.selected_keys() == []
    assert shown.detail.mine is None


def test_choosing_a_mine_zooms_flashes_and_tells(
    shown: ResultsPage, window: Window, flashed: list[list[str]]
) -> None:
    _choose(shown, "示例五铁矿")
    assert flashed == [["示例五铁矿"]]
    extent = window.canvas.extent()
    layer = next(
        one
        for one in QgsProject.instance().mapLayers().values()
        if "plane_area_km2" in one.fields().names()
    )
    key = _key(shown, "示例五铁矿")
    mine = next(layer.getFeatures(f'"mine_key" = {key}')).geometry().boundingBox()
    assert extent.contains(mine)
    assert extent.width() < 5 * mine.width()
    words = shown.detail.findingBrowser.toPlainText()
    assert "存在空间冲突" in words
    assert "示例岭自然保护区" in words


def test_choosing_an_overlap_zooms_to_it_and_flashes_it(
    shown: ResultsPage, window: Window, flashed: list[list[str]]
) -> None:
    _choose(shown, "示例四铁矿")
    mine_extent = QgsRectangle(window.canvas.extent())
    shown.detail.tabs.setCurrentWidget(shown.detail.conflictsTab)
    shown.detail.conflictsTable.selectRow(1)
    assert flashed[1:] == [["示例东山水源涵养红线"]]
    assert window.canvas.extent() != mine_extent
    subject = shown.detail.form.subjectCombo.currentData()
    assert subject.feature_name == "示例东山水源涵养红线"


def test_what_is_near_is_shown_with_the_mine(
    shown: ResultsPage, window: Window, flashed: list[list[str]]
) -> None:
    _choose(shown, "示例五铁矿")
    narrow = QgsRectangle(window.canvas.extent())
    shown.detail.conflictsTable.selectRow(1)
    assert flashed == [["示例五铁矿"], ["示例五铁矿"]]
    assert window.canvas.extent().width() > narrow.width() + 1000


def test_layers_that_were_removed_are_met_with_a_word(
    shown: ResultsPage, window: Window
) -> None:
    QgsProject.instance().clear()
    _choose(shown, "示例五铁矿")
    shown.detail.conflictsTable.selectRow(0)
    assert len(_infos(window)) == 2
    assert "open the results again" in _infos(window)[0]


def test_a_clause_is_shown_in_full_and_becomes_the_subject(shown: ResultsPage) -> None:
    _choose(shown, "示例五铁矿")
    shown.detail.clausesTable.selectRow(5)
    words = shown.detail.clauseBrowser.toPlainText()
    assert words.startswith("关闭取缔（6）")
    assert "责任部门：自然资源部门" in words
    assert shown.detail.form.subjectCombo.currentData().clause == "close-6"


def test_what_is_open_says_what_is_missing_and_who_has_it(shown: ResultsPage) -> None:
    _choose(shown, "示例二十三采石场")
    words = shown.detail.findingBrowser.toPlainText()
    assert "尚有 15 项待核实" in words
    assert "依法取得采矿许可证，由自然资源部门提供" in words


def test_an_opinion_without_a_reason_is_not_sent(
    shown: ResultsPage, folder: Path, qtbot: QtBot
) -> None:
    _choose(shown, "示例五铁矿")
    shown.detail.tabs.setCurrentWidget(shown.detail.opinionsTab)
    _fill(shown, reason="  \n ")
    qtbot.mouseClick(shown.detail.form.recordButton, CLICK)
    assert shown.detail.form.reasonFault.isVisible()
    assert "reason" in shown.detail.form.reasonFault.text()
    assert not shown.detail.form.departmentFault.isVisible()
    assert read_opinions(folder / "results.gpkg") == ()


def test_everything_that_lacks_is_said_at_once(
    shown: ResultsPage, qtbot: QtBot
) -> None:
    _choose(shown, "示例五铁矿")
    form = shown.detail.form
    shown.detail.tabs.setCurrentWidget(shown.detail.opinionsTab)
    form.signedOnEdit.setDate(QDate.currentDate().addDays(1))
    qtbot.mouseClick(form.recordButton, CLICK)
    faults = ("department", "stance", "reason", "signedBy", "signedOn")
    assert all(getattr(form, f"{name}Fault").isVisible() for name in faults)


def test_an_opinion_is_stored_listed_marked_and_printed(
    shown: ResultsPage, folder: Path, opened: list[Path], qtbot: QtBot
) -> None:
    _choose(shown, "示例五铁矿")
    shown.detail.conflictsTable.selectRow(0)
    shown.detail.tabs.setCurrentWidget(shown.detail.opinionsTab)
    _fill(shown)
    qtbot.mouseClick(shown.detail.form.recordButton, CLICK)
    (opinion,) = read_opinions(folder / "results.gpkg")
    assert (opinion.role, opinion.stance) == ("nature_reserve", Stance.DISAGREE)
    assert opinion.finding.startswith("全部位于")
    assert "界线以勘界成果为准" in shown.detail.historyBrowser.toPlainText()
    assert shown.detail.form.reasonEdit.toPlainText() == ""
    row = shown.list.model.row(_key(shown, "示例五铁矿"))
    assert "1" in shown.list.model.index(row, Column.OPINIONS).data()
    assert shown.detail.conflict_model.index(0, 9).data() == "林业部门"
    _rest(shown)
    reports = sorted(path.suffix for path in (folder / "reports").iterdir())
    assert reports == [".docx", ".pdf"]
    qtbot.mouseClick(shown.reportButton, CLICK)
    assert [path.suffix for path in opened] == [".pdf"]


def test_an_opinion_stays_when_its_report_cannot_be_written(
    shown: ResultsPage, window: Window, folder: Path, qtbot: QtBot
) -> None:
    (folder / "manifest.json").unlink()
    _choose(shown, "示例五铁矿")
    shown.detail.tabs.setCurrentWidget(shown.detail.opinionsTab)
    _fill(shown)
    qtbot.mouseClick(shown.detail.form.recordButton, CLICK)
    _rest(shown)
    assert "The opinion is recorded" in window.warnings()[0]
    assert len(read_opinions(folder / "results.gpkg")) == 1


def test_a_mine_without_a_place_is_met_with_a_word(shown: ResultsPage) -> None:
    assert "no geometry" in shown._map.show_mine(999)


def test_an_opinion_on_results_that_are_gone_is_refused_in_words(
    shown: ResultsPage, folder: Path, qtbot: QtBot
) -> None:
    _choose(shown, "示例五铁矿")
    QgsProject.instance().clear()
    shutil.rmtree(folder)
    shown.detail.tabs.setCurrentWidget(shown.detail.opinionsTab)
    _fill(shown)
    qtbot.mouseClick(shown.detail.form.recordButton, CLICK)
    assert shown.detail.form.recordFault.isVisible()
    assert shown.detail.form.reasonEdit.toPlainText() != ""


def test_selected_documents_are_copied_and_never_overwrite(
    shown: ResultsPage,
    folder: Path,
    choose_folder: Callable[[Path], None],
    qtbot: QtBot,
) -> None:
    (folder / "reports").mkdir()
    report = "C1400002009072119999005-示例五铁矿.pdf"
    (folder / "reports" / report).write_bytes(b"new")
    target = folder / "target"
    target.mkdir()
    (target / report).write_bytes(b"old")
    shown.show_run(folder)
    _rest(shown)
    shown.list.table.selectAll()
    choose_folder(target)
    qtbot.mouseClick(shown.exportButton, CLICK)
    _rest(shown)
    assert (target / report).read_bytes() == b"old"
    copies = {path.name: path.read_bytes() for path in target.iterdir()}
    copies.pop(report)
    assert copies == {"C1400002009072119999005-示例五铁矿 (2).pdf": b"new"}
    (told,) = shown.iface.bar.get_messages(Qgis.MessageLevel.Success)
    assert "1 files copied" in told
    assert "(2)" in told


def test_documents_behind_an_opinion_are_renewed_before_they_are_copied(
    shown: ResultsPage,
    folder: Path,
    tmp_path: Path,
    choose_folder: Callable[[Path], None],
    qtbot: QtBot,
) -> None:
    _choose(shown, "示例五铁矿")
    shown.detail.tabs.setCurrentWidget(shown.detail.opinionsTab)
    _fill(shown)
    qtbot.mouseClick(shown.detail.form.recordButton, CLICK)
    shown.queue.abandon()
    assert not (folder / "reports").exists()
    choose_folder(tmp_path / "target")
    qtbot.mouseClick(shown.exportButton, CLICK)
    _rest(shown)
    exported = sorted(path.suffix for path in (tmp_path / "target").iterdir())
    assert exported == [".docx", ".pdf"]


def test_a_report_is_opened_by_enter_and_double_click(
    shown: ResultsPage, folder: Path, opened: list[Path], qtbot: QtBot
) -> None:
    (folder / "reports").mkdir()
    stem = folder / "reports" / "C1400002009072119999005-示例五铁矿"
    for ending in ("docx", "pdf"):
        stem.with_suffix(f".{ending}").write_bytes(b"")
    shown.show_run(folder)
    _rest(shown)
    _choose(shown, "示例五铁矿")
    table = shown.list.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    place = table.visualRect(table.currentIndex()).center()
    qtbot.mouseClick(table.viewport(), CLICK, pos=place)
    qtbot.mouseDClick(table.viewport(), CLICK, pos=place)
    assert [path.suffix for path in opened] == [".pdf", ".pdf"]
    stem.with_suffix(".pdf").unlink()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened[-1].suffix == ".docx"


def test_without_a_report_it_says_how_to_get_one(
    shown: ResultsPage, window: Window, opened: list[Path], qtbot: QtBot
) -> None:
    _choose(shown, "示例五铁矿")
    qtbot.mouseClick(shown.reportButton, CLICK)
    assert opened == []
    assert "with documents" in _infos(window)[-1]


def test_folder_and_ledger_are_opened(
    shown: ResultsPage, folder: Path, opened: list[Path], qtbot: QtBot
) -> None:
    qtbot.mouseClick(shown.folderButton, CLICK)
    qtbot.mouseClick(shown.ledgerButton, CLICK)
    assert opened == [folder, folder / "ledger.xlsx"]
    (folder / "ledger.xlsx").unlink()
    qtbot.mouseClick(shown.ledgerButton, CLICK)
    assert len(opened) == 2


def test_another_folder_is_opened_by_its_button(
    page: ResultsPage,
    folder: Path,
    choose_folder: Callable[[Path], None],
    qtbot: QtBot,
) -> None:
    choose_folder(folder)
    qtbot.mouseClick(page.openButton, CLICK)
    _rest(page)
    assert page.folder == folder
    assert page.list.countLabel.text() == "24 / 24"


def test_a_folder_that_is_no_result_is_refused_in_words(
    page: ResultsPage, window: Window, tmp_path: Path
) -> None:
    page.show_run(tmp_path)
    _rest(page)
    assert len(window.warnings()) == 1
    assert page.hintLabel.isVisible()
    assert "results.gpkg" in page.hintLabel.text()
    assert page.hintLabel.text() in window.warnings()[0]
    assert not page.splitter.isVisible()


def test_results_with_unknown_words_are_refused(
    page: ResultsPage, window: Window, folder: Path
) -> None:
    with closing(sqlite3.connect(folder / "results.gpkg")) as connection:
        connection.execute("UPDATE clauses SET status = 'probable' WHERE fid = 7")
        connection.commit()
    page.show_run(folder)
    _rest(page)
    assert len(window.warnings()) == 1
    assert not page.splitter.isVisible()


def test_a_second_run_takes_the_place_of_the_first(
    shown: ResultsPage, folder: Path, tmp_path: Path
) -> None:
    _choose(shown, "示例五铁矿")
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    shown.show_run(other)
    shown.show_run(folder)
    shown.show_run(other)
    _rest(shown)
    assert shown.folder == other
    assert shown.detail.mine is None
    assert shown.list.countLabel.text() == "24 / 24"


def test_after_release_nothing_comes_any_more(
    window: Window, folder: Path, qtbot: QtBot
) -> None:
    page = ResultsPage(window)
    qtbot.addWidget(page)
    page.show_run(folder)
    task = page.queue.task
    assert task is not None
    with qtbot.waitSignal(task.stopped):
        page.release()
    _rest(page)
    assert page.list.model.total == 0


def test_wide_pages_stand_list_and_detail_side_by_side(
    shown: ResultsPage, qtbot: QtBot
) -> None:
    assert shown.splitter.orientation() == Qt.Orientation.Vertical
    shown.resize(1000, 700)
    assert shown.splitter.orientation() == Qt.Orientation.Horizontal
    shown.resize(430, 560)
    assert shown.splitter.orientation() == Qt.Orientation.Vertical


def test_everything_can_be_reached_by_keyboard(shown: ResultsPage) -> None:
    _choose(shown, "示例五铁矿")
    seen = set()
    widget = shown.openButton
    while widget not in seen:
        seen.add(widget)
        widget = widget.nextInFocusChain()
    wanted = (
        *(shown.openButton, shown.exportButton, shown.list.filterEdit),
        *(shown.list.roleCombo, shown.list.table, shown.detail.clausesTable),
        *(shown.detail.conflictsTable, shown.detail.form.reasonEdit),
        shown.detail.form.recordButton,
    )
    assert set(wanted) <= seen
    by_tab = Qt.FocusPolicy.TabFocus
    assert all(one.focusPolicy() & by_tab == by_tab for one in wanted)
    tables = (shown.list.table, shown.detail.clausesTable, shown.detail.conflictsTable)
    assert all(table.accessibleName() for table in tables)
    assert not any(table.tabKeyNavigation() for table in tables)
