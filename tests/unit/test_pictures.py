"""Pictures of the manual are small, and stay where nothing is new."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tools.screenshots.pictures import in_few_colours, keep_pictures, looks_the_same

GROUND, SIGN = (239, 239, 239), (20, 140, 60)
SIDE_PX = 100


def picture(signs: int, sign: tuple[int, int, int] = SIGN) -> Image.Image:
    """Return a ground with as many pixels of a sign."""
    made = Image.new("RGB", (SIDE_PX, SIDE_PX), GROUND)
    for place in range(signs):
        made.putpixel((place % SIDE_PX, place // SIDE_PX), sign)
    return made


@pytest.mark.parametrize(
    ("after", "is_same"),
    [
        (picture(10), True),
        (picture(10 + 40), True),
        (picture(10 + 41), False),
        (picture(10).resize((SIDE_PX, SIDE_PX + 1)), False),
        (Image.new("RGB", (SIDE_PX, SIDE_PX), (230, 230, 230)), True),
        (Image.new("RGB", (SIDE_PX, SIDE_PX), (150, 150, 150)), False),
    ],
    ids=["same", "hardly other", "other", "larger", "slightly darker", "darker"],
)
def test_a_picture_is_new_where_enough_pixels_are(
    tmp_path: Path, after: Image.Image, is_same: bool
) -> None:
    picture(10).save(tmp_path / "x.png")
    assert looks_the_same(after, tmp_path / "x.png") is is_same


def test_only_new_pictures_are_written(tmp_path: Path) -> None:
    raw, kept = tmp_path / "raw", tmp_path / "kept"
    raw.mkdir()
    picture(0).save(raw / "a.png")
    assert [line.split(",")[0] for line in keep_pictures(raw, kept)] == [
        "a.png: 100x100"
    ]
    first = (kept / "a.png").read_bytes()
    picture(5).save(raw / "a.png")
    assert list(keep_pictures(raw, kept)) == ["a.png: as before"]
    assert (kept / "a.png").read_bytes() == first
    picture(900).save(raw / "a.png")
    list(keep_pictures(raw, kept))
    assert looks_the_same(picture(900), kept / "a.png")


def test_grounds_and_rare_signs_keep_their_colour() -> None:
    made = picture(3)
    for step in range(3000):
        shade = (step % 250, step % 83, 255 - step % 250)
        made.putpixel((step % SIDE_PX, 30 + step // SIDE_PX), shade)
    few = in_few_colours(made).convert("RGB")
    assert few.getpixel((99, 99)) == GROUND
    seen = few.getpixel((1, 0))
    assert max(abs(a - b) for a, b in zip(seen, SIGN, strict=True)) < 40
