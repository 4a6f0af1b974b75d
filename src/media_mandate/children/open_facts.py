"""What gives a child away and has no form by which it could be found: it is asked, and nothing is claimed.

Decree 56/2017/NĐ-CP, Article 33, names it among what is private of a child.
"""

from __future__ import annotations

from collections.abc import Collection

from media_mandate.articles.article import Article
from media_mandate.children import rules
from media_mandate.messages import _
from media_mandate.problems import Problem

OPEN_FACTS = _(
    "Is there anything in it that only one child has? Read it once more for: looks, scars, gait, voice; "
    "school results and prizes; what the child owns; friends; help or care that it was given; what "
    "doctors and experts found (Decree 56/2017/NĐ-CP, Article 33). The program does not find these: they "
    "have no form of their own."
)


def is_asked(article: Article, problems: Collection[Problem]) -> bool:
    """Whether an article tells of a child that was harmed: it says so, or this is told of its text."""
    is_told = any(problem.rule is rules.HARM_UNDECLARED for problem in problems)
    return article.front.is_declared_sensitive or is_told
