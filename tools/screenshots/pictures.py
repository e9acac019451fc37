"""Small pictures, and only those that show something new."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops

MOST_USED, SPREAD = 176, 80
"""Of 256 colours: those kept as they are, and those that stand for the rest."""
LARGEST_BYTES = 150_000
SEEN_DIFFERENCE = 48
"""Of a colour, 0-255; a palette chosen anew shifts colours by less."""
SAME_SHARE = 0.004
"""Of all pixels: the free room of a disk, seconds that a run takes."""


def keep_pictures(raw: Path, target: Path) -> Iterator[str]:
    """Put pictures into a folder and say what became of each.

    Parameters
    ----------
    raw
        Folder of PNG files as they were taken.
    target
        Folder that receives them in few colours; a picture that looks the same
        there stays as it is.
    """
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(raw.glob("*.png")):
        kept = target / path.name
        with Image.open(path) as taken:
            picture = taken.convert("RGB")
        if kept.exists() and looks_the_same(picture, kept):
            yield f"{path.name}: as before"
            continue
        few = in_few_colours(picture)
        few.save(kept, optimize=True)
        size = kept.stat().st_size
        note = " (large)" if size > LARGEST_BYTES else ""
        yield f"{path.name}: {picture.width}x{picture.height}, {size} bytes{note}"


def in_few_colours(picture: Image.Image) -> Image.Image:
    """Return a picture with a palette that has grounds and rare signs alike."""
    counted = picture.getcolors(picture.width * picture.height)
    used = [colour for _, colour in sorted(counted, reverse=True)[:MOST_USED]]
    spread = picture.quantize(SPREAD, Image.Quantize.MAXCOVERAGE).getpalette()
    palette = Image.new("P", (1, 1))
    palette.putpalette(
        [*(part for colour in used for part in colour), *spread[: 3 * SPREAD]]
    )
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def looks_the_same(picture: Image.Image, kept: Path) -> bool:
    """Return whether hardly a pixel differs from a kept picture."""
    with Image.open(kept) as opened:
        before = opened.convert("RGB")
    if before.size != picture.size:
        return False
    difference = ImageChops.difference(before, picture).convert("L")
    seen = sum(difference.histogram()[SEEN_DIFFERENCE:])
    return seen <= SAME_SHARE * picture.width * picture.height
