"""How articles refer to each other and to files, and where such a reference leads nowhere."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import unquote, urlsplit

from slugify import slugify

from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.messages import Text, _
from media_mandate.problems import Level, Problem
from media_mandate.reading.fields import shortened
from media_mandate.reading.prose import Target
from media_mandate.reading.strict_yaml import Key


@dataclass(frozen=True)
class Site:
    """What may be referred to: the articles by id, all files of the docs folder, and the day.

    `published` are those files that are of a kind which reaches the site.
    """

    articles: Mapping[str, Article]
    files: Collection[str]
    published: Collection[str]
    as_of: date

    @cached_property
    def alike(self) -> Mapping[str, str]:
        """The files by their names in small and composed letters, to find what was meant."""
        return {_composed(file).lower(): file for file in self.files}


def _composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def relation_problems(articles: Sequence[Article], site: Site) -> Iterator[Problem]:
    """Every reference of `articles` (oldest first) that does not hold."""
    moved: dict[str, Article] = {}
    texts: dict[str, Article] = {}
    for article in articles:
        found = [
            *_naming_problems(article, site),
            *_moving_problems(article, moved, site),
            *_twin_problems(article, texts),
            *_dating_problems(article, site.as_of),
            *target_problems(article.path, article.targets, article.date, site),
        ]
        yield from (problem.as_warning() if article.front.draft else problem for problem in found)


def _naming_problems(article: Article, site: Site) -> Iterator[Problem]:
    for field in ("rerun_of", "translation_of"):
        id = getattr(article.front, field)
        if id is None:
            continue
        original = site.articles.get(id)
        if original is None or original is article:
            message = _("There is no article {id}.", id=id)
            yield _problem(
                article, (field,), message, _("Write the address of the original: outlet/year/month/name.")
            )
        elif not original.is_published(max(site.as_of, article.date)) or original.date > article.date:
            message = _("The article {id} is not published by then.", id=id)
            yield _problem(article, (field,), message, _("Name an article that was published earlier."))
        elif (first := original.front.rerun_of or original.front.translation_of) is not None:
            message = _("The article {id} is itself a rerun or a translation.", id=id)
            yield _problem(article, (field,), message, _("Name the original: {id}.", id=first))
        elif original.front.withdrawn is not None and article.front.withdrawn is None:
            message = _("{id} was withdrawn, but this article still tells what stood there.", id=id)
            hint = _("Withdraw it too, unless it tells nothing of what was taken back.")
            yield replace(_problem(article, (field,), message, hint), level=Level.WARNING)


def _moving_problems(article: Article, moved: dict[str, Article], site: Site) -> Iterator[Problem]:
    old = article.front.moved_from
    if old is None:
        return
    other = moved.get(old)
    if old in site.articles:
        message = _("An article stands at {id}, so nothing can have moved away from there.", id=old)
        yield _problem(article, ("moved_from",), message, _("Correct the id, or remove the line."))
    elif other is not None:
        message = _("Another article says that it moved from {id}: {path}.", id=old, path=other.path)
        yield _problem(article, ("moved_from",), message, _("Keep the line in one of the two."))
    elif not article.front.draft:
        moved[old] = article


def _twin_problems(article: Article, texts: dict[str, Article]) -> Iterator[Problem]:
    front = article.front
    empty = not article.body.strip() and front.withdrawn is None
    if front.rerun_of or front.translation_of or front.draft or empty:
        return
    if (older := texts.setdefault(article.sha256, article)) is not article:
        message = _("The text is the same to the letter as that of {path}.", path=older.path)
        hint = _("Remove one of the two; when it was run again, write rerun_of: {id}.", id=older.id)
        yield Problem(article.path, message, hint, 1)


def _dating_problems(article: Article, as_of: date) -> Iterator[Problem]:
    """Corrections and withdrawals that come before the article or after the day of judgement."""
    front = article.front
    days = [(("corrections",), correction.date) for correction in front.corrections]
    days += [(("withdrawn",), front.withdrawn.date)] if front.withdrawn else []
    for key, day in days:
        if not article.date <= day <= max(as_of, article.date):
            message = _("{day} lies before the article's date or has not come yet.", day=day)
            yield _problem(article, key, message, _("Correct the date."))


def target_problems(path: str, targets: Sequence[Target], day: date, site: Site) -> Iterator[Problem]:
    """The targets of one file that lead nowhere on the site of `day`."""
    for target in targets:
        wrong = _target_problem(path, target, day, site)
        if wrong is not None:
            message, hint = wrong
            yield Problem(path, message, hint, target.line, target.column)


def _target_problem(path: str, target: Target, day: date, site: Site) -> tuple[Text, Text] | None:
    address = target.address
    shown = shortened(address)
    if _ON_A_DISK.match(address):
        hint = _("Put the file beside the article and write its name alone.")
        return _("The address {address} leads to a disk of one computer.", address=shown), hint
    if not _is_readable(address):
        hint = _("Copy the whole address, from https:// on.")
        return _("This is not a web address: {text}.", text=shown), hint
    wanted = resolve(path, address)
    if wanted is None:
        return None
    if wanted.startswith("/"):
        hint = _("Write the way from this file, for example ../../2025/06/be-boi.md.")
        return _("The address {address} begins at the root of the server.", address=shown), hint
    if target.is_raw:
        hint = _("Write it in Markdown: [text](address), or ![description](picture).")
        return _("The address {address} in an HTML tag leads nowhere on the site.", address=shown), hint
    if wanted not in site.files:
        return _("There is no file {address}.", address=shown), _missing_hint(wanted, site)
    if wanted not in site.published:
        hint = _("Put its text into the article.")
        return _("The file {address} is never published.", address=shown), hint
    other = site.articles.get(wanted.removeprefix(f"{DOCS}/").removesuffix(".md"))
    if other is not None and wanted.endswith(".md") and not other.is_published(max(day, site.as_of)):
        return _("The article {address} is not published.", address=shown), _("Remove the link until it is.")
    return None


def _is_readable(address: str) -> bool:
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False


def is_elsewhere(address: str) -> bool:
    """Whether an address is a good one, but of nothing in the repository."""
    return not _ON_A_DISK.match(address) and _is_readable(address) and resolve("", address) is None


_ON_A_DISK = re.compile(r"file:|[A-Z]:", re.IGNORECASE)


def _missing_hint(wanted: str, site: Site) -> Text:
    meant = site.alike.get(wanted.lower())
    if meant is None:
        return _("Put the file there, or correct its name; small and capital letters differ.")
    stem, suffix = posixpath.splitext(posixpath.basename(meant))
    if _composed(meant) != meant:
        name = slugify(stem) + suffix.lower()
        return _("Rename the file to {name} and write that: letters and marks stand apart in it.", name=name)
    return _("Did you mean {name}?", name=stem + suffix)


def resolve(path: str, address: str) -> str | None:
    """The file to which `address` points from the file `path`; None for other sites and places on a page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))


def _problem(article: Article, key: Key, message: Text, hint: Text) -> Problem:
    line, column = article.places.get(key, (1, 1))
    return Problem(
        article.path, message, hint, line, column, key[0] if isinstance(key[0], str) else None, Level.PROBLEM
    )
