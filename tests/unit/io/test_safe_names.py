from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.io.safe_names import MAX_STEM_BYTES, file_stems


@pytest.mark.parametrize(
    ("label", "stem"),
    [
        (("C1400", "赵家山石料厂"), "C1400-赵家山石料厂"),
        (("", "石料厂"), "石料厂"),
        (("C1400", ""), "C1400"),
        (("", ""), "未命名"),
        (("..", "/"), "_"),
        (("", "../../etc/passwd"), "_.._etc_passwd"),
        (("a:b", 'c*?"<>|\\d'), "a_b-c_______d"),
        (("", "CON"), "_CON"),
        (("", "nul.txt"), "_nul.txt"),
        (("", "com1 .x"), "_com1 .x"),
        (("1", "名称. . "), "1-名称"),
        (("1", "a\tb\n c"), "1-a b c"),
        (("1", "\u202ecod.exe\u200b"), "1-cod.exe"),
        (("1", "e\u0301"), "1-\u00e9"),
        (("1", "\ud800x"), "1-x"),
    ],
)
def test_a_name_becomes_safe(label: tuple[str, str], stem: str) -> None:
    assert file_stems([label]) == (stem,)


def test_equal_names_are_numbered_in_order() -> None:
    labels = [("1", "A"), ("1", "a"), ("1", "A"), ("1", "A-2"), ("2", "A")]
    assert file_stems(labels) == ("1-A", "1-a-2", "1-A-3", "1-A-2-2", "2-A")


def test_a_long_name_is_cut_between_characters() -> None:
    first, second = file_stems([("1", "矿" * 100)] * 2)
    assert first == "1-" + "矿" * 39
    assert second == "1-" + "矿" * 38 + "-2"


LABELS = st.lists(
    st.tuples(
        st.text(alphabet=st.characters() | st.sampled_from('CONcon.1/\\:*- "'))
        | st.sampled_from(["CON", "A", "a", "矿" * 60]),
        st.text(max_size=60) | st.sampled_from(["", ".", "矿山"]),
    ),
    max_size=12,
)


@given(LABELS)
def test_stems_are_safe_and_different(labels: list[tuple[str, str]]) -> None:
    stems = file_stems(labels)
    assert len(stems) == len(labels)
    assert len({stem.casefold() for stem in stems}) == len(stems)
    for stem in stems:
        assert stem
        assert len(stem.encode()) <= MAX_STEM_BYTES
        assert not set(stem) & set('<>:"/\\|?*')
        assert stem[0] not in " .-"
        assert stem[-1] not in " ."
        assert stem.partition(".")[0].strip().upper() not in {"CON", "NUL", "COM1"}
        assert not any(unicodedata.category(char) in ("Cc", "Cf") for char in stem)


@given(LABELS, LABELS)
def test_later_mines_do_not_change_earlier_names(
    first: list[tuple[str, str]], more: list[tuple[str, str]]
) -> None:
    assert file_stems(first + more)[: len(first)] == file_stems(first)
