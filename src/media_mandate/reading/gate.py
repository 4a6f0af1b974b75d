"""What a page shows of an editor's text, held against what was judged of that text: nobody publishes unseen.

What is judged is the text of the HTML that the page shows (`text.text_of`), so the two can only differ where
something on the way to the page put words in, joined or moved them. Each piece of text that the page shows
has to stand, word for word and without another word between, in what was judged of its own source. No list of
known words helps it through: every given name stands somewhere on the site. What files say that are no pages
is held against phrases (`phrases.Phrases`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from media_mandate.problems import Problem, Spot
from media_mandate.reading import rules
from media_mandate.reading.fields import shortened
from media_mandate.reading.letters import alike, as_read
from media_mandate.reading.made_words import count_notes, is_of_note, is_title, is_way_back
from media_mandate.reading.sanitising import HEARD, INLINE, VOID, WRITTEN, WRITTEN_ATTRIBUTE

_PARTING = re.compile(r"[*\\`]")
_NO_WORD = re.compile(r"[^\w\s\u0300-\u036f]++")


def unread(shown: str, read: str) -> list[str]:
    """The pieces of text in the HTML `shown` that do not stand in the text `read`, each once."""
    lines = f"\n{read}\n"
    found = dict.fromkeys(piece.strip() for piece in _pieces(shown))
    left = [piece for piece in found if piece and f"\n{piece}\n" not in lines]  # no paragraph without marks
    known = f" {_words(read)} " if left else ""
    return [
        " ".join(piece.split()) for piece in left if (words := _words(piece)) and f" {words} " not in known
    ]


def said(shown: str) -> str:
    """All that the HTML of a body says, with what Markdown's extensions say in it of themselves."""
    return "\n".join(piece.strip() for piece in _pieces(shown, and_made=True))


def problem(path: str, piece: str, line: int | None = None) -> Problem:
    """What a piece is told that nobody read of the file `path`."""
    return rules.UNREAD.at(Spot(path, line), words=shortened(piece))


def unproven(path: str, text: str) -> Problem:
    """What a text is told that stands in what is made of the newsroom, and was not judged where it stands."""
    return rules.UNPROVEN.at(Spot(path), words=shortened(text))


def _words(text: str) -> str:
    """The words of a text as people read them, without the marks between or within them."""
    whole = _PARTING.sub("", alike(as_read(text))).replace("_", " ")
    return " ".join(_NO_WORD.sub(" ", whole).split())


def _pieces(shown: str, *, and_made: bool = False) -> Iterator[str]:
    """What the HTML of a body says in one go: the text of a block, an attribute that is read out."""
    line: list[str] = []
    apart: list[bool] = []  # of the inline elements that are open
    kinds = made = ""
    for found in WRITTEN.finditer(shown):
        tag, is_end = found["tag"], found["end"]
        if tag is None:
            line.append(found[0] if found[0] != made else " ")
            continue
        made = ""
        is_apart = tag not in INLINE
        if found["said"]:
            attributes = dict(WRITTEN_ATTRIBUTE.findall(found["said"]))
            if not and_made and "class" in attributes:
                made = _made(attributes["class"], kinds, shown, found.end())
            kinds = attributes.get("class", "") if tag in ("div", "details") else kinds
            told = [attributes[name] for name in HEARD if name in attributes]
            yield from (html.unescape(text) for text in told if not (made and is_way_back(text)))
        if tag in INLINE and tag not in VOID:
            if is_end:
                is_apart = apart.pop()
            else:
                apart.append(is_apart)
        if tag == "br":
            line.append(" ")
        elif is_apart:
            yield html.unescape("".join(line))
            line.clear()
    yield html.unescape("".join(line))


def _made(name: str, kinds: str, shown: str, start: int) -> str:
    """The text behind a tag of this class where an extension of Markdown made it, in the form that it makes.

    `kinds` are the classes of the block around it.
    """
    text = shown[start : shown.find("<", start)]
    match name:
        case "footnote-ref" | "footnote-backref" if is_of_note(text, count_notes(shown)):
            return text
        case "admonition-title" if is_title(text, kinds):
            return text
    return ""
