"""Putting a new folder in the place of an old one, so that readers see the old or the new, never half.

Linux and macOS exchange two folders in one step. Elsewhere two renames do it. A kill at any moment leaves
nothing but this, and `recover` mends it at the next start:

- `.site.new`, in the making or half removed: thrown away;
- `.site.old` beside no `site`, between the two renames: the whole old site, put back;
- `.site.old` beside `site`, after the two renames: thrown away.

Where somebody's own bears such a name, ours takes another number: `.site.new2`, `.site.old2`.
Whatever is thrown away loses its marker last, so that it is known for ours until nothing is left of it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import sys
import time
from contextlib import suppress
from itertools import count
from pathlib import Path

MARKER = ".made-by-media-mandate"
"""Stands in every folder that may be replaced or removed; what lacks it is somebody's own."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_TRIES = 20


def beside(target: Path, word: str) -> Path:
    """A folder beside `target`, on the same file system: `site` → `.site.new`."""
    return target.with_name(f".{target.name}.{word}")


def is_ours(folder: Path) -> bool:
    """Whether `folder` may be replaced: it is not there, it is empty, or it was made here."""
    if folder.is_symlink() or not folder.is_dir():
        return not os.path.lexists(folder)
    return (folder / MARKER).exists() or _is_empty(folder)


def _is_empty(folder: Path) -> bool:
    return not any(folder.iterdir())


def recover(target: Path) -> list[Path]:
    """Put the old folder back if a killed swap took it away, and throw away what else was left.

    Returns what stands beside under such a name and was not made here; it stays as it is. Raises
    FileExistsError where the like is the folder, or may be the old one of a folder that is away.
    """
    olds = _beside(target, "old")
    whole = [folder for folder in olds if is_ours(folder) and not _is_empty(folder)]
    if not is_ours(target):
        raise _exists(target)
    if not target.exists() or _is_empty(target):
        if whole:
            if target.exists():
                target.rmdir()
            _rename(max(whole, key=lambda folder: (folder / MARKER).stat().st_mtime_ns), target)
        elif not is_ours(beside(target, "old")):
            raise _exists(beside(target, "old"))
    for folder in filter(os.path.lexists, filter(is_ours, olds)):
        with suppress(OSError):
            _rename(folder, _unused(target, "new"))
    for folder in filter(is_ours, _beside(target, "new")):
        _throw_away(folder)
    found = (*_beside(target, "new"), *_beside(target, "old"))
    return [folder for folder in found if not is_ours(folder)]


def _exists(folder: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))


def begin(target: Path) -> Path:
    """A new folder in which the next `target` is made."""
    new = _unused(target, "new")
    new.mkdir(parents=True)
    (new / MARKER).touch()
    return new


def swap_in(new: Path, target: Path) -> None:
    """Make `new` the folder `target`; raises OSError, with `target` whole, when the system refuses."""
    if not target.exists():
        new.rename(target)
        return
    if not _exchange(new, target):
        old = _unused(target, "old")
        _rename(target, old)
        try:
            _rename(new, target)
        except OSError:
            _rename(old, target)
            raise
        with suppress(OSError):
            _rename(old, new)
    _throw_away(new)


def _unused(target: Path, word: str) -> Path:
    """`.site.new`; another number of it where something stands that cannot be thrown away."""
    names = (beside(target, word if number == 1 else f"{word}{number}") for number in count(1))
    return next(name for name in names if not os.path.lexists(name))


def _beside(target: Path, word: str) -> list[Path]:
    """All that bears such a name: made for `target`, or somebody's own."""
    name = re.compile(re.escape(beside(target, word).name) + r"\d*")
    return sorted(file for file in target.parent.glob(".*") if name.fullmatch(file.name))


def _throw_away(folder: Path) -> None:
    """Remove a folder, its marker last. What the system does not let go keeps the marker until next time."""
    with suppress(OSError):
        for file in folder.iterdir():
            if file.is_dir() and not file.is_symlink():
                shutil.rmtree(file)
            elif file.name != MARKER:
                file.unlink()
        (folder / MARKER).unlink(missing_ok=True)
        folder.rmdir()


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    paths = os.fsencode(one), os.fsencode(other)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            return bool(libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(*paths, _RENAME_SWAP) == 0)
    except (OSError, AttributeError, TypeError):
        pass
    return False


def _rename(source: Path, target: Path) -> None:
    """Rename, with patience for the virus scanners and open windows of Windows."""
    for attempt in range(_TRIES):
        try:
            source.rename(target)
        except PermissionError:
            if attempt == _TRIES - 1:
                raise
            time.sleep(0.1)
        else:
            return
