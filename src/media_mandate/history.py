"""When git saw a file enter: the versions of every file, read in one `git log`.

The commits are made again in memory, oldest first. Where branches ran side by side, a merge takes a file
from the first of its parents that has it so, and what the others did to it does not matter; where its
result differs from all of them, it came from each of them.
"""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
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
    """The versions in which a file stands as it does now; none where it is not committed.

    `first` is the commit since which it stands so, the one that entered it; where branches brought it
    separately, the earliest of theirs. `last` is the file on disk, None where that is not committed.
    """

    versions: tuple[Version, ...] = ()
    first: Version | None = None
    last: Version | None = None


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit; `at` is the committer date."""

    id: str
    at: datetime
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The entries by path and all commits behind HEAD, newest first; or why there are none."""

    unknown: Text | None = None
    entries: Mapping[str, Entry] = field(default_factory=dict)
    commits: tuple[Commit, ...] = ()

    @property
    def is_known(self) -> bool:
        return self.unknown is None

    def behind(self, commit: str) -> frozenset[str]:
        """`commit` and all that it came from; none where this history has no such commit."""
        parents = {known.id: known.parents for known in self.commits}
        waiting = [commit] if commit in parents else []
        seen = set(waiting)
        while waiting:
            further = [parent for parent in parents[waiting.pop()] if parent not in seen]
            seen.update(further)
            waiting += further
        return frozenset(seen)


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
        commits = _commits(root, folder)
        tree = _replay(commits)
        heads = {path: tree[path] for path in stands if path in tree}
        changed = _changed(root, folder, prefix=facts[1])
        past = dict.fromkeys(
            node.version
            for path, head in heads.items()
            for node in head.reach(lambda _node: True)
            if node is not head or path in changed
        )
        stood = {version: read(version.path, raw) for version, raw in read_versions(root, past)}
    except FileNotFoundError:
        return History(_("git is not installed"))
    except OSError as error:
        return History(_("git cannot read it: {words}", words=str(error)))
    return History(
        entries={path: _entry(now, heads.get(path), stood, path in changed) for path, now in stands.items()},
        commits=tuple(Commit(commit.id, commit.at, commit.parents) for commit in commits),
    )


def _entry(now: Hashable, head: _Node | None, stood: Mapping[Version, Hashable], is_changed: bool) -> Entry:
    """Follow a file back while it stood as it does `now`; a head that was not read is what it is now."""

    def stands(node: _Node) -> bool:
        return stood.get(node.version, now) == now

    if head is None or not stands(head):
        return Entry()
    nodes = list(head.reach(stands))
    origins = [node.version for node in nodes if not any(map(stands, node.before))]
    first = min(origins, key=lambda version: version.at)
    return Entry(tuple(node.version for node in nodes), first, None if is_changed else head.version)


def read_versions(root: Path, versions: Iterable[Version]) -> Iterator[tuple[Version, bytes]]:
    """The bytes of each version, in one `git cat-file`; raises OSError where git cannot give them."""
    versions = list(versions)
    if not versions:
        return
    with TemporaryFile() as wanted:
        wanted.write("".join(f"{version.blob}\n" for version in versions).encode())
        wanted.seek(0)
        command = ["git", "cat-file", "--batch"]
        with Popen(command, cwd=root, env=_environment(), stdin=wanted, stdout=PIPE, stderr=DEVNULL) as git:
            assert git.stdout is not None
            for version in versions:
                head = git.stdout.readline().split()
                if len(head) != 3:
                    raise _GitError(f"no object {version.blob}")
                yield version, git.stdout.read(int(head[2]))
                git.stdout.read(1)


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-c", "log.showSignature=false", *arguments]
    run = subprocess.run(
        command, cwd=root, stdin=DEVNULL, capture_output=True, env=_environment(), check=False
    )
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _GitError(said[0] if said else f"exit {run.returncode}")
    return run.stdout.decode("utf-8", "surrogateescape")


def _environment() -> dict[str, str]:
    """Git speaks English, locks nothing, and shows no commit that `git replace` put over another."""
    return {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1"}


def _has_commits(root: Path) -> bool:
    try:
        _git(root, "rev-parse", "--verify", "--quiet", "HEAD")
    except _GitError:
        return False
    return True


@dataclass(frozen=True, slots=True, eq=False)
class _Node:
    """A version and those that it was made from: several where a merge put them together."""

    version: Version
    before: tuple[_Node, ...]

    def reach(self, through: Callable[[_Node], bool]) -> Iterator[_Node]:
        """This node and all that it came from `through` such nodes, each once."""
        seen = {self}
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            further = [before for before in node.before if before not in seen and through(before)]
            seen.update(further)
            waiting += further


@dataclass(frozen=True, slots=True)
class _Change:
    """How a commit changed one file against its first parent; `was` and `blob` are zeros for no file."""

    status: str
    was: str
    blob: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class _Commit(Commit):
    """A commit and what it changed against the first of its parents."""

    changes: list[_Change]


_Tree = dict[str, _Node]


def _replay(commits: list[_Commit]) -> _Tree:
    """The files of the newest commit, by path: the commits (newest first) made again, oldest first."""
    children = Counter(parent for commit in commits for parent in commit.parents)
    trees: dict[str, _Tree] = {}
    tree: _Tree = {}
    for commit in reversed(commits):
        parents = [trees[parent] for parent in commit.parents] or [{}]
        for parent in commit.parents:
            children[parent] -= 1
            if not children[parent]:
                del trees[parent]
        is_shared = bool(commit.parents) and children[commit.parents[0]] > 0
        tree = dict(parents[0]) if is_shared else parents[0]
        homes = {change.was: change.old for change in commit.changes}
        nodes = {c.new: _node(commit, c, homes, parents) for c in commit.changes if c.status != "D"}
        for change in commit.changes:
            tree.pop(change.old, None)
        tree |= nodes
        trees[commit.id] = tree
    return tree


def _node(commit: _Commit, change: _Change, homes: Mapping[str, str], parents: list[_Tree]) -> _Node:
    """What `change` made of a file: nothing new where a merged branch has it already.

    A file that took another's content to the letter, as where two swap their names, is that other file.
    """
    merged = [tree[change.new] for tree in parents[1:] if change.new in tree]
    for node in merged:
        if node.version.blob == change.blob:
            return node
    home = change.old if change.was == change.blob else homes.get(change.blob, change.old)
    source = parents[0].get(home)
    version = Version(commit.id, commit.at, change.new, change.blob)
    return _Node(version, tuple(node for node in (source, *merged) if node is not None))


def _commits(root: Path, folder: str) -> list[_Commit]:
    """All commits behind HEAD, newest first, with what they changed in `folder`."""
    log = _git(
        root, "log", "--topo-order", "--full-history", "--sparse", "--root", "--diff-merges=first-parent",
        "--find-renames", "-l0", "--raw", "-z", "--no-abbrev", "--no-color", "--no-ext-diff", "--relative",
        "--format=%x01%H %ct %P", "--", folder,
    )  # fmt: skip
    commits: list[_Commit] = []
    tokens = iter(log.split("\0"))
    for token in (token.removeprefix("\n") for token in tokens):
        if token.startswith("\x01"):
            commit, seconds, *parents = token[1:].split()
            commits.append(_Commit(commit, datetime.fromtimestamp(int(seconds), UTC), tuple(parents), []))
        elif token.startswith(":"):
            _mode, _mode, was, blob, status = token.split()
            old = next(tokens)
            new = next(tokens) if status[0] == "R" else old
            commits[-1].changes.append(_Change(status[0], was, blob, old, new))
    return commits


def _changed(root: Path, folder: str, prefix: str) -> set[str]:
    """The paths of HEAD that differ from it on disk or in the index."""
    status = _git(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=no", "--", folder)
    return {token[3:].removeprefix(prefix) for token in status.split("\0")}
