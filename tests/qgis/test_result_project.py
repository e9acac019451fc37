"""project.qgz: the results styled, wherever their folder is moved."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsRectangle

from pingshun_screen.bridge.qgis_studio import QgisStudio
from pingshun_screen.bridge.result_layers import LAYERS
from pingshun_screen.bridge.result_project import write_project
from pingshun_screen.core.errors import LayerError, OutputError
from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.io.results_gpkg import write_geopackage
from pingshun_screen.report.publish import Documents, publish
from tests.small_case import write_small_case
from tests.unit.report.fabricated import mine_shape, result

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def out(qgis_app: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of results that was moved after it was written."""
    folder = tmp_path_factory.mktemp("results")
    publish(result(), folder / "out", documents=Documents.TABLES, studio=QgisStudio())
    return (folder / "out").rename(folder / "移到 别处")


@pytest.fixture
def project(out: Path) -> Iterator[QgsProject]:
    opened = QgsProject()
    assert opened.read(str(out / "project.qgz")), opened.error()
    yield opened
    opened.clear()


def _write(run: ScreeningResult, folder: Path) -> Path:
    geopackage, path = folder / "results.gpkg", folder / "project.qgz"
    write_geopackage(run, geopackage)
    write_project(run, geopackage, path)
    return path


def test_every_layer_opens_where_the_folder_was_moved(
    project: QgsProject, out: Path
) -> None:
    layers = project.mapLayers().values()
    assert len(layers) == len(LAYERS)
    assert all(layer.isValid() for layer in layers)
    homes = {Path(layer.source().partition("|")[0]) for layer in layers}
    assert homes == {out / "results.gpkg"}


def test_the_view_is_that_of_the_group(project: QgsProject) -> None:
    [group] = project.layerTreeRoot().children()
    assert project.title() == group.name()
    order = [tree_layer.layer() for tree_layer in group.findLayers()]
    assert [layer.readOnly() for layer in order] == [n != "opinions" for n in LAYERS]
    conflict_layer, mine_layer, *_ = order
    assert mine_layer.renderer().classAttribute() == "spatial"
    assert conflict_layer.renderer().classAttribute() == "role"
    assert conflict_layer.labelsEnabled()


def test_it_is_in_the_working_crs_and_shows_all_mines(project: QgsProject) -> None:
    run = result()
    assert project.crs().authid() == run.crs
    extent = project.viewSettings().defaultViewExtent()
    assert extent.crs().authid() == run.crs
    for mine in run.mines:
        if mine.geometry is not None:
            assert QgsRectangle(extent).contains(QgsRectangle(*mine.geometry.bounds))


def test_no_path_of_this_computer_is_in_it(out: Path) -> None:
    with zipfile.ZipFile(out / "project.qgz") as archive:
        contents = [archive.read(name) for name in archive.namelist()]
    source = b"./results.gpkg|layername="
    assert sum(content.count(source) for content in contents) >= len(LAYERS)
    for content in contents:
        assert b".partial-" not in content
        assert str(out.parent).encode() not in content
        assert b"results.gpkg" not in content.replace(source, b"")


def test_the_geopackage_stays_as_it_was_written(out: Path, project: QgsProject) -> None:
    project.clear()
    manifest = json.loads((out / "manifest.json").read_bytes())
    content = (out / "results.gpkg").read_bytes()
    assert manifest["files"]["results.gpkg"] == hashlib.sha256(content).hexdigest()
    assert {path.name for path in out.iterdir()} == {
        *("results.json", "results.gpkg", "manifest.json"),
        *("ledger.xlsx", "project.qgz"),
    }


def test_results_are_the_same_with_and_without_it(out: Path, tmp_path: Path) -> None:
    publish(result(), tmp_path / "out", documents=Documents.TABLES, studio=None)
    without = (tmp_path / "out/results.json").read_bytes()
    assert without == (out / "results.json").read_bytes()


@pytest.mark.parametrize("count", [0, 1])
def test_a_run_with_nothing_to_show_has_one_too(
    qgis_app: object, tmp_path: Path, count: int
) -> None:
    bare = replace(result().mines[0], geometry=None, conflicts=())
    path = _write(replace(result(), mines=(bare,) * count), tmp_path)
    project = QgsProject()
    assert project.read(str(path))
    assert len(project.mapLayers()) == len(LAYERS)
    assert project.viewSettings().defaultViewExtent().isNull()
    project.clear()


def test_a_single_small_mine_is_not_shown_larger_than_life(
    qgis_app: object, tmp_path: Path
) -> None:
    small = replace(result().mines[0], geometry=mine_shape(), conflicts=())
    project = QgsProject()
    assert project.read(str(_write(replace(result(), mines=(small,)), tmp_path)))
    extent = project.viewSettings().defaultViewExtent()
    assert max(extent.width(), extent.height()) == pytest.approx(2000)
    project.clear()


def test_it_is_written_from_a_worker_thread(qgis_app: object, tmp_path: Path) -> None:
    worker = threading.Thread(target=_write, args=(result(), tmp_path))
    worker.start()
    worker.join()
    assert (tmp_path / "project.qgz").is_file()


def test_a_broken_geopackage_is_told(qgis_app: object, tmp_path: Path) -> None:
    (tmp_path / "results.gpkg").write_bytes(b"nothing")
    with pytest.raises(LayerError):
        write_project(result(), tmp_path / "results.gpkg", tmp_path / "project.qgz")
    assert not (tmp_path / "project.qgz").exists()


def test_what_qgis_does_not_write_is_told(
    qgis_app: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QgsProject, "write", lambda *_: False)
    with pytest.raises(OutputError):
        _write(result(), tmp_path)
    assert not (tmp_path / "project.qgz").exists()


def test_the_command_line_writes_it_and_ends_quietly(tmp_path: Path) -> None:
    case, out = write_small_case(tmp_path), tmp_path / "out"
    arguments = ["screen", str(case), "-o", str(out), "--documents", "tables"]
    done = subprocess.run(
        [sys.executable, "-m", "pingshun_screen", *arguments, "--quiet"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (out / "project.qgz").is_file()
    assert not list(out.glob("*-wal")) + list(out.glob("*-shm"))
