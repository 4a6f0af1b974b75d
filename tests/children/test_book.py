"""Each pattern that is written in words does what its two sentences show, and none is idle."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

import media_mandate.children
from media_mandate.children.ages import are_16_or_17
from media_mandate.children.harm import harms
from media_mandate.children.identifying import persons
from media_mandate.children.identifying.book import Book, book, compiled
from media_mandate.children.identifying.clues import Clue
from media_mandate.children.identifying.identifiers import changed_in, identifiers, mentions
from media_mandate.children.phrasing import PatternError

ROOM = Path(media_mandate.children.__file__).parent
BOOKS = {
    file.stem: book(".".join(("media_mandate.children", *file.relative_to(ROOM).with_suffix("").parts)))
    for file in sorted(ROOM.rglob("*.yml"))
    if file.with_suffix(".py").exists() and "book(__name__)" in file.with_suffix(".py").read_text("utf-8")
}
NEVER = re.compile("(?!)")


class One(NamedTuple):
    """A pattern by its place."""

    file: str
    name: str
    number: int

    def __str__(self) -> str:
        return f"{self.file}-{self.name}-{self.number}"


ALL = [
    One(file, name, number)
    for file, written in BOOKS.items()
    for name, entries in written.written.items()
    for number in range(len(entries))
]


def judged(text: str) -> object:
    """All that is found in a text by patterns."""
    return (
        identifiers(text),
        changed_in(text),
        harms(text),
        are_16_or_17([text]),
        list(mentions(text, {"nguyễn minh khôi": Clue.NAME})),
    )


class Without:
    """A book without one of its patterns, for as long as it is entered."""

    def __init__(self, one: One) -> None:
        self.book: Book = BOOKS[one.file]
        self.one = one

    def __enter__(self) -> None:
        self.kept = self.book.all(self.one.name)[self.one.number]
        self._put(NEVER)

    def __exit__(self, *_error: object) -> None:
        self._put(self.kept)

    def _put(self, pattern: re.Pattern[str]) -> None:
        persons._speaks_of_proceedings.cache_clear()
        self.book.all(self.one.name)[self.one.number] = pattern
        self.book.pop(self.one.name, None)


@pytest.mark.parametrize("one", ALL, ids=str)
def test_each_pattern_finds_a_sentence_and_leaves_one_alone(one: One) -> None:
    """What is found changes without it for the first sentence, and does not for the second."""
    entry = BOOKS[one.file].written[one.name][one.number]
    found, left = judged(entry["found"]), judged(entry["left"])
    with Without(one):
        assert judged(entry["found"]) != found, f"idle: {entry['found']}"
        assert judged(entry["left"]) == left, f"not left alone: {entry['left']}"


@pytest.mark.parametrize(
    "entry",
    [
        {"signs": "child nobody"},
        {"signs": "NOBODY"},
        {"signs": "(child"},
        {"signs": "child <pupil>"},
        {"signs": "after(child*) pupil"},
        {"words": "(gần | sát"},
        {"words": "NOBODY nhà"},
        {"words": "gần + nhà"},
    ],
)
def test_a_pattern_without_meaning_is_refused(entry: dict[str, str]) -> None:
    with pytest.raises(PatternError, match="This is no pattern"):
        compiled(entry)


@pytest.mark.parametrize(
    ("entry", "found", "left"),
    [
        ({"signs": "child quality{0,2} who:(capital)"}, "cqqN", "cqqqN"),
        ({"signs": "[not . ,]{2} number?"}, "cw0", "c,w"),
        ({"signs": "begin child | pupil end"}, "wg", "wc"),
        ({"signs": "not after(post) capital"}, "cN", "oN"),
        ({"words": "(gần | sát) nhà"}, "o sat nha chi", "o gan ben nha"),
        ({"words": "begin ANY{0,2}? trong phim"}, "«co be trong phim", "ai cung biet trong phim"),
        ({"words": "not after(bị) đánh"}, "hay danh", "em bi danh"),
        ({"words": "NUMBER tuổi not before(rưỡi)"}, "len 12 tuoi", "len 12 tuoi ruoi"),
    ],
)
def test_a_pattern_means_what_it_says(entry: dict[str, str], found: str, left: str) -> None:
    assert compiled(entry).search(found)
    assert not compiled(entry).search(left)
