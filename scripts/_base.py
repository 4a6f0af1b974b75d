"""The newsroom before a change: what git has where the branch began, read in a folder of its own."""

from __future__ import annotations

import subprocess
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from _command import RefusalError
from _environment import ROOT
from media_mandate.changes import Side
from media_mandate.messages import _
from media_mandate.newsroom import read_newsroom


def read_base(ref: str, as_of: date | None) -> Side:
    """The side of the newest commit that HEAD and `ref` have in common; refuses where there is none."""
    try:
        commit = _git("merge-base", "--", "HEAD", ref)
    except RefusalError:
        raise RefusalError(
            _("There is no commit {ref} with which this one has a past in common.", ref=ref)
        ) from None
    inside = Path(_git("rev-parse", "--show-prefix"))
    with tempfile.TemporaryDirectory(prefix="media-mandate-") as folder:
        tree = Path(folder) / "base"
        _git("worktree", "add", "--quiet", "--detach", str(tree), commit)
        try:
            return Side(*read_newsroom(tree / inside, datetime.now(UTC), as_of))
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _git(*arguments: str) -> str:
    run = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace"
    )
    if run.returncode:
        raise RefusalError(_("Git says: {words}", words=run.stderr.strip()))
    return run.stdout.strip()
