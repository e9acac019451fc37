"""Bring the translation file up to date with the texts in the code and the forms.

It reads the calls of `tr` from the syntax tree and refuses what it cannot read.
pylupdate5 puts the texts of a plain function under @default, where nobody looks.
The texts of forms are looked up under the class that the form names.
"""

from __future__ import annotations

import ast
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "pingshun_screen"
FORMS = ROOT / "forms"
CATALOGUE = ROOT / "resources" / "i18n" / "pingshun_screen_zh_CN.ts"
CONTEXT = "PingshunScreen"
HEADER = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
UNFINISHED, VANISHED = "unfinished", "vanished"


@dataclass(frozen=True)
class Translation:
    """What a text becomes, and how far that is: finished if there is no mark."""

    text: str
    mark: str = ""


def shown_texts(package: Path) -> dict[str, list[str]]:
    """Return every text given to `tr`, with the files that show it.

    Raises
    ------
    ValueError
        Naming every use of `tr` that cannot be translated: of a name, an f-string
        or a sum, or outside a function, where it runs before there is a translator.
    """
    found: dict[str, list[str]] = {}
    faults = []
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package.parent).as_posix()
        for line, text, fault in _uses(ast.parse(path.read_text(encoding="utf-8"))):
            if fault:
                faults.append(f"{place}:{line}: {fault}")
            elif place not in found.setdefault(text, []):
                found[text].append(place)
    if faults:
        raise ValueError("\n".join(faults))
    return found


def form_texts(forms: Path) -> dict[str, list[str]]:
    """Return every text of the forms that is to be translated, with its forms.

    Raises
    ------
    ValueError
        Naming every form whose class is not the context of the translations.
    """
    found: dict[str, list[str]] = {}
    faults = []
    for path in sorted(forms.glob("*.ui")):
        place = path.relative_to(forms.parent).as_posix()
        form = ET.parse(path)
        if form.findtext("class") != CONTEXT:
            faults.append(f"{place}: the class must be {CONTEXT}")
        for string in form.iter("string"):
            text = string.text or ""
            is_shown = text.strip() and string.get("notr") != "true"
            if is_shown and place not in found.setdefault(text, []):
                found[text].append(place)
    if faults:
        raise ValueError("\n".join(faults))
    return found


def all_texts(package: Path, forms: Path) -> dict[str, list[str]]:
    """Return the texts of code and forms, each with the files that show it."""
    code, drawn = shown_texts(package), form_texts(forms)
    return {text: code.get(text, []) + drawn.get(text, []) for text in code | drawn}


def translations(catalogue: Path) -> dict[str, Translation]:
    """Return the translations in a file by the texts they are of."""
    if not catalogue.exists():
        return {}
    return {
        message.findtext("source", ""): Translation(
            translation.text or "", translation.get("type", "")
        )
        for message in ET.parse(catalogue).iter("message")
        for translation in message.iter("translation")
    }


def updated(texts: Mapping[str, list[str]], known: Mapping[str, Translation]) -> str:
    """Return a translation file of these texts.

    Known translations are kept, those of texts no longer shown as vanished.
    """
    root = ET.Element("TS", version="2.1", language="zh_CN", sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text, places in texts.items():
        old = known.get(text, Translation("", UNFINISHED))
        mark = "" if old.mark == VANISHED else old.mark
        _add(context, text, Translation(old.text, mark), places)
    for text in sorted(known.keys() - texts.keys()):
        if known[text].text:
            _add(context, text, Translation(known[text].text, VANISHED), [])
    ET.indent(root, "  ")
    return HEADER + ET.tostring(root, encoding="unicode") + "\n"


def _uses(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """Yield line, text and fault of every use of `tr`, in their order."""
    calls = {id(n.func): n for n in ast.walk(tree) if isinstance(n, ast.Call)}
    late = _inside_functions(tree)
    names = [node for node in ast.walk(tree) if _is_tr(node)]
    for name in sorted(names, key=lambda node: (node.lineno, node.col_offset)):
        arguments = calls[id(name)].args if id(name) in calls else []
        match arguments:
            case [ast.Constant(value=str(text))] if id(name) in late:
                yield name.lineno, text, ""
            case [ast.Constant(value=str(text))]:
                yield name.lineno, text, "translated at import"
            case _:
                yield name.lineno, "", "not the call tr() with one plain string"


def _is_tr(node: ast.AST) -> TypeGuard[ast.Name | ast.Attribute]:
    if isinstance(node, ast.Attribute):
        return node.attr == "tr"
    return isinstance(node, ast.Name) and node.id == "tr"


def _inside_functions(tree: ast.Module) -> set[int]:
    """Return the nodes that run when a function is called, by identity."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, functions)
        for statement in function.body
        for node in ast.walk(statement)
    }


def _add(
    context: ET.Element, text: str, translation: Translation, places: list[str]
) -> None:
    message = ET.SubElement(context, "message")
    for place in places:
        ET.SubElement(message, "location", filename=f"../../{place}")
    ET.SubElement(message, "source").text = text
    kind = {"type": translation.mark} if translation.mark else {}
    ET.SubElement(message, "translation", kind).text = translation.text


if __name__ == "__main__":
    TEXT = updated(all_texts(PACKAGE, FORMS), translations(CATALOGUE))
    CATALOGUE.write_text(TEXT, encoding="utf-8")
    OPEN = TEXT.count(f'type="{UNFINISHED}"')
    sys.stdout.write(f"{CATALOGUE.relative_to(ROOT)}: {OPEN} texts to translate\n")
