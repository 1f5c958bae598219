"""A folder's files replaced as one set: whoever looks sees the old ones or the new ones, never some of each.

The new set is laid out in a hidden folder beside the old one and takes its place in one step,
by Linux's `renameat2` with `RENAME_EXCHANGE`. Everything is flushed to disk before it is shown.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

# What is being made begins with this, and is looked at by nobody.
_MARK = ".briefgen-"
_FILE, _FOLDER = 0o644, 0o755
_HERE, _EXCHANGE = -100, 2
# What a system says that has no exchange of folders, or none of these two: a mount cannot be moved.
_IMPOSSIBLE = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV, errno.EBUSY})
# What it says of a file that can have no second name.
_NO_LINK = frozenset({errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EXDEV})


class ImpossibleError(Exception):
    """That these files cannot be replaced as one set here."""


def write(target: Path, content: bytes) -> None:
    """A whole file or nothing: made beside it, flushed, then renamed over it; its mode stays.

    Raises OSError with the name of the file.
    """
    with _named(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = _beside(target)
        try:
            # Open until it has its name, since what is not held is swept away by another run.
            _fill(descriptor, content, _mode(target))
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        finally:
            os.close(descriptor)


def replace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files into a folder, all of them or none; what else lies there stays, and so do modes.

    Where the system cannot exchange folders, each file is replaced by itself, in the order given.
    Raises OSError with the name of the folder.
    """
    place = Path(os.path.realpath(folder))
    with _named(folder):
        try:
            _at_once(place, files)
        except ImpossibleError:
            for name, content in files.items():
                write(place / name, content)


def tidy(folder: Path) -> None:
    """Remove what a run that was killed has left in a folder; what another run is making stays."""
    try:
        left = [entry for entry in _entries(folder) if entry.name.startswith(_MARK)]
    except OSError:
        # No folder; or one that lets nobody look, which a later write says.
        return
    for entry in left:
        # What cannot be opened, locked or removed is in nobody's way.
        with contextlib.suppress(OSError):
            descriptor = os.open(entry.path, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _remove(Path(entry.path))
            finally:
                os.close(descriptor)


def at_once(folder: Path) -> bool:
    """Whether the file system of a folder can replace files as one set; tried out there."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=_MARK) as tried:
        one, other = Path(tried, "one"), Path(tried, "other")
        one.mkdir()
        other.mkdir()
        try:
            exchange(one, other)
        except ImpossibleError:
            return False
    return True


def _at_once(folder: Path, files: Mapping[str, bytes]) -> None:
    if not folder.parent.is_dir():
        _make(folder.parent)
    stands = folder.is_dir()
    if stands and not os.access(folder, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    hidden = Path(tempfile.mkdtemp(dir=folder.parent, prefix=_MARK))
    try:
        descriptor = os.open(hidden, os.O_RDONLY | os.O_DIRECTORY)
        try:
            _lock(descriptor)
            if stands:
                _keep(folder, hidden, files)
            for name, content in files.items():
                _put(hidden / name, content, _mode(folder / name))
            _dress(hidden, folder if stands else None)
            os.fsync(descriptor)
            if stands:
                exchange(hidden, folder)
            else:
                hidden.rename(folder)
            _flush(folder.parent)
        finally:
            os.close(descriptor)
        if stands:
            _rescue(hidden, folder, files)
    finally:
        # The old set by now, or a new one that nobody will see.
        _remove(hidden)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(entries)


def _keep(folder: Path, hidden: Path, files: Mapping[str, bytes]) -> None:
    """Give everything in a folder that is not replaced a second name in the hidden one."""
    for entry in _entries(folder):
        if entry.name in files:
            if entry.is_dir(follow_symlinks=False):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        elif entry.name.startswith(_MARK):
            continue
        elif entry.is_dir(follow_symlinks=False):
            below = hidden / entry.name
            below.mkdir()
            _keep(Path(entry.path), below, {})
            _dress(below, Path(entry.path))
            _flush(below)
        else:
            _link(Path(entry.path), hidden / entry.name)


def _link(file: Path, second: Path) -> None:
    try:
        os.link(file, second, follow_symlinks=False)
    except OSError as reason:
        if reason.errno in _NO_LINK:
            raise ImpossibleError from reason
        raise


def _rescue(old: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    """Bring over what somebody put into the folder after its files had been given their second names."""
    for entry in _entries(old):
        now = folder / entry.name
        if entry.name in files or entry.name.startswith(_MARK):
            continue
        if entry.is_dir(follow_symlinks=False) and now.is_dir():
            _rescue(Path(entry.path), now, {})
        elif not os.path.lexists(now) or not os.path.samestat(entry.stat(follow_symlinks=False), now.lstat()):
            Path(entry.path).replace(now)


def _dress(folder: Path, like: Path | None) -> None:
    """Give a folder the mode, the owner and the attributes of the one whose place it takes."""
    if like is None:
        folder.chmod(_FOLDER)
        return
    wanted, own = like.stat(), folder.stat()
    if (wanted.st_uid, wanted.st_gid) != (own.st_uid, own.st_gid):
        try:
            os.chown(folder, wanted.st_uid, wanted.st_gid)
        except PermissionError as reason:
            raise ImpossibleError from reason
    shutil.copystat(like, folder)


def _put(file: Path, content: bytes, mode: int) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        _fill(descriptor, content, mode)
    finally:
        os.close(descriptor)


def _fill(descriptor: int, content: bytes, mode: int) -> None:
    """Write a new file, give it its mode and flush it to disk."""
    with os.fdopen(descriptor, "wb", closefd=False) as file:
        file.write(content)
        file.flush()
        os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())


def _mode(file: Path) -> int:
    """The mode of a file that stands; else that of a new one."""
    try:
        found = file.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return _FILE
    return stat.S_IMODE(found) if stat.S_ISREG(found) else _FILE


def _beside(target: Path) -> tuple[int, Path]:
    """A new file in the folder of another, held so that `tidy` leaves it alone."""
    while True:
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=_MARK)
        _lock(descriptor)
        # Between its making and its lock it may have been taken for a leftover.
        if os.fstat(descriptor).st_nlink:
            return descriptor, Path(name)
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    # Without locks, as on some network drives, nothing there is ever taken for a leftover either.
    with contextlib.suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_EX)


def exchange(one: Path, other: Path) -> None:
    """Let two folders take each other's place in one step."""
    # Only here is it needed, and a build with nothing to do never comes here.
    import ctypes  # noqa: PLC0415

    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        raise ImpossibleError from None
    if renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return
    code = ctypes.get_errno()
    if code in _IMPOSSIBLE:
        raise ImpossibleError
    raise OSError(code, os.strerror(code))


def _flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(place: Path) -> None:
    # What cannot be removed now is removed by the next run.
    with contextlib.suppress(OSError):
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place, ignore_errors=True)
        else:
            place.unlink(missing_ok=True)


@contextlib.contextmanager
def _named(place: Path) -> Iterator[None]:
    """Name in an error of the system what was asked for, and not what is hidden beside it."""
    try:
        yield
    except OSError as reason:
        code = reason.errno or errno.EIO
        raise OSError(code, reason.strerror or os.strerror(code), str(place)) from reason
