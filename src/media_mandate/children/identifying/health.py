"""What doctors found out about a child."""

from __future__ import annotations

from media_mandate.children.identifying.book import book
from media_mandate.children.identifying.clues import Clue
from media_mandate.children.identifying.marked import Marked
from media_mandate.children.identifying.sentences import sentence
from media_mandate.children.signs import SIGNS, signs_of
from media_mandate.children.vocabulary import folded

_BOOK = book(__name__)
_CHILDREN = signs_of("child son_or_daughter child_name")
_ANY_CHILD = frozenset(
    wording
    for words in ("bé", "em bé", "đứa trẻ", "một đứa trẻ", "một trẻ", "một trẻ em")
    for wording in (words, folded(words))
)
"""Words for a child that general advice uses too."""


def seek_findings(marked: Marked) -> None:
    """Note the findings that are a child's: of the one last spoken of, unless the sentence is general."""
    for finding in _BOOK["finding"].finditer(marked.signs):
        if _is_of_child(marked, finding.start()):
            marked.hit(Clue.MEDICAL, (finding.start(), finding.start() + 1))


def _is_of_child(marked: Marked, index: int) -> bool:
    signs = marked.signs
    begin, end = sentence(signs, index)
    if SIGNS["general"] in signs[begin:end] or marked.is_invented((index, index + 1)):
        return False
    persons = list(_BOOK["person"].finditer(signs[begin:index]))
    if persons:
        last = persons[-1]
        return last[0] in tuple(_CHILDREN) and _is_narrated(marked, begin, begin + last.start(), index)
    after = _BOOK["of_person"].match(signs, index + 1, end)
    if after:
        is_one = marked.row.words(after.start("who")) not in _ANY_CHILD
        return is_one and not after["relative"] and after["who"] in _CHILDREN
    earlier = _BOOK["earlier"].findall(signs, 0, begin)
    return bool(earlier) and earlier[-1] in _CHILDREN


def _is_narrated(marked: Marked, begin: int, person: int, index: int) -> bool:
    """Whether it is told of one child, where words name it that advice uses too."""
    if marked.row.words(person) not in _ANY_CHILD:
        return True
    said, since = (
        folded(marked.text[marked.row.start(first) : marked.row.end(index)].lower())
        for first in (begin, person)
    )
    return bool(_BOOK["examined"].search(said) or _BOOK["narrated"].search(since)) or "%" in since
