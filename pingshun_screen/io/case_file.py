"""The case file: what is screened, against which layers, by which policy."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pingshun_screen.core.crs import working_crs
from pingshun_screen.core.errors import CaseError, Fault, LayerError, PolicyError
from pingshun_screen.core.user_transformations import UserTransformation
from pingshun_screen.core.vocabulary import SCOPE_ROLES, Role, vocabulary
from pingshun_screen.io.case_sources import stated_source
from pingshun_screen.io.heritage.spec import HeritageSpec, read_heritage_specs
from pingshun_screen.io.ledgers.spec import LedgerSpec, read_ledger_specs
from pingshun_screen.io.policy_file import (
    load_policy,
    override_parameters,
    policy_path,
    unknown_policy,
)
from pingshun_screen.io.toml_lines import Keys, TomlFile, parse_toml, read_toml
from pingshun_screen.io.toml_sections import Section, in_file_order
from pingshun_screen.io.transformations import (
    chosen_transformation,
    read_transformations,
)

_VECTOR_ROLES = tuple(role for role in Role if role is not Role.DEM)


@dataclass(frozen=True)
class LayerSpec:
    """One layer as the case names it.

    Parameters
    ----------
    role
        What it stands for.
    source
        Path relative to the case file, or any OGR source.
    encoding, crs
        Stated text encoding and CRS, empty where the case is silent.
    fields
        Standard field to column.
    where
        OGR attribute filter, empty for none.
    accuracy_m
        Positional accuracy of the boundaries, one standard deviation, metres.
    coverage
        Source of what the layer claims to cover; None for the case's area.
    allow_empty
        A constraint layer without features is no error.
    accept_null_geometry
        Features without geometry do not leave the layer's answer open.
    data_date
        Date of the data as stated, empty if not.
    transformation
        Name of the transformation that brings it to CGCS2000, empty for none.
    accept_displacement
        Who says that a displacement against the outline is right, empty if nobody.
    """

    role: Role
    source: str
    encoding: str = ""
    crs: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    where: str = ""
    accuracy_m: float = 0.0
    coverage: str | None = None
    allow_empty: bool = False
    accept_null_geometry: bool = False
    data_date: str = ""
    transformation: str = ""
    accept_displacement: str = ""


@dataclass(frozen=True)
class Case:
    """A case file as read.

    Parameters
    ----------
    path
        The file; sources are relative to its folder.
    title
        Heading of the run.
    policy
        Identifier of a bundled pack, or a path relative to the case file.
    as_of
        Day on which every date rule is judged.
    crs
        Working CRS, projected, in metres.
    area
        Source of what the constraint layers claim to cover, None if not stated.
    accept_unverified_size_classes
        Rows of the size-class table that nobody has verified may be used.
    absent_roles
        Roles the county does not have, with who says so.
    layers
        In the order of the file.
    dem_source
        Path of the elevation model, empty if there is none.
    parameters
        Overrides of the policy's parameters.
    sha256
        Fingerprint of the file.
    transformations
        Transformations between datums that somebody supplied.
    area_transformation
        Name of the one that brings the area to CGCS2000, empty for none.
    heritage_scopes
        Tables of heritage scopes that are published as distances.
    ledgers
        Ledgers of mines, in the order of the file.
    """

    path: Path
    title: str
    policy: str
    as_of: date
    crs: str
    area: str | None
    accept_unverified_size_classes: bool
    absent_roles: Mapping[Role, str]
    layers: tuple[LayerSpec, ...]
    dem_source: str
    parameters: Mapping[str, object]
    sha256: str
    transformations: tuple[UserTransformation, ...] = ()
    area_transformation: str = ""
    heritage_scopes: tuple[HeritageSpec, ...] = ()
    ledgers: tuple[LedgerSpec, ...] = ()


def read_case(path: Path) -> Case:
    """Read a case file and check it against its policy.

    Whether the sources exist is not checked here: a layer that cannot be read is
    an outcome of the screening, not a fault of the case.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    CaseError
        With every fault of the case and of the policy it names.
    """
    case, faults = _parsed(read_toml(path, CaseError))
    if faults:
        raise CaseError(faults)
    return case


def read_draft(text: str, path: Path) -> Case:
    """Return what somebody has chosen so far, whatever is still missing.

    Parameters
    ----------
    text
        As `io.case_text.case_text` wrote it.
    path
        Where the case file would lie: sources are relative to its folder.

    Raises
    ------
    CaseError
        If the text is no TOML.
    """
    case, _ = _parsed(parse_toml(text.encode(), path, CaseError))
    return case


def _parsed(file: TomlFile) -> tuple[Case, list[Fault]]:
    """Return the case and everything that is wrong with it."""
    faults: list[Fault] = []
    top = Section.whole(file, faults)
    head = top.section("case", required=True)
    crs = _working_crs(head)
    transformations = read_transformations(top, crs)
    layers = _layers(top, transformations)
    heritage_scopes = read_heritage_specs(top, transformations)
    present = {layer.role for layer in layers}
    present |= set(SCOPE_ROLES) if heritage_scopes else set()
    overrides = dict(_entries(top.section("parameters").table, ("parameters",)))
    case = Case(
        path=file.path,
        title=head.text("title"),
        policy=head.text("policy"),
        as_of=head.day("as_of"),
        crs=crs,
        area=stated_source(head, "area") if head.has("area") else None,
        accept_unverified_size_classes=head.yes_no(
            "accept_unverified_size_classes", default=False
        ),
        absent_roles=_absent_roles(head, present),
        layers=layers,
        dem_source=_dem_source(top),
        parameters={_name(keys): value for keys, value in overrides.items()},
        sha256=file.sha256,
        transformations=transformations,
        area_transformation=chosen_transformation(
            head, transformations, "area_transformation"
        ),
        heritage_scopes=heritage_scopes,
        ledgers=read_ledger_specs(top),
    )
    head.refuse_the_rest()
    top.refuse_the_rest()
    return case, in_file_order(faults) + _policy_faults(case, file, overrides)


def _working_crs(head: Section) -> str:
    name = head.text("crs")
    if name.strip():
        try:
            working_crs(name)
        except LayerError as error:
            place = head.place("crs")
            head.faults.extend(replace(fault, place=place) for fault in error.faults)
    return name


def _absent_roles(head: Section, present: Collection[Role]) -> dict[Role, str]:
    section = head.section("absent_roles")
    absent: dict[Role, str] = {}
    for name in section.table:
        who_says_so = section.text(name)
        if not section.is_known(name, list(Role), name):
            continue
        if name in present:
            section.note("case.absent_and_present", name, role=name)
        absent[Role(name)] = who_says_so
    return absent


def _layers(
    top: Section, transformations: tuple[UserTransformation, ...]
) -> tuple[LayerSpec, ...]:
    sections = top.sections("layer")
    layers: list[LayerSpec] = []
    for section in sections:
        layer = _layer(section, transformations)
        if layer is None:
            continue
        if any(_reads_the_same(layer, other) for other in layers):
            section.note("case.layer_twice", role=layer.role, source=layer.source)
        layers.append(layer)
    if not any(section.table.get("role") == Role.MINING_RIGHT for section in sections):
        top.note("case.no_mines", "layer")
    return tuple(layers)


def _reads_the_same(one: LayerSpec, other: LayerSpec) -> bool:
    return (one.role, one.source, one.where) == (other.role, other.source, other.where)


def _layer(
    section: Section, transformations: tuple[UserTransformation, ...]
) -> LayerSpec | None:
    """Return a layer; None if its role is wrong, which is noted."""
    word = section.text("role")
    is_role = bool(word.strip()) and section.is_known(word, _VECTOR_ROLES, "role")
    spec = LayerSpec(
        role=Role(word) if is_role else Role.MINING_RIGHT,
        source=stated_source(section, "source"),
        encoding=_stated(section, "encoding"),
        crs=_stated(section, "crs"),
        fields=_fields(section, Role(word) if is_role else None),
        where=_stated(section, "where"),
        accuracy_m=section.number("accuracy_m", default=0.0),
        coverage=stated_source(section, "coverage")
        if section.has("coverage")
        else None,
        allow_empty=section.yes_no("allow_empty", default=False),
        accept_null_geometry=section.yes_no("accept_null_geometry", default=False),
        data_date=_data_date(section),
        transformation=chosen_transformation(section, transformations),
        accept_displacement=_stated(section, "accept_displacement"),
    )
    section.refuse_the_rest()
    return spec if is_role else None


def _stated(section: Section, key: str) -> str:
    """Return an optional text, which must not be blank if it is there."""
    return section.text(key) if section.has(key) else ""


def _fields(section: Section, role: Role | None) -> dict[str, str]:
    fields = section.section("fields")
    columns = {name: fields.text(name) for name in fields.table}
    if role is not None:
        known = list(vocabulary().fields_of(role))
        for name in columns:
            fields.is_known(name, known, name)
    return columns


def _data_date(section: Section) -> str:
    if not section.has("date"):
        return ""
    if isinstance(section.table["date"], str):
        return section.text("date")
    return section.day("date").isoformat()


def _dem_source(top: Section) -> str:
    section = top.section("dem")
    source = section.text("source") if top.has("dem") else ""
    section.refuse_the_rest()
    return source


def _entries(table: Mapping[str, object], keys: Keys) -> Iterator[tuple[Keys, object]]:
    """Yield each override; a dotted name counts with quotes and without."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _entries(value, (*keys, key))
        else:
            yield (*keys, key), value


def _name(keys: Keys) -> str:
    return ".".join(map(str, keys[1:]))


def _policy_faults(
    case: Case, file: TomlFile, overrides: Mapping[Keys, object]
) -> list[Fault]:
    """Return what is wrong with the policy, or with the case's overrides of it."""
    if not case.policy.strip():
        return []
    base = file.path.parent
    if policy_path(case.policy, base) is None:
        return [unknown_policy(case.policy, file.place(("case", "policy")))]
    places = {_name(keys): file.place(keys) for keys in overrides}
    try:
        policy = load_policy(case.policy, base=base)
        override_parameters(policy, case.parameters, place_of=places.__getitem__)
    except PolicyError as error:
        return list(error.faults)
    return []
