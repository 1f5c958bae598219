"""Files that cannot be read, that vanish, and clocks that jump: said clearly, and what was built stays."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from tests.basra import BASRA

import briefgen
from briefgen.world import DiskWorld

WATER, POWER = "briefs/water.yaml", "briefs/power.yaml"
_YEAR = 365 * 24 * 3600


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace of two briefs, both built."""
    (tmp_path / "briefgen.toml").touch()
    (tmp_path / "briefs").mkdir()
    for name in (WATER, POWER):
        (tmp_path / name).write_text(BASRA)
    monkeypatch.chdir(tmp_path)
    assert _build() == []
    return tmp_path


def _build() -> list[tuple[str, str]]:
    found = briefgen.build(formats=("html",), editions=("en",)).diagnostics
    return [(one.code, one.message) for one in found]


def _page(desk: Path, brief: str) -> str:
    return (desk / f"out/{brief}/{brief}.en.html").read_text()


def _retitle(desk: Path, *names: str) -> None:
    for name in names:
        (desk / name).write_text(BASRA.replace("in Basra", "in Zubair"))


def _refuse(monkeypatch: pytest.MonkeyPatch, name: str, code: int) -> None:
    """Let the system refuse to read a file."""
    read = DiskWorld.read

    def refusing(world: DiskWorld, wanted: str) -> bytes | None:
        if wanted == name:
            raise OSError(code, os.strerror(code), str(world.place(name)))
        return read(world, wanted)

    monkeypatch.setattr(DiskWorld, "read", refusing)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO])
def test_a_brief_that_cannot_be_read_is_said_and_the_other_is_built(
    desk: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    _retitle(desk, WATER, POWER)
    with monkeypatch.context() as patch:
        _refuse(patch, WATER, code)
        assert _build() == [("WS09", f"`{desk / WATER}` cannot be read: {os.strerror(code).lower()}")]
    assert "in Basra" in _page(desk, "water")
    assert "in Zubair" in _page(desk, "power")
    # It is not remembered as unreadable.
    assert _build() == []
    assert "in Zubair" in _page(desk, "water")


def test_a_brief_that_vanishes_is_said_and_its_report_stays(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _retitle(desk, POWER)
    list_ = DiskWorld.list

    def late(world: DiskWorld, folder: str) -> tuple[str, ...]:
        found = list_(world, folder)
        if folder == "briefs":
            (desk / WATER).unlink(missing_ok=True)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(DiskWorld, "list", late)
        assert _build() == [("WS04", "there is no such file")]
    assert "in Basra" in _page(desk, "water")
    assert "in Zubair" in _page(desk, "power")


@pytest.mark.parametrize("jump", [-30 * _YEAR, -1, 0, 60 * _YEAR])
def test_a_clock_that_jumps_neither_hides_a_change_nor_makes_one(
    desk: Path, monkeypatch: pytest.MonkeyPatch, jump: int
) -> None:
    before = (desk / WATER).stat()
    was = _page(desk, "power")
    now = DiskWorld.now(DiskWorld(desk))
    monkeypatch.setattr(DiskWorld, "today", lambda _: now.date().replace(year=now.year + jump // _YEAR))
    _retitle(desk, WATER)
    for name in (WATER, POWER):
        os.utime(desk / name, (before.st_mtime + jump, before.st_mtime + jump))
    built = briefgen.build(formats=("html",), editions=("en",))
    assert [output.name for output in built.outputs] == ["out/water/water.en.html"]
    assert "in Zubair" in _page(desk, "water")
    assert _page(desk, "power") == was
    assert briefgen.build(formats=("html",), editions=("en",)).outputs == ()
