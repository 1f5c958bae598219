"""What became of a wording: the words that went and the words that came, with a few around them."""

from __future__ import annotations

from difflib import SequenceMatcher

_AROUND = 2
_LONGEST = 160


def revision(before: str, after: str) -> str:
    """The changes as `wdiff` marks them: `Two [-pumping-] {+water+} stations`; what is left out is `…`."""
    old, new = before.split(), after.split()
    pieces: list[str] = []
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for place, (kind, start, end, new_start, new_end) in enumerate(steps):
        if kind == "equal":
            pieces.extend(_around(old[start:end], is_first=place == 0, is_last=place == len(steps) - 1))
            continue
        if start < end:
            pieces.append(f"[-{' '.join(old[start:end])}-]")
        if new_start < new_end:
            pieces.append(f"{{+{' '.join(new[new_start:new_end])}+}}")
    marked = " ".join(pieces)
    return f"{marked[:_LONGEST]}…" if len(marked) > _LONGEST else marked


def _around(words: list[str], *, is_first: bool, is_last: bool) -> list[str]:
    """Words that stayed, of which only those beside a change are of interest."""
    before = 0 if is_first else _AROUND
    after = 0 if is_last else _AROUND
    if len(words) <= before + after:
        return words
    return [*words[:before], "…", *words[len(words) - after :]]
