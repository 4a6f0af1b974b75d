"""Hints that give a file a name look whether it is free, once all files and all such hints are known."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import PurePosixPath

from media_mandate.messages import Text, _
from media_mandate.problems import Problem, Renaming, in_order


def with_free_names(problems: Iterable[Problem], files: Collection[str]) -> Iterator[Problem]:
    """The same problems; the hint names a free one where another file has a name, or is to get it.

    Names are the same that are so on Windows and macOS, where small and capital letters do not differ.
    """
    taken = Counter(map(_key, files))
    given: dict[Renaming, str] = {}
    for problem in in_order(problems):
        wish = problem.renaming
        if wish is None:
            yield problem
            continue
        if wish not in given:
            taken[_key(wish.old)] -= 1  # its own name is no other file's
            given[wish] = _free(wish.new, taken)
            taken[_key(wish.old)] += 1
            taken[_key(given[wish])] += 1
        free = given[wish]
        yield problem if free == wish.new else replace(problem, hint=_hint(wish, free))


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _free(path: str, taken: Counter[str]) -> str:
    wanted = PurePosixPath(path)
    names = (f"{wanted.stem}-{number}{wanted.suffix}" for number in count(2))
    while taken[_key(path)] > 0:
        path = str(wanted.with_name(next(names)))
    return path


def _hint(wish: Renaming, free: str) -> Text:
    is_near = PurePosixPath(wish.old).parent == PurePosixPath(wish.new).parent
    taken = wish.new
    if is_near:
        taken, free = PurePosixPath(taken).name, PurePosixPath(free).name
    if wish.new.endswith(".md"):
        return _(
            "Another file is called {taken}, or is to be. Compare the two: delete the one that is too much, "
            "or correct a date that is wrong; if both are needed, call this one {free}.",
            taken=taken,
            free=free,
        )
    return _(
        "Another file is called {taken}, or is to be. If both are the same, delete this one and write "
        "{taken} where it is used; if not, call it {free} and write that.",
        taken=taken,
        free=free,
    )
