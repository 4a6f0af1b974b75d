"""How articles refer to each other and to files, and where such a reference leads nowhere."""

from __future__ import annotations

import datetime
import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Protocol
from urllib.parse import unquote, urlsplit

from slugify import slugify

from media_mandate.articles import rules
from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.messages import Text, _
from media_mandate.problems import Problem, Renaming, Spot
from media_mandate.reading.body import Target
from media_mandate.reading.fields import shortened
from media_mandate.reading.rules import NOT_AN_ADDRESS


class Naming(Protocol):
    """The fields by which an article refers to others, and is referred to."""

    @property
    def rerun_of(self) -> str | None: ...
    @property
    def translation_of(self) -> str | None: ...
    @property
    def withdrawn(self) -> object | None: ...
    @property
    def draft(self) -> bool: ...


class Referable(Protocol):
    """An article as far as others name it, be it read or known from an index alone."""

    @property
    def id(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def date(self) -> datetime.date: ...
    @property
    def front(self) -> Naming: ...
    @property
    def words(self) -> int: ...
    @property
    def sha256(self) -> str: ...
    def is_published(self, as_of: datetime.date) -> bool: ...


@dataclass(frozen=True)
class SiteFiles:
    """What may be referred to: the articles by id, all files of the docs folder, and the day.

    `published` are those files that are of a kind which reaches the site. `held` are those that are held back
    altogether, and `taken` those of them that are off the site for a child's sake.
    """

    articles: Mapping[str, Referable]
    files: Collection[str]
    published: Collection[str]
    as_of: date
    held: Collection[str] = ()
    taken: Collection[str] = ()

    @cached_property
    def alike(self) -> Mapping[str, str]:
        """The files by their names in small and composed letters, to find what was meant."""
        return {_composed(file).lower(): file for file in self.files}


def _composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def relation_problems(articles: Sequence[Article], site: SiteFiles) -> Iterator[Problem]:
    """Every reference of `articles` (oldest first) that does not hold."""
    moved: dict[str, Article] = {}
    for article in articles:
        found = [
            *_naming_problems(article, site),
            *_moving_problems(article, moved, site),
            *_dating_problems(article, site.as_of),
            *target_problems(article.path, article.targets, article.date, site),
        ]
        yield from (problem.as_warning() if article.front.draft else problem for problem in found)


def _naming_problems(article: Article, site: SiteFiles) -> Iterator[Problem]:
    for field in ("rerun_of", "translation_of"):
        id = getattr(article.front, field)
        if id is None:
            continue
        spot = _spot(article, field)
        original = site.articles.get(id)
        path = f"{DOCS}/{id}.md"
        if path in site.held and path not in site.taken:
            yield rules.LINK_HELD_BACK.at(spot)
        elif original is None or original is article:
            yield rules.NO_ARTICLE.at(spot, id=id)
        elif not original.is_published(max(site.as_of, article.date)) or original.date > article.date:
            yield rules.ORIGINAL_UNPUBLISHED.at(spot, id=id)
        elif original.front.rerun_of or original.front.translation_of:
            first = _first(original, article, site)
            hint = rules.NO_ARTICLE.hint if first is None else None
            yield rules.NO_ORIGINAL.at(spot, hint=hint, id=id, original=first)
        elif original.front.withdrawn is not None and article.front.withdrawn is None:
            yield rules.ORIGINAL_WITHDRAWN.at(spot, id=id)


def _first(article: Referable, later: Referable, site: SiteFiles) -> str | None:
    """The id of the original behind reruns and translations; None where `later` cannot name it."""
    seen = {later.id}
    while article.id not in seen:
        seen.add(article.id)
        id = article.front.rerun_of or article.front.translation_of
        if id is None:
            is_earlier = article.is_published(max(site.as_of, later.date)) and article.date <= later.date
            return article.id if is_earlier else None
        if id not in site.articles:
            return None
        article = site.articles[id]
    return None


def _moving_problems(article: Article, moved: dict[str, Article], site: SiteFiles) -> Iterator[Problem]:
    old = article.front.moved_from
    if old is None:
        return
    spot = _spot(article, "moved_from")
    other = moved.get(old)
    if old in site.articles:
        yield rules.NOTHING_MOVED.at(spot, id=old)
    elif other is not None:
        yield rules.MOVED_TWICE.at(spot, id=old, path=other.path)
    elif not article.front.draft:
        moved[old] = article


def twin_problems(articles: Iterable[Referable]) -> Iterator[Problem]:
    """Those of `articles`, in the order of their publication, that have the text of an earlier one."""
    texts: dict[str, Referable] = {}
    for article in articles:
        front = article.front
        is_empty = not article.words and front.withdrawn is None  # of which that is told
        if front.rerun_of or front.translation_of or front.draft or is_empty:
            continue
        if (older := texts.setdefault(article.sha256, article)) is not article:
            yield rules.SAME_TEXT.at(Spot(article.path, 1), path=older.path, id=older.id)


def _dating_problems(article: Article, as_of: date) -> Iterator[Problem]:
    """Corrections and withdrawals that come before the article or after the day of judgement."""
    front = article.front
    days = [("corrections", correction.date) for correction in front.corrections]
    days += [("withdrawn", front.withdrawn.date)] if front.withdrawn else []
    for field, day in days:
        if not article.date <= day <= max(as_of, article.date):
            yield rules.DAY_OUT_OF_TIME.at(_spot(article, field), day=day)


def target_problems(path: str, targets: Sequence[Target], day: date, site: SiteFiles) -> Iterator[Problem]:
    """The targets of one file that lead nowhere on the site of `day`."""
    for target in targets:
        problem = _target_problem(Spot(path, target.line, target.column), target, day, site)
        if problem is not None:
            yield problem


def _target_problem(spot: Spot, target: Target, day: date, site: SiteFiles) -> Problem | None:
    address = target.address
    shown = shortened(address)
    if _ON_A_DISK.match(address):
        return rules.ON_A_DISK.at(spot, address=shown)
    if not is_readable(address):
        return NOT_AN_ADDRESS.at(spot, text=shown)
    wanted = resolve(spot.path, address)
    if wanted is None:
        return None
    if wanted.startswith("/"):
        return rules.FROM_ROOT.at(spot, address=shown)
    if wanted in site.held and wanted.endswith(".md"):
        return rules.LINK_HELD_BACK.at(spot)
    if wanted not in site.files:
        hint, renaming = _meant(wanted, site)
        return rules.NO_SUCH_FILE.at(spot, hint=hint, renaming=renaming, address=shown)
    if wanted not in site.published:
        return rules.NEVER_PUBLISHED.at(spot, address=shown)
    other = site.articles.get(wanted.removeprefix(f"{DOCS}/").removesuffix(".md"))
    if other is not None and wanted.endswith(".md") and not other.is_published(max(day, site.as_of)):
        return rules.LINK_TOO_EARLY.at(spot, address=shown)
    return None


def is_readable(address: str) -> bool:
    """Whether an address can be taken apart, and so be made a link of."""
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False


def is_elsewhere(address: str) -> bool:
    """Whether an address is a good one, but of nothing in the repository."""
    return not _ON_A_DISK.match(address) and is_readable(address) and resolve("", address) is None


_HOST = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net|edu|gov|info)(?:/.*)?", re.IGNORECASE)
_ON_A_DISK = re.compile(r"file:|[A-Z]:", re.IGNORECASE)


def _meant(wanted: str, site: SiteFiles) -> tuple[Text | None, Renaming | None]:
    """The file that was meant, where one has nearly that name, and what it should be called instead."""
    meant = site.alike.get(wanted.lower())
    if meant is None:
        host = posixpath.relpath(wanted, start=DOCS).rpartition("/")[2]
        is_host = _HOST.fullmatch(host) or _HOST.match(wanted.removeprefix(f"{DOCS}/"))
        return (_("For another site, write https:// before it.") if is_host else None), None
    stem, suffix = posixpath.splitext(posixpath.basename(meant))
    if _composed(meant) == meant:
        return _("Did you mean {name}?", name=stem + suffix), None
    name = slugify(stem) + suffix.lower()
    renaming = Renaming(meant, posixpath.join(posixpath.dirname(meant), name))
    return _(
        "Rename the file to {name} and write that: letters and marks stand apart in it.", name=name
    ), renaming


@lru_cache(maxsize=1 << 16)
def resolve(path: str, address: str) -> str | None:
    """The file to which `address` points from the file `path`; None for other sites and places on a page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))


def _spot(article: Article, field: str) -> Spot:
    return Spot(article.path, *article.places.get((field,), (1, 1)), field)
