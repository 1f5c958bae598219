"""The order of names in a list: articles left out, spellings folded, one Arabic alphabet."""

from __future__ import annotations

import re
import unicodedata

# Arabic with the Persian and Kurdish letters where their own alphabets have them: Unicode puts
# them after all others.
_ALPHABET = "ءابپتثجچحخدذرڕزژسشصضطظعغفڤقكگلڵمنهەوۆيێ"
_ORDER = {ord(letter): chr(0xE000 + rank) for rank, letter in enumerate(_ALPHABET)}

_FOLDED = str.maketrans("أإآٱؤئىیکةھ", "ااااويييكهه")

_ARABIC_ARTICLE = re.compile(r"\bال(?=\w{2})")
_LATIN_ARTICLE = re.compile(r"\b(?:al|el)[- ](?=\w)")
_APOSTROPHES = re.compile("[ʿʾ'’‘`ـ]")


def sort_key(name: str) -> str:
    """A key that sorts names as an index does: without al- and ال, accents, or vowel signs."""
    bare = _ARABIC_ARTICLE.sub("", name.casefold())
    bare = _LATIN_ARTICLE.sub("", _APOSTROPHES.sub("", bare).translate(_FOLDED))
    letters = unicodedata.normalize("NFD", bare)
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return kept.translate(_ORDER)
