"""Git asked for everything at once: one `git log`, and one `git cat-file` for old versions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from media_mandate.history.replay import Tree, logged, replay
from media_mandate.history.values import (
    UNSEEN,
    Commit,
    FileHistory,
    FileLine,
    History,
    LineNode,
    Removal,
    Version,
)
from media_mandate.messages import _
from media_mandate.repository import GitTimeoutError, NotTrustedError, Repository, open_repository

Contents = Callable[[Sequence[Version]], Iterator[bytes]]
"""Gives the bytes of versions, in their order; raises OSError where git cannot give them."""

Follow = Callable[[Mapping[str, FileLine], Contents], Mapping[str, FileHistory]]
"""Tells what the lines of files say, by path."""


def read_history(
    root: Path,
    places: Sequence[str],
    former: Mapping[str, str | None],
    blobs: Mapping[str, str],
    follow: Follow,
    held: Mapping[str, LineNode],
) -> History:
    """Tell of the files at `places`, which are folders and files within `root`, when each entered.

    `former` names the files, and what each says that it was called before; `blobs` are what `blob_of` says of
    each, `held` the earlier versions that stand in their place. Costs one `git log` and what `follow` asks
    for, whatever the number of files.
    """
    is_partial = False
    try:
        with open_repository(root) as repository:
            is_partial = repository.is_partial
            if repository.is_shallow:
                return History(
                    _("only a part of the history is here (a shallow clone)"),
                    _(
                        "Get the whole history: git fetch --unshallow. In a workflow of GitHub write "
                        "fetch-depth: 0, in one of GitLab GIT_DEPTH: 0."
                    ),
                    is_cut=True,
                )
            if repository.head is None:
                return History(entries=dict.fromkeys(former, UNSEEN))
            return _read(repository, root, places, former, blobs, follow, held)
    except FileNotFoundError:
        return History(_("git is not installed"), _("Install git."))
    except GitTimeoutError as error:
        return History(_("git was not done reading it after {seconds} seconds", seconds=str(error)))
    except NotTrustedError as error:
        return History(_("git reads nothing of a folder that belongs to another user"), error.remedy)
    except OSError as error:
        if is_partial:
            return History(
                _("only a part of the history is here (a partial clone)"),
                _("Clone the repository anew, without --filter."),
                is_cut=True,
            )
        return History(_("git cannot read it: {words}", words=str(error)))


def _read(
    repository: Repository,
    root: Path,
    places: Sequence[str],
    former: Mapping[str, str | None],
    blobs: Mapping[str, str],
    follow: Follow,
    held: Mapping[str, LineNode],
) -> History:
    commits = logged(repository, places)
    tree = replay(commits)
    lines = {
        path: _line_of(held[path]) if path in held else _line(root, path, before, tree, blobs)
        for path, before in former.items()
    }
    entries = follow(lines, lambda versions: repository.contents(version.blob for version in versions))
    misdated = [commit.id for commit in commits if commit.at is None]
    return History(
        entries=entries,
        commits=tuple(Commit(commit.id, commit.at, commit.parents, commit.written) for commit in commits),
        misdated=dict(zip(misdated, map(_said, repository.contents(misdated)), strict=True)),
        removals=tuple(_removals(tree)),
    )


def _removals(tree: Tree) -> Iterator[Removal]:
    """The files that were deleted and not brought back, by the marks that they left."""
    for mark in tree.values():
        if mark.version.is_deletion and mark.before:
            first = min(
                (node.version for node in mark.reach() if not node.version.is_deletion), key=Version.or_latest
            )
            yield Removal(mark.before[0].version, first.at, mark.version.at)


def _line(root: Path, path: str, former: str | None, tree: Tree, blobs: Mapping[str, str]) -> FileLine:
    """What a file was: at its path, also where it was deleted, and what was deleted at its former one."""
    nodes, head = _nodes(path, former, tree)
    is_same = head is not None and (
        blobs.get(path) == head.version.blob or _is_on_disk(root / path, head.version.blob)
    )
    return FileLine(nodes, head, not is_same)


def _nodes(path: str, former: str | None, tree: Tree) -> tuple[tuple[LineNode, ...], LineNode | None]:
    """All that a file was, oldest first, and what it is in the newest commit."""
    here = tree.get(path)
    head = None if here is None or here.version.is_deletion else here
    gone = tree.get(former) if former is not None else None
    tips = [node for node in (here, gone) if node is not None and (node is head or node.version.is_deletion)]
    return _in_order(node for tip in tips for node in tip.reach()), head


def _line_of(node: LineNode) -> FileLine:
    """The line of an earlier version, which is what stands."""
    return FileLine(_in_order(node.reach()), node, is_changed=False)


def _in_order(nodes: Iterable[LineNode]) -> tuple[LineNode, ...]:
    return tuple(sorted(set(nodes), key=lambda node: node.number))


def read_lines(
    root: Path, places: Sequence[str], former: Mapping[str, str | None]
) -> Mapping[str, tuple[LineNode, ...]]:
    """All that these files within `places` were, oldest first; `former` is as in `read_history`.

    Raises OSError where git cannot tell.
    """
    with open_repository(root) as repository:
        tree = replay(logged(repository, places)) if repository.head else {}
        return {path: _nodes(path, before, tree)[0] for path, before in former.items()}


def read_versions(root: Path, versions: Iterable[Version]) -> Iterator[tuple[Version, bytes]]:
    """The bytes of each version, in one `git cat-file`; raises OSError where git cannot give them."""
    versions = list(versions)
    if versions:
        with open_repository(root) as repository:
            contents = repository.contents(version.blob for version in versions)
            yield from zip(versions, contents, strict=True)


def is_link(root: Path, version: Version) -> bool:
    """Whether a version is a link, which nothing may follow; raises OSError where git cannot tell."""
    with open_repository(root) as repository:
        place = f"{repository.prefix}{version.path}"
        found = repository.git("ls-tree", "-z", "--full-tree", version.commit, "--", place)
    return found.startswith(_LINK_MODE)


_LINK_MODE = "120000"


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
