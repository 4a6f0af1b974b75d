"""When git saw a file enter: the versions of every file, read in one `git log`.

The commits are made again in memory, oldest first. Where branches ran side by side, a merge takes a file
from the first of its parents that has it so, and what the others did to it does not matter; where its
result differs from all of them, it came from each of them.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from media_mandate.messages import Text, _
from media_mandate.reading.fields import shortened
from media_mandate.repository import GitTimeoutError, NotTrustedError, Repository, open_repository

EARLIEST = datetime(2005, 4, 7, tzinfo=UTC)
"""The day of git's own first commit."""

LATEST = datetime(2100, 1, 1, tzinfo=UTC)
"""Git takes no date from here on, unless it is told in seconds."""


def in_our_time(at: datetime) -> datetime:
    """Refuse a date that no commit has: others wrote it, and it is reckoned with in every zone."""
    if not EARLIEST <= at < LATEST:
        raise ValueError(f"no date of a commit: {at}")
    return at


@dataclass(frozen=True, slots=True)
class Version:
    """A file as a commit left it; `path` is its name then.

    `at` is the committer date, None where what the commit says is no date that can be.
    """

    commit: str
    at: datetime | None
    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class FileHistory:
    """The versions in which a file stands as it does now; none where it is not committed.

    `first` is the commit since which it stands so, the one that entered it; where branches brought it
    separately, the earliest of theirs. `last` is the file on disk, None where that is not committed.
    """

    versions: tuple[Version, ...] = ()
    first: Version | None = None
    last: Version | None = None


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit; `at` is the committer date, None where that cannot be."""

    id: str
    at: datetime | None
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The entries by path and all commits behind HEAD, newest first; or why there are none.

    `remedy` is what to do where it is `unknown`, None where only what git said tells.
    `misdated` are the commits whose date cannot be, with what they say instead of one. `removals` are the
    files that are gone.
    """

    unknown: Text | None = None
    remedy: Text | None = None
    entries: Mapping[str, FileHistory] = field(default_factory=dict)
    commits: tuple[Commit, ...] = ()
    misdated: Mapping[str, str] = field(default_factory=dict)
    removals: tuple[Removal, ...] = ()

    @property
    def is_known(self) -> bool:
        return self.unknown is None

    def undated(self, commit: str) -> Text:
        """What one of the `misdated` says."""
        date = shortened(self.misdated[commit])
        return _("commit {commit} is dated “{date}”, which cannot be", commit=commit[:10], date=date)

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


@dataclass(frozen=True, slots=True)
class Removal:
    """A file that is gone: its last version, when its first was committed, and when it was deleted.

    The dates are None where they cannot be.
    """

    version: Version
    first: datetime | None
    at: datetime | None


Read = Callable[[str, bytes], Hashable]
"""Tells how a file stood, from its path and bytes then; None where it stood in no way."""


def read_history(
    root: Path, folder: str, stands: Mapping[str, Hashable], read: Read, blobs: Mapping[str, str]
) -> History:
    """Tell when each file entered `folder`, which is within `root`.

    `stands` says of each path how it stands now; a version belongs to the entry while `read` says the
    same of it. `blobs` are what `blob_of` says of each path. Costs one `git log` and, where files changed
    after they were added, one `git cat-file`, whatever the number of files.
    """
    is_partial = False
    try:
        with open_repository(root) as repository:
            is_partial = repository.is_partial
            if repository.is_shallow:
                return History(
                    _("only a part of the history is here (a shallow clone)"),
                    _("Get the whole history: git fetch --unshallow"),
                )
            if repository.head is None:
                return History(entries=dict.fromkeys(stands, FileHistory()))
            return _read(repository, root, folder, stands, read, blobs)
    except FileNotFoundError:
        return History(_("git is not installed"), _("Install git."))
    except GitTimeoutError as error:
        return History(_("git was not done reading it after {seconds} seconds", seconds=str(error)))
    except NotTrustedError as error:
        return History(_("git reads nothing of a folder that belongs to another user"), error.remedy)
    except OSError as error:
        if is_partial:
            return History(_("only a part of the history is here (a partial clone)"))
        return History(_("git cannot read it: {words}", words=str(error)))


def _read(
    repository: Repository,
    root: Path,
    folder: str,
    stands: Mapping[str, Hashable],
    read: Read,
    blobs: Mapping[str, str],
) -> History:
    commits = _commits(repository, folder)
    removed: dict[Version, Removal] = {}
    tree = _replay(commits, removed)
    heads = {path: tree[path] for path in stands if path in tree}
    changed = {
        path
        for path, head in heads.items()
        if blobs.get(path) != head.version.blob and not _is_on_disk(root / path, head.version.blob)
    }
    past = dict.fromkeys(
        node.version
        for path, head in heads.items()
        for node in head.reach(lambda _node: True)
        if node is not head or path in changed
    )
    contents = repository.contents(version.blob for version in past)
    stood = {version: read(version.path, raw) for version, raw in zip(past, contents, strict=True)}
    misdated = [commit.id for commit in commits if commit.at is None]
    return History(
        entries={path: _entry(now, heads.get(path), stood, path in changed) for path, now in stands.items()},
        commits=tuple(Commit(commit.id, commit.at, commit.parents) for commit in commits),
        misdated=dict(zip(misdated, map(_said, repository.contents(misdated)), strict=True)),
        removals=tuple(found for found in removed.values() if found.version.path not in tree),
    )


def _entry(
    now: Hashable, head: _Node | None, stood: Mapping[Version, Hashable], is_changed: bool
) -> FileHistory:
    """Follow a file back while it stood as it does `now`; a head that was not read is what it is now."""

    def stands(node: _Node) -> bool:
        return stood.get(node.version, now) == now

    if head is None or not stands(head):
        return FileHistory()
    nodes = list(head.reach(stands))
    origins = [node.version for node in nodes if not any(map(stands, node.before))]
    first = min(origins, key=_or_latest)
    return FileHistory(tuple(node.version for node in nodes), first, None if is_changed else head.version)


def _or_latest(version: Version) -> datetime:
    """The date of a version; one that is not known is not known to be before any other."""
    return version.at or LATEST


def read_versions(root: Path, versions: Iterable[Version]) -> Iterator[tuple[Version, bytes]]:
    """The bytes of each version, in one `git cat-file`; raises OSError where git cannot give them."""
    versions = list(versions)
    if versions:
        with open_repository(root) as repository:
            contents = repository.contents(version.blob for version in versions)
            yield from zip(versions, contents, strict=True)


def read_at(root: Path, commits: Iterable[str], paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """What stood at each of `paths`, which are within `root`, in each of `commits`, which git must have.

    Raises OSError where git cannot give it.
    """
    with open_repository(root) as repository:
        places = [f"{repository.prefix}{path}" for path in sorted(paths)]
        for commit in sorted(commits):
            trees = repository.git("ls-tree", "-r", "-z", "--full-tree", commit, "--", *places)
            entries = [entry.partition("\t") for entry in trees.split("\0") if entry]
            found = [place.removeprefix(repository.prefix) for _said, _tab, place in entries]
            contents = repository.contents(said.split()[2] for said, _tab, _place in entries)
            yield from zip(found, contents, strict=True)


def _is_on_disk(file: Path, blob: str) -> bool:
    """Whether a file is as git has it; whose line ends it has depends on the machine, and says nothing."""
    raw = file.read_bytes()
    unix = raw.replace(b"\r\n", b"\n")
    return blob in (_blob(text, len(blob)) for text in (raw, unix, unix.replace(b"\n", b"\r\n")))


def blob_of(raw: bytes) -> str:
    """The id that git gives to content, in a repository of the common kind."""
    return _blob(raw, 40)


def _blob(raw: bytes, length: int) -> str:
    """The id that git gives to content, of the `length` that the repository's have."""
    algorithm = hashlib.sha1 if length == 40 else hashlib.sha256
    return algorithm(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()


def _said(commit: bytes) -> str:
    """What a commit says where its date should be."""
    head = commit.partition(b"\n\n")[0].splitlines()
    line = next((line for line in head if line.startswith(b"committer ")), b"")
    return line.rpartition(b">")[2].strip().decode("utf-8", "replace")


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


def _replay(commits: list[_Commit], removed: dict[Version, Removal]) -> _Tree:
    """The files of the newest commit, by path: the commits (newest first) made again, oldest first.

    Those that a commit deletes are noted among `removed`, as of the first commit that does.
    """
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
            node = tree.pop(change.old, None)
            if change.status == "D" and node is not None:
                first = min((one.version for one in node.reach(lambda _node: True)), key=_or_latest)
                removed.setdefault(node.version, Removal(node.version, first.at, commit.at))
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


def _commits(repository: Repository, folder: str) -> list[_Commit]:
    """All commits behind HEAD, newest first, with what they changed in `folder`."""
    assert repository.head is not None
    log = repository.git(
        "log", "--topo-order", "--full-history", "--sparse", "--root", "--diff-merges=first-parent",
        "--find-renames", "-l0", "--raw", "-z", "--no-abbrev", "--no-color", "--no-ext-diff",
        f"--relative={repository.prefix}", "--date=raw", "--format=%x01%H %P%x01%cd", repository.head, "--",
        f"{repository.prefix}{folder}",
    )  # fmt: skip
    commits: list[_Commit] = []
    tokens = iter(log.split("\0"))
    for token in (token.removeprefix("\n") for token in tokens):
        if token.startswith("\x01"):
            ids, date = token[1:].split("\x01")
            commit, *parents = ids.split()
            commits.append(_Commit(commit, _instant(date), tuple(parents), []))
        elif token.startswith(":"):
            _mode, _mode, was, blob, status = token.split()
            old = next(tokens)
            new = next(tokens) if status[0] == "R" else old
            commits[-1].changes.append(_Change(status[0], was, blob, old, new))
    return commits


def _instant(date: str) -> datetime | None:
    """A date in seconds and the zone that it was written in, `1767668400 +0700`; None where it cannot be."""
    match = re.fullmatch(r"([0-9]{10}) [+-](?:0[0-9]|1[0-4])[0-5][0-9]", date)
    at = datetime.fromtimestamp(int(match[1]), UTC) if match else LATEST
    return at if EARLIEST <= at < LATEST else None
