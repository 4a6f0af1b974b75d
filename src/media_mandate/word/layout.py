"""The article in a Word file that was made to be printed: its heading taken out, its text marked as such."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from media_mandate.problems import Problem
from media_mandate.reading.fields import shortened
from media_mandate.word import rules
from media_mandate.word.bylines import labels_in
from media_mandate.word.capitals import in_sentence
from media_mandate.word.captions import mark_captions
from media_mandate.word.fonts import Styles, W, text_of
from media_mandate.word.head_roles import roles_of
from media_mandate.word.heading import WordHeading
from media_mandate.word.lines import PICTURES, WordLine, read_lines, remove, unstyle
from media_mandate.word.masthead import folded
from media_mandate.word.parting import open_tables, part_paragraphs
from media_mandate.word.roles import LineRole, Roles
from media_mandate.word.rules import UNPLACED

HEADING = "article-heading-{level}"
"""The id of a style that plain files have besides."""

_OF_HEADING = frozenset(("title", "subtitle", "author", "date", "abstract"))
"""Styles of which pandoc takes a text's heading."""

_GONE = frozenset((LineRole.PASSED, LineRole.TITLE, LineRole.STANDFIRST, LineRole.BYLINE))
_SENTENCE = 60
"""How many letters a line has at least that is no heading."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What left the text: what stands above an article, and what is told and stands nowhere."""

    heading: WordHeading | None = None
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    """Words that are told, and stand neither in the heading nor in the text: before it, after it."""


def lay_out(root: Any, styles: Styles, desk: tuple[Collection[str], int], findings: list[Problem]) -> Layout:
    """Find the article in the text of a plain file, and mark its headings and captions for pandoc."""
    part_paragraphs(root)
    seen = open_tables(root)
    lines = _with_captions_moved(read_lines(root, styles))
    names, least = desk
    found = roles_of(lines, names, least)
    _end_plainly(found)
    above, below = _left_out(found)
    above += seen
    passed = _take_out(found, findings)
    above += _mark_headings(found, names)
    above += mark_captions(found)
    passed += [*_not_in_authors(found), *seen]
    if any(passed):
        findings.append(rules.PASSED_OVER.at(UNPLACED, text=" / ".join(filter(None, passed))))
    if not found.title:
        return Layout(None, tuple(above), tuple(below))
    for paragraph in root.iter(f"{W}p"):  # pandoc would take more of them for the title
        if styles.name(paragraph) in _OF_HEADING:
            unstyle(paragraph)
    title = found.title
    if title.isupper():
        title = in_sentence(title, _sentences(found), names)
        findings.append(rules.TITLE_IN_CAPITALS.at(UNPLACED, text=title))
    heading = WordHeading(title, found.standfirst, tuple(found.authors))
    findings += _doubts(found, title)
    return Layout(heading, tuple(above), tuple(below))


def _with_captions_moved(lines: list[WordLine]) -> list[WordLine]:
    """The lines with each caption that floated beside a picture right behind it."""
    for number in range(2, len(lines)):
        picture, between, line = lines[number - 2 : number + 1]
        is_alone = picture.has_picture and not picture.text and picture.table is line.table
        is_between = bool(between.text) and not between.has_picture and "caption" not in between.style
        if "caption" in line.style and is_alone and is_between:
            picture.element.addnext(line.element)
            lines[number - 1 : number + 1] = [line, between]
    return lines


def _sentences(found: Roles) -> list[str]:
    """The lines that show how the text writes names."""
    return [line.text for line in found.lines if len(line.text) >= _SENTENCE]


def with_headings(styles: Any) -> Any:
    """The styles of a file, and those that headings without one are given."""
    for level in range(1, 10):
        told = {f"{W}type": "paragraph", f"{W}styleId": HEADING.format(level=level)}
        etree.SubElement(
            etree.SubElement(styles, f"{W}style", told), f"{W}name", {f"{W}val": f"heading {level}"}
        )
    return styles


def _doubts(found: Roles, title: str) -> Iterator[Problem]:
    """What an editor has to know of how the heading was found."""
    first = found.role.index(LineRole.TITLE)
    if found.lines[first].style != "title" and not title.isupper() and not found.title.isupper():
        yield rules.TITLE_BY_LOOK.at(UNPLACED, text=title)
    above = [line.text for number, line in enumerate(found.lines[:first]) if found.is_text(number)]
    if any(above):
        yield rules.TITLE_BELOW.at(UNPLACED, text=next(shortened(text) for text in above if text))


def _end_plainly(found: Roles) -> None:
    """Take the sign with which papers of offices end out of the last sentence."""
    for number in found.body[-1:]:
        for text in list(found.lines[number].element.iter(f"{W}t"))[-1:]:
            if (text.text or "").rstrip().endswith("./."):
                text.text = text.text.rstrip()[:-2]


def _left_out(found: Roles) -> tuple[list[str], list[str]]:
    """The lines that leave the text and are not in the heading as they are, before it and after it."""
    stays = [n for n, role in enumerate(found.role) if role not in _GONE and found.lines[n].text]
    kept = " ".join((found.title, found.standfirst, *found.authors)).casefold()
    sides: tuple[list[str], list[str]] = ([], [])
    for number, line in enumerate(found.lines):
        if found.role[number] in _GONE and line.text.casefold() not in kept:
            sides[bool(stays) and number > stays[0]].append(line.text)
    return sides


def _not_in_authors(found: Roles) -> Iterator[str]:
    """The bylines that say what neither the authors nor a caption have, such as whose the pictures are."""
    kept = [*found.authors, found.credit if found.is_credit_shown else ""]
    for line, role in zip(found.lines, found.role, strict=True):
        known = _words(" ".join([labels_in(line.text), *kept])) if role is LineRole.BYLINE else []
        if role is LineRole.BYLINE and not set(_words(line.text)) <= set(known):
            yield line.text


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(text))


def _take_out(found: Roles, findings: list[Problem]) -> list[str]:
    """Take out of the text what is not; what of it nobody else tells."""
    passed = []
    tables = []
    pictures = 0
    for line, role in zip(found.lines, found.role, strict=True):
        if role not in _GONE:
            continue
        if role is LineRole.PASSED:
            passed.append(line.text)
            pictures += line.has_picture
        if line.table is not None:
            tables.append(line.table)
        if role is LineRole.PASSED or not line.has_picture:
            remove(line.element)
        else:
            for run in [run for run in line.element if next(run.iter(*PICTURES), None) is None]:
                line.element.remove(run)
    for table in dict.fromkeys(tables):
        if not text_of(table).strip() and next(table.iter(*PICTURES), None) is None:
            remove(table)
    if pictures:
        findings.append(rules.LOGOS.at(UNPLACED, count=pictures))
    return passed


def _mark_headings(found: Roles, names: Collection[str]) -> Iterator[str]:
    """Mark the headings for pandoc; the numbers that several had before them, which they lose."""
    told = _sentences(found)
    levels = _levels(found)
    headings = [
        line.text for line, role in zip(found.lines, found.role, strict=True) if role is LineRole.HEADING
    ]
    are_numbered = sum(_NUMBERED.match(text) is not None for text in headings) > 1
    for number, line in enumerate(found.lines):
        if found.role[number] is not LineRole.HEADING:
            continue
        properties = line.element.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            line.element.insert(0, properties)
        for child in list(properties):
            if child.tag in (f"{W}pStyle", f"{W}numPr"):
                properties.remove(child)
        style = etree.Element(f"{W}pStyle", {f"{W}val": HEADING.format(level=levels[number])})
        properties.insert(0, style)
        for run in line.element.iter(f"{W}r"):
            for letters in run.findall(f"{W}rPr"):
                if letters.find(f"{W}vertAlign") is None:
                    run.remove(letters)
        text = line.text.lstrip("*•●▪ ").rstrip(": ")
        number_of = _NUMBERED.match(text) if are_numbered else None
        if number_of is not None:
            yield number_of[0]
            text = text[number_of.end() :]
        _write(line.element, in_sentence(text, told, names) if line.is_upper else text, number_of)


def _levels(found: Roles) -> dict[int, int]:
    """The levels of headings that nobody gave a style: below those with one, and by how they look."""
    ranks: list[tuple[bool, bool]] = []
    levels = {}
    styled = 0
    for number, line in enumerate(found.lines):
        if line.style.startswith("heading ") and line.style[8:].isdecimal() and found.is_text(number):
            styled = min(int(line.style[8:]), styled or 9)
        if found.role[number] is not LineRole.HEADING:
            continue
        look = (not line.is_upper, line.is_italic)
        if look not in ranks:
            ranks.append(look)
        levels[number] = min(styled + 1 + ranks.index(look), 9) if styled else 1 + ranks.index(look)
    return levels


_NUMBERED = re.compile(r"(?:[IVX]{1,5}|[0-9]{1,2}|[a-zđ])(?:[.)/．）]|[.][)/]) *(?=\S)")
"""What offices put before the headings of a paper; on a page their order tells it."""


def _write(paragraph: Any, text: str, number: re.Match[str] | None = None) -> None:
    """Write the text of a paragraph of which only letters change, run by run, without its `number`."""
    shown = [found for found in paragraph.iter(f"{W}t") if found.text]
    before = unicodedata.normalize("NFC", "".join(found.text for found in shown))
    if number is not None:
        before = before.lstrip("*•●▪ \t").removeprefix(number[0].strip())
    if [sign for sign in before.casefold() if sign.isalnum()] != [
        sign for sign in text.casefold() if sign.isalnum()
    ]:
        return
    for found in shown[1:]:
        found.text = ""
    shown[0].text = text
