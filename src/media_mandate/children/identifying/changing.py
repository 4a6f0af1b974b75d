"""Names of which a text tells its readers that they are changed."""

from __future__ import annotations

from media_mandate.children.identifying.book import book
from media_mandate.children.identifying.marked import Marked
from media_mandate.children.identifying.sentences import sentence
from media_mandate.children.signs import SIGNS, signs_of
from media_mandate.children.vocabulary import folded

_BOOK = book(__name__)
_CHANGED = SIGNS["changed"]


def changed_names(marked: Marked) -> set[str]:
    """The changed names of a row, in small letters."""
    places = [index for index, sign in enumerate(marked.signs) if sign == _CHANGED]
    return {name for index in places for name in _changed(marked, index)}


def _changed(marked: Marked, index: int) -> set[str]:
    """The names of which the word at `index` says that they are changed."""
    signs = marked.signs
    begin, end = sentence(signs, index)
    what = _BOOK["of_the_name"].search(signs, begin, index)
    if what is None:
        return set()
    alone = not what["what"].strip(signs_of("quality ,")) and signs[index + 1 : index + 2] in signs_of(", .")
    said = folded(marked.row.words(index))
    if not (alone or SIGNS["named"] in what[0] or _BOOK["of_a_name"].search(said)):
        return set()
    after = _BOOK["after"].match(signs, index + 1, end)
    before = _BOOK["before"].search(signs, begin, index)
    are_many = _BOOK["many"].search(what["what"]) or _BOOK["two"].search(marked.words(what.span("what")))
    if after is None and are_many:
        return {marked.words(match.span()) for match in _BOOK["name"].finditer(signs, begin, index)}
    who = after or before or _BOOK["below"].match(signs, index + 1, end)
    return {marked.words(who.span("who"))} if who else set()
