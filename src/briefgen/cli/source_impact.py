"""`briefgen source impact`."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import click

from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import human, visible
from briefgen.cli.table import cut, table
from briefgen.loading.loaded import load
from briefgen.loading.opening import NotFoundError, briefs_of, workspace_of
from briefgen.model.bearing import Effect, effects, group
from briefgen.model.brief import Brief
from briefgen.model.mention import PATTERN, mention
from briefgen.model.source import Source
from briefgen.model.text import Text
from briefgen.nearest import did_you_mean

_WIDEST = 72
# What a reader asks for first; the rest follows as it stands in the brief.
_FIRST = ("judgement", "outlook", "scenario", "point", "key figure", "indicator", "assumption", "claim")


@click.command("impact")
@click.argument("identifier", metavar="ID")
@click.argument("path", metavar="[BRIEF]", required=False, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(("human", "json")), default="human", show_default=True)
def impact(identifier: str, path: Path | None, format_: str) -> int:
    """Say what falls if the source ID is withdrawn from a brief.

    An item falls when all that it rests on falls. It loses a leg when a part of that falls, or
    loses a leg itself. The numbers say how many independent texts carry it, before and after:
    sources of one `independence_group` count once.
    """
    brief = _brief(path)
    if brief is None:
        return ERRORS
    sources = {source.id: source for source in brief.sources}
    if identifier not in sources:
        hints = did_you_mean(identifier, sources) or (f"the sources are {', '.join(sources)}",)
        raise click.UsageError(
            f"there is no source `{identifier}`; {hints[0] if sources else 'there are none'}"
        )
    found = effects(brief, identifier)
    if format_ == "json":
        rows = [_as_json(one, brief) for one in found if one.fate != "stays"]
        click.echo(json.dumps({"source": identifier, "effects": rows}, ensure_ascii=False, indent=1))
        return FINE
    for line in _told(brief, sources[identifier], found):
        click.echo(line)
    return FINE


def _brief(path: Path | None) -> Brief | None:
    """The brief at a path, or the only one of the workspace; what is wrong with it is printed."""
    try:
        paths = (path,) if path else ()
        workspace = workspace_of(paths)
        names = briefs_of(workspace.value, paths) if workspace.value else ()
    except NotFoundError as reason:
        raise click.UsageError(str(reason)) from None
    if len(names) > 1:
        raise click.UsageError(f"there are {len(names)} briefs here; name the one that is meant")
    loaded = load(workspace.value.world, names[0]) if workspace.value else None
    if loaded is not None and loaded.value is not None:
        return loaded.value.brief
    for diagnostic in (*workspace.diagnostics, *(loaded.diagnostics if loaded else ())):
        click.echo(human(diagnostic), err=True)
    return None


def _told(brief: Brief, source: Source, found: Sequence[Effect]) -> list[str]:
    lines = [visible(f"without {source.id}, {_words(source.publisher, brief)}:")]
    same = [one.id for one in brief.sources if one.id != source.id and group(one) == group(source)]
    if same:
        carry = "carries" if len(same) == 1 else "carry"
        lines.append(visible(f"{', '.join(same)} {carry} the same text and stays ({group(source)})"))
    for fate, head in (("falls", "falls"), ("weakened", "loses a leg")):
        some = [one for one in found if one.fate == fate]
        if some:
            lines += ["", f"{head}: {len(some)}", _rows(some, brief)]
    stays = sum(one.fate == "stays" for one in found)
    lines += ["", f"stays: {stays} of {len(found)} that rest on something"]
    return lines


def _rows(some: Sequence[Effect], brief: Brief) -> str:
    some = sorted(some, key=lambda one: (*_FIRST, one.bearing.kind).index(one.bearing.kind))
    return table(
        [
            (
                f"  {one.bearing.kind}",
                one.bearing.owner or "–",
                f"{one.before} → {one.after}",
                cut(_words(one.bearing.text, brief), _WIDEST),
            )
            for one in some
        ]
    )


def _words(text: Text | str, brief: Brief) -> str:
    """What an item says in the brief's own language, on one line, with names for mentions of actors."""
    words = text if isinstance(text, str) else text.original(brief.own_language)[0]
    names = {actor.id: actor.name for actor in brief.actors}

    def named(match: re.Match[str]) -> str:
        one = mention(match)
        return _words(names[one.id], brief) if one.kind == "actor" and one.id in names else one.id

    return " ".join(PATTERN.sub(named, words).split())


def _as_json(one: Effect, brief: Brief) -> dict[str, object]:
    return {
        "kind": one.bearing.kind,
        "id": one.bearing.id,
        "of": one.bearing.owner or None,
        "path": list(one.bearing.path),
        "fate": one.fate,
        "lost": list(one.lost),
        "groups_before": one.before,
        "groups_after": one.after,
        "text": _words(one.bearing.text, brief),
    }
