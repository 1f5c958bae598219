"""What of the PDFs in a store a build takes: nothing is believed of what somebody may have made up."""

from __future__ import annotations

import hashlib
import json
import platform
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from briefgen.building.plan import Target
from briefgen.building.steps import Made, Prepared
from briefgen.building.store_pdf import StoredPdfs
from briefgen.render.enclosure import Enclosure
from briefgen.render.layer import LAYERS
from briefgen.render.pdf import Job
from briefgen.render.quality import Finding, Quality


class Kept:
    """A store in memory."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}
        self.diagnostics = ()

    def get(self, key: str) -> bytes | None:
        return self.contents.get(key)

    def put(self, key: str, content: bytes) -> None:
        self.contents[key] = content


TARGET = Target("two", ("en",), "pdf")
ENCLOSED = b"title: Two stations\n"
JOB = Job("<p>", enclosures=(Enclosure("brief.yaml", ENCLOSED, "application/yaml", "Source", "the brief"),))
PREPARED = Prepared(JOB, "0f" * 32, {"templates/a.html": None}, {"Pango": "1"})


def pdf(content: bytes, said: bytes = ENCLOSED, level: int = 9) -> bytes:
    """What there is in a PDF of a file that it encloses; `said` is the file that its checksum is of."""
    checksum = hashlib.md5(said, usedforsecurity=False).hexdigest().encode()
    about = b"<</Params <</CheckSum <" + checksum + b">>>>>\nstream\n"
    return b"%PDF-1.7\n" + about + zlib.compress(content, level) + b"\nendstream\n%%EOF"


PDF = pdf(ENCLOSED)
QUALITY = Quality(1, 1, 40, 40, (Finding("half-empty", 1, "40"),), (3,), (("b-cut", 3),))
MADE = Made(PDF, PREPARED.reads, QUALITY, PREPARED.digest, LAYERS)


@pytest.fixture
def kept() -> StoredPdfs:
    stored = StoredPdfs(Kept(), {"modules": "1"})
    stored.keep(TARGET, PREPARED, MADE)
    return stored


def test_what_was_kept_is_taken_with_all_that_was_measured(kept: StoredPdfs) -> None:
    assert kept.take(TARGET, PREPARED) == MADE


@pytest.mark.parametrize("level", [0, 1, 6, 9])
def test_how_hard_it_is_packed_is_all_the_same(kept: StoredPdfs, level: int) -> None:
    made = replace(MADE, content=pdf(ENCLOSED, level=level))
    kept.keep(TARGET, PREPARED, made)
    assert kept.take(TARGET, PREPARED) == made


@pytest.mark.parametrize(
    "another",
    [
        lambda one: (one, Target("two", ("ar",), "pdf"), PREPARED),
        lambda one: (one, TARGET, replace(PREPARED, digest="00" * 32)),
        lambda one: (one, TARGET, replace(PREPARED, versions={"Pango": "2"})),
        lambda one: (replace(one, made_by={"modules": "2"}), TARGET, PREPARED),
    ],
    ids=["target", "job", "engine", "code"],
)
def test_another_target_job_engine_or_code_has_another_key(
    kept: StoredPdfs, another: Callable[[StoredPdfs], tuple[StoredPdfs, Target, Prepared]]
) -> None:
    stored, target, prepared = another(kept)
    assert stored.take(target, prepared) is None


def test_another_processor_has_another_key(kept: StoredPdfs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "another")
    assert kept.take(TARGET, PREPARED) is None


def framed(header: object, *parts: bytes) -> bytes:
    head = json.dumps({"header": header, "sizes": [len(part) for part in parts]}).encode()
    return len(head).to_bytes(4, "big") + head + b"".join(parts)


def header(**changed: object) -> Mapping[str, object]:
    return {"job": PREPARED.digest, "quality": QUALITY.as_json(), "sandbox": [*LAYERS], **changed}


def head(text: bytes) -> bytes:
    return len(text).to_bytes(4, "big") + text


_MEASURED = QUALITY.as_json()
_UNREADABLE: tuple[object, ...] = (
    None,
    [],
    {},
    {**_MEASURED, "pages": "1"},
    {**_MEASURED, "pages": 1.5},
    {**_MEASURED, "lines": None},
    {**_MEASURED, "lines": [True]},
    {**_MEASURED, "findings": [{"fault": "none", "page": 1, "words": ""}]},
    {**_MEASURED, "findings": [{"fault": "lonely", "page": 1, "words": "\ud800"}]},
    {**_MEASURED, "longest": [["b-cut"]]},
)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff" * 40,
        head(b"[]"),
        head(b'{"header": 7, "sizes": [1e99]}'),
        head(b'{"header": {}, "sizes": [' + b"9" * 40 + b"]}"),
        head(b'{"header": {}, "sizes": [' + b"9" * 5000 + b"]}"),
        head(b"[" * 100_000),
        head(b'{"header": ' + b"[" * 100_000),
        framed([], PDF),
        framed({}, PDF),
        framed(header()),
        framed(header(), PDF, PDF),
        framed(header(), b"<html>" + PDF),
        framed(header(), PDF.replace(b"%PDF", b"%PS-")),
        framed(header(), pdf(b"title: Ten stations\n")),
        framed(header(), pdf(b"title: Ten stations\n", b"title: Ten stations\n")),
        framed(header(), pdf(ENCLOSED + b"# more")),
        framed(header(), pdf(bytes(1 << 24))),
        framed(header(), PDF.partition(b"stream")[0]),
        framed(header(), PDF.replace(zlib.compress(ENCLOSED, 9), ENCLOSED)),
        framed(header(job="00" * 32), PDF),
        framed(header(sandbox=7), PDF),
        *(framed(header(quality=quality), PDF) for quality in _UNREADABLE),
    ],
)
def test_what_was_made_up_is_not_taken(kept: StoredPdfs, content: bytes) -> None:
    (key,) = kept.kept
    kept.store.put(key, content)
    assert kept.take(TARGET, PREPARED) is None


def test_a_layer_that_there_is_not_counts_for_none(kept: StoredPdfs) -> None:
    (key,) = kept.kept
    kept.store.put(key, framed(header(sandbox=["Landlock", "magic", 7]), PDF))
    taken = kept.take(TARGET, PREPARED)
    assert taken is not None
    assert taken.sandbox == ("Landlock",)
    assert replace(kept, require_sandbox=True).take(TARGET, PREPARED) is None


def test_what_was_made_of_another_job_is_not_kept(kept: StoredPdfs) -> None:
    kept.keep(TARGET, replace(PREPARED, digest="00" * 32), MADE)
    assert len(kept.kept) == 1
