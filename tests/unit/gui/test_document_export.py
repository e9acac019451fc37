"""Copies of documents never take the place of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pingshun_screen.gui.document_export import copy_documents


def _written(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text)
    return path


def test_documents_keep_their_names_where_these_are_free(tmp_path: Path) -> None:
    documents = [
        _written(tmp_path / "from", name, name) for name in ("a.pdf", "b.docx")
    ]
    copies = copy_documents(documents, tmp_path / "deep" / "to")
    assert (copies.count, copies.numbered) == (2, ())
    assert {path.name: path.read_text() for path in copies.folder.iterdir()} == {
        "a.pdf": "a.pdf",
        "b.docx": "b.docx",
    }


def test_a_taken_name_gets_the_next_free_number(tmp_path: Path) -> None:
    document = _written(tmp_path / "from", "a.pdf", "new")
    _written(tmp_path / "to", "a.pdf", "old")
    _written(tmp_path / "to", "a (2).pdf", "older")
    copies = copy_documents([document, document], tmp_path / "to")
    assert copies.numbered == ("a (3).pdf", "a (4).pdf")
    assert (tmp_path / "to" / "a.pdf").read_text() == "old"
    assert (tmp_path / "to" / "a (3).pdf").read_text() == "new"


def test_a_document_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        copy_documents([tmp_path / "gone.pdf"], tmp_path / "to")
