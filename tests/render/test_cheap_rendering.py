"""What makes rendering cheap: it is there, and changes nothing of what comes out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from pathlib import Path
from types import ModuleType

import jinja2
import pytest
from jinja2.exceptions import SecurityError

from briefgen.render import fonts, packing
from briefgen.render.environment import environment
from briefgen.render.pdf import Engine, Job
from briefgen.world import DiskWorld

FONTS = fonts.contents(lambda name: DiskWorld(Path.cwd(), fonts.font_mounts()).read(name))
STYLE = "p { color: green }"
FAULTY = "p { colr: red }"
# The engine in a process of its own, since no other may load WeasyPrint.
PRELUDE = """
import hashlib, importlib, json, pathlib, tempfile
from briefgen.render import engine, fonts, lines
from briefgen.render.pdf import Job
from briefgen.world import DiskWorld
files = fonts.contents(lambda name: DiskWorld(pathlib.Path.cwd(), fonts.font_mounts()).read(name))
folder = tempfile.TemporaryDirectory()
configured = engine._font_configuration(files, pathlib.Path(folder.name))
"""
READ_ONCE = """
sheets = dict(engine._sheets(STYLES, configured))
engine.CSS = None
again = engine.render(Job("<html lang=en><title>a</title><p>a", STYLES[:1]), configured, sheets)
print(json.dumps([list(sheets), [one.message for one in again.problems], again.content is not None]))
"""
LINES = """
from weasyprint.layout import inline
def counted(direction):
    calls = []
    split = inline.split_inline_box
    inline.split_inline_box = lambda *given: calls.append(1) or split(*given)
    html = (f'<html lang="ar" dir="{direction}"><title>a</title><body style="width: 20em">'
            + '<div style="float: right; width: 8em">' + 'كلمات ' * 9 + '</div>' + 'كلمات أخرى ' * 40
            + '<p>' + 'كلمات <span style="display: inline-block">في صندوق</span> ' * 40)
    content = engine.render(Job(html), configured, {}).content
    inline.split_inline_box = split
    return len(calls), hashlib.sha256(content).hexdigest()
once = counted("rtl")
importlib.reload(inline)
twice = counted("rtl")
lines.extend(inline)
print(json.dumps([once, twice, counted("rtl")]))
"""
STYLES_FORGOTTEN = """
from weasyprint import document
from weasyprint.layout import layout_document
known = []
compute = document.get_all_computed_styles
document.get_all_computed_styles = lambda *given: known.append(compute(*given)) or known[-1]
def rendered():
    picture = '<svg viewBox="0 0 9 9"><text y="8">words</text></svg>'
    words = '<p class="a">one <b>two</b>' * 99
    job = Job(f'<html lang="en"><title>a</title>{words}{picture}', ("p::before { content: counter(page) }",))
    digest = hashlib.sha256(engine.render(job, configured, {}).content).hexdigest()
    return len(known[-1].get_computed_styles()) + len(known[-1].get_cascaded_styles()), digest
forgotten = rendered()
document.layout_document = layout_document
print(json.dumps([forgotten, rendered()]))
"""


def answer(program: str, folder: Path) -> list[object]:
    configuration = folder / "fonts.conf"
    configuration.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "f.dtd"><fontconfig/>')
    environment = {**os.environ, "FONTCONFIG_FILE": str(configuration)}  # noqa: TID251
    run = subprocess.run(
        [sys.executable, "-c", PRELUDE + program],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    found: list[object] = json.loads(run.stdout)
    return found


def test_a_stylesheet_is_read_once_for_all_jobs_unless_it_has_a_fault_or_asks_for_a_file(
    tmp_path: Path,
) -> None:
    asking = 'p { background: url("briefgen:logo") }'
    assert answer(f"STYLES = {(STYLE, FAULTY, asking)!r}" + READ_ONCE, tmp_path) == [[STYLE], [], True]


def test_a_stylesheet_that_was_read_before_sets_the_same_pages_and_has_the_same_faults() -> None:
    jobs = [Job("<title>a</title><p>a", styles) for styles in ((STYLE,), (STYLE, FAULTY), ("p { top: 0 }",))]
    with Engine(FONTS) as plain, Engine(FONTS, (STYLE, FAULTY)) as warm:
        results = [(plain.render(job), warm.render(job)) for job in jobs]
    assert all(cold == known for cold, known in results)
    assert "in stylesheet 2" in results[1][1].problems[0].message


def test_lines_from_right_to_left_are_laid_out_once_and_stand_where_they_stood(tmp_path: Path) -> None:
    once, twice, again = answer(LINES, tmp_path)
    assert isinstance(once, list)
    assert isinstance(twice, list)
    assert once[0] < 0.7 * twice[0]
    assert once[1] == twice[1]
    assert once == again


def test_styles_are_forgotten_once_the_pages_are_laid_out_and_the_pages_stay_as_they_are(
    tmp_path: Path,
) -> None:
    forgotten, held = answer(STYLES_FORGOTTEN, tmp_path)
    assert isinstance(forgotten, list)
    assert isinstance(held, list)
    assert (forgotten[0], held[0] > 0) == (0, True)
    assert forgotten[1] == held[1]


def test_streams_are_packed_as_hard_as_is_worth_it() -> None:
    library = ModuleType("pydyf")
    packing.extend(library)
    content = b"0 1 2 3 words words" * 999
    packer = library.zlib.compressobj(level=9)
    assert packer.compress(content) + packer.flush() == zlib.compress(content, 7)
    assert library.zlib.compress is zlib.compress


class Source:
    def __init__(self, text: str) -> None:
        self.text = text

    def read(self, _name: str) -> str | None:
        return self.text


def test_a_template_is_compiled_again_only_when_its_text_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = jinja2.Environment.compile

    def noted(self: jinja2.Environment, source: str, *more: object, **named: object) -> object:
        compiled.append(source)
        return compile_(self, source, *more, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    shown: list[str] = []
    for text in ("one {{ n }}", "one {{ n }}", "two {{ n }}", "two {{ n }}"):
        source = Source(text)
        shown.append(environment(source.read).get_template("only-here.html").render(n=len(shown)))
    assert shown == ["one 0", "one 1", "two 2", "two 3"]
    assert compiled == ["one {{ n }}", "two {{ n }}"]


@pytest.mark.parametrize("words", ["n.__class__.__mro__", "n.append(1)"])
def test_what_a_template_may_not_reach_it_may_not_reach_the_second_time(words: str) -> None:
    for _ in range(2):
        source = Source(f"{{{{ {words} }}}}")
        template = environment(source.read).get_template("forbidden.html")
        with pytest.raises((SecurityError, jinja2.UndefinedError)):
            template.render(n=[])
