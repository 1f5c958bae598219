"""The annotated tag of a released edition: its name, and what it says.

The message is for people first: the title, which edition of which brief it is, what it was made with, and
the SHA-256 of each output, as `sha256sum -c` takes them. It can be read back line by line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_HEAD = re.compile(r"^(Brief|Edition): (.+)$", re.MULTILINE)
_MADE_WITH = "Made with:"
_OUTPUTS = "SHA-256 of the outputs:"
_PART = re.compile(r"  ([^:]+): (.*)")
_OUTPUT = re.compile(r"([0-9a-f]{64})  (.+)")


@dataclass(frozen=True)
class Record:
    """What the tag of an edition says."""

    title: str
    brief: str
    """The path of the brief's file in its repository."""
    edition: int
    made_with: Mapping[str, str]
    """What decides the bytes of outputs and is no file of the commit, by what it is called."""
    outputs: Mapping[str, str]
    """SHA-256 by the names of files."""

    @property
    def message(self) -> str:
        """The message of the tag."""
        lines = [f"{' '.join(self.title.split())}, edition {self.edition}", ""]
        lines += [f"Brief: {self.brief}", f"Edition: {self.edition}", ""]
        lines += [_MADE_WITH, *(f"  {name}: {value}" for name, value in self.made_with.items()), ""]
        lines += [_OUTPUTS, *(f"{digest}  {name}" for name, digest in sorted(self.outputs.items()))]
        return "\n".join(lines) + "\n"


def read(message: str) -> Record | None:
    """What the message of a tag says, without a signature below it; none if it is no message of a release."""
    subject, _, rest = message.partition("\n")
    head, found, rest = rest.partition(f"\n{_MADE_WITH}\n")
    parts, too, listed = rest.partition(f"\n{_OUTPUTS}\n")
    fields = dict(_HEAD.findall(head))
    if not found or not too or set(fields) != {"Brief", "Edition"} or not fields["Edition"].isdecimal():
        return None
    edition = int(fields["Edition"])
    made_with = {match[1]: match[2] for line in parts.splitlines() if (match := _PART.fullmatch(line))}
    outputs: dict[str, str] = {}
    for line in listed.splitlines():
        match = _OUTPUT.fullmatch(line)
        if match is None:
            break
        outputs[match[2]] = match[1]
    return Record(subject.removesuffix(f", edition {edition}"), fields["Brief"], edition, made_with, outputs)


def folder_of(identifier: str) -> str:
    """The part of a tag's name before its number: a brief's id, escaped where git forbids a character.

    Letters, digits, `-` and `_` of any script stay; all else is `%` and two hexadecimal digits, as in an
    address, so that no two ids share one (git-check-ref-format(1)).
    """
    return "".join(
        letter if letter.isalnum() or letter == "_" or (letter == "-" and place) else _escaped(letter)
        for place, letter in enumerate(identifier)
    )


def _escaped(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "surrogateescape"))


def name_of(identifier: str, edition: int) -> str:
    """The name of the tag of an edition: `basra-water/2`."""
    return f"{folder_of(identifier)}/{edition}"


def number_in(name: str) -> int | None:
    """The number of the edition that a tag names; none if it names none."""
    number = name.rpartition("/")[2]
    return int(number) if re.fullmatch(r"[1-9][0-9]{0,8}", number) else None
