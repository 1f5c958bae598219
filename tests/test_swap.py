"""A set of files takes the place of another one, and what else lies there is left in peace."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import stat
import subprocess
from pathlib import Path

import pytest

from briefgen import swap
from briefgen.examining.snapshot import Snapshot
from briefgen.world import DiskWorld, MemoryWorld, Recorder, World

OLD, NEW = {"a.html": b"old a", "b.html": b"old b"}, {"a.html": b"new a", "b.html": b"new b, and longer"}


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def _mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


@pytest.fixture(params=["at once", "file by file"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways; the second as where the system cannot exchange folders."""
    if request.param == "file by file":

        def impossible(one: Path, other: Path) -> None:
            del one, other
            raise swap.ImpossibleError

        monkeypatch.setattr(swap, "exchange", impossible)
    return str(request.param)


@pytest.mark.parametrize("kind", ["disk", "memory", "recorder", "snapshot"])
def test_every_world_replaces_a_set_and_keeps_what_is_not_named(kind: str, tmp_path: Path) -> None:
    bottom: World = MemoryWorld() if kind == "memory" else DiskWorld(tmp_path)
    worlds: dict[str, World] = {"recorder": Recorder(bottom), "snapshot": Snapshot(bottom)}
    world = worlds.get(kind, bottom)
    world.replace("out/b", OLD)
    world.write("out/b/note.txt", b"note")
    assert world.list("out/b") == ("a.html", "b.html", "note.txt")
    world.replace("out/b", {**NEW, "c.html": b"c"})
    world.tidy("out")
    assert world.list("out/b") == ("a.html", "b.html", "c.html", "note.txt")
    assert [world.read(f"out/b/{name}") for name in NEW] == list(NEW.values())
    assert world.read("out/b/note.txt") == b"note"


@pytest.mark.parametrize("name", ["../a", "below/a", ""])
def test_a_set_lies_in_one_folder(tmp_path: Path, name: str) -> None:
    for world in (DiskWorld(tmp_path), MemoryWorld()):
        with pytest.raises(ValueError, match="is not a name"):
            world.replace("out", {name: b""})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("way")
def test_modes_links_and_folders_of_other_people_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    swap.replace(out, OLD)
    assert (_mode(out), _mode(out / "a.html")) == (0o755, 0o644)
    (out / "a.html").chmod(0o600)
    (out / "own").mkdir()
    (out / "own/deep.txt").write_bytes(b"deep")
    (out / "own").chmod(0o700)
    (out / "link").symlink_to("a.html")
    (out / "nowhere").symlink_to("gone")
    out.chmod(0o2750)
    inode = (out / "own/deep.txt").stat().st_ino
    swap.replace(out, NEW)
    assert (out / "link").read_bytes() == NEW["a.html"]
    assert (out / "nowhere").readlink() == Path("gone")
    assert [_mode(file) for file in (out, out / "a.html", out / "b.html", out / "own")] == [
        *(0o2750, 0o600, 0o644, 0o700)
    ]
    assert (out / "own/deep.txt").stat().st_ino == inode, "it is the same file, and no copy"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


@pytest.mark.usefixtures("way")
def test_a_link_to_a_folder_leads_to_the_folder_that_is_meant(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").symlink_to("elsewhere")
    swap.replace(tmp_path / "out", NEW)
    assert (tmp_path / "out").is_symlink()
    assert _files(tmp_path / "elsewhere") == NEW


def test_only_the_way_at_once_gives_the_folder_another_inode(tmp_path: Path, way: str) -> None:
    out = tmp_path / "out"
    swap.replace(out, OLD)
    before = out.stat().st_ino
    swap.replace(out, NEW)
    assert (out.stat().st_ino != before) == (way == "at once")
    assert _files(out) == NEW
    assert swap.at_once(tmp_path) == (way == "at once")
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_what_somebody_adds_at_the_last_moment_is_brought_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, exchange = tmp_path / "out", swap.exchange
    swap.replace(out, OLD)
    (out / "own").mkdir()
    (out / "note.txt").write_bytes(b"note")

    def late(one: Path, other: Path) -> None:
        (out / "late.txt").write_bytes(b"late")
        (out / "own/late.txt").write_bytes(b"late")
        (out / "saved").write_bytes(b"saved again")
        (out / "saved").replace(out / "note.txt")
        exchange(one, other)

    monkeypatch.setattr(swap, "exchange", late)
    swap.replace(out, NEW)
    assert _files(out) == {**NEW, "late.txt": b"late", "note.txt": b"saved again"}
    assert (out / "own/late.txt").read_bytes() == b"late"


@pytest.mark.usefixtures("way")
def test_a_folder_where_a_file_should_be_is_an_error_and_stays(tmp_path: Path) -> None:
    (tmp_path / "out/a.html/full").mkdir(parents=True)
    with pytest.raises(IsADirectoryError) as failure:
        swap.replace(tmp_path / "out", NEW)
    assert failure.value.filename == str(tmp_path / "out")
    assert (tmp_path / "out/a.html/full").is_dir()
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_leftovers_go_and_what_is_being_made_stays(tmp_path: Path) -> None:
    for name in (".briefgen-dead", ".briefgen-live"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.html").touch()
    (tmp_path / ".briefgen-file").touch()
    (tmp_path / ".briefgen").mkdir()
    (tmp_path / "water").mkdir()
    descriptor = os.open(tmp_path / ".briefgen-live", os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    swap.tidy(tmp_path)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [".briefgen", ".briefgen-live", "water"]
    os.close(descriptor)
    swap.tidy(tmp_path)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [".briefgen", "water"]
    swap.tidy(tmp_path / "nowhere")


def test_a_leftover_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/file").touch()
    (tmp_path / ".briefgen-link").symlink_to("precious")
    swap.tidy(tmp_path)
    assert (tmp_path / "precious/file").exists()


def test_nothing_is_shown_before_it_is_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, exchange, flushed = tmp_path / "out", swap.exchange, set[int]()
    swap.replace(out, OLD)
    fsync = os.fsync

    def flush(descriptor: int) -> None:
        flushed.add(os.fstat(descriptor).st_ino)
        fsync(descriptor)

    def shown(one: Path, other: Path) -> None:
        made = [one, *one.iterdir()]
        assert {entry.stat().st_ino for entry in made} <= flushed
        exchange(one, other)
        flushed.clear()

    monkeypatch.setattr(os, "fsync", flush)
    monkeypatch.setattr(swap, "exchange", shown)
    swap.replace(out, NEW)
    assert flushed == {tmp_path.stat().st_ino}, "and the exchange itself is flushed after it"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a disk")
def test_a_disk_that_is_really_full_keeps_the_old_set(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        swap.replace(disk / "out", OLD)
        with pytest.raises(OSError) as failure:
            swap.replace(disk / "out", {**NEW, "c.html": bytes(400_000)})
        assert (failure.value.errno, failure.value.filename) == (errno.ENOSPC, str(disk / "out"))
        assert _files(disk / "out") == OLD
        assert [entry.name for entry in disk.iterdir()] == ["out"]
        # A drive of its own cannot be exchanged; its files are replaced one by one.
        swap.replace(disk, {"a.html": b"a"})
        assert (disk / "a.html").read_bytes() == b"a"
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_system_without_the_call_is_told_from_one_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    assert not swap.at_once(tmp_path)
