"""The code has the shape that the documents say."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from briefgen.version import VERSION

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "briefgen"
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST_FILE = 300
LONGEST_FUNCTION = 50
VAGUE = {"utils", "util", "common", "helpers", "helper", "core", "base", "manager", "handler", "misc"}


def named(file: Path) -> str:
    return file.relative_to(SOURCE).as_posix()


def modules_of(folder: Path) -> set[str]:
    return {file.stem for file in folder.glob("*.py")} - {"__init__"}


def rooms() -> dict[str, set[str]]:
    """Each room with its modules, as the listing of the architecture page has them."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w*)/?` \|[^|]*\| (.*) \|$", page, re.MULTILINE)
    return {room: set(re.findall(r"`(\w+)`", modules)) for room, modules in rows}


def test_the_architecture_page_names_every_module_and_none_that_is_not_there() -> None:
    folders = {file.parent for file in FILES}
    there = {"" if folder == SOURCE else folder.name: modules_of(folder) for folder in folders}
    there["briefgen"] = there.pop("")
    assert rooms() == there


def test_a_file_can_be_read_in_one_sitting() -> None:
    lengths = {named(file): len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    # One list of fields: to split it would hide the contract of the templates.
    del lengths["view/page.py"]
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_a_function_fits_on_a_screen() -> None:
    long = {}
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long[f"{named(file)}: {node.name}"] = length
    assert long == {}


def test_no_file_has_a_name_that_says_nothing() -> None:
    parts = {part for file in FILES for part in file.relative_to(SOURCE).with_suffix("").parts}
    assert {part for part in parts if VAGUE & set(part.split("_"))} == set()


def test_every_module_and_every_public_function_says_what_it_is_for() -> None:
    silent = []
    for file in FILES:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        if not ast.get_docstring(tree):
            silent.append(named(file))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                silent.extend([] if ast.get_docstring(node) else [f"{named(file)}: {node.name}"])
    assert silent == []


def test_no_name_is_used_for_two_test_files() -> None:
    names = [file.name for file in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_the_change_log_begins_with_this_version() -> None:
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[?([0-9.]+)", log, re.MULTILINE)[0] == VERSION
