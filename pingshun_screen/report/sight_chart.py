"""The terrain profile of a sight line as a picture, black on white."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from pingshun_screen.core.texts import say
from pingshun_screen.core.visibility.profiles import SightProfile
from pingshun_screen.report.measures import distance_text, plain_number
from pingshun_screen.report.typography import margins, typefaces

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_DPI = 300
_MM_PER_INCH = 25.4
_HEIGHT_MM = 72.0
_SIZE_PT = 8.0
_INK, _TERRAIN = "#000000", "#C8C8C8"
_LEAST_HEIGHT_M = 20.0
_BELOW_SHARE, _ABOVE_SHARE = 0.12, 0.42
# Of a collection of fonts Matplotlib knows only the first face.
_FIRST_FACES = ("Noto Sans CJK JP", "Noto Serif CJK JP", "Source Han Sans")


@cache
def obstacle() -> str:
    """Return what keeps charts from being drawn, empty if nothing does.

    Either `no_matplotlib` or `no_font`: without a Chinese font the words of the
    chart would be empty boxes.
    """
    try:
        return "" if _family() else "no_font"
    except ImportError:
        return "no_matplotlib"


@cache
def _family() -> str:
    from matplotlib.font_manager import fontManager  # noqa: PLC0415

    known = {entry.name for entry in fontManager.ttflist}
    wanted = (*typefaces()["map"].families, *_FIRST_FACES)
    return next((name for name in wanted if name in known), "")


def profile_png(profile: SightProfile) -> bytes:
    """Return the chart as PNG, the same bytes for the same profile.

    Parameters
    ----------
    profile
        The sight line; call only where there is no `obstacle`.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    size = (margins().text_width_mm / _MM_PER_INCH, _HEIGHT_MM / _MM_PER_INCH)
    figure = Figure(figsize=size, dpi=_DPI, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.095, 0.145, 0.885, 0.825))
    _draw_terrain(axes, profile)
    _draw_line(axes, profile)
    _set_axes(axes, profile)
    _set_words(axes, figure)
    written = BytesIO()
    # A version of the software in the picture would make each release's differ.
    figure.savefig(written, format="png", metadata={"Software": None})
    return written.getvalue()


def _draw_terrain(axes: Axes, profile: SightProfile) -> None:
    distance_m, curved_m = profile.distance_m, profile.curved_m
    floor_m = _limits_m(profile)[0]
    axes.fill_between(distance_m, profile.terrain_m, floor_m, color=_TERRAIN, lw=0)
    label = say("sight_report.chart_terrain")
    axes.plot(distance_m, profile.terrain_m, color=_INK, lw=0.8, label=label)
    label = say("sight_report.chart_curved")
    axes.plot(distance_m, curved_m, color=_INK, lw=0.7, ls=(0, (1, 1.5)), label=label)
    is_unknown = np.isnan(profile.terrain_m)
    if is_unknown.any():
        label = say("sight_report.chart_unknown")
        axes.fill_between(
            distance_m,
            *_limits_m(profile),
            where=is_unknown,
            facecolor="none",
            edgecolor=_INK,
            hatch="///",
            lw=0.3,
            label=label,
        )


def _draw_line(axes: Axes, profile: SightProfile) -> None:
    distance_m, sight_m = profile.distance_m, profile.sight_m
    label = say("sight_report.chart_sight")
    axes.plot(distance_m, sight_m, color=_INK, lw=1.3, ls=(0, (7, 2)), label=label)
    marks = {"color": _INK, "ls": "", "clip_on": False, "zorder": 5}
    eye, target = say("sight_report.chart_eye"), say("sight_report.chart_target")
    axes.plot(distance_m[:1], sight_m[:1], marker="D", ms=5, label=eye, **marks)
    axes.plot(distance_m[-1:], sight_m[-1:], marker="^", ms=6, label=target, **marks)
    blocker = profile.blocker
    if blocker is None:
        return
    above = distance_text(abs(blocker.above_m))
    label = (
        say("sight_report.chart_blocker", above=above)
        if blocker.above_m > 0
        else say("sight_report.chart_closest", below=above)
    )
    share = blocker.distance_m / profile.length_m
    line_m = float(sight_m[0] + (sight_m[-1] - sight_m[0]) * share)
    ends_m = [line_m, line_m + blocker.above_m]
    axes.plot([blocker.distance_m] * 2, ends_m, color=_INK, lw=1.0)
    axes.plot(blocker.distance_m, ends_m[1], marker="X", ms=7, label=label, **marks)


def _set_axes(axes: Axes, profile: SightProfile) -> None:
    low_m, high_m = _limits_m(profile)
    axes.set_xlim(0.0, profile.length_m)
    axes.set_ylim(low_m, high_m)
    axes.set_xlabel(say("sight_report.chart_distance"))
    axes.set_ylabel(say("sight_report.chart_height"))
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.grid(color="#888888", lw=0.3, ls=(0, (1, 3)))
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _set_words(axes: Axes, figure: Figure) -> None:
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415

    face = FontProperties(family=_family(), size=_SIZE_PT)
    legend = axes.legend(
        loc="upper left", ncol=2, prop=face, frameon=True, framealpha=1.0, borderpad=0.5
    )
    legend.get_frame().set(edgecolor="#888888", linewidth=0.4)
    words = [axes.xaxis.label, axes.yaxis.label]
    for text in (*words, *axes.get_xticklabels(), *axes.get_yticklabels()):
        text.set_fontproperties(face)
    box, (low_m, high_m) = axes.get_position(), axes.get_ylim()
    width, height = figure.get_size_inches()
    ground_m = axes.get_xlim()[1] / (box.width * width)
    times = ground_m / ((high_m - low_m) / (box.height * height))
    note = say("sight_report.chart_exaggeration", times=plain_number(round(times, 1)))
    axes.text(
        *(0.99, 0.03),
        note,
        transform=axes.transAxes,
        ha="right",
        fontproperties=face,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
    )


def _limits_m(profile: SightProfile) -> tuple[float, float]:
    """Return the heights that the chart shows, with room above for the legend."""
    heights_m = np.concatenate([profile.terrain_m, profile.curved_m, profile.sight_m])
    low_m, high_m = float(np.nanmin(heights_m)), float(np.nanmax(heights_m))
    span_m = max(high_m - low_m, _LEAST_HEIGHT_M)
    return low_m - _BELOW_SHARE * span_m, high_m + _ABOVE_SHARE * span_m
