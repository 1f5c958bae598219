"""The terms of a desk, from the settings, a YAML file or a TBX file."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.diagnostic import Checked
from briefgen.exchange import tbx
from briefgen.loading.desk import desk
from briefgen.loading.loaded import check, load
from briefgen.model.annex import Term
from briefgen.settings import read_settings
from briefgen.workspace import Workspace
from briefgen.world import MemoryWorld

CABLE = {"term": {"en": "submarine cable", "ar": "كابل بحري"}, "forbidden": {"en": ["sea wire"]}}
YAML = """terms:
  - term: {en: submarine cable, ar: كابل بحري}
    forbidden: {en: [sea wire]}
"""
INLINE = """# The desk.
[glossary]

[[glossary.terms]]
term = {en = "rope"}

[[glossary.terms]]
term.en = "submarine cable"
term.ar = "كابل بحري"
forbidden = {en = ["sea wire"]}
"""


def workspace(settings: str, **files: bytes) -> Checked[Workspace]:
    world = MemoryWorld({"briefgen.toml": settings.encode(), **files})
    return read_settings(settings.encode()).then(
        lambda read: Checked(Workspace(Path("/nowhere"), read, world))
    )


def terms(settings: str, **files: bytes) -> tuple[Term, ...]:
    read = workspace(settings, **files).then(desk)
    assert read.diagnostics == ()
    assert read.value is not None
    return read.value.terms


def told(settings: str, **files: bytes) -> list[tuple[str, str, str]]:
    read = workspace(settings, **files).then(desk)
    assert read.value is None
    return [(one.code, one.span.place if one.span else "", one.message) for one in read.diagnostics]


def test_a_desk_without_a_glossary_has_no_terms() -> None:
    assert terms("") == ()


def test_terms_stand_in_a_file_or_in_the_settings_or_in_both() -> None:
    cable = Term.model_validate(CABLE)
    file = '[glossary]\nfile = "desk.yaml"\n'
    assert terms(file, **{"desk.yaml": YAML.encode()}) == (cable,)
    assert terms(INLINE)[1] == cable
    assert terms('[glossary]\nfile = "desk.tbx"', **{"desk.tbx": tbx.write([cable], "en")}) == (cable,)
    both = terms(file + INLINE.replace("[glossary]\n", ""), **{"desk.yaml": YAML.encode()})
    assert [str(term.term.root) for term in both] == [
        str(cable.term.root),
        "{'en': 'rope'}",
        str(cable.term.root),
    ]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ('[glossary]\nfile = "desk.yml"', ("WS04", "briefgen.toml:2:1", "there is no file `desk.yml`")),
        (
            INLINE.replace("forbidden =", "forbiden ="),
            ("MD01", "briefgen.toml:10:1", "the key `forbiden` is not known here"),
        ),
        (
            INLINE.replace('{en = ["sea wire"]}', '{en = "sea wire"}'),
            ("MD02", "briefgen.toml:10:14", "`en` has to be a list, not `sea wire`"),
        ),
        (
            INLINE.replace('{en = "rope"}', '"rope"'),
            ("GL02", "briefgen.toml:5:1", "`term` does not say its language"),
        ),
    ],
)
def test_a_mistake_in_the_settings_is_told_at_its_line(settings: str, expected: tuple[str, str, str]) -> None:
    assert told(settings) == [expected]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("- a", ("MD02", "desk.yaml:1:1", "a glossary has to be a mapping, not a list")),
        (YAML.replace("term:", "tern:"), ("MD01", "desk.yaml:2:5", "the key `tern` is not known here")),
        ("terms:\n  - term: rope", ("GL02", "desk.yaml:2:11", "`term` does not say its language")),
        ("terms: [a", ("YM09", "desk.yaml:1:8", "a list that began with `[` is not closed")),
    ],
)
def test_a_mistake_in_the_file_is_told_at_its_place(content: str, expected: tuple[str, str, str]) -> None:
    assert expected in told('[glossary]\nfile = "desk.yaml"', **{"desk.yaml": content.encode()})


@pytest.mark.parametrize("given", ["terms = 3", 'terms = ["a"]', "file = 3"])
def test_a_glossary_of_another_kind_is_no_setting(given: str) -> None:
    read = workspace(f"[glossary]\n{given}")
    assert [one.code for one in read.diagnostics] == ["WS03"]


def test_the_terms_of_the_desk_hold_for_its_briefs() -> None:
    brief = b"title: The sea wire is cut\n"
    opened = workspace(INLINE, **{"briefs/a.yaml": brief}).value
    assert opened is not None
    loaded, decided = load(opened.world, "briefs/a.yaml").value, desk(opened).value
    assert loaded is not None
    assert decided is not None
    assert [one.code for one in check(opened.world, loaded)] == []
    (found,) = check(opened.world, loaded, decided)
    assert (found.code, found.message) == ("TR12", "`sea wire` is not to be used")
    assert "the glossary has `submarine cable`" in found.hints
