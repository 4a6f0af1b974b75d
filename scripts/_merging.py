"""A release merged into a newsroom, nothing committed: the newsroom's own as it was, the rest of both."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from _command import RefusalError
from _repository import git, on_one_line
from media_mandate.articles.address import DOCS
from media_mandate.desk.belongings import OWNERS, Owner, owner
from media_mandate.desk.upgrading import as_founded, mandate_of
from media_mandate.mandate.file import FILE
from media_mandate.mandate.values import Mandate
from media_mandate.messages import _

SETTINGS = (
    *("-c", "merge.renames=true", "-c", "merge.renameLimit=100000", "-c", "merge.directoryRenames=false"),
    *("-c", "merge.conflictStyle=merge", "-c", "core.quotePath=false", "-c", "merge.verifySignatures=false"),
)
"""What a person has set for merges of their own must not decide about this one."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: `program` counts the files of the program that changed, by folder.

    `conflicts` are files that a person has to put together; `patched` files of the program that keep changes
    of the newsroom; `kept` files that stay the newsroom's, and that the release has otherwise.
    """

    program: Counter[str]
    conflicts: tuple[str, ...]
    patched: tuple[str, ...]
    kept: tuple[str, ...]


def merge(home: Path, release: str, mandate: Mandate) -> Merged:
    """Merge the commit `release` into the newsroom in `home`, whose work tree is clean; commit nothing."""
    base = git("merge-base", "HEAD", release, at=home)
    merging = _Merging(home, base, release, mandate, frozenset(_covers(mandate)))
    run = subprocess.run(
        ["git", *SETTINGS, "merge", "--no-commit", "--no-ff", "--quiet", release],
        cwd=home,
        env=os.environ | {"LC_ALL": "C"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if run.returncode and not is_merging(home):
        raise RefusalError(_("Git says: {words}", words=on_one_line(run.stderr or run.stdout)))
    try:
        return merging.settle()
    except BaseException:
        git("merge", "--abort", at=home)
        raise


def is_merging(home: Path) -> bool:
    """Whether a merge was begun here and not ended."""
    try:
        git("rev-parse", "--verify", "--quiet", "MERGE_HEAD", at=home)
    except RefusalError:
        return False
    return True


def _covers(mandate: Mandate) -> Iterator[str]:
    return (outlet.podcast.cover for outlet in mandate.outlets if outlet.podcast)


@dataclass(frozen=True, slots=True)
class _Merging:
    """A merge under way: what git could not put together, and what it should not have touched."""

    home: Path
    base: str
    release: str
    mandate: Mandate
    covers: Collection[str]

    def settle(self) -> Merged:
        ours, theirs, old = (self._files(commit) for commit in ("HEAD", self.release, self.base))
        otherwise = {
            path for path in ours.keys() & theirs.keys() if theirs[path] not in (ours[path], old.get(path))
        }
        owned = [path for path in {*ours, *self._index()} if self._owner(path) is Owner.NEWSROOM]
        self._as_in_head(owned, ours)
        self._put_together(ours, theirs, old)
        for path, stages in self._unmerged().items():
            is_kept = self._owner(path) is Owner.KEPT or path == OWNERS
            if "2" not in stages or self._owner(path) is Owner.SAMPLE or (is_kept and path in ours):
                self._as_in_head([path], ours)
        after, conflicts = self._index(), self._unmerged()
        program = Counter(
            _folder(path)
            for path in {*ours, *after}
            if ours.get(path) != after.get(path) and self._owner(path) is not Owner.NEWSROOM
        )
        stays = {
            path
            for path in otherwise
            if path not in conflicts and after.get(path) == ours[path] != old.get(path)
        }
        gone = {
            path
            for path in theirs.keys() - after.keys() - conflicts.keys()
            if self._owner(path) is not Owner.SAMPLE
            and self._is_to_look_at(path)
            and theirs[path] != old.get(path)
        }
        patched = {
            path
            for path in after.keys() & theirs.keys()
            if after[path] != theirs[path] and self._owner(path) is Owner.PROGRAM
        }
        return Merged(
            program, *(tuple(sorted(found)) for found in (conflicts, patched - stays, stays | gone))
        )

    def _is_to_look_at(self, path: str) -> bool:
        """Whether a file that stays away may be missed: no article of the sample, no picture of one."""
        return not path.startswith(f"{DOCS}/") or len(PurePosixPath(path).parts) == 2

    def _owner(self, path: str) -> Owner:
        return owner(path, self.covers)

    def _files(self, commit: str) -> dict[str, str]:
        """The blobs of a commit by path."""
        listed = git("ls-tree", "-r", "-z", commit, at=self.home)
        entries = (entry.partition("\t") for entry in listed.split("\0") if entry)
        return {path: facts.split()[2] for facts, _tab, path in entries}

    def _staged(self) -> Iterator[tuple[str, str, str]]:
        listed = git("ls-files", "--stage", "-z", at=self.home)
        for facts, _tab, path in (entry.partition("\t") for entry in listed.split("\0") if entry):
            _mode, blob, stage = facts.split()
            yield path, blob, stage

    def _index(self) -> dict[str, str]:
        """The blobs of the index by path; of what is not put together, any of its sides."""
        return {path: blob for path, blob, _stage in self._staged()}

    def _unmerged(self) -> dict[str, set[str]]:
        """The sides (1 base, 2 ours, 3 theirs) of each file that is not put together."""
        sides: dict[str, set[str]] = {}
        for path, _blob, stage in self._staged():
            if stage != "0":
                sides.setdefault(path, set()).add(stage)
        return sides

    def _as_in_head(self, paths: Collection[str], ours: Collection[str]) -> None:
        """Have index and disk as HEAD has them; what HEAD has not goes."""
        self._feed(
            [path for path in paths if path in ours], "restore", "--source=HEAD", "--staged", "--worktree"
        )
        strangers = [path for path in paths if path not in ours]
        self._feed(strangers, "rm", "--cached", "--force", "--quiet", "--ignore-unmatch")
        for path in strangers:
            with suppress(FileNotFoundError):
                (self.home / path).unlink()

    def _feed(self, paths: Collection[str], *command: str) -> None:
        """Run a command of git on many paths, which no command line would hold."""
        if not paths:
            return
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".paths", delete=False) as stream:
            stream.write("\0".join(paths))
        try:
            listed = f"--pathspec-from-file={stream.name}"
            git("--literal-pathspecs", *command, listed, "--pathspec-file-nul", at=self.home)
        finally:
            Path(stream.name).unlink()

    def _put_together(self, *sides: dict[str, str]) -> None:
        """Merge shared files anew, both releases as they would be in this newsroom."""
        ours, theirs, old = sides
        samples = [mandate_of(self._show(side[FILE])) if FILE in side else None for side in (old, theirs)]
        for path in ours.keys() & theirs.keys() & old.keys():
            if self._owner(path) is not Owner.SHARED or theirs[path] == old[path]:
                continue
            own = self._show(ours[path])
            founded = [
                as_founded(path, self._show(side[path]), own, self.mandate, sample)
                if sample
                else self._show(side[path])
                for side, sample in zip((old, theirs), samples, strict=True)
            ]
            text = self._merged(own, *founded)
            if text is not None:
                (self.home / path).write_text(text, encoding="utf-8", errors="surrogateescape", newline="\n")
                self._feed([path], "add")

    def _show(self, blob: str) -> str:
        run = subprocess.run(
            ["git", "cat-file", "blob", blob], cwd=self.home, capture_output=True, check=True
        )
        return run.stdout.decode("utf-8", "surrogateescape")

    def _merged(self, own: str, old: str, new: str) -> str | None:
        """One text of three; None where they contradict each other."""
        with tempfile.TemporaryDirectory(prefix="media-mandate-") as folder:
            files = [Path(folder) / name for name in ("own", "old", "new")]
            for file, text in zip(files, (own, old, new), strict=True):
                file.write_text(text, encoding="utf-8", errors="surrogateescape", newline="\n")
            command = ["git", "merge-file", "--stdout", "--quiet", *map(str, files)]
            run = subprocess.run(command, cwd=folder, capture_output=True)
        return run.stdout.decode("utf-8", "surrogateescape") if run.returncode == 0 else None


def _folder(path: str) -> str:
    """The folder under which a file of the program is counted: two levels of what is deep, else one."""
    parts = PurePosixPath(path).parts
    return f"{parts[0]}/" if len(parts) > 1 else path
