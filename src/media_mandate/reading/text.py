"""What readers get of a body: the HTML of its page, made once, and the text that stands in it.

Words, copies, safeguards, search, feeds and pages take both from here, so that nothing is published that was
judged as something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from media_mandate.reading import sanitising
from media_mandate.reading.letters import alike, as_read, resolved
from media_mandate.reading.made_words import count_notes, is_of_note
from media_mandate.reading.rendering import heading_id, rendered
from media_mandate.reading.sanitising import HEARD, INLINE, WRITTEN, WRITTEN_ATTRIBUTE


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: what it says, and how many characters of the running text stand before it.

    `is_between` tells one that stands between blocks, which belongs to either.
    """

    said: str
    offset: int
    is_between: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """A link, picture, sound or film: its tag, its address as it was written, what is said of it."""

    tag: str
    address: str
    alt: str | None = None
    people: str | None = None


@dataclass(frozen=True, slots=True)
class BodyText:
    """A body as readers get it.

    `html` is that of its page, with addresses as they were written. `running` is what is read from top to
    bottom, its blocks parted by blank lines. `judged` begins with it, and goes on with what is heard, pointed
    at or put elsewhere (alt texts, titles, what abbreviations are short for); a Latin letter stands there for
    each that looks like one. `names` become part of addresses: ids, and the like. `title` is where a heading
    of the first level begins, which is the title's alone. `asides` tell where in `judged` what is said of an
    element begins, and where in `running` that element stands.
    """

    html: str = ""
    running: str = ""
    judged: str = ""
    names: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    comments: tuple[Comment, ...] = ()
    title: int | None = None
    asides: tuple[tuple[int, int], ...] = ()

    def anchor(self, start: int) -> int | None:
        """Where in the running text the element stands of which is said what begins at `start`."""
        if start < len(self.running):
            return None
        return next((place for begin, place in reversed(self.asides) if begin <= start), len(self.running))

    @property
    def blocks(self) -> list[list[str]]:
        """The words that count, as written: tokens with a letter, an address as one, each block once.

        In Vietnamese every syllable (tiếng) is a token.
        """
        blocks: dict[str, list[str]] = {}
        running = self.running
        if "@" in running or "://" in running or "www." in running.lower():
            running = _ADDRESS.sub(_AS_ONE, running)
        for block in running.split("\n\n"):
            words = [token for token in _TOKEN.findall(block) if token.isalpha() or _LETTER.search(token)]
            blocks.setdefault(" ".join(words).lower(), words)
        return list(blocks.values())


_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|(?<![^\s@<>])[^\s@<>]++@[\w.-]+", re.IGNORECASE)
_AS_ONE = "address"
_TOKEN = re.compile(r"[\w\u0300-\u036f]++")
_LETTER = re.compile(r"[^\W\d_]")


NOTHING = BodyText()


def text_of(body: str) -> BodyText:
    """The text of a body. Raises UnrenderableError and OverBudgetError."""
    return text_in(rendered(body)) if body.strip() else NOTHING


def text_in(made: str) -> BodyText:
    """The text in the HTML that Markdown made of a body."""
    shown = _unhidden(sanitising.clean(made))
    kept = _unhidden(sanitising.kept(made)) if _has_more(made) else shown
    text = _read(shown, kept)
    return replace(text, references=(*text.references, *_broken(made)))


def _read(shown: str, kept: str) -> BodyText:
    """The text in sanitised HTML: as its page has it, and with what is kept of it besides."""
    reader = _Reader(kept)

    def folded(place: int) -> int:
        return len(alike(reader.running[:place]))

    asides: dict[str, int] = {}
    for said, place in reader.asides:
        asides.setdefault(alike(said), folded(place))
    parts, length, starts = [alike(reader.running)], 0, list[tuple[int, int]]()
    for said, place in asides.items():
        length += len(parts[-1]) + len(_APART)
        starts.append((length, place))
        parts.append(said)
    parts += [alike(_Reader(other).running) for other in _read_otherwise(kept)]
    return BodyText(
        shown,
        parts[0],
        _APART.join(parts),
        tuple(dict.fromkeys(reader.names)),
        tuple(reader.references),
        tuple(replace(found, offset=folded(found.offset)) for found in reader.comments),
        None if reader.title is None else folded(reader.title),
        tuple(starts),
    )


_APART = "\n\n"
"""What stands between blocks, and between the running text and each text that is said besides."""


def _unhidden(shown: str) -> str:
    """HTML in which nobody makes a text small by the class of the way back from a note."""
    return _WAY_BACK.sub(r"\1\2", shown) if "footnote-backref" in shown else shown


_WAY_BACK = re.compile(r'(<a\b[^<>]*?) class="footnote-backref"([^<>]*>)(?!↩</a>)')


def _read_otherwise(kept: str) -> Iterator[str]:
    """With what abbreviations are short for, without what stands above words, and where nothing plays."""
    if "<abbr " in kept:
        yield _SHORT.sub(r"\1", kept)
    if "<rt>" in kept:
        yield _ABOVE.sub("", kept)
    if any(f"<{tag}" in kept for tag in _UNSHOWN):
        yield _AROUND_UNSHOWN.sub("", kept)


def _broken(made: str) -> Iterator[Reference]:
    """The links whose addresses cannot be read, so that no page has them."""
    for found in _HREF.finditer(made):
        try:
            urlsplit(resolved(found[1]))
        except ValueError:
            yield Reference("a", resolved(found[1]))


_HREF = re.compile(r'<a\b[^<>]*?\bhref="([^"]*+)"')


def _has_more(made: str) -> bool:
    """Whether more may be kept of HTML than is published."""
    small = made.lower()
    return any(word in small for word in _MORE_WORDS) and _MORE.search(made) is not None


def running(shown: str) -> str:
    """What is read from top to bottom in the HTML of a page's body."""
    return _Reader(shown).running


def judged(shown: str) -> str:
    """All that the HTML of a page's body says; see `BodyText`."""
    return _read(shown, shown).judged


_MORE = re.compile(r"<!--|\b(?:people|src|href)\s*=", re.IGNORECASE)
"""One of these stands in all HTML of which more is kept than is published."""
_MORE_WORDS = ("<!--", "people", "src", "href")
"""One of these stands in what that pattern finds, which takes far longer."""
_SHORT = re.compile(r'<abbr title="([^"]*+)">[^<]*+</abbr>')
_AROUND_UNSHOWN = re.compile(r"</?(?:audio|video)\b[^<>]*>")
_ABOVE = re.compile("<rt>[^<]*+</rt>")
_SAID_ELSEWHERE = frozenset((*HEARD, "href", "src", "class", "people", "open", "controls", "width", "height"))
_FILES = frozenset(("img", "audio", "video", "source", "track"))
_UNSHOWN = frozenset(("audio", "video"))
"""Elements whose text no browser shows that knows them."""
_NOTE = re.compile(r"fn(?:ref[0-9]*)?:")
_BLANKS = re.compile(r"[ \t\n]+")
_HEADING = re.compile("h[1-6]")
_TO_PEOPLE = re.compile("(?:mailto|tel):", re.IGNORECASE)
_ADDRESSED = re.compile(r"(?<=[#?&=])(?!fn(?:ref[0-9]*)?:)[^#?&=]++")
"""A place on a page, and what is asked of it."""
_COPIED = re.compile("(?:_[0-9]{1,3})?")
"""What Markdown adds to the id of a heading of the same words as another."""


class _Reader:
    """The text of sanitised HTML, and all that is noted in passing."""

    def __init__(self, html: str) -> None:
        self.asides: list[tuple[str, int]] = []
        self.names: list[str] = []
        self.references: list[Reference] = []
        self.comments: list[Comment] = []
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""
        self._unshown: list[str] = []
        self._is_made = self._is_code = self._is_first = False
        self._lists = 0
        self._notes = count_notes(html)
        self.title: int | None = None
        self._heading = ("", 0)
        for found in WRITTEN.finditer(html):
            if (tag := found["tag"]) is not None:
                self._tag(tag, is_end=bool(found["end"]), said=found["said"])
            elif (comment := found["comment"]) is not None:
                self.comments.append(Comment(comment, self._length, "\n\n" in self._gap or not self._parts))
            else:
                self._text(as_read(resolved(found[0])))
        self.running = "".join(self._parts)

    def _text(self, text: str) -> None:
        if self._is_made and is_of_note(text, self._notes):  # of a note, and no part of the word before it
            self._gap = self._gap or " "
            return
        if self._unshown:
            self.asides += [(text.strip(), self._length)] if text.strip() else []
            return
        if not self._is_code and ("\n" in text or "\t" in text or "  " in text):
            text = _BLANKS.sub(" ", text)
        if self._gap.strip(" ") and not text.strip():
            return
        if self._gap:
            text = text if self._is_code else text.lstrip(" ")
            text = (self._gap if self._parts else self._gap.lstrip("\n ")) + text
        bare = text.rstrip(" \n")
        self._gap = " " if len(bare) < len(text) else ""
        self._parts.append(bare)
        self._length += len(bare)

    def _tag(self, tag: str, *, is_end: bool, said: str) -> None:
        attributes = {}
        if said:
            attributes = {name: resolved(value) for name, value in WRITTEN_ATTRIBUTE.findall(said)}
            self._note(tag, attributes)
        if tag in _UNSHOWN:
            if is_end:
                self._unshown.pop()
            else:
                self._unshown.append(tag)
        if tag == "a":
            self._is_made = not is_end and attributes.get("class") in ("footnote-ref", "footnote-backref")
        elif tag == "pre":
            self._is_code = not is_end
        if tag not in INLINE:
            self._part(tag, is_end=is_end)
        if _HEADING.fullmatch(tag):
            self._head(tag, attributes.get("id", ""), is_end=is_end)

    def _head(self, tag: str, id: str, *, is_end: bool) -> None:
        """Note the id of a heading, unless it was made of the heading's words."""
        if not is_end:
            self._heading = (id, len(self._parts))
            return
        if tag == "h1" and self.title is None:
            self.title = sum(map(len, self._parts[: self._heading[1]]))
        id, first = self._heading
        own = heading_id("".join(self._parts[first:]), "-")
        if id and not (id.startswith(own) and _COPIED.fullmatch(id[len(own) :])):
            self.names.append(id)

    def _part(self, tag: str, *, is_end: bool) -> None:
        match tag:
            case "br":
                self._gap = self._gap.strip(" ") or "\n"
            case "td" | "th":
                self._gap = self._gap if is_end or self._gap.startswith("\n") else "; "
            case "tr" | "dt" | "dd":
                self._gap = self._gap if is_end or self._gap.startswith("\n\n") else "\n"
            case "li" if not is_end:
                self._gap = "\n\n- " if self._is_first else "\n- "
                self._is_first = False
            case "ul" | "ol":
                self._lists += -1 if is_end else 1
                self._is_first = self._lists == 1 and not is_end
                self._gap = self._gap if self._lists else "\n\n"
            case "rt":
                self._gap = self._gap or " "
            case "li" | "thead" | "tbody" | "tfoot":
                pass
            case _ if not self._gap.endswith("- "):  # the first block of an item stands on its line
                self._gap = "\n\n"

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        heard = [as_read(attributes[name]) for name in HEARD if attributes.get(name)]
        self.asides += [(said, self._length) for said in heard]
        for name, value in attributes.items():
            if name not in _SAID_ELSEWHERE and not (name == "id" and _HEADING.fullmatch(tag)):
                self.names.append(_NOTE.sub("", value))
        if tag in _FILES or (tag == "a" and "href" in attributes):
            address = attributes.get("href" if tag == "a" else "src", "")
            if _TO_PEOPLE.match(address):
                self.names += re.split(r"[:@?&=;,]", address)[1:]
            elif not sanitising.is_elsewhere(address):
                self.names += [found[0] for found in _ADDRESSED.finditer(address)]
            if address.startswith("#"):
                return
            self.references.append(Reference(tag, address, attributes.get("alt"), attributes.get("people")))
