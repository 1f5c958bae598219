"""A record at the end of a list, with all else as it was written."""

from __future__ import annotations

import pytest

from briefgen.reading.document import parse
from briefgen.reading.insert import Record, appended, scalar
from briefgen.span import File

RECORD = Record(
    {
        "id": "s9",
        "publisher": "Not said",
        "title": "A: b, «c»",
        "archive": {"file": "a.txt", "exclude": ["1-8", "9"]},
    },
    {"publisher": "fill in"},
)
BLOCK = """\
{0}- id: s9
{0}  publisher: Not said  # fill in
{0}  title: "A: b, «c»"
{0}  archive:
{0}    file: a.txt
{0}    exclude: ["1-8", "9"]
"""
FLOW = '{id: s9, publisher: Not said, title: "A: b, «c»", archive: {file: a.txt, exclude: ["1-8", "9"]}}'
TWO, NONE, FOUR = BLOCK.format("  "), BLOCK.format(""), BLOCK.format("    ")

LAYOUTS = {
    "no list": ("title: A\n", f"title: A\n\nsources:\n{TWO}"),
    "no list, no line end": ("title: A", f"title: A\n\nsources:\n{TWO}"),
    "no list, empty lines at the end": ("title: A\n\n\n", f"title: A\n\nsources:\n{TWO}\n\n"),
    "no list, a root further right": ("  title: A\n", f"  title: A\n\n  sources:\n{FOUR}"),
    "no list, the end of the document": ("---\ntitle: A\n...\n", f"---\ntitle: A\n\nsources:\n{TWO}...\n"),
    "no list behind a text with its empty lines": (
        "title: |+\n  a\n\n\n",
        f"title: |+\n  a\n\n\nsources:\n{TWO}",
    ),
    "a key without a value": ("sources:\ntitle: A\n", f"sources:\n{TWO}title: A\n"),
    "an empty list": ("sources: []  # none\ntitle: A\n", f"sources:  # none\n{TWO}title: A\n"),
    "the last key": ("sources:\n  - id: s1  # one\n", f"sources:\n  - id: s1  # one\n{TWO}"),
    "dashes below the key": ("sources:\n- id: s1\ntitle: A\n", f"sources:\n- id: s1\n{NONE}title: A\n"),
    "dashes far right": ("sources:\n    - id: s1\ntitle: A\n", f"sources:\n    - id: s1\n{FOUR}title: A\n"),
    "a dash on a line of its own": (
        "sources:\n  -\n    id: s1\ntitle: A\n",
        f"sources:\n  -\n    id: s1\n{TWO}title: A\n",
    ),
    "comments of the next key": (
        "sources:\n  - id: s1\n  # of the list\n\n# about the title\ntitle: A\n",
        f"sources:\n  - id: s1\n  # of the list\n{TWO}\n# about the title\ntitle: A\n",
    ),
    "a block text at the end": (
        "sources:\n  - id: s1\n    note: |\n      a\n\n      # no comment\n\ntitle: A\n",
        f"sources:\n  - id: s1\n    note: |\n      a\n\n      # no comment\n{TWO}\ntitle: A\n",
    ),
    "a block text with its empty lines": (
        "sources:\n  - id: s1\n    note: |+\n      a\n\n\ntitle: A\n",
        f"sources:\n  - id: s1\n    note: |+\n      a\n\n\n{TWO}title: A\n",
    ),
    "brackets": ("sources: [{id: s1}]\ntitle: A\n", f"sources: [{{id: s1}}, {FLOW}]\ntitle: A\n"),
    "brackets in braces": (
        "{title: A, sources: [{id: s1}]}\n",
        f"{{title: A, sources: [{{id: s1}}, {FLOW}]}}\n",
    ),
    "braces without the key": ("{title: A}\n", f"{{title: A, sources: [{FLOW}]}}\n"),
    "brackets over lines": (
        "sources: [\n  {id: s1},\n]\n",
        f"sources: [\n  {{id: s1}}, {FLOW}]\n",
    ),
    "brackets behind a comment": (
        "sources: [\n  {id: s1},  # one\n]\n",
        f"sources: [\n  {{id: s1}},  # one\n  {FLOW}\n]\n",
    ),
    "Arabic and quotes": (
        "title: {ar: 'مياه', en: \"W\"}\nsources:\n  - {id: s1, title: 'أ: ب'}\n",
        f"title: {{ar: 'مياه', en: \"W\"}}\nsources:\n  - {{id: s1, title: 'أ: ب'}}\n{TWO}",
    ),
}


def _appended(text: str) -> str | None:
    document = parse(File("a.yaml", text)).value
    assert document is not None
    return appended(document, "sources", RECORD)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_record_goes_to_the_end_of_the_list(layout: str) -> None:
    before, after = LAYOUTS[layout]
    assert _appended(before) == after


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    before, after = (text.replace("\n", end) for text in LAYOUTS["comments of the next key"])
    assert _appended(before) == after


def test_ends_of_two_kinds_stay_of_two_kinds() -> None:
    text = _appended("title: A\r\nsources:\n  - id: s1\n")
    assert text is not None
    assert text.startswith("title: A\r\nsources:\n  - id: s1\n")


@pytest.mark.parametrize("text", ["sources: none\n", "sources: {id: s1}\n", "sources: 3\n", "[a, b]\n"])
def test_what_is_no_list_is_left_alone(text: str) -> None:
    assert _appended(text) is None


def test_a_text_that_would_change_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.reading.insert._put", lambda text, *_: text.replace("A", "B"))
    assert _appended("title: A\nsources:\n  - id: s1\n") is None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Gulf Courier", "Gulf Courier"),
        ("صحيفة الميناء، البصرة", "صحيفة الميناء، البصرة"),
        ("no", '"no"'),
        ("12", '"12"'),
        ("2026-03-02", '"2026-03-02"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        ("@a", '"@a"'),
        ("a, b", '"a, b"'),
        ('say "a\\b"', '"say \\"a\\\\b\\""'),
        ("a\u2028b\x85c\ufeff", '"a\\u2028b\\u0085c\\ufeff"'),
        ("1234567890123456", '"1234567890123456"'),
        ("123456789012345a.txt", "123456789012345a.txt"),
        ("123456789012e456", '"123456789012e456"'),
    ],
)
def test_a_text_is_read_again_as_it_was(text: str, written: str) -> None:
    assert scalar(text) == written
    for line in (f"a: {written}\n", f"{{a: [{written}], b: c}}\n"):
        document = parse(File("a.yaml", line)).value
        assert document is not None
        assert document.data["a"] in (text, [text])
