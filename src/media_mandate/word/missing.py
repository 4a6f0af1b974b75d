"""The words of a Word file that are not in the article which was made of it, each with its place.

They are sought twice: what Word shows in what was read of it, and that on the article's page.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import unescape
from typing import Any, NamedTuple

from lxml import html

from media_mandate.problems import Problem
from media_mandate.word import rules
from media_mandate.word.rules import UNPLACED
from media_mandate.word.shown import FORMULA, legible
from media_mandate.word.tables import Node

TOLD = 30
"""How many places are told one by one."""

LONGEST = 60
"""Of how many words at most a place is quoted whole."""

AROUND = 5
"""How many words before and after a place are quoted, for Word's search to find it by."""

_RUN = 3
"""Of how many words a run is that stands once in both texts, and so tells that these are the same place."""

_WIDEST = 300
"""Up to how many words between such places are compared each with each."""

_WITHIN = frozenset(("a", "abbr", "code", "del", "em", "strong", "sub", "sup", "span"))
"""The elements of a page that part no words."""

_NO_FORMULA = dict.fromkeys(map(ord, FORMULA))

_MARK = re.compile("\ue000[0-9]+\ue001")
"""What `site_tree` puts where there is something to tell."""

_BLOCKS = frozenset(("Para", "Plain", "Header"))
_FORMULA = re.compile(f"{FORMULA[0]}[^{FORMULA[1]}]*{FORMULA[1]}")
_WORD = re.compile(f"{FORMULA[0]}[^{FORMULA[1]}]*{FORMULA[1]}|[^\\W_]+")


class _Words(NamedTuple):
    """A text, its words as they are compared, and where they stand in it."""

    text: str
    keys: Sequence[str]
    spans: Sequence[tuple[int, int]]

    def part(self, begin: int, end: int) -> str:
        """The text from where one word begins to where another ends."""
        text = self.text[self.spans[begin][0] : self.spans[end - 1][1]] if begin < end else ""
        return " ".join(text.translate(_NO_FORMULA).split())

    def is_one_paragraph(self, index: int) -> bool:
        """Whether a word stands in the paragraph of the word before it."""
        return "\n" not in self.text[self.spans[index - 1][1] : self.spans[index][0]]


class _Part(NamedTuple):
    """Words of the document, and those of the article that stand in their place; the ends do not belong."""

    begin: int
    end: int
    other: int
    other_end: int


def missing(shown: str, titles: Sequence[str], blocks: Node, below: Sequence[str] = ()) -> list[Problem]:
    """What Word shows and neither the article's tree nor what stands above it (`titles`) and `below` it has.

    Words are compared, so that signs, marks of lists and the like may come to look another way.
    """
    return _told(shown, "\n".join([*titles, "".join(_texts(blocks)), *below]))


def unwritten(blocks: Node, page: str) -> list[Problem]:
    """What the article's tree has and the HTML of its page has not; formulas are told elsewhere."""
    text = _FORMULA.sub(" ", "".join(_texts(blocks)))
    return _told(text, "".join(_on_page(html.fromstring(f"<div>{page}</div>"))))


def counted(notes: int, pictures: int) -> list[Problem]:
    """How many notes there are, and how many pictures are missing."""
    found = [rules.NOTES.at(UNPLACED, count=notes)] if notes else []
    return [*found, *([rules.PICTURES_MISSING.at(UNPLACED, count=pictures)] if pictures > 0 else [])]


def _told(ours: str, theirs: str) -> list[Problem]:
    document, article = _read(ours), _read(theirs)
    places = _places(document, article)
    found = [rules.TEXT_MISSING.at(UNPLACED, text=_in_place(document, place)) for place in places[:TOLD]]
    if count := sum(map(len, places[TOLD:])):
        found.append(rules.MORE_MISSING.at(UNPLACED, count=count))
    return found


def _on_page(element: Any) -> Iterator[str]:
    """The text of a page in pieces, without the marks of its notes."""
    if "footnote-ref" not in element.classes and "footnote-backref" not in element.classes:
        yield element.text or ""
        for child in element:
            yield from _on_page(child)
            yield child.tail or ""
        yield "" if element.tag in _WITHIN else "\n"


def _texts(node: Node) -> Iterator[str]:
    """The text of a tree in pieces, its notes last."""
    notes: list[Node] = []
    yield from _inside(node, notes)
    for note in notes:  # which may hold others
        yield from _inside(note, notes)


def _inside(node: Node, notes: list[Node]) -> Iterator[str]:
    match node:
        case list():
            for part in node:
                yield from _inside(part, notes)
        case {"t": "Str", "c": str(text)}:
            yield legible(_MARK.sub("", text))
        case {"t": "Space" | "SoftBreak" | "LineBreak"} | {"t": "RawInline", "c": ["html", _]}:
            yield " "
        case {"t": "RawInline", "c": [_, str(text)]}:
            yield unescape(text.removeprefix("\\"))
        case {"t": "RawBlock" | "Image"}:
            return
        case {"t": "Note", "c": content}:
            notes.append([content, {"t": "Space"}])
        case {"t": "Math", "c": [_, str(text)]}:
            yield text.join(FORMULA)
        case {"t": "Code" | "CodeBlock" as kind, "c": [_, str(text)]}:
            yield legible(text) + ("\n" if kind == "CodeBlock" else "")
        case {"t": kind, "c": content}:
            yield from _inside(content, notes)
            yield "\n" if kind in _BLOCKS else ""


def _read(text: str) -> _Words:
    text = unicodedata.normalize("NFC", text)
    found = list(_WORD.finditer(text))
    keys = [FORMULA[0] if word[0][0] == FORMULA[0] else word[0].casefold() for word in found]
    return _Words(text, keys, [word.span() for word in found])


def _places(document: _Words, article: _Words) -> list[range]:
    """The words of the document that are missing. What only stands elsewhere in the article is not."""
    lost: list[range] = []
    spare: Counter[str] = Counter()
    for part in _parts(document.keys, article.keys):
        theirs = article.keys[part.other : part.other_end]
        letters, others = "".join(document.keys[part.begin : part.end]), "".join(theirs)
        if letters and (others.startswith(letters) or others.endswith(letters)):
            # A blank more or less, or a sign that the article has as a letter. The rest may stand elsewhere.
            spare.update(_rest(theirs if others.startswith(letters) else theirs[::-1], len(letters)))
            continue
        spare.update(theirs)
        if letters:
            begin = lost.pop().start if lost and lost[-1].stop == part.begin else part.begin
            lost.append(range(begin, part.end))
    missing = []
    for place in lost:
        words = Counter(document.keys[place.start : place.stop])
        if words <= spare:
            spare -= words
        else:
            missing.append(place)
    return missing


def _rest(words: Sequence[str], letters: int) -> Sequence[str]:
    """The words that follow upon so many letters."""
    count = 0
    while count < len(words) and letters > 0:
        letters -= len(words[count])
        count += 1
    return words[count:]


def _parts(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[_Part]:
    """Where the texts differ. The time it takes grows with their length alone, whatever they hold."""
    begin = other = 0
    for here, there in [*_anchors(ours, theirs), (len(ours), len(theirs))]:
        done = max(begin - here, other - there, 0)
        if done < _RUN and (begin, other) != (here + done, there + done):
            yield from _differing(ours, theirs, _Part(begin, here + done, other, there + done))
        if done < _RUN:
            begin, other = here + _RUN, there + _RUN


def _anchors(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Where runs begin that stand once in each text: the most of them that have the same order in both."""
    there = _once(theirs)
    pairs = [(place, there[run]) for run, place in _once(ours).items() if run in there]
    ends: list[int] = []  # of chains of each length, which ends earliest, and how it came there
    chains: list[Any] = [None]
    for here, place in pairs:
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        chains[length + 1 : length + 2] = [((here, place), chains[length])]
    found = []
    chain = chains[-1]
    while chain is not None:
        pair, chain = chain
        found.append(pair)
    return found[::-1]


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """The runs that stand in a text once, with their places, in its order."""
    runs = list(zip(*(words[start:] for start in range(_RUN)), strict=False))
    counts = Counter(runs)
    return {run: place for place, run in enumerate(runs) if counts[run] == 1}


def _differing(ours: Sequence[str], theirs: Sequence[str], part: _Part) -> Iterator[_Part]:
    """Where the texts differ within a part; one too wide for that has its words counted."""
    here, there = ours[part.begin : part.end], theirs[part.other : part.other_end]
    if max(len(here), len(there)) <= _WIDEST:
        for kind, begin, end, other, other_end in SequenceMatcher(None, here, there, False).get_opcodes():
            if kind != "equal":
                yield _Part(part.begin + begin, part.begin + end, part.other + other, part.other + other_end)
        return
    left = Counter(there)
    for place, word in enumerate(here, part.begin):
        if left[word]:
            left[word] -= 1
        else:
            yield _Part(place, place + 1, part.other_end, part.other_end)
    for place, word in enumerate(there, part.other):
        if left[word] > 0:
            left[word] -= 1
            yield _Part(part.end, part.end, place, place + 1)


def _in_place(document: _Words, place: range) -> str:
    """What is missing between brackets, among the words of its paragraph, or of the one beside it."""
    first, last = place.start, place.stop
    begin, end = max(first - 1, 0), min(last + 1, len(document.keys))
    while begin > 0 and first - begin < AROUND and document.is_one_paragraph(begin):
        begin -= 1
    while end < len(document.keys) and end - last < AROUND and document.is_one_paragraph(end):
        end += 1
    lost = document.part(first, last)
    if len(place) > LONGEST:
        lost = f"{document.part(first, first + LONGEST - AROUND)} … {document.part(last - AROUND, last)}"
    return f"{document.part(begin, first)} [{lost}] {document.part(last, end)}".strip()
