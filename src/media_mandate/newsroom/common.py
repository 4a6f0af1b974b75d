"""Errors in what all articles share, the mandate and pages beside them, stop everything but a withdrawal.

For that the newest version without errors stands in for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from pathlib import Path

from media_mandate.articles.address import DOCS
from media_mandate.history import Version, read_lines, read_versions
from media_mandate.mandate.file import FILE
from media_mandate.newsroom.copying import put
from media_mandate.newsroom.held import Held, HeldBack
from media_mandate.newsroom.said import says_that_it_is_withdrawn
from media_mandate.newsroom.whole import Newsroom
from media_mandate.problems import Problem, is_error

Read = Callable[[Path, Held], tuple[Newsroom | None, tuple[Problem, ...]]]
"""Reads the newsroom in a folder, of whose files some are held back."""

_JUST_BEFORE = timedelta(days=1)
"""How long before the error a withdrawal may have been committed and not be published yet."""


def is_withdrawal_waiting(root: Path, wrong: Collection[str]) -> bool:
    """Whether an article was withdrawn since `wrong` files broke, or just before."""
    files = ((file, file.relative_to(root).as_posix()) for file in sorted((root / DOCS).glob("*/**/*.md")))
    withdrawn = [
        path
        for file, path in files
        if file.is_file() and not file.is_symlink() and says_that_it_is_withdrawn(file.read_bytes())
    ]
    if not withdrawn:
        return False
    try:
        lines = read_lines(root, (DOCS, FILE), dict.fromkeys((*withdrawn, *wrong)))
    except OSError:
        return False
    broken = [lines[path][-1].version.at for path in wrong if lines[path]]
    since = min((at for at in broken if at is not None), default=None)
    if since is None:
        return False
    last = (lines[path][-1].version.at if lines[path] else None for path in withdrawn)
    return any(at is None or at >= since - _JUST_BEFORE for at in last)


def stand_in(
    root: Path, copy: Path, errors: Sequence[Problem], read: Read
) -> tuple[tuple[HeldBack, ...], Newsroom | None]:
    """Put the newest version without errors in the place of each of these files; None where one has none."""
    wrong = defaultdict(set)
    for problem in errors:
        wrong[problem.path].add(problem.code)
    lines = read_lines(root, (DOCS, FILE), dict.fromkeys(wrong))
    held: tuple[HeldBack, ...] = ()
    newsroom = None
    for path in sorted(wrong, key=lambda path: path != FILE):  # by it all others are read
        nodes = {node.version: node for node in lines[path] if not node.version.is_deletion}
        raws: dict[Version, bytes] = dict(read_versions(root, nodes))
        for version in reversed(nodes):
            put(copy, path, raws[version])
            one = HeldBack(path, tuple(sorted(wrong[path])), nodes[version], False, True)
            newsroom, problems = read(copy, Held((*held, one), home_of(root, (*held, one))))
            if newsroom is not None and not any(is_error(told) and told.path == path for told in problems):
                held = (*held, one)
                break
        else:
            return held, None
    return held, newsroom


def home_of(root: Path, held: Collection[HeldBack]) -> Path | None:
    """Where readings are kept: nowhere if they are made by another mandate than that which stands there."""
    return None if any(found.path == FILE for found in held) else root
