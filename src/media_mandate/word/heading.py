"""The title, the standfirst and the authors that a Word file names, in pandoc's tree of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from media_mandate.problems import Problem
from media_mandate.reading.fields import shortened
from media_mandate.word import rules
from media_mandate.word.rules import UNPLACED
from media_mandate.word.signs import BLANKS, LOST
from media_mandate.word.tables import Node, string

LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class WordHeading:
    """What stands above an article's text."""

    title: str
    description: str = ""
    authors: tuple[str, ...] = ()


def text_of(nodes: object) -> str:
    """The text of a part of the tree, on one line, without its notes."""
    return " ".join(unicodedata.normalize("NFC", BLANKS.sub(" ", "".join(_strings(nodes)))).split())


def _strings(node: object) -> Iterator[str]:
    match node:
        case list():
            for part in node:
                yield from _strings(part)
        case {"t": "Note" | "RawInline" | "RawBlock" | "Image"}:
            return
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            yield " "
        case {"t": "Str" | "MetaString", "c": str(text)}:
            yield LOST.sub("", text)
        case {"t": "Code" | "CodeBlock" | "Math", "c": [_, str(text)]}:
            yield text
        case {"c": content}:
            yield from _strings(content)


def take_heading(
    tree: Node, given: str | None, laid_out: WordHeading | None = None
) -> tuple[WordHeading | None, list[Problem]]:
    """Take title, standfirst and authors out of the tree; None where nothing says what the title is.

    What was found by how it is `laid_out` is taken over. Else the title is what has the style Title, or
    the one heading of the first level, or what begins the text as a heading or in bold. One that is given
    goes before all of them.
    """
    meta, blocks = tree["meta"], tree["blocks"]
    tree["meta"] = {}
    title, description = text_of(meta.pop("title", [])), text_of(meta.pop("subtitle", []))
    author = meta.pop("author", [])
    authors = author["c"] if isinstance(author, dict) and author["t"] == "MetaList" else [author]
    findings = []
    if laid_out is not None:
        title, description, authors = laid_out.title, laid_out.description, []
    rest = [value["c"] for value in meta.values()]
    tree["blocks"] = [
        *(block for part in rest for block in (part if _are_blocks(part) else [{"t": "Para", "c": part}])),
        *blocks,
    ]
    if title and given and not _same(title, given):
        findings.append(rules.TITLE_DIFFERS.at(UNPLACED, text=title))
    if not title:
        block = _title_block(tree["blocks"])
        found = "" if block is None else text_of([block])
        if block is not None and (given is None or _same(found, given)):
            title = found
            above = next(shortened(text) for text in map(text_of, tree["blocks"]) if text)
            pictures = list(_pictures(block))
            place = tree["blocks"].index(block)
            tree["blocks"][place : place + 1] = [{"t": "Para", "c": pictures}] if pictures else []
            if above != shortened(found) and given is None:
                findings.append(rules.TITLE_BELOW.at(UNPLACED, text=above))
            if block["t"] == "Para":
                findings.append(rules.TITLE_BOLD.at(UNPLACED, text=title))
    title = given or title
    if not title:
        return None, findings
    named = tuple(filter(None, map(text_of, authors))) if laid_out is None else laid_out.authors
    return WordHeading(title, description, named), findings


def _pictures(node: object) -> Iterator[Node]:
    match node:
        case list():
            for part in node:
                yield from _pictures(part)
        case {"t": "Image"}:
            yield node
        case {"c": content}:
            yield from _pictures(content)


def _are_blocks(nodes: Node) -> bool:
    return (
        isinstance(nodes, list) and bool(nodes) and nodes[0]["t"] in ("Para", "Plain", "BulletList", "Table")
    )


def _same(one: str, other: str) -> bool:
    return text_of([string(one)]).casefold() == text_of([string(other)]).casefold()


def _title_block(blocks: list[Node]) -> Node | None:
    told = [block for block in blocks if text_of([block])]
    first = told[:1]
    if first and (first[0]["t"] == "Header" or is_bold_line(first[0])):
        return first[0]
    highest = [block for block in told if block["t"] == "Header" and block["c"][0] == 1]
    return highest[0] if len(highest) == 1 else None


def is_bold_line(block: Node) -> bool:
    """Whether a paragraph is short and bold from end to end, as headings are that nobody marked as such."""
    if block["t"] != "Para" or not all(node["t"] in ("Strong", "Space", "LineBreak") for node in block["c"]):
        return False
    text = text_of([block])
    return 0 < len(text) <= LONGEST_HEADING and text[-1] not in ".,;?"
