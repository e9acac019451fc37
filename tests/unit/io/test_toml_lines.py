from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.core.errors import CaseError
from pingshun_screen.io.toml_lines import key_lines, read_toml

TEXT = '''\
# a comment with [brackets] and = signs
title = "a # no comment"

[case]
"quoted.key" = 1
site.owner.name = """
several
lines = "of text"
"""
inline = { a = 1, b = { c = [1, 2] } }

[[layer]]
role = "road"   # comment, with ]
[layer.fields]
'single quoted' = "x"
[[layer]]
role = "railway"
of = [
  { type = "all", of = [
    { type = 'its' },
  ] },
  # between
  { type = "any" },
]
[[layer.part]]
n = 1
[[layer.part]]
n = 2026-06-30 12:00:00
'''


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("title",), 2),
        (("case",), 4),
        (("case", "quoted.key"), 5),
        (("case", "site", "owner", "name"), 6),
        (("case", "inline"), 10),
        (("case", "inline", "b", "c", 1), 10),
        (("layer",), 12),
        (("layer", 0), 12),
        (("layer", 0, "role"), 13),
        (("layer", 0, "fields"), 14),
        (("layer", 0, "fields", "single quoted"), 15),
        (("layer", 1), 16),
        (("layer", 1, "of", 0), 19),
        (("layer", 1, "of", 0, "of", 0, "type"), 20),
        (("layer", 1, "of", 1, "type"), 23),
        (("layer", 1, "part", 0, "n"), 26),
        (("layer", 1, "part", 1), 27),
        (("layer", 1, "part", 1, "n"), 28),
    ],
)
def test_a_key_has_the_line_it_is_written_on(
    keys: tuple[str | int, ...], line: int
) -> None:
    assert key_lines(TEXT)[keys] == line


def test_a_missing_key_has_the_line_of_the_table_it_is_missing_from(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(TEXT, encoding="utf-8")
    file = read_toml(path, CaseError)
    assert file.line(("layer", 1, "source")) == 16
    assert file.line(("nothing", "at all")) == 1
    assert file.place(("title",)) == f"{path}:2"


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=6))
def test_any_quoted_keys_and_values_keep_their_lines(entries: dict[str, str]) -> None:
    def quoted(text: str) -> str:
        return '"' + "".join(f"\\U{ord(char):08X}" for char in text) + '"'

    entries = {
        key: value
        for key, value in entries.items()
        if not any("\ud800" <= char <= "\udfff" for char in key + value)
    }
    text = "\n".join(
        f"{quoted(key)} = {quoted(value)}" for key, value in entries.items()
    )
    assert key_lines(text) == {
        (key,): number for number, key in enumerate(entries, start=1)
    }


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        (b"a = 1\nb = \n", 2, "TOML"),
        (b"a = 1\na = 2\n", 2, "TOML"),
        (b"a = 1\n\nb = [1,\n", 3, "TOML"),
        (b"a = 2026-02-30\n", 1, "TOML"),
        ('a = 1\nb = "矿"\n'.encode("gbk"), 2, "UTF-8"),
        (b"a = " + b"[" * 5000, 1, "嵌套"),
    ],
)
def test_what_is_not_toml_is_refused_with_its_line(
    tmp_path: Path, content: bytes, line: int, problem: str
) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(content)
    with pytest.raises(CaseError) as caught:
        read_toml(path, CaseError)
    (fault,) = caught.value.faults
    assert fault.place == f"{path}:{line}"
    assert problem in fault.problem


@pytest.mark.parametrize("name", ["absent.toml", "."])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CaseError) as caught:
        read_toml(tmp_path / name, CaseError)
    assert caught.value.faults[0].place == str(tmp_path / name)


def test_windows_files_read_like_others(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\n\r\n[b]\r\nc = 2\r\n")
    file = read_toml(path, CaseError)
    assert file.table == {"a": 1, "b": {"c": 2}}
    assert file.line(("b", "c")) == 4
