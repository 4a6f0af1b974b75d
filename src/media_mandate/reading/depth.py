"""Where a source is nested so deep that no page can show it."""

from __future__ import annotations

import re

MAX_TAGS = 100
"""Open tags within each other, beyond which parsers of HTML may end."""

_NESTING_TAG = re.compile(
    r"<(/?)(?!(?:br|hr|img|wbr|input|source|track|col)\b)[a-zA-Z][^<>]*+(?<!/)>", re.IGNORECASE
)
_DEEP = re.compile(
    r"""
      \n (?: (?:[ \t]*+>){25} | (?:[ ]{100}|\t{25})[ \t]*+(?:(?:[-*+]|\d+[.)])[ \t]|!!!|:[ ])
      | (?:[ \t]*+(?:[-*+]|\d+[.)])[ \t]){25}[ \t]*+[^\s*+-] | (?:[^\n]++\n[ ]{0,3}:[ ][^\n]*+\n){100} )
    """,
    re.VERBOSE,
)


def deep_line(body: str) -> int | None:
    """The line, within the body, of a list, quotation or tag nested so deep that no page can show it."""
    lines = (_line_of(_DEEP, body), _deep_tag_line(body))
    return min((line for line in lines if line is not None), default=None)


def _deep_tag_line(body: str) -> int | None:
    depth = 0
    for tag in _NESTING_TAG.finditer(body) if body.count("<") > MAX_TAGS else ():
        depth = max(depth + (-1 if tag[1] else 1), 0)
        if depth > MAX_TAGS:
            return body.count("\n", 0, tag.start()) + 1
    return None


def _line_of(pattern: re.Pattern[str], text: str) -> int | None:
    """The line where a pattern is found that begins with the end of the line before."""
    text = f"\n{text}"
    match = pattern.search(text)
    return None if match is None else text.count("\n", 0, match.start() + 1)
