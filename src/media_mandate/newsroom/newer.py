"""What the versions of one article had for which they are held back: no older one may have it, too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from media_mandate.articles.front_matter import Names
from media_mandate.children import rules as child_rules
from media_mandate.children.harm import harms
from media_mandate.mandate.values import Mandate
from media_mandate.newsroom.alone import Said, read_version
from media_mandate.newsroom.reading import Reading
from media_mandate.newsroom.said import (
    denies_harm,
    fields_of,
    says_that_it_goes,
    says_that_it_is_sensitive,
    text_of,
    words_of,
)
from media_mandate.newsroom.upheld import Upheld
from media_mandate.problems import Problem, Rule, is_error
from media_mandate.settled.values import digests

_SAFEGUARDS = frozenset(rule for rule in vars(child_rules).values() if isinstance(rule, Rule))
_ANSWERS = frozenset((child_rules.NAME_NOT_IN_TEXT, child_rules.IDLE, child_rules.NO_REASON))
"""What is wrong with what an article answers, and gives nobody away."""


@dataclass
class Newer:
    """What newer versions of one article said that were held back.

    `is_for_a_child` tells that the article is off the site, or older there, for a child's sake. `topics` are
    the sensitive ones that they name; with `is_denied` all that do say that no child came to harm.
    """

    mandate: Mandate
    upheld: Upheld
    is_for_a_child: bool = False
    is_sensitive: bool = False
    is_going: bool = False
    is_denied: bool = True
    topics: frozenset[str] = frozenset()
    names: Names | None = None

    def see(self, path: str, raw: bytes, problems: Iterable[Problem]) -> None:
        """Take to heart what a version says that has these `problems`, in its fields and in its text.

        What is wrong with a field hides neither: it is read without that field, or else as mere words.
        """
        self.is_for_a_child |= _harms(problems)
        self.is_going |= says_that_it_goes(raw)
        spared = read_version(path, raw, self.mandate, sparing=True)
        front = spared.article.front if spared.article is not None else None
        is_denied = denies_harm(raw)
        if front is None or (front.children is None and is_denied):
            tells = bool(harms(text_of(raw)))
        elif is_denied:  # the text alone gives that the lie: what else is wrong may be the slip's own doing
            tells = any(found.rule is child_rules.HARM_UNDECLARED for found in spared.problems)
        else:
            tells = _harms(spared.problems)
        self.is_sensitive |= self.is_for_a_child or tells or says_that_it_is_sensitive(raw)
        if topics := _sensitive_topics(raw, self.mandate):
            self.topics |= topics
            self.is_denied &= is_denied
        if front is not None and self.names is None:
            self.names = front.names

    def may_follow(self, path: str, raw: bytes) -> Reading | None:
        """An older version that passes, and has nothing for which a newer one is held back.

        What a newer one would have taken back stays so; and where one says that a child came to harm, or
        adds a topic with which it must say whether one did, an older one gives that child away that would do
        so if it said the same.
        """
        found = read_version(path, raw, self.mandate)
        is_settled = not digests(raw).isdisjoint(self.upheld.settled.hashes.get(path, ()))
        if any(map(is_error, found.problems)) and not is_settled:
            self.see(path, raw, found.problems)
            return None
        if self.is_going and (found.article is None or found.article.front.withdrawn is None):
            return None
        added = self.topics - _sensitive_topics(raw, self.mandate)
        if self.is_sensitive or added:
            said = Said(self.is_sensitive or not self.is_denied, self.names or Names(), added)
            if _harms(read_version(path, raw, self.mandate, said=said).problems):
                self.is_for_a_child = True
                return None
        return found


def _sensitive_topics(raw: bytes, mandate: Mandate) -> frozenset[str]:
    """The sensitive topics that its fields name, by id or as people call them."""
    fields = fields_of(raw)
    topics = (topic for topic in mandate.topics if topic.sensitive)
    return frozenset(topic.id for topic in topics if any(words_of((topic.id, topic.name), fields)))


def _harms(problems: Iterable[Problem]) -> bool:
    """Whether an error of the safeguards of children is among them."""
    return any(is_error(found) and found.rule in _SAFEGUARDS - _ANSWERS for found in problems)
