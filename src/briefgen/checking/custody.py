"""CU: the custody of archived texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity


@rule("CU01", Severity.ERROR)
def archive_changed(case: Case) -> Iterator[Finding]:
    """An archived text is not the one that the brief was written from.

    A source's text is known by the SHA-256 of its bytes; another hash is another text.

    Bad:   editing a file in the archive folder
    Good:  the file as captured, or a new hash after reading the text again

    Follows the Berkeley Protocol (custody) and ISO/IEC 27037 (integrity of digital evidence).
    """
    for index, source in enumerate(case.brief.sources):
        content = case.archive.get(source.id)
        if content is None or source.archive is None:
            continue
        if hashlib.sha256(content).hexdigest() != source.archive.sha256:
            message = f"`{source.archive.file}` in the archive is not the text that was captured"
            hint = "restore the file, or read it again and write its new hash"
            yield Finding(("sources", index, "archive", "sha256"), message, (hint,))


RULES = (archive_changed,)
