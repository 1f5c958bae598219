"""The text of a PO file, from its bytes, and whether each line of it is one of a PO file.

The grammar is that of the GNU gettext manual, "The Format of PO Files". Strings may hold the
escapes of C for one character; numbers of characters are refused, since no editor writes them.
"""

from __future__ import annotations

import codecs
import re

from briefgen.diagnostic import Checked, error
from briefgen.span import File, Span, start_of

_LARGEST = 16 << 20
_CHARSET = re.compile(rb'^"Content-Type:[^"\n]*charset=([^\\"\s;]+)', re.MULTILINE)
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_KEYWORD = re.compile(r"(?:msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?)(?=[ \t]+\"|$)[ \t]*")
_ESCAPE = re.compile(r"\\(.)")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?")
_FORMAT = '`msgid "…"` and `msgstr "…"` make an entry; `msgfmt -c FILE` checks all of them'


def decode(name: str, content: bytes) -> Checked[File]:
    """Bytes to the text of a PO file, by the charset that its header names, or why that cannot be."""
    place = start_of(File(name, ""))
    if len(content) > _LARGEST:
        return Checked(None, (error("PO01", place, f"the file is larger than {_LARGEST >> 20} MB"),))
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in content:
        hint = "a PO file is text; save it as UTF-8"
        return Checked(None, (error("PO01", place, "this is not text in UTF-8", hint),))
    match = _CHARSET.search(content)
    # What gettext's template has in place of a charset.
    charset = match[1].decode("ascii", "replace") if match and match[1] != b"CHARSET" else "utf-8"
    before = content[: match.start(1)] if match else b""
    header = _point(name, before.decode("latin-1"))
    try:
        is_unicode = codecs.lookup(charset).name in {"utf-8", "ascii"}
    except LookupError:
        hint = "save the file as UTF-8, and write `charset=UTF-8` in its header"
        return Checked(None, (error("PO01", header, f"the charset `{charset}` is not known", hint),))
    if not is_unicode and not content.isascii() and _is_utf8(content):
        hint = "write `charset=UTF-8` in its header"
        return Checked(
            None, (error("PO01", header, f"the header says `{charset}`, the text is UTF-8", hint),)
        )
    return _decoded(name, content, "utf-8-sig" if is_unicode else charset, charset)


def _decoded(name: str, content: bytes, codec: str, charset: str) -> Checked[File]:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as reason:
        place = _point(name, content[: reason.start].decode(codec, "replace"))
        wrong = f"byte 0x{content[reason.start]:02x} is not {charset.upper()}"
        hint = "save the file as UTF-8, or name its charset in the header"
        return Checked(None, (error("PO01", place, wrong, hint),))
    except (LookupError, UnicodeError):
        # Python also calls codecs what turns no bytes into text.
        hint = "save the file as UTF-8, and write `charset=UTF-8` in its header"
        place = start_of(File(name, ""))
        return Checked(None, (error("PO01", place, f"the charset `{charset}` cannot be read", hint),))
    return Checked(File(name, text))


def sound(file: File) -> Checked[File]:
    """The file, if each of its lines is one of a PO file and its last entry is whole."""
    last = ""
    for number, whole in enumerate(file.lines, 1):
        line = whole.strip()
        if not line or (line.startswith("#") and not line.startswith("#~ ")):
            continue
        body = line.removeprefix("#~").lstrip()
        if _CONFLICT.fullmatch(body):
            hint = "keep one side of each conflict, and delete the marks"
            return _refused(file, number, "a mark of a merge conflict stands here", hint)
        keyword = _KEYWORD.match(body)
        string = body[keyword.end() :] if keyword else body
        if keyword and (keyword[0].rstrip(), last) == ("msgctxt", "msgid"):
            return _refused(file, number, "the entry above has no `msgstr`", _FORMAT)
        if wrong := _fault(string):
            return _refused(file, number, *wrong)
        last = keyword[0].rstrip() if keyword else last
    if last and not last.startswith("msgstr"):
        end = max(number for number, line in enumerate(file.lines, 1) if line.strip())
        return _refused(file, end, "the file ends inside an entry", "take it from git again")
    if not last:
        hint = "without this file, `briefgen translate sync` writes a new one"
        return Checked(None, (error("PO02", start_of(file), "this is not a PO file", hint),))
    return Checked(file)


def _fault(string: str) -> tuple[str, str] | None:
    """What keeps a string from being one, and the way out."""
    if not string.startswith('"'):
        return "this line is none of a PO file", _FORMAT
    if not _STRING.fullmatch(string):
        return "a quotation mark is not closed, or stands inside the text", 'write `\\"` for one in the text'
    for escape in _ESCAPE.finditer(string[1:-1]):
        if escape[1] not in 'ntrvbf"\\':
            return f"`{escape[0]}` means nothing here", "write `\\\\` for a back slash"
    return None


def _refused(file: File, line: int, message: str, *hints: str) -> Checked[File]:
    return Checked(None, (error("PO02", line_of(file, line), message, *hints),))


def line_of(file: File, line: int) -> Span:
    """A whole line, from its first character that is no space."""
    text = file.line(line)
    start = len(text) - len(text.lstrip()) + 1
    return Span(file, line, start, line, max(start, len(text.rstrip())) + 1)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _point(name: str, before: str) -> Span:
    file = File(name, before)
    line, column = len(file.lines), len(file.lines[-1]) + 1
    return Span(file, line, column, line, column + 1)
