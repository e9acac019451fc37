"""The zip holds what QGIS wants, where it wants it, and nothing else."""

from __future__ import annotations

import configparser
import hashlib
import os
import zipfile
from pathlib import Path

import pytest

from tools.package import latest_changes, metadata_with_changes, zip_folder

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "pingshun_screen/"


@pytest.fixture(scope="module")
def names(plugin_zip: Path) -> list[str]:
    with zipfile.ZipFile(plugin_zip) as archive:
        return archive.namelist()


def _metadata(plugin_zip: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser()
    with zipfile.ZipFile(plugin_zip) as archive:
        parser.read_string(archive.read(f"{FOLDER}metadata.txt").decode("utf-8"))
    return parser["general"]


def test_the_name_tells_the_version(plugin_zip: Path) -> None:
    version = _metadata(plugin_zip)["version"]
    assert plugin_zip.name == f"pingshun_screen-{version}.zip"


@pytest.mark.parametrize(
    "name",
    [
        "__init__.py",
        "__main__.py",
        "plugin.py",
        "metadata.txt",
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "resources/i18n/pingshun_screen_zh_CN.qm",
        "resources/icons/icon.svg",
        "resources/icons/dark/dock.svg",
        "resources/demo/case.toml",
        "resources/demo/ZRBHQ.dbf",
        "resources/demo/泉域重点保护区.geojson",
        "docs/images/report-page.png",
        "forms/self_check.ui",
        "contents.sha256",
        "resources/policies/pingshun-2026.toml",
        "resources/vocabulary.toml",
        "core/screening.py",
        "processing/provider.py",
    ],
)
def test_what_belongs_in_is_in(names: list[str], name: str) -> None:
    assert FOLDER + name in names


def test_nothing_else_is_in(names: list[str]) -> None:
    assert all(name.startswith(FOLDER) for name in names)
    unwanted = (
        *("__pycache__", ".pyc", ".ts", "/tests/", "/test_data/", "/."),
        *("expected.csv", "demo/README.md", ".aux.xml"),
    )
    assert [name for name in names if any(part in name for part in unwanted)] == []


def test_the_contents_are_listed_with_their_fingerprints(
    plugin_zip: Path, names: list[str]
) -> None:
    with zipfile.ZipFile(plugin_zip) as archive:
        listed = archive.read(f"{FOLDER}contents.sha256").decode("utf-8").splitlines()
        fingerprints = {
            name: hashlib.sha256(archive.read(name)).hexdigest() for name in names
        }
    del fingerprints[f"{FOLDER}contents.sha256"]
    assert {
        FOLDER + name: digest for digest, name in (one.split("  ", 1) for one in listed)
    } == fingerprints


def test_the_icon_of_the_metadata_is_there(plugin_zip: Path, names: list[str]) -> None:
    assert FOLDER + _metadata(plugin_zip)["icon"] in names


def test_the_changelog_is_filled_in(plugin_zip: Path) -> None:
    metadata = _metadata(plugin_zip)
    assert metadata["changelog"].startswith(f"{metadata['version']}:\nAdded\n- ")


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    zips = []
    for place, names in {"one": "ab", "two": "ba"}.items():
        folder = tmp_path / place / "plugin"
        folder.mkdir(parents=True)
        for age, name in enumerate(names):
            (folder / name).write_text(f"content of {name}")
            os.utime(folder / name, (age * 10**6, age * 10**6))
        zip_folder(folder, tmp_path / place / "plugin.zip")
        zips.append((tmp_path / place / "plugin.zip").read_bytes())
    assert zips[0] == zips[1]


def test_it_is_small_enough_for_the_plugin_site(plugin_zip: Path) -> None:
    assert plugin_zip.stat().st_size < 20_000_000


def test_only_the_changes_of_the_version_are_told(tmp_path: Path) -> None:
    changelog = tmp_path / "CHANGELOG.md"
    changelog.write_text(
        "# C\n\n## [0.2.0] - 2026-02-01\n\n### Fixed\n\n- A long\n  line.\n- B.\n\n"
        "## [0.1.0] - 2026-01-01\n\n- Old.\n"
    )
    assert latest_changes(changelog, "0.2.0") == "0.2.0:\nFixed\n- A long line.\n- B."


@pytest.mark.parametrize("text", ["# C\n", "## [0.2.0] - 2026-02-01\n\n- 50 %.\n"])
def test_a_changelog_that_cannot_be_told_is_refused(tmp_path: Path, text: str) -> None:
    changelog = tmp_path / "CHANGELOG.md"
    changelog.write_text(text)
    with pytest.raises(ValueError, match=r"0\.2\.0"):
        latest_changes(changelog, "0.2.0")


def test_metadata_without_a_place_for_the_changelog_is_refused(tmp_path: Path) -> None:
    metadata = tmp_path / "metadata.txt"
    metadata.write_text("[general]\nversion=0.2.0\n")
    with pytest.raises(ValueError, match="changelog"):
        metadata_with_changes(metadata, "0.2.0:\nFixed")
