"""The text of a PDF: paragraphs on lines, and the frame of its pages apart."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter
from tests.capture.paper import paper

from briefgen.capture.furniture import furniture
from briefgen.capture.readable import UnreadableError
from briefgen.capture.reading import readable

BODY = [
    "The water directorate of Basra said on Monday that two of its five pumping",
    "stations had stopped, and that the pressure would return to its usual level on",
    "Wednesday.",
    "Officials of the directorate met al-",
    "Basri, the governor, who asked them to send water by lorry to the northern part",
    "of the city.",
]


def test_lines_are_joined_to_paragraphs() -> None:
    read = readable(paper(["Two stations stop", "", *BODY], title="Notice 14"))
    assert [line.text for line in read.lines] == [
        "Two stations stop",
        " ".join(BODY[:3]),
        "Officials of the directorate met al-" + " ".join(BODY[4:]),
    ]
    assert (read.kind, read.said.title, read.is_original) == ("pdf", "Notice 14", False)


def test_the_frame_of_the_pages_is_left_out() -> None:
    quarters = ["North", "South", "East", "West"]
    pages = [
        ["Directorate of Basra", f"{quarter}: {BODY[0]}", *BODY[1:3], f"{quarter}.", f"Page {number} of 4"]
        for number, quarter in enumerate(quarters, 1)
    ]
    read = readable(paper(*pages))
    gone = {number for one in furniture(read.lines) for number in range(one.first, one.last + 1)}
    left = [line.text for number, line in enumerate(read.lines, 1) if number not in gone and line.text]
    expected = [[f"{quarter}: {' '.join(BODY[:3])}", f"{quarter}."] for quarter in quarters]
    assert left == [line for page in expected for line in page]


def test_a_title_that_a_program_gave_is_none() -> None:
    assert readable(paper(BODY, title="Microsoft Word - draft_3.docx")).said.title is None


def test_a_pdf_without_text_says_so() -> None:
    with pytest.raises(UnreadableError, match="no text"):
        readable(paper([]))


def test_a_locked_pdf_says_so() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper(BODY))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(UnreadableError, match="password"):
        readable(locked.getvalue())
