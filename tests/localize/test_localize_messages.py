"""The catalogues as files: complete, in step with the template, and fit to be printed."""

from __future__ import annotations

import ast
import gettext
import io
import re
import unicodedata
from importlib.resources import files

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from tests.cases import ROOT

from briefgen.localize.catalog import catalog
from briefgen.localize.language import language

FOLDER = files("briefgen.localize").joinpath("messages")
LANGUAGES = ("ar", "ckb", "en", "fa", "fr", "he")
COMPLETE = ("ar", "fr")

# Contexts whose keys are values of the brief's format, and so need English words as well.
ENUMERATIONS = 24


def parsed(name: str) -> Catalog:
    content = FOLDER.joinpath(name).read_bytes()
    return read_po(content.splitlines(keepends=True), abort_invalid=True)


def entries(name: str) -> list[Message]:
    return [message for message in parsed(name) if message.id]


def key(message: Message) -> tuple[str | None, object]:
    return (message.context, message.id)


def translations(message: Message) -> tuple[str, ...]:
    string = message.string
    return (string,) if isinstance(string, str) else tuple(string or ())


def slots(text: str) -> set[str]:
    return set(re.findall(r"\{([^}]*)\}", text))


def ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


TEMPLATE = [key(message) for message in entries("messages.pot")]


def written(name: str) -> list[str]:
    """The keys as they stand in a file: the reader of catalogues makes one of two without a word."""
    text = FOLDER.joinpath(name).read_text(encoding="utf-8")
    return re.findall(r'^(?:msgctxt .*\n)?msgid (?:".*"\n)+', text, re.MULTILINE)


@pytest.mark.parametrize("name", ["messages.pot", *(f"{tag}.po" for tag in LANGUAGES)])
def test_a_catalogue_has_each_message_once(name: str) -> None:
    found = written(name)
    assert len(found) == len(entries(name)) + 1
    assert len(found) == len(set(found))


def test_the_template_has_every_message() -> None:
    assert len(TEMPLATE) > 300


def test_the_template_has_no_message_that_nothing_says() -> None:
    code = [ast.parse(file.read_text("utf-8")) for file in (ROOT / "src/briefgen").rglob("*.py")]
    said = {
        node.value
        for module in code
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    # Most with a context are values of the brief's format.
    unsaid = [
        ids(message)[0]
        for message in entries("messages.pot")
        if message.context in {None, "month or year"} and ids(message)[0] not in said
    ]
    assert unsaid == []


@pytest.mark.parametrize("tag", COMPLETE)
def test_a_complete_catalogue_has_the_messages_of_the_template_in_its_order(tag: str) -> None:
    assert [key(message) for message in entries(f"{tag}.po")] == TEMPLATE


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_catalogue_says_nothing_that_the_template_does_not_ask_for(tag: str) -> None:
    assert {key(message) for message in entries(f"{tag}.po")} <= set(TEMPLATE)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_entry_is_translated_and_settled(tag: str) -> None:
    for message in entries(f"{tag}.po"):
        assert all(translations(message)), message.id
        assert not message.fuzzy, message.id


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_translation_has_the_slots_of_its_message(tag: str) -> None:
    for message in entries(f"{tag}.po"):
        wanted = slots(ids(message)[0])
        for text in translations(message):
            if message.pluralizable:
                assert slots(text) <= wanted, text
            else:
                assert slots(text) == wanted, text
            assert all(re.fullmatch("[a-z]+", name) for name in slots(text)), text


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_translation_is_clean_text(tag: str) -> None:
    for message in entries(f"{tag}.po"):
        for text in translations(message):
            assert text == unicodedata.normalize("NFC", text).strip(), text
            assert "  " not in text, text
            assert not re.search("[\u0640\u061c\u200e\u200f\u202a-\u202f\u2066-\u2069]", text), text
            assert not re.search("[\ufb50-\ufdff\ufe70-\ufeff]", text), text


def test_arabic_is_written_with_arabic_letters_and_points() -> None:
    for message in entries("ar.po"):
        for text in translations(message):
            bare = re.sub(r"\{[a-z]+\}", "س", text)
            assert not re.search("[کیپچژگەڵڕێۆ]", bare), text
            assert not re.search("[,;?]", bare), text
            assert not re.search(r" [،؛:؟.]", bare), text


def test_french_has_a_no_break_space_before_high_points() -> None:
    for message in entries("fr.po"):
        for text in translations(message):
            assert not re.search(r"(?<!\u00a0)[;:?!]", text), text
            assert "'" not in text, text


def test_every_value_of_an_enumeration_has_english_words() -> None:
    # English speaks for itself but for enumerations, and for what it sets with a sign.
    english = {key(message) for message in entries("en.po") if message.context}
    contexts = {context for context, _ in english}
    assert len(contexts) == ENUMERATIONS
    assert {item for item in TEMPLATE if item[0] in contexts} == english


@pytest.mark.parametrize("tag", ["ar", "en", "fr"])
@pytest.mark.parametrize("context", ["likelihood", "reliability", "credibility", "confidence"])
def test_no_two_terms_of_a_scale_are_said_alike(tag: str, context: str) -> None:
    said = [translations(item)[0] for item in entries(f"{tag}.po") if item.context == context]
    assert len(said) == len(set(said)) > 2


def test_the_arabic_likelihood_terms_are_those_of_the_house_table() -> None:
    words = catalog(language("ar"))
    table = {
        "almost no chance": "احتمال شبه معدوم",
        "very unlikely": "مستبعد جداً",
        "unlikely": "مستبعد",
        "roughly even chance": "احتمالات شبه متساوية",
        "likely": "مرجّح",
        "very likely": "مرجّح جداً",
        "almost certain": "شبه مؤكد",
    }
    assert {term: words.say_in("likelihood", term).text for term in table} == table


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_traffic_light_label_is_never_translated(tag: str) -> None:
    for message in entries(f"{tag}.po"):
        assert "TLP" not in "".join(translations(message))


def test_the_arabic_header_is_the_usual_one_and_not_that_of_babel_gap_9() -> None:
    header = parsed("ar.po")
    assert header.num_plurals == 6
    assert header.plural_expr.replace(" ", "").endswith("n%100>=11?4:5)")
    assert Catalog(locale="ar").plural_expr.replace(" ", "") != header.plural_expr.replace(" ", "")


@pytest.mark.parametrize("tag", COMPLETE)
def test_gettext_itself_would_choose_the_same_plural_forms_gap_9(tag: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, parsed(f"{tag}.po"))
    compiled.seek(0)
    standard = gettext.GNUTranslations(compiled)
    ours = catalog(language(tag))
    forms = ("{number} year", "{number} years")
    for number in range(250):
        expected = standard.ngettext(*forms, number).replace("{number}", str(number))
        assert ours.count(*forms, number).text == expected
