"""The newsroom before a change: what git has where the branch began, read in a folder of its own."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from _command import RefusalError
from _repository import git
from media_mandate.changes import Side
from media_mandate.messages import _
from media_mandate.newsroom import read_newsroom


def read_base(ref: str, as_of: date | None) -> Side:
    """The side of the newest commit that HEAD and `ref` have in common; refuses where there is none."""
    try:
        commit = git("merge-base", "--", "HEAD", ref)
    except RefusalError:
        raise RefusalError(
            _("There is no commit {ref} with which this one has a past in common.", ref=ref)
        ) from None
    inside = Path(git("rev-parse", "--show-prefix"))
    with tempfile.TemporaryDirectory(prefix="media-mandate-") as folder:
        tree = Path(folder) / "base"
        git("worktree", "add", "--quiet", "--detach", str(tree), commit)
        try:
            return Side(*read_newsroom(tree / inside, datetime.now(UTC), as_of))
        finally:
            git("worktree", "remove", "--force", str(tree))
