"""Bylines, and what is for the office alone, below an article in a Word file."""

from __future__ import annotations

from typing import Any

from media_mandate.word.bylines import Byline, is_labelled, is_named, names_in, read_byline
from media_mandate.word.lines import WordLine
from media_mandate.word.masthead import folded, is_ending, is_masthead
from media_mandate.word.roles import LineRole, Roles

_MOST = 14
"""In how many lines from the end bylines are sought."""

_MOST_SIGNED = 2
_LONG = 110


def take_byline(found: Roles, number: int, byline: Byline) -> None:
    found.role[number] = LineRole.BYLINE
    told = [name for name in byline.authors if name not in found.authors]
    found.authors += [name for name in told if not is_masthead(name, found.names)] or told
    found.credit = byline.credit or found.credit


def mark_end(found: Roles) -> None:
    """Take bylines, and what is for the office alone, from the end of the text."""
    lines = found.lines
    begin = max(len(lines) - _MOST, 1)
    copies = [n for n in range(begin, len(lines)) if folded(lines[n].text).startswith("nơi nhận")]
    for number in range(copies[0] if copies else len(lines), len(lines)):
        is_name = lines[number].text and lines[number].align != "left" and is_named(lines[number].text)
        if lines[number].text and not is_name:
            found.role[number] = LineRole.PASSED
    is_last = True
    bylines: list[tuple[int, Byline]] = []
    for number in range(len(lines) - 1, begin - 1, -1):
        line = lines[number]
        if not line.text or found.role[number] is LineRole.PASSED:
            continue
        before = lines[number - 1]
        byline = read_byline(line.text)
        if line.table is not None and not _is_signed(found, line.table):
            break
        if byline is not None and (before.has_picture and not before.text) and not byline.authors:
            continue  # that of a picture
        if byline is not None:
            bylines.append((number, byline))
        elif is_ending(line.text):
            found.role[number] = LineRole.PASSED
        elif found.is_text(number) and _is_signature(line, is_last):
            bylines.append((number, Byline(tuple(names_in(line.text)))))
        elif before.has_picture and len(line.text) <= _LONG:
            continue
        else:
            break
        is_last = is_last and not bylines
    for number, byline in reversed(bylines):
        take_byline(found, number, byline)


def _is_signed(found: Roles, table: Any) -> bool:
    """Whether a table only lays out who signed, and who gets a copy."""
    told = [line.text for line in found.lines if line.table is table and line.text]
    return len(told) <= _MOST_SIGNED or any(map(is_ending, told))


def _is_signature(line: WordLine, is_last: bool) -> bool:
    small = folded(line.text)
    if small.startswith(("theo ", "nguồn", "(theo", "(nguồn")) or len(line.text) > 70:
        return False
    if is_labelled(line.text) or line.text.endswith((":", ";", "?", "!")):
        return False
    if line.is_item or line.has_picture:
        return False
    if line.align == "right":
        return not line.text.endswith(".") or is_named(line.text)
    words = len(line.text.split())
    return (
        is_last
        and is_named(line.text)
        and words >= 2
        and (line.is_marked or line.align == "center" or words <= 5)
    )
