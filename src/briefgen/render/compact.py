"""Style rules and scripts without what only their authors read: comments on lines of their own, indents."""

from __future__ import annotations

import re

_STYLE_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_SCRIPT_COMMENT = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^\s+", re.MULTILINE)


def compact_style(rules: str) -> str:
    """The same rules in fewer bytes."""
    return _INDENT.sub("", _STYLE_COMMENT.sub("", rules))


def compact_script(program: str) -> str:
    """The same program in fewer bytes; its indents stay, since a template literal would keep them."""
    return _SCRIPT_COMMENT.sub("", program)
