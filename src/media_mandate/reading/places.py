"""Where in its source something stands that was found in the text that readers get.

A text is judged as it is read, which has no lines. What is told needs one. So its words are looked for in the
source, nearest first, and a place counts as found when another word put there comes out in its place. Where
a source has the very words of the text, in their order, each stands where it does there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from media_mandate.reading.rendering import BUDGET, UnrenderableError, work
from media_mandate.reading.text import BodyText, text_of

_WORD = re.compile(r"[\w\u0300-\u036f]++")
_PROBE = "qxjwv"
"""No word of any language, to be put where a word may stand."""

_PHRASE = 4
"""Words in a row that are looked for together."""

_TRIES, _MOST = 4, 60
"""Places that are tried for one word, and for all of a body; each takes as long as to render it."""

_AROUND = 12
"""Words to either side by which the line is told of one that is not found itself."""


@dataclass
class Places:
    """The places of a body, of which `text` was made."""

    body: str
    text: BodyText
    _left: int = field(default=_MOST)
    _work: int = field(default=BUDGET)
    """What may still be tried: places, and characters that Markdown looks at."""

    @cached_property
    def _words(self) -> list[re.Match[str]]:
        return list(_WORD.finditer(self.text.judged))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start() for word in self._words]

    @cached_property
    def _same_words(self) -> list[int] | None:
        """Where the words begin in a source that has the same ones in the same order, as most prose has."""
        written = list(_WORD.finditer(self.body))
        is_same = [word[0] for word in written] == [word[0] for word in self._words]
        return [word.start() for word in written] if is_same else None

    @cached_property
    def _line_ends(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.body)]

    def of(self, start: int) -> tuple[int, int | None]:
        """Line and column, from 1 and within the body, of what stands at `start` of what is judged.

        The column is None where only the line, or one near it, is known.
        """
        index = bisect_left(self._starts, start)
        if index == len(self._words):
            return self._line(len(self.body)), None
        if self._same_words is not None:
            return self._place(self._same_words[index])
        if self._left <= 0:
            place = self.body.find(self._words[index][0])
            return self._line(max(place, 0)), None
        guesses = list(self._guesses(index))
        for place in guesses[:_TRIES]:
            if self._is_proven(index, place):
                return self._place(place)
        return self._near(index, guesses), None

    def of_references(self) -> list[tuple[int, int]]:
        """Line and column of the address of each reference of the text, in their order."""
        found: dict[int, int] = {}
        for address, indices in self._addresses.items():
            places = self._written(address)
            if len(places) == 1:
                found |= dict.fromkeys(indices, places[0])
            elif len(places) == len(indices) and "]:" not in self.body:
                found |= dict(zip(indices, places, strict=True))
            else:
                found |= self._tried(indices, places)
        return [self._place(found.get(index, 0)) for index in range(len(self.text.references))]

    @property
    def _addresses(self) -> Mapping[str, list[int]]:
        indices: dict[str, list[int]] = {}
        for index, reference in enumerate(self.text.references):
            indices.setdefault(reference.address, []).append(index)
        return indices

    def _written(self, address: str) -> list[int]:
        """Where an address may stand in the source."""
        if not address:
            return []
        pattern = re.escape(address).replace("&", "&(?:amp;)?")
        around = rf"""(?<![\w.%/-]){pattern}(?![\w%/-])"""
        return [match.start() for match in re.finditer(around, self.body)]

    def _tried(self, indices: list[int], places: list[int]) -> Mapping[int, int]:
        """The place of each of several like references: which of them another address there changes."""
        found: dict[int, int] = {}
        length = len(self.text.references[indices[0]].address)
        for place in places:
            changed = self._with(place, place + length)
            if changed is None or len(changed.references) != len(self.text.references):
                continue
            for index in indices:
                if _PROBE in changed.references[index].address:
                    found.setdefault(index, place)
        return found

    def of_name(self, name: str) -> tuple[int, int]:
        """Line and column of a part of an address, as it is written."""
        return self._place(max(self.body.find(name), 0))

    def _place(self, source: int) -> tuple[int, int]:
        line = self._line(source)
        return line, source - (self._line_ends[line - 2] + 1 if line > 1 else 0) + 1

    def _line(self, source: int) -> int:
        return bisect_left(self._line_ends, source) + 1

    def _guesses(self, index: int) -> Iterator[int]:
        """Where the word may stand: where those behind it follow it, then anywhere; the likeliest first."""
        words = [word[0] for word in self._words[index : index + _PHRASE]]
        share = self._starts[index] / max(len(self.text.judged), 1)
        seen = set[int]()
        for count in range(len(words), 0, -1):
            for place in sorted(
                self._found(words[:count]), key=lambda place: abs(place / len(self.body) - share)
            ):
                if place not in seen:
                    seen.add(place)
                    yield place

    def _found(self, words: Sequence[str]) -> list[int]:
        """Where these words stand in a row in the source."""
        pattern = r"[\W_]++".join(map(re.escape, words))
        return [match.start() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", self.body)]

    def _is_proven(self, index: int, place: int) -> bool:
        changed = self._with(place, place + len(self._words[index][0]))
        words = _WORD.findall(changed.judged) if changed else []
        return len(words) == len(self._words) and words[index] == _PROBE

    def _with(self, start: int, end: int) -> BodyText | None:
        """The text of the body with the probe in a place; None where there is none, or enough was tried."""
        if self._left <= 0 or self._work <= 0:
            self._left = 0
            return None
        self._left -= 1
        try:
            return text_of(f"{self.body[:start]}{_PROBE}{self.body[end:]}")
        except UnrenderableError:
            return None
        finally:
            self._work -= work() + 100 * len(self.body)

    def _near(self, index: int, guesses: list[int]) -> int:
        """The line of the nearest word that stands in the source only once, else of the likeliest place."""
        for away in range(1, _AROUND):
            for other in (index - away, index + away):
                if 0 <= other < len(self._words):
                    found = self._found([self._words[other][0]])
                    if len(found) == 1:
                        return self._line(found[0])
        return self._line(guesses[0]) if guesses else 1
