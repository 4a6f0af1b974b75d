"""Lists whose numbers and dashes were typed, made lists of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from media_mandate.word.tables import Node

_NUMBER = re.compile(r"([0-9]{1,2})[.)/．）]$")
_WIDE = re.compile(r"([0-9]{1,2}[．）])(.+)")
_DASHES = "-–—+•*●▪◦·"
_LEAST = 2
_SAID = frozenset('?!”"')


def with_lists(blocks: list[Node]) -> list[Node]:
    """The blocks in which paragraphs that follow each other with 1., 2., 3. or dashes are lists.

    A dash also begins what somebody says: where one of them asks or exclaims, they stay paragraphs.
    """
    blocks = list(map(_spaced, blocks))
    made: list[Node] = []
    place = 0
    while place < len(blocks):
        count = _numbered(blocks, place) or _dashed(blocks, place)
        if count < _LEAST:
            made.append(blocks[place])
            place += 1
            continue
        group = blocks[place : place + count]
        if _mark(group[0]) in _DASHES:
            made.append({"t": "BulletList", "c": _nested(group)})
        else:
            items = [[_plain(block)] for block in group]
            made.append({"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], items]})
        place += count
    return made


def _spaced(block: Node) -> Node:
    """A paragraph that begins with a number of full width, behind which nobody puts a blank."""
    match block:
        case {"t": "Para", "c": [{"t": "Str", "c": str(text)}, *rest]} if found := _WIDE.fullmatch(text):
            begun = [{"t": "Str", "c": found[1]}, {"t": "Space"}, {"t": "Str", "c": found[2]}]
            return {"t": "Para", "c": [*begun, *rest]}
    return block


def _mark(block: Node) -> str:
    """The sign or number before a paragraph; empty where it begins with a word."""
    match block:
        case {"t": "Para", "c": [{"t": "Str", "c": str(mark)}, {"t": "Space"}, _, *_]}:
            return mark if _NUMBER.fullmatch(mark) or (len(mark) == 1 and mark in _DASHES) else ""
    return ""


def _numbered(blocks: list[Node], place: int) -> int:
    """How many paragraphs from a place on are numbered from 1 on."""
    count = 0
    while place + count < len(blocks):
        number = _NUMBER.fullmatch(_mark(blocks[place + count]))
        if number is None or int(number[1]) != count + 1:
            break
        count += 1
    return count


def _dashed(blocks: list[Node], place: int) -> int:
    first = _mark(blocks[place])
    if not first or first not in _DASHES:
        return 0
    count = 1
    while place + count < len(blocks) and (mark := _mark(blocks[place + count])) and mark in _DASHES:
        count += 1
    group = blocks[place : place + count]
    is_list = sum(_mark(block) == first for block in group) >= _LEAST
    return count if is_list and not any(_last(block) in _SAID for block in group) else 0


def _nested(group: list[Node]) -> list[list[Node]]:
    """The items of a list; those with another sign than the first belong to the item before them."""
    items: list[list[Node]] = []
    for block in group:
        if _mark(block) == _mark(group[0]):
            items.append([_plain(block)])
        elif len(items[-1]) == 1:
            items[-1].append({"t": "BulletList", "c": [[_plain(block)]]})
        else:
            items[-1][1]["c"].append([_plain(block)])
    return items


def _plain(block: Node) -> Node:
    return {"t": "Plain", "c": block["c"][2:]}


def _last(block: Node) -> str:
    return next(_letters(block["c"]), "")


def _letters(node: Node) -> Iterator[str]:
    match node:
        case list():
            for part in reversed(node):
                yield from _letters(part)
        case {"t": "Str", "c": str(text)} if not text.startswith("\ue000"):
            yield from text[-1:]
        case {"t": "Note" | "RawInline"}:
            return
        case {"c": content}:
            yield from _letters(content)
