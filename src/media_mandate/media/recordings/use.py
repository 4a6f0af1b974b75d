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
from media_mandate.media.recordings.cleaning import RECORDING_SUFFIXES, UnreadableError, asides
from media_mandate.media.recordings.file import TYPES, Media, duration_of, seconds_of
from media_mandate.messages import Text, _
from media_mandate.problems import Problem
from media_mandate.reading.strict_yaml import Key

_Wrong = tuple[str, Text, Text | None]
"""What is wrong with which field of the broadcast block, and what to do."""


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
            found, wrongs = _elsewhere(broadcast, broadcast.media, mandate)
        else:
            found, wrongs = _on_disk(root / path, path, article, broadcast)
        if found is not None:
            media[article.path] = found
        for field, message, hint in wrongs:
            problem = _problem(article, field, message, hint)
            problems.append(problem.as_warning() if article.front.draft else problem)
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
                message, hint = _no_recording(file)
                problem = Problem(page.path, message, hint, target.line, target.column)
                is_draft = isinstance(page, Article) and page.front.draft
                yield problem.as_warning() if is_draft else problem


def _place_problems(file: Path, path: str) -> Iterator[Problem]:
    with suppress(UnreadableError):
        found = [aside for aside in asides(file) if aside.tells_place]
        hint = _("Run: python3 scripts/clean_photos.py {path}", path=f'"{path}"')
        if any(aside.is_track for aside in found):
            hint = _("Save it anew without the track of its positions, and put that in its place.")
        if found:
            yield Problem(path, _("The recording tells where it was made."), hint)


def _no_recording(file: Path) -> tuple[Text, Text]:
    message = _("The file {name} is not what its name says.", name=file.name)
    return message, _("Save it as {types} again.", types=file.suffix.lower().removeprefix("."))


def _problem(article: Article, field: str, message: Text, hint: Text | None) -> Problem:
    key: Key = ("broadcast", field)
    line, column = article.places.get(key) or article.places.get(("broadcast", "media"), (1, 1))
    return Problem(article.path, message, hint, line, column, f"broadcast.{field}")


def _elsewhere(broadcast: Broadcast, url: str, mandate: Mandate) -> tuple[Media | None, list[_Wrong]]:
    wrongs: list[_Wrong] = []
    try:
        parts = urlsplit(url)
    except ValueError:
        return None, []  # a target that is no address is told as such
    if parts.username is not None:
        hint = _("Write the address without a name and a password.")
        wrongs.append(("media", _("The address of media is public."), hint))
    if parts.scheme != "https" or parts.hostname not in mandate.media_hosts:
        hint = _("Write an https:// address on a host that media_hosts: in mandate.yml lists.")
        message = _("Media is not taken from {host}.", host=parts.hostname or parts.scheme)
        wrongs.append(("media", message, hint))
    if not broadcast.length:
        hint = _("Write its size in bytes, for example length: {example}.", example=1048576)
        wrongs.append(("length", _("Media on another host needs its length."), hint))
    named = TYPES.get(PurePosixPath(parts.path).suffix.lower())
    kind = broadcast.type or named
    if kind is None:
        wrongs.append(_unknown_type(url))
    elif named is not None and named != kind:
        message = _("The address ends as {named} does, but the type says {kind}.", named=named, kind=kind)
        wrongs.append(("type", message, _("Remove the line: the address says it.")))
    if wrongs or kind is None or not broadcast.length:
        return None, wrongs
    return Media(url, kind, broadcast.length, int(broadcast.duration.total_seconds())), []


def _on_disk(
    file: Path, path: str, article: Article, broadcast: Broadcast
) -> tuple[Media | None, list[_Wrong]]:
    if not file.is_file():
        return None, []  # a target that is not there is told as such
    length = file.stat().st_size
    suffix = file.suffix.lower()
    if suffix not in TYPES:
        return None, [_unknown_type(path)]
    if length == 0:
        hint = _("Copy it here again.")
        return None, [("media", _("The file {name} is empty.", name=file.name), hint)]
    seconds = seconds_of(file)
    if seconds is None:
        return None, [("media", *_no_recording(file))]
    wrongs: list[_Wrong] = []
    told = article.seconds or 0
    if abs(seconds - told) > max(2, seconds / 50):
        message = _("The duration says {told} s, but the file plays {seconds} s.", told=told, seconds=seconds)
        hint = _("Write duration: {example}.", example=duration_of(seconds))
        wrongs.append(("duration", message, hint))
    if broadcast.length is not None and broadcast.length != length:
        message = _(
            "The length says {told}, but the file has {length} bytes.", told=broadcast.length, length=length
        )
        wrongs.append(("length", message, _("Remove the line: it is read from the file.")))
    return Media(path, TYPES[suffix], length, seconds), wrongs


def _unknown_type(address: str) -> _Wrong:
    message = _("This is no sound or film that podcast apps play: {name}.", name=PurePosixPath(address).name)
    hint = _("Use a file that ends in: {types}.", types=", ".join(TYPES))
    return "media", message, hint
