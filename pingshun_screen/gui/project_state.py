"""What the panel keeps in the QGIS project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsProject

SCOPE = "PingshunScreen"
_CASE, _FOLDER = "/case", "/resultsFolder"
_UNSAVED = "case.toml"


@dataclass(frozen=True)
class PanelState:
    """What a project keeps of the panel.

    Parameters
    ----------
    case_text
        The choices as the text of a case file, sources relative to the project.
    results_folder
        Where results go or lie, with its whole path; empty if none was chosen.
    """

    case_text: str
    results_folder: str


def case_path(project: QgsProject) -> Path:
    """Return where the case file of a project's choices would lie."""
    home = project.homePath()
    return Path(home or Path.home()) / _UNSAVED


def read_state(project: QgsProject) -> PanelState | None:
    """Return what a project keeps, None if nothing."""
    text, _ = project.readEntry(SCOPE, _CASE, "")
    folder, _ = project.readEntry(SCOPE, _FOLDER, "")
    if not text:
        return None
    whole = str(case_path(project).parent / folder) if folder else ""
    return PanelState(text, whole)


def write_state(project: QgsProject, state: PanelState) -> None:
    """Keep something in a project, which is only marked changed if it differs."""
    if not state.case_text or read_state(project) == state:
        return
    folder = state.results_folder
    if folder:
        folder = _relative(Path(folder), case_path(project).parent)
    project.writeEntry(SCOPE, _CASE, state.case_text)
    project.writeEntry(SCOPE, _FOLDER, folder)


def _relative(folder: Path, home: Path) -> str:
    """Return a folder below the project's by its way from there."""
    is_below = folder.is_relative_to(home)
    return folder.relative_to(home).as_posix() if is_below else folder.as_posix()
