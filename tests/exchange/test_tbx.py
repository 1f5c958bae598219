"""Terms go out as TBX and come back as they were, and files of other programs are read."""

from __future__ import annotations

import pytest

from briefgen.exchange import tbx
from briefgen.model.annex import Term

TERMS = tuple(
    Term.model_validate(term)
    for term in (
        {
            "id": "pmf",
            "term": {"en": "Popular <Mobilization> & Forces", "ar": "الحشد الشعبي"},
            "definition": {"en": "An umbrella.\nOf  factions.", "fr": "Une réunion"},
            "admitted": {"en": ["PMF", "Hashd"], "ar-IQ": ["الحشد"]},
            "forbidden": {"en": ["the crowd"], "ckb": ["حەشد"]},
        },
        {"term": {"en": "a"}},
    )
)
# One concept in the style with tags, as the standard's example has it; its author, date and grammar are left.
DCT = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
 <tbxHeader><fileDesc><sourceDesc><p>Example</p></sourceDesc></fileDesc></tbxHeader>
 <text><body>
  <conceptEntry id="c1">
   <min:subjectField>Astronomy</min:subjectField>
   <langSec xml:lang="EN_us">
    <basic:definition>
      A group of stars
      in one arm.
    </basic:definition>
    <termSec><term>star group</term></termSec>
    <termSec><term>open cluster</term>
     <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
    <termSec><term>galactic cluster</term>
     <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>
     <min:partOfSpeech>noun</min:partOfSpeech></termSec>
   </langSec>
  </conceptEntry>
 </body></text>
</tbx>
"""
# As Weblate writes it: the edition of 2008, with a document type that nothing loads.
MARTIF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">
<martif type="TBX" xml:lang="en">
 <text><body>
  <termEntry id="8f3a">
   <langSet xml:lang="en"><tig><term>submarine cable</term></tig></langSet>
   <langSet xml:lang="ar">
    <tig><term>كابل بحري</term></tig>
    <tig><term>سلك البحر</term><termNote type="administrativeStatus">forbidden</termNote></tig>
    <ntig><termGrp><term>خيط البحر</term></termGrp><note from="translator">forbidden</note></ntig>
   </langSet>
  </termEntry>
 </body></text>
</martif>
"""


def _concept(inside: str) -> bytes:
    concept = f'<conceptEntry id="c"><langSec xml:lang="en">{inside}</langSec></conceptEntry>'
    return f'<tbx xml:lang="en"><text><body>{concept}</body></text></tbx>'.encode()


def test_terms_come_back_as_they_went_out() -> None:
    content = tbx.write(TERMS, "en")
    assert tbx.read("terms.tbx", content).value == TERMS
    assert tbx.write(tbx.read("terms.tbx", content).value or (), "en") == content


def test_a_plain_text_gets_the_language_that_it_is_in() -> None:
    plain = (Term.model_validate({"term": "rope", "definition": "Long."}),)
    (term,) = tbx.read("terms.tbx", tbx.write(plain, "en")).value or ()
    assert (term.term.root, term.definition and term.definition.root) == ({"en": "rope"}, {"en": "Long."})


def test_the_style_with_tags_is_read() -> None:
    (term,) = tbx.read("terms.tbx", DCT.encode()).value or ()
    assert term == Term.model_validate(
        {
            "id": "c1",
            "term": {"en-US": "open cluster"},
            "definition": {"en-US": "A group of stars in one arm."},
            "admitted": {"en-US": ["star group"]},
            "forbidden": {"en-US": ["galactic cluster"]},
        }
    )


def test_the_edition_of_2008_is_read() -> None:
    (term,) = tbx.read("terms.tbx", MARTIF.encode()).value or ()
    assert term.id is None
    assert term.term.root == {"en": "submarine cable", "ar": "كابل بحري"}
    assert term.forbidden == {"ar": ("سلك البحر", "خيط البحر")}


def test_a_concept_of_admitted_terms_prefers_the_first_of_them() -> None:
    admitted = '<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>'
    content = _concept(
        "".join(f"<termSec><term>{one}</term>{admitted}</termSec>" for one in ("rope", "cord"))
    )
    (term,) = tbx.read("terms.tbx", content).value or ()
    assert (term.term.root, term.admitted) == ({"en": "rope"}, {"en": ("cord",)})


def test_a_file_in_another_encoding_is_read() -> None:
    without = "\n".join(line for line in MARTIF.splitlines() if "DOCTYPE" not in line)
    terms = tbx.read("terms.tbx", without.replace("UTF-8", "UTF-16").encode("utf-16")).value or ()
    assert [term.term.root for term in terms] == [{"en": "submarine cable", "ar": "كابل بحري"}]


@pytest.mark.parametrize(
    ("status", "field"),
    [
        ("preferredTerm-admn-sts", "term"),
        ("admittedTerm-admn-sts", "admitted"),
        ("admittedTerm", "admitted"),
        ("deprecatedTerm-admn-sts", "forbidden"),
        ("supersededTerm", "forbidden"),
        ("obsolete", "forbidden"),
    ],
)
@pytest.mark.parametrize("kind", ["administrativeStatus", "normativeAuthorization"])
def test_the_status_says_what_a_term_is(status: str, field: str, kind: str) -> None:
    noted = f'<term>cord</term><termNote type="{kind}">{status}</termNote>'
    content = _concept(f"<termSec><term>rope</term></termSec><termSec>{noted}</termSec>")
    (term,) = tbx.read("terms.tbx", content).value or ()
    assert "cord" in str(getattr(term, field))


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"", 1, "this is not XML: no element found"),
        (b"<tbx>\n<text></tbx>", 2, "this is not XML: mismatched tag"),
        (b"<xliff/>", 1, "this is `xliff`, not TBX"),
        (b'<!DOCTYPE tbx [<!ENTITY a "b">]>\n<tbx>&a;</tbx>', 1, "a document type is refused"),
        (b'<!DOCTYPE tbx SYSTEM "a.dtd">\n<tbx>&a;</tbx>', 2, "this is not XML: undefined entity"),
        (_concept("<termSec><term> </term></termSec>"), 1, "a concept has no term that may be used"),
        (
            _concept("<termSec><term>a</term></termSec>").replace(b'"en"', b'"english"'),
            1,
            "not a language tag",
        ),
    ],
)
def test_what_is_no_tbx_is_told_with_its_place(content: bytes, line: int, message: str) -> None:
    read = tbx.read("terms.tbx", content)
    assert read.value is None
    assert read.diagnostics[0].span is not None
    assert (read.diagnostics[0].span.file.name, read.diagnostics[0].span.line) == ("terms.tbx", line)
    assert message in read.diagnostics[0].message
