"""What is known of one file alone."""

from __future__ import annotations

from dataclasses import dataclass

from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article, Unread
from media_mandate.children.allowances import Allowance
from media_mandate.problems import Problem
from media_mandate.reading.body import Body, Figure, Target
from media_mandate.reading.document import Document


@dataclass(frozen=True, slots=True)
class Page:
    """A page that editors keep beside the articles, such as "about"."""

    path: str
    title: str
    description: str | None
    targets: tuple[Target, ...]
    figures: tuple[Figure, ...]

    @property
    def address(self) -> str:
        """Its address on the site without the slashes around it."""
        return self.path.removeprefix(f"{DOCS}/").removesuffix(".md")


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is known of one file alone: what it is, and what is wrong in it.

    The `document` of an article and its `body` are there until its text was looked at, in a pass of its own.
    `is_spared` tells that fields of it were refused and left out. `digest` is that of the bytes, None where
    they were taken from the store; `blob` is what git calls them.
    """

    path: str
    problems: tuple[Problem, ...] = ()
    article: Article | None = None
    document: Document | None = None
    body: Body | None = None
    page: Page | None = None
    unread: Unread | None = None
    allowances: tuple[Allowance, ...] = ()
    is_spared: bool = False
    digest: bytes | None = None
    blob: str = ""
