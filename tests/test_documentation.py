"""What the documents show is what happens, and what they list is what there is."""

from __future__ import annotations

import importlib
import re
import subprocess
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from briefgen.cli.app import COMMANDS
from briefgen.settings import KEYS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
DEV = (ROOT / "dev").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
WRITTEN = [README, *(file.read_text(encoding="utf-8") for file in sorted(DOCS.rglob("*.md")))]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> ModuleType:
    monkeypatch.syspath_prepend(DOCS)
    return importlib.import_module(request.param)


def dependencies() -> set[str]:
    """The names of all packages that the project asks for, to run and to be worked on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return {re.split(r"[\[<>=]", requirement)[0] for requirement in needed}


def verbs() -> set[str]:
    return set(re.findall(r"^verb_(\w+)\(\)", DEV, re.MULTILINE))


@pytest.mark.parametrize("name", ["writing-briefs.md", "templates.md", "rules.md"])
@pytest.mark.parametrize("script", ["reference"], indirect=True)
def test_a_generated_page_is_what_the_code_says_now(script: ModuleType, name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == script.PAGES[name](), "run ./dev docs"


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("first-brief.md", 6),
        ("command-line.md", 10),
        ("branding.md", 6),
        ("checking.md", 6),
        ("translating.md", 8),
        ("sources.md", 4),
        ("unattended.md", 3),
        ("git.md", 4),
        ("editions.md", 10),
        ("forecasts.md", 6),
    ],
)
@pytest.mark.parametrize("script", ["transcript"], indirect=True)
def test_a_page_shows_what_the_terminal_says(
    script: ModuleType, name: str, least: int, tmp_path: Path
) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    assert script.commands(page) >= least
    assert script.replayed(page, script.terminal(tmp_path)) == page, "run ./dev docs and read the difference"


@pytest.mark.parametrize("script", ["transcript"], indirect=True)
def test_a_wrong_transcript_is_replaced_and_a_size_is_not(script: ModuleType, tmp_path: Path) -> None:
    page = "```console\n$ echo 'out  12 kB'\nout  99 kB\n$ echo now\nthen\n```\n"
    said = "```console\n$ echo 'out  12 kB'\nout  99 kB\n$ echo now\nnow\n```\n"
    assert script.replayed(page, script.terminal(tmp_path)) == said


@pytest.mark.parametrize("script", ["transcript"], indirect=True)
def test_the_first_brief_of_the_tutorial_is_built_in_six_files(script: ModuleType, tmp_path: Path) -> None:
    desk = script.terminal(tmp_path)
    script.replayed((DOCS / "first-brief.md").read_text(encoding="utf-8"), desk)
    editions = ("ar", "en", "en+ar")
    built = {file.name: file.read_bytes()[:5] for file in (desk.folder / "out" / "water-cut").iterdir()}
    assert built == {
        **{f"water-cut.{edition}.html": b"<!DOC" for edition in editions},
        **{f"water-cut.{edition}.pdf": b"%PDF-" for edition in editions},
        "manifest.json": b'{\n "b',
    }


def test_the_readme_shows_the_brief_that_is_in_the_repository() -> None:
    shown = re.findall(r"^```yaml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert shown == [(ROOT / "briefs" / "basra-water.yaml").read_text(encoding="utf-8")]


def test_the_readme_tells_in_two_commands_what_ci_runs() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = re.findall(r"^\./dev \w+$", ci, re.MULTILINE)
    assert commands == ["./dev setup", "./dev test"]
    shown = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert [line.split("  ")[0] for line in shown[0].splitlines()] == commands


def test_every_verb_that_a_document_names_is_there() -> None:
    named = {verb for page in WRITTEN for verb in re.findall(r"\./dev ([a-z]+)", page)}
    assert "setup" in named
    assert named <= verbs()


def test_the_task_runner_lists_each_of_its_verbs_with_a_line_of_help() -> None:
    said = subprocess.run([ROOT / "dev"], capture_output=True, text=True, check=True).stdout
    listed = dict(re.findall(r"^  (\w+) +(\S.*)$", said, re.MULTILINE))
    assert set(listed) == verbs()


def test_every_command_has_its_section_on_the_page_of_commands() -> None:
    page = (DOCS / "command-line.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\$ briefgen (\w+) --help$", page, re.MULTILINE)) == set(COMMANDS)
    assert set(re.findall(r"^\| `briefgen (\w+)", README, re.MULTILINE)) == set(COMMANDS)


def test_every_setting_has_its_row_on_the_page_of_commands() -> None:
    page = (DOCS / "command-line.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z_.]+)` \|", page, re.MULTILINE)
    # Colours have a table of their own, by their names in templates.
    keys = {re.sub(r"^(theme\.(?:colours|dark))\..*", r"\1", key) for key in KEYS}
    assert sorted(rows) == sorted(keys)


def test_every_link_from_one_document_to_another_leads_somewhere() -> None:
    broken = []
    for file in (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))):
        text = file.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            place, _, anchor = target.partition("#")
            if "://" in target:
                continue
            goal = file.parent / place if place else file
            if not goal.exists() or (anchor and anchor not in anchors(goal)):
                broken.append(f"{file.name}: {target}")
    assert broken == []


def anchors(file: Path) -> set[str]:
    text = file.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    named = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    return named | set(re.findall(r'<a id="([^"]+)">', text))


def test_the_index_leads_to_every_document() -> None:
    linked = set(re.findall(r"\]\(([^)#\s]+)\)", (DOCS / "index.md").read_text(encoding="utf-8")))
    assert {file.relative_to(DOCS).as_posix() for file in DOCS.rglob("*.md")} - {"index.md"} <= linked


def test_every_decision_fits_on_a_page_and_says_what_follows_from_it() -> None:
    for file in sorted((DOCS / "decisions").glob("*.md")):
        lines = file.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 40, file.name
        heads = [line[3:] for line in lines if line.startswith("## ")]
        assert heads == ["Context", "Decision", "Consequences"], file.name


def test_every_dependency_has_its_reason() -> None:
    written = (DOCS / "decisions" / "0008-dependencies.md").read_text(encoding="utf-8")
    decision = written.partition("## Decision")[2].partition("## Consequences")[0]
    assert set(re.findall(r"`([a-z0-9-]+)`", decision)) == dependencies()


def test_the_lock_names_no_machine_and_holds_every_dependency() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|file:|--index|--find-links|/\w+/\w+", lock)
    assert dependencies() <= set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
