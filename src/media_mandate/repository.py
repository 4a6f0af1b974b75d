"""A git repository as it is read: its objects alone, under no settings but our own.

What a repository says of itself can run programs (`core.fsmonitor`, filters, `gpg.program`, remotes that are
asked for missing objects), and what anybody set for their own git changes what it tells. So git is asked
once, by a command that runs nothing, where the objects lie and what HEAD is. All else is asked of an empty
repository of our own that borrows those objects: no remotes, no index, no attributes, no replaced commits.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Timer
from time import monotonic

from media_mandate.messages import Text, _

LOOK_SECONDS = 60
READ_SECONDS = 600
"""How long git may take to say where a repository is, and to read it: a pipe in it would hold it for ever."""


class GitError(OSError):
    """Git ended with an error; the text is the line of what it said that tells why."""


class GitTimeoutError(GitError):
    """Git did not end in time; the text is the seconds that it had."""


class NotTrustedError(GitError):
    """Git reads nothing of a repository that another user owns; `folder` is what it would have to trust."""

    def __init__(self, said: str, folder: str) -> None:
        super().__init__(said)
        self.folder = folder

    @property
    def remedy(self) -> Text:
        """What to type, as it stands, in a terminal of any system."""
        return _(
            "The folder belongs to another user of this computer. If you trust it, type: "
            "git config --global --add safe.directory {path}",
            path=_quoted(self.folder),
        )


def error_of(said: str) -> GitError:
    """What git said when it failed, as an error."""
    lines = said.strip().splitlines()
    why = next((line for line in lines if line.startswith("fatal: ")), lines[0] if lines else "")
    asked = re.search(r"^\tgit config --global --add safe\.directory (.+)$", said, re.MULTILINE)
    if asked is None:
        return GitError(why)
    try:
        (folder,) = shlex.split(asked[1])
    except ValueError:
        folder = asked[1]
    return NotTrustedError(why, folder)


def _quoted(folder: str) -> str:
    """As one word: Windows knows double quotes alone, and other systems know them as well."""
    if re.fullmatch(r"[\w@%+=:,./-]+", folder, re.ASCII):
        return folder
    return shlex.quote(folder) if re.search(r'["$`\\!]', folder) else f'"{folder}"'


@dataclass(frozen=True, slots=True)
class Repository:
    """One that is read; `head` is its commit, None where there is none yet.

    `prefix` is the folder that was asked for, as paths within the repository begin: `site/`, or nothing.
    """

    head: str | None
    prefix: str
    is_shallow: bool
    is_partial: bool
    folder: Path
    objects: Path

    def git(self, *arguments: str) -> str:
        """What git says of the objects; raises GitError."""
        return _git(self.folder, _apart(self.folder), READ_SECONDS, *arguments)

    def contents(self, objects: Iterable[str]) -> Iterator[bytes]:
        """The bytes of each object, in one `git cat-file`; raises GitError where there is none."""
        objects = list(objects)
        if not objects:
            return
        with TemporaryFile() as wanted:
            wanted.write("".join(f"{id}\n" for id in objects).encode())
            wanted.seek(0)
            command, environment = ["git", "cat-file", "--batch"], _apart(self.folder)
            with Popen(
                command, cwd=self.folder, env=environment, stdin=wanted, stdout=PIPE, stderr=DEVNULL
            ) as git:
                assert git.stdout is not None
                end = monotonic() + READ_SECONDS  # before the timer's, by which git may already be ended
                timer = Timer(READ_SECONDS, git.kill)
                timer.start()
                try:
                    for id in objects:
                        head = git.stdout.readline().split()
                        if len(head) != 3:
                            in_time = monotonic() < end
                            raise GitError(f"no object {id}") if in_time else GitTimeoutError(READ_SECONDS)
                        yield git.stdout.read(int(head[2]))
                        git.stdout.read(1)
                finally:
                    timer.cancel()

    def files(self, commit: str) -> dict[str, tuple[str, str]]:
        """Mode and id of every file of a commit, by path within the repository."""
        found = self.git("ls-tree", "-r", "-z", "--full-tree", commit).split("\0")
        parts = (entry.partition("\t") for entry in found if entry)
        return {path: (said.split()[0], said.split()[2]) for said, _tab, path in parts}

    def check_out(self, commit: str, folder: Path) -> None:
        """Put the files of a commit into a new folder, a repository with that commit as HEAD."""
        own = folder / ".git"
        _borrow(self.objects, own, commit)
        if self.is_shallow:
            (own / "shallow").write_bytes((self.folder / "shallow").read_bytes())
        environment = {**_apart(own), "GIT_WORK_TREE": str(folder)}
        _git(folder, environment, READ_SECONDS, "read-tree", commit)
        _git(folder, environment, READ_SECONDS, "checkout-index", "--all", "--quiet")


@contextmanager
def open_repository(root: Path) -> Iterator[Repository]:
    """The repository that `root` lies in.

    Raises GitError where git finds none or does not trust its owner, FileNotFoundError where there is no git.
    """
    said = _ask(
        root, "--is-shallow-repository", "--absolute-git-dir", "--git-path", "objects",
        "--git-path", "shallow", "--revs-only", "HEAD",
    )  # fmt: skip
    is_shallow, found, objects, shallow, *head = said.removesuffix("\n").split("\n")
    objects_folder = (root / objects).resolve()
    with TemporaryDirectory(prefix="media-mandate-") as name:
        own = Path(name)
        _borrow(objects_folder, own, head[0] if head else None)
        if is_shallow == "true":
            (own / "shallow").write_bytes((root / shallow).read_bytes())
        yield Repository(
            head=head[0] if head else None,
            prefix=_prefix(root.resolve(), Path(found)),
            is_shallow=is_shallow == "true",
            is_partial=any((objects_folder / "pack").glob("*.promisor")),
            folder=own,
            objects=objects_folder,
        )


def resolve(root: Path, name: str) -> str:
    """What the repository of `root` calls so: a branch, a tag, `HEAD~2`; raises GitError."""
    return _ask(root, "--verify", "--quiet", "--end-of-options", name).strip()


def _prefix(root: Path, git: Path) -> str:
    """Where `root` lies below the folder that has `.git`, whatever `core.worktree` says."""
    for top in (root, *root.parents):
        mark = top / ".git"
        if mark.is_file() or (mark.is_dir() and mark.samefile(git)):
            inside = root.relative_to(top).as_posix()
            return "" if inside == "." else f"{inside}/"
    return ""


def _borrow(objects: Path, folder: Path, head: str | None) -> None:
    """Make an empty repository that has the objects of another."""
    (folder / "objects/info").mkdir(parents=True)
    (folder / "refs").mkdir()
    (folder / "objects/info/alternates").write_bytes(os.fsencode(objects.as_posix()) + b"\n")
    (folder / "HEAD").write_text(f"{head or 'ref: refs/heads/main'}\n", "ascii")
    is_long = head is not None and len(head) == 64
    (folder / "config").write_text(
        f"[core]\nrepositoryFormatVersion = {int(is_long)}\nbare = false\ncommitGraph = false\n"
        + ("[extensions]\nobjectFormat = sha256\n" if is_long else ""),
        "ascii",
    )


def _ask(root: Path, *arguments: str) -> str:
    """What `git rev-parse` says of a repository as it is found.

    It reads settings, for `safe.directory` is one of them, and runs none; missing objects are not fetched.
    """
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith("GIT_CONFIG_")
    }
    return _git(root, {**environment, **_FETCH_NOTHING}, LOOK_SECONDS, "rev-parse", *arguments)


def _apart(folder: Path) -> dict[str, str]:
    """The environment in which git knows `folder`, and no settings of the machine or of its user."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {
        **environment,
        **_FETCH_NOTHING,
        "GIT_DIR": str(folder),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_LITERAL_PATHSPECS": "1",
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }


_FETCH_NOTHING = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}


def _git(folder: Path, environment: Mapping[str, str], seconds: float, *arguments: str) -> str:
    try:
        run = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env={**environment, "LC_ALL": "C"},
            stdin=DEVNULL,
            capture_output=True,
            check=False,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        raise GitTimeoutError(seconds) from None
    if run.returncode:
        raise error_of(run.stderr.decode("utf-8", "replace") or f"exit {run.returncode}")
    return run.stdout.decode("utf-8", "surrogateescape")
