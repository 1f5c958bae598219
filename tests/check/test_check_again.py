"""Checking again: what has not changed is not examined a second time, and everything else is."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.basra import BASRA
from tests.cases import ROOT
from tests.full import BEFORE, NAME, full_world

import briefgen
from briefgen.examining.cache import CACHE, Cache, keep, kept
from briefgen.examining.fingerprint import fingerprint
from briefgen.examining.snapshot import Now
from briefgen.examining.verdicts import made_by
from briefgen.render.quality import Finding, Quality
from briefgen.world import DiskWorld, MemoryWorld

ARTICLE = "Two stations stopped on Monday, the directorate said.\n"
QUOTED = f"""\
{BASRA.rstrip()}
    archive: {{file: notice.txt, sha256: {hashlib.sha256(ARTICLE.encode()).hexdigest()}}}
claims:
  - id: c1
    class: reported
    text: {{en: Two stations stopped., ar: توقفت محطتان.}}
    evidence: [{{source: s1, lines: "1", quote: Two stations stopped on Monday}}]
""".replace(
    "{id: s1, publisher: Basra Water Directorate, title: Notice 14}",
    """id: s1
    publisher: Basra Water Directorate
    title: Notice 14""",
)
FULL, PLAIN, PROVED = NAME, "briefs/plain.yaml", "briefs/proved/brief.yaml"
LOCK = "briefs/proved/evidence.lock"
_PLANTED = "planted here"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with four briefs and all that they may rest on; it is the current folder."""
    monkeypatch.delenv("BRIEFGEN_ARCHIVE", raising=False)
    monkeypatch.chdir(tmp_path)
    files = {name: content for name, content in full_world().files.items() if not name.startswith("@")}
    files["briefgen.toml"] = b'archive.path = "archive"\nglossary.file = "glossary.yaml"\n'
    files["glossary.yaml"] = b"terms: [{id: well, term: {en: well}}]\n"
    files["archive/notice.txt"] = ARTICLE.encode()
    files[PLAIN], files[PROVED] = BASRA.encode(), QUOTED.encode()
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def plant(folder: Path) -> None:
    """Put a finding into each record of the cache that nobody would find again."""
    world = DiskWorld(folder)
    cache = kept(world, made_by(Now(world)))
    assert cache.briefs.keys() == ALL
    note = ("XX01", "note", _PLANTED, (), (0, 1, 1, 1, 1))
    briefs = {
        name: {**record, "files": [[name, ""]], "diagnostics": [note]}
        for name, record in cache.briefs.items()
    }
    keep(world, Cache(cache.made_by, cache.desk, briefs))


def anew(*paths: str) -> set[str]:
    """The briefs that a check examined, and did not take from the cache."""
    found = briefgen.check(*paths)
    known = {one.span.file.name for one in found if one.span and one.message == _PLANTED}
    listed = {Path(path).as_posix() for path in paths} or ALL
    assert known <= listed
    return listed - known


def write(name: str, text: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")

    return change


def remove(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def beside_full(folder: str, ending: str) -> str:
    """One of the files that the full brief shows."""
    return min(name for name in full_world().files if f".{folder}/" in name and name.endswith(ending))


ALL = {BEFORE, FULL, PLAIN, PROVED}
CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "nothing": (lambda folder: folder, set()),
    "a brief": (write(PLAIN, f"{BASRA}# x\n"), {PLAIN}),
    "the edition before": (write(BEFORE, "title: The dam\nedition: 2\n"), {BEFORE, FULL}),
    "an archived text": (write("archive/notice.txt", f"{ARTICLE}More.\n"), {PROVED}),
    "an archived text that is gone": (remove("archive/notice.txt"), {PROVED}),
    "a lock": (write(LOCK, '{"quotes": {}, "version": 1}\n'), {PROVED}),
    "a lock that is gone": (remove(LOCK), {PROVED}),
    "a lock that appears": (write("briefs/plain.evidence.lock", '{"quotes": {}, "version": 1}\n'), {PLAIN}),
    "an image": (write(beside_full("images", ".jpg"), "no image"), {FULL}),
    "data": (write(beside_full("data", ".csv"), "day,level\n2026-01-01,1\n"), {FULL}),
    "data that are gone": (remove(beside_full("data", ".csv")), {FULL}),
    "a translation that appears": (write("briefs/plain.translations/ar.po", ""), {PLAIN}),
    "a stray translation": (write("briefs/plain.translations/fa.po", ""), {PLAIN}),
    "the glossary": (write("glossary.yaml", "terms: []\n"), ALL),
    "the settings": (write("briefgen.toml", 'archive.path = "archive"\ncheck.severity.DT = "off"\n'), ALL),
    "another archive": (write("briefgen.toml", ""), ALL),
    "a file that nothing reads": (write("notes.txt", "x"), set()),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_has_changed_is_examined_anew_and_nothing_else(desk: Path, what: str) -> None:
    briefgen.check()
    plant(desk)
    change, examined = CHANGES[what]
    change(desk)
    assert anew() == examined
    # And is known from then on.
    assert briefgen.check() == briefgen.check()


def test_the_same_is_found_again_with_places_and_words(desk: Path) -> None:
    (desk / PLAIN).write_bytes(b"\xef\xbb\xbf" + BASRA.replace("[s1]}", "[s2]}").encode())
    (desk / LOCK).write_bytes(b"\xff{")
    first = briefgen.check()
    again = briefgen.check()
    assert again == first
    assert [one.span.excerpt for one in again if one.span] == [one.span.excerpt for one in first if one.span]
    assert {"ST01", "QT05"} <= {one.code for one in first}


def test_a_lock_that_was_removed_is_proved_again(desk: Path) -> None:
    briefgen.check()
    proved = (desk / LOCK).read_bytes()
    assert b"c1/0" in proved
    (desk / LOCK).unlink()
    briefgen.check()
    assert (desk / LOCK).read_bytes() == proved


def test_other_code_examines_everything_anew(desk: Path) -> None:
    briefgen.check()
    world = DiskWorld(desk)
    body = (desk / CACHE).read_bytes().partition(b"\n")[2]
    data = json.loads(body)
    keep(world, Cache("other code", data["desk"], data["briefs"]))
    assert kept(world, made_by(Now(world))).briefs == {}
    briefgen.check()
    assert kept(world, made_by(Now(world))).briefs.keys() == ALL


def test_a_fingerprint_is_of_every_module() -> None:
    code = {"version.py": b'VERSION = "1"\n', "checking/dates.py": b"# rules\n"}
    marks = [
        fingerprint(MemoryWorld(files))
        for files in (
            code,
            {**code, "version.py": b'VERSION = "2"\n'},
            {**code, "checking/dates.py": b"# other rules\n"},
            {**code, "checking/more.py": b""},
            {"version.py": code["version.py"], "checking/days.py": code["checking/dates.py"]},
        )
    ]
    assert len(set(marks)) == len(marks)
    assert fingerprint(MemoryWorld({**code, "__pycache__/dates.cpython-311.pyc": b"x"})) == marks[0]


def test_a_damaged_cache_is_no_cache(desk: Path) -> None:
    found = briefgen.check()
    whole = (desk / CACHE).read_bytes()
    for damaged in (
        b"",
        b"{}",
        whole[:-40],
        whole.replace(b"reads", b"raeds"),
        b"\xff" + whole,
        whole + b"x",
    ):
        (desk / CACHE).write_bytes(damaged)
        assert briefgen.check() == found
        assert (desk / CACHE).read_bytes() == whole


def test_without_a_place_to_write_there_is_no_cache(desk: Path) -> None:
    (desk / ".briefgen").write_text("in the way")
    assert briefgen.check() == briefgen.check()
    assert (desk / ".briefgen").read_text() == "in the way"


def test_a_lock_that_cannot_be_written_is_said_each_time(desk: Path) -> None:
    (desk / LOCK).mkdir()
    for _ in range(2):
        found = [one for one in briefgen.check() if one.code == "WS06"]
        assert [one.span.file.name for one in found if one.span] == [LOCK]
    (desk / LOCK).rmdir()
    assert not [one for one in briefgen.check() if one.code == "WS06"]
    assert (desk / LOCK).is_file()


def test_a_check_of_one_brief_keeps_what_is_known_of_the_others(desk: Path) -> None:
    briefgen.check()
    plant(desk)
    write(PLAIN, f"{BASRA}# x\n")(desk)
    assert anew(PLAIN) == {PLAIN}
    assert anew() == {PLAIN}


def test_briefs_that_are_gone_are_forgotten(desk: Path) -> None:
    briefgen.check()
    shutil.rmtree(desk / "briefs/proved")
    write(PLAIN, f"{BASRA}# x\n")(desk)
    briefgen.check()
    world = DiskWorld(desk)
    assert kept(world, made_by(Now(world))).briefs.keys() == ALL - {PROVED}


def test_what_the_last_build_found_comes_and_goes_without_a_new_check(desk: Path) -> None:
    briefgen.check()
    plant(desk)
    quality = Quality(3, 2, 30, 80, (Finding("half-empty", 2, "30"),))
    digest = hashlib.sha256(BASRA.encode()).hexdigest()
    entry = {"sha256": "", "inputs": {PLAIN: digest}, "quality": quality.as_json()}
    outputs = {"briefgen": "0", "outputs": {"plain.ar.pdf": entry}}
    write("out/plain/manifest.json", json.dumps(outputs))(desk)
    assert anew() == set()
    (found,) = [one for one in briefgen.check() if one.code == "PG02"]
    assert found.span
    assert (found.span.file.name, found.span.excerpt) == (PLAIN, BASRA.splitlines()[0])
    write(PLAIN, f"{BASRA}# x\n")(desk)
    assert "PG02" not in {one.code for one in briefgen.check()}
    # A brief that is back is the one that was built.
    write(PLAIN, BASRA)(desk)
    assert "PG02" in {one.code for one in briefgen.check()}


def test_two_checks_at_once_do_no_harm(desk: Path) -> None:
    command = [sys.executable, "-m", "briefgen", "check", "--format", "short"]
    running = [subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE) for _ in range(3)]
    said = [process.communicate()[0] for process in running]
    assert said[0]
    assert len(set(said)) == 1
    world = DiskWorld(desk)
    assert kept(world, made_by(Now(world))).briefs.keys() == ALL


_PROGRAM = """
import sys
sys.argv = ["briefgen", "check", *{paths!r}]
from briefgen.cli.app import main
try:
    main()
except SystemExit as end:
    assert end.code in (0, 1), end.code
loaded = {modules!r} & sys.modules.keys()
assert not loaded, loaded
"""
_FOR_REPORTS = {"jinja2", "fontTools", "pypdf", "weasyprint", "PIL", "wasmtime", "babel", "asyncio"}
_FOR_BRIEFS = {"pydantic", "yaml", "polib", "briefgen.checking.registry", "briefgen.model.brief"}


def run(folder: Path, modules: set[str], *paths: str) -> None:
    program = _PROGRAM.format(modules=modules, paths=paths)
    ran = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()


def test_a_check_loads_nothing_that_makes_reports(desk: Path) -> None:
    run(desk, _FOR_REPORTS, PLAIN)


def test_a_check_of_what_has_not_changed_does_not_even_load_the_rules(desk: Path) -> None:
    briefgen.check()
    run(desk, _FOR_REPORTS | _FOR_BRIEFS)


def test_this_repository_is_checked_without_what_makes_reports(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "briefs", tmp_path / "briefs")
    (tmp_path / "briefgen.toml").touch()
    run(tmp_path, _FOR_REPORTS, "briefs/basra-water.yaml")


def test_an_archived_text_that_was_tampered_with_takes_no_proof_away(desk: Path) -> None:
    assert briefgen.check(PROVED) == ()
    proofs = (desk / LOCK).read_bytes()
    assert b"c1/0" in proofs
    (desk / "archive" / "notice.txt").write_text("Something else entirely.\n")
    assert "CU01" in {one.code for one in briefgen.check(PROVED)}
    assert (desk / LOCK).read_bytes() == proofs


def test_nothing_is_left_beside_a_file_that_lies_in_no_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("alone.yaml").write_text(BASRA)
    briefgen.check("alone.yaml")
    assert [file.name for file in tmp_path.iterdir()] == ["alone.yaml"]
