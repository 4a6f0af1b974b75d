"""Whose name it is of which a text proves, in its sentence or in the next, that it is a child's.

An age under 18, a year of birth or a class belongs to the name before it, or to the first after it where it
opens the sentence. A sentence that speaks on of somebody, “Cậu học trò lớp 10 ấy …”, “Cả hai đều
sinh năm 2009 …”, “Quân mới 15 tuổi …”, proves it of those whom the sentence before names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from media_mandate.children.words import SignRow, folded

NAME = "(?:[NS]?A[NSI]{1,3}|[NSI]{1,5})"
"""A name of any kind."""


class Proof(NamedTuple):
    """The signs of a name, and the sign that proves it a child's."""

    who: tuple[int, int]
    at: int


def sentence(signs: str, index: int) -> tuple[int, int]:
    """Where the sentence of a sign begins and ends."""
    end = signs.find(".", index)
    return signs.rfind(".", 0, index) + 1, len(signs) if end < 0 else end


def words(row: SignRow, span: tuple[int, int]) -> str:
    """The words of the signs of a span, in small letters."""
    return " ".join(map(row.words, range(*span)))


_WHO = rf"(?<![ot@rhxdzO<_NSAIHV])(?P<who>{NAME}|H)(?![NSAI])"
_ALIAS = rf"(?:,{{0,2}}[:+][qw=,]{{0,4}}{NAME},{{0,2}}|,w?{NAME},(?=,))?"
_APART = "[^.NSAIHCTcgijktomRyYQlL&*]"
"""What is no other person, and says nothing of another's age."""
_APPOSED = "(?:(?<=[,=q])[&*cg]q{0,2})?"
_IN_SENTENCE = tuple(
    map(
        re.compile,
        (
            rf"{_WHO}{_ALIAS}(?P<gap>{_APART}{{0,24}}){_APPOSED}(?P<at>Y)",
            rf"{_WHO}{_ALIAS},{{0,2}}q{{0,3}}w?{_APPOSED}(?P<at>y)",
            rf"{_WHO}{_ALIAS}(?P<now>{_APART}{{1,20}}){_APPOSED}(?P<at>y)",
            rf"{_WHO}{_ALIAS},{{0,2}}q{{0,3}}w?Q_*,{{0,2}}(?P<then>{_APART}{{1,12}})(?P<at>y)",
            rf"{_WHO}{_ALIAS},{{1,2}}q?=?q?[cg]{{0,2}}e?@?(?P<at>[lL])",
            rf"(?:^|(?<=\.))[wq@,]{{0,3}}(?P<at>Y)_*,{_APART}{{0,20}}?[&*c]?q?(?P<who>{NAME}|H)",
            rf"(?:^|(?<=\.))[wq@,]{{0,3}}(?P<at>y),{_APART}{{0,20}}?[&]q?(?P<who>{NAME}|H)",
        ),
    )
)
_OF_SOMEBODY = re.compile(r"(?<!\bla )\bnguoi\b(?! dan toc)")
_NOW = re.compile(
    r"\b(?:moi|nam nay|nay|hien|chua (?:du|day|tron)|vua tron|tron|chi|pham toi|gay an|khi do|luc do|khi ay"
    r"|luc ay|gan|hon|con la|von la|la)$"
)
"""What stands right before an age that somebody has now, or had at the time that is told of."""
_LONG_AGO = re.compile(r"\b(?:tung|hoi|tu (?:nam|khi|luc|nho)|ngay ay|thuo)\b")
_THEN = re.compile(
    r"\b(?:pham toi|gay an|gay ra vu|pham phap|(?:thuc hien|co) hanh vi|xay ra (?:vu|su) \w+)\b"
)
"""What tells that an age is the one at the offence, which decides however old somebody is now."""
_OF_ANOTHER = re.compile(r"\b(?:nguoi|con|em|chau|be|tre|vo|nan nhan|bi hai|voi|doi)\b")
_OF_A_POST = re.compile("[ok][=:q]{0,2}$")
_OF_A_LAW = re.compile(r"\b(?:luat|phap|toa|toi|vu|van|cua|voi|ve|cho)\b")

_NAMES = re.compile(rf"(?<![otkb@rhxdO<_NSAIHV])(?:{NAME}|H)(?![NSAI]|,{{0,2}}q{{0,2}}Q)")
_GOES_ON = re.compile(
    r"(?P<lead>[wqp0,]{0,5}[cgjm&]?[^.NSAIHktoTQCcgj]{0,12}?(?:[=,q]{0,3}[cg])?q?)(?P<at>[yYlL])"
)
_THEY = re.compile(
    r"\W*(?:ca (?:hai|ba|bon|nam|nhom|2|3|4|5)|tat ca|ho|(?:hai|ba|bon|2|3|4|cac|nhom) (?:em|chau|nguoi"
    r"|bi cao|bi can|doi tuong|nghi pham|thieu nien|hoc sinh|nam sinh|nu sinh|can pham|thanh nien))\b"
)
_THIS_ONE = re.compile(
    r"\W*(?:em|chau|be|cau|cau be|co be|nan nhan|bi hai|(?:\w+ ){1,6}?(?:nay|ay|do|no|kia|noi tren))\b"
)
_VICTIM = re.compile(r"\W*(?:nan nhan|bi hai)\b")
_ACCUSED = re.compile(
    r"\W*(?:\w+ ){0,4}?(?:han|ga|bi cao|bi can|nghi (?:pham|can)|doi tuong|hung thu|thu pham|can pham"
    r"|nguoi nay)\b"
)
_FRIENDS = ("bạn", "ban", "bạn học")
_OTHER_CHILD = re.compile(rf"(?<!=)[cgijm](?!q?=?:?q?(?:{NAME}|H))")
_ARE_TRIED = re.compile(r"\bbi (?:cao|can|bat|tuyen|khoi to|truy to|tam gi)")
_UNNAMED = re.compile(r"(?:[cg&][q,=e@]{0,4}|(?<=w)q)[yYlL]")
_NAMED_NOW = re.compile(
    r"\W*(?:do (?:chinh )?la|ten|danh tinh|nguoi nay|(?:em|chau|cau|doi tuong|nghi pham|bi cao|thu pham"
    r"|hung thu)(?: \w+)? (?:la|ten)|duoc xac dinh)\b"
)
_FIRST_NAME = re.compile(rf"[wq:=,cgz&]{{0,8}}(?P<who>{NAME}|H)(?!,{{0,2}}q{{0,2}}Q)")
_WORTH_A_LOOK = re.compile("[yYlL]")
_ANY_NAME = re.compile("[NSAIH]")


def proofs(row: SignRow, signs: str) -> list[Proof]:
    """The names of a row that are proven to be children's; accused are still `&` and heroes `H`."""
    if not _WORTH_A_LOOK.search(signs) or not _ANY_NAME.search(signs):
        return []
    found = [proof for pattern in _IN_SENTENCE for proof in _in_sentence(row, signs, pattern)]
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
            not (then and (_OF_ANOTHER.search(then) or not _THEN.search(then)))
            and not (gap and _OF_SOMEBODY.search(gap))
            and not (now and (_LONG_AGO.search(now) or _OF_SOMEBODY.search(now) or not _NOW.search(now)))
            and not (signs[match.start("at")] in "lL" and _OF_A_POST.search(signs, max(0, begin - 4), begin))
            and not (now and match.end("who") - begin == 1 and _has_child(signs, begin))
            and not _is_word_for_minors(row, signs, match)
        ):
            yield Proof(match.span("who"), match.start("at"))


def _has_child(signs: str, index: int) -> bool:
    """Whether a child is spoken of earlier in the sentence, whose age it may be."""
    return re.search("[cg]", signs[sentence(signs, index)[0] : index]) is not None


def _without_peoples(row: SignRow, signs: str, span: tuple[int, int]) -> str:
    """The words of a span but for “người Cơ Tu”."""
    return " ".join(row.words(index) for index in range(*span) if "G" not in signs[index : index + 2])


def _is_word_for_minors(row: SignRow, signs: str, match: re.Match[str]) -> bool:
    """Whether “người chưa thành niên” only follows a name: “Luật Tư pháp người chưa thành niên”."""
    at = match.start("at")
    is_age = any(sign.isdecimal() for sign in row.words(at)) or row.words(at).endswith(("tuổi", "tuoi"))
    return signs[at] == "y" and not is_age and signs[at - 1] not in ",="


def _across(row: SignRow, signs: str) -> Iterator[Proof]:
    """What one sentence proves of those whom the one before it names."""
    begin, last = 0, range(0)
    for stop in (*(match.start() for match in re.finditer(r"\.", signs)), len(signs)):
        if stop > begin:
            if last:
                yield from _of_the_last(row, signs, last, range(begin, stop))
            yield from _of_first_names(row, signs, begin, stop)
            last = range(begin, stop)
        begin = stop + 1


def _of_the_last(row: SignRow, signs: str, last: range, this: range) -> Iterator[Proof]:
    said = folded(words(row, (this.start, min(this.stop, this.start + 12))))
    names = [match.span() for match in _NAMES.finditer(signs, last.start, last.stop) if _is_full(match)]
    goes_on = _GOES_ON.match(signs, this.start, this.stop)
    if names and goes_on:
        at, told = goes_on.start("at"), folded(words(row, (last.start, last.stop)))
        is_other = any(
            row.words(match.start()) not in _FRIENDS
            for match in _OTHER_CHILD.finditer(signs, last.start, last.stop)
        ) or (_VICTIM.match(said) and _ARE_TRIED.search(told))
        if _THEY.match(said):
            yield from (Proof(name, at) for name in names if len(names) > 1 and not is_other)
        elif _ACCUSED.match(said) or (_THIS_ONE.match(said) and not is_other):
            yield Proof(names[0], at)
    unnamed = _UNNAMED.search(signs, last.start, last.stop)
    named = _FIRST_NAME.match(signs, this.start, this.stop)
    if unnamed and named and not names and _NAMED_NOW.match(said):
        yield Proof(named.span("who"), unnamed.end() - 1)


def _is_full(match: re.Match[str]) -> bool:
    """Whether it is a person's name by itself: of two words, or a hero's."""
    return len(match[0]) > 1 or match[0] == "H"


def _of_first_names(row: SignRow, signs: str, begin: int, end: int) -> Iterator[Proof]:
    """A full name above, where a sentence begins with its last word: “Quân năm nay mới 15 tuổi”."""
    goes_on = _BEGINS_WITH_NAME.match(signs, begin, end)
    if begin == 0 or goes_on is None:
        return
    first, now = row.words(begin), folded(words(row, goes_on.span("now")))
    at = goes_on.start("at")
    if signs[at] == "y" and now and (not _NOW.search(now) or _LONG_AGO.search(now)):
        return
    for match in _NAMES.finditer(signs, 0, begin):
        if len(match[0]) > 1 and row.words(match.end() - 1) == first:
            yield Proof(match.span(), at)
            yield Proof((begin, begin + 1), at)


_BEGINS_WITH_NAME = re.compile(rf"[wNIS](?P<now>{_APART}{{0,10}}[cg]?)(?P<at>[yYlL])")
