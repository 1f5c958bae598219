"""CU: the custody of archived texts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from briefgen.checking.extent import Extent, extent
from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.node import Path
from briefgen.model.source import Archive, Original

_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|\+00:00)")
# A day begins up to fourteen hours earlier, and ends up to twelve hours later, than in UTC.
_A_DAY_ELSEWHERE = timedelta(days=1)


@rule("CU01", Severity.ERROR)
def archive_changed(case: Case) -> Iterator[Finding]:
    """An archived text is not the one that the brief was written from.

    A source's text is known by the SHA-256 of its bytes; another hash is another text.

    Bad:   editing a file in the archive folder
    Good:  the file as captured, or a new hash after reading the text again

    Follows the Berkeley Protocol (custody) and ISO/IEC 27037 (integrity of digital evidence).
    """
    for path, kept, content in _kept(case):
        if content is not None and hashlib.sha256(content).hexdigest() != kept.sha256:
            what = "capture that came" if isinstance(kept, Original) else "text that was captured"
            message = f"`{kept.file}` in the archive is not the {what}"
            hint = "restore the file, or read it again and write its new hash"
            yield Finding((*path, "sha256"), message, (hint,))


@rule("CU02", Severity.WARNING)
def archive_incomplete(case: Case) -> Iterator[Finding]:
    """The archive is at hand, and a source's text is not in it.

    Without any archived text the lock decides. Where others are there and one is not, it was
    lost, or its name is wrong, and what rests on it cannot be proved again.

    Bad:   `archive: {file: notice-14.txt, …}` where the folder has `notice-41.txt`
    Good:  the name of a file in the archive folder

    Follows the Berkeley Protocol (preservation: availability).
    """
    if not case.archive:
        return
    for path, kept, content in _kept(case):
        if content is None:
            message = f"`{kept.file}` is not in the archive folder"
            hint = "put it there as it was captured, or correct its name"
            yield Finding((*path, "file"), message, (hint,))


@rule("CU03", Severity.NOTE)
def address_without_archive(case: Case) -> Iterator[Finding]:
    """A finished report rests on a web page that was not archived.

    Pages change and go. What a reader finds at the address later may not be what was read.

    Bad:   `url: https://example.org/14` and no `archive`, under `status: final`
    Good:  `archive: {file: notice-14.txt, sha256: …}` beside the `url`

    Follows ICS 206-01 (preservation of open sources) and the Berkeley Protocol.
    """
    if case.brief.status == "draft":
        return
    for index, source in enumerate(case.brief.sources):
        if source.url is not None and source.archive is None:
            message = f"the page of `{source.id}` was not archived"
            hint = "archive its text and name it under `archive` of the source"
            yield Finding(("sources", index, "url"), message, (hint,))


@rule("CU05", Severity.WARNING)
def capture_incomplete(case: Case) -> Iterator[Finding]:
    """A record of a capture lacks its time or its method, or the time is not in UTC.

    When, by whom and with what a text was captured is one record. A time without its zone
    may be any of 26 hours. A text of which none of it is known says nothing, and is left alone.

    Bad:   `captured_at: 3 March, 10 am`
    Good:  `captured_at: "2026-03-03T07:00:00Z"`, `method: saved from the browser as text`

    Follows the Berkeley Protocol (collection log) and ISO 8601.
    """
    for index, source in enumerate(case.brief.sources):
        archive, where = source.archive, ("sources", index, "archive")
        if archive is None or not (archive.captured_at or archive.by or archive.method or archive.url):
            continue
        if archive.captured_at is None:
            yield Finding(where, f"nothing says when `{archive.file}` was captured", ("add `captured_at`",))
        elif _captured(archive) is None:
            message = f"`{archive.captured_at}` is not a time in UTC"
            hints = ("write it as `2026-03-03T07:00:00Z`",)
            mend = _in_utc if _in_utc(archive.captured_at) != archive.captured_at else None
            yield Finding((*where, "captured_at"), message, hints, mend)
        if archive.method is None:
            yield Finding(where, f"nothing says with what `{archive.file}` was captured", ("add `method`",))


@rule("CU06", Severity.ERROR)
def captured_before_published(case: Case) -> Iterator[Finding]:
    """A text was captured or read before it was published.

    One of the two dates is wrong. A day's difference is left alone, since a date begins
    earlier in the east.

    Bad:   `published: 2026-03-09` with `accessed: 2026-03-02`
    Good:  `published: 2026-03-02` with `accessed: 2026-03-09`
    """
    for index, source in enumerate(case.brief.sources):
        published = extent(source.published)
        if published is None:
            continue
        captured = _captured(source.archive) if source.archive else None
        if captured is not None and _is_too_early(Extent(captured.date(), captured.date()), published):
            message = f"`{source.id}` was captured before it was published"
            yield Finding(
                ("sources", index, "archive", "captured_at"), message, ("correct one of the dates",)
            )
        read = extent(source.accessed)
        if read is not None and _is_too_early(read, published):
            message = f"`{source.id}` was read before it was published"
            yield Finding(("sources", index, "accessed"), message, ("correct one of the dates",))


def _kept(case: Case) -> Iterator[tuple[Path, Archive | Original, bytes | None]]:
    """Each file that a source is kept in, with the place that names it and what lies in the archive."""
    for index, source in enumerate(case.brief.sources):
        if source.archive is not None:
            path = ("sources", index, "archive")
            yield path, source.archive, case.archive.get(source.id)
            if source.archive.original is not None:
                yield (*path, "original"), source.archive.original, case.originals.get(source.id)


RULES = (
    archive_changed,
    archive_incomplete,
    address_without_archive,
    capture_incomplete,
    captured_before_published,
)


def _captured(archive: Archive) -> datetime | None:
    """The time of a capture; none where there is none, or where it is not in UTC."""
    if archive.captured_at is None or not _UTC.fullmatch(archive.captured_at):
        return None
    return _time(archive.captured_at)


def _time(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _in_utc(written: str) -> str:
    """A time of a known zone, in UTC; any other text as it is."""
    time = _time(written)
    if time is None or time.tzinfo is None:
        return written
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _is_too_early(one: Extent, other: Extent) -> bool:
    return one.last is not None and Extent(None, one.last + _A_DAY_ELSEWHERE).is_before(other)
