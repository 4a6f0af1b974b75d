"""The sound or film of a broadcast, and what is wrong with how it is named and used."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from media_mandate.articles.article import Article
from media_mandate.articles.front_matter import Broadcast
from media_mandate.articles.relations import resolve
from media_mandate.mandate.values import Mandate
from media_mandate.media.pictures.use import Shows
from media_mandate.media.recordings import rules
from media_mandate.media.recordings.cleaning import RECORDING_SUFFIXES, UnreadableError, asides
from media_mandate.media.recordings.file import TYPES, Media, duration_of, seconds_of
from media_mandate.media.rules import FILE_EMPTY, FILE_FALSE
from media_mandate.messages import _
from media_mandate.problems import Problem, Spot
from media_mandate.reading.strict_yaml import Key


def read_media(
    root: Path, articles: Iterable[Article], mandate: Mandate
) -> tuple[dict[str, Media], list[Problem]]:
    """The media of the articles that have some, by path of the article, and what is wrong with them."""
    media: dict[str, Media] = {}
    problems: list[Problem] = []
    for article in articles:
        broadcast = article.front.broadcast
        if broadcast is None or broadcast.media is None or article.front.withdrawn is not None:
            continue
        path = resolve(article.path, broadcast.media)
        if path is None:
            found, wrong = _elsewhere(article, broadcast, broadcast.media, mandate)
        else:
            found, wrong = _on_disk(root / path, path, article, broadcast)
        if found is not None:
            media[article.path] = found
        problems += (problem.as_warning() for problem in wrong) if article.front.draft else wrong
    return media, problems


def named_media(articles: Iterable[Article]) -> frozenset[str]:
    """The files that broadcasts name as their media, of whatever kind they are."""
    pairs = [(article.path, article.front.broadcast) for article in articles]
    return frozenset(
        path
        for article, broadcast in pairs
        if broadcast is not None and broadcast.media is not None
        if (path := resolve(article, broadcast.media)) is not None
    )


def recording_problems(root: Path, pages: Collection[Shows], files: Collection[str]) -> Iterator[Problem]:
    """Recordings below the docs folder that tell a place, and links of pages to such as are none."""
    for path in sorted(files):
        file = root / path
        if file.suffix.lower() in RECORDING_SUFFIXES and file.is_file() and not file.is_symlink():
            yield from _place_problems(file, path)
    named = named_media(page for page in pages if isinstance(page, Article))
    for page in pages:
        for target in page.targets:
            path = resolve(page.path, target.address) or ""
            file = root / path
            if path not in files or path in named or file.suffix.lower() not in TYPES:
                continue
            if seconds_of(file) is None:
                problem = _no_recording(Spot(page.path, target.line, target.column), file)
                is_draft = isinstance(page, Article) and page.front.draft
                yield problem.as_warning() if is_draft else problem


def _place_problems(file: Path, path: str) -> Iterator[Problem]:
    with suppress(UnreadableError):
        found = [aside for aside in asides(file) if aside.tells_place]
        hint = None
        if any(aside.is_track for aside in found):
            hint = _("Save it anew without the track of its positions, and put that in its place.")
        if found:
            yield rules.TELLS_PLACE.at(Spot(path), hint=hint, path=f'"{path}"')


def _no_recording(spot: Spot, file: Path) -> Problem:
    return FILE_FALSE.at(spot, name=file.name, types=file.suffix.lower().removeprefix("."))


def _spot(article: Article, field: str) -> Spot:
    """A field of the broadcast block, where it stands, else where the media is named."""
    key: Key = ("broadcast", field)
    place = article.places.get(key) or article.places.get(("broadcast", "media"), (1, 1))
    return Spot(article.path, *place, f"broadcast.{field}")


def _elsewhere(
    article: Article, broadcast: Broadcast, url: str, mandate: Mandate
) -> tuple[Media | None, list[Problem]]:
    wrong: list[Problem] = []
    try:
        parts = urlsplit(url)
    except ValueError:
        return None, []  # a target that is no address is told as such
    if parts.username is not None:
        wrong.append(rules.PASSWORD_TOLD.at(_spot(article, "media")))
    if parts.scheme != "https" or parts.hostname not in mandate.media_hosts:
        host = parts.hostname or parts.scheme
        wrong.append(rules.HOST_UNKNOWN.at(_spot(article, "media"), host=host))
    if not broadcast.length:
        wrong.append(rules.NO_LENGTH.at(_spot(article, "length")))
    named = TYPES.get(PurePosixPath(parts.path).suffix.lower())
    kind = broadcast.type or named
    if kind is None:
        wrong.append(_unknown_kind(article, url))
    elif named is not None and named != kind:
        wrong.append(rules.KIND_DISAGREES.at(_spot(article, "type"), named=named, kind=kind))
    if wrong or kind is None or not broadcast.length:
        return None, wrong
    return Media(url, kind, broadcast.length, int(broadcast.duration.total_seconds())), []


def _on_disk(
    file: Path, path: str, article: Article, broadcast: Broadcast
) -> tuple[Media | None, list[Problem]]:
    if not file.is_file():
        return None, []  # a target that is not there is told as such
    length = file.stat().st_size
    suffix = file.suffix.lower()
    if suffix not in TYPES:
        return None, [_unknown_kind(article, path)]
    spot = _spot(article, "media")
    if length == 0:
        return None, [FILE_EMPTY.at(spot, name=file.name)]
    seconds = seconds_of(file)
    if seconds is None:
        return None, [_no_recording(spot, file)]
    wrong: list[Problem] = []
    told = article.seconds or 0
    if abs(seconds - told) > max(2, seconds / 50):
        wrong.append(
            rules.DURATION_DISAGREES.at(
                _spot(article, "duration"), told=told, seconds=seconds, example=duration_of(seconds)
            )
        )
    if broadcast.length is not None and broadcast.length != length:
        spot = _spot(article, "length")
        wrong.append(rules.LENGTH_DISAGREES.at(spot, told=broadcast.length, length=length))
    return Media(path, TYPES[suffix], length, seconds), wrong


def _unknown_kind(article: Article, address: str) -> Problem:
    return rules.KIND_UNKNOWN.at(_spot(article, "media"), name=PurePosixPath(address).name)
