"""A body as the site's own Markdown makes HTML of it, within a budget of counted work.

Markdown takes minutes for some texts. So what it is given to look at is counted, and a text that is worth no
page ends early: by the count, and by no machine's clock.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any, NamedTuple

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from slugify import slugify

from media_mandate.errors import MandateError
from media_mandate.reading.rules import UNRENDERABLE


@lru_cache(maxsize=256)
def heading_id(text: str, separator: str) -> str:
    """The id of a heading; Markdown's own loses đ."""
    return slugify(text, separator=separator, backend="text-unidecode")  # else each call seeks another


EXTENSIONS = (
    *("toc", "tables", "fenced_code"),  # MkDocs' own
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html"),
    *("media_mandate.reading.github_lists", "media_mandate.reading.extension_words"),
)
CONFIGS = {"tables": {"use_align_attribute": True}, "toc": {"slugify": heading_id, "permalink": False}}
"""Tests hold the extensions to those that `mkdocs.yml` names, which make no page but are what people read."""

BUDGET = 20_000_000
"""Characters that Markdown may be given to look at for one body: some 800 times those of an article."""

_RESERVE = 200
"""Calls of which a build stands deeper in the stack than a check."""


class UnrenderableError(MandateError):
    """Markdown makes no page of a body."""

    def __init__(self) -> None:
        super().__init__(UNRENDERABLE.sentence)


class OverBudgetError(UnrenderableError):
    """A body takes more work than any text that is meant to be read."""


class _Budget:
    """How many characters may still be looked at."""

    def __init__(self) -> None:
        self.left = BUDGET

    def spend(self, characters: int) -> None:
        self.left -= characters
        if self.left < 0:
            raise OverBudgetError


_UNCLOSED = re.compile(r"<[a-zA-Z/!?][^<>]*+(?=<|\Z)")
_QUOTED_TAG = re.compile(r"""<[a-zA-Z][^<>"']*+["']""")
_ABBREVIATION = re.compile(r"^[*]\[", re.MULTILINE)
_PUT_ASIDE = re.compile("[\x02\x03]|&#[23];")
"""What Markdown put aside under a number, and did not find again."""
_FENCE = re.compile("^(?:~~~|```)", re.MULTILINE)
_NOTE_OR_END = re.compile(r"\[\^|\]")
BLANK_LINE = re.compile(r"\n[ \t]*+\n")


def _foreseen(body: str) -> int:
    """The characters that patterns look at on their own: for tags and code that do not end, abbreviations."""
    size, characters = len(body), _to_ends_of_notes(body)
    if "<" in body:
        characters += len(_UNCLOSED.findall(body)) * size + len(_QUOTED_TAG.findall(body)) * size // 20
    if "`" in body:
        characters += sum(part.count("`") * len(part) // 16 for part in BLANK_LINE.split(body))
    if "*[" in body:
        characters += len(_ABBREVIATION.findall(body)) * size // 4
    if "```" in body or "~~~" in body:
        characters += len(_FENCE.findall(body)) * size // 4
    return characters


def _to_ends_of_notes(body: str) -> int:
    """The characters from each beginning of a footnote's number to the next bracket that may end it."""
    characters, end = 0, len(body)
    for found in reversed(list(_NOTE_OR_END.finditer(body))) if "[^" in body else ():
        if found[0] == "]":
            end = found.start()
        else:
            characters += end - found.start()
    return characters


def work() -> int:
    """How many characters Markdown was given to look at for the last body."""
    return BUDGET - _markdown().budget.left


def rendered(body: str, most: int = BUDGET) -> str:
    """The HTML of a body, not sanitised, made by looking at `most` characters.

    Raises UnrenderableError and OverBudgetError.
    """
    markdown, budget, patterns = _markdown()
    budget.left = most
    budget.spend(_foreseen(body))
    try:
        with _less_deep():
            markdown.reset()
            markdown.treeprocessors["inline"].inlinePatterns = [
                pattern for sign, pattern in patterns if sign in body
            ]
            made: str = markdown.convert(f"\n{body}")
    except OverBudgetError:
        _markdown.cache_clear()
        raise
    except Exception as error:  # whatever a parser of foreign text falls over must be told, not guessed
        _markdown.cache_clear()
        raise UnrenderableError from error
    if _PUT_ASIDE.search(made):
        raise UnrenderableError
    return made


_SIGN = {
    "backtick": "`",
    **dict.fromkeys(("footnote", "reference", "link", "short_reference"), "["),
    **dict.fromkeys(("image_link", "image_reference", "short_image_ref"), "["),
    **dict.fromkeys(("autolink", "automail", "html"), "<"),
    "entity": "&",
}
"""What stands in a body where the inline pattern of this name finds anything; any other is always tried."""


class _Made(NamedTuple):
    """A Markdown, what counts its work, and its inline patterns, each behind its sign."""

    markdown: Markdown
    budget: _Budget
    patterns: list[tuple[str, InlineProcessor]]


@cache
def _markdown() -> _Made:
    """One Markdown for all bodies, as making one takes as long as a body does."""
    markdown, budget = Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS), _Budget()
    for pattern in markdown.inlinePatterns:
        if isinstance(pattern, InlineProcessor):
            _count_matches(pattern, budget)
    for processor in markdown.parser.blockprocessors:
        _count_blocks(processor, budget)
    signs = {markdown.inlinePatterns[name]: sign for name, sign in _SIGN.items()}
    return _Made(markdown, budget, [(signs.get(one, ""), one) for one in markdown.inlinePatterns])


def _count_matches(pattern: InlineProcessor, budget: _Budget) -> None:
    handle = pattern.handleMatch

    def counted(match: re.Match[str], data: str) -> Any:
        budget.spend(len(data) - match.start(0))
        return handle(match, data)

    pattern.handleMatch = counted


def _count_blocks(processor: Any, budget: _Budget) -> None:
    run = processor.run

    def counted(parent: Any, blocks: list[str]) -> Any:
        budget.spend(len(blocks[0]) // 4)
        return run(parent, blocks)

    processor.run = counted


@contextmanager
def _less_deep() -> Iterator[None]:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(limit - _RESERVE)
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
