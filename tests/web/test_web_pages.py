"""Every page that is built, in the hands of tools and of a reader without a mouse.

Each tool is also given a page with faults, since one that finds none there proves nothing.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.web.tools import HERE, installed, run, said, served

FAULTY = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>1</title></head>
<body><img src="data:,"><p style="color: #ccc; background: #fff">Hard to see<div>1</p></body></html>
"""
# A page may be a good one and still: be titled at length by its author; place what a figure draws by
# numbers in its styles; hold lists in a line, which cannot be `ul` in a tagged PDF (see facts.html);
# have a frame that scrolls, which is a region without a heading.
SETTINGS = HERE / "htmlvalidate.json"
# The validator reads policies without computing hashes; that a browser runs our script and no other is
# what `reader.mjs` proves.
UNCOMPUTED = "Inline script violates Content Security Policy"
# The editions of a brief with every kind of block, by where their languages run.
READ = {"left to right": ("en", "ar"), "right to left": ("ar", "en+ar"), "both": ("en+ar", "en")}


@pytest.fixture(scope="session")
def pages(outputs: Path) -> list[Path]:
    found = sorted(outputs.glob("*/*.html"))
    assert len(found) >= 9
    return found


@pytest.fixture(scope="session")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("faulty") / "faulty.html"
    file.write_text(FAULTY)
    return file


def test_axe_finds_nothing_on_any_page(pages: list[Path]) -> None:
    assert said("axe.mjs", *pages) == []


def test_axe_finds_what_is_wrong(faulty: Path) -> None:
    found = said("axe.mjs", faulty)
    assert {finding.split(": ")[1] for finding in found} >= {"image-alt", "color-contrast"}


def test_the_validator_of_the_w3c_finds_nothing_on_any_page(pages: list[Path]) -> None:
    assert _vnu(*pages) == []


def test_the_validator_of_the_w3c_finds_what_is_wrong(faulty: Path) -> None:
    assert len(_vnu(faulty)) >= 2


def _vnu(*files: Path) -> list[str]:
    jar = installed() / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    ran = run(["java", "-jar", jar, "--format", "json", *files])
    return [
        f"{message['url']}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(ran.stderr)["messages"]
        if not message["message"].startswith(UNCOMPUTED)
    ]


def test_html_validate_finds_nothing_on_any_page(pages: list[Path]) -> None:
    assert _html_validate(*pages) == []


def test_html_validate_finds_what_is_wrong(faulty: Path) -> None:
    assert len(_html_validate(faulty)) >= 2


def _html_validate(*files: Path) -> list[str]:
    ran = run(["npx", "--no-install", "html-validate", "--config", SETTINGS, "--formatter", "json", *files])
    return [
        f"{result['filePath']}:{message['line']}: {message['ruleId']} {message['message']}"
        for result in json.loads(ran.stdout)
        for message in result["messages"]
    ]


def test_lighthouse_gives_full_marks_in_each_direction(outputs: Path, faulty: Path, tmp_path: Path) -> None:
    names = ("fr", "ar-IQ", "fr%2Bar-IQ")
    with served(outputs) as address:
        brief = f"{address}/port-louison-cable/port-louison-cable"
        assert said("lighthouse.mjs", tmp_path / "one", *(f"{brief}.{name}.html" for name in names)) == []
    with served(faulty.parent) as address:
        assert "accessibility" in " ".join(said("lighthouse.mjs", tmp_path / "two", f"{address}/faulty.html"))


@pytest.mark.parametrize("directions", READ)
def test_a_reader_reaches_everything_by_keyboard_on_a_phone_and_without_the_script(
    directions: str, outputs: Path
) -> None:
    read, other = (
        outputs / "maliki-recordings" / f"maliki-recordings.{edition}.html" for edition in READ[directions]
    )
    assert said("reader.mjs", read, other) == []


def test_no_page_of_the_first_brief_is_larger_than_a_megabyte(outputs: Path) -> None:
    sizes = {file.name: file.stat().st_size for file in outputs.glob("maliki-recordings/*.html")}
    assert len(sizes) == 3
    assert {name: size for name, size in sizes.items() if size > 1_000_000} == {}
