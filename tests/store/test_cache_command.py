"""`briefgen cache` shows and prunes the store that the settings name."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.store.shelves import NOW, TODAY, content_of, key_of, store_at

from briefgen.building.store import place_of_store, shelf_of, store_of
from briefgen.building.store_address import AddressShelf
from briefgen.building.store_shelf import FolderShelf
from briefgen.cli.app import briefgen
from briefgen.diagnostic import Diagnostic
from briefgen.settings import Settings, read_settings
from briefgen.workspace import Workspace, open_workspace
from briefgen.world import MemoryWorld

STORE = '[cache]\nstore = "shared"\n'


def run(folder: Path, *arguments: str, standalone_mode: bool = False) -> Result:
    before = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(briefgen, ["cache", *arguments], standalone_mode=standalone_mode)
    finally:
        os.chdir(before)


def filled(folder: Path, *days_ago: int) -> None:
    for number, days in enumerate(days_ago):
        key = key_of(number)
        store_at(folder, TODAY - datetime.timedelta(days=days)).put(key, content_of(key))
    moment = NOW.timestamp() - 7200
    for file in folder.rglob("*"):
        if file.is_file():
            os.utime(file, (moment, moment))


def test_the_store_of_a_new_workspace_is_empty_and_none_is_made(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").touch()
    result = run(tmp_path)
    assert (result.output, result.return_value) == (".briefgen/store: 0 results, 0 kB\n", 0)
    assert [file.name for file in tmp_path.iterdir()] == ["briefgen.toml"]


def test_number_size_and_age_are_shown(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_text(STORE)
    filled(tmp_path / "shared", *(3,) * 10, 90)
    oldest = (TODAY - datetime.timedelta(days=90)).isoformat()
    assert run(tmp_path).output == f"shared: 11 results, 1.1 MB, the oldest last used on {oldest}\n"


@pytest.mark.parametrize(
    ("arguments", "removed", "left"),
    [
        (["--prune"], 2, 2),
        (["--prune", "--keep", "2d"], 3, 1),
        (["--prune", "--keep", "365d"], 0, 4),
        (["--prune", "--most", "110kB"], 3, 1),
        (["--prune", "--most", "0.31 mb"], 1, 3),
        (["--prune", "--keep", "365d", "--most", "1GB"], 0, 4),
    ],
)
def test_what_was_not_used_lately_is_pruned(
    tmp_path: Path, arguments: list[str], removed: int, left: int
) -> None:
    (tmp_path / "briefgen.toml").write_text(STORE)
    filled(tmp_path / "shared", 31, 0, 30, 99)
    result = run(tmp_path, *arguments)
    assert result.return_value == 0
    noun = "result" if removed == 1 else "results"
    assert result.output.startswith(f"shared: {removed} {noun} removed, ")
    there = len(list((tmp_path / "shared" / "blobs").rglob("*/*")))
    assert there == left
    assert f"; left: {left} result" in result.output


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--keep", "30d"], "--keep and --most say what --prune leaves; there is no --prune"),
        (["--prune", "--keep", "30"], "`30` is no number of days, as `30d`"),
        (["--prune", "--keep", "-1d"], "`-1d` is no number of days, as `30d`"),
        (["--prune", "--most", "2"], "`2` is no size, as `500MB` or `2GB`"),
        (["--prune", "--most", "9" * 400 + "TB"], "is no size, as `500MB` or `2GB`"),
    ],
)
def test_wrong_usage_prunes_nothing(tmp_path: Path, arguments: list[str], problem: str) -> None:
    (tmp_path / "briefgen.toml").write_text(STORE)
    filled(tmp_path / "shared", 900)
    result = run(tmp_path, *arguments, standalone_mode=True)
    assert result.exit_code == 2
    assert problem in result.output
    assert len(list((tmp_path / "shared" / "blobs").rglob("*/*"))) == 1


def test_a_store_that_cannot_be_used_is_an_error_at_its_setting(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_text('[cache]\nstore = "carrier-pigeon://loft"\n')
    result = run(tmp_path)
    assert result.return_value == 1
    assert "error[RS01]: the result store `carrier-pigeon://loft` cannot be used" in result.output
    assert "--> briefgen.toml:2:1" in result.output


def settings(text: str) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    checked = read_settings(text.encode())
    return checked.value, checked.diagnostics


@pytest.mark.parametrize(
    "place", ["../shared", "/var/cache/briefgen", "s3://bucket/prefix", "sftp://desk@host:22/results"]
)
def test_a_folder_or_an_address_may_be_set(place: str) -> None:
    value, found = settings(f'[cache]\nstore = "{place}"')
    assert found == ()
    assert value is not None
    assert value.store == place


@pytest.mark.parametrize(
    "place",
    ['"s3://key:secret@bucket"', '"s3://k:a/b@bucket"', '"~/results"', '""', '" "', '"a\\nb"', "7", "true"],
)
def test_what_is_neither_or_has_a_password_in_it_is_refused(place: str) -> None:
    value, found = settings(f"[cache]\nstore = {place}")
    assert value is None
    assert [(one.code, one.span.place if one.span else "") for one in found] == [
        ("WS03", "briefgen.toml:2:1")
    ]
    assert "secret" not in found[0].message


def opened(folder: Path, text: str) -> Workspace:
    (folder / "briefgen.toml").write_text(text)
    workspace = open_workspace(folder, {}).value
    assert workspace is not None
    return workspace


def test_the_store_of_a_workspace_is_where_its_settings_say(tmp_path: Path) -> None:
    workspace = opened(tmp_path, "")
    store = store_of(workspace)
    assert not (tmp_path / ".briefgen").exists()
    store.put(key_of(1), b"one")
    assert store_at(tmp_path / ".briefgen" / "store").get(key_of(1)) == b"one"
    assert place_of_store(workspace).place == ".briefgen/store:1:1"
    other = opened(tmp_path, '\n[cache]\nstore = "s3://bucket/results"\n')
    assert place_of_store(other).place == "briefgen.toml:3:1"


@pytest.mark.parametrize(
    ("place", "shelf"),
    [
        ("shared", FolderShelf(Path("/desk/shared"))),
        ("/var/x", FolderShelf(Path("/var/x"))),
        ("s3://b/p", AddressShelf("s3://b/p")),
    ],
)
def test_a_folder_is_below_the_workspace_unless_it_is_absolute(place: str, shelf: object) -> None:

    assert shelf_of(Workspace(Path("/desk"), Settings(store=place), MemoryWorld())) == shelf
