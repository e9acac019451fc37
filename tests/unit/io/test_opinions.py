"""Opinions: recorded whole or not at all, kept as they are, the latest counts."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.core.errors import LayerError, OutputError
from pingshun_screen.core.texts import say
from pingshun_screen.io import opinions
from pingshun_screen.io.finding_words import Subject
from pingshun_screen.io.opinion_rules import STANCES
from pingshun_screen.io.opinions import (
    Opinion,
    Stance,
    disputed_subjects,
    is_disputed,
    read_opinions,
    record_opinion,
    standing,
)
from pingshun_screen.io.results_gpkg import write_geopackage
from tests.unit.io.opinion_samples import opinion_on
from tests.unit.report.fabricated import result


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("run") / "results.gpkg"
    write_geopackage(result(), path)
    return path


@pytest.fixture
def geopackage(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(written, tmp_path))


def _told(path: Path, query: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchone()[0]


def _run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_what_is_recorded_is_read_back(geopackage: Path) -> None:
    mine = result().mines[0]
    said = opinion_on(1, licence_no=mine.licence_no, name=mine.name, clause="close-6")
    record_opinion(geopackage, said)
    (read,) = read_opinions(geopackage)
    assert replace(read, finding="") == said
    assert read.finding == read.finding_now
    assert read.finding.startswith("符合：")
    assert not read.is_outdated


def test_subjects_are_quoted_in_words(geopackage: Path) -> None:
    conflict = result().mines[0].conflicts[0]
    feature = {
        "role": conflict.role.value,
        "feature_id": conflict.feature_id,
        "feature_name": conflict.feature_name,
    }
    record_opinion(geopackage, opinion_on(1))
    record_opinion(geopackage, opinion_on(1, **feature))
    record_opinion(geopackage, opinion_on(1, clause="close-6", **feature))
    whole, overlap, both = (one.finding for one in read_opinions(geopackage))
    assert whole == "存在空间冲突，建议列入关闭取缔"
    assert overlap == f"部分重叠，重叠 {conflict.overlap_m2:,.2f} 平方米"
    assert both.startswith("符合：")
    assert both.endswith(overlap)


def test_the_mine_is_named_where_the_opinion_leaves_it_out(geopackage: Path) -> None:
    mine = result().mines[0]
    record_opinion(geopackage, opinion_on(1))
    record_opinion(geopackage, opinion_on(1, name="从前的名称"))
    unnamed, named = read_opinions(geopackage)
    assert (unnamed.licence_no, unnamed.name) == (mine.licence_no, mine.name)
    assert (named.licence_no, named.name) == ("", "从前的名称")


def test_the_geopackage_tells_of_what_was_added(geopackage: Path) -> None:
    before = _told(
        geopackage,
        "SELECT last_change FROM gpkg_contents WHERE table_name = 'opinions'",
    )
    _run(geopackage, "UPDATE gpkg_ogr_contents SET feature_count = 7")
    record_opinion(geopackage, opinion_on(1))
    query = "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'opinions'"
    assert _told(geopackage, query) == 1
    after = _told(
        geopackage,
        "SELECT last_change FROM gpkg_contents WHERE table_name = 'opinions'",
    )
    assert str(after) > str(before)
    assert str(after).endswith("Z")


FAULTY = [
    ({"reason": " 　\n"}, "blank", {"label": "理由"}),
    ({"reason": "", "stance": Stance.AGREE}, "blank", {"label": "理由"}),
    ({"reason": "\0"}, "blank", {"label": "理由"}),
    ({"signed_by": ""}, "blank", {"label": "签署人"}),
    ({"department": ""}, "blank", {"label": "责任部门"}),
    ({"recorded_at": "2026-06-30T10:00:00"}, "moment", None),
    ({"recorded_at": "昨天"}, "moment", None),
    ({"clause": "close-99"}, "no_finding", None),
    ({"role": "geopark", "feature_id": "没有"}, "no_finding", None),
    ({"mine_key": 999}, "no_finding", None),
    ({"mine_key": None}, "no_finding", None),
]


@pytest.mark.parametrize(("values", "sentence", "words"), FAULTY)
def test_a_faulty_opinion_is_refused(
    geopackage: Path,
    values: dict[str, object],
    sentence: str,
    words: dict[str, str] | None,
) -> None:
    faulty = replace(opinion_on(1), **values)
    with pytest.raises(OutputError) as refused:
        record_opinion(geopackage, faulty)
    (fault,) = refused.value.faults
    assert fault.remedy == say(f"opinions.{sentence}_remedy")
    if words:
        assert fault.problem == say(f"opinions.{sentence}_problem", **words)
    assert read_opinions(geopackage) == ()


def test_all_faults_are_told_at_once(geopackage: Path) -> None:
    with pytest.raises(OutputError) as refused:
        record_opinion(geopackage, opinion_on(99, reason="", signed_by=""))
    assert len(refused.value.faults) == 3


MIDNIGHT = [
    ("2026-06-30T00:30:00+08:00", date(2026, 6, 30), True),
    ("2026-06-29T16:30:00+00:00", date(2026, 6, 30), False),
    ("2026-06-30T23:59:59+08:00", date(2026, 7, 1), False),
]


@pytest.mark.parametrize(("recorded_at", "signed_on", "is_taken"), MIDNIGHT)
def test_nobody_signs_after_the_day_of_recording(
    geopackage: Path, recorded_at: str, signed_on: date, is_taken: bool
) -> None:
    said = opinion_on(1, recorded_at=recorded_at, signed_on=signed_on)
    if is_taken:
        record_opinion(geopackage, said)
    else:
        with pytest.raises(OutputError, match="晚于记录日期"):
            record_opinion(geopackage, said)
    assert len(read_opinions(geopackage)) == is_taken


REFUSED = [
    ("UPDATE opinions SET reason = '改'", "update"),
    ("UPDATE opinions SET recorded_at = NULL", "update"),
    ("DELETE FROM opinions", "delete"),
    ("INSERT INTO opinions (reason) VALUES ('没有别的')", "blank"),
]


@pytest.mark.parametrize(("statement", "sentence"), REFUSED)
def test_the_file_itself_keeps_what_was_said(
    geopackage: Path, statement: str, sentence: str
) -> None:
    record_opinion(geopackage, opinion_on(1))
    before = read_opinions(geopackage)
    with pytest.raises(sqlite3.IntegrityError) as refused:
        _run(geopackage, statement)
    assert str(refused.value) == say(f"opinions.refused_{sentence}")
    assert read_opinions(geopackage) == before


INSERT = "INSERT INTO opinions (mine_key, department, stance, reason, signed_by, "


@pytest.mark.parametrize(
    ("stance", "day"),
    [("perhaps", "2026-06-30"), ("agree", "2026-6-30"), ("agree", "2026-02-30")],
)
def test_the_file_itself_refuses_what_cannot_be_read(
    geopackage: Path, stance: str, day: str
) -> None:
    values = f"(1, '林业部门', '{stance}', '理由', '张三', '{day}')"
    with pytest.raises(sqlite3.IntegrityError):
        _run(geopackage, f"{INSERT}signed_on) VALUES {values}")


@pytest.mark.parametrize(
    "moment", ["2026-06-30T10:00:00", "2026-02-30T10:00:00+08:00", "昨天", ""]
)
def test_the_file_itself_refuses_a_moment_without_zone(
    geopackage: Path, moment: str
) -> None:
    values = f"(1, '林业部门', 'agree', '理由', '张三', '2026-06-30', '{moment}')"
    with pytest.raises(sqlite3.IntegrityError):
        _run(geopackage, f"{INSERT}signed_on, recorded_at) VALUES {values}")


@pytest.mark.parametrize(
    ("moment", "stored"),
    [
        ("2026-06-30T10:00:00.123456+08:00", "2026-06-30T10:00:00+08:00"),
        ("2026-06-30T10:00:00Z", "2026-06-30T10:00:00+00:00"),
        ("20260630T1000-0330", "2026-06-30T10:00:00-03:30"),
    ],
)
def test_moments_are_stored_in_one_way(
    geopackage: Path, moment: str, stored: str
) -> None:
    record_opinion(geopackage, opinion_on(1, recorded_at=moment))
    (read,) = read_opinions(geopackage)
    assert read.recorded_at == stored


@pytest.mark.parametrize("blank", ["", " ", "　\n\t\r "])
def test_the_file_itself_refuses_a_blank_reason(geopackage: Path, blank: str) -> None:
    values = f"(1, '林业部门', 'agree', '{blank}', '张三', '2026-06-30')"
    with pytest.raises(sqlite3.IntegrityError):
        _run(geopackage, f"{INSERT}signed_on) VALUES {values}")


def test_the_file_knows_the_same_stances() -> None:
    assert set(STANCES) == set(Stance)


def test_the_file_dates_what_has_no_time(geopackage: Path) -> None:
    values = "(1, '林业部门', 'agree', '理由', '张三', '2026-06-30')"
    _run(geopackage, f"{INSERT}signed_on) VALUES {values}")
    (read,) = read_opinions(geopackage)
    assert datetime.fromisoformat(read.recorded_at).tzinfo is not None
    assert read.name == result().mines[0].name


def test_oldest_first_whatever_the_zone_and_the_order_of_recording(
    geopackage: Path,
) -> None:
    moments = ("2026-07-01T08:00:00+08:00", "2026-06-30T23:00:00+00:00")
    for number, moment in enumerate(moments):
        said = opinion_on(1, recorded_at=moment, reason=str(number))
        record_opinion(geopackage, said)
    assert [one.reason for one in read_opinions(geopackage)] == ["1", "0"]


def test_texts_that_a_database_cannot_hold(geopackage: Path) -> None:
    record_opinion(geopackage, opinion_on(1, reason="甲\0乙\ud800丙 "))
    (read,) = read_opinions(geopackage)
    assert read.reason == "甲乙?丙"


def test_a_file_in_use_is_named_with_who_may_hold_it(
    geopackage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opinions, "_WAIT_S", 0.0)
    with closing(sqlite3.connect(geopackage, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OutputError, match="QGIS"):
            record_opinion(geopackage, opinion_on(1))
        with pytest.raises(LayerError, match="占用"):
            read_opinions(geopackage)
    assert read_opinions(geopackage) == ()


def test_no_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "results.gpkg"
    with pytest.raises(OutputError):
        record_opinion(path, opinion_on(1))
    with pytest.raises(LayerError):
        read_opinions(path)
    assert not path.exists()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "results.gpkg"
    path.write_bytes(b"no database" * 100)
    with pytest.raises(OutputError):
        record_opinion(path, opinion_on(1))
    with pytest.raises(LayerError):
        read_opinions(path)


def test_places_with_signs_of_a_web_address(tmp_path: Path, written: Path) -> None:
    folder = tmp_path / "县 #1?mode=ro%20&"
    folder.mkdir()
    path = Path(shutil.copy(written, folder))
    record_opinion(path, opinion_on(1))
    assert len(read_opinions(path)) == 1


OLD_TABLE = "CREATE TABLE opinions (fid INTEGER PRIMARY KEY, mine_key, answer, remark)"


def test_an_older_file_without_opinions_has_none(geopackage: Path) -> None:
    _run(geopackage, "DROP TABLE opinions", OLD_TABLE)
    assert read_opinions(geopackage) == ()
    _run(geopackage, "DROP TABLE opinions")
    assert read_opinions(geopackage) == ()


def test_opinions_of_an_older_file_are_not_passed_over(geopackage: Path) -> None:
    filled = "INSERT INTO opinions (answer) VALUES ('同意')"
    _run(geopackage, "DROP TABLE opinions", OLD_TABLE, filled)
    with pytest.raises(LayerError, match="旧版本"):
        read_opinions(geopackage)


@pytest.mark.parametrize(
    ("column", "value"),
    [("stance", "perhaps"), ("signed_on", ""), ("recorded_at", "2026-06-30T10:00:00")],
)
def test_an_opinion_that_cannot_be_read_is_told(
    geopackage: Path, column: str, value: str
) -> None:
    record_opinion(geopackage, opinion_on(1))
    change = f"UPDATE opinions SET {column} = '{value}'"
    _run(geopackage, "DROP TRIGGER opinions_are_not_changed", change)
    with pytest.raises(LayerError, match="不能读取"):
        read_opinions(geopackage)


def test_a_finding_that_changed_outdates_what_was_said_of_it(geopackage: Path) -> None:
    record_opinion(geopackage, opinion_on(1, clause="close-6"))
    _run(geopackage, "UPDATE clauses SET status = 'not_met' WHERE clause = 'close-6'")
    (read,) = read_opinions(geopackage)
    assert read.is_outdated
    assert read.finding.startswith("符合：")
    assert read.finding_now.startswith("不符合：")
    _run(geopackage, "DELETE FROM clauses")
    (read,) = read_opinions(geopackage)
    assert (read.is_outdated, read.finding_now) == (True, "")


def test_values_of_another_version_are_quoted_as_they_are(geopackage: Path) -> None:
    _run(geopackage, "UPDATE clauses SET status = 'doubtful', reason = '存疑'")
    record_opinion(geopackage, opinion_on(1, clause="close-6"))
    (read,) = read_opinions(geopackage)
    assert read.finding == "doubtful：存疑"


# ---- which opinion counts ---------------------------------------------------
CLAUSE = Subject(mine_key=1, clause="close-6")


def test_the_latest_of_a_department_counts() -> None:
    first = opinion_on(1, clause="close-6", stance=Stance.DISAGREE)
    other = opinion_on(1, clause="close-6", department="文旅部门", stance=Stance.AGREE)
    assert is_disputed([first, other], CLAUSE)
    later = replace(first, stance=Stance.CONDITION)
    assert standing([first, other, later]) == (other, later)
    assert not is_disputed([first, other, later], CLAUSE)
    again = replace(first, reason="仍不同意")
    assert is_disputed([first, other, later, again], CLAUSE)


def test_a_dispute_is_about_its_own_finding() -> None:
    said = [opinion_on(1, clause="close-6")]
    assert not is_disputed(said, Subject(mine_key=2, clause="close-6"))
    assert not is_disputed(said, Subject(mine_key=1, clause="close-7"))
    assert disputed_subjects(said) == {CLAUSE}


def test_mines_that_are_gone_are_told_apart() -> None:
    gone = [opinion_on(None, licence_no=number) for number in ("C1", "C2", "C1")]
    assert standing(gone) == (gone[1], gone[2])


SAID = st.lists(
    st.builds(
        opinion_on,
        st.sampled_from([1, 2, None]),
        licence_no=st.sampled_from(["C1", "C2"]),
        clause=st.sampled_from(["", "close-6"]),
        department=st.sampled_from(["林业部门", "文旅部门"]),
        stance=st.sampled_from(Stance),
        reason=st.uuids().map(str),
    ),
    max_size=12,
)


@given(SAID)
def test_one_opinion_counts_for_each_department_and_finding(
    said: list[Opinion],
) -> None:
    counting = standing(said)
    pairs = [(one.department, one.subject) for one in counting]
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == {(one.department, one.subject) for one in said}
    for one in counting:
        same = [
            other
            for other in said
            if (other.department, other.subject) == (one.department, one.subject)
        ]
        assert one is same[-1]
    assert standing(counting) == counting
