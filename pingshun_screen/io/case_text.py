"""Writing a case file."""

from __future__ import annotations

import os
from pathlib import Path

import tomli_w

from pingshun_screen.core.errors import OutputError
from pingshun_screen.io.case_file import Case, LayerSpec
from pingshun_screen.io.databases.connection import is_database
from pingshun_screen.io.faults import said_fault
from pingshun_screen.io.heritage.spec import heritage_table
from pingshun_screen.io.ledgers.spec import ledger_table
from pingshun_screen.io.transformations import transformation_table

Toml = dict[str, object]


def case_text(case: Case, folder: Path) -> str:
    """Return a case as the text of a case file.

    Parameters
    ----------
    case
        The case; its sources are relative to the folder of `case.path`.
    folder
        Where the file will lie: sources below or beside it become relative.
    """
    moved = _Moved(case.path.parent, folder)
    head: Toml = {
        "title": case.title,
        "policy": moved.policy(case.policy),
        "as_of": case.as_of,
        "crs": case.crs,
    }
    if case.area is not None:
        head["area"] = moved.source(case.area)
    if case.area_transformation:
        head["area_transformation"] = case.area_transformation
    if case.accept_unverified_size_classes:
        head["accept_unverified_size_classes"] = True
    if case.absent_roles:
        head["absent_roles"] = {
            role.value: case.absent_roles[role] for role in sorted(case.absent_roles)
        }
    document: Toml = {"case": head}
    if case.transformations:
        document["transformation"] = [
            transformation_table(user) for user in case.transformations
        ]
    document["layer"] = [_layer(layer, moved) for layer in case.layers]
    if case.heritage_scopes:
        document["heritage_scope"] = [
            heritage_table(spec, moved.source) for spec in case.heritage_scopes
        ]
    if case.ledgers:
        document["ledger"] = [ledger_table(x, moved.source) for x in case.ledgers]
    if case.dem_source:
        document["dem"] = {"source": moved.source(case.dem_source)}
    if case.parameters:
        document["parameters"] = {
            name: _plain(value) for name, value in sorted(case.parameters.items())
        }
    return tomli_w.dumps(document)


def write_case(case: Case, path: Path) -> None:
    """Write a case file, whole or not at all.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    text = case_text(case, path.parent)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        os.replace(draft, path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        fault = said_fault(str(path), "output.not_written", reason=reason)
        raise OutputError([fault]) from error


class _Moved:
    """Sources as a file in another folder has to name them."""

    def __init__(self, old: Path, new: Path) -> None:
        self._old = Path(os.path.realpath(old))
        self._new = Path(os.path.realpath(new))

    def source(self, text: str) -> str:
        """Return a source whose path starts from the new folder."""
        if is_database(text):
            return text
        path, *options = text.split("|")
        return "|".join([self._path(path.strip()), *options])

    def policy(self, name: str) -> str:
        """Return the policy's identifier, or its path from the new folder."""
        return self._path(name) if (self._old / name).is_file() else name

    def _path(self, path: str) -> str:
        whole = os.path.normpath(self._old / path)
        try:
            return Path(os.path.relpath(whole, self._new)).as_posix()
        except ValueError:
            # Another drive: there is no way from one to the other.
            return Path(whole).as_posix()


def _layer(layer: LayerSpec, moved: _Moved) -> Toml:
    stated: Toml = {
        "encoding": layer.encoding,
        "crs": layer.crs,
        "fields": dict(layer.fields),
        "where": layer.where,
        "accuracy_m": layer.accuracy_m,
        "coverage": moved.source(layer.coverage) if layer.coverage else "",
        "allow_empty": layer.allow_empty,
        "accept_null_geometry": layer.accept_null_geometry,
        "date": layer.data_date,
        "transformation": layer.transformation,
        "accept_displacement": layer.accept_displacement,
    }
    silent: tuple[object, ...] = ("", {}, False, 0.0)
    told = {key: value for key, value in stated.items() if value not in silent}
    return {"role": layer.role.value, "source": moved.source(layer.source), **told}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
