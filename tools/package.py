"""Build the plugin's zip: dist/pingshun_screen-VERSION.zip."""

from __future__ import annotations

import configparser
import hashlib
import re
import shutil
import subprocess  # nosec B404 - lrelease is called with fixed arguments
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAME = "pingshun_screen"
BESIDE_CODE = ("LICENSE", "README.md", "CHANGELOG.md")
FOLDERS = {
    "resources": "resources",
    "forms": "forms",
    "docs": "docs",
    "test_data/demo": "resources/demo",
}
"""Where what lies beside the code goes to in the plugin."""
CONTENTS = "contents.sha256"
LEFT_OUT = shutil.ignore_patterns(
    *("__pycache__", "*.pyc", "*.ts", "*.qm", ".*"),
    # Of the demonstration county: its answers, its notes, what QGIS adds.
    *("expected.csv", "README.md", "*.aux.xml"),
)
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""Every file gets the first date a zip knows: same content, same bytes."""


def version_of(metadata: Path) -> str:
    """Return the version a metadata.txt states."""
    parser = configparser.ConfigParser()
    parser.read(metadata, encoding="utf-8")
    return parser["general"]["version"]


def latest_changes(changelog: Path, version: str) -> str:
    """Return what the changelog tells of a version, as plain lines.

    Raises
    ------
    ValueError
        If it tells nothing, or uses the % that metadata.txt cannot hold.
    """
    text = changelog.read_text(encoding="utf-8")
    heading = re.escape(f"## [{version}]")
    found = re.search(rf"^{heading}[^\n]*\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    unwrapped = re.sub(r"\n +", " ", found[1]) if found else ""
    told = [line.removeprefix("### ") for line in unwrapped.splitlines() if line]
    if not told or "%" in unwrapped:
        message = f"{changelog.name} must tell of {version}, without a % sign"
        raise ValueError(message)
    return "\n".join([f"{version}:", *told])


def metadata_with_changes(metadata: Path, changes: str) -> str:
    """Return metadata.txt with its changelog filled in."""
    indented = changes.replace("\n", "\n    ")
    text = metadata.read_text(encoding="utf-8")
    filled, count = re.subn(
        r"^changelog=.*$", lambda _: f"changelog={indented}", text, flags=re.M
    )
    if count != 1:
        message = f"{metadata.name} must have one line changelog="
        raise ValueError(message)
    return filled


def compile_translations(target: Path) -> None:
    """Turn every .ts into the .qm that QGIS loads."""
    sources = sorted((ROOT / "resources" / "i18n").glob("*.ts"))
    for source in sources:
        compiled = target / "resources" / "i18n" / source.with_suffix(".qm").name
        command = ["/usr/bin/lrelease", "-silent", str(source), "-qm", str(compiled)]
        subprocess.run(command, check=True)  # nosec B603


def stage(target: Path) -> None:
    """Lay the plugin out as QGIS wants it: metadata.txt beside __init__.py."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(ROOT / NAME, target, ignore=LEFT_OUT)
    for source, place in FOLDERS.items():
        shutil.copytree(ROOT / source, target / place, ignore=LEFT_OUT)
    for name in BESIDE_CODE:
        shutil.copy(ROOT / name, target / name)
    compile_translations(target)
    metadata = ROOT / "metadata.txt"
    changes = latest_changes(ROOT / "CHANGELOG.md", version_of(metadata))
    filled = metadata_with_changes(metadata, changes)
    (target / "metadata.txt").write_text(filled, encoding="utf-8")
    list_contents(target)


def list_contents(folder: Path) -> None:
    """Write down every file with its fingerprint, for the plugin's self-check."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}"
        f"  {path.relative_to(folder).as_posix()}\n"
        for path in files
    ]
    (folder / CONTENTS).write_text("".join(lines), encoding="utf-8")


def zip_folder(folder: Path, target: Path) -> None:
    """Zip a folder, itself included, to the same bytes for the same content."""
    target.parent.mkdir(parents=True, exist_ok=True)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(target, "w") as archive:
        for path in files:
            name = path.relative_to(folder.parent).as_posix()
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


def build(staging: Path, dist: Path) -> Path:
    """Stage and zip the plugin and return the zip's path."""
    folder = staging / NAME
    stage(folder)
    target = dist / f"{NAME}-{version_of(ROOT / 'metadata.txt')}.zip"
    zip_folder(folder, target)
    return target


if __name__ == "__main__":
    PACKED = build(ROOT / "build", ROOT / "dist").relative_to(ROOT)
    sys.stdout.write(f"{PACKED}\n")
