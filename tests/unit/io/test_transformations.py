"""The [[transformation]] tables of a case: read, refused with every fault, written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.core.errors import CaseError, Fault
from pingshun_screen.core.progress import ignore_progress, never_cancelled
from pingshun_screen.core.user_transformations import (
    FourParameters,
    Pipeline,
    Rotation,
    SevenParameters,
    UserTransformation,
)
from pingshun_screen.io.case_file import Case, read_case, read_draft
from pingshun_screen.io.case_inputs import read_inputs
from pingshun_screen.io.case_text import case_text
from tests.small_case import write_small_case

SEVEN = (
    "seven_parameters = { x_m = -15.5, y_m = 92, z_m = 41.75, rx_s = 0.85, "
    'ry_s = -1.25, rz_s = 2.4, scale_ppm = -3.2, rotation = "coordinate_frame" }'
)
FOUR = (
    "four_parameters = { north_m = -41.5, east_m = 27, rotation_s = 1.5, "
    "scale_ppm = 4 }"
)
PIPELINE = 'pipeline = "+proj=affine +xoff=80 +yoff=35"'
XIAN = 'from = "EPSG:2362"'


def table(*rows: str, name: str = "转换") -> str:
    head = ["[[transformation]]", f'name = "{name}"', 'source = "测绘院"']
    return "\n".join([*head, *rows, ""])


def written(folder: Path, *tables: str, layer: str = "") -> Path:
    """Write the small case with some tables more, and a line for its last layer."""
    path = write_small_case(folder)
    text = path.read_text(encoding="utf-8")
    at = text.rindex("[[layer]]\n") + len("[[layer]]\n")
    text = text[:at] + layer + text[at:]
    path.write_text("\n".join([text, *tables]), encoding="utf-8")
    return path


def faults_of(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(CaseError) as caught:
        read_case(path)
    return caught.value.faults


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            (XIAN, SEVEN, "accuracy_m = 0.3"),
            UserTransformation(
                "转换",
                "测绘院",
                "EPSG:2362",
                "EPSG:4526",
                SevenParameters(
                    -15.5,
                    92.0,
                    41.75,
                    0.85,
                    -1.25,
                    2.4,
                    -3.2,
                    Rotation.COORDINATE_FRAME,
                ),
                0.3,
            ),
        ),
        (
            ('from = "EPSG:2414"', 'to = "EPSG:4526"', FOUR),
            UserTransformation(
                "转换",
                "测绘院",
                "EPSG:2414",
                "EPSG:4526",
                FourParameters(-41.5, 27.0, 1.5, 4.0),
            ),
        ),
        (
            ('from = "EPSG:2383"', PIPELINE),
            UserTransformation(
                "转换",
                "测绘院",
                "EPSG:2383",
                "EPSG:4547",
                Pipeline("+proj=affine +xoff=80 +yoff=35"),
            ),
        ),
    ],
)
def test_a_transformation_is_read(
    tmp_path: Path, rows: tuple[str, ...], expected: UserTransformation
) -> None:
    case = read_case(written(tmp_path, table(*rows), layer='transformation = "转换"\n'))
    assert case.transformations == (expected,)
    assert case.layers[-1].transformation == "转换"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((XIAN,), "只写一种"),
        ((XIAN, SEVEN, FOUR), "只写一种"),
        ((SEVEN,), "from"),
        ((XIAN, SEVEN.replace(', rotation = "coordinate_frame"', "")), "rotation"),
        ((XIAN, SEVEN.replace("coordinate_frame", "clockwise")), "clockwise"),
        ((XIAN, SEVEN.replace("x_m = -15.5, ", "")), "x_m"),
        ((XIAN, SEVEN.replace("-15.5", "inf")), "x_m"),
        ((XIAN, SEVEN.replace("-15.5", '"-15.5"')), "x_m"),
        ((XIAN, SEVEN.replace("x_m", "dx")), "dx"),
        ((XIAN, FOUR.replace("scale_ppm = 4", "scale = 1")), "scale"),
        (('from = "EPSG:999999"', SEVEN), "EPSG:999999"),
        ((XIAN, 'to = "nowhere"', SEVEN), "nowhere"),
        (('from = "EPSG:4610"', 'to = "EPSG:4526"', FOUR), "平面坐标"),
        ((XIAN, 'to = "EPSG:4490"', FOUR), "平面坐标"),
        (('from = "EPSG:4547"', SEVEN), "不需要转换"),
        (('from = "EPSG:4326"', 'to = "EPSG:4490"', SEVEN), "不需要转换"),
        ((XIAN, 'pipeline = "+proj=hgridshift +grids=no.gsb"'), "PROJ 不接受"),
        ((XIAN, 'pipeline = "EPSG:15918"'), "不是 PROJ 管道"),
        ((XIAN, SEVEN, "accuracy_m = -1"), "accuracy_m"),
        ((XIAN, SEVEN, "datum = 1"), "datum"),
    ],
)
def test_what_is_wrong_with_a_transformation_is_named(
    tmp_path: Path, rows: tuple[str, ...], words: str
) -> None:
    faults = faults_of(written(tmp_path, table(*rows)))
    assert any(words in str(fault) for fault in faults)
    assert all(fault.remedy and fault.place for fault in faults)


def test_a_name_that_nobody_defined_is_refused_with_a_hint(tmp_path: Path) -> None:
    path = written(
        tmp_path, table(XIAN, SEVEN, name="西安80"), layer='transformation = "西安8O"\n'
    )
    (fault,) = faults_of(path)
    assert "西安8O" in fault.problem
    assert "西安80" in fault.remedy


def test_names_are_there_once(tmp_path: Path) -> None:
    faults = faults_of(written(tmp_path, table(XIAN, SEVEN), table(XIAN, PIPELINE)))
    assert ["两次" in fault.problem for fault in faults] == [True]


def test_one_that_no_layer_asks_for_is_remarked_on(tmp_path: Path) -> None:
    case = read_case(written(tmp_path, table(XIAN, SEVEN)))
    inputs = read_inputs(case, progress=ignore_progress, is_cancelled=never_cancelled)
    assert ["转换" in remark for remark in inputs.remarks] == [True]
    used = replace(case.layers[0], transformation="转换")
    asked = replace(case, layers=(used, *case.layers[1:]))
    inputs = read_inputs(asked, progress=ignore_progress, is_cancelled=never_cancelled)
    assert inputs.remarks == ()
    assert inputs.layers[0].user_transformation == case.transformations[0]


numbers = st.floats(-1e6, 1e6)
methods = st.one_of(
    st.builds(SevenParameters, *[numbers] * 7, st.sampled_from(Rotation)),
    st.builds(FourParameters, *[numbers] * 4),
)


@given(method=methods, accuracy_m=st.floats(0, 100))
def test_whatever_is_written_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, method: object, accuracy_m: float
) -> None:
    folder = tmp_path_factory.getbasetemp()
    case = read_case(write_small_case(folder))
    user = UserTransformation(
        "转“换”", "测绘院\\n", "EPSG:2362", "EPSG:4526", method, accuracy_m
    )
    layers = (
        replace(case.layers[0], transformation=user.name, accept_displacement="函"),
        *case.layers[1:],
    )
    full = replace(
        case, transformations=(user,), area_transformation=user.name, layers=layers
    )
    assert _content(read_draft(case_text(full, folder), case.path)) == _content(full)


def _content(case: Case) -> Case:
    return replace(case, sha256="")
