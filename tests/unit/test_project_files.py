"""Metadata, versions and what must not be in any file of the project."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIRED = (
    *("name", "qgisMinimumVersion", "qgisMaximumVersion", "description", "about"),
    *("version", "author", "email", "tracker", "repository", "homepage", "tags"),
    *("category", "icon", "hasProcessingProvider", "experimental", "deprecated"),
    *("server", "changelog"),
)
# Each sign is split so that this file does not accuse itself.
FORBIDDEN = {
    "private key": r"-----BEGIN [A-Z ]*PRIVATE" + r" KEY-----",
    "AWS key": r"\bAKIA" + r"[0-9A-Z]{16}\b",
    "GitHub token": r"\bgh[pousr]" + r"_[A-Za-z0-9]{36}\b",
    "password": r"(?i)\b(password|passwd|secret|api_key|token)\s*[=:]\s*"
    + r"[\"'][^\"'\s]{6,}[\"']",
    "password in an address": r"\b[a-z][a-z0-9+]*://[^/\s:@]+:[^/\s:@]+" + r"@",
    "absolute path": r"(?<![\w.~])/(?:home|root|work|Users|mnt)" + r"/\w",
    "Windows path": r"(?<!\w)[C-Z]:" + r"\\\w+",
}
MADE = {
    *(".git", ".venv", "build", "dist", "out"),
    *(".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis"),
    ".qgis-settings",
}
BINARY = {".docx", ".dotx", ".gpkg", ".tif", ".png", ".shp", ".shx", ".dbf", ".zip"}


@pytest.fixture(scope="module")
def metadata() -> configparser.SectionProxy:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser["general"]


def _project_files() -> list[Path]:
    """Return every file but those that are built, fetched or kept by git."""
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and path.relative_to(ROOT).parts[0] not in MADE
        and "__pycache__" not in path.parts
    ]


def _signs(text: str) -> list[str]:
    return [what for what, pattern in FORBIDDEN.items() if re.search(pattern, text)]


def test_metadata_has_every_entry(metadata: configparser.SectionProxy) -> None:
    assert [name for name in REQUIRED if name not in metadata] == []
    empty = {name for name in REQUIRED if not metadata[name]}
    assert empty == {"changelog"}, "only the changelog is filled by the packager"


def test_metadata_says_what_the_plugin_needs(
    metadata: configparser.SectionProxy,
) -> None:
    assert metadata["qgisMinimumVersion"] == "3.22"
    assert metadata["category"] == "Vector"
    assert metadata.getboolean("hasProcessingProvider")
    assert not metadata.getboolean("deprecated")
    assert re.search(r"[\u4e00-\u9fff]{10}", metadata["about"])
    assert (ROOT / metadata["icon"]).is_file()


def test_description_is_one_line_without_markup(
    metadata: configparser.SectionProxy,
) -> None:
    assert "\n" not in metadata["description"]
    assert not re.search(r"<[a-z]", metadata["description"] + metadata["about"])
    assert "plugin" not in metadata["name"].casefold()


def test_changelog_starts_with_the_version(
    metadata: configparser.SectionProxy,
) -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", text, re.M)
    assert versions[0] == metadata["version"]
    assert "## [Unreleased]" in text


def test_licence_is_the_gpl_2() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "Version 2, June 1991" in text


def test_no_file_holds_a_secret_or_an_absolute_path() -> None:
    files = [path for path in _project_files() if path.suffix not in BINARY]
    assert len(files) > 50
    found = {
        path.relative_to(ROOT).as_posix(): signs
        for path in files
        if (signs := _signs(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("private key", "-----BEGIN RSA PRIVATE" + " KEY-----"),
        ("AWS key", "AKIA" + "ABCDEFGHIJKLMNOP"),
        ("GitHub token", "ghp" + "_" + "a" * 36),
        ("password", "password = '" + "hunter22'"),
        ("password in an address", "postgresql://me:" + "hunter2" + "@host/db"),
        ("absolute path", "open('/home" + "/me/x')"),
        ("Windows path", "open('C:" + "\\data')"),
    ],
)
def test_the_scan_sees_what_it_looks_for(what: str, text: str) -> None:
    assert what in _signs(text)
