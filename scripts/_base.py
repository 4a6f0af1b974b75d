"""The newsroom before a change: what git has where the branch began, read in a folder of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from _command import RefusalError
from _environment import ROOT
from _repository import refusal
from media_mandate.messages import _
from media_mandate.newsroom import read_newsroom
from media_mandate.repository import GitError, NotTrustedError, Repository, open_repository, resolve
from media_mandate.verdict.changes import Side


def read_base(ref: str, as_of: date | None) -> Side:
    """The side of the newest commit that HEAD and `ref` have in common; refuses where there is none."""
    with tempfile.TemporaryDirectory(prefix="media-mandate-") as name, _opened() as repository:
        try:
            commit = repository.git("merge-base", repository.head or "HEAD", resolve(ROOT, ref)).strip()
        except GitError:
            raise RefusalError(
                _("There is no commit {ref} with which this one has a past in common.", ref=ref)
            ) from None
        tree = Path(name) / "base"
        repository.check_out(commit, tree)
        return Side(*read_newsroom(tree / repository.prefix, datetime.now(UTC), as_of, faces=ROOT))


@contextmanager
def _opened() -> Iterator[Repository]:
    try:
        with open_repository(ROOT) as repository:
            yield repository
    except NotTrustedError as error:
        raise refusal(error) from None
