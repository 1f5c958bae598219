"""Builds that share a store: what one has made, no other makes, and whoever asks gets what was made."""

from __future__ import annotations

import datetime
import io
import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import fsspec
import pytest
from tests.cases import ROOT
from tests.store.shelves import store_at
from tests.store.test_store_address import account, bucket, server

import briefgen
from briefgen.building.engine_versions import engine_versions
from briefgen.building.execute import Built
from briefgen.render import wire
from briefgen.render.fonts import contents, font_mounts
from briefgen.render.layer import LAYERS
from briefgen.render.pdf import Engine
from briefgen.world import DiskWorld

# Fixtures of the server that speaks S3.
__all__ = ["account", "bucket", "server"]

BRIEF = ROOT / "tests" / "cli" / "workspace" / "briefs" / "two" / "brief.yaml"
NAME = "out/two/two.en.pdf"
TAKEN = "taken from the store"


def checkout(folder: Path, store: str) -> Path:
    """A workspace of one brief that shares a store."""
    (folder / "briefs").mkdir(parents=True)
    shutil.copy(BRIEF, folder / "briefs" / "two.yaml")
    (folder / "briefgen.toml").write_text(f'[cache]\nstore = "{store}"\n')
    return folder


def build(folder: Path, **options: Any) -> Built:
    """Build the PDF of a workspace."""
    return briefgen.build(folder / "briefs", formats=["pdf"], **options)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that was built, with its store in `shared`."""
    folder = checkout(tmp_path_factory.mktemp("first"), "shared")
    assert build(folder).diagnostics == ()
    return folder


@pytest.fixture
def desk(first: Path, tmp_path: Path) -> Path:
    """A checkout in another place, with a copy of the first one's store in `shared`."""
    shutil.copytree(first / "shared", tmp_path / "shared")
    return checkout(tmp_path / "other" / "place", str(tmp_path / "shared"))


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every start of the PDF engine fail."""

    def started(_: object) -> None:
        raise AssertionError("the engine was started")

    monkeypatch.setattr("briefgen.render.pdf.Server", started)


def reasons(built: Built) -> list[str]:
    """Why the outputs were built."""
    assert all(state.is_built for state in built.states)
    return [state.reason for state in built.states]


@pytest.mark.usefixtures("no_engine")
def test_a_fresh_checkout_takes_all_pdfs_without_the_engine(desk: Path, first: Path) -> None:
    built = build(desk)
    assert built.diagnostics == ()
    assert reasons(built) == [f"never built; {TAKEN}"]
    for name in (NAME, "out/two/manifest.json"):
        assert (desk / name).read_bytes() == (first / name).read_bytes()
    again = build(desk)
    assert [state.reason for state in again.states] == ["nothing changed"]


@pytest.mark.usefixtures("no_engine")
def test_with_an_executor_the_store_is_asked_first(desk: Path, first: Path) -> None:
    class Idle(ThreadPoolExecutor):
        def submit(self, *_: object, **__: object) -> Any:
            raise AssertionError("a task was sent")

    with Idle(1) as executor:
        assert reasons(build(desk, executor=executor)) == [f"never built; {TAKEN}"]
    assert (desk / NAME).read_bytes() == (first / NAME).read_bytes()


def test_what_workers_have_made_is_stored_and_cut_off_as_what_is_made_here(
    tmp_path: Path, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = checkout(tmp_path / "desk", "shared")
    with ThreadPoolExecutor(2) as executor:
        assert reasons(build(folder, executor=executor)) == ["never built"]
        assert (folder / NAME).read_bytes() == (first / NAME).read_bytes()
        monkeypatch.setattr(executor, "submit", None)
        own = folder / "templates" / "base.html"
        own.parent.mkdir()
        own.write_text(f"{{# House #}}{(ROOT / 'templates' / 'base.html').read_text()}")
        (state,) = build(folder, executor=executor).states
        assert state.reason == "a file appeared: `templates/base.html`, which changes nothing in it"
        (folder / NAME).unlink()
        assert reasons(build(folder, executor=executor)) == [f"the output is gone; {TAKEN}"]


def blob(folder: Path) -> Path:
    (found,) = (folder / "shared" / "blobs").glob("*/*")
    return found


def test_a_value_that_was_tampered_with_is_made_anew_and_replaced(
    desk: Path, first: Path, tmp_path: Path
) -> None:
    whole = blob(tmp_path).read_bytes()
    blob(tmp_path).write_bytes(whole.replace(b"%%EOF", b"%%EOE"))
    assert reasons(build(desk)) == ["never built"]
    assert (desk / NAME).read_bytes() == (first / NAME).read_bytes()
    assert blob(tmp_path).read_bytes() == whole


def test_a_record_that_was_made_up_is_made_anew_and_replaced(desk: Path, first: Path, tmp_path: Path) -> None:
    frame = wire.read(io.BytesIO(blob(tmp_path).read_bytes()))
    assert frame is not None
    forged = io.BytesIO()
    header = {**frame.header, "quality": {**frame.header["quality"], "pages": "\ud800"}}
    wire.write(forged, header, frame.parts)
    (record,) = (tmp_path / "shared" / "records").glob("*/*")
    key = json.loads(record.read_bytes())["key"]
    store_at(tmp_path / "shared").put(key, forged.getvalue())
    built = build(desk)
    assert built.diagnostics == ()
    assert reasons(built) == ["never built"]
    assert (desk / NAME).read_bytes() == (first / NAME).read_bytes()
    again = store_at(tmp_path / "shared").get(key)
    assert again is not None
    assert frame.parts[0] in again
    assert again != forged.getvalue()


def test_a_pdf_that_was_made_without_a_layer_is_not_for_who_requires_it(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = wire.read(io.BytesIO(blob(tmp_path).read_bytes()))
    assert frame is not None
    if set(LAYERS) - {*frame.header["sandbox"]}:
        pytest.skip("the kernel lacks a layer")
    opened = io.BytesIO()
    wire.write(opened, {**frame.header, "sandbox": ["seccomp"]}, frame.parts)
    (record,) = (tmp_path / "shared" / "records").glob("*/*")
    key = json.loads(record.read_bytes())["key"]
    store_at(tmp_path / "shared").put(key, opened.getvalue())
    assert reasons(build(desk)) == [f"never built; {TAKEN}"]
    # What was made without a layer is stale where all are required, and the store's is no better.
    (state,) = build(desk, require_sandbox=True).states
    assert state.reason == "it was made in a sandbox without Landlock, which changes nothing in it"
    noted = json.loads((desk / "out/two/manifest.json").read_bytes())["outputs"]["two.en.pdf"]
    assert noted["sandbox"] == [*LAYERS]
    monkeypatch.setattr("briefgen.render.pdf.Server", None)
    assert [one.reason for one in build(desk, require_sandbox=True).states] == ["nothing changed"]
    (desk / NAME).unlink()
    assert reasons(build(desk, require_sandbox=True)) == [f"the output is gone; {TAKEN}"]


def test_workers_make_anew_what_was_made_without_a_layer(desk: Path, tmp_path: Path) -> None:
    frame = wire.read(io.BytesIO(blob(tmp_path).read_bytes()))
    assert frame is not None
    opened = io.BytesIO()
    wire.write(opened, {**frame.header, "sandbox": []}, frame.parts)
    (record,) = (tmp_path / "shared" / "records").glob("*/*")
    store_at(tmp_path / "shared").put(json.loads(record.read_bytes())["key"], opened.getvalue())
    build(desk)
    with ThreadPoolExecutor(1) as executor:
        built = build(desk, require_sandbox=True, executor=executor)
    if {*frame.header["sandbox"]} == {*LAYERS}:
        (state,) = built.states
        words = "it was made in a sandbox without Landlock and seccomp, which changes nothing in it"
        assert state.reason == words
    else:
        assert {one.code for one in built.diagnostics} == {"PD08"}


def test_a_store_of_no_use_is_told_once_and_stops_nothing(tmp_path: Path, first: Path) -> None:
    folder = checkout(tmp_path / "desk", "carrier-pigeon://loft")
    built = build(folder)
    assert [(one.code, one.severity.name) for one in built.diagnostics] == [("RS01", "WARNING")]
    assert reasons(built) == ["never built"]
    assert (folder / NAME).read_bytes() == (first / NAME).read_bytes()


def test_a_store_that_cannot_be_written_is_told_once_and_stops_nothing(tmp_path: Path, first: Path) -> None:
    (tmp_path / "shared").write_text("a file is in the way")
    folder = checkout(tmp_path / "desk", "../shared")
    built = build(folder)
    assert [(one.code, one.severity.name) for one in built.diagnostics] == [("RS02", "WARNING")]
    assert (folder / NAME).read_bytes() == (first / NAME).read_bytes()


def old(folder: Path, days: int) -> Path:
    """Put a result that nobody has used for so many days; its record."""
    day = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=days)
    key = f"{days:064x}"
    store_at(folder, day.date()).put(key, f"{days}".encode())
    for file in (found for kind in ("blobs", "records") for found in (folder / kind).glob("*/*")):
        os.utime(file, (day.timestamp(), day.timestamp()))
    return folder / "records" / key[:2] / f"{key}.json"


def test_a_build_that_adds_to_a_folder_prunes_it_once_a_day(desk: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    marker = shared / "pruned"
    marker.unlink()
    gone, stays = old(shared, 31), old(shared, 29)
    build(desk)
    assert gone.exists()
    assert not marker.exists()
    (desk / "briefs" / "two.yaml").write_text(f"{BRIEF.read_text()}# one\n")
    assert reasons(build(desk)) == ["`briefs/two.yaml` changed"]
    assert (gone.exists(), stays.exists()) == (False, True)
    gone = old(shared, 40)
    (desk / "briefs" / "two.yaml").write_text(f"{BRIEF.read_text()}# two\n")
    build(desk)
    assert gone.exists()
    marker.write_text("2020-01-01")
    (desk / "briefs" / "two.yaml").write_text(f"{BRIEF.read_text()}# three\n")
    build(desk)
    assert not gone.exists()


def test_a_whole_build_is_taken_from_a_bucket(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: Path
) -> None:
    place = f"s3://{bucket}/results"
    assert reasons(build(checkout(tmp_path / "one", place))) == ["never built"]
    monkeypatch.setattr("briefgen.render.pdf.Server", None)
    built = build(checkout(tmp_path / "other", place))
    assert built.diagnostics == ()
    assert reasons(built) == [f"never built; {TAKEN}"]
    for folder in ("one", "other"):
        assert (tmp_path / folder / NAME).read_bytes() == (first / NAME).read_bytes()
    assert not fsspec.filesystem("s3", use_listings_cache=False).exists(f"{bucket}/results/pruned")


def test_the_engine_says_of_itself_what_was_found_without_it() -> None:
    world = DiskWorld(ROOT, font_mounts())
    with Engine(contents(world.read)) as engine:
        assert engine.versions == engine_versions()


def test_an_engine_of_other_versions_than_were_found_makes_the_pdf_and_nothing_is_stored(
    tmp_path: Path, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = {**engine_versions(), "Pango": "0.9"}
    monkeypatch.setattr("briefgen.building.production.engine_versions", lambda: other)
    folder = checkout(tmp_path / "desk", "shared")
    assert build(folder).diagnostics == ()
    assert (folder / NAME).read_bytes() == (first / NAME).read_bytes()
    assert not (folder / "shared").exists()
