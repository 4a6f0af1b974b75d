"""Markup that hides text in one reading and shows it in another, and what no page can hold.

Readers of Markdown and of HTML disagree where a comment ends that was not ended as comments are, and whether
a declaration is one. What one takes for a note of the desk, another publishes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from media_mandate.problems import Problem, Spot
from media_mandate.reading import rules
from media_mandate.reading.code import hidden, without_code
from media_mandate.reading.document import Document
from media_mandate.reading.fields import shortened
from media_mandate.reading.files import impossible_references
from media_mandate.reading.leftovers import leftovers
from media_mandate.reading.rendering import BLANK_LINE

MOST = 20
"""Oddities of one body are told one by one up to this number."""

_OPENING = re.compile(r"<!(?:--)?|<\?")
_COMMENT = re.compile(r"<!--(?!-?>)((?:(?!--!?>|<!--).)*+)-->", re.DOTALL)
_END_OR_BEGIN = re.compile("--!?>|<!--")
_INDENTED = re.compile(r"[ ]{0,3}")
_SECTION = re.compile(r"<!\[")
_RUN = re.compile("`+|~+")

_UNPLACED = Spot("")

_Found = tuple[int, Problem]
"""Where something odd begins, and what is told of it there."""


def oddities(document: Document) -> Iterator[Problem]:
    """Everything odd in the body of a document."""
    yield from leftovers(document)
    for start, problem in sorted(islice(_oddities(document.body), MOST), key=lambda one: one[0]):
        yield problem.moved(document.spot(start))


def _oddities(body: str) -> Iterator[_Found]:
    if "<!" in body or "<?" in body:
        yield from _odd_openings(body)
    if "&#" in body:
        text = without_code(body)
        for found in impossible_references(text):
            yield found.start(), rules.NO_CHARACTER.at(_UNPLACED, signs=found[0][:20])


def _odd_openings(body: str) -> Iterator[_Found]:
    begin = 0
    code = [(start, end, kind) for start, end, kind in hidden(body) if kind in ("code", "fence")]
    for start, end, kind in (*code, (len(body), len(body), None)):
        yield from _openings(body, begin, start)
        if kind == "code" or not _is_left_alone(body[start:end]):
            # a parser of HTML comes before the one of Markdown, and falls over this
            for section in _SECTION.finditer(body, start, end):
                yield section.start(), rules.DECLARATION.at(_UNPLACED, signs=section[0])
        begin = end


def _is_left_alone(fence: str) -> bool:
    """Whether a fence is one for every reader: not indented, and ended by as many signs as began it."""
    run = _RUN.match(fence)
    return run is not None and fence.rpartition("\n")[2].rstrip(" ") == run[0]


def _openings(body: str, begin: int, end: int) -> Iterator[_Found]:
    while (opening := _OPENING.search(body, begin, end)) is not None:
        begin = opening.end()
        start = opening.start()
        if opening[0] != "<!--":
            signs = shortened(body[start : start + 20].partition("\n")[0])
            yield start, rules.DECLARATION.at(_UNPLACED, signs=signs)
        elif (comment := _COMMENT.match(body, start, end)) is None:
            close = _END_OR_BEGIN.search(body, begin, end)
            if close is not None and close[0] == "<!--":
                yield start, rules.NESTED_COMMENT.at(_UNPLACED)
            elif close is None:
                yield start, rules.ENDLESS_COMMENT.at(_UNPLACED)
            else:
                yield start, rules.BROKEN_COMMENT.at(_UNPLACED)
        else:
            begin = comment.end()
            before = body[body.rfind("\n", 0, start) + 1 : start]
            if BLANK_LINE.search(comment[1]) and not _INDENTED.fullmatch(before):
                yield start, rules.PARTED_COMMENT.at(_UNPLACED)
