"""The words of a Markdown body, and where it points: what is counted, compared and followed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

RUN = 8
"""Words in a row that make a run, the unit in which texts are compared."""

_FENCED = re.compile(r"^[ ]*(`{3,}|~{3,}).*?(?:^[ ]*\1[`~]*[ ]*$|\Z)", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_UNSEEN = re.compile(r"<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)

_NOT_TEXT = re.compile(
    r"""
      !\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])      # a picture
    | ^[ ]{0,3}\[[^\]]+\]:.*$                  # where a reference leads
    | \[\^[^\]]+\]                             # a footnote's number
    | (?<=\])(?:\([^)]*\)|\[[^\]]*\])          # the address of a link
    | ^[ ]*(?:!!!|\?\?\?\+?|===)[ ]*[a-z-]*    # the mark and kind of an admonition
    | \{:?[ ]*[.\#][^}]*\}                     # an attribute list
    | <[/!?a-zA-Z][^>]*>                       # a tag
    | \bhttps?://\S+ | \bwww\.\S+              # an address
    """,
    re.MULTILINE | re.VERBOSE,
)
_WORD = re.compile(r"\w*[^\W\d_]\w*")

_TARGET = re.compile(
    r"""
      \]\(\s*<?([^)\s>]+)                          # [text](target), ![alt](target)
    | ^[ ]{0,3}\[[^\]^]+\]:\s*<?([^\s>]+)          # [name]: target
    | \b(?:href|src|poster)\s*=\s*["']([^"']+)     # in a tag
    """,
    re.MULTILINE | re.VERBOSE,
)
_TITLE = re.compile(r"^[ ]{0,3}#[ \t]+\S|^[^\s>#-].*\n=+[ ]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link or picture of the body points; line and column from 1, within the body."""

    address: str
    line: int
    column: int


def words(body: str) -> list[str]:
    """The words that count, lower-cased: tokens with a letter, each paragraph once.

    In Vietnamese every syllable (tiếng) is a token. Markdown, HTML, comments and code are left out.
    """
    text = html.unescape(_NOT_TEXT.sub(" ", _without_code(body)))
    paragraphs: dict[tuple[str, ...], None] = {}
    for paragraph in re.split(r"\n[ \t]*\n", text.lower()):
        paragraphs[tuple(_WORD.findall(paragraph))] = None
    return [word for paragraph in paragraphs for word in paragraph]


def runs(words: list[str]) -> set[int]:
    """The hashes of all runs of `RUN` words; comparable within one process only."""
    return set(map(hash, zip(*(words[start:] for start in range(RUN)), strict=False)))


def targets(body: str) -> Iterator[Target]:
    """Everything that the body links to or shows, code and comments left out."""
    if "](" not in body and "]:" not in body and "=" not in body:
        return
    text = _without_code(body)
    for match in _TARGET.finditer(text):
        start = match.start(match.lastindex or 0)
        line = text.count("\n", 0, start) + 1
        yield Target(html.unescape(match[match.lastindex or 0]), line, start - text.rfind("\n", 0, start))


def title_line(body: str) -> int | None:
    """The line, within the body, of a heading of the first level; the title has that level to itself."""
    match = _TITLE.search(_without_code(body))
    return None if match is None else body.count("\n", 0, match.start()) + 1


def _without_code(body: str) -> str:
    """The body with code, comments and unseen elements blanked out; every line keeps its number."""
    for pattern, sign in (
        (_FENCED, "```"),
        (_FENCED, "~~~"),
        (_COMMENT, "<!--"),
        (_UNSEEN, "<"),
        (_CODE, "`"),
    ):
        if sign in body:
            body = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), body)
    return body
