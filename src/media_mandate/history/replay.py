"""The commits made again in memory, oldest first, so that each file is followed to where it came from.

Where branches ran side by side, a merge takes a file from the first of its parents that has it so, and what
the others did to it does not matter; where its result differs from all of them, it came from each of them.
A file that was deleted leaves a mark, from which it goes on where it is brought back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from media_mandate.history.values import EARLIEST, LATEST, Commit, LineNode, Version
from media_mandate.repository import Repository


@dataclass(frozen=True, slots=True)
class Change:
    """How a commit changed one file against its first parent; `was` is zeros for no file."""

    status: str
    was: str
    blob: str
    old: str
    new: str

    @property
    def is_deletion(self) -> bool:
        return self.status == "D"


@dataclass(frozen=True, slots=True)
class LoggedCommit(Commit):
    """A commit and what it changed against the first of its parents."""

    changes: Sequence[Change] = ()


Tree = dict[str, LineNode]


def replay(commits: Sequence[LoggedCommit]) -> Tree:
    """The files of the newest commit by path, and the marks of the deleted: `commits` stand newest first."""
    children = Counter(parent for commit in commits for parent in commit.parents)
    trees: dict[str, Tree] = {}
    tree: Tree = {}
    for number, commit in enumerate(reversed(commits)):
        parents = [trees[parent] for parent in commit.parents] or [{}]
        for parent in commit.parents:
            children[parent] -= 1
            if not children[parent]:
                del trees[parent]
        is_shared = bool(commit.parents) and children[commit.parents[0]] > 0
        tree = dict(parents[0]) if is_shared else parents[0]
        homes = {change.was: change.old for change in commit.changes}
        nodes = {change.new: _node(commit, number, change, homes, parents) for change in commit.changes}
        for change in commit.changes:
            tree.pop(change.old, None)
        tree |= nodes
        for other in parents[1:]:
            tree |= _joined(tree, other, number)
        trees[commit.id] = tree
    return tree


def _joined(tree: Tree, other: Tree, number: int) -> Tree:
    """The files that a merged branch has to the letter, too: what came along it is a part of their line."""
    return {
        path: LineNode(tree[path].version, (tree[path], node), number)
        for path, node in other.items() - tree.items()
        if path in tree and tree[path].version.blob == node.version.blob
    }


def _node(
    commit: Commit, number: int, change: Change, homes: Mapping[str, str], parents: Sequence[Tree]
) -> LineNode:
    """What `change` made of a file: nothing new where a merged branch has it already.

    A file that took another's content to the letter, as where two swap their names, is that other file.
    """
    blob = "" if change.is_deletion else change.blob
    merged = [tree[change.new] for tree in parents[1:] if change.new in tree]
    for node in merged:
        if node.version.blob == blob:
            return node
    is_another = not change.is_deletion and change.was != change.blob
    home = homes.get(change.blob, change.old) if is_another else change.old
    source = parents[0].get(home)
    version = Version(commit.id, commit.at, change.new, blob)
    return LineNode(version, tuple(node for node in (source, *merged) if node is not None), number)


def logged(repository: Repository, places: Sequence[str]) -> list[LoggedCommit]:
    """All commits behind HEAD, newest first, with what they changed at `places`."""
    assert repository.head is not None
    log = repository.git(
        "log", "--topo-order", "--full-history", "--sparse", "--root", "--diff-merges=first-parent",
        "--find-renames", "-l0", "--raw", "-z", "--no-abbrev", "--no-color", "--no-ext-diff",
        f"--relative={repository.prefix}", "--date=raw", "--format=%x01%H %P%x01%cd%x01%ad", repository.head,
        "--", *(f"{repository.prefix}{path}" for path in places),
    )  # fmt: skip
    commits: list[LoggedCommit] = []
    changes: list[Change] = []
    tokens = iter(log.split("\0"))
    for token in (token.removeprefix("\n") for token in tokens):
        if token.startswith("\x01"):
            ids, date, written = token[1:].split("\x01")
            commit, *parents = ids.split()
            changes = []
            commits.append(LoggedCommit(commit, _instant(date), tuple(parents), _instant(written), changes))
        elif token.startswith(":"):
            _mode, _mode, was, blob, status = token.split()
            old = next(tokens)
            new = next(tokens) if status[0] == "R" else old
            changes.append(Change(status[0], was, blob, old, new))
    return commits


def _instant(date: str) -> datetime | None:
    """A date in seconds and the zone that it was written in, `1767668400 +0700`; None where it cannot be."""
    match = re.fullmatch(r"([0-9]{10}) [+-](?:0[0-9]|1[0-4])[0-5][0-9]", date)
    at = datetime.fromtimestamp(int(match[1]), UTC) if match else LATEST
    return at if EARLIEST <= at < LATEST else None
