"""The newsroom before a change: what git has where the branch began, and which other files differ since."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from _command import RefusalError
from _environment import ROOT
from _repository import refusal
from media_mandate.articles.address import DOCS
from media_mandate.history import blob_of
from media_mandate.messages import _
from media_mandate.newsroom import read_newsroom
from media_mandate.repository import GitError, NotTrustedError, Repository, open_repository, resolve
from media_mandate.verdict.changes import Side
from media_mandate.verdict.touched import Touch, Touched, is_outside


def read_base(ref: str, as_of: date | None) -> Side:
    """The side of the newest commit that HEAD and `ref` have in common; refuses where there is none."""
    with tempfile.TemporaryDirectory(prefix="media-mandate-") as name, _opened() as repository:
        commit = _common(repository, ref)
        tree = Path(name) / "base"
        repository.check_out(commit, tree)
        return Side(*read_newsroom(tree / repository.prefix, datetime.now(UTC), as_of, faces=ROOT))


def touched_since(ref: str) -> list[Touched]:
    """The files outside the articles that are not as they were there, in git or on disk."""
    with _opened() as repository:
        return list(_touched(repository, _common(repository, ref)))


def _common(repository: Repository, ref: str) -> str:
    try:
        return repository.git("merge-base", repository.head or "HEAD", resolve(ROOT, ref)).strip()
    except GitError:
        raise RefusalError(
            _("There is no commit {ref} with which this one has a past in common.", ref=ref)
        ) from None


def _touched(repository: Repository, commit: str) -> Iterator[Touched]:
    """By what git has, and within this folder by what is on disk."""
    before, prefix = repository.files(commit), repository.prefix
    now = repository.files(repository.head or commit)
    found = {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
    own = {path for path in now if path.startswith(prefix) and is_outside(path.removeprefix(prefix))}
    found |= {path for path in own if not _is_as_in_git(ROOT / path.removeprefix(prefix), *now[path])}
    found |= {f"{prefix}{path}" for path in _code_on_disk() if f"{prefix}{path}" not in now}
    for path in sorted(found):
        name = path.removeprefix(prefix)
        is_there = (ROOT / name).exists() if path.startswith(prefix) else path in now
        if is_outside(name):
            how = Touch.GONE if not is_there else Touch.CHANGED if path in before else Touch.NEW
            yield Touched(name, how)


def _is_as_in_git(file: Path, mode: str, id: str) -> bool:
    """Whether a file on disk is the one that git has; not every desk keeps its line ends."""
    if mode == _MODULE:
        return True
    if mode == _LINK or file.is_symlink():
        is_same = file.is_symlink() and blob_of(os.fsencode(file.readlink())) == id
        return is_same or (os.name == "nt" and file.is_file())
    try:
        raw = file.read_bytes()
    except OSError:
        return False
    return len(id) != _SHA1 or id in (blob_of(raw), blob_of(raw.replace(b"\r\n", b"\n")))


_LINK, _MODULE, _SHA1 = "120000", "160000", 40
_CODE = frozenset(
    {".py", ".pth", ".so", ".pyd", ".html", ".js", ".css", ".yml", ".yaml", ".toml", ".cfg", ".ini"}
)
_MADE = frozenset({DOCS, "build", "site", "__pycache__", "node_modules"})


def _code_on_disk() -> Iterator[str]:
    """Files that may run, whether git has them or not; what is made and what is installed aside."""
    for folder, folders, names in os.walk(ROOT):
        place = Path(folder)
        folders[:] = [
            name
            for name in folders
            if (name == ".github" or not name.startswith("."))
            and not (name in _MADE and (place == ROOT or name == "__pycache__"))
            and not (place / name / "pyvenv.cfg").exists()
            and name != "node_modules"
        ]
        for name in names:
            if Path(name).suffix.lower() in _CODE:
                yield (place / name).relative_to(ROOT).as_posix()


@contextmanager
def _opened() -> Iterator[Repository]:
    try:
        with open_repository(ROOT) as repository:
            yield repository
    except NotTrustedError as error:
        raise refusal(error) from None
