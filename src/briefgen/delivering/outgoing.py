"""The reports of a workspace that may go out, as they were built."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import nh3
from markupsafe import Markup

from briefgen.building.plan import FORMATS, targets
from briefgen.building.record import recorded
from briefgen.building.steps import page
from briefgen.delivering.issue import Edition, Issue, Passage, Summary, digest_of
from briefgen.loading.loaded import Loaded, load
from briefgen.view.compose import CHANGES_ANCHOR as CHANGES
from briefgen.view.page import NOTHING, Changed, Changes, Fact, OtherChanges, Page
from briefgen.workspace import Workspace

_TAGS = {"a", "b", "bdi", "br", "code", "del", "em", "i", "ins", "span", "strong"}
_ATTRIBUTES = {"*": {"dir", "lang"}, "a": {"href"}}
_SCHEMES = {"http", "https"}


@dataclass(frozen=True)
class Report:
    """A brief as it was built last."""

    name: str
    """The name of the brief's file."""
    id: str
    is_final: bool
    """Whether it is meant for others: `status: final`."""
    outputs: Mapping[str, Mapping[str, str]]
    """The SHA-256 of its outputs by their names below the output folder, by edition."""

    @property
    def editions(self) -> tuple[str, ...]:
        """The names of its editions."""
        return tuple(self.outputs)

    def digest(self, editions: tuple[str, ...]) -> str:
        """What stands for all bytes of some editions."""
        return digest_of(
            {name: digest for edition in editions for name, digest in self.outputs[edition].items()}
        )


def report(workspace: Workspace, loaded: Loaded, stands: Collection[str]) -> Report | None:
    """A brief all of whose outputs are among those that stand, by their names; none if one is not."""
    out, wanted = workspace.settings.out, workspace.settings.languages
    known = recorded(workspace.world, f"{out}/{loaded.id}")
    outputs: dict[str, dict[str, str]] = {}
    for target in targets(loaded.id, loaded.brief, wanted, FORMATS):
        if f"{out}/{target.file}" not in stands or target.name not in known:
            return None
        outputs.setdefault(target.edition, {})[target.file] = str(known[target.name]["sha256"])
    is_final = loaded.brief.status == "final"
    return Report(loaded.name, loaded.id, is_final, outputs) if outputs else None


def issue(workspace: Workspace, known: Report, address: str, editions: tuple[str, ...]) -> Issue | str:
    """Some editions ready to go to an address, or why they are not."""
    loaded = load(workspace.world, known.name).value
    if loaded is None:
        return f"`{known.name}` is no longer as it was checked"
    ready = []
    for edition in editions:
        files = {}
        for name, digest in known.outputs[edition].items():
            content = workspace.world.read(f"{workspace.settings.out}/{name}")
            if content is None or hashlib.sha256(content).hexdigest() != digest:
                return f"`{name}` is not as it was built"
            files[name] = content
        ready.append(Edition(edition, tuple(summary(loaded, tag) for tag in edition.split("+")), files))
    marking = f"TLP:{loaded.brief.tlp}" if loaded.brief.tlp else None
    return Issue(loaded.id, marking, tuple(ready), address, known.digest(editions))


def summary(loaded: Loaded, language: str) -> Summary:
    """What a report says first, in one of its languages."""
    composed = page(loaded, (language,))
    if not isinstance(composed, Page):
        raise TypeError("one language makes one page")
    said = composed.bottom_line
    first = (Passage(composed.bottom_line_label, _apart(said)),) if said else ()
    passages = (*first, *_changes(composed))
    changes = tuple(_passage(block, block.title or NOTHING) for block in composed.changes)
    return Summary(composed.lang, composed.dir, composed.title_text, passages, changes)


def _changes(composed: Page) -> Iterator[Passage]:
    """What has changed since the edition before, a passage for each block of the report's section."""
    for section in composed.sections:
        if section.anchor == CHANGES and section.lead is not None:
            yield Passage(section.title, _apart(section.lead))
        for block in section.blocks:
            if isinstance(block, Changes | OtherChanges):
                yield _passage(block, block.title or section.title)


def _passage(block: Changes | OtherChanges, label: Markup) -> Passage:
    changed = block.changes if isinstance(block, Changes) else ()
    facts = block.facts if isinstance(block, OtherChanges) else ()
    lines = [*(line for change in changed for line in _lines(change)), *map(_line, facts)]
    return Passage(label, _apart(Markup("<br>").join(lines)))


def _lines(change: Changed) -> Iterator[Markup]:
    """An item that is not as it was, on lines of its own."""
    name = Markup(" ").join(filter(None, (change.item, change.name)))
    yield Markup("{}: {}").format(change.word, name) if name else change.word
    yield from map(_line, change.facts)


def _line(fact: Fact) -> Markup:
    return Markup("{}: {}").format(fact.label, fact.value) if fact.label else fact.value


def _apart(text: Markup) -> Markup:
    """Markup of a page as it can stand anywhere: links into the page are left out."""
    cleaned = nh3.clean(
        text, tags=_TAGS, attributes=_ATTRIBUTES, attribute_filter=_kept, url_schemes=_SCHEMES, link_rel=None
    )
    return Markup(cleaned)  # noqa: S704  # cleaned by the line above


def _kept(tag: str, attribute: str, value: str) -> str | None:
    del tag
    return None if attribute == "href" and not value.startswith(("https://", "http://")) else value
