"""Whose name it is of which a text proves, in its sentence or in the next, that it is a child's.

An age under 18, a year of birth or a class belongs to the name before it, or to the first after it where it
opens the sentence. A sentence that speaks on of somebody, “Cậu học trò lớp 10 ấy …”, “Cả hai đều
sinh năm 2009 …”, “Quân mới 15 tuổi …”, proves it of those whom the sentence before names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from media_mandate.children.identifying.book import book
from media_mandate.children.identifying.sentences import sentence, words
from media_mandate.children.rows import SignRow
from media_mandate.children.signs import signs_of
from media_mandate.children.vocabulary import folded

_BOOK = book(__name__)
_STOP, _HERO, _MINOR, _NO_PERSON = tuple(signs_of(". in_history minor no_person"))
_CLASSES = signs_of("class_name grade")
_FRIENDS = ("bạn", "ban", "bạn học")


class Proof(NamedTuple):
    """The signs of a name, and the sign that proves it a child's."""

    who: tuple[int, int]
    at: int


def proofs(row: SignRow, signs: str) -> list[Proof]:
    """The names of a row that are proven to be children's; accused and heroes still have their signs."""
    if not _BOOK["worth_a_look"].search(signs) or not _BOOK["any_name"].search(signs):
        return []
    found = [proof for pattern in _BOOK.all("in_sentence") for proof in _in_sentence(row, signs, pattern)]
    found += _across(row, signs)
    return found


def _in_sentence(row: SignRow, signs: str, pattern: re.Pattern[str]) -> Iterator[Proof]:
    for match in pattern.finditer(signs):
        parts = match.groupdict()
        gap = folded(_without_peoples(row, signs, match.span("gap"))) if parts.get("gap") else ""
        now = folded(words(row, match.span("now"))) if parts.get("now") else ""
        then = folded(words(row, match.span("then"))) if parts.get("then") else ""
        begin = match.start("who")
        if (
            not (then and (_BOOK["of_another"].search(then) or not _BOOK["then"].search(then)))
            and not (gap and _BOOK["of_somebody"].search(gap))
            and not (now and (_is_long_ago(now) or _BOOK["of_somebody"].search(now)))
            and not (
                signs[match.start("at")] in _CLASSES
                and _BOOK["of_a_post"].search(signs, max(0, begin - 4), begin)
            )
            and not (now and match.end("who") - begin == 1 and _has_child(signs, begin))
            and not _is_word_for_minors(row, signs, match)
        ):
            yield Proof(match.span("who"), match.start("at"))


def _has_child(signs: str, index: int) -> bool:
    """Whether a child is spoken of earlier in the sentence, whose age it may be."""
    return _BOOK["child"].search(signs, sentence(signs, index)[0], index) is not None


def _without_peoples(row: SignRow, signs: str, span: tuple[int, int]) -> str:
    """The words of a span but for “người Cơ Tu”."""
    return " ".join(row.words(index) for index in range(*span) if _NO_PERSON not in signs[index : index + 2])


def _is_word_for_minors(row: SignRow, signs: str, match: re.Match[str]) -> bool:
    """Whether “người chưa thành niên” only follows a name: “Luật Tư pháp người chưa thành niên”."""
    at = match.start("at")
    is_age = any(sign.isdecimal() for sign in row.words(at)) or row.words(at).endswith(("tuổi", "tuoi"))
    return signs[at] == _MINOR and not is_age and signs[at - 1] not in signs_of(", is")


def _across(row: SignRow, signs: str) -> Iterator[Proof]:
    """What one sentence proves of those whom the one before it names."""
    begin, last = 0, range(0)
    for stop in (*(index for index, sign in enumerate(signs) if sign == _STOP), len(signs)):
        if stop > begin:
            if last:
                yield from _of_the_last(row, signs, last, range(begin, stop))
            yield from _of_first_names(row, signs, begin, stop)
            last = range(begin, stop)
        begin = stop + 1


def _of_the_last(row: SignRow, signs: str, last: range, this: range) -> Iterator[Proof]:
    said = folded(words(row, (this.start, min(this.stop, this.start + 12))))
    names = [
        match.span() for match in _BOOK["names"].finditer(signs, last.start, last.stop) if _is_full(match)
    ]
    goes_on = _BOOK["goes_on"].match(signs, this.start, this.stop)
    if names and goes_on:
        at, told = goes_on.start("at"), folded(words(row, (last.start, last.stop)))
        is_other = any(
            row.words(match.start()) not in _FRIENDS
            for match in _BOOK["other_child"].finditer(signs, last.start, last.stop)
        ) or (_BOOK["victim"].match(said) and _BOOK["are_tried"].search(told))
        if _BOOK["they"].match(said):
            yield from (Proof(name, at) for name in names if len(names) > 1 and not is_other)
        elif _BOOK["accused"].match(said) or (_BOOK["this_one"].match(said) and not is_other):
            yield Proof(names[0], at)
    unnamed = _BOOK["unnamed"].search(signs, last.start, last.stop)
    named = _BOOK["first_name"].match(signs, this.start, this.stop)
    if unnamed and named and not names and _BOOK["named_now"].match(said):
        yield Proof(named.span("who"), unnamed.end() - 1)


def _is_full(match: re.Match[str]) -> bool:
    """Whether it is a person's name by itself: of two words, or a hero's."""
    return len(match[0]) > 1 or match[0] == _HERO


def _of_first_names(row: SignRow, signs: str, begin: int, end: int) -> Iterator[Proof]:
    """A full name above, where a sentence begins with its last word: “Quân năm nay mới 15 tuổi”."""
    goes_on = _BOOK["begins_with_name"].match(signs, begin, end)
    if begin == 0 or goes_on is None:
        return
    first, now = row.words(begin), folded(words(row, goes_on.span("now")))
    at = goes_on.start("at")
    if signs[at] == _MINOR and now and _is_long_ago(now):
        return
    for match in _BOOK["names"].finditer(signs, 0, begin):
        if len(match[0]) > 1 and row.words(match.end() - 1) == first:
            yield Proof(match.span(), at)
            yield Proof((begin, begin + 1), at)


def _is_long_ago(now: str) -> bool:
    """Whether words before an age tell of another time than that of which the text tells."""
    return _BOOK["now"].search(now) is None or _BOOK["long_ago"].search(now) is not None
