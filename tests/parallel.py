"""A long brief out of parallel texts: real sentences in every role that a report has.

Its one archived text holds the sentences in one language, a line each, so that every quote is proved.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle
from typing import Any

Sentence = Mapping[str, str]
_CLASSES = ("alleged", "reported", "claim", "analysis", "context", "hearsay")
_ATTRIBUTIONS = ("contested", "acknowledged", "unverified", "confirmed")
_TERMS = ("very unlikely", "unlikely", "roughly even chance", "likely", "very likely")
_POINTS = (10, 30, 50, 70, 90)
_SCENARIOS = (("unlikely", 25), ("roughly even chance", 50), ("unlikely", 25))
_STATES = ("seen", "not_seen", "unknown")


def archived(sentences: Sequence[Sentence], language: str) -> bytes:
    """The archived text: the sentences in one language, a line each."""
    return "".join(f"{sentence[language]}\n" for sentence in sentences).encode()


def long_brief(
    title: Sentence, sentences: Sequence[Sentence], *, quoted: str, events: int, claims: int
) -> dict[str, Any]:
    """A brief of so many events with so many quoted claims each; sentences come again when they run out.

    `quoted` is the language of the archived text, in which quotes stand in every edition.
    """
    say = cycle(sentences)
    lines = cycle(enumerate(sentences, 1))
    return {
        "title": dict(title),
        "standfirst": dict(next(say)),
        "status": "final",
        "edition": 1,
        "tlp": "CLEAR",
        "languages": list(title),
        "as_of": "2026-03-31",
        "bottom_line": dict(next(say)),
        "highlights": [dict(next(say)) for _ in range(4)],
        "judgements": [_judgement(number, say) for number in range(5)],
        "actors": [_actor(number, say) for number in range(12)],
        "relations": [_relation(number, say) for number in range(14)],
        "events": [_event(number, say, claims, lines, quoted) for number in range(events)],
        "outlooks": [_outlook(say)],
        "indicators": [_indicator(number, say) for number in range(8)],
        "assumptions": [{"id": f"as-{number}", "text": dict(next(say))} for number in range(3)],
        "gaps": [dict(next(say)) for _ in range(4)],
        "sources": [_source(number, quoted, archived(sentences, quoted)) for number in range(3)],
        "source_summary": dict(next(say)),
    }


def _short(sentence: Sentence, words: int = 4) -> dict[str, str]:
    return {language: " ".join(text.split()[:words]) for language, text in sentence.items()}


def _judgement(number: int, say: Iterator[Sentence]) -> dict[str, Any]:
    return {
        "id": f"j-{number}",
        "text": dict(next(say)),
        "likelihood": _TERMS[number],
        "probability": _POINTS[number],
        "confidence": {"level": ("low", "moderate", "high")[number % 3], "because": dict(next(say))},
        "claims": [f"c-{number}-0"],
        "alternatives": [dict(next(say))],
        "sources": ["s0"],
    }


def _actor(number: int, say: Iterator[Sentence]) -> dict[str, Any]:
    kinds = ("person", "organisation", "party", "faction", "state", "group")
    return {
        "id": f"a-{number}",
        "kind": kinds[number % len(kinds)],
        "name": _short(next(say), 3),
        "role": dict(next(say)),
        "sources": ["s1"],
    }


def _relation(number: int, say: Iterator[Sentence]) -> dict[str, Any]:
    return {
        "from": f"a-{number % 12}",
        "to": f"a-{(number * 5 + 1) % 12}",
        "kind": _short(next(say), 2),
        "class": _CLASSES[number % len(_CLASSES)],
        "polarity": ("friendly", "hostile", "neutral")[number % 3],
        "sources": ["s2"],
    }


def _event(
    number: int, say: Iterator[Sentence], claims: int, lines: Iterator[tuple[int, Sentence]], quoted: str
) -> dict[str, Any]:
    date: object = (
        f"2026-03-{number % 28 + 1:02}" if number % 3 else {"precision": "unknown", "basis": "stated"}
    )
    return {
        "id": f"e-{number}",
        "kind": "statement",
        "title": _short(next(say)),
        "date": date,
        "text": dict(next(say)),
        "actors": [f"a-{number % 12}"],
        "attribution": _ATTRIBUTIONS[number % 4],
        "claims": [_claim(f"c-{number}-{place}", place, *next(lines), quoted) for place in range(claims)],
        "sources": ["s0"],
    }


def _claim(identifier: str, place: int, line: int, sentence: Sentence, quoted: str) -> dict[str, Any]:
    words = " ".join(sentence[quoted].split()[:24])
    return {
        "id": identifier,
        "class": _CLASSES[(place + 1) % len(_CLASSES)],
        "text": dict(sentence),
        "speaker": f"a-{place % 12}",
        "credibility": place % 6 + 1,
        "evidence": [{"source": f"s{place % 3}", "lines": line, "quote": words}],
    }


def _outlook(say: Iterator[Sentence]) -> dict[str, Any]:
    return {
        "id": "o",
        "question": dict(next(say)),
        "deadline": "2026-12-31",
        "resolution": {"criteria": dict(next(say))},
        "scenarios": [
            {
                "id": f"sc-{number}",
                "title": _short(next(say)),
                "text": dict(next(say)),
                "likelihood": term,
                "probability": share,
                "drivers": [dict(next(say)), dict(next(say))],
            }
            for number, (term, share) in enumerate(_SCENARIOS)
        ],
        "sources": ["s0"],
    }


def _indicator(number: int, say: Iterator[Sentence]) -> dict[str, Any]:
    return {
        "id": f"in-{number}",
        "text": dict(next(say)),
        "state": _STATES[number % 3],
        "checked": "2026-03-30",
        "scenarios": [f"sc-{number % 3}"],
    }


def _source(number: int, language: str, text: bytes) -> dict[str, Any]:
    return {
        "id": f"s{number}",
        "publisher": f"Publisher {number}",
        "title": f"Parallel text {number}",
        "url": f"https://example.org/{number}",
        "language": {"original": language},
        "reliability": "ABC"[number],
        "archive": {"file": "parallel.txt", "sha256": hashlib.sha256(text).hexdigest()},
    }
