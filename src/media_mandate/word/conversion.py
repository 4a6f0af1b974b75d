"""What pandoc reads of a Word file, made into what the site's Markdown can say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from media_mandate.problems import Problem, Spot
from media_mandate.reading.sanitising import SCHEMES
from media_mandate.word import rules
from media_mandate.word.heading import is_bold_line, text_of
from media_mandate.word.rules import UNPLACED
from media_mandate.word.signs import FROM_CAPTION, LOST, MADE_BY_MACHINE, guarded, written
from media_mandate.word.tables import BREAK, SPACE, Node, framed, rows_of, simple_table, string

FLAVOUR = (
    "markdown_strict+pipe_tables+footnotes+definition_lists+four_space_rule"
    "-shortcut_reference_links-spaced_reference_links"
)
"""The Markdown that the extensions of mkdocs.yml read, in pandoc's words."""

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MARK = re.compile(" ?\ue000([0-9]+)\ue001")


def pictures_of(node: object) -> Iterator[str]:
    """The names of the pictures in a tree, as often as they are shown."""
    match node:
        case list():
            for part in node:
                yield from pictures_of(part)
        case {"t": "Image", "c": [_, _, [target, _]]}:
            yield target
        case {"c": content}:
            yield from pictures_of(content)


def site_tree(tree: Node, names: Mapping[str, str]) -> tuple[Node, list[Problem], int]:
    """The tree of an article in `FLAVOUR`, with marks for `finished` where there is something to tell.

    `names` are the files of its pictures; one without a name is left out. The number is that of its notes.
    """
    writer = _Writer(names)
    blocks = _with_levels(writer.blocks(tree["blocks"]))
    return {**tree, "blocks": blocks}, writer.findings, writer.notes


def finished(text: str, findings: list[Problem], path: str) -> tuple[str, list[Problem]]:
    """The text of an article without marks, and what was found, with its lines."""
    problems = []
    lines = [""]
    for marked in unicodedata.normalize("NFC", text).split("\n"):
        is_row = marked.lstrip().startswith("|")
        line = _MARK.sub(lambda mark: " " * len(mark[0]) if is_row else "", marked)  # noqa: B023
        if line or lines[-1]:
            lines.append(line)
        for mark in _MARK.finditer(marked):
            found = findings[int(mark[1])]
            number = len(lines) - 1
            problems.append(found.moved(Spot(path, number)))
    return "\n".join(lines[1:]), problems


def _with_levels(blocks: list[Node]) -> list[Node]:
    """The blocks with headings from the second level on, none of which skips a level."""
    above: list[int] = []
    for block in blocks:
        if block["t"] == "Header":
            level = block["c"][0]
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            block["c"][0] = min(len(above) + 1, 6)
    return blocks


@dataclass
class _Writer:
    """Makes the blocks of one article, and collects what there is to tell about them."""

    names: Mapping[str, str]
    findings: list[Problem] = field(default_factory=list)
    notes: int = 0

    def mark(self, found: Problem) -> Node:
        self.findings.append(found)
        return string(f"\ue000{len(self.findings) - 1}\ue001")

    def blocks(self, blocks: list[Node]) -> list[Node]:
        made = [new for block in blocks for new in self.block(block)]
        joined: list[Node] = []
        for is_list, group in groupby(made, key=lambda block: block["t"] == "BulletList"):
            if is_list:  # lists that follow upon each other look like one in Word
                joined.append({"t": "BulletList", "c": [item for block in group for item in block["c"]]})
            else:
                joined += group
        return joined

    def block(self, block: Node) -> Iterator[Node]:
        match block:
            case {"t": "Para" | "Plain" as kind, "c": inlines}:
                content = self.inlines(inlines)
                if is_bold_line(block):
                    content.append(self.mark(rules.BOLD_LINE.at(UNPLACED)))
                if content:
                    yield {"t": kind, "c": guarded(content)}
            case {"t": "Header", "c": [level, _, inlines]}:
                bold = inlines[0]["c"] if len(inlines) == 1 and inlines[0]["t"] == "Strong" else inlines
                content = self.inlines(bold)
                if text_of(content):
                    yield {"t": "Header", "c": [level, ["", [], []], content]}
                elif content:
                    yield {"t": "Para", "c": content}
            case {"t": "Table"}:
                yield from self.table(block)
            case {"t": "CodeBlock" | "HorizontalRule" | "DefinitionList" | "LineBlock"}:
                yield block
            case _:
                yield from self.group(block)

    def group(self, block: Node) -> Iterator[Node]:
        """A block that is made of blocks."""
        match block:
            case {"t": "BulletList", "c": items}:
                if made := [new for item in items if (new := self.blocks(item))]:
                    yield {"t": "BulletList", "c": _tight(made)}
            case {"t": "OrderedList", "c": [[start, style, _delimiter], items]}:
                made = [new for item in items if (new := self.blocks(item))]
                if start != 1:
                    yield from self.numbered(start, made)
                    return
                if style["t"] not in ("Decimal", "DefaultStyle"):
                    _append(made, self.mark(rules.LETTERED_LIST.at(UNPLACED)))
                if made:
                    plain = [start, {"t": "Decimal"}, {"t": "Period"}]
                    yield {"t": "OrderedList", "c": [plain, _tight(made)]}
            case {"t": "BlockQuote", "c": inner}:
                if made := self.blocks(inner):
                    yield {"t": "BlockQuote", "c": made}
            case {"t": "Div", "c": [_, inner]}:
                yield from self.blocks(inner)
            case {"t": "Figure", "c": [_, [_, caption], inner]}:
                yield from self.blocks([*_as_paragraphs(inner), *_as_paragraphs(caption)])

    def numbered(self, start: int, items: list[list[Node]]) -> Iterator[Node]:
        """The items of a list that begins in the middle, with their numbers as text."""
        for number, item in enumerate(items, start):
            head = [string(f"{number}."), SPACE]
            if item[0]["t"] in ("Para", "Plain"):
                yield {"t": "Para", "c": [*head, *item[0]["c"]]}
            else:
                yield {"t": "Para", "c": head}
                yield item[0]
            yield from item[1:]

    def table(self, block: Node) -> Iterator[Node]:
        yield from self.blocks(_as_paragraphs(block["c"][1][1]))
        if (inner := framed(block)) is not None:
            if made := self.blocks(inner):
                _append(made, self.mark(rules.FRAME.at(UNPLACED)))
            yield from made
            return
        made, told = simple_table(block, self.cell)
        marks = [self.mark(found) for found in told]
        if made and marks:
            *_above, last = made
            _append(last["c"][3][1][0][1][0][4] if last["t"] == "Table" else [last], *marks)
        yield from made

    def cell(self, blocks: list[Node]) -> list[Node]:
        """One line of all that stands in a cell."""
        lines = [line for line in self.lines(blocks) if line]
        return [node for line in lines for node in (BREAK, *line)][1:]

    def lines(self, blocks: list[Node]) -> Iterator[list[Node]]:
        for block in blocks:
            match block:
                case {"t": "Para" | "Plain", "c": inlines}:
                    line = self.inlines(inlines)
                    yield [BREAK if node["t"] == "LineBreak" else node for node in line]
                case {"t": "Header", "c": [_, _, inlines]}:
                    yield [{"t": "Strong", "c": self.inlines(inlines)}]
                case {"t": "Table"}:
                    yield from self.lines(block["c"][1][1])
                    for row in rows_of(block):
                        cells = [found for cell in row[1] if (found := self.cell(cell[4]))]
                        yield [node for cell in cells for node in (SPACE, string("–"), SPACE, *cell)][3:]
                    yield [self.mark(rules.TABLE_WITHIN.at(UNPLACED))]
                case {"t": "CodeBlock"}:
                    yield self.inlines([string(text_of([block]))])
                case _:
                    yield from self.lines_of_group(block)

    def lines_of_group(self, block: Node) -> Iterator[list[Node]]:
        match block:
            case {"t": "BulletList", "c": items}:
                for item in items:
                    yield [string("•"), SPACE, *self.cell(item)]
            case {"t": "OrderedList", "c": [[start, *_], items]}:
                for number, item in enumerate(items, start):
                    yield [string(f"{number}."), SPACE, *self.cell(item)]
            case {"t": "BlockQuote", "c": inner} | {"t": "Div", "c": [_, inner]}:
                yield from self.lines(inner)
            case {"t": "Figure", "c": [_, [_, caption], inner]}:
                yield from self.lines([*inner, *caption])

    def inlines(self, inlines: list[Node]) -> list[Node]:
        """The inlines without what the site does not show, and without blanks at the ends."""
        made: list[Node] = []
        for node in (new for inline in inlines for new in self.inline(inline)):
            is_blank = node["t"] == "Space"
            if is_blank and (not made or made[-1]["t"] in ("Space", "LineBreak")):
                continue
            if node["t"] == "LineBreak":
                if not made:
                    continue
                if made[-1]["t"] == "Space":
                    made.pop()
            made.append(node)
        while made and made[-1]["t"] in ("Space", "LineBreak"):
            made.pop()
        return made

    def inline(self, inline: Node) -> Iterator[Node]:
        match inline:
            case {"t": "Str", "c": text}:
                yield from written(_PRIVATE.sub("", LOST.sub("", text)))
                if _PRIVATE.search(text):
                    yield self.mark(rules.SYMBOL.at(UNPLACED))
            case {"t": "Space" | "SoftBreak"}:
                yield SPACE
            case {"t": "LineBreak" | "Code"}:
                yield inline
            case {"t": "Underline" | "SmallCaps", "c": inner} | {"t": "Span" | "Quoted", "c": [_, inner]}:
                yield from (new for node in inner for new in self.inline(node))
            case {"t": "Emph" | "Strong" | "Strikeout" | "Superscript" | "Subscript" as kind, "c": inner}:
                if content := self.inlines(inner):
                    yield {"t": kind, "c": content}
            case _:
                yield from self.leading(inline)

    def leading(self, inline: Node) -> Iterator[Node]:
        """An inline that leads to something else, or stands for it."""
        match inline:
            case {"t": "Link", "c": [_, inner, [address, _]]}:
                yield from self.link(inner, address)
            case {"t": "Image", "c": [_, alt, [target, _]]}:
                yield from self.picture(text_of(alt), target)
            case {"t": "Note", "c": blocks}:
                self.notes += 1
                yield {"t": "Note", "c": self.blocks(blocks)}
            case {"t": "Math"}:
                yield inline
                yield self.mark(rules.FORMULA.at(UNPLACED))

    def link(self, inner: list[Node], address: str) -> Iterator[Node]:
        content = self.inlines(inner)
        scheme = address.partition(":")[0].lower()
        if scheme in SCHEMES and content:
            target = [re.sub(r"\s", "%20", _untracked(address)), ""]
            yield {"t": "Link", "c": [["", [], []], content, target]}
            return
        yield from content
        if content and not address.startswith("#"):
            yield self.mark(rules.LINK_NOWHERE.at(UNPLACED, address=address))

    def picture(self, alt: str, target: str) -> Iterator[Node]:
        if target not in self.names:
            yield self.mark(rules.PICTURE_UNSHOWN.at(UNPLACED))
            return
        is_caption = alt.startswith(FROM_CAPTION)
        alt = alt.removeprefix(FROM_CAPTION)
        told = not MADE_BY_MACHINE.search(alt)
        words = self.inlines([string(alt)]) if told else []
        yield {"t": "Image", "c": [["", [], []], words, [self.names[target], ""]]}
        if is_caption:
            yield self.mark(rules.ALT_OF_CAPTION.at(UNPLACED, text=alt))
        elif alt and not told:
            yield self.mark(rules.ALT_OF_MACHINE.at(UNPLACED, text=alt))


def _as_paragraphs(blocks: list[Node]) -> list[Node]:
    return [{"t": "Para", "c": block["c"]} if block["t"] == "Plain" else block for block in blocks]


def _tight(items: list[Node]) -> list[Node]:
    """The items of a list, without room between them where none has a second paragraph."""
    lists = ("BulletList", "OrderedList")
    if all(item[0]["t"] in ("Para", "Plain") and all(b["t"] in lists for b in item[1:]) for item in items):
        return [[{"t": "Plain", "c": item[0]["c"]}, *item[1:]] for item in items]
    return items


def _append(blocks: list[Node], *marks: Node) -> None:
    """Put marks at the end of the first paragraph in blocks, or before them where there is none."""
    node: Node = blocks
    while isinstance(node, list) and node and isinstance(node[0], list):
        node = node[0]
    if node and node[0]["t"] in ("Para", "Plain"):
        node[0]["c"] = [*node[0]["c"], *marks]
    elif marks:
        node.insert(0, {"t": "Plain", "c": list(marks)})


_TRACKS = re.compile(r"(?:utm_\w+|fbclid|gclid|zarsrc|igshid|mibextid)=", re.IGNORECASE)
"""What networks add to an address to know who shared it."""


def _untracked(address: str) -> str:
    """An address without what only tells by whom it was shared."""
    bare, mark, query = address.partition("?")
    query, sharp, place = query.partition("#")
    kept = "&".join(part for part in query.replace("&amp;", "&").split("&") if not _TRACKS.match(part))
    return f"{bare}{mark if kept else ''}{kept}{sharp}{place}"
