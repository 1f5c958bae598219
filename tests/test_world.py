"""The door to the disk: whole files or nothing, and no name that climbs."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

import pytest

from briefgen.world import DiskWorld, MemoryWorld, Recorder, World

CLIMBING = [
    "../secret",
    "briefs/../../secret",
    "briefs/..",
    "/etc/passwd",
    "./briefs",
    "briefs//x",
    "briefs/",
    "",
    "..\\secret",
    "a\0b",
]


@pytest.fixture(params=["disk", "memory"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> World:
    return DiskWorld(tmp_path) if request.param == "disk" else MemoryWorld()


def test_what_is_written_is_read_and_listed(world: World) -> None:
    world.write("briefs/b/brief.yaml", b"title: b\n")
    world.write("briefs/a.yaml", b"title: a\n")
    assert world.read("briefs/b/brief.yaml") == b"title: b\n"
    assert world.list("briefs") == ("a.yaml", "b")
    assert world.list("") == ("briefs",)


def test_what_is_not_there_is_none_and_an_empty_list(world: World) -> None:
    world.write("a/file", b"")
    assert world.read("a/other") is None
    assert world.read("a") is None, "a folder is no file"
    assert world.read("a/file/below") is None
    assert world.list("b") == ()
    assert world.list("a/file") == ()


@pytest.mark.parametrize("name", CLIMBING)
def test_a_name_that_climbs_is_refused(world: World, name: str) -> None:
    with pytest.raises(ValueError, match="is not a name below the workspace"):
        world.read(name)
    with pytest.raises(ValueError, match="is not a name below the workspace"):
        world.write(name, b"")


def test_a_write_replaces_a_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    world = DiskWorld(tmp_path)
    world.write("out/page.html", b"old, and longer")
    world.write("out/page.html", b"new")
    assert (tmp_path / "out/page.html").read_bytes() == b"new"
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["page.html"]
    assert stat.S_IMODE((tmp_path / "out/page.html").stat().st_mode) == 0o644


def test_a_file_that_only_its_owner_may_read_stays_so(tmp_path: Path) -> None:
    world = DiskWorld(tmp_path)
    world.write("briefs/a.yaml", b"old")
    (tmp_path / "briefs/a.yaml").chmod(0o600)
    world.write("briefs/a.yaml", b"new")
    assert stat.S_IMODE((tmp_path / "briefs/a.yaml").stat().st_mode) == 0o600


def test_a_write_that_fails_half_way_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    world = DiskWorld(tmp_path)
    world.write("out/page.html", b"old")
    with pytest.raises(TypeError):
        world.write("out/page.html", "not bytes")  # type: ignore[arg-type]
    assert (tmp_path / "out/page.html").read_bytes() == b"old"
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["page.html"]


def test_a_write_onto_a_folder_fails_and_leaves_no_temporary_file(tmp_path: Path) -> None:
    (tmp_path / "out/page.html/full").mkdir(parents=True)
    with pytest.raises(OSError) as failed:
        DiskWorld(tmp_path).write("out/page.html", b"new")
    assert failed.value.filename == str(tmp_path / "out/page.html"), "the file, not the temporary one"
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["page.html"]


def test_a_write_below_a_file_fails_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(OSError) as failure:
        DiskWorld(tmp_path).write("out/page.html", b"new")
    assert str(failure.value.filename).startswith(str(tmp_path / "out"))
    assert (tmp_path / "out").read_bytes() == b"a file"


def test_a_write_replaces_a_link_and_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"precious")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/page.html").symlink_to(tmp_path / "elsewhere")
    DiskWorld(tmp_path).write("out/page.html", b"new")
    assert (tmp_path / "elsewhere").read_bytes() == b"precious"
    assert (tmp_path / "out/page.html").read_bytes() == b"new"
    assert not (tmp_path / "out/page.html").is_symlink()


def test_a_mount_is_read_under_its_name_and_others_are_absent(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/a.txt").write_bytes(b"a")
    (tmp_path / "@archive").mkdir()
    (tmp_path / "@archive/a.txt").write_bytes(b"a folder of the workspace is no mount")
    (tmp_path / "work").mkdir()
    world = DiskWorld(tmp_path / "work", {"@texts": tmp_path / "texts"})
    assert world.read("@texts/a.txt") == b"a"
    assert world.read("@texts/b.txt") is None
    assert world.read("@archive/a.txt") is None
    with pytest.raises(ValueError, match="nothing is mounted at `@archive`"):
        world.write("@archive/a.txt", b"")


@pytest.mark.parametrize("name", ["@texts/../secret", "@texts/..", "@texts//a"])
def test_a_name_does_not_climb_out_of_a_mount(tmp_path: Path, name: str) -> None:
    world = DiskWorld(tmp_path / "work", {"@texts": tmp_path / "texts"})
    with pytest.raises(ValueError, match="is not a name below the workspace"):
        world.read(name)


def test_a_recorder_notes_what_was_there_and_what_was_not() -> None:
    recorder = Recorder(MemoryWorld({"a": b"one"}))
    assert recorder.read("a") == b"one"
    assert recorder.read("b") is None
    assert recorder.reads == {"a": hashlib.sha256(b"one").hexdigest(), "b": None}
    assert recorder.contents == {"a": b"one"}


def test_a_recorder_passes_on_everything_else() -> None:
    world = MemoryWorld({"a/b": b"one"})
    recorder = Recorder(world)
    recorder.write("c", b"two")
    assert world.files["c"] == b"two"
    assert recorder.list("a") == ("b",)
    assert recorder.today() == world.today()
    assert recorder.reads == {}, "writing and listing are not reading"


def test_the_day_of_the_disk_is_a_day_of_utc(tmp_path: Path) -> None:
    assert DiskWorld(tmp_path).today().year >= 2026


def test_a_link_below_a_folder_of_the_workspace_leads_nowhere_else(tmp_path: Path) -> None:
    root, outside = tmp_path / "desk", tmp_path / "outside"
    for folder in (root / "briefs/own", root / "pictures", outside):
        folder.mkdir(parents=True)
    (outside / "secret").write_text("secret")
    (root / "pictures/a").write_text("a")
    (root / "briefs/link").symlink_to(outside / "secret")
    (root / "briefs/own/link").symlink_to("../../pictures/a")
    (root / "briefs/folder").symlink_to(outside)
    # A folder of the workspace itself is where its owner has put it.
    (root / "shared").symlink_to(outside)
    (root / ".briefgen").mkdir()
    (root / ".briefgen/fonts").symlink_to(outside)
    world = DiskWorld(root, {"@archive": outside})
    for name in ("briefs/link", "briefs/folder/secret"):
        with pytest.raises(PermissionError, match="it leads out of the workspace"):
            world.read(name)
    with pytest.raises(PermissionError, match="it leads out of the workspace"):
        world.list("briefs/folder")
    assert world.read("briefs/own/link") == b"a"
    for name in ("shared/secret", ".briefgen/fonts/secret", "@archive/secret"):
        assert world.read(name) == b"secret"
