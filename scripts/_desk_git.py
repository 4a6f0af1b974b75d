"""Git as the desk asks it: in one folder, with nothing in its errors of what stands in files."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from media_mandate.articles.address import DOCS
from media_mandate.repository import GitError

GIT_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Blob:
    """A file as it stands in a commit; `size` in bytes."""

    path: str
    id: str
    size: int
    is_file: bool


@dataclass(frozen=True, slots=True)
class GitFolder:
    """A repository, bare or not."""

    folder: Path

    def run(self, *arguments: str, typed: str = "", environment: Mapping[str, str] | None = None) -> bytes:
        """What git prints; raises GitError, in which no word of a file stands."""
        run = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=own_environment(environment or {}),
            input=typed.encode(),
            capture_output=True,
            timeout=GIT_SECONDS,
        )
        if run.returncode:
            raise GitError(f"git {arguments[0]}: {run.returncode}")
        return run.stdout

    def git(self, *arguments: str) -> str:
        """The same as text."""
        return self.run(*arguments).decode("utf-8", "replace")

    def fails(self, *arguments: str) -> bool:
        try:
            self.run(*arguments)
        except GitError:
            return True
        return False

    def files(self, commit: str, *paths: str) -> Iterator[Blob]:
        """The files below docs/ in a commit, or those of `paths` alone."""
        listing = self.git(
            *("--literal-pathspecs", "ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--"),
            *(paths or [DOCS]),
        )
        for line in filter(None, listing.split("\0")):
            fields, path = line.split("\t", 1)
            mode, kind, id, size = fields.split()
            if path.startswith(f"{DOCS}/"):
                yield Blob(path, id, int(size) if size.isdigit() else 0, kind == "blob" and mode[:3] == "100")


def own_environment(more: Mapping[str, str]) -> dict[str, str]:
    """Our own, without what would lead git to another repository."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8", **more}
