"""What the versions of one article had for which they are held back: no older one may have it, too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from media_mandate.articles.front_matter import Names
from media_mandate.children import rules as child_rules
from media_mandate.mandate.values import Mandate
from media_mandate.newsroom.alone import read_version
from media_mandate.newsroom.reading import Reading
from media_mandate.newsroom.said import says_that_it_goes, says_that_it_is_sensitive
from media_mandate.newsroom.upheld import Upheld
from media_mandate.problems import Problem, Rule, is_error
from media_mandate.settled.values import digests

_SAFEGUARDS = frozenset(rule for rule in vars(child_rules).values() if isinstance(rule, Rule))
_ANSWERS = frozenset((child_rules.NAME_NOT_IN_TEXT, child_rules.IDLE, child_rules.NO_REASON))
"""What is wrong with what an article answers, and gives nobody away."""


@dataclass
class Newer:
    """What newer versions of one article said that were held back.

    `is_for_a_child` tells that the article is off the site, or older there, for a child's sake.
    """

    mandate: Mandate
    upheld: Upheld
    is_for_a_child: bool = False
    is_sensitive: bool = False
    is_going: bool = False
    names: Names | None = None

    def see(self, path: str, raw: bytes, problems: Iterable[Problem]) -> None:
        """Take to heart what a version says that has these `problems`."""
        self.is_for_a_child |= _harms(problems)
        self.is_sensitive |= self.is_for_a_child or says_that_it_is_sensitive(raw)
        self.is_going |= says_that_it_goes(raw)
        if self.is_sensitive and self.names is None:
            article = read_version(path, raw, self.mandate, sparing=True).article
            self.names = article.front.names if article is not None else None

    def may_follow(self, path: str, raw: bytes) -> Reading | None:
        """An older version that passes, and has nothing for which a newer one is held back.

        What a newer one would have taken back stays so; and where one says that a child came to harm, an
        older one gives that child away that would do so if it said the same.
        """
        found = read_version(path, raw, self.mandate)
        is_settled = not digests(raw).isdisjoint(self.upheld.settled.hashes.get(path, ()))
        if any(map(is_error, found.problems)) and not is_settled:
            self.see(path, raw, found.problems)
            return None
        if self.is_going and (found.article is None or found.article.front.withdrawn is None):
            return None
        if self.is_sensitive:
            as_report = read_version(path, raw, self.mandate, names=self.names or Names())
            if _harms(as_report.problems):
                self.is_for_a_child = True
                return None
        return found


def _harms(problems: Iterable[Problem]) -> bool:
    """Whether an error of the safeguards of children is among them."""
    return any(is_error(found) and found.rule in _SAFEGUARDS - _ANSWERS for found in problems)
