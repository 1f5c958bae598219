"""What changed of an item since the edition before, as labels with what stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from markupsafe import Markup

from briefgen.comparing.change import Change, Kind
from briefgen.comparing.plain import Dated, Plain, Wordings
from briefgen.localize.language import language
from briefgen.model.text import Text
from briefgen.model.when import When
from briefgen.view.page import Fact, Html
from briefgen.view.rewording import marked, reworded
from briefgen.view.setting import Setting

_FIELDS: Mapping[str, str] = {
    "standfirst": "Standfirst",
    "bottom_line": "Bottom line",
    "question": "Question",
    "methods": "Methods",
    "because": "Confidence",
    "horizon": "Horizon",
    "alternatives": "Alternatives",
    "implications": "Implications",
    "if_wrong": "If wrong",
    "handling": "Handling",
    "drivers": "Drivers",
    "criteria": "Resolution",
    "as_of": "As of",
    "period": "Period",
    "cutoff": "Information cut-off",
    "next_update": "Next update",
    "deadline": "Deadline",
    "checked": "Checked",
}
"""The words for the fields whose changes are told under their own names."""

_LIKELIHOOD = ("Likelihood raised", "Likelihood lowered", "Likelihood changed")
_PROBABILITY = ("Probability raised", "Probability lowered", "Probability changed")
_CONFIDENCE = ("Confidence raised", "Confidence lowered", "Confidence changed")
_GRADE = ("Grade raised", "Grade lowered", "Grade changed")
_DATE = {"firmer": "Date now more exact", "looser": "Date now less exact"}


def facts(setting: Setting, changes: Iterable[Change]) -> tuple[Fact, ...]:
    """All that changed of one item; what has no words of its own is told once, as revised details."""
    found: list[Fact] = []
    is_revised = False
    together = tuple(changes)
    for change in together:
        said = tuple(_TOLD[change.kind](setting, change)) if change.kind in _TOLD else ()
        found.extend(said if change.kind != "supported" else ())
        # Of the head, the cover says the rest.
        is_revised = is_revised or (change.kind in _DETAILS and not said and change.item.kind != "report")
    # Of what the desk reports, its wording is the news; of what it assesses, also what that rests on.
    if not found or together[0].item.kind in _ASSESSED:
        found.extend(_supported(setting, together))
    found.extend(_reason(setting, together))
    if is_revised:
        found.append(
            _sentence(setting, "Further details were revised." if found else "Details were revised.")
        )
    return tuple(dict.fromkeys(found))


def field_name(setting: Setting, change: Change) -> Html:
    """The word for the field of the report that changed."""
    named = {"title": "Title", **_FIELDS}
    return setting.say(next((named[str(part)] for part in change.path if part in named), "Details"))


def is_of_original_alone(setting: Setting, change: Change) -> bool:
    """Whether a text that was reworded is, in the page's language, what it was."""
    spoken = setting.language.base
    sides = (change.before, change.after)
    return (
        change.kind in {"reworded", "renamed"}
        and all(side and spoken in map(_base, side) for side in sides)
        and spoken not in map(_base, change.languages)
    )


def _base(tag: str) -> str:
    return tag.partition("-")[0]


def _sentence(setting: Setting, words: str) -> Fact:
    return Fact(Markup(""), setting.say(words))


def _reason(setting: Setting, changes: Iterable[Change]) -> tuple[Fact, ...]:
    """The reason that the brief gives, or that it gives none (ICD 203, standard 7)."""
    asked = [change for change in changes if change.wants_reason]
    if not asked:
        return ()
    if asked[0].reason is None:
        return (_sentence(setting, "No reason is given."),)
    return setting.fact("Reason", setting.text(Text(dict(asked[0].reason))))


def turned(setting: Setting, before: Html, after: Html) -> Html:
    """One value, an arrow in the direction of the language, and the other value, on one line."""
    return Markup("{}\u00a0{}\u00a0{}").format(before, _arrow(setting), after)


def _arrow(setting: Setting) -> str:
    return "←" if setting.direction == "rtl" else "→"


def _turned(setting: Setting, label: str, before: Html | None, after: Html | None) -> tuple[Fact, ...]:
    none = setting.say("not stated")
    return setting.fact(label, turned(setting, before or none, after or none))


def _label(labels: tuple[str, str, str], change: Change) -> str:
    return labels[0 if change.direction == "raised" else 1 if change.direction == "lowered" else 2]


def _likelihood(setting: Setting, change: Change) -> tuple[Fact, ...]:
    sides = [setting.word("likelihood", value) if value else None for value in (change.before, change.after)]
    return _turned(setting, _label(_LIKELIHOOD, change), *sides)


def _probability(setting: Setting, change: Change) -> tuple[Fact, ...]:
    label = _label(_PROBABILITY, change)
    if len(change.trajectory) < 3 or None in (change.before, change.after):
        sides = [None if value is None else setting.percent(value) for value in (change.before, change.after)]
        return _turned(setting, label, *sides)
    # One of many editions needs more than a line, which may end before an arrow.
    turn = Markup(" {}\u00a0").format(_arrow(setting))
    return setting.fact(label, turn.join(setting.percent(value) for _, value in change.trajectory))


def _confidence(setting: Setting, change: Change) -> tuple[Fact, ...]:
    sides = [setting.word("confidence", value) if value else None for value in (change.before, change.after)]
    return _turned(setting, _label(_CONFIDENCE, change), *sides)


def _attribution(setting: Setting, change: Change) -> tuple[Fact, ...]:
    field = str(change.path[-1])
    context = {"attribution": "attribution", "class": "class of claim"}.get(field)
    sides = [_attributed(setting, context, value) for value in (change.before, change.after)]
    return _turned(setting, "Attribution changed", *sides)


def _attributed(setting: Setting, context: str | None, value: str | None) -> Html | None:
    if value is None:
        return None
    if context is not None:
        return setting.word(context, value)
    here = setting if value in setting.actors else setting.earlier
    return here.bare_name(value) if here is not None and value in here.actors else None


def _graded(setting: Setting, change: Change) -> tuple[Fact, ...]:
    sides = [_grade(value) for value in (change.before, change.after)]
    return _turned(setting, _label(_GRADE, change), *sides)


def _grade(value: Plain) -> Html | None:
    return None if value is None else Markup('<bdi dir="ltr">{}</bdi>').format(value)


def _revised(setting: Setting, change: Change) -> tuple[Fact, ...]:
    """A number that became another one; all else is told in general words."""
    numbers = [value for value in (change.before, change.after) if isinstance(value, int | float)]
    if change.item.kind != "key figure" or change.path != ("number",) or len(numbers) < 2:
        return ()
    return setting.fact("Number", turned(setting, *(setting.amount(number) for number in numbers)))


def _observed(setting: Setting, change: Change) -> tuple[Fact, ...]:
    sides = [setting.word("state of indicator", one or "unknown") for one in (change.before, change.after)]
    return _turned(setting, "State", *sides)


def _status(setting: Setting, change: Change) -> tuple[Fact, ...]:
    sides = [setting.word("status", one or "draft") for one in (change.before, change.after)]
    return _turned(setting, "Status", *sides)


def _marking(setting: Setting, change: Change) -> tuple[Fact, ...]:
    sides = [_grade(f"TLP:{value}") if value else None for value in (change.before, change.after)]
    return _turned(setting, "Marking", *sides)


def _redated(setting: Setting, change: Change) -> tuple[Fact, ...]:
    field = str(change.path[-1])
    label = _FIELDS.get(field) or _DATE.get(str(change.direction), "Date changed")
    earlier = setting.earlier or setting
    return _turned(setting, label, _date(earlier, change.before), _date(setting, change.after))


def _date(setting: Setting, value: Dated | None) -> Html | None:
    """A date as its own edition prints it; a link to an event of the other edition would lead nowhere."""
    if value is None or not ("edtf" in value or "printed" in value):
        return None if value is None else setting.say("date not stated")
    return setting.date(When.model_validate({key: one for key, one in value.items() if key != "after"}))


def _resolved(setting: Setting, change: Change) -> tuple[Fact, ...]:
    if change.after is None:
        return (_sentence(setting, "The outcome was withdrawn."),)
    return setting.fact("Outcome", setting.text(Text(dict(change.after["text"]))))


def _leaning(setting: Setting, change: Change) -> tuple[Fact, ...]:
    return _supported(setting, (change,))


def _supported(setting: Setting, changes: Iterable[Change]) -> tuple[Fact, ...]:
    """What it now rests on besides, and no longer, as far as it stands in this edition."""
    legs = [change for change in changes if change.kind == "supported"]
    gained = _links(setting, (leg for change in legs for leg in change.after))
    lost = _links(setting, (leg for change in legs for leg in change.before))
    return (*setting.fact("Now rests also on", gained), *setting.fact("No longer rests on", lost))


def _links(setting: Setting, legs: Iterable[Plain]) -> Html | None:
    names = (str(leg["source"] if isinstance(leg, dict) else leg).partition(":")[0] for leg in legs)
    known = [name for name in names if setting.homes.get(name, name) in setting.numbers.items]
    return setting.items(known)


def _wording(setting: Setting, change: Change) -> tuple[Fact, ...]:
    """A text in the page's language, word by word; of another language that it changed there alone."""
    field = next((part for part in reversed(change.path) if part in _FIELDS), "")
    kind = "Name changed" if change.kind == "renamed" else "Reworded"
    label = _FIELDS.get(str(field)) or ("New" if not change.before else kind if change.after else "Removed")
    if change.kind == "translated":
        names = setting.listed(setting.language_name(tag) for tag in change.languages)
        return setting.fact("Translation revised", names)
    if is_of_original_alone(setting, change):
        return setting.fact("Original reworded", setting.language_name(setting.brief.own_language))
    before = Text(dict(change.before)) if change.before else None
    after = Text(dict(change.after)) if change.after else None
    return setting.fact(label, rewording(setting, before, after))


def rewording(setting: Setting, before: Text | None, after: Text | None) -> Html:
    """Two wordings in one; in the page's language if both editions have it, else in that of the brief."""
    tag, own = setting.language.tag, setting.brief.own_language
    there = [text for text in (before, after) if text is not None]
    if any(text.find(tag, own) is None for text in there):
        tag = there[-1].original(own)[1]
    spoken = language(tag)
    old, new = (_plain(one, text, tag) for one, text in ((setting.earlier, before), (setting, after)))
    if old and new:
        words = reworded(old, new, spoken)
    else:
        words = marked("added" if new else "removed", new or old, spoken)
    if spoken.base == setting.language.base:
        return words
    return Markup('<bdi dir="{}" lang="{}">{}</bdi>').format(spoken.direction, tag, words)


def _plain(setting: Setting | None, text: Text | None, tag: str) -> str:
    """A text of an edition without markup, its actors and events by the names that they have there."""
    if setting is None or text is None:
        return ""
    return setting.plain(Text({tag: (text.find(tag, setting.brief.own_language) or text.original(tag))[0]}))


def _statement(setting: Setting, change: Change) -> Iterator[Fact]:
    """A statement that came or went inside an item that stayed."""
    data = change.after if change.kind == "added" else change.before
    text = next((data[key] for key in ("text", "title", "name") if isinstance(data.get(key), Wordings)), None)
    if text is None:
        return
    said = Text(dict(text))
    is_new = change.kind == "added"
    words = rewording(setting, None if is_new else said, said if is_new else None)
    yield from setting.fact("Statement added" if is_new else "Statement removed", words)


_TOLD: Mapping[Kind, Callable[[Setting, Change], Iterable[Fact]]] = {
    "added": _statement,
    "removed": _statement,
    "renamed": _wording,
    "reworded": _wording,
    "translated": _wording,
    "likelihood": _likelihood,
    "probability": _probability,
    "confidence": _confidence,
    "redated": _redated,
    "attribution": _attribution,
    "graded": _graded,
    "supported": _leaning,
    "observed": _observed,
    "resolved": _resolved,
    "revised": _revised,
    "status": _status,
    "marking": _marking,
}
_ASSESSED = {"judgement", "scenario", "outlook"}
# What is told in general words where it has none of its own.
_DETAILS: frozenset[Kind] = frozenset({"revised", "supported", "added", "removed", "moved"})
