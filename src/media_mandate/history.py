"""When git saw a file enter: the versions of every file, read in one `git log`.

The history is told as git orders it topologically. Where branches ran side by side and both touched a
file, the order is git's, the same on every machine; a merge counts as a change only where its result
differs from all of its parents.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from subprocess import PIPE, Popen
from tempfile import TemporaryFile

from media_mandate.messages import Text, _


@dataclass(frozen=True, slots=True)
class Version:
    """A file as a commit left it; `path` is its name then, `at` the committer date."""

    commit: str
    at: datetime
    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The versions in which a file stands as it does now, newest first; none where it is not committed."""

    versions: tuple[Version, ...] = ()

    @property
    def first(self) -> Version | None:
        """The commit since which the file stands as it does: the one that entered it."""
        return self.versions[-1] if self.versions else None


@dataclass(frozen=True, slots=True)
class History:
    """The entries by path, or why there are none."""

    unknown: Text | None = None
    entries: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        return self.unknown is None


Read = Callable[[str, bytes], Hashable]
"""Tells how a file stood, from its path and bytes then; None where it stood in no way."""


class _GitError(OSError):
    """Git ended with an error; the text is the first line of what it said."""


def read_history(root: Path, folder: str, stands: Mapping[str, Hashable], read: Read) -> History:
    """Tell when each file entered `folder`, which is within `root`.

    `stands` says of each path how it stands now; a version belongs to the entry while `read` says the
    same of it. Costs one `git log`, one `git status` and, where files changed after they were added,
    one `git cat-file`, whatever the number of files.
    """
    try:
        facts = _git(root, "rev-parse", "--is-shallow-repository", "--show-prefix").split("\n")
        if facts[0] == "true":
            return History(_("only a part of the history is here (a shallow clone)"))
        if not _has_commits(root):
            return History(entries=dict.fromkeys(stands, Entry()))
        lineages = _lineages(root, folder, stands)
        changed = _changed(root, folder, prefix=facts[1])
        unlike = [
            version
            for path, lineage in lineages.items()
            for version in lineage[0 if path in changed else 1 :]
        ]
        stood = _read_all(root, unlike, read)
    except FileNotFoundError:
        return History(_("git is not installed"))
    except _GitError as error:
        return History(_("git cannot read it: {words}", words=str(error)))
    return History(entries={path: _entry(now, lineages[path], stood) for path, now in stands.items()})


def _entry(now: Hashable, lineage: list[Version], stood: Mapping[tuple[str, str], Hashable]) -> Entry:
    """The newest versions that stood as the file does `now`; what was not read again is what it is now."""
    return Entry(tuple(takewhile(lambda v: stood.get((v.path, v.blob), now) == now, lineage)))


def read_versions(root: Path, versions: Iterable[Version]) -> Iterator[tuple[Version, bytes]]:
    """The bytes of each version, in one `git cat-file`; raises OSError where git cannot give them."""
    with TemporaryFile() as wanted:
        versions = list(versions)
        wanted.write("".join(f"{version.blob}\n" for version in versions).encode())
        wanted.seek(0)
        with Popen(["git", "cat-file", "--batch"], cwd=root, stdin=wanted, stdout=PIPE) as git:
            assert git.stdout is not None
            for version in versions:
                head = git.stdout.readline().split()
                if len(head) != 3:
                    raise _GitError(f"no object {version.blob}")
                yield version, git.stdout.read(int(head[2]))
                git.stdout.read(1)


def _read_all(root: Path, versions: list[Version], read: Read) -> dict[tuple[str, str], Hashable]:
    if not versions:
        return {}
    return {(v.path, v.blob): read(v.path, raw) for v, raw in read_versions(root, versions)}


def _git(root: Path, *arguments: str) -> str:
    run = subprocess.run(
        ["git", "-c", "core.quotePath=off", "-c", "log.showSignature=false", *arguments],
        cwd=root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        check=False,
    )
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _GitError(said[0] if said else f"exit {run.returncode}")
    return run.stdout.decode("utf-8", "surrogateescape")


def _has_commits(root: Path) -> bool:
    try:
        _git(root, "rev-parse", "--verify", "--quiet", "HEAD")
    except _GitError:
        return False
    return True


def _lineages(root: Path, folder: str, paths: Iterable[str]) -> dict[str, list[Version]]:
    """The versions of each path, newest first, followed through renames back to where it was added."""
    lineages: dict[str, list[Version]] = {path: [] for path in paths}
    followed = dict(lineages)
    for commit, at, changes in _commits(root, folder):
        renamed: dict[str, list[Version]] = {}
        for status, blob, old, new in changes:
            lineage = followed.get(new)
            if lineage is None:
                continue
            if blob.strip("0"):
                lineage.append(Version(commit, at, new, blob))
            if old != new:
                renamed[old] = lineage
            if old != new or set(status) <= {"A", "D"}:
                del followed[new]
        followed |= renamed
    return lineages


_Change = tuple[str, str, str, str]
"""Status letters, blob, old path, new path."""


def _commits(root: Path, folder: str) -> Iterator[tuple[str, datetime, list[_Change]]]:
    log = _git(
        root, "log", "--topo-order", "--full-history", "-c", "--find-renames", "-l0", "--raw", "-z",
        "--no-abbrev", "--no-color", "--no-ext-diff", "--relative", "--format=%x01%H %ct", "--", folder,
    )  # fmt: skip
    tokens = iter(log.split("\0"))
    head: tuple[str, datetime] | None = None
    changes: list[_Change] = []
    for token in (token.removeprefix("\n") for token in tokens):
        if token.startswith("\x01"):
            if head is not None:
                yield *head, changes
            commit, seconds = token[1:].split()
            head, changes = (commit, datetime.fromtimestamp(int(seconds), UTC)), []
        elif token.startswith(":"):
            words = token.split()
            status, blob, old = words[-1].rstrip("0123456789"), words[-2], next(tokens)
            new = next(tokens) if status in ("R", "C") else old
            changes.append((status, blob, old, new))
    if head is not None:
        yield *head, changes


def _changed(root: Path, folder: str, prefix: str) -> set[str]:
    """The paths that differ from HEAD, new ones included."""
    tokens = iter(
        _git(root, "status", "--porcelain", "-z", "--untracked-files=all", "--", folder).split("\0")
    )
    changed = set()
    for token in tokens:
        if token[:1] in ("R", "C"):
            next(tokens)
        changed.add(token[3:].removeprefix(prefix))
    return changed
