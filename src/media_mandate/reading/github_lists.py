"""Lists and tables as GitHub shows them, for Python-Markdown: an extension, and the text that it hands on.

Python-Markdown knows a list or a table only after a blank line, a list within a list only by four blanks, and
one kind of list at a time; what is written otherwise it runs together. GitHub, where articles are looked at
before they are published, does not. So lists are written anew in the way that Python-Markdown knows, by the
rules of https://github.github.com/gfm/; what is within `!!!`, a footnote or a definition stays four blanks
deep, and four blanks are enough for a list in any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.preprocessors import Preprocessor

STEP = 4
"""Blanks that Python-Markdown asks for at each level."""

DEEPEST = 25
"""Lists within lists beyond this are told and not published."""

_ANY = re.compile(r"\||^[ >]*(?:[-*+]|\d+[.)])(?:[ ]|$)|^[ >]*(?:-+|=+)[ ]*$|^[ ]{1,3}\#", re.MULTILINE)
"""Without one of these a text has no list, no table, no line, and no heading that stands to the right."""

_RULE = re.compile(r"([-*_])[ ]*(?:\1[ ]*){2,}")
_UNDERLINE = re.compile(r"=+|-+")
_ITEM = re.compile(r"(?P<sign>[-*+]|(?P<number>[0-9]{1,9})(?P<end>[.)]))(?:(?P<gap>[ ]+)(?P<rest>.*))?")
_HEADING = re.compile(r"#{1,6}(?:[ ]|$)")
_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_STASHED = re.compile("\x02wzxhzdk:[0-9]+\x03")
"""HTML or a fence that Python-Markdown has put aside."""
_CONTAINER = re.compile(r"!!![ ]?[\w-]|:[ ]{1,3}\S|\[\^[^\[\]\s]+\]:")
"""What holds the lines below that are four blanks deep: a box, a definition, a footnote."""
_DELIMITERS = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_PIPE = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"([0-9]+)\.(?=[ ])")


class _Line(NamedTuple):
    """A line without the blanks before it; `is_text` where nothing can begin, as within a comment."""

    indent: int
    text: str
    is_text: bool = False


def as_github(lines: Sequence[str], apart: Callable[[], str] = lambda: "<!-- -->") -> list[str]:
    """The lines with lists and tables as Python-Markdown has to be told them; tabs are blanks already.

    `apart` gives what stands between two lists that would become one.
    """
    if not _ANY.search("\n".join([*lines, ""])):
        return list(lines)
    commented = _within_comments(lines)
    found = [
        _Line(len(line) - len(text := line.lstrip(" ")), text.rstrip(" "), number in commented)
        for number, line in enumerate(lines)
    ]
    writer = _Writer(apart)
    writer.blocks(found, _Place())
    return writer.out


def _within_comments(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of lines before which a comment has begun that ends on them or below."""
    text, found = "\n".join(lines), set[int]()
    end = number = 0
    while (start := text.find("<!--", end)) >= 0:
        number += text.count("\n", end, start)
        if (end := text.find("-->", start + 4)) < 0:
            break
        above = number
        number += text.count("\n", start, end)
        found.update(range(above + 1, number + 1))
    return frozenset(found)


class _Place(NamedTuple):
    """Where blocks stand: the column from which their source is counted, and how deep they are written.

    `shift` is what a column of the source is moved by where a line merely goes on.
    """

    base: int = 0
    depth: int = 0
    shift: int = 0
    is_item: bool = False

    @property
    def column(self) -> int:
        return STEP * self.depth


@dataclass(slots=True)
class _Writer:
    """Writes blocks anew; `lead` are the signs of the items that the next line begins."""

    apart: Callable[[], str]
    out: list[str] = field(default_factory=list)
    lead: str = ""
    blanks: int = 0

    def put(self, column: int, text: str) -> None:
        self.blanks += not (self.lead or text)
        self.out.append(self.lead + text if self.lead else " " * max(column, 0) * bool(text) + text)
        self.lead = ""

    def part(self) -> None:
        """A blank line, unless one stands there, or an item begins."""
        if self.out and self.out[-1] and not self.lead:
            self.put(0, "")

    def blocks(self, lines: Sequence[_Line], place: _Place, open_: str = "") -> None:
        """Write blocks; `open_` is the kind of block that the line above belongs to."""
        at, before, blanks = 0, "", self.blanks
        unclosed: set[str] = set()
        while at < len(lines):
            line = lines[at]
            item = _item(line, place.base, is_open=open_ == "text") if place.depth < DEEPEST else None
            if not line.text:
                self.put(0, "")
                at, open_ = at + 1, ""
            elif item is None:
                at, open_ = self.block(lines, at, place, open_, unclosed)
                before = ""
            else:
                sign = item["end"] or item["sign"]
                if before and sign != before and (before in ".)") == (sign in ".)"):
                    self.part()
                    self.put(place.column, self.apart())
                # Python-Markdown knows a list right after text in an item that no blank line parted
                is_known = open_ == "text" and place.is_item and self.blanks == blanks
                if open_ not in ("", "other") and not is_known:
                    self.part()
                at, open_, before = self.items(lines, at, place, sign), "list", sign

    def block(
        self, lines: Sequence[_Line], at: int, place: _Place, open_: str, unclosed: set[str]
    ) -> tuple[int, str]:
        """Write a block that is no list; where it ends, and its kind."""
        line = lines[at]
        inside = line.indent - place.base
        is_deep = inside >= STEP
        if line.is_text or (open_ == "text" and (is_deep or _UNDERLINE.fullmatch(line.text))):
            self.put(line.indent + place.shift, _continued(line.text, place))
            return at + 1, "text" if line.is_text or is_deep else "other"
        if is_deep:
            moved = line.indent + place.shift
            self.put(moved if moved >= place.column + STEP else place.column + inside, line.text)
            return at + 1, "code"
        if (end := _end_of_fence(lines, at, unclosed)) is not None:
            return self.fence(lines[at:end], place, at)
        if line.text.startswith(">"):
            if open_ in ("list", "table") or (open_ == "text" and place.is_item):
                self.part()
            return self.quotation(lines, at, place), "quotation"
        if (end := _end_of_table(lines, at, place.base)) is not None:
            if open_ not in ("", "other"):
                self.part()
            is_narrow = _cells(line.text) == 1
            for row in lines[at:end]:
                self.put(place.column, row.text if "|" in row.text or not is_narrow else f"| {row.text} |")
            return end, "table"
        return self.other(lines, at, place, open_)

    def fence(self, lines: Sequence[_Line], place: _Place, at: int) -> tuple[int, str]:
        """Write what is in a fence as code four blanks deep."""
        if self.lead:
            self.put(0, "")
        self.part()
        for inner in lines[1:]:
            self.put(place.column + STEP + max(inner.indent - lines[0].indent, 0), inner.text)
        self.put(0, "")
        return at + len(lines) + 1, ""

    def other(self, lines: Sequence[_Line], at: int, place: _Place, open_: str) -> tuple[int, str]:
        """Write what is neither list nor table; where it ends, and its kind."""
        line = lines[at]
        is_text = not (_begins(line, place.base) or _CONTAINER.match(line.text))
        if is_text:
            is_parted = open_ in ("list", "table")
        else:
            is_parted = open_ not in ("", "text") or (open_ == "text" and place.is_item)
        if is_parted:
            self.part()
        if is_text and open_ == "text":
            self.put(line.indent + place.shift, _continued(line.text, place))
        else:
            self.put(place.column, _NUMBER.sub(_longer_escaped, line.text, count=1))
        if not _CONTAINER.match(line.text) or place.depth >= DEEPEST:
            return at + 1, "text" if is_text else "other"
        base, end = line.indent + STEP, at + 1
        while end < len(lines) and (not lines[end].text or lines[end].indent >= base):
            end += 1
        while not lines[end - 1].text:
            end -= 1
        depth = place.depth + 1
        begun = "" if line.text.startswith("!") or line.text.endswith("]:") else "text"
        self.blocks(lines[at + 1 : end], _Place(base, depth, STEP * depth - base), begun)
        return end, "other"

    def items(self, lines: Sequence[_Line], at: int, place: _Place, sign: str) -> int:
        """Write the items of one list; where it ends."""
        while at < len(lines) and (item := _item(lines[at], place.base, is_open=False)):
            if (item["end"] or item["sign"]) != sign:
                break
            line = lines[at]
            gap, rest = item["gap"] or " ", (item["rest"] or "").strip(" ")
            base = line.indent + len(item["sign"]) + (len(gap) if rest and len(gap) <= STEP else 1)
            least = min(base, place.base + STEP)
            end = _end_of_item(lines, at, place.base, least, is_empty=not rest)
            inner = [_within(one, least, base) for one in lines[at + 1 : end]]
            if rest:
                inner.insert(0, _Line(base, rest))
            after = 0
            while inner and not inner[-1].text:
                inner.pop()
                after += 1
            mark = f"{int(item['number'])}." if item["number"] else item["sign"]
            blanks = self.blanks
            self.lead = f"{self.lead or ' ' * place.column}{mark} "
            if inner:
                self.blocks(inner, _Place(base, place.depth + 1, place.shift, is_item=True))
            else:
                self.put(0, "")
            for _blank in range(after):
                self.put(0, "")
            if end < len(lines) and self.blanks > blanks:
                self.part()
            at = end
        return at

    def quotation(self, lines: Sequence[_Line], at: int, place: _Place) -> int:
        """Write a quotation, whose own lists and tables are written like those outside; where it ends."""
        end = at + 1
        while end < len(lines) and (line := lines[end]).text and line.indent - place.base < STEP:
            is_quoted = line.text.startswith(">")
            if not is_quoted and (_begins(line, place.base) or _item(line, place.base, is_open=False)):
                break
            end += 1
        quoted = lines[at:end]
        inner = [line.text.removeprefix(">").removeprefix(" ") for line in quoted]
        written = as_github(inner, self.apart) if place.depth < DEEPEST else inner
        if written == inner:
            for line in quoted:
                self.put(place.column, line.text)
        for text in written if written != inner else ():
            self.put(place.column, f"> {text}".rstrip(" "))
        return end


def _continued(text: str, place: _Place) -> str:
    """A line that goes on within an item, where Python-Markdown would take a number for the next item."""
    return _NUMBER.sub(r"\1\\.", text, count=1) if place.depth and _NUMBER.match(text) else text


def _within(line: _Line, least: int, base: int) -> _Line:
    """A line of an item whose own begin at `base`; left of `least` it merely goes on."""
    if line.is_text or not line.text:
        return line
    is_own = line.indent >= least
    return _Line(max(line.indent, base) if is_own else line.indent, line.text, is_text=not is_own)


def _longer_escaped(number: re.Match[str]) -> str:
    """A number that is too long for an item's, such as that of a telephone."""
    return number[0] if number.start() or len(number[1]) < 10 else f"{number[1]}\\."


def _item(line: _Line, base: int, *, is_open: bool) -> re.Match[str] | None:
    """The beginning of an item; within a paragraph (`is_open`) only some may begin one."""
    if line.is_text or line.indent - base >= STEP or _RULE.fullmatch(line.text):
        return None
    item = _ITEM.fullmatch(line.text)
    if item and is_open and (not item["rest"] or (item["number"] and int(item["number"]) != 1)):
        return None
    return item


def _begins(line: _Line, base: int) -> bool:
    """Whether a line begins something that is no paragraph, and so ends the one above."""
    text = line.text
    if line.is_text or line.indent - base >= STEP:
        return False
    if text.startswith((">", "!!!")) or _HEADING.match(text) or _FENCE.match(text) or _STASHED.match(text):
        return True
    return bool(_RULE.fullmatch(text) or _UNDERLINE.fullmatch(text) or _item(line, base, is_open=True))


def _end_of_item(lines: Sequence[_Line], at: int, base: int, least: int, *, is_empty: bool) -> int:
    """Where an item ends whose further lines begin at the column `least`, or merely go on."""
    end = at + 1
    while end < len(lines):
        line, above = lines[end], lines[end - 1]
        if not line.text:
            if is_empty and end == at + 1:
                break
        elif not line.is_text and line.indent < least:
            if not above.text or _is_whole(above) or _begins(line, base) or _item(line, base, is_open=False):
                break
            if _end_of_table(lines, end, base):  # which GitHub would run together here
                break
        end += 1
    return end


def _is_whole(line: _Line) -> bool:
    """Whether no paragraph can go on below a line."""
    text = line.text
    while (item := _ITEM.fullmatch(text)) and not _RULE.fullmatch(text):
        text = (item["rest"] or "").strip(" ")
    return bool(not text or _HEADING.match(text) or _RULE.fullmatch(text) or text.startswith("|"))


def _end_of_fence(lines: Sequence[_Line], at: int, unclosed: set[str]) -> int | None:
    """The line that ends a fence which Python-Markdown does not know, for it is indented.

    Fences that nothing below closes are noted, so that it is not sought twice.
    """
    fence = _FENCE.match(lines[at].text)
    if fence is None or not lines[at].indent or fence[0] in unclosed:
        return None
    for end in range(at + 1, len(lines)):
        text = lines[end].text
        if len(text) >= len(fence[0]) and not text.strip(fence[0][0]):
            return end
    unclosed.add(fence[0])
    return None


def _end_of_table(lines: Sequence[_Line], at: int, base: int) -> int | None:
    """The end of the table that begins with a line, if one does."""
    if "|" not in lines[at].text or at + 1 >= len(lines):
        return None
    below = lines[at + 1]
    is_row = not (lines[at].is_text or below.is_text or below.indent - base >= STEP)
    if not is_row or not _DELIMITERS.fullmatch(below.text) or _cells(lines[at].text) != _cells(below.text):
        return None
    end = at + 2
    while end < len(lines) and lines[end].text and not _begins(lines[end], base):
        end += 1
    return end


def _cells(row: str) -> int:
    row = row.strip(" ").removeprefix("|")
    return len(_PIPE.findall(row)) + (not row.endswith("|") or row.endswith("\\|"))


class _ListsAndTables(Preprocessor):  # type: ignore[misc]
    def run(self, lines: list[str]) -> list[str]:
        stash = self.md.htmlStash

        def apart() -> str:
            return str(stash.store("<!-- -->"))

        for stashed in list(stash.rawHtmlBlocks):
            for element in stashed.iter() if isinstance(stashed, Element) else ():
                if element.get("markdown") == "block" and element.text:
                    element.text = "\n".join(as_github(element.text.split("\n"), apart))
        return as_github(lines, apart)


class GitHubLists(SaneListExtension):  # type: ignore[misc]
    """Lists and tables as GitHub shows them; to be named behind `fenced_code` and `md_in_html`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        super().extendMarkdown(md)
        # below 20, where raw HTML is put aside, so that nothing of it is taken for a list
        md.preprocessors.register(_ListsAndTables(md), "github_lists", 15)


def makeExtension(**options: object) -> GitHubLists:  # noqa: N802
    """Called by Python-Markdown for the module's name."""
    return GitHubLists(**options)
