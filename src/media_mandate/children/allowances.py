"""What gives a child away and may stand all the same: with what reason, and whether that was needed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from media_mandate.articles.front_matter import Allowed
from media_mandate.children import rules
from media_mandate.children.findings import Giveaway, HarmTold, in_field
from media_mandate.children.vocabulary import folded
from media_mandate.messages import _
from media_mandate.problems import Level, Problem, Spot
from media_mandate.reading.body import Body
from media_mandate.reading.code import hidden
from media_mandate.reading.document import Document
from media_mandate.reading.rendering import BLANK_LINE
from media_mandate.reading.text import Comment

Hit = TypeVar("Hit", Giveaway, HarmTold)

_EXAMPLE = "tên một con đường"


@dataclass(frozen=True, slots=True)
class Allowance:
    """Words that give a child away, and why somebody let them stand."""

    path: str
    line: int
    words: str
    reason: str


_COMMENT = re.compile(r"\s*+(?:duoc phep|allowed)\b\s*+:?(.*)", re.IGNORECASE | re.DOTALL)
_BEGINNING = re.compile(r"(?:\A|\n[ \t]*+\n)[ \t]*+\Z")
"""What stands before a comment that begins a paragraph."""
_END = re.compile(r"[.!?…][\"”’)*]*(?=\s)|\n")


def reason_in(comment: str) -> str | None:
    """The reason that a comment gives for what it allows; None where it allows nothing."""
    match = _COMMENT.fullmatch(folded(comment))
    return " ".join(comment[match.start(1) : match.end(1)].split()) if match else None


def is_reason(text: str) -> bool:
    """Whether it has three words; fewer explain nothing to whoever reads the list."""
    return len(re.findall(r"\w*[^\W\d_]\w*", text)) >= 3


class Allowing:
    """The allowances of one file, and what they let pass; `allowed` are those of its front matter.

    A comment allows what stands in the sentence before it, in the same paragraph; at the beginning of a
    paragraph it allows what stands in the sentence after it. What names one of the `pictures` allows a face
    in it, which is told by another.
    """

    def __init__(
        self,
        document: Document,
        body: Body,
        allowed: Sequence[Allowed] = (),
        pictures: Collection[str] = (),
    ) -> None:
        self.document = document
        self.body = body
        self.path = document.front.path
        self.allowed = allowed
        self.pictures = pictures
        self.allowances: list[Allowance] = []
        self.comments: list[tuple[int, int, int, str]] = []
        self.used: set[int] = set()
        self.used_words: set[str] = set()
        for start, comment in _written(document.body, body.text.comments):
            reason = reason_in(comment.said)
            if reason is not None:
                is_first = comment.is_between and bool(_BEGINNING.search(document.body, 0, max(start, 0)))
                begin, close = self._sentences.beside(comment.offset, is_first=start >= 0 and is_first)
                self.comments.append((start, begin, close, reason))

    # Most files allow nothing, so they are made when they are asked for.
    @cached_property
    def _sentences(self) -> _Sentences:
        return _Sentences(self.body.text.running)

    def allows(self, hit: Giveaway | HarmTold) -> bool:
        """Whether something allows what was found; it is noted down then."""
        if hit.start is None:
            return self._allows_words(hit)
        for start, begin, close, reason in self.comments:
            if self._is_within(hit.start, begin, close) and is_reason(reason):
                self.used.add(start)
                line = self.body.spot(hit.start).line or 1
                self.allowances.append(Allowance(self.path, line, hit.words, reason))
                return True
        return False

    def _is_within(self, start: int, begin: int, close: int) -> bool:
        """Whether a comment that allows what stands from `begin` to `close` allows what begins at `start`.

        What is said of a picture or link stands where these do.
        """
        anchor = self.body.text.anchor(start)
        return begin <= start < close if anchor is None else begin <= anchor <= close

    def _allows_words(self, hit: Giveaway | HarmTold) -> bool:
        for index, allowed in enumerate(self.allowed):
            if hit.words in allowed.words and is_reason(allowed.reason):
                self.used_words.add(allowed.words)
                key = hit.key or ("children", "allowed", index)
                line = (hit.place or self.document.front.place(key))[0]
                self.allowances.append(Allowance(self.path, line, hit.words, allowed.reason))
                return True
        return False

    def left(self, hits: Iterable[Hit]) -> list[Hit]:
        """What nothing allows of what was found."""
        return [hit for hit in hits if not self.allows(hit)]

    def told(self, hits: Iterable[Giveaway], level: Level) -> list[Problem]:
        """The problems of what was found and not allowed."""
        return [hit.at(self._spot(hit), level) for hit in hits]

    def in_reasons(self) -> Iterator[Giveaway]:
        """What gives a child away in the reasons themselves: the record publishes them."""
        for start, _begin, _close, reason in self.comments:
            if start in self.used:
                place = self.document.place(max(start, 0))
                yield from (replace(hit, place=place, is_anchor=True) for hit in in_field((), reason))
        for index, allowed in enumerate(self.allowed):
            if allowed.words in self.used_words or allowed.words in self.pictures:
                yield from in_field(("children", "allowed", index, "reason"), allowed.reason)

    def line(self, hit: HarmTold) -> int | None:
        """The line of the file on which a passage begins."""
        return self.document.front.place(hit.key)[0] if hit.start is None else self.body.spot(hit.start).line

    def _spot(self, hit: Giveaway) -> Spot:
        if hit.key:
            return self.document.front.spot(hit.key)
        if hit.start is not None:
            return self.body.spot(hit.start)
        return Spot(self.path, *hit.place) if hit.place else Spot(self.path)

    def problems(self) -> Iterator[Problem]:
        """What is wrong in the allowances themselves."""
        for start, _begin, _close, reason in self.comments:
            spot = self.document.spot(max(start, 0))
            if not is_reason(reason):
                yield rules.NO_REASON.at(spot)
            elif start not in self.used:
                yield rules.IDLE.at(spot)
        for index, allowed in enumerate(self.allowed):
            key = ("children", "allowed", index)
            if not is_reason(allowed.reason):
                hint = _("Write why these words may stand, for example {example}.", example=_EXAMPLE)
                yield rules.NO_REASON.at(self.document.front.spot((*key, "reason")), hint=hint)
            elif allowed.words not in self.used_words and allowed.words not in self.pictures:
                hint = _("Write the words as they stand in the field or the file's name, or remove it.")
                yield rules.IDLE.at(self.document.front.spot(key), hint=hint)


def _written(source: str, comments: Sequence[Comment]) -> Iterator[tuple[int, Comment]]:
    """Where in their source comments begin; a negative number of its own for one that is not found there."""
    spans = [(start, end) for start, end, kind in hidden(source) if kind == "comment"] if comments else []
    for index, comment in enumerate(comments):
        span = next((one for one in spans if source[slice(*one)] == f"<!--{comment.said}-->"), None)
        if span is not None:
            spans.remove(span)
        yield span[0] if span else -1 - index, comment


class _Sentences:
    """The sentences of a text, and those that a comment belongs to."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.signs = [match.start() for match in re.finditer(r"[^\W_]", text)]
        self.paragraphs = [0, *(match.end() for match in BLANK_LINE.finditer(text))]
        self.ends = [0, *sorted({*self.paragraphs[1:], *(match.end() for match in _END.finditer(text))})]

    def beside(self, place: int, *, is_first: bool) -> tuple[int, int]:
        """Where what a comment at `place` allows begins and ends; `is_first` is one before its paragraph."""
        paragraph = self.paragraphs[bisect_right(self.paragraphs, place) - 1]
        after = bisect_left(self.signs, place)
        last = self.signs[after - 1] + 1 if after else 0
        if last > paragraph and not is_first:
            return self.ends[bisect_right(self.ends, last) - 1], place
        if after == len(self.signs):
            return place, place
        close = bisect_right(self.ends, self.signs[after])
        return place, self.ends[close] if close < len(self.ends) else len(self.text)
