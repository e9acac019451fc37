"""What the tab of sight lines has done beside the window, each as one call."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.core.progress import IsCancelled, Progress
from pingshun_screen.io.saved_sight import SavedSight, read_sights
from pingshun_screen.io.sight_scene import (
    Lookout,
    SightScene,
    look_out,
    scene_of_folder,
    scene_of_result,
)


def reading_sights(
    folder: Path,
) -> Callable[[Progress, IsCancelled], dict[int, SavedSight]]:
    """Return the work of reading what a run says of sight lines."""
    return lambda _progress, _is_cancelled: read_sights(folder)


def setting_scene(
    folder: Path, result: ScreeningResult | None
) -> Callable[[Progress, IsCancelled], SightScene]:
    """Return the work of finding roads and terrain of a run again.

    Parameters
    ----------
    folder
        Of the run.
    result
        Its outcome if it is at hand: nothing has to be read again then.
    """

    def work(progress: Progress, is_cancelled: IsCancelled) -> SightScene:
        at_hand = scene_of_result(result) if result is not None else None
        return at_hand or scene_of_folder(folder, progress, is_cancelled)

    return work


def looking_out(
    scene: SightScene, place: tuple[float, float]
) -> Callable[[Progress, IsCancelled], Lookout | None]:
    """Return the work of looking about from the road nearest to a place."""
    return lambda _progress, _is_cancelled: look_out(scene, place)
