"""An edition as a mail (RFC 5322, RFC 2045): what it says first as text and as HTML, the PDF with it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP

from markupsafe import Markup

from briefgen.delivering.issue import Edition, Issue, Summary
from briefgen.delivery import address

_PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="{}" dir="{}">\n<head><meta charset="utf-8"><title>{}</title></head>\n'
    '<body style="font-family: sans-serif; line-height: 1.5">\n{}\n</body>\n</html>\n'
)
_SIDE = Markup('<div lang="{}" dir="{}" style="text-align: {}">\n{}\n</div>')
_HEAD = Markup('{}<h1 style="font-size: 1.3em">{}</h1>')
# TLP 2.0: the label stands before what it marks, and in the subject of a mail.
_MARKING = Markup('<p dir="ltr"><strong>{}</strong></p>\n')
_PASSAGE = Markup("<p><strong>{}</strong></p>\n<p>{}</p>")


def letter(issue: Issue, edition: Edition, sender: str, key: str, now: datetime.datetime) -> EmailMessage:
    """The mail with one edition to the address of an issue; the same `key` is the same Message-ID."""
    mail = EmailMessage(SMTP)
    origin = address(sender)
    titles = " · ".join(_line(summary.title) for summary in edition.summaries)
    mail["Subject"] = f"[{issue.marking}] {titles}" if issue.marking else titles
    mail["From"] = origin
    mail["To"] = address(issue.address)
    mail["Date"] = now
    mail["Message-ID"] = f"<{key}@{origin.domain}>"
    # RFC 3834: nobody's holiday message is to answer it.
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(_plain(issue, edition), cte="quoted-printable")
    mail.add_alternative(_html(issue, edition), subtype="html", cte="quoted-printable")
    for name, content in edition.files.items():
        if name.endswith(".pdf"):
            mail.add_attachment(
                content, maintype="application", subtype="pdf", filename=name.rpartition("/")[2]
            )
    # Last, since whoever sets a content takes away what was said of the one before.
    mail["Content-Language"] = ", ".join(edition.languages)
    return mail


def _line(text: str) -> str:
    return " ".join(text.split())


def _plain(issue: Issue, edition: Edition) -> str:
    marking = f"{issue.marking}\n\n" if issue.marking else ""
    return marking + "\n\n".join("\n\n".join(_said(summary)) for summary in edition.summaries) + "\n"


def _said(summary: Summary) -> Iterator[str]:
    yield _line(summary.title)
    for passage in summary.passages:
        yield f"{passage.label.striptags()}\n{passage.plain}"


def _html(issue: Issue, edition: Edition) -> str:
    first = edition.summaries[0]
    titles = " · ".join(summary.title for summary in edition.summaries)
    marking = _MARKING.format(issue.marking) if issue.marking else Markup()
    sides = Markup("\n").join(_side(summary, marking) for summary in edition.summaries)
    return _PAGE.format(first.language, first.direction, titles, sides)


def _side(summary: Summary, marking: Markup) -> Markup:
    passages = [_PASSAGE.format(passage.label, passage.text) for passage in summary.passages]
    parts = Markup("\n").join((_HEAD.format(marking, summary.title), *passages))
    # Some readers of mail drop `dir`; none drops this.
    side = "right" if summary.direction == "rtl" else "left"
    return _SIDE.format(summary.language, summary.direction, side, parts)
