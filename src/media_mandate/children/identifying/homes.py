"""Where a child lives and goes to school, and when it was born."""

from __future__ import annotations

import re

from media_mandate.children.identifying.book import book
from media_mandate.children.identifying.clues import Clue
from media_mandate.children.identifying.marked import Marked
from media_mandate.children.identifying.sentences import sentence
from media_mandate.children.signs import SIGNS, signs_of

_BOOK = book(__name__)
_AT, _RESIDES, _CHILD_NAME, _HAMLET_NAME = tuple(signs_of("at resides child_name hamlet_name"))
_SCHOOLS, _CHILDREN = set(signs_of("class_name school_name")), signs_of("child son_or_daughter child_name")


def seek_homes(marked: Marked) -> None:
    """Note the schools, homes and births that belong to a child."""
    if not _SCHOOLS.isdisjoint(marked.signs):
        for pattern in _BOOK.all("school"):
            _seek(marked, Clue.SCHOOL, pattern)
    if _HAMLET_NAME in marked.signs:
        for pattern in _BOOK.all("home"):
            _seek(marked, Clue.HOME, pattern)
    for match in marked.each(_BOOK["resides"]):
        if not marked.is_invented(match.span()) and _is_of_child(marked, match.start()):
            marked.hit(Clue.HOME, match.span(match.lastgroup or 0))
    for match in marked.each(_BOOK["birth"]):
        if match["listed"] and not _is_year(marked, match.start("listed")):
            continue
        is_proof = any(
            proof.at == match.start() and marked.signs[proof.who[0]] == _CHILD_NAME for proof in marked.proven
        )
        if not marked.is_invented(match.span()) and (is_proof or _is_of_child(marked, match.start())):
            marked.hit(Clue.BIRTH, match.span(match.lastgroup or 0))


def _seek(marked: Marked, kind: Clue, pattern: re.Pattern[str]) -> None:
    for match in marked.each(pattern):
        is_found = _BOOK["found"].search(marked.signs[: match.start() + 1])
        is_there = _AT in match[0] and _RESIDES not in match[0]
        if not marked.is_invented(match.span("hit")) and not (is_found and is_there):
            marked.hit(kind, match.span("hit"))


def seek_beside(marked: Marked) -> None:
    """Where something gives a child away, each class, school and hamlet of the sentence does so too."""
    if not marked.hits:
        return
    named = {at for hit, at in marked.hits.items() if hit.kind in (Clue.NAME, Clue.LETTER)}
    named |= {proof.at for proof in marked.proven if marked.signs[proof.who[0]] == _CHILD_NAME}
    given_away = {*marked.hits.values(), *named}
    for around in _BOOK["sentence"].finditer(marked.signs):
        if given_away.isdisjoint(range(*around.span())):
            continue
        is_named = not named.isdisjoint(range(*around.span()))
        for match in _BOOK["where"].finditer(marked.signs, *around.span()):
            if match["grade"] is None or is_named:
                marked.hit(Clue.HOME if match["hit"] else Clue.SCHOOL, match.span())


def _is_year(marked: Marked, index: int) -> bool:
    """Whether a number is a year in which children were born."""
    word = marked.row.words(index)
    return word.isdecimal() and int(word) in marked.row.born


def _is_of_child(marked: Marked, index: int) -> bool:
    """Whether the person last spoken of before `index`, else first after it, is one child."""
    begin, end = sentence(marked.signs, index)
    before = _BOOK["person_before"].findall(marked.signs[begin:index])
    if before:
        return before[-1] in _CHILDREN + SIGNS["pupil"]
    after = _BOOK["person"].search(marked.signs, index, end)
    if after:
        return after[0] in _CHILDREN
    earlier = _BOOK["person"].findall(marked.signs, 0, begin)
    return bool(earlier) and earlier[-1] in _CHILDREN
