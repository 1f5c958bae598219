"""The edition that a brief supersedes, as files of its workspace: read, noted, sent along, or why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.history.repositories import Repository, brief, repository

import briefgen
from briefgen.building import envelope
from briefgen.building.worker import Sent
from briefgen.diagnostic import Diagnostic, Severity
from briefgen.git.mount import MOUNT
from briefgen.git.tag import Record
from briefgen.loading.loaded import Loaded, load
from briefgen.world import MemoryWorld

NAME = "briefs/water.yaml"
OLD = f"{MOUNT}/v1/briefs%2Fwater.yaml/brief.yaml"
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PO += 'msgctxt "title"\nmsgid "Water"\nmsgstr "مياه"\n'


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    """Two editions of a brief, the first one tagged."""
    one = repository(tmp_path / "desk")
    one.save(NAME, brief(1, "final"))
    one.git("tag", "v1")
    one.save(NAME, brief(2, text="Four stations stopped."))
    return one


def loaded(made: Repository, named: str, status: str = "draft", name: str = NAME) -> Loaded:
    made.write(name, f"supersedes: {named}\n{brief(3, status)}")
    found = load(made.workspace.world, name)
    assert found.diagnostics == ()
    assert found.value is not None
    return found.value


def told(made: Repository, named: str, status: str = "draft") -> Diagnostic:
    made.write(NAME, f"supersedes: {named}\n{brief(3, status)}")
    found = load(made.workspace.world, NAME)
    assert found.value is not None
    assert found.value.before is None
    [one] = found.diagnostics
    assert one.span is not None
    assert one.span.place == f"{NAME}:1:13"
    return one


@pytest.mark.parametrize(
    ("named", "edition"),
    [
        ("v1", 1),
        ("HEAD~1", 1),
        ("flood", 5),
        ("briefs/flood.yaml", 5),
        ("flood.yaml", 5),
        ("dam", 7),
        ("water-1", 8),
    ],
)
def test_it_is_a_revision_or_an_id_or_a_file(named: str, edition: int, made: Repository) -> None:
    made.write("briefs/flood.yaml", brief(5))
    made.write("briefs/dam/brief.yaml", brief(7))
    made.save("briefs/water-1.yaml", brief(8))
    made.git("tag", "water-1", "v1")
    named = "HEAD~2" if named == "HEAD~1" else named
    before = loaded(made, named).before
    assert before is not None
    assert before.brief.edition == edition


def test_a_brief_in_a_folder_has_its_editions_beside_it(made: Repository) -> None:
    made.write("briefs/dam/editions/1.yaml", brief(1))
    before = loaded(made, "editions/1.yaml", name="briefs/dam/brief.yaml").before
    assert before is not None
    assert before.name == "briefs/dam/editions/1.yaml"


def test_the_tag_of_a_release_is_the_brief_that_was_released(made: Repository) -> None:
    record = Record("Water", NAME, 2, {}, {})
    made.git("tag", "--annotate", "--cleanup=verbatim", "--message", record.message, "water/2")
    before = loaded(made, "water/2", name="briefs/flood.yaml").before
    assert before is not None
    assert before.brief.edition == 2


def test_a_file_that_was_renamed_since_is_found(made: Repository) -> None:
    made.git("mv", NAME, "briefs/basra.yaml")
    made.commit()
    before = loaded(made, "v1", name="briefs/basra.yaml").before
    assert before is not None
    assert before.brief.edition == 1


def test_it_has_the_translations_of_then(made: Repository) -> None:
    made.write(NAME, f"languages: [en, ar]\n{brief(1)}")
    made.save("briefs/water.translations/ar.po", PO)
    made.git("tag", "--force", "v1")
    made.save("briefs/water.translations/ar.po", PO.replace("مياه", "ماء"))
    before = loaded(made, "v1\nlanguages: [en, ar]").before
    assert before is not None
    assert before.brief.title.find("ar", "en") == ("مياه", "ar")


def test_a_draft_goes_without_and_a_final_report_does_not(made: Repository) -> None:
    for status, severity in (
        ("draft", Severity.WARNING),
        ("review", Severity.WARNING),
        ("final", Severity.ERROR),
    ):
        one = told(made, "v9", status)
        assert (one.code, one.severity) == ("ED10", severity)
        assert one.message.endswith("there is no revision `v9`")
        assert one.hints == ("`git log --oneline` and `git tag` list what there is",)


def test_why_it_cannot_be_had_is_told_apart(
    made: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = made.git("hash-object", "-t", "tree", "-w", "/dev/null")
    made.git("tag", "empty", made.git("commit-tree", "-m", "none", nothing))
    assert "there was no `briefs/water.yaml` in `empty`" in told(made, "empty").message
    assert told(made, "water").code == "GT09"
    assert "there is no revision `../x`" in told(made, "../x").message
    made.save(NAME, "titel: Water\n")
    assert "`titel`" in told(made, "HEAD").message
    shallow = Repository(tmp_path / "shallow")
    made.git("clone", "--quiet", "--depth=1", f"file://{made.root}", str(shallow.root))
    assert "this shallow clone has no revision `v1`" in told(shallow, "v1").message
    plain = Repository(tmp_path / "plain")
    plain.write("briefgen.toml", "")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert "lies in no git repository" in told(plain, "v1").message


def test_its_files_are_inputs_of_the_brief_and_travel_with_it(made: Repository) -> None:
    one = loaded(made, "v1")
    assert list(one.inputs) == [NAME, OLD]
    assert one.inputs[OLD] == brief(1, "final").encode()
    # A worker, or whoever verifies a report, has nothing but these bytes.
    for world in (MemoryWorld(dict(one.inputs)), Sent(dict(one.inputs))):
        again = load(world, NAME).value
        assert again is not None
        assert again.before is not None
        assert again.before.brief.edition == 1
    assert envelope.enclosed_name(NAME, OLD) == "before/brief.yaml"


def test_a_tag_that_moves_is_another_file(made: Repository) -> None:
    first = made.workspace.world
    assert first.stamp(OLD) is not None
    made.git("tag", "--force", "v1", "HEAD")
    second = made.workspace.world
    assert second.stamp(OLD) != first.stamp(OLD)
    assert second.read(OLD) != first.read(OLD)
    assert second.stamp(OLD.replace("v1", "v9")) is None


def build(made: Repository) -> tuple[set[str], list[str]]:
    built = briefgen.build(made.root / NAME, formats=["html"])
    return {state.reason for state in built.states}, [
        one.code for one in built.diagnostics if one.code == "ED10"
    ]


def test_a_build_is_made_anew_when_the_edition_before_is_another(made: Repository) -> None:
    made.write(NAME, f"supersedes: v1\n{brief(3)}")
    page = made.root / "out" / "water" / "water.en.html"
    build(made)
    first = page.read_text("utf-8")
    assert "What changed since edition 1" in first
    assert build(made)[0] == {"nothing changed"}
    made.git("tag", "--force", "v1", "HEAD")
    assert build(made)[0] != {"nothing changed"}
    assert "What changed since edition 2" in page.read_text("utf-8")
    assert build(made)[0] == {"nothing changed"}
    made.git("tag", "--delete", "v1")
    assert build(made)[1] == ["ED10"]
    assert "What changed since" not in page.read_text("utf-8")
    made.git("tag", "v1", "HEAD~1")
    assert build(made)[1] == []
    assert page.read_text("utf-8") == first


def test_a_build_is_made_anew_when_the_file_of_the_edition_before_is_saved(made: Repository) -> None:
    made.write("briefs/flood.yaml", brief(1))
    made.write(NAME, f"supersedes: flood\n{brief(3)}")
    build(made)
    assert build(made)[0] == {"nothing changed"}
    made.write("briefs/flood.yaml", brief(2))
    assert build(made)[0] != {"nothing changed"}


def test_what_git_means_by_a_revision_is_asked_at_each_build(made: Repository) -> None:
    made.write("briefs/flood.yaml", brief(1))
    for named, is_whole in (("v1", False), ("flood", True)):
        made.write(NAME, f"supersedes: {named}\n{brief(3)}")
        build(made)
        again = briefgen.build(made.root / NAME, formats=["html"])
        assert again.seen is not None
        assert again.seen.notes.is_whole is is_whole


def test_a_final_report_without_its_edition_before_is_not_built(made: Repository) -> None:
    made.write(NAME, f"supersedes: v9\n{brief(3, 'final')}")
    built = briefgen.build(made.root / NAME, formats=["html"])
    assert built.outputs == ()
    assert [one.code for one in built.diagnostics if one.severity is Severity.ERROR] == ["ED10"]


def test_a_report_is_verified_from_what_it_encloses(
    made: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made.root)
    made.write(NAME, f"supersedes: v1\n{brief(3)}")
    built = briefgen.build(made.root / NAME, formats=["pdf"])
    report = made.root / built.outputs[0].name
    assert [one for one in briefgen.verify(report) if one.severity is Severity.ERROR] == []
    briefgen.extract(report, tmp_path / "got")
    assert (tmp_path / "got" / "before" / "brief.yaml").read_bytes() == brief(1, "final").encode()
    made.git("tag", "--force", "v1", "HEAD")
    [found] = [one for one in briefgen.verify(report) if one.severity is Severity.ERROR]
    assert found.code == "VF04"
