"""How the text of a Word file is written so that Python-Markdown reads it as text, and as nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from media_mandate.word.tables import SPACE, Node, string

LOST = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\x7f-\x9f]")
"""Soft hyphens, letters without width, turns of direction: not seen in Word, and refused by `check`."""

BLANKS = re.compile("[\\s\u00a0]+")

FROM_CAPTION = "\ue002"
"""What stands before the words of a picture that were made of its caption."""

MADE_BY_MACHINE = re.compile(
    r"automatically generated|AI-generated|tạo tự động|do AI tạo"
    r"|^\S+\.(?:jpe?g|png|gif|webp|heic|bmp|tiff?)$|^(?:picture|image|img|dsc|hình ảnh|hình|ảnh)[ _-]*\d*$",
    re.IGNORECASE,
)

_RISKY = re.compile(r"\{|&(?=#?\w+;)")
_AT_LINE_START = re.compile(r"!!!|:$|[=]+$|-{2,}$|~~~|#")


def written(text: str) -> Iterator[Node]:
    """A text with its blanks apart, and with the signs escaped that pandoc does not know to be Markdown's."""
    for index, word in enumerate(BLANKS.split(text)):
        if index:
            yield SPACE
        begin = 0
        for sign in _RISKY.finditer(word):
            if sign.start() > begin:
                yield string(word[begin : sign.start()])
            yield {"t": "RawInline", "c": ["markdown", "\\{" if sign[0] == "{" else "&amp;"]}
            begin = sign.end()
        if word[begin:]:
            yield string(word[begin:])


def guarded(inlines: list[Node]) -> list[Node]:
    """The inlines of a paragraph, no line of which begins like something else."""
    guarded: list[Node] = []
    for index, node in enumerate(inlines):
        starts = not index or inlines[index - 1]["t"] == "LineBreak"
        if starts and node["t"] == "Str" and _AT_LINE_START.match(node["c"]):
            guarded.append({"t": "RawInline", "c": ["markdown", f"&#{ord(node['c'][0])};"]})
            guarded += [string(node["c"][1:])] if node["c"][1:] else []
        else:
            guarded.append(node)
    return guarded
