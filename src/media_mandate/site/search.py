"""What can be searched: a record for each article and page, in words that Vietnamese habits of typing find.

The index knows nothing of Vietnamese. So each word stands there as a key of its letters and its marks, and
its place tells whether it is of the title, the topics, the standfirst or the text; after the text come keys
for what readers filter by.
`theme/assets/search-words.js` makes the same keys of what is typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from media_mandate.articles.article import Article
from media_mandate.newsroom import Newsroom, Page
from media_mandate.reading.text import running

STROKE = "ж"
"""Stands in every key and in no word that is searched here, so that neither is taken for the other.

A key ends with it: no key is the beginning of another, which the index would take for a word typed in part.
"""

TOPIC, OTHER_TOPICS, STANDFIRST, TEXT = 40, 60, 80, 200
"""The places at which parts of a record begin; the title is at the beginning."""

NO_WORD = "·"
"""Takes a place and is no word of the index: it keeps parts apart."""

_MARKS = r"\u0300-\u036f"
_MARK = re.compile(f"[{_MARKS}]")
_MARK_OR_STROKED_D = re.compile(f"[{_MARKS}đ]")
_WORD = re.compile(rf"(?:[^\W_][{_MARKS}]*)+")


@dataclass(frozen=True, slots=True)
class Findable:
    """What the index holds of one page, what is shown of it as a result, and its text from top to bottom.

    `address` is the page's on the site, with a slash behind it. `others` are said besides and read nowhere.
    """

    address: str
    title: str
    standfirst: str
    topics: tuple[str, ...]
    others: tuple[str, ...]
    keys: tuple[str, ...]
    shown: Mapping[str, str]
    text: str

    @property
    def said(self) -> tuple[str, ...]:
        return (self.title, self.standfirst, *self.topics, *self.others, self.text)

    @property
    def content(self) -> str:
        """What is handed to the index: the keys of all words in their places, and its own."""
        places: list[str] = []
        rest: list[str] = []
        for end, texts in (
            (TOPIC, (self.title,)),
            (OTHER_TOPICS, self.topics[:1]),
            (STANDFIRST, self.topics[1:]),
            (TEXT, (self.standfirst,)),
        ):
            part = [token for text in texts for token in (*map(key, words(text)), NO_WORD)]
            room = end - len(places)
            places += [*part, *[NO_WORD] * room][:room]
            rest += part[room:]
        for text in (self.text, *self.others):
            places += (*map(key, words(text)), NO_WORD)
        places += rest
        return " ".join([*places, *self.keys])


def words(text: str) -> list[str]:
    """The words and numbers of a text, decomposed and in small letters."""
    return _WORD.findall(unicodedata.normalize("NFD", text.lower()))


def bare(word: str) -> str:
    """A word of `words` without its marks; đ becomes d."""
    return _MARK.sub("", word).replace("đ", "d")


def key(word: str) -> str:
    """The key of a word of `words`: its letters, and which marks there are.

    Not where they are, for hòa and hoà are one word.
    """
    marks = sorted(f"{ord(mark):x}" for mark in _MARK_OR_STROKED_D.findall(word))
    return f"{bare(word)}{STROKE}{''.join(marks)}{STROKE}"


def filed(kind: str, id: str) -> str:
    """The key of what readers filter by: `outlet`, `topic`, `month` or `year`."""
    return f"{STROKE}{kind}{STROKE}{id.replace('-', STROKE)}{STROKE}{STROKE}"


def records(newsroom: Newsroom) -> Iterator[Findable]:
    """All that readers may find, articles first and the newest of them first of all.

    Drafts, articles dated ahead, the withdrawn and those that no index may name are left out.
    """
    for judgement in reversed(newsroom.judgements):
        front, article = judgement.article.front, judgement.article
        if article.is_published(newsroom.as_of) and not (front.withdrawn or front.noindex):
            yield _of_article(article, newsroom)
    for page in newsroom.pages:
        yield _of_page(page, newsroom.html[page.path])


def _of_article(article: Article, newsroom: Newsroom) -> Findable:
    front, outlet, month = article.front, article.outlet, article.month
    topics = [newsroom.mandate.topic[id].name for id in front.topics]
    units = [newsroom.mandate.unit[id].name for id in front.units]
    text = running(newsroom.html[article.path])
    keys = [filed("outlet", outlet.id), filed("month", str(month)), filed("year", f"{month.year:04}")]
    keys += [filed("topic", id) for id in front.topics]
    shown = {
        "headline": front.title,
        "standfirst": front.description or "",
        "day": article.date.isoformat(),
        "kicker": " · ".join([outlet.name, *topics]),
        "language": front.language or "",
    }
    others = (*front.steps, *units, article.address.slug)  # what a wrong address says
    return Findable(
        f"{article.id}/",
        front.title,
        front.description or "",
        tuple(topics),
        others,
        tuple(keys),
        _filled(shown),
        text,
    )


def _of_page(page: Page, html: str) -> Findable:
    text = running(html)
    standfirst = page.description or ""
    shown = _filled({"headline": page.title, "standfirst": standfirst})
    return Findable(f"{page.address}/", page.title, standfirst, (), (), (), shown, text)


def _filled(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}
