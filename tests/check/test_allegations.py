"""What no case can tell: an allegation beside an id that leads nowhere, and a source's own verb."""

from __future__ import annotations

from briefgen.checking.allegations import allegation_without_denial, firmer_than_source
from briefgen.checking.rule import Case
from briefgen.model.brief import Brief


def _brief(disputed_by: str, under: str) -> Brief:
    return Brief.model_validate(
        {
            "title": "A leak",
            "events": [
                {
                    "id": "rec",
                    "kind": "recording",
                    "text": "A recording.",
                    "attribution": "contested",
                    "claims": [under],
                }
            ],
            "claims": [
                {
                    "id": "a1",
                    "class": "alleged",
                    "text": "A voice.",
                    "about": ["rec"],
                    "disputed_by": [disputed_by],
                },
                {"id": "d1", "class": "denial", "text": "Denied.", "about": ["rec"]},
                {"id": "c1", "class": "reported", "text": "It is long."},
            ],
        }
    )


def _found(brief: Brief) -> list[str]:
    return [str(finding.path[0]) for finding in allegation_without_denial.find(Case(brief))]


def test_an_id_that_leads_nowhere_may_be_the_denial() -> None:
    assert _found(_brief("c1", "c1")) == ["claims", "events"]
    assert _found(_brief("nowhere", "c1")) == ["events"]
    assert _found(_brief("c1", "nowhere")) == ["claims"]
    assert _found(_brief("d1", "d1")) == []


def test_a_verb_of_the_source_is_not_firmer_than_the_source() -> None:
    def hearsay(quote: str) -> Case:
        evidence = [{"source": "s1", "quote": quote}]
        claim = {"id": "h1", "class": "hearsay", "text": "Officials confirmed it.", "evidence": evidence}
        return Case(Brief.model_validate({"title": "Talks", "claims": [claim]}))

    assert len(list(firmer_than_source.find(hearsay("two officials said")))) == 1
    assert not list(firmer_than_source.find(hearsay("two officials confirmed on Monday")))
