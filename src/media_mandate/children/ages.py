"""Whether all children of a text are 16 or 17: children to the law of proceedings, and to no other.

Who is under 16 is a child (Law on Children 102/2016/QH13, Article 1); who is under 18 is not tied to an
offence in public (Law 59/2024/QH15, Article 134).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from media_mandate.children.identifying.book import book
from media_mandate.children.identifying.passages import passages
from media_mandate.children.identifying.persons import persons
from media_mandate.children.identifying.sentences import words
from media_mandate.children.reader import read
from media_mandate.children.rows import BORN, SignRow
from media_mandate.children.signs import signs_of
from media_mandate.children.vocabulary import folded, is_plain, lists

_CHILD_UNTIL, _LAST_CLASS_UNTIL = 16, 9
_BOOK = book(__name__)
_NUMBER = re.compile(r"\d+")
_FEWEST = 2
"""Words of proceedings that make a text one of these."""


def are_16_or_17(texts: Iterable[str], born: range = BORN) -> bool:
    """Whether a text that tells of a child of 16 or 17 tells of no younger one, and of no proceedings."""
    texts = list(texts)
    ages = set(chain.from_iterable(_ages(text, born) for text in texts))
    if not ages or min(ages) < _CHILD_UNTIL:
        return False
    said = "\n".join(texts).lower()
    plain = is_plain(said)
    if _any_of("under_16", plain).search(said):
        return False
    return len(_any_of("proceedings", plain).findall(said)) < _FEWEST


def _ages(text: str, born: range) -> Iterator[int]:
    """The ages under 18 that a text tells of; of a year of birth or a class the least that it may mean."""
    for _start, passage in passages(text):
        row = read(passage, born)
        for match in _BOOK["told"].finditer(persons(row, text).signs):
            age = _age(row, match)
            if age is not None:
                yield age


def _age(row: SignRow, match: re.Match[str]) -> int | None:
    said = words(row, match.span())
    number = _NUMBER.search(said)
    if match[0] in signs_of("class_name grade"):
        return 0 if number and int(number[0]) <= _LAST_CLASS_UNTIL else None
    if match[0].startswith(signs_of("child_year")):
        year = _NUMBER.findall(said)
        return row.born.start + 17 - int(year[-1]) if year and len(year[-1]) == 4 else 0
    if number is None:
        return None if "niên" in said or "nien" in folded(said) else 0
    is_below = folded(row.words(match.start() - 1)).endswith("duoi") if match.start() else False
    return int(number[0]) - is_below


@cache
def _any_of(name: str, plain: bool) -> re.Pattern[str]:
    wordings = sorted(lists(plain)[name], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, wordings))})\b")
