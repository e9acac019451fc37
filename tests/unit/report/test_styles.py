from __future__ import annotations

import tomllib

from pingshun_screen.core.findings import ClauseStatus, SpatialVerdict
from pingshun_screen.core.policy import Disposition
from pingshun_screen.core.resources import resource
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.opinions import Stance
from pingshun_screen.report.typography import margins, tints, typefaces


def test_every_verdict_has_a_tint() -> None:
    wanted = {f"spatial_{one}" for one in SpatialVerdict}
    wanted |= {f"disposition_{one}" for one in (*Disposition, "undetermined")}
    wanted |= {f"status_{one}" for one in ClauseStatus}
    wanted |= {f"stance_{one}" for one in (*Stance, "superseded")}
    assert set(tints()) == wanted


def test_every_role_with_features_has_a_map_symbol() -> None:
    with resource("styles", "map_symbols.toml").open("rb") as file:
        styles = tomllib.load(file)
    roles = {role.value for role in Role if role is not Role.DEM}
    sights = {f"sight_{one}" for one in ("eye", "blocker", "line", "cells", "road")}
    assert set(styles) == roles | sights | {"mine", "overlap", "mine_dot"}


def test_no_two_areas_look_alike() -> None:
    with resource("styles", "map_symbols.toml").open("rb") as file:
        styles = tomllib.load(file)
    looks = [
        (
            tuple(style.get("hatch", ())),
            style.get("hatch_colour", style.get("fill", "")),
            style.get("outline", style.get("line", style.get("marker", ""))),
            style.get("outline_style", "solid"),
            style.get("outline_mm", 0),
        )
        for style in styles.values()
    ]
    assert len(set(looks)) == len(looks)


def test_the_text_area_of_the_page() -> None:
    assert (margins().text_width_mm, margins().text_height_mm) == (156.0, 225.0)


def test_every_typeface_has_a_free_fallback() -> None:
    free = ("Noto", "DejaVu")
    assert all(
        any(family.startswith(free) for family in face.families)
        for face in typefaces().values()
    )
