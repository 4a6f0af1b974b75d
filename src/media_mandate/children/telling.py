"""What one sentence tells of harm to a child, and what it tells of the child, the time, or nobody."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from media_mandate.children.circumstances import (
    ACTED,
    CHARGED,
    COUNSELS,
    GENERALLY,
    HAPPENED,
    IF,
    IN_A_TALE,
    IN_CASE,
    LATELY,
    LAW,
    LEARNT,
    MET,
    MONTHS_OLD,
    NEVER,
    NOT,
    RESCUES,
    SHARE_OF_BODY,
    SUFFERS,
    SUPPOSED,
    TAKEN_CARE_OF,
)
from media_mandate.children.events import Incident
from media_mandate.children.identifying.book import book
from media_mandate.children.identifying.persons import persons
from media_mandate.children.identifying.sentences import words
from media_mandate.children.rows import SignRow
from media_mandate.children.signs import signs_of
from media_mandate.children.vocabulary import is_plain


@dataclass(frozen=True)
class Passage:
    """A paragraph, or a part of a long one, and where it begins."""

    start: int
    row: SignRow

    @cached_property
    def signs(self) -> str:
        return persons(self.row).signs

    @cached_property
    def plain(self) -> bool:
        return is_plain(self.row.text)


class Plainness(IntEnum):
    """How plainly a particular child is told of."""

    ANY = 0  # “em”, “trẻ”: of whom advice speaks, too
    SPOKEN_OF = 1  # “cháu bé”, “nạn nhân”
    DESCRIBED = 2  # “bé gái 7 tuổi”, “hai học sinh”
    KNOWN = 3  # by name, class or year of birth


_BOOK = book(__name__)
_TALES = book("media_mandate.children.identifying.marked")
_CHILD, _GROUP, _NUMBER, _LINK = tuple(signs_of("child group number ,"))
_GENERAL, _INVENTED, _CHILD_YEAR = tuple(signs_of("general invented child_year"))
_ANY_CHILD = frozenset(
    (
        "em",
        "cháu",
        "bé",
        "em bé",
        "đứa trẻ",
        "một đứa trẻ",
        "một trẻ",
        "một trẻ em",
        "trẻ này",
        "cái",
        "thằng",
    )
)
_COUNTED = re.compile(r"(?:một|hai|ba|1|2|3|mot) ")


_WORDS_APART = 12
"""How far “bị” may stand before what is done: “bị người hàng xóm nhiều lần xâm hại”."""


class Telling:
    """One sentence, asked whether it tells of a child what an event is."""

    def __init__(
        self, passage: Passage, names: Collection[str], begin: int, end: int, events: Sequence[Incident]
    ) -> None:
        self.passage = passage
        self.row = passage.row
        self.signs = passage.signs
        self.plain = passage.plain
        self.names = names
        self.begin = begin
        self.end = end
        self.events = events

    @cached_property
    def said(self) -> str:
        row = self.row
        return row.text[row.start(self.begin) : row.end(self.end - 1)].lower()

    def told(self) -> tuple[int, int] | None:
        """The signs that tell of harm to a child, or of proceedings, by themselves."""
        told = next((told for event in self.events if (told := self.of(event)) is not None), None)
        return told or self._charged()

    def _charged(self) -> tuple[int, int] | None:
        """The events of a sentence that tells of what somebody is charged with having done to a child."""
        if not any(event.what == "acts" for event in self.events):
            return None
        is_told = CHARGED.is_in(self.said, self.plain) and _BOOK["suspect"].search(
            self.signs, self.begin, self.end
        )
        said = self.said.replace("trẻ em", " ").replace("tre em", " ")  # of whom the charge speaks
        if not is_told or self._is_of_nobody(said) or LAW.is_in(self.said, self.plain):
            return None
        return self.events[0].first, self.events[-1].after

    @cached_property
    def persons(self) -> list[re.Match[str]]:
        return list(_BOOK["person"].finditer(self.signs, self.begin, self.end))

    @cached_property
    def children(self) -> list[tuple[re.Match[str], Plainness]]:
        """Those of them who may be children."""
        if not self.names and not _BOOK["maybe_child"].search(self.signs, self.begin, self.end):
            return []
        told = ((person, self._plainness(person)) for person in self.persons)
        return [(person, plainness) for person, plainness in told if plainness is not None]

    @cached_property
    def happened(self) -> bool:
        return HAPPENED.is_in(self.said, self.plain) or TAKEN_CARE_OF.is_in(self.said, self.plain)

    @cached_property
    def is_of_nobody(self) -> bool:
        """Whether it is advice, law, figures or a supposition."""
        return self._is_of_nobody(SHARE_OF_BODY.sub(" ", self.said))

    @cached_property
    def is_rescue(self) -> bool:
        """Whether a known child rescues others in it, and nobody is told to have suffered."""
        rescue = (RESCUES.plain if self.plain else RESCUES.written).search(self.said)
        if rescue is None or SUFFERS.is_in(self.said, self.plain):
            return False
        is_after = rescue[0].startswith(("được", "duoc"))  # “được em An cứu”
        begin = self.row.start(self.begin) + rescue.start()
        are_known = [
            plainness is Plainness.KNOWN and (self.row.start(child.start()) > begin) is is_after
            for child, plainness in self.children
        ]
        return any(are_known) and not all(are_known)

    def _is_of_nobody(self, said: str) -> bool:
        return _INVENTED in self.signs[self.begin : self.end] or any(
            wording.is_in(said, self.plain) for wording in (GENERALLY, COUNSELS, IF)
        )

    def speaks_of(self, least: Plainness) -> bool:
        """Whether a child is spoken of in it, so plainly at least, and not as one of whom advice speaks."""
        for person, plainness in self.children:
            if plainness >= least:
                before = self._text(self.begin, person.start())
                if not least or self.happened or not IN_CASE.is_in(before, self.plain):
                    return True
        return False

    @cached_property
    def introduces(self) -> bool:
        """Whether a particular child is met in it."""
        if not self.children:
            return False
        return (
            self.speaks_of(Plainness.DESCRIBED)
            or MONTHS_OLD.search(self.said) is not None
            or (
                self.speaks_of(Plainness.SPOKEN_OF) and (self.happened or LATELY.is_in(self.said, self.plain))
            )
        )

    def trace(self) -> Incident | None:
        """What tells of harm here, to whomever, but to no grown-up who is spoken of last before it."""
        return next((event for event in self.events if self._may_be_of_child(event)), None)

    def _may_be_of_child(self, event: Incident) -> bool:
        suffered = self._suffered(event)
        if event.what == "accused" or (
            event.what == "acts" and suffered is None and not self._is_done_to_child(event)
        ):
            return False
        if self._is_of_grown_up(event):
            return False
        before = self._text(self.begin, event.first)
        since = before if suffered is None else self._text(self.begin, suffered + 1)
        return not any(
            wording.is_in(text, self.plain)
            for wording, text in (
                (NEVER, since),
                (NEVER, before),
                (LEARNT, before),
                (SUPPOSED, before),
            )
        )

    def _is_of_grown_up(self, event: Incident) -> bool:
        last = self._last(event.first)
        if last is None or not last["grown"] or last["grown"] in tuple(signs_of("post group parents kin")):
            return False
        beside = self.signs[max(self.begin, last.start() - 1) : last.end()]
        of_child = _BOOK["child"].search(self.signs, event.first, event.after) or _BOOK["offspring"].search(
            beside
        )
        is_tried = event.what == "acts" and last[0].startswith(signs_of("kin"))  # “dượng em đã bị khởi tố”
        return not (of_child or is_tried)

    def _is_done_to_child(self, event: Incident) -> bool:
        """Whether an act is done to a child: named after it, or before it and after whoever did it."""
        for child, plainness in self.children:
            if child.start() >= event.after:
                return self._after(event) is not None or plainness >= Plainness.DESCRIBED
            if any(
                person.end() <= child.start() for person in self.persons if person["grown"] or person["name"]
            ):
                return True
        return False

    def of(self, event: Incident) -> tuple[int, int] | None:
        """The signs that tell it of a particular child."""
        if event.what == "accused":
            return self._accused(event.first)
        if event.what == "traces" or (event.what == "mishaps" and self.is_rescue):
            return None
        before = self._text(self.begin, event.first)
        if LEARNT.is_in(before, self.plain):
            return None
        whom = self._after(event)
        if whom and not NOT.is_in(before, self.plain) and self._is_particular(whom):
            return event.first, whom.end()
        suffered = self._suffered(event)
        who = self._before(event, suffered)
        since = event.first if suffered is None else suffered + self._is_passive(suffered)
        if who and ACTED.is_in(self._text(who.end(), event.first), self.plain):
            return None
        if who and not NEVER.is_in(self._text(self.begin, since), self.plain) and self._is_particular(who):
            return who.start(), event.after
        return None

    def _text(self, begin: int, end: int) -> str:
        until = self.row.start(end) if end < len(self.signs) else len(self.row.text)
        return self.row.text[self.row.start(begin) : until].lower()

    def _suffered(self, event: Incident) -> int | None:
        """Where the “bị” stands to which an event belongs."""
        for index in range(event.first, max(self.begin, event.first - _WORDS_APART) - 1, -1):
            if self.row.words(index).startswith(("bị ", "bi ")) or self._is_passive(index):
                return index
            if self.signs[index] == _LINK and self.row.words(index) == ",":
                return None
        return None

    def _is_passive(self, index: int) -> bool:
        """Whether the words of a sign end with “bị”: “không bị”."""
        return self.row.words(index).split()[-1] in ("bị", "bi")

    def _after(self, event: Incident) -> re.Match[str] | None:
        """Whom an event is done to, or whose it is, where that stands after it."""
        gap = _BOOK["to_whom"].match(self.signs, event.after, self.end)
        for at in range(event.after, gap.end() + 1 if gap else event.after):
            person = _BOOK["person"].match(self.signs, at, self.end)
            if person is not None:
                return person
        return None

    def _before(self, event: Incident, suffered: int | None) -> re.Match[str] | None:
        """Who is spoken of last before an event, if it is one that happens to them."""
        if event.what == "acts" and suffered is None:
            return None
        until = event.first if suffered is None else suffered
        last = self._last(until)
        if last is not None and last["grown"] and self.signs[until - 1] == _LINK:
            comma = self.signs.rfind(_LINK, self.begin, until - 1)  # “cháu A, con của chị B, bị …”
            last = self._last(comma) if comma >= 0 else last
        if last is None:
            return None
        is_near = suffered is not None or event.first - last.end() < 2
        if event.what != "mishaps" or is_near or MET.is_in(self._text(self.begin, event.first), self.plain):
            return last
        return None

    def _last(self, until: int) -> re.Match[str] | None:
        """The person who is spoken of last in the sentence before a sign."""
        return max(_BOOK["person"].finditer(self.signs, self.begin, until), key=re.Match.start, default=None)

    def _is_particular(self, person: re.Match[str]) -> bool:
        plainness = self._plainness(person)
        if plainness is None or self._is_supposed(person.start()):
            return False
        if plainness is Plainness.KNOWN:
            return True
        happened = HAPPENED.is_in(self.said, self.plain)
        if not happened and IN_CASE.is_in(self._text(self.begin, person.start()), self.plain):
            return False
        if plainness is Plainness.DESCRIBED:
            return happened or not self.is_general
        lately = plainness is Plainness.SPOKEN_OF and LATELY.is_in(self.said, self.plain)
        return (happened or lately) and not self.is_general

    def _is_supposed(self, index: int) -> bool:
        """Whether it is a condition, an example or a tale that is told there, and nothing proves a child."""
        is_told = _INVENTED in self.signs[self.begin : index] or IN_A_TALE.is_in(self.said, self.plain)
        is_told &= not _TALES["real"].search(self.signs, self.begin, self.end)
        return is_told or IF.is_in(self.said, self.plain)

    @property
    def is_general(self) -> bool:
        signs = self.signs[self.begin : self.end]
        return _GENERAL in signs or _INVENTED in signs or GENERALLY.is_in(self.said, self.plain)

    def _plainness(self, person: re.Match[str]) -> Plainness | None:
        if person["grown"]:
            if person["grown"] != _GROUP or self.signs[person.start() - 1] != _NUMBER:
                return None
            are_three = self.row.words(person.start() - 1) == "ba"
            return Plainness.DESCRIBED if are_three else Plainness.ANY
        if person["known"]:
            return Plainness.KNOWN
        if person["name"]:
            name = words(self.row, person.span())
            known = any(name == each or each.endswith(f" {name}") for each in self.names)
            return Plainness.KNOWN if known else None
        first = self.row.words(person.start("child") if person["child"] else person.start())
        if (
            person["described"]
            or person["offspring"]
            or (person["young"] and first not in ("trẻ", "tre", "trẻ nhỏ"))
        ):
            return Plainness.DESCRIBED
        if first in ("trẻ", "tre", "trẻ nhỏ", "tre nho"):
            return Plainness.ANY if person["young"] else None
        if person["young"] or first in _ANY_CHILD or person["child"] != _CHILD:
            return Plainness.ANY
        return Plainness.DESCRIBED if _COUNTED.match(first) else Plainness.SPOKEN_OF

    def _accused(self, index: int) -> tuple[int, int] | None:
        """An accused who is a child."""
        if self.signs[index] != _CHILD:
            return None
        named = _BOOK["named"].match(self.signs, index, self.end)
        happened = _CHILD_YEAR in self.signs[index : self.end] or HAPPENED.is_in(self.said, self.plain)
        if named is None and (self.is_general or not happened):
            return None
        if self._is_supposed(index):
            return None
        return index, named.end() if named else min(index + 3, self.end)
