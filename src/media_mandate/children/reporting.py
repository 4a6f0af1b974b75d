"""How words harm without naming anybody: suicide told as it is imitated, a child blamed, branded or desired.

What is warned of stands in `telling_of_harm.yml`, in words; why, in `rules.py`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from media_mandate.articles.article import Article
from media_mandate.children import rules
from media_mandate.children.allowances import Allowing
from media_mandate.children.findings import HarmTold, fields
from media_mandate.children.phrasing import Grammar, Pattern, Sentence, at_first_glance, sentences, undotted
from media_mandate.children.vocabulary import written_in
from media_mandate.problems import Problem, Rule
from media_mandate.reading.body import Body
from media_mandate.reading.document import Document
from media_mandate.reading.fields import shortened
from media_mandate.reading.letters import alike, as_read
from media_mandate.reading.strict_yaml import Key

RULES: Mapping[str, Rule] = {
    rule.code: rule
    for rule in (
        rules.METHOD,
        rules.PLACE,
        rules.NOTE,
        rules.IN_TITLE,
        rules.SINGLE_CAUSE,
        rules.WITHOUT_HELP,
        rules.BLAMED,
        rules.BRANDED,
        rules.SEXUALISED,
        rules.CONSENT_TOLD,
    )
}
"""The rules by the codes under which their patterns stand."""


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """What is warned of: a pattern, and what else must, or must not, stand in its sentence or the article."""

    pattern: Pattern
    unless: Sequence[Pattern]
    in_text: Sequence[Pattern]
    sentences: int
    keys: Sequence[str]
    """Wordings of which one stands in every article that has it."""

    def may_stand(self, low: str) -> bool:
        """Whether it may in a text in small letters."""
        return all(pattern.may_stand(low) for pattern in (self.pattern, *self.in_text))


@dataclass(frozen=True, slots=True)
class _Kind:
    """What one rule warns of."""

    rule: Rule
    is_of_title: bool
    is_told_once: bool
    unless: Sequence[Pattern]
    unless_in_text: Sequence[Pattern]
    said: Sequence[_Said]


@dataclass(frozen=True, slots=True)
class _Book:
    """All of `telling_of_harm.yml`. What `glance` finds in a text tells what may be said there."""

    grammar: Grammar
    kinds: Sequence[_Kind]
    glance: re.Pattern[str]
    sayings: Mapping[str, Set[_Said]]


@cache
def written() -> Mapping[str, Any]:
    """What `telling_of_harm.yml` says."""
    return written_in("telling_of_harm.yml")


@cache
def _book() -> _Book:
    grammar = Grammar(*(written()[name] for name in ("lists", "together", "with_marks", "common")))
    kinds = [_kind(grammar, RULES[code], kind) for code, kind in written()["rules"].items()]
    keys = [(key, said) for kind in kinds for said in kind.said for key in said.keys]
    glance = at_first_glance(sorted({key for key, _said in keys}))
    sayings = defaultdict(set)
    for key, said in keys:
        sayings[glance.findall(key)[0]].add(said)
    return _Book(grammar, kinds, glance, sayings)


def _kind(grammar: Grammar, rule: Rule, given: Mapping[str, Any]) -> _Kind:
    return _Kind(
        rule,
        given.get("only") == "title",
        given.get("once") == "true",
        _patterns(grammar, given, "unless"),
        _patterns(grammar, given, "unless_in_text"),
        [_said(grammar, said) for said in given["patterns"]],
    )


def _said(grammar: Grammar, given: Mapping[str, Any]) -> _Said:
    pattern, in_text = grammar.pattern(given["say"]), _patterns(grammar, given, "in_text")
    return _Said(
        pattern,
        _patterns(grammar, given, "unless"),
        in_text,
        int(given.get("sentences", 1)),
        grammar.rarest([one.keys for one in (pattern, *in_text)]),
    )


def _patterns(grammar: Grammar, given: Mapping[str, Any], name: str) -> list[Pattern]:
    """None, one or a list of them."""
    value = given.get(name, [])
    return list(map(grammar.pattern, [value] if isinstance(value, str) else value))


def reported(
    document: Document, body: Body, article: Article, allowing: Allowing, *, is_vietnamese: bool
) -> Iterator[Problem]:
    """Warnings of what harms in an article, but for what is allowed there; only Vietnamese is read."""
    texts = [*fields(article), ((), body.text.judged)] if is_vietnamese else []
    for rule, harm in told(texts, len(body.text.running)):
        if not allowing.allows(harm):
            spot = document.front.spot(harm.key) if harm.start is None else body.spot(harm.start)
            yield rule.at(spot, words=shortened(harm.words))


def told(texts: Iterable[tuple[Key, str]], running: int) -> Iterator[tuple[Rule, HarmTold]]:
    """What is warned of in the texts of fields, and of a body, which has no key.

    What the body says behind its first `running` letters once more is told where it was first.
    """
    book = _book()
    read = [(key, " ".join(alike(as_read(text)).split()) if key else text) for key, text in texts]
    low = undotted("\n".join(text for _key, text in read).lower())
    likely = {said for seen in set(book.glance.findall(low)) for said in book.sayings[seen]}
    if not likely:
        return
    story = _Story(read, book.grammar)
    for kind in book.kinds:
        sought = [said for said in kind.said if said in likely and said.may_stand(low)]
        if not sought or any(map(story.has, kind.unless_in_text)):
            continue
        known = set()
        for key, text, sentence in story.told:
            if kind.is_of_title and key not in _TITLE:
                continue
            found = next(filter(None, (_found(said, kind, sentence, story) for said in sought)), None)
            if found is None:
                continue
            words = " ".join(text[slice(*found)].split())
            if not key and found[0] >= running and words.lower() in known:
                continue
            known.add(words.lower())
            yield kind.rule, HarmTold(words, None if key else found[0], key)
            if kind.is_told_once:
                break


_TITLE: frozenset[Key] = frozenset((("title",), ("description",)))


class _Story:
    """The sentences of an article with the texts in which they stand."""

    def __init__(self, texts: Sequence[tuple[Key, str]], grammar: Grammar) -> None:
        self._texts = texts
        self._grammar = grammar

    @cached_property
    def told(self) -> Sequence[tuple[Key, str, Sentence]]:
        return [
            (key, text, sentence) for key, text in self._texts for sentence in sentences(text, self._grammar)
        ]

    def count(self, pattern: Pattern) -> int:
        """In how many sentences a pattern stands."""
        return sum(pattern.find(sentence) is not None for _key, _text, sentence in self.told)

    def has(self, pattern: Pattern) -> bool:
        return any(pattern.find(sentence) for _key, _text, sentence in self.told)


def _found(said: _Said, kind: _Kind, sentence: Sentence, story: _Story) -> tuple[int, int] | None:
    """Where in its text what is warned of stands in a sentence, if it does, and nothing speaks against it."""
    found = said.pattern.find(sentence)
    if found is None or any(one.find(sentence) for one in (*kind.unless, *said.unless)):
        return None
    if not all(map(story.has, said.in_text)):
        return None
    return found if said.sentences == 1 or story.count(said.pattern) >= said.sentences else None
