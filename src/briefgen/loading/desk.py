"""The desk of a workspace: what its settings and its glossary say about every brief."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.desk import Desk
from briefgen.checking.registry import RULES
from briefgen.diagnostic import Checked, Diagnostic, Severity, error
from briefgen.exchange import tbx
from briefgen.model.annex import Term
from briefgen.nearest import did_you_mean
from briefgen.places import place_of
from briefgen.reading import glossary
from briefgen.settings import SETTINGS
from briefgen.span import File
from briefgen.workspace import Workspace


def desk(workspace: Workspace) -> Checked[Desk]:
    """What the workspace has decided for all of its briefs, or what is wrong with it."""
    terms = _terms(workspace)
    found = (*_wrong_severities(workspace), *terms.diagnostics)
    severities = {
        name: None if word == "off" else Severity(word)
        for name, word in workspace.settings.severities.items()
    }
    return Checked(None if found else Desk(terms.value or (), severities), found)


def _terms(workspace: Workspace) -> Checked[tuple[Term, ...]]:
    """The terms of the glossary file, then those in the settings themselves."""
    name = workspace.settings.glossary
    inline = glossary.read_tables(_settings(workspace), workspace.settings.terms)
    if name is None:
        return inline
    content = workspace.world.read(name)
    if content is None:
        place = place_of(_settings(workspace), ("glossary", "file"))
        hint = "name a file below the workspace, or delete the line"
        missing = error("WS04", place, f"there is no file `{name}`", hint)
        return Checked(None, (missing, *inline.diagnostics))
    filed = tbx.read(name, content) if name.endswith(".tbx") else glossary.read(name, content)
    found = (*filed.diagnostics, *inline.diagnostics)
    return Checked(None if found else (*(filed.value or ()), *(inline.value or ())), found)


def _settings(workspace: Workspace) -> File:
    return File(SETTINGS, (workspace.world.read(SETTINGS) or b"").decode("utf-8", errors="replace"))


def _wrong_severities(workspace: Workspace) -> Iterator[Diagnostic]:
    """The names that no rule has, and the rules that no desk can change."""
    firm = {rule.code for rule in RULES if rule.is_firm}
    codes = [rule.code for rule in RULES]
    families = {rule.family for rule in RULES}
    file = _settings(workspace)
    for name in workspace.settings.severities:
        place = place_of(file, ("check", "severity", name))
        if name in firm:
            message = f"the severity of `{name}` cannot be changed: no report can be made of what it finds"
            yield error("WS07", place, message, "delete the line")
        elif name not in families and name not in codes:
            hints = did_you_mean(name, codes) or did_you_mean(name, families)
            listed = f"the families are {', '.join(f'`{family}`' for family in sorted(families))}"
            yield error("WS07", place, f"there is no rule `{name}`", *(hints or (listed,)))
