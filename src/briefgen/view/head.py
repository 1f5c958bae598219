"""The cover head of a report, and what stands at the foot of its pages."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from briefgen.model.leaf import leaves
from briefgen.model.when import Day, When
from briefgen.view.dating import basis
from briefgen.view.page import Fact, Head, Html
from briefgen.view.setting import Setting

_KINDS = {"sitrep": "Situation report", "flash": "Flash report", "assessment": "Assessment"}
_STATUSES = {"draft": "Draft", "review": "In review", "final": "Final"}


def head(setting: Setting) -> Head:
    """Kicker, title, standfirst, the facts of the report, its marking and notices."""
    brief = setting.brief
    label = f"TLP:{brief.tlp}" if brief.tlp else None
    return Head(
        kicker(setting),
        setting.text(brief.title),
        setting.maybe(brief.standfirst),
        _facts(setting),
        label,
        setting.word("TLP", brief.tlp) if brief.tlp else None,
        _notices(setting),
        _also(setting),
    )


def kicker(setting: Setting) -> Html:
    """Region, kind and number: "Iraq · Situation report No. 5"."""
    brief = setting.brief
    kind = setting.say(_KINDS[brief.kind])
    if brief.series is not None:
        number = setting.say("No. {number}", number=brief.series.number)
        kind = Markup("{}\u00a0· {}").format(kind, number)
    return Markup("\u00a0· ").join(part for part in (setting.maybe(brief.region), kind) if part)


def footer(setting: Setting) -> Html:
    """Series or id, edition and desk."""
    brief = setting.brief
    name = setting.maybe(brief.series.name) if brief.series else None
    parts = (
        name or Markup('<bdi dir="ltr">{}</bdi>').format(setting.id),
        setting.say("edition {number}", number=brief.edition) if brief.edition else None,
        setting.maybe(brief.desk),
    )
    return Markup("\u00a0· ").join(part for part in parts if part)


def edition_date(setting: Setting) -> str | None:
    """The day of the edition as ISO 8601, if the brief states one."""
    for when in (setting.brief.as_of, setting.brief.cutoff):
        day = when.calendar if when else None
        if isinstance(day, Day) and day.month and day.day:
            return f"{day.year:04}-{day.month:02}-{day.day:02}"
    return None


def _facts(setting: Setting) -> tuple[Fact, ...]:
    brief = setting.brief
    status = setting.say(_STATUSES[brief.status])
    if brief.edition is not None:
        status = Markup("{}\u00a0· {}").format(status, setting.say("edition {number}", number=brief.edition))
    scaled = any(item.likelihood for item in brief.judgements) or brief.outlooks
    languages = Markup("\u00a0· ").join(setting.language_name(tag, own=True) for tag in brief.languages)
    return (
        *setting.fact("Status", status),
        *_dated(setting, "As of", brief.as_of),
        *_dated(setting, "Period", brief.period),
        *_dated(setting, "Information cut-off", brief.cutoff),
        *_dated(setting, "Next update", brief.next_update),
        *setting.fact("Sources", _source_count(setting)),
        *(setting.fact("Scale", setting.foreign(brief.scale_in_force.title, "en")) if scaled else ()),
        *setting.fact("Languages", languages if len(brief.languages) > 1 else None),
        *setting.fact("Desk", setting.maybe(brief.desk)),
        *setting.fact("Authors", _people(setting, "authors")),
        *setting.fact("Reviewed by", _people(setting, "reviewed_by")),
    )


def _dated(setting: Setting, label: str, when: When | None) -> tuple[Fact, ...]:
    if when is None:
        return ()
    date, known = setting.date(when), basis(setting, when)
    return setting.fact(label, Markup("{} ({})").format(date, known) if known else date)


def _source_count(setting: Setting) -> Html | None:
    """Sources, and independent texts where that is another number."""
    sources = setting.brief.sources
    if not sources:
        return None
    independent = len({source.independence_group or f"\0{source.id}" for source in sources})
    count = setting.count("{number} source", "{number} sources", len(sources))
    if independent == len(sources):
        return count
    apart = setting.count("{number} independent source", "{number} independent sources", independent)
    return Markup("{}\u00a0· {}").format(count, apart)


def _people(setting: Setting, field: str) -> Html | None:
    people = getattr(setting.brief, field)
    return setting.listed(setting.text(person) for person in people) if people else None


def _notices(setting: Setting) -> tuple[Html, ...]:
    brief = setting.brief
    notices = []
    others = [tag for tag in brief.languages if tag != setting.language.tag]
    if brief.controlling_language and others:
        name = setting.language_name(brief.controlling_language)
        notices.append(setting.say("In case of divergence, the {language} text prevails.", language=name))
    return (*notices, *_untranslated(setting))


def _untranslated(setting: Setting) -> Iterator[Html]:
    """How many texts stand in the original, and why; whoever reads the page is told before he meets one."""
    own, tag = setting.brief.own_language, setting.language.tag
    lacking = [leaf.text for leaf in leaves(setting.brief) if leaf.text.find(tag, own) is None]
    outdated = sum(text.was_outdated(tag) for text in lacking)
    if missing := len(lacking) - outdated:
        yield setting.count(
            "{number} text is not translated yet; the original is shown.",
            "{number} texts are not translated yet; the original is shown.",
            missing,
        )
    if outdated:
        yield setting.count(
            "{number} translation is of an older wording; the original of today is shown.",
            "{number} translations are of older wordings; the originals of today are shown.",
            outdated,
        )


def _also(setting: Setting) -> Html | None:
    others = [tag for tag in setting.brief.languages if tag != setting.language.tag]
    if not others:
        return None
    names = setting.listed(setting.language_name(tag) for tag in others)
    return setting.say("Also available in {languages}", languages=names)
