"""Putting a new folder in the place of an old one, so that readers see the old or the new, never half.

Linux and macOS exchange two folders in one step. Elsewhere two renames do it, and `recover` mends at the
next start what a kill between the two left behind.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import time
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
    return not folder.exists() or (
        folder.is_dir() and (not any(folder.iterdir()) or (folder / MARKER).exists())
    )


def recover(target: Path) -> None:
    """Put the old folder back if a killed swap took it away, and remove what else was left.

    Raises FileExistsError where something stands in the way that was not made here.
    """
    old, new = beside(target, "old"), beside(target, "new")
    for folder in (target, old, new):
        if not is_ours(folder):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    if old.exists() and not target.exists():
        old.rename(target)
    for left in (old, new):
        if left.exists():
            shutil.rmtree(left)


def begin(target: Path) -> Path:
    """A new folder in which the next `target` is made."""
    new = beside(target, "new")
    new.mkdir(parents=True)
    (new / MARKER).touch()
    return new


def swap_in(new: Path, target: Path) -> None:
    """Make `new` the folder `target`; raises OSError, with `target` whole, when the system refuses."""
    old = beside(target, "old")
    if not target.exists():
        new.rename(target)
        return
    if _exchange(new, target):
        old = new
    else:
        _rename(target, old)
        try:
            _rename(new, target)
        except OSError:
            _rename(old, target)
            raise
    shutil.rmtree(old, ignore_errors=True)


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
