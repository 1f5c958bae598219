"""A store is pruned by use; what somebody may be writing stays, and so does what is not the store's."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest
from tests.store.shelves import NOW, TODAY, content_of, key_of, shelf_at, store_at

from briefgen.building.store_shelf import FolderShelf
from briefgen.building.store_stock import prune, stock

LONG_AGO = datetime.timedelta(days=400)
SIZE = len(content_of(key_of(0)))
OF_TWO = 2 * SIZE + 600


def aged(file: Path, age: datetime.timedelta) -> None:
    """Let a file have been written some time before the moment of pruning."""
    moment = (NOW - age).timestamp()
    os.utime(file, (moment, moment))


def filled(folder: Path, *days_ago: int) -> None:
    """A store with results that were last used some days ago, each written long before."""
    for number, days in enumerate(days_ago):
        key = key_of(number)
        store_at(folder, TODAY - datetime.timedelta(days=days)).put(key, content_of(key))
    for file in folder.rglob("*"):
        if file.is_file():
            aged(file, LONG_AGO)


def left(folder: Path, results: int = 6) -> list[int]:
    store = store_at(folder)
    return [number for number in range(results) if store.get(key_of(number))]


@pytest.mark.parametrize(
    ("days_ago", "keep", "most", "expected"),
    [
        ((0, 29, 30, 31, 90), 30, None, [0, 1, 2]),
        ((0, 29, 30, 31, 90), 0, None, [0]),
        ((-1, 5), 0, None, [0]),
        ((3, 1, 2, 0), None, OF_TWO, [1, 3]),
        ((3, 1, 2, 0), None, OF_TWO - 700, [3]),
        ((3, 1, 2, 0), None, 0, []),
        ((3, 1, 2, 0), None, 10**9, [0, 1, 2, 3]),
        ((3, 1, 2, 0), 2, OF_TWO + SIZE * 5, [1, 2, 3]),
        ((3, 1, 2, 0), 2, OF_TWO, [1, 3]),
        ((), 30, None, []),
    ],
)
def test_what_was_not_used_lately_is_removed(
    tmp_path: Path, days_ago: tuple[int, ...], keep: int | None, most: int | None, expected: list[int]
) -> None:
    filled(tmp_path, *days_ago)
    pruned = prune(shelf_at(str(tmp_path)), NOW, keep, most)
    assert left(tmp_path) == expected
    files = [file.stat().st_size for file in tmp_path.rglob("*") if file.is_file()]
    assert len(files) == 2 * len(expected)
    assert (len(pruned.before.entries), len(pruned.after.entries)) == (len(days_ago), len(expected))
    assert pruned.after.size == sum(files)
    assert most is None or pruned.after.size <= most


def test_a_use_keeps_a_result(tmp_path: Path) -> None:
    filled(tmp_path, 90, 90)
    assert store_at(tmp_path).get(key_of(1))
    prune(shelf_at(str(tmp_path)), NOW, 30, None)
    assert left(tmp_path) == [1]


def test_bytes_that_two_results_share_stay_as_long_as_one_of_them(tmp_path: Path) -> None:
    store_at(tmp_path, TODAY - LONG_AGO).put(key_of(0), b"the same")
    store_at(tmp_path).put(key_of(1), b"the same")
    for file in tmp_path.rglob("*"):
        if file.is_file():
            aged(file, LONG_AGO)
    there = stock(shelf_at(str(tmp_path)))
    assert there.size == sum(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file())
    assert prune(shelf_at(str(tmp_path)), NOW, None, there.size).after == there
    prune(shelf_at(str(tmp_path)), NOW, 30, None)
    assert left(tmp_path) == [1]


@pytest.mark.parametrize(("minutes", "stays"), [(59, True), (61, False), (-600, True)])
def test_what_was_written_within_the_hour_stays(tmp_path: Path, minutes: int, stays: bool) -> None:
    filled(tmp_path, 0)
    age = datetime.timedelta(minutes=minutes)
    hidden = tmp_path / "blobs" / "ab" / ".briefgen-x1"
    unrecorded = tmp_path / "blobs" / "ab" / ("ab" * 32)
    damaged = tmp_path / "records" / "ab" / f"{'ab' * 32}.json"
    for file in (hidden, unrecorded, damaged):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"half")
    for file in tmp_path.rglob("*"):
        if file.is_file():
            aged(file, age)
    pruned = prune(shelf_at(str(tmp_path)), NOW, 30, 0)
    assert [file.exists() for file in (hidden, unrecorded, damaged)] == [stays] * 3
    assert left(tmp_path) == ([0] if stays else [])
    assert len(pruned.after.entries) == stays


def test_a_result_whose_bytes_are_cut_is_none(tmp_path: Path) -> None:
    filled(tmp_path, 0)
    cut = next((tmp_path / "blobs").rglob("*/*"))
    cut.write_bytes(b"cut")
    aged(cut, LONG_AGO)
    assert stock(shelf_at(str(tmp_path))).entries == ()
    prune(shelf_at(str(tmp_path)), NOW, 30, None)
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []


def test_what_is_not_of_the_store_stays(tmp_path: Path) -> None:
    filled(tmp_path, 90)
    others = ["report.pdf", "blobs/readme", "records/ab/notes.json", f"blobs/{'ab' * 32}", "a/b/c"]
    for name in others:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("mine")
        aged(tmp_path / name, LONG_AGO)
    prune(shelf_at(str(tmp_path)), NOW, 0, 0)
    assert sorted(
        file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()
    ) == sorted(others)


def test_what_somebody_has_just_written_is_not_even_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = FolderShelf(tmp_path)
    shelf.write("blobs/ab/x", b"new")
    monkeypatch.setattr(Path, "rename", None)
    assert not shelf.remove("blobs/ab/x", NOW - datetime.timedelta(hours=1))


def test_a_wrong_day_of_one_result_takes_no_other_along(tmp_path: Path) -> None:
    filled(tmp_path, 0)
    store_at(tmp_path, TODAY - LONG_AGO).put(key_of(1), b"by a machine of another day")
    prune(shelf_at(str(tmp_path)), NOW, 30, None)
    assert left(tmp_path) == [0, 1]


def test_a_file_that_is_replaced_while_it_is_removed_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = FolderShelf(tmp_path)
    shelf.write("blobs/ab/x", b"old")
    aged(tmp_path / "blobs/ab/x", LONG_AGO)
    rename = Path.rename

    def late(self: Path, target: Path) -> Path:
        # Between the look and the removal.
        shelf.write("blobs/ab/x", b"new")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", late)
    assert not shelf.remove("blobs/ab/x", NOW - datetime.timedelta(hours=1))
    assert shelf.read("blobs/ab/x") == b"new"
    assert [file.name for file in (tmp_path / "blobs/ab").iterdir()] == ["x"]


def test_a_result_that_is_used_while_it_is_pruned_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path, 90)
    shelf = FolderShelf(tmp_path)
    remove = FolderShelf.remove

    def after_a_use(self: FolderShelf, name: str, before: datetime.datetime) -> bool:
        if name.startswith("records"):
            assert store_at(tmp_path).get(key_of(0))
        return remove(self, name, before)

    monkeypatch.setattr(FolderShelf, "remove", after_a_use)
    pruned = prune(shelf, NOW, 30, None)
    assert left(tmp_path) == [0]
    assert pruned.after == pruned.before
