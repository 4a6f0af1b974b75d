"""The passages of a text: its paragraphs, and parts of long ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_ITEM = r"[ \t]*(?:[-*+]|\d+[.)])[ \t]"
_BREAK = r"\n(?![ \t]*(?:\n|[>|]|[-*+][ \t]|\#{1,6}[ \t]))"
_PARAGRAPH = re.compile(
    rf"\n?{_ITEM}(?:[^\n]++|(?!\n{_ITEM}){_BREAK})*+ | (?:[^\n]++|{_BREAK})++", re.VERBOSE
)
"""As Markdown parts them: a number with a point begins an item within a list, and none within a paragraph."""
PASSAGE = 2000
"""Signs that are read at once. A finding looks around itself no farther, so time grows with length alone."""
_PASSAGE = re.compile(
    rf".{{1,{PASSAGE}}}(?:\Z|(?<=[.!?…]\s))|.{{1,{PASSAGE}}}(?<=\s)|.{{1,{PASSAGE}}}", re.DOTALL
)


@lru_cache(maxsize=16)
def passages(text: str) -> Sequence[tuple[int, str]]:
    """The paragraphs of a text with their places; long ones in parts, whole sentences where it can be."""
    return [
        (part.start(), part[0])
        for paragraph in _PARAGRAPH.finditer(text)
        for part in _PASSAGE.finditer(text, *paragraph.span())
    ]
