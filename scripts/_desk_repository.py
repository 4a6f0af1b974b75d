"""The bare repository behind the form: what stands in it, and saves, checked before they are pushed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from _command import words
from _desk_git import Blob, GitFolder, own_environment
from media_mandate.articles.address import DOCS
from media_mandate.desk.access import Editor
from media_mandate.desk.saving import FileChange, Save, SaveRefusedError
from media_mandate.messages import _
from media_mandate.newsroom.store import STORE

CHECK = Path(__file__).with_name("_desk_check.py")
CHECK_SECONDS = 300
ATTEMPTS = 5

_SETTINGS = {
    "core.symlinks": "false",  # what was pushed as a link is a file of words here, and leads nowhere
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.quotePath": "false",
    "core.autocrlf": "false",
    "commit.gpgSign": "false",
    "gc.auto": "0",
}


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save became: the commit, its time, and the blobs of its files, None of those that are gone."""

    commit: str
    at: str
    blobs: Mapping[str, str | None]


class DeskRepository:
    """The `bare` repository, and `clone`, a clone of it that nobody else works in; `day` is for tests."""

    def __init__(self, bare: Path, clone: Path, day: str | None = None) -> None:
        self._bare, self._clone, self._day = GitFolder(bare), GitFolder(clone), day
        self._alone = Lock()
        self.branch = self._bare.git("symbolic-ref", "--short", "HEAD").strip()

    def prepare(self) -> None:
        """Make the clone, where there is none that can be used."""
        if not (self._clone.folder / ".git" / "HEAD").is_file():
            shutil.rmtree(self._clone.folder, ignore_errors=True)
            options = [part for name, value in _SETTINGS.items() for part in ("--config", f"{name}={value}")]
            bare = str(self._bare.folder)
            self._bare.git("clone", "--quiet", "--no-checkout", *options, bare, str(self._clone.folder))
        with self._alone:
            self._renew()

    def head(self) -> tuple[str, str]:
        """The newest commit and its first line."""
        text = self._bare.git("log", "-1", "--format=%H%n%s", f"refs/heads/{self.branch}", "--")
        commit, _newline, subject = text.rstrip("\n").partition("\n")
        return commit, subject

    def files(self, commit: str, *paths: str) -> list[Blob]:
        """The files below docs/ in a commit, or those of `paths` alone."""
        return [*self._bare.files(commit, *paths)]

    def contents(self, commit: str, paths: Sequence[str]) -> Iterator[tuple[Blob, bytes]]:
        """The bytes of those of `paths` that are files, in one call of git."""
        found = {blob.path: blob for blob in self.files(commit, *paths)} if paths else {}
        wanted = [found[path] for path in dict.fromkeys(paths) if path in found and found[path].is_file]
        said = self._bare.run("cat-file", "--batch", typed="".join(f"{blob.id}\n" for blob in wanted))
        at = 0
        for blob in wanted:
            at = said.index(b"\n", at) + 1
            yield blob, said[at : at + blob.size]
            at += blob.size + 1

    def commits(self, path: str, most: int) -> list[list[str]]:
        """Commit, name, mail and time of those that changed a file, the newest first."""
        form = "--format=%H%x00%an%x00%ae%x00%aI"
        branch = f"refs/heads/{self.branch}"
        log = self._bare.git(
            *("--literal-pathspecs", "-c", "log.follow=false", "log", f"-{most}", form, branch, "--", path)
        )
        return [line.split("\0") for line in log.split("\n") if line]

    def save(self, save: Save, editor: Editor) -> Saved:
        """Commit what was asked for on top of what stands, and push it; raises SaveRefusedError.

        Whoever pushes in between goes first: then all is looked at once more.
        """
        raws = [b"" if change.operation == "delete" else change.bytes() for change in save.files]
        with self._alone:
            for _attempt in range(ATTEMPTS):
                base = self._renew()
                for change in save.files:
                    self._compare(base, change)
                try:
                    saved = self._commit(base, save, raws, editor)
                finally:
                    if self._clone.git("rev-parse", "HEAD").strip() == base:
                        self._renew()  # nothing of what was refused stays
                if saved.commit == base or self._push(base, saved.commit):
                    return saved
        raise SaveRefusedError(
            _("Others are saving at this moment. Nothing was saved yet; save once more."), HTTPStatus.CONFLICT
        )

    def _renew(self) -> str:
        """Bring the clone to what stands in the bare repository, and return that commit."""
        for lock in (self._clone.folder / ".git").glob("*.lock"):  # of a run that was killed
            lock.unlink()
        refs = f"+refs/heads/{self.branch}:refs/remotes/origin/{self.branch}"
        self._clone.git("fetch", "--quiet", "--no-tags", "origin", refs)
        self._clone.git("checkout", "--quiet", "--force", "--detach", f"refs/remotes/origin/{self.branch}")
        self._clone.git("clean", "-ffdxq", "--", DOCS)
        return self._clone.git("rev-parse", "HEAD").strip()

    def _compare(self, base: str, change: FileChange) -> None:
        """Refuse what was written on top of something else than what stands there."""
        there = {blob.path: blob for blob in self._clone.files(base, change.path, change.source)}
        before = there.get(change.source)
        if change.operation == "create":
            is_right = change.path not in there
        else:
            is_right = before is not None and before.is_file and before.id == change.sha
            is_right = is_right and (change.path == change.source or change.path not in there)
        if not is_right:
            raise SaveRefusedError(
                _(
                    "Somebody else changed this article in the meantime, so nothing was saved. Copy what you "
                    "wrote, load the page anew, and put it in once more."
                ),
                HTTPStatus.CONFLICT,
            )

    def _commit(self, base: str, save: Save, raws: Sequence[bytes], editor: Editor) -> Saved:
        """Write the files, have them checked, and commit them in the clone."""
        paths = sorted({path for change in save.files for path in (change.path, change.source)})
        for change, raw in zip(save.files, raws, strict=True):
            if change.operation == "delete" or change.source != change.path:
                (self._clone.folder / change.source).unlink()
            if change.operation != "delete":
                self._write(change.path, raw)
        self._check([change.path for change in save.files if change.operation != "delete"])
        self._clone.git("add", "--all", "--force", "--", *paths)
        if self._clone.run("diff", "--cached", "--name-only", base):
            names = {
                f"GIT_{who}_{what}": value
                for who in ("AUTHOR", "COMMITTER")
                for what, value in (("NAME", editor.name), ("EMAIL", editor.mail))
            }
            self._clone.run("commit", "--quiet", "--no-verify", "-m", save.title, environment=names)
        commit, at = self._clone.git("log", "-1", "--format=%H %cI").split()
        stand = {blob.path: blob.id for blob in self._clone.files(commit, *paths)}
        return Saved(commit, at, {change.path: stand.get(change.path) for change in save.files})

    def _write(self, path: str, raw: bytes) -> None:
        file = self._clone.folder / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            if (
                not file.parent.resolve().is_relative_to((self._clone.folder / DOCS).resolve())
                or file.is_symlink()
            ):
                raise NotADirectoryError(path)
            file.write_bytes(raw)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            raise SaveRefusedError(
                _("The form may not write {name}. Name the file in letters and digits.", name=file.name)
            ) from None

    def _check(self, paths: Sequence[str]) -> None:
        """Have the files checked by the program as it stands now; raises SaveRefusedError with its words.

        What was kept of files is put back where they are refused: nothing of them stays.
        """
        kept = self._clone.folder / STORE
        before = kept.with_suffix(".before")
        if kept.exists():
            shutil.copyfile(kept, before)
        try:
            self._ask_check(paths)
        except SaveRefusedError:
            kept.unlink(missing_ok=True)
            if before.exists():
                before.replace(kept)
            raise
        before.unlink(missing_ok=True)

    def _ask_check(self, paths: Sequence[str]) -> None:
        asked = json.dumps({"root": str(self._clone.folder), "paths": paths, "day": self._day})
        command = (sys.executable, "-P", "-X", "utf8", str(CHECK))
        try:
            run = subprocess.run(
                command,
                input=asked,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                timeout=CHECK_SECONDS,
                env=own_environment({}),
            )
            told: dict[str, Any] = json.loads(run.stdout)
        except (subprocess.TimeoutExpired, ValueError):
            raise SaveRefusedError(
                _("The check does not answer, so nothing was saved. Tell the person who keeps the server."),
                HTTPStatus.SERVICE_UNAVAILABLE,
            ) from None
        if told["words"]:
            raise CheckRefusedError("\n".join(told["words"]), told["codes"])

    def _push(self, base: str, commit: str) -> bool:
        """Move the branch from `base` to `commit`, unless it moved; what hooks do then is not waited for."""
        push = subprocess.Popen(
            [
                *("git", "push", "--quiet", f"--force-with-lease=refs/heads/{self.branch}:{base}"),
                *("origin", f"{commit}:refs/heads/{self.branch}"),
            ],
            cwd=self._clone.folder,
            env=own_environment({}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        while push.poll() is None and not self._has(commit):
            time.sleep(0.05)
        Thread(target=push.wait, daemon=True).start()
        return self._has(commit)

    def _has(self, commit: str) -> bool:
        """Whether a commit is in the branch of the bare repository."""
        return self.head()[0] == commit or not self._bare.fails(
            "merge-base", "--is-ancestor", commit, f"refs/heads/{self.branch}"
        )


class CheckRefusedError(SaveRefusedError):
    """The check finds something wrong; `said` are its own words, `codes` what a log may have of them."""

    def __init__(self, said: str, codes: Sequence[str]) -> None:
        super().__init__(_("The check finds something wrong; nothing was saved."))
        self.said, self.codes = f"{words(self.text)}\n{said}", codes
