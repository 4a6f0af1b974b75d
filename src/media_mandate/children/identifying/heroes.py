"""Heroes whose names stand in a text: children may bear them today, and things are called after them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from media_mandate.children.identifying.book import book
from media_mandate.children.identifying.proofs import Proof
from media_mandate.children.identifying.sentences import put, sentence, words
from media_mandate.children.rows import SignRow
from media_mandate.children.signs import signs_of
from media_mandate.children.tokens import wordings
from media_mandate.children.vocabulary import folded, is_plain

_BOOK = book(__name__)
_CHILD, _ACCUSED, _HERO, _SURNAME, _WORD = tuple(signs_of("child accused in_history surname word"))
_OF_THE_CHILD, _CLASS_NAME = signs_of("child_year class_name"), signs_of("class_name")
_YEAR = re.compile(r"\b(?:1[0-8]\d\d|19[0-8]\d)\b")
"""A year of long ago."""
_TOLD_AS_CHILDREN = frozenset(("cậu bé", "cô bé", "chú bé", "em bé", "đứa bé", "cậu", "bạn", "chú", "cô"))
"""Words for a child by which stories call their heroes, too."""


def namesakes(row: SignRow, signs: str, proven: Sequence[Proof]) -> list[int]:
    """Where a hero's name is that of a child of today, and of no thing that is called after the hero."""
    return [
        index
        for index, sign in enumerate(signs)
        if sign == _HERO
        and not _BOOK["of_a_thing"].search(signs, 0, index)
        and _is_namesake(row, signs, index, proven)
    ]


def heroes(signs: str, namesakes: Sequence[int]) -> str:
    """Make names of namesakes'; the words for a child beside a hero are the hero's."""
    for index in namesakes:
        signs = put(signs, index, _SURNAME)
    signs = _BOOK["called_after"].sub(_WORD, signs)
    return _BOOK["his_role"].sub(lambda match: match[0][:-1] + _HERO, signs)


def _is_namesake(row: SignRow, signs: str, index: int, proven: Sequence[Proof]) -> bool:
    """Whether a hero's name is borne by a child of today."""
    begin, end = sentence(signs, index)
    known, after = wordings(is_plain(row.text)), signs[index + 1 : end]
    if _BOOK["hero_born"].match(after):
        return True
    said = words(row, (begin, end))
    if _YEAR.search(said) or _BOOK["died_for"].search(folded(said)):
        return False
    called = _BOOK["called_child"].search(signs, begin, index)
    is_child = called is not None and called["child"] == _CHILD
    is_called = is_child and called is not None and row.words(called.start()) not in _TOLD_AS_CHILDREN
    at_school = _BOOK["hero_at_school"].match(after) is not None
    if is_called and at_school:
        return True
    if any(f" {word} " in f" {said} " for word in known.of_history):
        return False
    of_age = _BOOK["hero_of_age"].match(after) is not None
    of_kin = _BOOK["hero_of_kin"].match(after) or _BOOK["hero_kin_of"].search(signs, begin, index)
    of_today = _BOOK["today"].search(folded(said)) is not None
    if (called is not None and called["child"] == _ACCUSED) or of_kin or (is_child and of_today):
        return True
    if any(
        proof.who[0] == index and (proof.at >= end or signs[proof.at] in _OF_THE_CHILD) for proof in proven
    ):
        return True
    if row.words(index) in known.young_heroes:
        return (is_called and of_age) or (at_school and _CLASS_NAME in after[:8]) or (of_age and of_today)
    return at_school or is_called or of_age
