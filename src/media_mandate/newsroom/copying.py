"""A copy of a newsroom's files in which some of them can be others, under the same git repository."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

_NOT_READ = frozenset({"build", "site", "node_modules"})


def copy_of(root: Path, folder: Path) -> Path:
    """Put the files of `root` into `folder` and return where they stand; git knows them as those of `root`.

    They are the same on the disk where it can have one file at two places, so `put` alone may change them.
    Names that no computer but this one can read are left out.
    """
    top = next((one for one in (root, *root.parents) if (one / ".git").exists()), root)
    here = folder / root.relative_to(top)
    shutil.copytree(root, here, symlinks=True, ignore=_ignored(root), copy_function=_same, dirs_exist_ok=True)
    (folder / ".git").write_text(f"gitdir: {_repository(top / '.git')}\n", "utf-8")
    with suppress(OSError):  # what is kept there only saves time
        (here / "build").symlink_to(root / "build", target_is_directory=True)
    return here


def put(copy: Path, path: str, raw: bytes | None) -> None:
    """Have `raw` stand at `path` of a copy, or nothing."""
    file = copy / path
    file.unlink(missing_ok=True)
    if raw is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)


def _ignored(root: Path) -> Callable[[str, list[str]], Iterable[str]]:
    def ignored(folder: str, names: list[str]) -> set[str]:
        left = {name for name in names if name.encode("utf-8", "replace").decode() != name}
        if Path(folder) == root:
            left |= {name for name in names if name in _NOT_READ or name.startswith(".")}
        return left

    return ignored


def _same(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target)


def _repository(mark: Path) -> Path:
    """Where the repository lies to which `.git` leads."""
    if mark.is_dir():
        return mark.resolve()
    said = mark.read_text("utf-8").removeprefix("gitdir:").strip()
    return (mark.parent / said).resolve()
