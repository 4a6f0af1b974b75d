"""Who is spoken of: a child or a grown-up, by what stands beside the word or the name for them.

“Bị cáo” is said of both, and so is “tài xế”; a child may bear a hero's name. What is said of age, class or
year of birth decides, for an accused under 18 is protected as a victim is (Law 59/2024/QH15, Article 134).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from media_mandate.children.identifying.book import book
from media_mandate.children.identifying.heroes import heroes, namesakes
from media_mandate.children.identifying.proofs import Proof, proofs
from media_mandate.children.identifying.sentences import put, words
from media_mandate.children.rows import SignRow
from media_mandate.children.signs import signs_of
from media_mandate.children.vocabulary import folded

_BOOK = book(__name__)
_CHILD, _GROUP, _KIN, _NUMBER, _TITLE, _POST = tuple(signs_of("child group kin number title post"))
_STREET, _HAMLET_NAME, _REST, _HERO, _QUALITY = tuple(signs_of("street hamlet_name rest in_history quality"))
_ACCUSED, _ACTIVE, _CHILD_YEAR, _ADULT_AGE = tuple(signs_of("accused active child_year adult_age"))


class Persons(NamedTuple):
    """The signs of a row in which places are marked, and what is said of a child is a child's sign."""

    signs: str
    proven: Sequence[Proof]
    """The names that something proves to be children's."""


def persons(row: SignRow, context: str = "") -> Persons:
    """Who is spoken of in a row; `context` is the text around it, if more than its own."""
    signs = row.signs
    for pattern, sign in zip(_BOOK.all("places"), _OF_PLACES, strict=True):
        signs = pattern.sub(_marking(sign), signs)
    signs = _BOOK["commune"].sub(lambda match: _of_office(row, match), signs)
    signs = _BOOK["listed"].sub(lambda match: _listed(row, match, context or row.text), signs)
    if _BOOK["born"].search(signs):
        signs = _BOOK["born_on"].sub(lambda match: _born_on(row, match), signs)
    signs = _BOOK["three"].sub(lambda match: _NUMBER if row.words(match.start()) == "ba" else _KIN, signs)
    proven = proofs(row, signs)
    for proof in proven:
        if (accused := _BOOK["accused"].search(signs, 0, proof.who[0])) is not None:
            signs = put(signs, accused.start(), _CHILD)
    if _HERO in signs:
        borne = namesakes(row, signs, proven)
        proven += (Proof((index, index + 1), index) for index in borne)
        signs = heroes(signs, borne)
    if _BOOK["role"].search(signs):
        signs = _roles(row, signs)
    signs = _BOOK["many"].sub(lambda match: _of_many(match[0]), signs)
    signs = _BOOK["same"].sub(lambda match: _GROUP * len(match[0]), signs)
    signs = _BOOK["counted"].sub(lambda match: _counted(row, match), signs)
    return Persons(_BOOK["pupil_already"].sub(_QUALITY, signs), proven)


_OF_PLACES = signs_of("street office school_name hamlet_name hamlet_name district")
"""What each of the patterns of places finds."""


def _marking(sign: str) -> Callable[[re.Match[str]], str]:
    return lambda match: _marked(match[0], sign)


def _marked(found: str, sign: str) -> str:
    return sign + _REST * (len(found) - 1)


_COMMUNES = frozenset(("xã", "phường", "thị trấn", "đặc khu", "xa", "phuong", "thi tran", "dac khu"))
_OFFICES = frozenset(
    wording
    for word in ("ubnd", "hđnd", "trạm y tế", "mặt trận", "mttq", "đoàn", "đội", "tổ quốc", "clb")
    for wording in (word, folded(word))
)
"""Offices that are no persons' names, and have the sign of these."""


def _of_office(row: SignRow, match: re.Match[str]) -> str:
    """A commune as a part of an office's name, “UBND xã Bờ Y”: nobody lives there."""
    is_office = (
        row.signs[match.start() - 1] in signs_of("office post") or row.words(match.start() - 1) in _OFFICES
    )
    is_commune = row.words(match.start()) in _COMMUNES
    return (_STREET if is_office and is_commune else _HAMLET_NAME) + match[0][1:]


def _of_many(found: str) -> str:
    """Words for children behind “các” as signs of a group."""
    return found.rstrip(_CHILDREN).ljust(len(found), _GROUP)


_CHILDREN = signs_of("child pupil offspring son_or_daughter")


def _counted(row: SignRow, match: re.Match[str]) -> str:
    few = row.words(match.start()) in ("1", "2", "3", "01", "02", "03")
    return _NUMBER + (_CHILD if few else _GROUP) * (len(match[0]) - 1)


def _born_on(row: SignRow, match: re.Match[str]) -> str:
    """A day or month of birth as the year of it: a child's or a grown-up's."""
    year = row.words(match.end("day") - 1)[-4:]
    if not year.isdecimal() or len(year) < 4:
        return match[0]
    closed = match.end() if row.words(match.end() - 1) in year + ")" else match.end("day")
    marked = _marked(row.signs[match.start() : closed], _CHILD_YEAR if int(year) in row.born else _ADULT_AGE)
    return marked + match[0][len(marked) :]


def _listed(row: SignRow, match: re.Match[str], context: str) -> str:
    """A number after a name as the year of birth that it is where people are accused or harmed."""
    year = row.words(match.end() - 1)
    is_born = year.isdecimal() and len(year) == 4 and int(year) in row.born
    return match["gap"] + (_CHILD_YEAR if is_born and _speaks_of_proceedings(context) else _NUMBER)


@lru_cache(maxsize=8)
def _speaks_of_proceedings(text: str) -> bool:
    return _BOOK["proceedings"].search(folded(text.lower())) is not None


_OF_ANY_AGE = frozenset(("anh", "chị", "chi"))
"""Titles of those who are hardly older than a child."""
_HARMED = frozenset(("nạn nhân", "nan nhan", "bị hại", "bi hai"))


_SMALL = ("nhí", "nhi")
_BOTH = frozenset(("cùng", "đều", "cung", "deu"))


def _roles(row: SignRow, signs: str) -> str:
    for pattern in _BOOK.all("young"):
        for match in pattern.finditer(signs):
            if _is_young(row, match):
                signs = put(signs, match.start("role"), _CHILD)
    return signs.replace(_ACCUSED, _POST).replace(_ACTIVE, _POST)


def _is_young(row: SignRow, match: re.Match[str]) -> bool:
    found = match.groupdict()
    role = row.words(match.start("role"))
    if match["role"] == _TITLE and role not in _OF_ANY_AGE:
        return False
    if found.get("child") and row.words(match.start("child")) in _HARMED:
        return False
    if found.get("small") and row.words(match.start("small")) not in _SMALL:
        return False
    if found.get("both") and _BOTH.isdisjoint(words(row, match.span("both")).split()):
        return False
    if found.get("until") and _BOOK["of_another"].search(folded(words(row, match.span("until")))):
        return False
    return not any(
        found.get(group) and _BOOK["in_the_past"].search(folded(words(row, match.span(group))))
        for group in ("school", "pupil", "studies")
    )
