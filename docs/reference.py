#!/usr/bin/env python3
"""Writes the pages that are read out of the code: `writing-briefs.md`, `templates.md` and `rules.md`."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import rules
from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from briefgen import brand, model
from briefgen.model.brief import Brief
from briefgen.model.claim import Sourced
from briefgen.view import drawn, exhibited, image, look, page

DOCS = Path(__file__).parent
PLAIN = {"str": "text", "int": "whole number", "float": "number", "bool": "`true` or `false`"}

BRIEFS = """\
# Writing briefs

Every key that a brief may hold, read out of the model: do not edit this page, run `./dev docs`.
[The first brief](first-brief.md) is the gentler way in; `briefgen schema` prints the same for editors.

A **bold** key is required. A list is written with `- ` before each entry, or as `[a, b]`.
Unknown keys, keys that stand twice and ids that are used twice are errors, and the message says where.
A key without a meaning here means what it says.
"""

TEMPLATES = """\
# Templates

What a template may use, read out of `briefgen.view`: do not edit this page, run `./dev docs`.

A workspace replaces a part of the theme by a file of the same name below its own `templates/` or
`assets/`; `briefgen theme copy NAME` puts it there to start from. `brief.html` gets a `Page` named `page`,
`pair.html` a `Pair` named `pair`; every template gets the fields of [Look](#look) by their names. Each
block is set by `templates/parts/KIND.html`, with the block named `block`. The
sandbox is closed: a template reads these fields and nothing else, and a field that does not exist is an error
that names the line of the template.

- `Html` is finished inline markup: escaped, localised, and isolated where it runs the other way.
- `str` is plain text, for attributes and titles.
- `Direction` is `ltr` or `rtl`. What may be `None` is left out of the report where it is.
"""


@dataclass(frozen=True)
class Alias:
    """A name that the model gives to a kind of value, with the words below it."""

    value: ast.expr
    words: str

    @property
    def is_choice(self) -> bool:
        """Whether it is a choice between words."""
        return ast.unparse(self.value).startswith("Literal[")

    @property
    def is_worth_a_line(self) -> bool:
        """Whether the page says more about it than about what it stands for."""
        return bool(self.words) or self.is_choice


@dataclass(frozen=True)
class Kind:
    """One class of the model, as it runs and as it is written."""

    cls: type[BaseModel]
    tree: ast.ClassDef

    @property
    def is_root(self) -> bool:
        """Whether it is a value of its own rather than a mapping."""
        return issubclass(self.cls, RootModel)


@dataclass(frozen=True)
class Model:
    """The names of the model, in the order in which its modules define them."""

    kinds: dict[str, Kind]
    aliases: dict[str, Alias]


def read_model() -> Model:
    """The classes and the named kinds of all modules of the model."""
    read = Model({}, {})
    for info in pkgutil.iter_modules(model.__path__):
        module = importlib.import_module(f"{model.__name__}.{info.name}")
        for statement, words in documented(ast.parse(inspect.getsource(module)).body):
            if isinstance(statement, ast.ClassDef):
                value = getattr(module, statement.name)
                if issubclass(value, BaseModel):
                    read.kinds[statement.name] = Kind(value, statement)
            elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                read.aliases[statement.targets[0].id] = Alias(statement.value, words)
    return read


def documented(body: list[ast.stmt]) -> Iterator[tuple[ast.stmt, str]]:
    """Each statement with the string that stands below it, empty where there is none."""
    for statement, following in zip(body, [*body[1:], ast.Pass()], strict=True):
        words = ""
        if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
            words = " ".join(str(following.value.value).split())
        yield statement, words


def briefs() -> str:
    """The page of all keys of a brief."""
    known = read_model()
    reached = reachable(known)
    used = {inner for name in reached for part in written(known, name).values() for inner in names(part)}
    kinds = {name: paragraph(known.kinds[name].cls) for name in reached if known.kinds[name].is_root}
    for name, alias in known.aliases.items():
        if name in used and alias.is_worth_a_line and name != "Many":
            choices = f"One of {wording(known, alias.value)}." if alias.is_choice else ""
            kinds[name] = " ".join(filter(None, (alias.words, choices)))
    rows = [f'| <a id="kind-{name.lower()}"></a>{name} | {cell(kinds[name])} |' for name in sorted(kinds)]
    table = "\n".join(("| kind | meaning |", "| --- | --- |", *rows))
    mappings = [name for name in (*reached, Sourced.__name__) if not known.kinds[name].is_root]
    sections = [section(known, name) for name in mappings]
    return "\n".join((BRIEFS, f"## Kinds of value\n\n{table}\n", *sections))


def section(known: Model, name: str) -> str:
    """One mapping of a brief with all its keys."""
    kind = known.kinds[name].cls
    shared = tuple(Sourced.model_fields) if issubclass(kind, Sourced) and kind is not Sourced else ()
    annotations = written(known, name)
    own = {key: field for key, field in kind.model_fields.items() if key not in shared}
    rows = [row(known, annotations[key], key, field) for key, field in own.items()]
    table = "\n".join(("| key | value | meaning |", "| --- | --- | --- |", *rows))
    listed = ", ".join(f"`{key}`" for key in shared)
    more = f"\nIt may hold {listed} as well: see [Sourced](#sourced).\n" if shared else ""
    return f"## {name}\n\n{paragraph(kind)}\n\n{table}\n{more}"


def row(known: Model, annotation: ast.expr, name: str, field: FieldInfo) -> str:
    """One key: bold where required, what it takes, what it means, and what holds where it is absent."""
    key = f"**`{field.alias or name}`**" if field.is_required() else f"`{field.alias or name}`"
    meaning = " ".join((field.description or "").split()) or borrowed(known, annotation, name)
    default = field.get_default()
    if not field.is_required() and default not in (None, (), PydanticUndefined):
        value = ", ".join(default) if isinstance(default, tuple) else str(default)
        value = value.lower() if isinstance(default, bool) else value
        meaning = f"{meaning} Without it: `{value}`.".strip()
    return f"| {key} | {cell(wording(known, annotation))} | {cell(meaning)} |"


def borrowed(known: Model, annotation: ast.expr, key: str) -> str:
    """What a mapping says about itself, or a kind of the key's own name, where the key says nothing."""
    for name in names(annotation):
        if name in known.kinds and not known.kinds[name].is_root:
            return paragraph(known.kinds[name].cls).partition("\n")[0]
        if name in known.aliases and name.lower() == key:
            return known.aliases[name].words
    return ""


def reachable(known: Model) -> list[str]:
    """The classes that a brief is made of, each after the one that first leads to it."""
    found = [Brief.__name__]
    for name in found:
        for part in written(known, name).values():
            found.extend(inner for inner in names(part) if inner in known.kinds and inner not in found)
    return found


def written(known: Model, name: str) -> dict[str, ast.expr]:
    """The annotations of a class's keys as the code has them, those of its bases first."""
    tree = known.kinds[name].tree
    found: dict[str, ast.expr] = {}
    for base in tree.bases:
        if isinstance(base, ast.Name) and base.id in known.kinds:
            found |= written(known, base.id)
        elif isinstance(base, ast.Subscript):
            found["root"] = base.slice
    for item in tree.body:
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            found[item.target.id] = item.annotation
    return found


def names(expression: ast.expr) -> Iterator[str]:
    """The names in an annotation."""
    yield from (node.id for node in ast.walk(expression) if isinstance(node, ast.Name))


def wording(known: Model, expression: ast.expr) -> str:
    """An annotation in words; what may also be absent is not said again."""
    match expression:
        case ast.Constant(value=value):
            words = "" if value is None else f"`{value!s}`"
        case ast.Name(id=name):
            words = name_wording(known, name)
        case ast.BinOp(left=left, right=right):
            words = " or ".join(filter(None, (wording(known, left), wording(known, right))))
        case ast.Subscript(value=ast.Name(id="Literal"), slice=choices):
            words = ", ".join(wording(known, choice) for choice in elements(choices))
        case ast.Subscript(value=ast.Name(id="Many"), slice=inner):
            words = f"list of {wording(known, inner)}"
        case ast.Subscript(value=ast.Name(id="dict"), slice=ast.Tuple(elts=[key, inner])):
            words = f"mapping of {wording(known, key)} to {wording(known, inner)}"
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[first, *marks])):
            words = wording(known, first) + "".join(limit(mark) for mark in marks)
        case _:
            raise LookupError(f"there are no words for `{ast.unparse(expression)}`")
    return words


def elements(expression: ast.expr) -> list[ast.expr]:
    """The parts of what stands in brackets."""
    return expression.elts if isinstance(expression, ast.Tuple) else [expression]


def limit(mark: ast.expr) -> str:
    """What a mark in an annotation asks: the bounds of a number, or the kinds of thing that an id names."""
    bounds: dict[str | None, str] = {"ge": " from", "le": " to"}
    if not isinstance(mark, ast.Call):
        return ""
    if ast.unparse(mark.func) == "Refers":
        kinds = ast.literal_eval(mark.args[0])
        return " of " + " or ".join(f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}" for kind in kinds)
    asked = (word for word in mark.keywords if word.arg in bounds)
    return "".join(f"{bounds[word.arg]} {ast.unparse(word.value)}" for word in asked)


def name_wording(known: Model, name: str) -> str:
    """A name of the model as a link to where this page explains it."""
    if name in PLAIN:
        return PLAIN[name]
    if name in known.kinds:
        return f"[{name}](#{'kind-' if known.kinds[name].is_root else ''}{name.lower()})"
    alias = known.aliases[name]
    return f"[{name}](#kind-{name.lower()})" if alias.is_worth_a_line else wording(known, alias.value)


def templates() -> str:
    """The page of all fields that a template may use."""
    colours = contract(brand.Colours, class_tree(brand, "Colours"))
    pages = [
        contract(getattr(module, tree.name), tree)
        for module in (look, page, drawn, exhibited, image)
        for tree in ast.parse(inspect.getsource(module)).body
        if isinstance(tree, ast.ClassDef)
    ]
    return "\n".join((TEMPLATES, colours, *pages))


def class_tree(module: ModuleType, name: str) -> ast.ClassDef:
    """A class of a module as it is written."""
    trees = ast.parse(inspect.getsource(module)).body
    return next(tree for tree in trees if isinstance(tree, ast.ClassDef) and tree.name == name)


def contract(cls: Any, tree: ast.ClassDef) -> str:
    """One value that a template sees, with all its fields."""
    lines = [f"## {tree.name}\n", f"{paragraph(cls)}\n"]
    if getattr(cls, "kind", ""):
        lines.append(f"Set by `templates/parts/{cls.kind}.html`; has the fields of `Block` too.\n")
    lines.extend(("| field | type | meaning |", "| --- | --- | --- |"))
    for item, words in documented(tree.body):
        if isinstance(item, ast.AnnAssign) and ast.unparse(item.target) != "kind":
            name, type_ = ast.unparse(item.target), cell(ast.unparse(item.annotation))
            lines.append(f"| `{name}` | `{type_}` | {cell(words)} |")
    return "\n".join(lines) + "\n"


def paragraph(thing: object) -> str:
    """The docstring of a thing, on one line a paragraph."""
    return "\n\n".join(" ".join(part.split()) for part in (inspect.getdoc(thing) or "").split("\n\n"))


def cell(text: str) -> str:
    """Text that can stand in a table."""
    return text.replace("|", "\\|").replace("\n\n", " ")


PAGES = {"writing-briefs.md": briefs, "templates.md": templates, "rules.md": rules.page}


def main() -> None:
    """Write the pages beside this script."""
    for name, write in PAGES.items():
        (DOCS / name).write_text(write(), encoding="utf-8")


if __name__ == "__main__":
    main()
