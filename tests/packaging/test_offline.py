"""The offline package: what may be in it, and where Python finds it."""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

import pytest

from pingshun_screen.bridge import extlibs
from tests.packaging.conftest import (
    Done,
    Profile,
    enabled,
    environments_packages,
    unpacked,
)
from tests.small_case import write_small_case
from tools.package_offline import OF_QGIS, WANTED, UnfitWheelError, refuse_unfit, unpack

THIS_PYTHON = "{}.{}".format(*sys.version_info)
DEBIANS = Path("/usr/lib/python3/dist-packages")
OF_WORD = ("docxtpl", "docx", "python_docx")


def _wheel(folder: Path, name: str, *members: str) -> Path:
    path = folder / f"{name}-1.0-cp312-cp312-win_amd64.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for member in (*members, f"{name}-1.0.dist-info/LICENSE"):
            archive.writestr(member, "content")
    return path


@pytest.mark.parametrize("name", ["GDAL", "pyproj", "Fiona", "pyogrio", "shapely"])
def test_a_package_that_qgis_has_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnfitWheelError, match=f"QGIS has its own {name.lower()}"):
        refuse_unfit(_wheel(tmp_path, name, "a.py"))


@pytest.mark.parametrize(
    "library",
    [
        *("gdal.dll", "gdal-1a2b3c.dll", "libgdal.so", "libgdal-1a2b.so.36.3.10"),
        *("libproj-9f.so.25", "proj_9_4.dll", "proj.db", "libproj.25.dylib"),
        *("geos.dll", "geos_c-1a.dll", "libgeos_c-2b.so.1.19", "libgeos-3.so"),
    ],
)
def test_a_wheel_with_a_library_of_qgis_is_refused(
    tmp_path: Path, library: str
) -> None:
    wheel = _wheel(tmp_path, "harmless", "harmless/__init__.py", f"a.libs/{library}")
    with pytest.raises(UnfitWheelError, match="harmless.*brings.*" + library):
        refuse_unfit(wheel)


@pytest.mark.parametrize(
    "member",
    [
        *("lxml/etree.cp312-win_amd64.pyd", "a/geospatial.py", "a/projection.pyd"),
        *("a/project.dll", "a/proj.py", "a/libxml2.so.2"),
    ],
)
def test_other_libraries_are_not_taken_for_them(tmp_path: Path, member: str) -> None:
    refuse_unfit(_wheel(tmp_path, "harmless", member))


def test_one_unfit_wheel_and_nothing_is_unpacked(tmp_path: Path) -> None:
    wheels = [_wheel(tmp_path, "good", "a.py"), _wheel(tmp_path, "pyproj", "b.py")]
    with pytest.raises(UnfitWheelError):
        unpack(wheels, tmp_path / "extlibs", "3.12")
    assert not (tmp_path / "extlibs").exists()


def test_licences_stay_beside_the_code(tmp_path: Path) -> None:
    unpack([_wheel(tmp_path, "good", "good/__init__.py")], tmp_path / "x", "3.12")
    found = [path.relative_to(tmp_path / "x") for path in (tmp_path / "x").rglob("*.*")]
    assert sorted(map(str, found)) == [
        "built_for.txt",
        "good-1.0.dist-info",
        "good/__init__.py",
    ]
    assert (tmp_path / "x" / "good-1.0.dist-info" / "LICENSE").is_file()


def test_every_bundled_package_is_pinned_with_hashes_and_none_is_qgis_s() -> None:
    text = WANTED.read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    names = {line.partition("==")[0] for line in lines}
    assert names >= {"docxtpl", "python-docx", "tomli_w"}
    assert not names & OF_QGIS
    assert all("==" in line and "--hash=sha256:" in line for line in lines)


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return extlibs with a package of its own and one that is there already."""
    folder = tmp_path / "extlibs"
    folder.mkdir()
    for name in ("only_bundled", "numpy"):
        (folder / f"{name}.py").write_text("")
    (folder / extlibs.BUILT_FOR).write_text(f"{THIS_PYTHON}\n")
    monkeypatch.setattr(extlibs, "FOLDER", folder)
    monkeypatch.setattr(sys, "path", sys.path.copy())
    return folder


def test_the_bundle_is_last_and_only_once(bundle: Path) -> None:
    before = sys.path.copy()
    extlibs.put_last_on_path()
    extlibs.put_last_on_path()
    assert sys.path == [*before, str(bundle)]
    assert Path(find_spec("only_bundled").origin).parent == bundle
    assert Path(find_spec("numpy").origin).parent != bundle
    extlibs.take_off_path()
    assert sys.path == before
    assert find_spec("only_bundled") is None


def test_without_a_bundle_nothing_happens(bundle: Path) -> None:
    shutil.rmtree(bundle)
    before = sys.path.copy()
    extlibs.put_last_on_path()
    extlibs.take_off_path()
    assert sys.path == before


def test_a_bundle_for_another_python_is_left_alone(bundle: Path) -> None:
    (bundle / extlibs.BUILT_FOR).write_text("3.10\n")
    before = sys.path.copy()
    extlibs.put_last_on_path()
    assert sys.path == before


def _bundle_in(profile: Profile) -> Path:
    plugins = profile.folder / "profiles" / "default" / "python" / "plugins"
    folder = plugins / "pingshun_screen" / "extlibs"
    folder.mkdir()
    (folder / extlibs.BUILT_FOR).write_text(f"{THIS_PYTHON}\n")
    return folder


def _screen(profile: Profile, folder: Path) -> Done:
    case, out = write_small_case(folder), folder / "out"
    return profile.run(
        *("run", "pingshun_screen:screen_case", f"--CASE={case}", f"--OUTPUT={out}"),
        "--DOCUMENTS=0",
    )


def _documents(profile: Profile, folder: Path) -> list[str]:
    done = _screen(profile, folder)
    assert done.returncode == 0, done.stderr
    return sorted(path.suffix for path in (folder / "out" / "reports").iterdir())


@pytest.mark.skipif((DEBIANS / "docxtpl").exists(), reason="Debian has docxtpl here")
def test_qgis_without_docxtpl_takes_the_bundled_one(
    tmp_path: Path, plugin_zip: Path
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    for path in map(Path, environments_packages().split(os.pathsep)):
        for entry in path.glob("*"):
            if not entry.name.lower().startswith(OF_WORD):
                (packages / entry.name).symlink_to(entry)
    profile = enabled(unpacked(tmp_path / "profile", plugin_zip, str(packages)))
    assert "docxtpl 0.16 or later" in _screen(profile, tmp_path).stderr
    bundle = _bundle_in(profile)
    for name in ("docxtpl", "python-docx"):
        for file in distribution(name).files:
            if ".." not in file.parts:
                (bundle / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file.locate(), bundle / file)
    assert _documents(profile, tmp_path) == [".docx", ".docx", ".pdf", ".pdf"]


def test_qgis_with_docxtpl_keeps_its_own(tmp_path: Path, plugin_zip: Path) -> None:
    profile = unpacked(tmp_path / "profile", plugin_zip, environments_packages())
    broken = _bundle_in(profile) / "docxtpl"
    broken.mkdir()
    (broken / "__init__.py").write_text("raise ImportError('the bundled one')\n")
    found = _documents(enabled(profile), tmp_path)
    assert found == [".docx", ".docx", ".pdf", ".pdf"]
