"""What an index tells of other articles and of files, in the shapes in which the check asks for them."""

from __future__ import annotations

import datetime
from collections import ChainMap
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.articles.relations import Referable
from media_mandate.desk.form_index import FileKind, FormIndex, IndexedArticle, hashed

PICTURES: Collection[FileKind] = ("photo", "drawing")
REACHING: Collection[FileKind] = ("photo", "drawing", "page")
ANY: Collection[FileKind] = (*REACHING, "unseen")


@dataclass(frozen=True, slots=True)
class OtherArticle:
    """What the index tells of another article, in the shape of one; a draft's day is the last there is."""

    id: str
    date: datetime.date
    draft: bool = False
    words: int = 0
    sha256: str = ""
    rerun_of: str | None = None
    translation_of: str | None = None
    withdrawn: bool | None = None

    @property
    def path(self) -> str:
        return f"{DOCS}/{self.id}.md"

    @property
    def front(self) -> OtherArticle:
        return self

    def is_published(self, as_of: datetime.date) -> bool:
        return not self.draft and self.date <= as_of


class OtherArticles(Mapping[str, Referable]):
    """All articles by id; those that are not published are known by the hash of it alone."""

    def __init__(self, index: FormIndex) -> None:
        self.index = index
        self.published = {one.id: _known(one) for one in index.articles}

    def but(self, article: Article) -> Mapping[str, Referable]:
        """The same with an article as it is being written."""
        return ChainMap({article.id: article}, self)  # type: ignore[arg-type]  # nothing is written into it

    def __getitem__(self, id: str) -> OtherArticle:
        if (found := self.published.get(id)) is not None:
            return found
        day = self.index.unpublished[hashed(id)]
        return OtherArticle(id, date.max if day is None else date.fromisoformat(day), draft=day is None)

    def __iter__(self) -> Iterator[str]:
        return iter(self.published)

    def __len__(self) -> int:
        return len(self.published)


def _known(one: IndexedArticle) -> OtherArticle:
    return OtherArticle(
        one.id,
        date.fromisoformat(one.day),
        words=one.words,
        sha256=one.sha256,
        rerun_of=one.rerun_of,
        translation_of=one.translation_of,
        withdrawn=one.withdrawn or None,
    )


class IndexedFiles(Collection[str]):
    """The paths of files of some kinds; those that are hidden can be asked for, not listed."""

    def __init__(self, index: FormIndex, own: Mapping[str, FileKind], kinds: Collection[FileKind]) -> None:
        self.index, self.own, self.kinds = index, own, kinds

    def kind(self, path: object) -> FileKind | None:
        path = str(path)
        return self.own.get(path) or self.index.files.get(path) or self.index.hidden.get(hashed(path))

    def __contains__(self, path: object) -> bool:
        return self.kind(path) in self.kinds

    def __iter__(self) -> Iterator[str]:
        return (path for path in {**self.index.files, **self.own} if path in self)

    def __len__(self) -> int:
        return sum(1 for _path in self)
