"""A store in a folder gives what was put, or nothing: whoever writes beside it, whatever was damaged."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.cases import ROOT
from tests.store.shelves import TODAY, Counting, content_of, key_of, shelf_at, store_at

from briefgen.building.store_key import target_key
from briefgen.diagnostic import Severity

KEY, OTHER = key_of("one"), key_of("other")
CONTENT = content_of(KEY)
Damage = Callable[[Path, Path], object]


def record(folder: Path, key: str = KEY) -> Path:
    return folder / "records" / key[:2] / f"{key}.json"


def blob(folder: Path, key: str = KEY) -> Path:
    digest: str = json.loads(record(folder, key).read_bytes())["digest"]
    return folder / "blobs" / digest[:2] / digest


def changed(**values: object) -> Damage:
    def change(record: Path, blob: Path) -> None:
        del blob
        record.write_text(json.dumps({**json.loads(record.read_bytes()), **values}))

    return change


def flipped(record: Path, blob: Path) -> None:
    del record
    content = bytearray(blob.read_bytes())
    content[-1] ^= 1
    blob.write_bytes(content)


DAMAGES: dict[str, Damage] = {
    "a bit of the bytes is another": flipped,
    "the bytes end early": lambda _, blob: blob.write_bytes(CONTENT[:-1]),
    "there are more bytes": lambda _, blob: blob.write_bytes(CONTENT + b"x"),
    "the bytes are empty": lambda _, blob: blob.write_bytes(b""),
    "the bytes are gone": lambda _, blob: blob.unlink(),
    "the bytes are others of the same length": lambda _, blob: blob.write_bytes(b"x" * len(CONTENT)),
    "the record is empty": lambda record, _: record.write_bytes(b""),
    "the record ends early": lambda record, _: record.write_bytes(record.read_bytes()[:40]),
    "the record is gone": lambda record, _: record.unlink(),
    "the record is not text": lambda record, _: record.write_bytes(b"\xff\x00"),
    "the record is a list": lambda record, _: record.write_bytes(b"[1]"),
    "the record is deep": lambda record, _: record.write_bytes(b"[" * 100_000),
    "the record has a field more": changed(pickle="gASVCgAAAAAAAAC"),
    "the record is of another key": changed(key=OTHER),
    "the record climbs": changed(digest="../../../../etc/passwd"),
    "the record has another digest": changed(digest="0" * 64),
    "the record has another size": changed(size=1),
    "the size is a truth": changed(size=True),
    "the digest is a number": changed(digest=7),
    "the day is none": changed(used="yesterday"),
}


def test_what_was_put_is_got_and_nothing_else(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    assert store.get(KEY) is None
    store.put(KEY, CONTENT)
    store.put(OTHER, b"")
    again = store_at(tmp_path)
    assert again.get(KEY) == CONTENT
    assert again.get(OTHER) == b""
    assert again.get(key_of("third")) is None
    assert again.diagnostics == store.diagnostics == ()


def test_a_record_is_small_json_and_says_what_it_stands_for(tmp_path: Path) -> None:
    store_at(tmp_path, datetime.date(2026, 11, 23)).put(KEY, b"abc")
    said = json.loads(record(tmp_path).read_text("utf-8"))
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert said == {
        "key": KEY,
        "digest": digest,
        "size": 3,
        "briefgen": said["briefgen"],
        "used": "2026-11-23",
    }
    assert {file.name for file in tmp_path.rglob("*") if file.is_file()} == {f"{KEY}.json", digest}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_result_counts_as_absent_and_is_replaced(tmp_path: Path, damage: Damage) -> None:
    store = store_at(tmp_path)
    store.put(KEY, CONTENT)
    damage(record(tmp_path), blob(tmp_path))
    assert store.get(KEY) is None
    store.put(KEY, CONTENT)
    assert store.get(KEY) == CONTENT
    assert store.diagnostics == ()


def test_a_result_that_was_copied_under_another_key_is_not_its_result(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    store.put(KEY, CONTENT)
    record(tmp_path, OTHER).parent.mkdir()
    record(tmp_path, OTHER).write_bytes(record(tmp_path).read_bytes())
    assert store.get(OTHER) is None


def test_nothing_is_read_that_lies_outside_of_the_store(tmp_path: Path) -> None:
    store_at(tmp_path).put(KEY, CONTENT)
    changed(digest="../../../../etc/passwd")(record(tmp_path), tmp_path)
    counting = Counting(shelf_at(str(tmp_path)))
    assert store_at(tmp_path, shelf=counting).get(KEY) is None  # type: ignore[arg-type]
    assert counting.asked == [("read", f"records/{KEY[:2]}/{KEY}.json")]


def test_the_day_of_the_last_use_is_noted_once_a_day(tmp_path: Path) -> None:
    store_at(tmp_path, datetime.date(2026, 11, 1)).put(KEY, CONTENT)
    counting = Counting(shelf_at(str(tmp_path)))
    store = store_at(tmp_path, shelf=counting)  # type: ignore[arg-type]
    assert [store.get(KEY), store.get(KEY)] == [CONTENT, CONTENT]
    assert json.loads(record(tmp_path).read_bytes())["used"] == TODAY.isoformat()
    assert [way for way, _ in counting.asked].count("write") == 1


def running(*call: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.shelves", *map(str, call)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_processes_that_share_a_store_never_see_half_a_result(tmp_path: Path) -> None:
    writers = [running("write", tmp_path, one, 4, 12, 6) for one in range(4)]
    assert [writer.communicate(timeout=120)[0] for writer in writers] == ["done\n"] * 4
    assert [file for file in tmp_path.rglob(".*") if file.is_file()] == []
    store = store_at(tmp_path)
    assert all(store.get(key_of(number)) for number in range(12))


def test_a_pruner_beside_writers_takes_whole_results_and_harms_none(tmp_path: Path) -> None:
    folder, end = tmp_path / "store", tmp_path / "end"
    pruner = running("clear", folder, end)
    assert pruner.stdout is not None
    assert pruner.stdout.readline() == "ready\n"
    writers = [running("write", folder, one, 2, 12, 8) for one in range(2)]
    said = [writer.communicate(timeout=120)[0] for writer in writers]
    end.touch()
    assert pruner.communicate(timeout=120)[0] == "done removed\n"
    assert said == ["done\n"] * 2
    assert [file for file in folder.rglob("*") if file.is_file()] == []


def test_a_store_may_be_asked_from_several_threads(tmp_path: Path) -> None:
    store, wrong = store_at(tmp_path), []

    def work(first: int) -> None:
        for number in range(first, first + 20):
            key = key_of(number % 10)
            store.put(key, content_of(key))
            if store.get(key) != content_of(key):
                wrong.append(number)

    threads = [threading.Thread(target=work, args=(one,)) for one in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@contextlib.contextmanager
def nobody() -> Iterator[None]:
    """Without the rights of the system's own user, whom no mode of a file stops."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@pytest.fixture
def closed() -> Iterator[Path]:
    """A store with one result, used long ago, that can be read and not written."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store_at(folder, datetime.date(2026, 1, 1)).put(KEY, CONTENT)
        folders = [folder, *(one for one in folder.rglob("*") if one.is_dir())]
        for one in folders:
            one.chmod(0o555)
        yield folder
        for one in folders:
            one.chmod(0o755)


def test_who_may_only_read_a_store_takes_from_it_without_a_word(closed: Path) -> None:
    store = store_at(closed)
    with nobody():
        assert store.get(KEY) == CONTENT
        assert store.get(OTHER) is None
    assert store.diagnostics == ()
    assert json.loads(record(closed).read_bytes())["used"] == "2026-01-01"


def test_who_may_not_write_a_store_is_told_once_and_still_reads(closed: Path) -> None:
    counting = Counting(shelf_at(str(closed)))
    store = store_at(closed, shelf=counting)  # type: ignore[arg-type]
    with nobody():
        store.put(OTHER, CONTENT)
        store.put(OTHER, CONTENT)
        assert store.get(KEY) == CONTENT
    assert [(one.code, one.severity) for one in store.diagnostics] == [("RS02", Severity.WARNING)]
    assert store.diagnostics[0].message == f"the result store `{closed}` cannot be written: permission denied"
    assert [way for way, _ in counting.asked].count("write") == 1


def test_a_store_that_cannot_be_read_is_left_alone_after_one_warning(tmp_path: Path) -> None:
    folder = tmp_path / "loop"
    folder.symlink_to(folder)
    counting = Counting(shelf_at(str(folder)))
    store = store_at("loop", shelf=counting)  # type: ignore[arg-type]
    assert [store.get(KEY), store.get(OTHER)] == [None, None]
    store.put(KEY, CONTENT)
    assert [one.message for one in store.diagnostics] == [
        "the result store `loop` cannot be used: too many levels of symbolic links"
    ]
    assert store.diagnostics[0].code == "RS01"
    assert len(counting.asked) == 1


def test_of_two_faults_only_the_first_is_told(closed: Path) -> None:
    store = store_at(closed)
    with nobody():
        store.put(OTHER, CONTENT)
    record(closed).parent.chmod(0)
    with nobody():
        assert store.get(KEY) is None
    record(closed).parent.chmod(0o555)
    assert [one.code for one in store.diagnostics] == ["RS02"]
    assert "read" in store.shut


def test_a_file_where_the_folder_should_be_is_told_by_who_writes(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("not a folder")
    store = store_at(tmp_path / "store")
    assert store.get(KEY) is None
    store.put(KEY, CONTENT)
    assert [one.code for one in store.diagnostics] == ["RS02"]


RECIPE = {"code": "c0de", "settings": {"paper": "A4"}, "engine": {"pango": "1.56"}}
INPUTS = {"briefs/one.yaml": "aa", "briefs/one.ar.po": None}


@pytest.mark.parametrize(
    ("target", "inputs", "recipe"),
    [
        ("one.ar.pdf", INPUTS, RECIPE),
        ("one.en.pdf", {**INPUTS, "briefs/one.yaml": "ab"}, RECIPE),
        ("one.en.pdf", {**INPUTS, "briefs/one.ar.po": "aa"}, RECIPE),
        ("one.en.pdf", {"briefs/one.yaml": "aa"}, RECIPE),
        ("one.en.pdf", {"briefs/one.yaml": None, "briefs/one.ar.po": "aa"}, RECIPE),
        ("one.en.pdf", INPUTS, {**RECIPE, "code": "c0df"}),
        ("one.en.pdf", INPUTS, {**RECIPE, "settings": {"paper": "Letter"}}),
        ("one.en.pdf", INPUTS, {**RECIPE, "engine": {"pango": "1.57"}}),
        ("one.en.pdf", {}, {}),
    ],
)
def test_whatever_decides_a_result_makes_another_key(
    target: str, inputs: dict[str, str | None], recipe: dict[str, object]
) -> None:
    key = target_key("one.en.pdf", INPUTS, RECIPE)
    assert len(key) == 64
    assert target_key(target, inputs, recipe) != key


def test_the_order_in_which_things_were_read_makes_no_other_key() -> None:
    backwards = (dict(reversed(INPUTS.items())), dict(reversed(RECIPE.items())))
    assert target_key("one.en.pdf", *backwards) == target_key("one.en.pdf", INPUTS, RECIPE)


def test_another_version_of_briefgen_makes_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    key = target_key("one.en.pdf", INPUTS, RECIPE)
    monkeypatch.setattr("briefgen.building.store_key.VERSION", "99")
    assert target_key("one.en.pdf", INPUTS, RECIPE) != key


@pytest.mark.parametrize("value", [b"bytes", float("nan"), object()])
def test_what_is_no_plain_value_makes_no_key(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        target_key("one.en.pdf", INPUTS, {"odd": value})
