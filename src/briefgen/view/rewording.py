"""Two wordings of a text in one: added words as `ins`, removed ones as `del`, kept ones as they are."""

from __future__ import annotations

from markupsafe import Markup

from briefgen.comparing.words import Mark, runs
from briefgen.localize.language import Language
from briefgen.view.isolate import isolated
from briefgen.view.page import Html

# How many words are shown around a change.
_WORDS = 9
_TAGS = {"kept": Markup("{}"), "removed": Markup("<del>{}</del>"), "added": Markup("<ins>{}</ins>")}


def reworded(before: str, after: str, spoken: Language) -> Html:
    """Both wordings, plain texts of one language, word by word; long stretches that stayed are shortened."""
    found = runs(before, after)
    last = len(found) - 1
    parts: list[Html] = []
    before_it = " "
    for place, one in enumerate(found):
        text = _shortened(one.text, place, last) if one.mark == "kept" else one.text
        # Two marked words with nothing between them would read as one.
        if one.mark == "added" and not (before_it[-1:].isspace() or text[:1].isspace()):
            parts.append(Markup(" "))
        parts.append(marked(one.mark, text, spoken))
        before_it = one.text
    return Markup("").join(parts)


def marked(mark: Mark, words: str, spoken: Language) -> Html:
    """Words with their mark."""
    return _TAGS[mark].format(isolated(words, spoken.direction))


def _shortened(words: str, place: int, last: int) -> str:
    """What stayed, as far as it shows where the change is."""
    parts = words.split(" ")
    if len(parts) <= 2 * _WORDS or not last:
        return words
    head = " ".join(parts[:_WORDS]) if place else ""
    tail = " ".join(parts[-_WORDS:]) if place != last else ""
    return f"{head} … {tail}" if head and tail else f"… {tail}" if tail else f"{head} …"
