"""The newsroom as readers see it: which articles and pages there are, and which files they need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.articles.relations import resolve
from media_mandate.media.pictures.file import Picture
from media_mandate.media.recordings.file import TYPES
from media_mandate.newsroom import Newsroom, Page
from media_mandate.problems import Problem
from media_mandate.quota import Judgement


@dataclass(frozen=True)
class Show:
    """A newsroom as readers see it; in the preview also drafts, articles dated ahead and unread files."""

    newsroom: Newsroom
    is_preview: bool

    @cached_property
    def shown(self) -> tuple[Judgement, ...]:
        """The articles that have a page, newest first."""
        return tuple(
            judgement
            for judgement in reversed(self.newsroom.judgements)
            if self.is_preview or judgement.article.is_published(self.newsroom.as_of)
        )

    @cached_property
    def listed(self) -> tuple[Judgement, ...]:
        """Those of them that lists name: all but the withdrawn."""
        return tuple(found for found in self.shown if found.article.front.withdrawn is None)

    @cached_property
    def judgement(self) -> Mapping[str, Judgement]:
        """The shown articles by path."""
        return {found.article.path: found for found in self.shown}

    @cached_property
    def page(self) -> Mapping[str, Page]:
        return {page.path: page for page in self.newsroom.pages}

    @cached_property
    def files(self) -> frozenset[str]:
        """The files of the docs folder that reach the site as they are: pages, and what they point to."""
        static = {path for path in self._referred if path.lower().endswith(tuple(TYPES))}
        kept = [feature.path for feature in self.newsroom.upheld.kept]
        unread = self.newsroom.unread if self.is_preview else kept
        static -= self.newsroom.pictures.keys()
        voices = {f"{DOCS}/{line.sound}" for line in self.newsroom.mandate.other_languages if line.sound}
        return frozenset({*static, *voices, *self.judgement, *self.page, *unread})

    @cached_property
    def pictures(self) -> Mapping[str, Picture]:
        """The pictures that reach the site as copies, by path."""
        known = self.newsroom.pictures.items()
        return {path: found for path, found in known if path in self._referred and found.flaw is None}

    @cached_property
    def _referred(self) -> frozenset[str]:
        """The files to which shown pages point."""
        pages: list[Article | Page] = [found.article for found in self.listed]
        pages += self.newsroom.pages
        referred = {resolve(page.path, target.address) for page in pages for target in page.targets}
        papers = {found.path for found in self.newsroom.documents.values() if found.is_picture}
        return frozenset(path for path in referred if path is not None) | papers

    def html(self, path: str) -> str:
        """The HTML of a shown file's body, its addresses as they were written; none of generated pages."""
        return self.newsroom.html.get(path, "")

    def is_draft(self, path: str) -> bool:
        """Whether a shown file is an article that is not to be published yet."""
        return path in self.judgement and self.judgement[path].article.front.draft

    @property
    def is_sample(self) -> bool:
        return self.newsroom.mandate.sample is not None

    def is_invented(self, path: str) -> bool:
        """Whether a page shows what no outlet did: all that is drawn from a sample newsroom's articles."""
        return self.is_sample and path not in self.page

    def problems(self, path: str) -> list[Problem]:
        return [problem for problem in self.newsroom.problems if problem.path == path]

    def title(self, id: str) -> str | None:
        """The title of the shown article with this id; None where there is none or it was withdrawn."""
        found = self.judgement.get(f"{DOCS}/{id}.md")
        return None if found is None or found.article.front.withdrawn else found.article.front.title

    def picture(self, article: Article) -> Picture | None:
        """The picture that an article's front matter names."""
        image = article.front.image
        return None if image is None else self.pictures.get(resolve(article.path, image.src) or "")

    def is_discreet(self, article: Article) -> bool:
        """Whether somebody may have to hide that they read it: by its own word, else by that of a topic.

        Where the mandate does not have the word, it may be what tells of a harmed child, too.
        """
        mandate = self.newsroom.mandate
        if article.front.discreet is not None:
            return article.front.discreet
        if not mandate.says_discreet and article.front.is_declared_sensitive:
            return True
        return mandate.is_discreet(article.front.topics)

    def language(self, article: Article) -> str:
        return article.front.language or self.newsroom.mandate.language
