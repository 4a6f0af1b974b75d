"""Names of those who belong to a child."""

from __future__ import annotations

from media_mandate.children.identifying.book import book
from media_mandate.children.identifying.clues import Clue
from media_mandate.children.identifying.marked import Marked
from media_mandate.children.identifying.sentences import sentence
from media_mandate.children.vocabulary import folded

_BOOK = book(__name__)


def seek_families(marked: Marked) -> None:
    """Note the names of families, and mark them as grown-ups'."""
    child_of, house_of = _BOOK["child_of"], _BOOK["house_of"]
    for pattern in (*_BOOK.all("before"), child_of, house_of, *_BOOK.all("after")):
        for match in marked.each(pattern):
            who = match.span("who")
            if marked.is_invented(who) or not (pattern is child_of or _BOOK["child"].search(marked.signs)):
                continue
            if pattern is house_of and (
                not _BOOK["any_child"].search(marked.around(who[0])) or _is_neighbour(marked, match.span())
            ):
                continue
            marked.hit(Clue.FAMILY, who)
            marked.mark(who, "adult_name")


def _is_neighbour(marked: Marked, span: tuple[int, int]) -> bool:
    """Whether a family is told to live near, right before it is named or right after."""
    begin, end = sentence(marked.signs, span[0])
    near = marked.words((max(begin, span[0] - 4), min(end, span[1] + 5)))
    return _BOOK["neighbour"].search(folded(near)) is not None
