"""Text as it can be shown to a person, whatever a file has put into it."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """Text without characters that a terminal would act on: they are shown as escapes."""
    return "".join(
        character
        if character == " " or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        else " "
        if character == "\t"
        else f"\\u{ord(character):04x}"
        for character in text
    )
