"""What can be searched: a record for each article and page, in words that Vietnamese habits of typing find.

The index knows nothing of Vietnamese. So each word stands there without its marks, as most readers type; and
after the text, once for each record, a key for every word as it is marked and for what readers filter by.
`theme/assets/search.js` asks with the same words and keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from media_mandate.articles.article import Article
from media_mandate.messages import Text, Translate
from media_mandate.newsroom import Newsroom, Page
from media_mandate.reading.text import running

STROKE = "ж"
"""Stands in every key and in no word that is searched here, so that neither is taken for the other."""

_MARKS = r"\u0300-\u036f"
_MARK = re.compile(f"[{_MARKS}]")
_MARK_OR_STROKED_D = re.compile(f"[{_MARKS}đ]")
_WORD = re.compile(rf"(?:[^\W_][{_MARKS}]*)+")


@dataclass(frozen=True, slots=True)
class Findable:
    """What the index holds of one page: its words and keys, and what is shown of it as a result.

    `address` is the page's on the site, with a slash behind it.
    """

    address: str
    content: str
    shown: Mapping[str, str]


def words(text: str) -> list[str]:
    """The words and numbers of a text, decomposed and in small letters."""
    return _WORD.findall(unicodedata.normalize("NFD", text.lower()))


def bare(word: str) -> str:
    """A word of `words` without its marks; đ becomes d."""
    return _MARK.sub("", word).replace("đ", "d")


def marked(word: str) -> str | None:
    """The key of a word as it is marked, None without marks.

    It tells which marks there are and not where, for hòa and hoà are one word.
    """
    marks = sorted(f"{ord(mark):x}" for mark in _MARK_OR_STROKED_D.findall(word))
    return f"{bare(word)}{STROKE}{''.join(marks)}{STROKE}" if marks else None


def filed(kind: str, id: str) -> str:
    """The key of what readers filter by: `outlet`, `topic`, `month` or `year`."""
    return f"{STROKE}{kind}{STROKE}{id.replace('-', STROKE)}{STROKE}"


def records(newsroom: Newsroom, translate: Translate) -> Iterator[Findable]:
    """All that readers may find, articles first and the newest of them first of all.

    Drafts, articles dated ahead, the withdrawn and those that no index may name are left out.
    """
    for judgement in reversed(newsroom.judgements):
        front, article = judgement.article.front, judgement.article
        if article.is_published(newsroom.as_of) and not (front.withdrawn or front.noindex):
            yield _of_article(article, newsroom, translate)
    for page in newsroom.pages:
        yield _of_page(page, newsroom.html[page.path])


def _of_article(article: Article, newsroom: Newsroom, translate: Translate) -> Findable:
    front, outlet, month = article.front, article.outlet, article.month
    topics = [newsroom.mandate.topic[id].name for id in front.topics]
    units = [newsroom.mandate.unit[id].name for id in front.units]
    kicker = " · ".join([outlet.name, translate(Text("{month}", (("month", month),))), *topics])
    keys = [filed("outlet", outlet.id), filed("month", str(month)), filed("year", f"{month.year:04}")]
    keys += [filed("topic", id) for id in front.topics]
    texts = [front.title, front.description or "", *front.steps, *topics, *units]
    texts.append(running(newsroom.html[article.path]))
    texts.append(article.address.slug)  # what a wrong address says
    language = front.language or ""
    shown = _shown(front.title, front.description, kicker=kicker, language=language)
    return Findable(f"{article.id}/", _content(texts, keys), shown)


def _of_page(page: Page, html: str) -> Findable:
    texts = [page.title, page.description or "", running(html)]
    return Findable(f"{page.address}/", _content(texts, ()), _shown(page.title, page.description))


def _content(texts: Iterable[str], keys: Iterable[str]) -> str:
    found = [word for text in texts for word in words(text)]
    exact = {key for word in found if (key := marked(word)) is not None}
    return " ".join([*map(bare, found), *keys, *sorted(exact)])


def _shown(title: str, description: str | None, **others: str) -> dict[str, str]:
    """`title` weighs more than other words, so it holds those that readers type; `headline` is shown."""
    title_words = " ".join(map(bare, words(title)))
    fields = {"title": title_words, "headline": title, "standfirst": description or "", **others}
    return {name: value for name, value in fields.items() if value}
