"""Every icon has its twin for dark themes, in other inks and the same shapes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.dark_icons import DARK, INKS, LIGHT, for_dark_ground

PATHS = sorted(LIGHT.glob("*.svg"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_dark_icon_is_made_from_the_light_one(path: Path) -> None:
    light = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in light
    dark = (DARK / path.name).read_text(encoding="utf-8")
    assert dark == for_dark_ground(light), "run make icons"
    assert dark != light


def test_there_is_no_dark_icon_without_a_light_one() -> None:
    assert sorted(path.name for path in DARK.iterdir()) == [one.name for one in PATHS]


def test_every_ink_is_exchanged_and_no_other_let_in() -> None:
    assert for_dark_ground('fill="#3c474f" stroke="#c62828"') == (
        f'fill="{INKS["#3c474f"]}" stroke="{INKS["#c62828"]}"'
    )
    with pytest.raises(KeyError):
        for_dark_ground('fill="#123456"')
