from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from pingshun_screen.core.errors import Cancelled, CaseError, OutputError
from pingshun_screen.core.findings import MineResult, ScreeningResult
from pingshun_screen.io.opinions import read_opinions, record_opinion
from pingshun_screen.report.illustrations import NumberedConflict
from pingshun_screen.report.publish import Documents, publish
from tests.unit.io.opinion_samples import opinion_on
from tests.unit.report.fabricated import mine, mine_shape, result
from tests.unit.report.test_word import PIXEL


class Sketcher:
    """A studio that draws nothing and remembers what it was asked for."""

    def __init__(self) -> None:
        self.details: list[tuple[int, ...]] = []
        self.sights: list[int] = []

    def overview(self, result: ScreeningResult, mine: MineResult) -> bytes:
        return PIXEL

    def detail(
        self,
        result: ScreeningResult,
        mine: MineResult,
        conflicts: tuple[NumberedConflict, ...],
    ) -> bytes:
        self.details.append(tuple(one.number for one in conflicts))
        return PIXEL

    def sight(self, result: ScreeningResult, mine: MineResult) -> bytes:
        self.sights.append(mine.key)
        return PIXEL

    def write_pdf(
        self, html: str, images: Mapping[str, bytes], header: str, path: Path
    ) -> None:
        path.write_bytes(html.encode())

    def write_project(
        self, result: ScreeningResult, geopackage: Path, path: Path
    ) -> None:
        assert geopackage.is_file()
        path.write_bytes(b"project")


@pytest.fixture(scope="module")
def run() -> ScreeningResult:
    twins = tuple(mine(key, "同名矿", "C1", mine_shape(200 * key)) for key in (1, 2))
    return replace(result(), mines=(*twins, mine(3, "../越狱", "C2", mine_shape())))


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    ("documents", "beside"),
    [
        (Documents.NONE, set()),
        (Documents.TABLES, {"ledger.xlsx"}),
    ],
)
def test_tables_and_data_alone(
    run: ScreeningResult, tmp_path: Path, documents: Documents, beside: set[str]
) -> None:
    publish(run, tmp_path / "out", documents=documents, studio=None)
    always = {"results.json", "results.gpkg", "manifest.json"}
    assert files(tmp_path / "out") == always | beside


@pytest.mark.parametrize(
    ("documents", "is_written"),
    [(Documents.NONE, False), (Documents.TABLES, True), (Documents.ALL, True)],
)
def test_a_project_comes_with_documents_where_qgis_is_at_hand(
    run: ScreeningResult, tmp_path: Path, documents: Documents, *, is_written: bool
) -> None:
    publish(run, tmp_path / "out", documents=documents, studio=Sketcher())
    manifest = json.loads((tmp_path / "out/manifest.json").read_bytes())
    assert ("project.qgz" in files(tmp_path / "out")) is is_written
    assert ("project.qgz" in manifest["files"]) is is_written


def test_mines_of_one_name_and_number_have_a_report_each(
    run: ScreeningResult, tmp_path: Path
) -> None:
    studio = Sketcher()
    publish(run, tmp_path / "out", documents=Documents.ALL, studio=studio)
    reports = [n for n in files(tmp_path / "out") if n.startswith("reports/")]
    assert len([name for name in reports if name.endswith(".docx")]) == 3
    assert len([name for name in reports if name.endswith(".pdf")]) == 3
    assert files(tmp_path) == {f"out/{name}" for name in files(tmp_path / "out")}
    assert studio.details


def test_without_a_studio_there_is_word_but_no_pdf(
    run: ScreeningResult, tmp_path: Path
) -> None:
    publish(run, tmp_path / "out", documents=Documents.ALL, studio=None)
    endings = {Path(n).suffix for n in files(tmp_path / "out") if "reports" in n}
    assert endings == {".docx"}


def test_the_manifest_lists_every_other_file(
    run: ScreeningResult, tmp_path: Path
) -> None:
    publish(run, tmp_path / "out", documents=Documents.ALL, studio=Sketcher())
    manifest = json.loads((tmp_path / "out/manifest.json").read_bytes())
    assert set(manifest["files"]) == files(tmp_path / "out") - {"manifest.json"}


def test_only_some_mines_keep_their_file_names(
    run: ScreeningResult, tmp_path: Path
) -> None:
    publish(run, tmp_path / "all", documents=Documents.ALL, studio=None)
    publish(run, tmp_path / "one", documents=Documents.ALL, studio=None, only=("C2",))
    [report] = [name for name in files(tmp_path / "one") if "reports" in name]
    assert report in files(tmp_path / "all")
    mines = json.loads((tmp_path / "one/results.json").read_bytes())["mines"]
    assert [one["licence_no"] for one in mines] == ["C2"]


def test_a_mine_that_is_not_there_is_a_fault_and_nothing_is_written(
    run: ScreeningResult, tmp_path: Path
) -> None:
    with pytest.raises(CaseError) as caught:
        publish(
            run,
            tmp_path / "out",
            documents=Documents.NONE,
            studio=None,
            only=("C8", "C9"),
        )
    assert [fault.place for fault in caught.value.faults] == ["C8", "C9"]
    assert files(tmp_path) == set()


def test_a_studio_that_fails_leaves_the_earlier_results(
    run: ScreeningResult, tmp_path: Path
) -> None:
    class Broken(Sketcher):
        def write_pdf(
            self, html: str, images: Mapping[str, bytes], header: str, path: Path
        ) -> None:
            raise OSError(28, "No space left on device", str(path))

    publish(run, tmp_path / "out", documents=Documents.NONE, studio=None)
    before = (tmp_path / "out/manifest.json").read_bytes()
    with pytest.raises(OutputError):
        publish(run, tmp_path / "out", documents=Documents.ALL, studio=Broken())
    assert (tmp_path / "out/manifest.json").read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"out"}


# ---- opinions of the results that are replaced ------------------------------
def _said(folder: Path, **values: object) -> None:
    record_opinion(folder / "results.gpkg", opinion_on(3, **values))


def test_a_new_run_keeps_what_departments_said(
    run: ScreeningResult, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    publish(run, out, documents=Documents.NONE, studio=None)
    _said(out, licence_no="C2", name="../越狱", clause="close-6")
    before = read_opinions(out / "results.gpkg")
    fewer = replace(run, mines=(replace(run.mines[2], key=1),))
    publish(fewer, out, documents=Documents.ALL, studio=None)
    (kept,) = read_opinions(out / "results.gpkg")
    assert kept == replace(before[0], mine_key=1)
    [report] = (out / "reports").iterdir()
    assert "红线已调整" in Document(str(report)).element.xpath("string(//w:body)")


def test_opinions_on_mines_left_out_come_back_with_them(
    run: ScreeningResult, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    publish(run, out, documents=Documents.NONE, studio=None)
    _said(out, licence_no="C2", name="../越狱")
    before = read_opinions(out / "results.gpkg")
    publish(run, out, documents=Documents.TABLES, studio=None, only=("C1",))
    [kept] = read_opinions(out / "results.gpkg")
    assert (kept.mine_key, kept.finding) == (None, before[0].finding)
    publish(run, out, documents=Documents.NONE, studio=None)
    assert read_opinions(out / "results.gpkg") == before


def test_results_do_not_depend_on_opinions(
    run: ScreeningResult, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    publish(run, out, documents=Documents.NONE, studio=None)
    before = (out / "results.json").read_bytes()
    _said(out)
    publish(run, out, documents=Documents.NONE, studio=None)
    assert (out / "results.json").read_bytes() == before


def test_opinions_that_cannot_be_read_keep_the_folder(
    run: ScreeningResult, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    publish(run, out, documents=Documents.NONE, studio=None)
    (out / "results.gpkg").write_bytes(b"damaged")
    with pytest.raises(OutputError, match="不会覆盖"):
        publish(run, out, documents=Documents.NONE, studio=None)
    assert (out / "results.gpkg").read_bytes() == b"damaged"


def test_a_run_that_fails_or_stops_leaves_the_opinions(
    run: ScreeningResult, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    publish(run, out, documents=Documents.NONE, studio=None)
    _said(out)
    before = read_opinions(out / "results.gpkg")
    with pytest.raises(Cancelled):
        publish(
            run,
            out,
            documents=Documents.ALL,
            studio=None,
            is_cancelled=lambda: True,
        )
    assert read_opinions(out / "results.gpkg") == before


def test_an_opinion_recorded_during_the_run_is_not_lost(
    run: ScreeningResult, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    publish(run, out, documents=Documents.NONE, studio=None)

    class Meanwhile(Sketcher):
        def write_project(
            self, result: ScreeningResult, geopackage: Path, path: Path
        ) -> None:
            _said(out)

    with pytest.raises(OutputError, match="期间"):
        publish(run, out, documents=Documents.TABLES, studio=Meanwhile())
    assert len(read_opinions(out / "results.gpkg")) == 1
