"""The page of all rules, read out of their docstrings; `reference.py` writes it."""
# ruff: noqa: INP001 - `reference.py` beside it is a script and imports it

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator

from briefgen.checking.registry import RULES
from briefgen.checking.rule import Rule
from briefgen.cli.explain import pages

HEAD = """\
# Rules

What `briefgen check` looks for, read out of the rules: do not edit this page, run `./dev docs`.
`briefgen explain LK01` prints one of these pages, `briefgen explain` lists all codes.

An **error** means that the report would be wrong or would mislead; no report is built. A **warning** is
what an editor would send a text back for. A **note** is worth a look, and may be right.

A desk sets its own severities in `briefgen.toml`, by code or by family; a code goes before its family:

```toml
[check.severity]
LK07 = "error"
SR = "note"
SC01 = "off"
```

A comment allows what is right all the same, for one line and with a reason. At the end of a line it is about
that line; alone on its line it is about the next one that is not empty and not a comment:

```yaml
text: A restart is conceivable.  # briefgen: allow LK07 because the words are the source's own
# briefgen: allow TR01, TR05 because the name is the same in both languages
title: Three
```

What is found is where it begins: of a text of several lines, on the first. Rules marked *firm* can be neither
set nor allowed, since no report can be made of what they find.
"""
OTHERS = """\
## Other codes

No rule stands behind these: they are about the form of a brief, its files, the workspace, the theme and the
reports. They can be neither set nor allowed.
"""


def page() -> str:
    """All families of rules in the order in which they run, then the codes behind which no rule stands."""
    families = dict.fromkeys(rule.family for rule in RULES)
    known = {rule.code for rule in RULES}
    others = [f"| `{code}` | {_first(text)} |" for code, text in sorted(pages().items()) if code not in known]
    table = "\n".join(("| code | what it says |", "| --- | --- |", *others))
    return "\n".join((HEAD, *map(_family, families), OTHERS, f"{table}\n"))


def _family(family: str) -> str:
    """One family: what it is about, a table of its rules, and the page of each."""
    members = sorted((rule for rule in RULES if rule.family == family), key=lambda rule: rule.code)
    modules = dict.fromkeys(rule.find.__module__ for rule in RULES if rule.family == family)
    about = "\n".join(f"- {_subject(name)}" for name in modules)
    rows = [
        f"| [{rule.code}](#{rule.code.lower()}) | {_severity(rule)} | {_first(rule.page)} |"
        for rule in members
    ]
    table = "\n".join(("| rule | severity | what is wrong |", "| --- | --- | --- |", *rows))
    return "\n".join((f"## {family}\n\n{about}\n\n{table}\n", *map(_rule, members)))


def _subject(module: str) -> str:
    """What a module of rules says of itself, without its letters."""
    words = re.sub(r"^[A-Z]{2}: ", "", _first(importlib.import_module(module).__doc__ or ""))
    return f"{words[:1].upper()}{words[1:]}"


def _rule(rule: Rule) -> str:
    """One rule: its sentence, why, what is bad and what is good, and what it follows."""
    return f"### {rule.code}\n\n*{_severity(rule)}*\n\n" + "\n\n".join(_paragraphs(rule.page)) + "\n"


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a page, each on one line; each example is one of a list."""
    for paragraph in text.strip().split("\n\n"):
        if not re.match(r"(Bad|Good):", paragraph):
            yield " ".join(paragraph.split())
            continue
        examples = re.split(r"\n(?=(?:Bad|Good):)", paragraph)
        yield "\n".join(
            re.sub(r"^(Bad|Good): +", r"- *\1*: ", " ".join(example.split())) for example in examples
        )


def _severity(rule: Rule) -> str:
    return f"{rule.severity}, firm" if rule.is_firm else str(rule.severity)


def _first(text: str) -> str:
    """The first sentence of a page, fit for a table."""
    return text.partition("\n")[0].replace("|", "\\|")
