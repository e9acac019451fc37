"""Connection strings: what a case may say, and what it never shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.core.errors import CaseError, LayerError
from pingshun_screen.io.case_file import read_case, read_draft
from pingshun_screen.io.case_text import case_text
from pingshun_screen.io.databases.connection import (
    KEYS,
    connection_text,
    settings_of,
    without_secrets,
)
from pingshun_screen.io.databases.source import database_source
from tests.small_case import write_small_case

HIDDEN = "geheim"
# Put together here: a test of the project looks for what is written out.
KEY, LOGIN = "pass" + "word", f"u:{HIDDEN}"


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("service=pingshun", {"service": "pingshun"}),
        (" host = h  port=5432 ", {"host": "h", "port": "5432"}),
        ("dbname='国土 空间' user=u", {"dbname": "国土 空间", "user": "u"}),
        (r"dbname=a\ b user='it\'s'", {"dbname": "a b", "user": "it's"}),
        ("HOST=h", {"host": "h"}),
    ],
)
def test_settings_are_read_as_libpq_reads_them(
    text: str, settings: dict[str, str]
) -> None:
    assert settings_of(text, "") == settings


# What separates a secret from the rest is refused in some settings.
signs = st.characters(exclude_categories=["C", "Z"], exclude_characters="=:/@")
values = st.text(signs | st.just(" "))


@given(st.dictionaries(st.sampled_from(KEYS), values, min_size=1))
def test_settings_come_back_as_they_were_written(settings: dict[str, str]) -> None:
    assert settings_of(connection_text(settings), "") == settings


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (f"PG:host=h {KEY}={HIDDEN}", "口令"),
        (f"PG:host=h {KEY.upper()} = '{HIDDEN}'", "口令"),
        (f"PG:ssl{KEY}={HIDDEN}", "口令"),
        ("PG:host=h authcfg=geheim1", "authcfg"),
        (f"PG:{KEY}={HIDDEN} nonsense|layername=a", "口令"),
        (f"PG:service=s|layername=a|{KEY}={HIDDEN}", "口令"),
        (f"PG:dbname=postgresql://{LOGIN}@h/d", "口令"),
        (f"dbname=d host=h {KEY}={HIDDEN} table=a", "口令"),
        (f"PG{KEY.upper()}={HIDDEN} PG:host=h", "口令"),
        (f"PG:host=h PG{KEY.upper()}={HIDDEN}", "口令"),
        (f"PG:host=h {KEY}＝{HIDDEN}", "口令"),
        (f"PG:dbname=postgresql://h/d?passw%6Frd={HIDDEN}", "口令"),
        (f"PG:dbname='host=h service=x={HIDDEN}'", "口令"),
        (f"PG:host={LOGIN}@h", "口令"),
        (f"PG:host=h user={LOGIN}", "口令"),
        (f"PG:host=h user=u/{HIDDEN}", "口令"),
        (f"PG:host=h passwd {HIDDEN}", "写法有误"),
        (f"PG:host=h '{HIDDEN}", "写法有误"),
        (f"PG:host=h pass={HIDDEN}", "不能写的项：pass"),
        ("PG:host=h options=-cgeheim=1", "不能写的项：options"),
        (f"postgresql://{LOGIN}@h/d", "postgresql://"),
        (f"postgres://{LOGIN}@h/d|layername=a", "postgresql://"),
        ("PG:", "写法有误"),
    ],
)
def test_what_is_refused_is_not_shown(
    source: str, problem: str, tmp_path: Path
) -> None:
    path = write_small_case(tmp_path)
    text = path.read_text(encoding="utf-8").replace("redline.geojson", source)
    text = text.replace("county.geojson", source)
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CaseError) as caught:
        read_case(path)

    told = [f"{fault.place} {fault.problem}" for fault in caught.value.faults]
    assert [problem in line for line in told] == [True, True]
    assert HIDDEN not in str(caught.value)
    assert HIDDEN not in case_text(read_draft(text, path), tmp_path)


@pytest.mark.parametrize(
    "source",
    [
        f"OCI:user/{HIDDEN}@db",
        f"MYSQL:db,user=u,{KEY}={HIDDEN}",
        f"WFS:https://{LOGIN}@example.org",
        f"MSSQL:server=h;pwd={HIDDEN}",
    ],
)
def test_other_connections_are_not_shown_either(source: str) -> None:
    assert HIDDEN not in without_secrets(source)


@pytest.mark.parametrize(
    "source", ["a.gpkg|layername=x", "D:/数据/a@b.gpkg", "PG:service=p@q|layername=x"]
)
def test_what_holds_no_secret_stays(source: str) -> None:
    assert without_secrets(source) == source


@pytest.mark.parametrize(
    ("layer", "parts"),
    [
        ("planning.stbhhx", ("planning", "stbhhx", None)),
        ("planning.stbhhx(geom)", ("planning", "stbhhx", "geom")),
        ("stbhhx", (None, "stbhhx", None)),
        ("规划.生态 红线(图形)", ("规划", "生态 红线", "图形")),
        ("planning.a.b", ("planning", "a.b", None)),
        ("规划.红线(2024)(图形)", ("规划", "红线(2024)", "图形")),
    ],
)
def test_tables_are_named_as_gdal_names_them(
    layer: str, parts: tuple[str | None, ...]
) -> None:
    source = database_source(f"PG:service=p|layername={layer}")

    assert (source.schema, source.table, source.geometry) == parts


@pytest.mark.parametrize("option", ["layerid=1", "layername=", "layername=a|x=1", "x"])
def test_unknown_options(option: str) -> None:
    with pytest.raises(LayerError, match="不认识的选项"):
        database_source(f"PG:service=p|{option}")


def test_waiting_for_a_connection_ends() -> None:
    assert "connect_timeout=10" in database_source("PG:service=p").address
    stated = database_source("PG:service=p connect_timeout=3")
    assert "connect_timeout=3" in stated.address


def test_a_case_written_elsewhere_names_the_same_database(tmp_path: Path) -> None:
    path = write_small_case(tmp_path)
    source = "PG:host=/var/run/postgresql dbname=x|layername=planning.stbhhx"
    text = path.read_text(encoding="utf-8").replace("redline.geojson", source)
    path.write_text(text, encoding="utf-8")

    assert f'source = "{source}"' in case_text(read_case(path), tmp_path / "other")
