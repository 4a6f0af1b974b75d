"""Whose telephone or account a number is."""

from __future__ import annotations

import re

from media_mandate.children.identifying.book import book
from media_mandate.children.identifying.clues import Clue
from media_mandate.children.identifying.marked import Marked
from media_mandate.children.identifying.sentences import sentence
from media_mandate.children.signs import SIGNS, signs_of

_BOOK = book(__name__)
_BACK = 30
"""How many signs before a number may tell whose it is."""
_NEAR = 10
"""How many before one may tell that it is an account's."""


def seek_contacts(marked: Marked) -> None:
    """Note the numbers of families."""
    for number in _BOOK["number"].finditer(marked.signs):
        _note(marked, number.start())


def _note(marked: Marked, index: int) -> None:
    """Whose number it is: the family's, unless an office was named nearer to it."""
    signs = marked.signs
    begin, end = sentence(signs, index)
    before = signs[max(0, index - _BACK) : index]
    is_account = SIGNS["account"] in before[-_NEAR:]
    if signs[index] == SIGNS["long_number"] and not is_account:
        return
    near = _BOOK["near_account" if is_account else "near"].findall(before)
    is_of_office = _BOOK["office"].search(signs, begin, index) and not _BOOK["family"].search(
        signs, begin, index
    )
    if _BOOK["of_family"].match(signs, index + 1, end):
        is_of_family = True
    elif near:
        is_grown_up = near[-1] in signs_of("adult_name title")
        is_of_family = near[-1] not in signs_of("post office") and not (is_grown_up and is_of_office)
    else:
        is_private = is_account or _is_mobile(marked, index)
        is_of_family = is_private and not _BOOK["of_office"].match(signs, index + 1, end)
    if is_of_family and (not is_account or _BOOK["anybody"].search(signs)):
        marked.hit(Clue.CONTACT, (index, index + 1))


def _is_mobile(marked: Marked, index: int) -> bool:
    """Whether a number is no landline, which are those of offices."""
    digits = re.sub(r"\D", "", marked.text[marked.row.start(index) : marked.row.end(index)])
    return not digits.startswith(("02", "842"))
