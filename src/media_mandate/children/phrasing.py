"""Patterns that are written in words, as in `telling_of_harm.yml`: how they are read, where they are found.

A pattern is found within one sentence, whatever its capitals and stops; in a sentence without diacritics the
same words are sought without them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from media_mandate.children.vocabulary import folded, is_plain

_GAPS = {"..": r"(?: [^ ]+){0,3}?", "…": r"(?: [^ ]+){0,8}?"}
"""Words that may stand between those of a pattern; bounds keep the expressions linear."""
_ELEMENT = re.compile(
    r" *(?:(?P<gap>\.\.|…)|(?P<list>\{\w+\})|\((?P<one>[^()]+)\)|\[(?P<maybe>[^][]+)\]"
    r"|(?P<words>[\w“/-]+(?: +[\w“/-]+)*+))"
)


class PatternError(ValueError):
    """A pattern that cannot be read."""


_WORDING = re.compile(r"[\w“/ -]*[\w“][\w“/ -]*")
_LIST = re.compile(r"\{(\w+)\}")


class Element(NamedTuple):
    """One of some wordings, perhaps (`maybe`) none of them, or a `gap` of words."""

    kind: str
    wordings: Sequence[str]


class Pattern:
    """The parts that must stand in a sentence, in any order; the first of them is what is told."""

    def __init__(self, parts: Sequence[Sequence[Element]], grammar: Grammar) -> None:
        self._parts = parts
        self._grammar = grammar

    @cached_property
    def keys(self) -> Sequence[str]:
        """Wordings of which one stands, with diacritics or without, wherever the pattern is found."""
        return self._grammar.rarest(self._needed)

    @cached_property
    def _needed(self) -> Sequence[Sequence[str]]:
        """The same for each element."""
        elements = [element for part in self._parts for element in part if element.kind == "one"]
        return [self._grammar.keys(element.wordings) for element in elements]

    def may_stand(self, low: str) -> bool:
        """Whether a text in small letters has some wording of each element."""
        return all(any(key in low for key in keys) for keys in self._needed)

    def find(self, sentence: Sentence) -> tuple[int, int] | None:
        """Where in the text its first part begins and ends, if all its parts stand in the sentence."""
        if not any(key in sentence.low for key in self.keys):
            return None
        parts = self._without_marks if sentence.is_plain else self._with_marks
        found = [part.search(sentence.words) for part in parts]
        return sentence.span(found[0]) if found[0] and all(found) else None

    # They are made when they are needed: most articles have no word of most patterns.
    @cached_property
    def _with_marks(self) -> list[re.Pattern[str]]:
        return [self._grammar.compiled(part, is_plain=False) for part in self._parts]

    @cached_property
    def _without_marks(self) -> list[re.Pattern[str]]:
        return [self._grammar.compiled(part, is_plain=True) for part in self._parts]


class Grammar:
    """What the patterns of a file share.

    `lists` are wordings, `a | b c`, by the name of their list. Those of `together` are read as one word, so
    that “em” does not stand in “trẻ em”; those of `with_marks` are not sought where there are no diacritics.
    By those of `common` no pattern is recognised at first glance.
    """

    def __init__(self, lists: Mapping[str, str], together: str, with_marks: str, common: str) -> None:
        self.lists = lists
        self.with_marks = frozenset(self._wordings(with_marks))
        self.common = frozenset(self._wordings(common))
        self._together = _row(list(self._wordings(together)))
        self._plain_together = _row([folded(wording) for wording in self._wordings(together)])

    def rarest(self, choices: Sequence[Sequence[str]]) -> Sequence[str]:
        """The wordings of which texts have fewest, as far as can be told."""
        return max(choices, key=lambda keys: (self.common.isdisjoint(keys), min(map(len, keys))))

    def keys(self, wordings: Sequence[str]) -> Sequence[str]:
        """What a text has, with diacritics or without, in which one of them stands."""
        plain = [folded(wording) for wording in wordings if wording not in self.with_marks]
        return [max(wording.split("“"), key=len).strip() for wording in (*wordings, *plain)]

    def joined(self, words: str, *, is_plain: bool) -> str:
        """A row of words with blanks around each, in which those that are one word are joined."""
        together = self._plain_together if is_plain else self._together
        return together.sub(lambda match: " " + match[0][1:].replace(" ", "_"), words)

    def pattern(self, written: str) -> Pattern:
        """Raises PatternError where something in it has no meaning, or nothing in it must be there."""
        parts = [list(self._elements(part)) for part in written.split("&")]
        if not all(any(element.kind == "one" for element in part) for part in parts):
            raise PatternError(f"Nothing must stand there: {written}")
        return Pattern(parts, self)

    def _elements(self, part: str) -> Iterator[Element]:
        place, part = 0, part.strip()
        while place < len(part):
            match = _ELEMENT.match(part, place)
            if match is None:
                raise PatternError(f"This is no pattern: {part[place:]}")
            place = match.end()
            if match["gap"]:
                yield Element("gap", [match["gap"]])
            elif match["maybe"]:
                yield Element("maybe", list(self._wordings(match["maybe"])))
            else:
                yield Element("one", list(self._wordings(match["list"] or match["one"] or match["words"])))

    def _wordings(self, written: str) -> Iterator[str]:
        """The wordings of `a | b c | {list}`."""
        for wording in written.split("|"):
            name = _LIST.fullmatch(wording.strip())
            if name is None and _WORDING.fullmatch(wording) is None:
                raise PatternError(f"This is no wording: {wording}")
            if name is None:
                yield " ".join(wording.split())
            elif name[1] in self.lists:
                yield from self._wordings(self.lists[name[1]])
            else:
                raise PatternError(f"There is no list of that name: {wording}")

    def compiled(self, part: Sequence[Element], *, is_plain: bool) -> re.Pattern[str]:
        made = ""
        for kind, wordings in part:
            if kind == "gap":
                made += _GAPS[wordings[0]]
                continue
            known = [folded(one) for one in wordings if one not in self.with_marks] if is_plain else wordings
            joined = [self.joined(f" {one} ", is_plain=is_plain).strip() for one in known]
            made += f"(?:{_row(joined).pattern}){'?' if kind == 'maybe' else ''}"
        return re.compile(made)


def at_first_glance(wordings: Iterable[str]) -> re.Pattern[str]:
    """An expression that finds where a text has any of many wordings, or only the first words of some.

    It goes by letters that they have in common; where one begins with another, it finds that other.
    """
    root: dict[str, Any] = {}
    for wording in wordings:
        branch = root
        for letter in wording:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return re.compile(rf"(?<!\w)(?=({_branches(root)}))")


def _branches(branch: Mapping[str, Any]) -> str:
    if "" in branch:
        return ""
    grown = [re.escape(letter) + _branches(further) for letter, further in branch.items()]
    return grown[0] if len(grown) == 1 else f"(?:{'|'.join(grown)})"


def _row(wordings: Sequence[str]) -> re.Pattern[str]:
    """An expression for one of them in a row of words, longer ones first; for nothing where there is none."""
    either = "|".join(map(re.escape, sorted(set(wordings), key=len, reverse=True)))
    return re.compile(f" (?:{either or '(?!)'})(?= )")


_TOKEN = re.compile(r"\w+(?:[-/.’']\w+)*+|[“”\"«»]")
_QUOTES = frozenset('“”"«»')


class Sentence:
    """A sentence that begins at `start` of a text, as patterns are sought in it."""

    def __init__(self, said: str, start: int, grammar: Grammar) -> None:
        self.start = start
        self.low = undotted(said.lower())
        self.is_plain = is_plain(said)
        self._said = said
        self._grammar = grammar

    @cached_property
    def _tokens(self) -> list[re.Match[str]]:
        return list(_TOKEN.finditer(self._said))

    @cached_property
    def _words(self) -> list[str]:
        words = ("“" if token[0] in _QUOTES else undotted(token[0].lower()) for token in self._tokens)
        return list(map(folded, words)) if self.is_plain else list(words)

    @cached_property
    def words(self) -> str:
        """Its words and quotation marks in small letters, with one blank around each."""
        return self._grammar.joined(f" {' '.join(self._words)} ", is_plain=self.is_plain)

    def span(self, found: re.Match[str]) -> tuple[int, int]:
        """Where in the text that begins and ends what was found in `words`."""
        starts = [1]
        for word in self._words:
            starts.append(starts[-1] + len(word) + 1)
        first = bisect_right(starts, found.start() + 1) - 1
        last = bisect_right(starts, found.end() - 1) - 1
        return self.start + self._tokens[first].start(), self.start + self._tokens[last].end()


def undotted(text: str) -> str:
    """A text without points within it: “t.ự t.ử” is written to get past filters."""
    return text.replace(".", "")


_END = re.compile(r"[.!?…][\"”’»)*]*+\s++|\n++")


def sentences(text: str, grammar: Grammar) -> Iterator[Sentence]:
    """The sentences of a text; what goes on in small letters after a stop, “em H. tự tử”, is the same one."""
    start = 0
    for match in _END.finditer(text):
        if "\n" in match[0] or not text[match.end() : match.end() + 1].islower():
            yield Sentence(text[start : match.end()], start, grammar)
            start = match.end()
    yield Sentence(text[start:], start, grammar)
