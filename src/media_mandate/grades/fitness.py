"""Whether what answered at an address shows an article."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from media_mandate.articles.article import Article
from media_mandate.grades.answers import LinkAnswer
from media_mandate.media.recordings.heard import SILENT
from media_mandate.messages import Text, _

TYPES_OF_PAPER = ("application/pdf", "image/jpeg", "image/png", "image/webp")
"""What a link may give instead of a page of HTML."""


def is_front_page(url: str) -> bool:
    """Whether an address is that of a whole site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path.strip("/").lower() in _FRONTS and not parts.query


_FRONTS = frozenset({"", "index.html", "index.htm", "index.php", "default.aspx", "home", "trang-chu"})


def unfit(answer: LinkAnswer, article: Article, url: str, as_of: date) -> Text | None:
    """Why what answered shows nothing of an article; None where it does."""
    if answer.url != url:
        return _("another address was asked for, {url}", url=answer.url)
    if answer.asked > as_of:
        return _("it was asked on {day}, which has not come yet", day=answer.asked)
    if answer.led_to is not None and is_front_page(answer.led_to):
        return _("the address leads to the front page of the site")
    kind = answer.type.lower()
    if article.front.broadcast is None:
        if kind in TYPES_OF_PAPER:
            return None if answer.bytes else _("the file is empty")
        if kind not in ("text/html", "application/xhtml+xml"):
            return _("it is no page, but {type}", type=kind)
        is_there = answer.holds in ("title", "text")
        return None if is_there else _("the page holds neither the title nor the text of the article")
    return _unheard(answer, article)


def _unheard(answer: LinkAnswer, article: Article) -> Text | None:
    if answer.plays is None:
        return _("it is no sound or film, but {type}", type=answer.type.lower())
    if (answer.silent or 0) >= SILENT * max(answer.plays, 1):
        return _(
            "{silent} of {seconds} seconds hold no sound at all", silent=answer.silent, seconds=answer.plays
        )
    if answer.sounds is not None:
        return {"tone": _("it is a tone or a noise"), "repeated": _("it plays a short sound over and over")}[
            answer.sounds
        ]
    told = article.seconds or 0
    if abs(answer.plays - told) > max(2, answer.plays / 50):
        return _("it plays {seconds} s, but the duration says {told} s", seconds=answer.plays, told=told)
    length = article.front.broadcast.length if article.front.broadcast else None
    if length is not None and length != answer.bytes:
        return _("it has {bytes} bytes, but the length says {told}", bytes=answer.bytes, told=length)
    return None
