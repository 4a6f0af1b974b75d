"""What in a sentence may tell of harm or proceedings: by the words for it, by a wound, by who does it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import compress
from typing import NamedTuple

from media_mandate.children.identifying.book import book
from media_mandate.children.rows import SignRow
from media_mandate.children.signs import signs_of
from media_mandate.children.vocabulary import Branch, grow, is_plain, lists


class Incident(NamedTuple):
    """Words for harm or proceedings: the signs from `first` to before `after`, and the list they are of."""

    first: int
    after: int
    what: str


_BOOK = book(__name__)
_ACCUSED, _BODY = tuple(signs_of("accused body"))
_LISTS = ("ends", "mishaps", "acts", "traces", "no_harm")


@cache
def _branches(plain: bool) -> Branch:
    """The wordings, with diacritics or without."""
    root = Branch()
    for name in _LISTS:
        grow(root, lists(plain)[name], name)
    return root


def events(row: SignRow) -> list[Incident]:
    """What happens in a passage, in order."""
    found = list(_worded(row))
    found += _suffered_from(row)
    if _ACCUSED in row.signs:
        found += (
            Incident(index, index + 1, "accused") for index, sign in enumerate(row.signs) if sign == _ACCUSED
        )
    if _BODY in row.signs:
        found += (
            Incident(match.start(), match.end(), "traces")
            for match in _BOOK["injured"].finditer(row.signs)
            if not row.words(match.start()).startswith(("ghép", "ghep"))
        )
    return sorted(found)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lists(False)[name])


def _suffered_from(row: SignRow) -> Iterator[Incident]:
    """“Bị xe tải lấn làn hất văng”: what somebody suffers from somebody else, in whatever words."""
    lows = row.lows
    for at in [at for at, low in enumerate(lows) if low == "bị"] if "bị" in lows else ():
        doer = lows[at + 2] if lows[at + 1] in _words("how_many") and at + 2 < len(lows) else lows[at + 1]
        if doer in _words("doers") and _words("mild").isdisjoint(lows[at + 1 : at + 9]):
            first = bisect_right(row.firsts, at) - 1
            yield Incident(first, first + 1, "traces")


def _worded(row: SignRow) -> Iterator[Incident]:
    plain, lows, past = is_plain(row.text), row.lows, 0
    begins = _branches(plain).further
    for at in compress(range(len(lows)), map(begins.__contains__, lows)):
        if at < past:
            continue
        branch, end, after, what = begins.get(lows[at]), at + 1, at + 1, None
        while branch is not None:
            if branch.sign is not None:
                after, what = end, branch.sign
            branch, end = branch.further.get(lows[end]), end + 1
        is_sure = not plain or after > at + 1 or (at > 0 and lows[at - 1] == "bi")
        if is_sure and what not in (None, "no_harm"):  # without diacritics one word means too much
            yield Incident(bisect_right(row.firsts, at) - 1, bisect_right(row.firsts, after - 1), str(what))
        past = after
