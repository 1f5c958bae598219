"""The blocks at the end of a report: sources, scales, glossary, annexes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from briefgen.localize.language import language
from briefgen.model.annex import Annex, Table, Term
from briefgen.model.source import Original, Source
from briefgen.model.text import Text
from briefgen.view import page
from briefgen.view.cite import cited_at, cites, label, lines, marks
from briefgen.view.origin import foreign, languages, own_language
from briefgen.view.page import Block, CitedAt, Fact, Html
from briefgen.view.setting import Setting
from briefgen.view.sourcing import source_base
from briefgen.view.statements import alone

Blocks = tuple[Block, ...]


def sources(setting: Setting) -> Blocks:
    """What all sources together are worth, then the register."""
    blocks: list[Block] = [*source_base(setting)]
    if setting.brief.source_summary is not None:
        text = setting.text(setting.brief.source_summary)
        number = setting.numbers.items["source-summary"]
        blocks.append(page.Prose("source-summary", number, text, setting.say("Source summary")))
    if setting.brief.kind == "flash":
        return (*blocks, *_source_line(setting))
    cited = cited_at(setting)
    blocks.extend(_source(setting, source, cited.get(source.id, ())) for source in setting.brief.sources)
    return tuple(blocks)


def _source_line(setting: Setting) -> Blocks:
    """All sources in a few lines: what a citation leads to where there is no room for a register."""
    anchor = "source-line"
    entries = tuple(_brief_source(setting, source) for source in setting.brief.sources)
    return (page.SourceLine(anchor, setting.numbers.items[anchor], entries),) if entries else ()


def _brief_source(setting: Setting, source: Source) -> page.BriefSource:
    tag = own_language(setting, source)
    title = source.title.find(setting.language.tag, tag) or source.title.original(tag)
    parts = [foreign(setting, source.publisher, tag), setting.foreign(title[0], title[1])]
    if source.published is not None:
        parts.append(setting.date(source.published))
    words = Markup("\u00a0· ").join(parts)
    return page.BriefSource(source.id, label(setting.brief, source.id), words, source.url)


def _source(setting: Setting, source: Source, cited: tuple[CitedAt, ...]) -> Block:
    tag = own_language(setting, source)
    spoken = language(tag)
    title = source.title.find(setting.language.tag, tag) or source.title.original(tag)
    shown = language(title[1])
    return page.Source(
        source.id,
        setting.numbers.items[source.id],
        label(setting.brief, source.id),
        foreign(setting, source.publisher, tag),
        setting.foreign(title[0], title[1]),
        title[1],
        shown.direction if shown else spoken.direction,
        source.url,
        (*_facts(setting, source, tag), *_grade(setting, source)),
        setting.maybe(source.descriptor),
        _archive(setting, source),
        setting.say("Cited at"),
        cited,
    )


def _facts(setting: Setting, source: Source, own: str) -> tuple[Fact, ...]:
    facts: list[Fact] = []
    if source.author is not None:
        facts.extend(setting.fact("Author", foreign(setting, source.author, own)))
    if source.type is not None:
        facts.extend(setting.fact("Type", setting.word("type of source", source.type)))
    if source.published is not None:
        facts.extend(setting.fact("Published", setting.date(source.published)))
    if source.accessed is not None:
        facts.extend(setting.fact("Accessed", setting.date(source.accessed)))
    facts.extend(setting.fact("Language", languages(setting, source)))
    if source.independence_group is not None:
        facts.extend(setting.fact("Same text as", _same_text(setting, source)))
    return tuple(facts)


def _same_text(setting: Setting, source: Source) -> Html | None:
    """The other sources of its independence group: together they count once."""
    group = source.independence_group
    others = [
        one.id for one in setting.brief.sources if one.independence_group == group and one.id != source.id
    ]
    return marks(setting, others) if others else None


def _grade(setting: Setting, source: Source) -> tuple[Fact, ...]:
    if source.reliability is None:
        return ()
    letter = Markup('<bdi dir="ltr">{}</bdi>').format(source.reliability)
    meaning = setting.word("reliability", source.reliability)
    return setting.fact("Reliability", Markup("{}\u00a0– {}").format(letter, meaning))


def _archive(setting: Setting, source: Source) -> tuple[Fact, ...]:
    if source.archive is None:
        return ()
    code = Markup('<code><bdi dir="ltr">{}</bdi></code>')
    ranges = [lines(setting, written) for written in source.archive.exclude]
    excluded = setting.listed(words for words in ranges if words) if ranges else None
    return (
        *setting.fact("Archived file", code.format(source.archive.file)),
        *setting.fact("SHA-256 hash", code.format(source.archive.sha256)),
        *(_original(setting, source.archive.original) if source.archive.original else ()),
        *setting.fact("Excluded lines", excluded),
    )


def _original(setting: Setting, original: Original) -> tuple[Fact, ...]:
    code = Markup('<code><bdi dir="ltr">{}</bdi></code>')
    return (
        *setting.fact("Original capture", code.format(original.file)),
        *setting.fact("SHA-256 hash", code.format(original.sha256)),
    )


def scales(setting: Setting) -> Blocks:
    """The tables of the scales that the report uses."""
    makers = {
        "scale-likelihood": _likelihood_scale,
        "scale-reliability": _reliability_scale,
        "scale-credibility": _credibility_scale,
    }
    return tuple(makers[anchor](setting, anchor) for anchor in setting.anchors("scales"))


def _likelihood_scale(setting: Setting, anchor: str) -> Block:
    scale = setting.brief.scale_in_force
    rows = tuple(
        (setting.title_word("likelihood", band.term), setting.percents(band.low, band.high))
        for band in scale.bands
    )
    columns = (setting.say("Term"), setting.say("Range"))
    caption = Markup("{}\u00a0· {}").format(setting.say("Likelihood"), setting.foreign(scale.title, "en"))
    return page.Table(anchor, setting.numbers.items[anchor], caption, columns, rows, (False, False))


def _reliability_scale(setting: Setting, anchor: str) -> Block:
    return _grades(setting, anchor, "Reliability", "reliability", "ABCDEF")


def _credibility_scale(setting: Setting, anchor: str) -> Block:
    return _grades(setting, anchor, "Credibility", "credibility", "123456")


def _grades(setting: Setting, anchor: str, title: str, context: str, grades: str) -> Block:
    rows = tuple(
        (Markup('<bdi dir="ltr">{}</bdi>').format(grade), setting.word(context, grade)) for grade in grades
    )
    columns = (setting.say("Grade"), setting.say("Meaning"))
    return page.Table(
        anchor, setting.numbers.items[anchor], setting.say(title), columns, rows, (False, False)
    )


def glossary(setting: Setting) -> Blocks:
    """The desk's words."""
    return tuple(
        _term(setting, anchor, term)
        for anchor, term in zip(setting.anchors("glossary"), setting.brief.glossary, strict=True)
    )


def _term(setting: Setting, anchor: str, term: Term) -> Block:
    also, avoid = _forms(setting, "Also admitted", term.admitted), _forms(setting, "Avoid", term.forbidden)
    number = setting.numbers.items[anchor]
    return page.Term(anchor, number, setting.text(term.term), setting.maybe(term.definition), also, avoid)


def _forms(setting: Setting, label: str, wordings: Mapping[str, Iterable[str]]) -> page.Fact | None:
    """Other wordings of a term in any language, each in its own direction; none if there are none."""
    forms = [setting.foreign(form, tag) for tag, words in wordings.items() for form in words]
    return next(iter(setting.fact(label, Markup("\u00a0· ").join(forms) if forms else None)), None)


def annexes(setting: Setting) -> Blocks:
    """Free texts and tables; an annex with both is a text that the table follows."""
    blocks: list[Block] = []
    for annex in setting.brief.annexes:
        blocks.append(_annex(setting, annex))
        if annex.claims:
            anchor = f"{annex.id}-claims"
            printed = alone(setting, annex.claims, anchor)
            blocks.append(page.Views(anchor, setting.numbers.items[anchor], Markup(""), printed))
    return tuple(blocks)


def _annex(setting: Setting, annex: Annex) -> Block:
    number = setting.numbers.items[annex.id]
    title, marks = setting.text(annex.title), cites(setting, annex)
    if annex.table is None:
        text = setting.text(annex.text) if annex.text else Markup("")
        return page.Prose(annex.id, number, text, title, marks)
    text = Markup(" – {}").format(setting.text(annex.text)) if annex.text else Markup("")
    return _table(setting, annex.id, Markup("{}{} {}").format(title, text, marks), annex.table)


def _table(setting: Setting, anchor: str, caption: Html, table: Table) -> Block:
    numeric = tuple(
        all(not isinstance(row[column], Text) for row in table.rows) for column in range(len(table.columns))
    )
    rows = tuple(
        tuple(setting.text(cell) if isinstance(cell, Text) else setting.amount(cell) for cell in row)
        for row in table.rows
    )
    return page.Table(
        anchor,
        setting.numbers.items[anchor],
        caption,
        tuple(setting.text(name) for name in table.columns),
        rows,
        numeric,
    )
