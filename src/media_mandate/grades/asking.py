"""What an answer of the network shows of an article: a page is looked through, a sound is counted."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from media_mandate.articles.article import Article
from media_mandate.articles.prose import runs_of
from media_mandate.grades.answers import LinkAnswer
from media_mandate.media.recordings.file import TYPES, read_recording
from media_mandate.media.recordings.heard import Heard

MOST_OF_PAGE = 4 * 1024 * 1024
"""Bytes of a page that are looked through."""

_SHARE = 0.5
"""A page holds an article when it has this share of its runs of words."""

_SHORTEST_TITLE = 4
"""Words of a title below which it may stand on any page."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address: its type as the host says it, and the bytes in a file."""

    url: str
    type: str
    charset: str | None
    length: int
    sha256: str
    file: Path


def link_of(article: Article) -> str | None:
    """The address elsewhere at which an article can be found, if it gives one."""
    front = article.front
    if front.withdrawn is not None:
        return None
    if front.broadcast is not None:
        media = front.broadcast.media
        return media if media is not None and "://" in media else None
    return front.printed.url if front.printed is not None and front.printed.scan is None else None


def suffix_of(article: Article, url: str) -> str:
    """How the name of a file has to end, so that it is read as what the article says it is."""
    said = article.front.broadcast.type if article.front.broadcast is not None else None
    own = PurePosixPath(urlsplit(url).path).suffix.lower()
    return next((suffix for suffix, kind in TYPES.items() if kind == said), own if own in TYPES else ".mp3")


def answer_of(article: Article, asked_for: str, fetched: Fetched, day: date) -> LinkAnswer:
    """What is to be kept of an answer. Raises OSError where the file cannot be read."""
    plays = silent = sounds = None
    holds = None
    if article.front.broadcast is not None:
        recording = read_recording(fetched.file)
        if recording.flaw is None and recording.heard is not None:
            plays = recording.seconds
            silent = round(recording.heard.silent * recording.heard.seconds)
            sounds = _sounds(recording.heard)
    elif "html" in fetched.type.lower():
        with fetched.file.open("rb") as stream:
            holds = _held(article, _text(stream.read(MOST_OF_PAGE), fetched.charset))
    return LinkAnswer(
        url=asked_for,
        asked=day,
        type=fetched.type,
        bytes=fetched.length,
        sha256=fetched.sha256,
        led_to=fetched.url if fetched.url != asked_for else None,
        plays=plays,
        silent=silent,
        sounds=sounds,
        holds=holds,
    )


def _sounds(heard: Heard) -> Literal["tone", "repeated"] | None:
    return "tone" if heard.is_steady else "repeated" if heard.is_repeated else None


def _text(raw: bytes, charset: str | None) -> str:
    """What stands between the tags of a page, and in the values of those in its head."""
    try:
        page = raw.decode(charset or "utf-8", "replace")
    except LookupError:
        page = raw.decode("utf-8", "replace")
    head = " ".join(re.findall(r'<meta[^<>]{0,200}content="([^"<>]{0,500})"', page))
    return _even(unescape(f"{head} {re.sub('<[^<>]*>', ' ', page)}"))


def _even(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _held(article: Article, page: str) -> Literal["title", "text", "nothing"]:
    title = _even(article.front.title)
    if len(title.split()) >= _SHORTEST_TITLE and title in page:
        return "title"
    own = set(article.prose.runs)
    return "text" if own and len(own & runs_of(_words(page))) >= _SHARE * len(own) else "nothing"


def _words(page: str) -> list[str]:
    return [word for word in re.findall(r"\w+", page) if not word.isdigit()]
