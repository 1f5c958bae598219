"""The proof of the first brief: every quote stands in the text that it is said to be from."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.cases import ROOT

from briefgen.checking.lock import Quoted, quotes
from briefgen.diagnostic import Severity
from briefgen.loading.loaded import LOCK, Loaded, check, load, prove
from briefgen.model.claim import line_range
from briefgen.prose.fold import fold
from briefgen.world import MemoryWorld

NAME = "briefs/maliki-recordings/brief.yaml"
LOCK_NAME = NAME.replace("brief.yaml", LOCK)
BEFORE_NAME = NAME.replace("brief.yaml", "editions/1.yaml")
BRIEF = (ROOT / NAME).read_bytes()
PROOFS = (ROOT / LOCK_NAME).read_bytes()
BEFORE = (ROOT / BEFORE_NAME).read_bytes()
ARCHIVE = Path(os.environ.get("BRIEFGEN_ARCHIVE") or ROOT.parent / "shared" / "seeds")  # noqa: TID251 - of the desk

needs_archive = pytest.mark.skipif(
    not ARCHIVE.is_dir(), reason="the archived texts are not at hand: set BRIEFGEN_ARCHIVE to their folder"
)


@dataclass(frozen=True)
class Desk:
    """The brief with a lock, with or without its archive, as a desk has it."""

    world: MemoryWorld
    loaded: Loaded

    @property
    def findings(self) -> list[tuple[str, Severity, int]]:
        """Code, severity and line of all that the rules find."""
        return [
            (one.code, one.severity, one.span.line if one.span else 0)
            for one in check(self.world, self.loaded)
        ]

    @property
    def codes(self) -> list[str]:
        """The codes of all that the rules find."""
        return [code for code, _, _ in self.findings]


def desk(brief: bytes = BRIEF, archive: dict[str, bytes] | None = None, lock: bytes = PROOFS) -> Desk:
    """A desk with these files; the archived texts by their names."""
    texts = {f"@archive/{name}": content for name, content in (archive or {}).items()}
    world = MemoryWorld({NAME: brief, LOCK_NAME: lock, BEFORE_NAME: BEFORE, **texts})
    loaded = load(world, NAME)
    assert loaded.value is not None, loaded.diagnostics
    assert loaded.diagnostics == ()
    return Desk(world, loaded.value)


@pytest.fixture(scope="module")
def archive() -> dict[str, bytes]:
    """The archived texts of the brief's sources, by the names of their files."""
    sources = desk().loaded.brief.sources
    files = [source.archive.file for source in sources if source.archive]
    return {file: (ARCHIVE / file).read_bytes() for file in files}


@pytest.fixture(scope="module")
def first() -> Quoted:
    """A quote whose last word can be altered in the brief's text without touching another."""
    for quoted in quotes(desk().loaded.brief):
        plain = quoted.words.isascii() and len(quoted.words.split()) > 2 and "'" not in quoted.words
        if plain and BRIEF.decode().count(quoted.words) == 1:
            return quoted
    raise AssertionError("no quote of the brief stands in it once")


def _altered(quoted: Quoted) -> bytes:
    words = quoted.words.split(" ")
    middle = len(words) // 2
    changed = " ".join((*words[:middle], "zebra", *words[middle + 1 :]))
    return BRIEF.replace(quoted.words.encode(), changed.encode())


def test_the_brief_has_quotes_and_sources_to_prove() -> None:
    brief = desk().loaded.brief
    assert len(quotes(brief)) >= 50
    assert len([source for source in brief.sources if source.archive]) == 5


def test_without_the_archive_the_lock_proves_every_quote() -> None:
    assert desk().findings == []


def test_the_lock_holds_exactly_the_quotes_of_the_brief() -> None:
    proofs = json.loads(PROOFS)["quotes"]
    assert sorted(proofs) == sorted(quoted.key for quoted in quotes(desk().loaded.brief))


def test_an_empty_lock_proves_no_quote() -> None:
    empty = desk(lock=b'{"version": 1, "quotes": {}}')
    assert empty.codes == ["QT02"] * len(quotes(empty.loaded.brief))


def test_a_quote_altered_by_one_word_is_unproven_without_the_archive(first: Quoted) -> None:
    assert desk(_altered(first)).codes == ["QT02"]


def test_every_proof_is_for_its_own_quote_only() -> None:
    proofs = json.loads(PROOFS)
    for key in list(proofs["quotes"])[:10]:
        damaged = json.loads(PROOFS)
        damaged["quotes"][key]["quote"] = "0" * 64
        assert desk(lock=json.dumps(damaged).encode()).codes == ["QT02"]


@needs_archive
def test_the_archived_texts_are_those_that_were_captured(archive: dict[str, bytes]) -> None:
    for source in desk().loaded.brief.sources:
        assert source.archive is not None
        assert hashlib.sha256(archive[source.archive.file]).hexdigest() == source.archive.sha256


@needs_archive
def test_every_quote_stands_at_its_lines(archive: dict[str, bytes]) -> None:
    brief = desk().loaded.brief
    files = {source.id: source.archive.file for source in brief.sources if source.archive}
    for quoted in quotes(brief):
        # Counted here once more, by other means than the rule's own.
        lines = re.split("\r?\n", archive[files[quoted.evidence.source]].decode())
        assert quoted.evidence.lines is not None, quoted.key
        low, high = line_range(quoted.evidence.lines)
        text = fold("\n".join(lines[low - 1 : high]))
        parts = [re.escape(fold(part)) for part in quoted.words.split("[…]")]
        assert re.search(".*".join(parts), text), f"{quoted.key} does not stand at {quoted.evidence.lines}"


@needs_archive
def test_with_the_archive_nothing_is_found(archive: dict[str, bytes]) -> None:
    assert desk(archive=archive).findings == []


@needs_archive
def test_proving_with_the_archive_writes_the_lock_that_is_in_the_repository(
    archive: dict[str, bytes],
) -> None:
    bare = desk(archive=archive, lock=b'{"version": 1, "quotes": {}}')
    assert prove(bare.world, bare.loaded)
    assert bare.world.files[LOCK_NAME] == PROOFS
    assert not prove(bare.world, bare.loaded), "what is proved is not proved again"


@needs_archive
def test_a_quote_altered_by_one_word_is_not_found_in_the_archive(
    archive: dict[str, bytes], first: Quoted
) -> None:
    altered = desk(_altered(first), archive)
    assert altered.codes == ["QT01"]
    assert prove(altered.world, altered.loaded), "its proof is withdrawn"
    assert first.key not in json.loads(altered.world.files[LOCK_NAME])["quotes"]


@needs_archive
def test_a_changed_byte_of_an_archived_text_is_noticed(archive: dict[str, bytes]) -> None:
    for name, content in archive.items():
        last = content[:-1] + bytes((content[-1] ^ 1,))
        assert "CU01" in desk(archive={**archive, name: last}).codes


@needs_archive
def test_a_quote_from_excluded_lines_is_refused(archive: dict[str, bytes], first: Quoted) -> None:
    assert first.evidence.lines is not None
    begin = BRIEF.index(b"\nsources:\n")
    entry = re.search(
        rf"  - id: {first.evidence.source}\n.*?\n\s+sha256: \S+".encode(), BRIEF[begin:], re.DOTALL
    )
    assert entry is not None
    rest = BRIEF[begin + entry.end() :]
    # The source may have an `exclude` already; this one stands in its place.
    rest = re.sub(rb"\A(\n\s+)exclude: [^\n]*", b"", rest)
    indent = re.search(rb"\n(\s+)sha256: \S+\Z", entry[0])
    assert indent is not None
    excluded = b"\n" + indent[1] + f'exclude: ["{first.evidence.lines}"]'.encode()
    brief = BRIEF[: begin + entry.end()] + excluded + rest
    assert set(desk(brief, archive).codes) == {"QT03"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("قَالَ المُتَحَدِّثُ", "قال المتحدث"),
        ("المـــالكي", "المالكي"),
        ("أحمد إلى آل ٱلمدينة", "احمد الى ال المدينه"),
        ("مستشفى", "مستشفي"),
        ("علی کرکوک", "على كركوك"),
        ("وزارة", "وزاره"),
        ("ﻻ", "لا"),
        ("“fake”", '"fake"'),
        ("«fake»", '"fake"'),
        ("al-Maliki’s", "al-Maliki's"),
        ("2010–2014", "2010-2014"),
        ("he — he alone", "he - he alone"),
        ("two\u00a0words", "two  words"),
        ("two\n\twords ", "two words"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u200fright\u200e", "right"),
        ("Cafe\u0301", "CAFÉ"),
        ("ﬁve", "five"),
        ("wait…", "wait..."),
        ("٢٠٢٢", "٢٠٢٢"),
    ],
)
def test_two_prints_of_the_same_words_fold_alike(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("fake", "false"),
        ("المالكي", "الملكي"),
        ("not true", "nottrue"),
        ("five", "5"),
        ("well-known", "wellknown"),
        ("حرب", "حزب"),
        ("الحشد", "حشد"),
    ],
)
def test_other_words_stay_other_words(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@pytest.mark.parametrize("words", ["«قَالَ»\u200f إلى…", "“A — b’s”  \n c", "ﷺ ﻻ ٱ"])
def test_folding_twice_changes_nothing_more(words: str) -> None:
    assert fold(fold(words)) == fold(words)
