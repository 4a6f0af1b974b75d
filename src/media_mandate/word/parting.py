"""Paragraphs of a Word file parted where a reader sees several, and tables opened that only hold pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise
from typing import Any

from lxml import etree

from media_mandate.word.fonts import W, text_of
from media_mandate.word.lines import PICTURES
from media_mandate.word.masthead import folded, is_label, is_text_label
from media_mandate.word.unwrapping import run_like

_ITEM = re.compile(r"(?:[-–+•*]|[0-9]{1,2}[.)])\s")
_SENTENCE_ENDS = tuple('.!?…:”"')
_LONG = 80
"""Of how many letters a line is a paragraph by itself if it ends a sentence; those of verse are shorter."""

_LARGE = 0.5
"""Which part of all text a table of one column holds if it only lays the page out."""

_SPOKEN = re.compile(
    r"(?:phần )?(?:lời|tiếng)(?: bình| dẫn| thoại| đọc)?|thuyết minh|nội dung lời bình|âm thanh"
)
_SEEN = re.compile(r"(?:phần |khuôn )?hình(?: ảnh)?|cảnh(?: quay)?|góc máy")
_CAPTION = 300
_FORM = 2
"""How many rows of a table have to begin with a label for it to be a form."""


def part_paragraphs(root: Any) -> None:
    """Part what looks like several paragraphs, and join the large first letter of a text with its word."""
    for paragraph in list(root.iter(f"{W}p")):
        _join_drop_cap(paragraph)
    for paragraph in list(root.iter(f"{W}p")):
        _part(paragraph)


def open_tables(root: Any) -> list[str]:
    """Put the paragraphs of a table that lays pictures or the whole text out in its place.

    Of a script for television what is said stays; what is to be seen is returned.
    """
    seen: list[str] = []
    body = root.find(f"{W}body")
    everything = len(text_of(root))
    for table in [] if body is None else list(body.iterchildren(f"{W}tbl")):
        rows = [list(row.iterchildren(f"{W}tc")) for row in table.iterchildren(f"{W}tr")]
        spoken = _spoken(rows)
        if spoken is not None:
            seen += [text_of(cell) for cell in rows[0]]
            for row in rows[1:]:
                for column, cell in enumerate(row):
                    if column == spoken:
                        for block in cell.findall(f"{W}p"):
                            table.addprevious(block)
                    else:
                        seen.append(" ".join(text_of(cell).split()))
            body.remove(table)
        elif sum(len(row) == 2 and is_label(text_of(row[0])) for row in rows) >= _FORM:
            for block in _of_form(rows):
                table.addprevious(block)
            body.remove(table)
        elif (_is_column(rows) and len(text_of(table)) > everything * _LARGE) or _shows_pictures(rows):
            for block in _in_reading_order(rows):
                table.addprevious(block)
            body.remove(table)
    return seen


def _spoken(rows: list[list[Any]]) -> int | None:
    """The column of a script that has what is said; None where a table is none."""
    heads = [folded(text_of(cell)).strip(" :.") for cell in rows[0]] if rows else []
    spoken = [column for column, head in enumerate(heads) if _SPOKEN.fullmatch(head)]
    is_script = len(spoken) == 1 and any(map(_SEEN.fullmatch, heads))
    is_script = is_script and not any(_has_picture(cell) for row in rows for cell in row)
    return spoken[0] if is_script and all(len(row) == len(heads) for row in rows) else None


def _is_column(rows: list[list[Any]]) -> bool:
    return all(len(row) == 1 for row in rows)


def _has_picture(element: Any) -> bool:
    return next(element.iter(*PICTURES), None) is not None


def _shows_pictures(rows: list[list[Any]]) -> bool:
    cells = [cell for row in rows for cell in row]
    shown = sum(map(_has_picture, cells))
    others = [text for cell in cells if not _has_picture(cell) and (text := text_of(cell).strip())]
    return bool(shown) and len(others) <= shown and all(len(text) <= _CAPTION for text in others)


def _of_form(rows: list[list[Any]]) -> Iterator[Any]:
    """What is written into a form, each with its label before it."""
    for row in rows:
        blocks = [child for cell in row[1:] or row for child in cell if child.tag in (f"{W}p", f"{W}tbl")]
        label = " ".join(text_of(row[0]).split()).rstrip(" :") if len(row) > 1 else ""
        if label and blocks[0].tag == f"{W}p" and not is_text_label(label):
            first = next(blocks[0].iter(f"{W}r"), None)
            run = run_like(first if first is not None else etree.Element(f"{W}r"), f"{label}: ")
            blocks[0].insert(0 if blocks[0].find(f"{W}pPr") is None else 1, run)
        elif label:
            yield from row[0].findall(f"{W}p")
        yield from blocks


def _in_reading_order(rows: list[list[Any]]) -> Iterator[Any]:
    """Each picture with what stands under it; all else row by row."""
    done = 0
    for number, row in enumerate(rows):
        if number < done:
            continue
        below = rows[number + 1] if number + 1 < len(rows) else []
        is_pair = len(below) == len(row) and any(map(_has_picture, row)) and not any(map(_has_picture, below))
        done = number + 1 + is_pair
        for column, cell in enumerate(row):
            for part in (cell, below[column]) if is_pair else (cell,):
                yield from [child for child in part if child.tag in (f"{W}p", f"{W}tbl")]


def _join_drop_cap(paragraph: Any) -> None:
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    following = paragraph.getnext()
    if frame is None or frame.get(f"{W}dropCap", "none") == "none":
        return
    if following is not None and following.tag == f"{W}p":
        place = 0 if following.find(f"{W}pPr") is None else 1
        following[place:place] = [child for child in paragraph if child.tag != f"{W}pPr"]
        paragraph.getparent().remove(paragraph)


def _part(paragraph: Any) -> None:
    if paragraph.find(f"{W}pPr/{W}numPr") is not None:
        return
    _break_runs(paragraph)
    pieces = list(_pieces(paragraph))
    if len(pieces) < 2:
        return
    properties = paragraph.find(f"{W}pPr")
    for piece in reversed(pieces[1:]):
        other = etree.Element(f"{W}p")
        if properties is not None:
            other.append(deepcopy(properties))
        other.extend(piece)
        paragraph.addnext(other)


def _break_runs(paragraph: Any) -> None:
    """Put each line break into a run of its own."""
    for run in list(paragraph.iterchildren(f"{W}r")):
        children = [child for child in run if child.tag != f"{W}rPr"]
        if len(children) < 2 or run.find(f"{W}br") is None:
            continue
        for child in reversed(children[1:]):
            other = etree.Element(f"{W}r")
            if (properties := run.find(f"{W}rPr")) is not None:
                other.append(deepcopy(properties))
            other.append(child)
            run.addnext(other)


def _pieces(paragraph: Any) -> Iterator[list[Any]]:
    """The children of a paragraph by the paragraphs that they shall be."""
    lines: list[list[Any]] = [[]]
    depth = 0
    for child in paragraph:
        for mark in child.iter(f"{W}fldChar"):
            depth += {"begin": 1, "end": -1}.get(mark.get(f"{W}fldCharType"), 0)
        if child.tag == f"{W}pPr":
            continue
        if depth == 0 and child.tag == f"{W}r" and child.find(f"{W}br") is not None:
            lines.append([child])
        else:
            lines[-1].append(child)
    lines = [part for line in lines for part in _without_picture(line)]
    piece = lines[0]
    for before, line in pairwise(lines):
        if piece and _parts(before, line):
            yield piece
            piece = line[1:] if _is_break(line[0]) else line
        else:
            piece = [*piece, *line]
    yield piece


def _without_picture(line: list[Any]) -> list[list[Any]]:
    """A line whose first or last things are pictures, these apart."""
    shown = [_has_picture(child) for child in line]
    told = [bool(_told([child])) for child in line]
    if not any(shown) or not any(told):
        return [line]
    first, last = told.index(True), len(told) - told[::-1].index(True)
    if any(shown[first:last]):
        return [line]
    return [part for part in (line[:first], line[first:last], line[last:]) if part]


def _told(line: list[Any]) -> str:
    return " ".join("".join(map(text_of, line)).split())


def _is_break(child: Any) -> bool:
    return child.tag == f"{W}r" and child.find(f"{W}br") is not None


def _parts(before: list[Any], line: list[Any]) -> bool:
    """Whether a new paragraph begins with a line."""
    left, right = _told(before), _told(line)
    if any(map(_has_picture, before)) or any(map(_has_picture, line)):
        return True
    if not left or not right:
        return not right and bool(left)
    if _ITEM.match(right) and (_ITEM.match(left) or left.endswith((":", ";", "."))):
        return True
    return len(left) >= _LONG and left.endswith(_SENTENCE_ENDS) and not right[0].islower()
