"""The letters that a language is written with, to tell whether a typeface can set it."""

from __future__ import annotations

_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
_ALPHABETS = {
    "ar": f"{_ARABIC}،؛؟",
    "ckb": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهھەیێ،؛؟",
    "cs": f"{_LATIN}áčďéěíňóřšťúůýž",
    "de": f"{_LATIN}äöüßÄÖÜ",
    "es": f"{_LATIN}áéíñóúü¿¡",
    "fa": f"{_ARABIC}پچژکگی،؛؟",
    "fr": f"{_LATIN}àâæçéèêëîïôœùûüÿ«»",
    "he": "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "it": f"{_LATIN}àèéìòù",
    "ku": f"{_LATIN}çêîşû",
    "nl": f"{_LATIN}éëï",
    "pl": f"{_LATIN}ąćęłńóśźż",
    "pt": f"{_LATIN}ãáâàçéêíõóôú",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "tr": f"{_LATIN}çğıİöşü",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ur": "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیے،؛؟",
}


def letters_of(tag: str) -> str:
    """The letters of a BCP 47 tag's language; those of English for one that is not in the table."""
    base, _, more = tag.lower().partition("-")
    return (
        _ALPHABETS["ckb" if base == "ku" and more.startswith("arab") else base]
        if base in _ALPHABETS
        else _LATIN
    )
