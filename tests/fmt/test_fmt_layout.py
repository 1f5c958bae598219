"""How a YAML text is laid out: order, quotes, indentation, width; comments and meaning stay."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.cases import ROOT

from briefgen.diagnostic import Severity
from briefgen.formatting.format import formatted
from briefgen.formatting.write import WIDTH
from briefgen.model.brief import Brief
from briefgen.reading.comments import comments
from briefgen.reading.document import decode, parse
from briefgen.span import File

LONG = (
    "A station stopped at noon, " * 3
    + "and the city has had no water since; nobody says why it stopped or for how long"
)


def _laid(text: str, *, brief: bool = True) -> str:
    made = formatted(File("a.yaml", text), Brief if brief else None)
    assert made.value is not None
    assert made.diagnostics == ()
    again = formatted(made.value, Brief if brief else None)
    assert again.value == made.value
    return made.value.text


def _data(text: str) -> Any:
    document = parse(File("a.yaml", text)).value
    assert document is not None
    return document.data


@pytest.mark.parametrize(
    ("written", "laid"),
    [
        pytest.param("tlp: CLEAR\ntitle: A\n", "title: A\ntlp: CLEAR\n", id="order"),
        pytest.param(
            "title: A\nevents:\n- sources: [s1]\n  text: B\n  id: b\n",
            "title: A\nevents:\n  - id: b\n    text: B\n    sources: [s1]\n",
            id="id-first-and-what-it-rests-on-last",
        ),
        pytest.param(
            "title: A\nevents:\n  - {text: B, id: b}\n",
            "title: A\nevents:\n  - {id: b, text: B}\n",
            id="order-in-braces",
        ),
        pytest.param(
            "title: A\nunknown: 1\nstandfirst: B\nkind: flash\n",
            "title: A\nunknown: 1\nstandfirst: B\nkind: flash\n",
            id="unknown-key-stays",
        ),
        pytest.param("title: {ar: ب, en: A}\n", "title: {ar: ب, en: A}\n", id="languages-stay"),
        pytest.param("title: 'A'\n", 'title: "A"\n', id="quotes"),
        pytest.param("title: 'A \"b\"'\n", "title: 'A \"b\"'\n", id="quotes-that-save-an-escape"),
        pytest.param("title: 'it''s'\n", 'title: "it\'s"\n', id="doubled-quote"),
        pytest.param('title: "A\\u200fb"\n', 'title: "A\\u200fb"\n', id="escapes-stay"),
        pytest.param("title: 'no'\nedition: 007\n", 'title: "no"\nedition: 007\n', id="words-like-numbers"),
        pytest.param("title:   A   \n\n\n\nkind: flash\n", "title: A\n\nkind: flash\n", id="white-space"),
        pytest.param("title: A", "title: A\n", id="no-last-line-end"),
        pytest.param("title: |\n     A\n     b", "title: |-\n  A\n  b\n", id="literal-without-line-end"),
        pytest.param("title: |2\n    A\n  b\n", "title: |2\n    A\n  b\n", id="literal-that-begins-deeper"),
        pytest.param("title: >-\n      A\n\n      b\n", "title: >-\n  A\n\n  b\n", id="folded"),
        pytest.param("title: |+\n  A\n\nkind: flash\n", "title: |+\n  A\n\nkind: flash\n", id="kept-lines"),
        pytest.param("title: A\r\ntlp: CLEAR\r\n", "title: A\r\ntlp: CLEAR\r\n", id="crlf"),
        pytest.param(
            "tlp: CLEAR\r\ntitle: |\r\n  A\r\n", "title: |\r\n  A\r\ntlp: CLEAR\r\n", id="crlf-moved"
        ),
        pytest.param("---\ntitle: A\n", "---\ntitle: A\n", id="document-start"),
        pytest.param("title: [\n  a,\n  b ]\n", "title: [a, b]\n", id="short-brackets"),
        pytest.param("title: {}\n", "title: {}\n", id="nothing-in-braces"),
        pytest.param("title:\n  A\n  b\n", "title: A\n  b\n", id="plain-on-several-lines"),
        pytest.param('title: "A\n\n  b"\n', 'title: "A\n\n  b"\n', id="quoted-on-several-lines"),
        pytest.param("authors:\n- - a\n  - b\n", "authors:\n  - - a\n    - b\n", id="list-in-list"),
    ],
)
def test_a_text_is_laid_out(written: str, laid: str) -> None:
    assert _laid(written) == laid
    assert _data(laid.replace("\r\n", "\n")) == _data(written.replace("\r\n", "\n"))


@pytest.mark.parametrize(
    ("written", "laid"),
    [
        pytest.param(
            "# about the tlp\ntlp: CLEAR  # why\ntitle: A # b\n",
            "title: A  # b\n# about the tlp\ntlp: CLEAR  # why\n",
            id="with-its-key",
        ),
        pytest.param(
            "# yaml-language-server: $schema=x\n# about the file\n\ntlp: CLEAR\ntitle: A\n",
            "# yaml-language-server: $schema=x\n# about the file\n\ntitle: A\ntlp: CLEAR\n",
            id="head-of-the-file",
        ),
        pytest.param(
            "# yaml-language-server: $schema=x\ntlp: CLEAR\ntitle: A\n",
            "# yaml-language-server: $schema=x\ntitle: A\ntlp: CLEAR\n",
            id="modeline",
        ),
        pytest.param(
            "title: A\nevents:\n# first\n- id: a\n  text: b\n  # of the text\n# second\n- id: c\n  text: d\n",
            "title: A\nevents:\n  # first\n  - id: a\n    text: b\n    # of the text\n"
            "  # second\n  - id: c\n    text: d\n",
            id="with-its-item",
        ),
        pytest.param(
            "title: A\nevents:\n  - id: a\n  # - id: b\nsources: []\n",
            "title: A\nevents:\n  - id: a\n  # - id: b\nsources: []\n",
            id="an-item-switched-off",
        ),
        pytest.param(
            "events:\n  -\n    # of the text\n    text: b\n    # of the id\n    id: a\n",
            "events:\n  -\n    # of the id\n    id: a\n    # of the text\n    text: b\n",
            id="within-an-item",
        ),
        pytest.param(
            "title:  # why\n  en: A\n",
            "title:  # why\n  en: A\n",
            id="behind-a-key",
        ),
        pytest.param("title: >-  # why\n    A\n", "title: >-  # why\n  A\n", id="behind-a-folded-text"),
        pytest.param(
            "title: A\nauthors: [\n  a, # first\n  b\n]\n",
            "title: A\nauthors: [\n    a, # first\n    b\n  ]\n".replace("    a", "  a")
            .replace("    b", "  b")
            .replace("  ]", "]"),
            id="in-brackets",
        ),
        pytest.param("title: A\n# the end\n", "title: A\n# the end\n", id="end"),
        pytest.param("title: 'a # b'\n", 'title: "a # b"\n', id="none-in-a-text"),
    ],
)
def test_a_comment_stays_with_what_it_is_about(written: str, laid: str) -> None:
    assert _laid(written) == laid


ALLOW = "# briefgen: allow LK07 because the words are the source's own"
WIDE = f'{{en: "{LONG}", ar: ب}}'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"title: {WIDE}  {ALLOW}\n", id="beside-braces"),
        pytest.param(f"title: A\nauthors:\n  {ALLOW}\n  - {WIDE}\n", id="above-braces"),
        pytest.param(f"title: A\nevents:\n  {ALLOW}\n  - text: b\n    id: a\n", id="above-an-item"),
    ],
)
def test_a_comment_that_allows_a_finding_stays_about_the_same_line(text: str) -> None:
    assert _laid(text) == text


def test_a_text_under_a_comment_that_allows_a_finding_is_folded() -> None:
    laid = _laid(f"title: {LONG}  {ALLOW}\n")
    assert laid.startswith(f"title: >-  {ALLOW}\n")


def test_a_comment_that_would_allow_another_finding_leaves_the_file_alone() -> None:
    text = f"title:  {ALLOW}\n  A\n"
    made = formatted(File("a.yaml", text), Brief)
    assert made.value == File("a.yaml", text)
    assert [one.code for one in made.diagnostics] == ["FM01"]


def test_a_long_text_is_folded_and_broken_where_a_clause_ends() -> None:
    laid = _laid(f"title: {LONG}\n")
    first, *lines = laid.splitlines()
    assert first == "title: >-"
    assert [line.endswith((",", ";", "long")) for line in lines] == [True] * len(lines)
    assert max(map(len, lines)) <= WIDTH
    assert _data(laid) == {"title": LONG}


@pytest.mark.parametrize("end", [".", "؟", ";", "،", '."'])
def test_a_line_breaks_where_something_ends_and_not_in_the_middle(end: str) -> None:
    first, second = " ".join(["word"] * 20) + end, " ".join(["next"] * 12)
    assert _laid(f"title: {first} {second}\n") == f"title: >-\n  {first}\n  {second}\n"
    # Without an end, into two lines of about the same length.
    lines = _laid(f"title: {first.rstrip(end)} {second}\n").splitlines()[1:]
    assert [len(line.split()) for line in lines] == [17, 15]


def test_only_the_line_that_is_too_long_changes() -> None:
    written = f"title: >-\n  A short line.\n  {LONG}.\n  Another short line.\n"
    lines = _laid(written).splitlines()
    assert lines[1] == "  A short line."
    assert lines[-1] == "  Another short line."
    assert len(lines) == 5


def test_a_line_that_is_too_long_in_the_middle_of_a_clause_takes_in_the_rest_of_it() -> None:
    words = " ".join(["word"] * 27)
    written = f"title: >-\n  {words}, then {words}\n  that goes on;\n  more of it\n"
    assert _laid(written).splitlines()[1:] == [
        f"  {words},",
        "  " + " ".join(["then", *["word"] * 15]),
        "  " + " ".join([*["word"] * 12, "that goes on;"]),
        "  more of it",
    ]
    # A line break that the text has is none of its clauses.
    blank = f"title: >-\n  {words} {words}\n\n  that goes on\n"
    assert _laid(blank).splitlines()[-2:] == ["", "  that goes on"]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(
            f"Two sentences, {'as they say, ' * 3}stand here.|The second, {'as they say, ' * 6}ends.",
            id="sentence-before-comma",
        ),
        pytest.param(f"It stopped in early March.|{'Nobody says why it did ' * 5}so.", id="short-sentence"),
        pytest.param(
            f"{'This one is long, ' * 4}and this is its end;|{'this one is long, ' * 3}too.",
            id="clause-before-comma",
        ),
        pytest.param(
            f"{'one of several, ' * 4}one of several,|{'one of several, ' * 4}the last.", id="in-the-middle"
        ),
        pytest.param(
            f"{'It is said ' * 7}of recordings|1, 2, 3 and 4 {'it is said ' * 6}so.", id="not-between-numbers"
        ),
    ],
)
def test_a_long_text_breaks_where_a_reader_would(broken: str) -> None:
    first, second = broken.split("|")
    assert _laid(f'title: "{first} {second}"\n') == f"title: >-\n  {first}\n  {second}\n"


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_french_text_is_folded_but_an_escaped_space_stays_one(space: str) -> None:
    french = f"{'Le trafic est coupé et le secours monte ' * 4}: fin{space}; et puis rien."
    laid = _laid(f'title: "{french}"\n')
    assert laid.startswith("title: >-\n")
    assert laid.endswith(f" fin{space}; et puis rien.\n")
    escaped = f'title: "{french}"\n'.replace(space, f"\\u{ord(space):04x}")
    assert _laid(escaped) == escaped


def test_lines_of_a_folded_text_that_are_indented_or_spaced_stay() -> None:
    spaced = "word  " * 40 + "end"
    written = f"title: >\n  a\n    {LONG} {LONG}\n  {spaced}\n"
    assert _laid(written) == written


def test_a_text_with_unseen_characters_is_not_folded() -> None:
    written = f'title: "{LONG} \\u2067ب\\u2069"\n'
    assert _laid(written) == written


def test_braces_that_are_too_long_become_lines_and_bare_words_fill_theirs() -> None:
    words = "a word or two, to fill the line " * 2
    laid = _laid(f'title: {{en: "{words}", ar: "{words}", fr: "{words}"}}\n')
    assert laid == f'title:\n  en: "{words}"\n  ar: "{words}"\n  fr: "{words}"\n'
    ids = [f"claim-{number}" for number in range(40)]
    laid = _laid(f"events:\n  - id: a\n    claims: [{', '.join(ids)}]\n")
    assert max(map(len, laid.splitlines())) <= WIDTH
    assert len(laid.splitlines()) == 6
    assert _data(laid)["events"][0]["claims"] == ids


def test_without_a_model_the_order_of_keys_stays() -> None:
    assert _laid("b: 1\nid: 2\na: 3\n", brief=False) == "b: 1\nid: 2\na: 3\n"


@pytest.mark.parametrize(
    "text",
    [
        "? title\n: A\n",
        "title:\n  # between\n  A\n",
        "%YAML 1.2\n---\ntitle: A\n",
        "title: A\n...\n",
        "{title: A}\n",
        "title: >-\n\n",
        'title: "A\u2028b"\n',
        "title: A\ntext: |+\n  b\n\n\n",
    ],
)
def test_what_cannot_be_kept_is_left_alone_and_said(text: str) -> None:
    made = formatted(File("a.yaml", text), Brief)
    assert made.value == File("a.yaml", text)
    assert [(one.code, one.severity) for one in made.diagnostics] == [("FM01", Severity.NOTE)]


@pytest.mark.parametrize("text", ["title: [\n", "a: &x 1\nb: *x\n", "a: 1\na: 2\n", "", "a: 1\n---\nb: 2\n"])
def test_what_cannot_be_read_has_the_usual_diagnostics(text: str) -> None:
    made = formatted(File("a.yaml", text), Brief)
    assert made.value is None
    assert made.diagnostics == parse(File("a.yaml", text)).diagnostics != ()


@pytest.mark.parametrize(
    "name", ["basra-water.yaml", "lake-road.yaml", "port-louison-cable.yaml", "maliki-recordings/brief.yaml"]
)
def test_the_briefs_say_the_same_with_the_same_comments(name: str) -> None:
    file = decode(name, (ROOT / "briefs" / name).read_bytes()).value
    assert file is not None
    laid = _laid(file.text)
    assert json.dumps(_data(laid), sort_keys=True) == json.dumps(_data(file.text), sort_keys=True)
    said = [sorted(one.text for one in comments(File("a", text))) for text in (laid, file.text)]
    assert said[0] == said[1]
