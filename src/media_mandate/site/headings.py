"""What the page of a file is called, and the languages in which its article is to be found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from media_mandate.addresses import HELP
from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.site.dates import updated
from media_mandate.site.show import Show


@dataclass(frozen=True, slots=True)
class Heading:
    """What a page is called, and the template that shows it.

    `noindex` asks search engines to leave it out. `language` is said of an article in another one than its
    site; `versions` are all languages of an article and its ids in them, the original first.
    """

    template: str
    title: str
    description: str | None
    updated: date
    tags: tuple[str, ...] = ()
    noindex: bool = False
    language: str | None = None
    versions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Headings:
    """The headings of all that is shown."""

    show: Show

    def of(self, path: str) -> Heading:
        """What the page of a file is called."""
        as_of = self.show.newsroom.as_of
        if path in self.show.page:
            page = self.show.page[path]
            template = "help.html" if page.address == HELP else "main.html"
            return Heading(template, page.title, page.description, as_of)
        if path not in self.show.judgement:
            return Heading("unread.html", path, None, as_of)
        article = self.show.judgement[path].article
        topics = (self.show.newsroom.mandate.topic[id].name for id in article.front.topics)
        if article.front.withdrawn is not None:
            return Heading("withdrawn.html", article.id, None, article.front.withdrawn.date, noindex=True)
        tags = (str(article.month), article.outlet.name, *topics)
        front = article.front
        return Heading(
            "article.html",
            front.title,
            front.description,
            updated(article),
            tags,
            front.noindex,
            front.language,
            tuple((language, version.id) for language, version in self.versions(article)),
        )

    def versions(self, article: Article) -> tuple[tuple[str, Article], ...]:
        """An article in all the languages in which it is to be found, the original first.

        Nothing where there is one alone, or where another translation in the article's language is older.
        """
        id = article.front.translation_of or article.id
        original = self.show.judgement.get(f"{DOCS}/{id}.md")
        if id not in self._translations or original is None:
            return ()
        versions: dict[str, Article] = {}
        for version in (original.article, *self._translations[id]):
            if version.front.withdrawn is None and not version.front.noindex:
                versions.setdefault(self.show.language(version), version)
        return tuple(versions.items()) if article in versions.values() and len(versions) > 1 else ()

    @cached_property
    def _translations(self) -> Mapping[str, list[Article]]:
        """The translations of each article that has some, oldest first."""
        translations: dict[str, list[Article]] = defaultdict(list)
        for article in (found.article for found in reversed(self.show.listed)):
            if article.front.translation_of is not None:
                translations[article.front.translation_of].append(article)
        return translations
