"""The articles as entries of feeds: who wrote what about what, when, and under which identity for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from zlib import crc32

from markupsafe import Markup

from media_mandate.addresses import Site
from media_mandate.articles.article import Article
from media_mandate.articles.front_matter import Correction
from media_mandate.articles.relations import resolve
from media_mandate.feeds.content import excerpt, feed_content
from media_mandate.feeds.identity import Identity, identity
from media_mandate.mandate.reach import digits
from media_mandate.mandate.values import Mandate
from media_mandate.media.pictures.copies import copies_of
from media_mandate.media.pictures.file import Picture
from media_mandate.media.recordings.file import Media
from media_mandate.messages import Text, Translate, _
from media_mandate.newsroom import Newsroom
from media_mandate.reading.printable import printable


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A sound or film that comes with an entry."""

    url: str
    type: str
    length: int
    seconds: int


@dataclass(frozen=True, slots=True)
class EntryImage:
    """The picture of an entry, as every reader can show it."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One article in a feed. `topics` are pairs of id and name.

    `id` is the article's first, which podcasts keep; other feeds name it by its `identity`.
    """

    id: str
    identity: Identity
    article: Article
    url: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    language: str
    image: EntryImage | None
    enclosure: Enclosure | None


def entries_of(newsroom: Newsroom, bodies: Mapping[str, str], site: Site) -> tuple[Entry, ...]:
    """What feeds tell of, newest first: all but drafts, articles dated ahead and the withdrawn.

    `bodies` are the rendered bodies by path of the article.
    """
    articles = [
        article
        for article in newsroom.articles
        if article.is_published(newsroom.as_of) and article.front.withdrawn is None
    ]
    found = [
        _entry(article, bodies[article.path], published, updated, newsroom, site)
        for article, published, updated in _times(articles, newsroom.mandate.timezone)
    ]
    return tuple(sorted(found, key=lambda entry: (entry.published, entry.id), reverse=True))


def _entry(
    article: Article, body: str, published: datetime, updated: datetime, newsroom: Newsroom, site: Site
) -> Entry:
    front, url = article.front, site.at(f"{article.id}/")
    id = front.moved_from or article.id
    image = _image(article, newsroom.pictures, site)
    return Entry(
        id=id,
        identity=identity(id, newsroom.mandate.feed_ids),
        article=article,
        url=url,
        title=printable(front.title),
        summary=printable(front.description or excerpt(newsroom.html[article.path]) or front.title),
        content=feed_content(_whole(article, body, image, site.translate), url, site.url),
        published=published,
        updated=updated,
        authors=tuple(map(printable, front.authors or (article.outlet.name,))),
        topics=_topics(article, newsroom.mandate),
        language=front.language or newsroom.mandate.language,
        image=image,
        enclosure=_enclosure(newsroom.media.get(article.path), site),
    )


def _image(article: Article, pictures: Mapping[str, Picture], site: Site) -> EntryImage | None:
    path = resolve(article.path, article.front.image.src) if article.front.image else None
    picture = pictures.get(path or "")
    if picture is None or picture.flaw is not None:
        return None
    copy = copies_of(picture).fallback
    return EntryImage(site.at(copy.address), copy.width, copy.height)


def _topics(article: Article, mandate: Mandate) -> tuple[tuple[str, str], ...]:
    return tuple((id, printable(mandate.topic[id].name)) for id in article.front.topics)


def _enclosure(media: Media | None, site: Site) -> Enclosure | None:
    if media is None:
        return None
    return Enclosure(site.at(media.link), media.type, media.length, media.seconds)


def _whole(article: Article, body: str, image: EntryImage | None, translate: Translate) -> str:
    """What the article's page has around the body and a reader of the feed must not miss."""
    parts = []
    front = article.front
    if front.sample:
        parts.append(Markup("<p><em>{}</em></p>").format(translate(_SAMPLE)))
    if front.steps:
        steps = Markup("").join(Markup("<li>{}</li>").format(step) for step in front.steps)
        call = Markup('<p><strong>{}</strong></p><ol>{}</ol><p><a href="tel:{}">{}</a></p>')
        parts.append(
            call.format(translate(_NOW), steps, digits(front.called), translate(_call(front.called)))
        )
    if image is not None and front.image is not None:
        picture = Markup('<figure><img src="{}" alt="{}" width="{}" height="{}">{}</figure>')
        credit = front.image.credit
        caption = Markup("<figcaption>{}</figcaption>").format(credit) if credit else ""
        parts.append(picture.format(image.url, front.image.alt, image.width, image.height, caption))
    parts.append(Markup(body))  # noqa: S704 (all of it is sanitised next)
    paragraph = Markup("<p><strong>{}</strong></p>")
    parts += [paragraph.format(translate(_corrected(correction))) for correction in front.corrections]
    return "".join(parts)


_SAMPLE = _("Sample: written to illustrate this column; not published by the outlet named.")

_NOW = _("Do now")


def _call(number: str) -> Text:
    return _("Call {number}", number=number)


def _corrected(correction: Correction) -> Text:
    return _("Corrected on {day}: {text}", day=correction.date, text=correction.text)


def said_around(article: Article, translate: Translate) -> Iterator[str]:
    """What an entry says around the article's body: sentences of the house, and words of its fields."""
    image = article.front.image
    yield translate(_SAMPLE)
    if article.front.steps:
        yield from (translate(_NOW), *article.front.steps, translate(_call(article.front.called)))
    yield from (image.alt, image.credit or "") if image else ()
    yield from credits_below(article)
    yield from (translate(_corrected(correction)) for correction in article.front.corrections)


def credits_below(article: Article) -> Iterator[str]:
    """What stands under the pictures in the text."""
    yield from (note.credit for note in article.front.pictures.values() if note.credit)


def _times(articles: list[Article], zone: tzinfo) -> Iterator[tuple[Article, datetime, datetime]]:
    """When each article was published and updated; no two were updated at the same moment.

    Of a printed article the day alone is known. Its identity tells the second within the first hour.
    """
    taken: set[datetime] = set()
    for article in sorted(articles, key=lambda article: (article.date, article.id)):
        offset = timedelta(seconds=crc32((article.front.moved_from or article.id).encode()) % 3600)
        published = _start(article.date, zone) + offset
        if article.aired is not None:
            published = article.aired.replace(tzinfo=zone)
        corrected = [_start(correction.date, zone) + offset for correction in article.front.corrections]
        updated = max([published, *corrected])
        while updated in taken:
            updated += timedelta(seconds=1)
        taken.add(updated)
        yield article, (published if corrected else updated), updated


def _start(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)
