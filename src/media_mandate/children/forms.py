"""What may give a child away by its form alone: each named school and hamlet, each number of a person.

Where an article must give no child away and speaks of one, these are listed whole, and whoever lets one
stand says why; no wording has to tie it to the child.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from media_mandate.children.identifying.clues import Clue, Found
from media_mandate.children.identifying.passages import passages
from media_mandate.children.numbers import numbers
from media_mandate.children.places import PlacesByForm
from media_mandate.children.reader import read
from media_mandate.children.rows import BORN
from media_mandate.children.signs import signs_of

_OF_CHILDREN = set(
    signs_of("child pupil offspring son_or_daughter group minor child_year class_name grade kin parents")
)


def tells_of_child(text: str) -> bool:
    """Whether a text speaks of children, of whomever and however; parents have some."""
    return any(not _OF_CHILDREN.isdisjoint(read(passage).signs) for _start, passage in passages(text))


def listed(text: str, born: range = BORN) -> list[Found]:
    """What in `text` has the form of what gives a child away, in the order in which it stands.

    `text` is in NFC; a day of birth is a child's in the years `born`. Where several stand in one place, what
    begins first is told, and of that the longest.
    """
    found: list[Found] = []
    for start, passage in passages(text):
        past = 0
        hits = chain(PlacesByForm(passage).found(), numbers(passage), _births(passage, born))
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= past:
                found.append(Found(start + hit.start, start + hit.end, hit.kind))
                past = hit.end
    return found


_BORN_WORD = r"(?:sinh|khai sinh|chào đời|ra đời|chao doi|ra doi|sinh nhật|sinh nhat)"
_BORN = re.compile(
    rf"\b{_BORN_WORD}\b[^.!?\n\d]{{0,30}}?"
    r"(?P<day>\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?P<year>\d{4}|\d{2})"
    r"|\d{1,2} (?:tháng|thang) \d{1,2}(?:, ?| )(?:(?:năm|nam) )?(?P<other>\d{4}))(?!\d)",
    re.IGNORECASE,
)
_BORN_THEN = re.compile(
    r"\bngày (?P<day>\d{1,2}[/.-]\d{1,2}[/.-](?P<year>\d{4}))(?!\d)"
    r"[^.!?\n]{0,40}?\b(?:chào đời|được sinh ra|ra đời)\b",
    re.IGNORECASE,
)
"""A day before the word for being born: “Ngày 22/12/2013, cháu chào đời”."""


def _births(text: str, born: range) -> Iterator[Found]:
    for match in chain(_BORN.finditer(text), _BORN_THEN.finditer(text)):
        year = int(match["year"] or match.groupdict().get("other", ""))
        if (year if year > 99 else 2000 + year) in born:
            yield Found(match.start("day"), match.end("day"), Clue.BIRTH)
