"""The sound or film of a broadcast, and what is wrong with how it is named and used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from media_mandate.articles.article import Article
from media_mandate.articles.front_matter import Broadcast
from media_mandate.articles.relations import resolve
from media_mandate.mandate.values import Mandate
from media_mandate.media.pictures.use import Shows, beside_mandate
from media_mandate.media.places import Whereabouts, worst
from media_mandate.media.recordings import rules
from media_mandate.media.recordings.cleaning import (
    OTHER_SUFFIXES,
    RECORDING_SUFFIXES,
    UnreadableError,
    asides,
    place_at_ends,
)
from media_mandate.media.recordings.file import (
    TYPES,
    Media,
    Recording,
    RecordingFlaw,
    duration_of,
    read_recording,
)
from media_mandate.media.rules import FILE_EMPTY, FILE_FALSE
from media_mandate.messages import Text, _
from media_mandate.problems import Problem, Spot
from media_mandate.reading.body import Target
from media_mandate.reading.files import reason_of
from media_mandate.reading.rules import UNREADABLE_FILE
from media_mandate.reading.strict_yaml import Key


def read_media(
    root: Path, articles: Iterable[Article], mandate: Mandate, folder: Path | None = None
) -> tuple[dict[str, Media], list[Problem]]:
    """The media of the articles that have some, by path of the article, and what is wrong with them.

    In `folder` is kept what was counted of sounds, if there is one.
    """
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
            found, wrong = _on_disk(root / path, path, article, broadcast, folder)
        if found is not None:
            media[article.path] = found
        problems += (problem.as_warning() for problem in wrong) if article.front.draft else wrong
    return media, problems


def with_lengths(root: Path, articles: Iterable[Article], folder: Path | None = None) -> Iterator[Article]:
    """The articles; a broadcast that does not say how long it is has the length of the file beside it."""
    for article in articles:
        broadcast = article.front.broadcast
        if broadcast is None or broadcast.duration is not None or broadcast.media is None:
            yield article
            continue
        path = resolve(article.path, broadcast.media)
        seconds = _seconds(root / path, folder) if path is not None else None
        if seconds is None:  # which is told of the file
            yield article
            continue
        read = broadcast.model_copy(update={"duration": timedelta(seconds=seconds)})
        yield replace(article, front=article.front.model_copy(update={"broadcast": read}))


def _seconds(file: Path, folder: Path | None) -> int | None:
    try:
        if not file.is_file() or file.suffix.lower() not in TYPES:
            return None
        recording = read_recording(file, folder)
    except OSError:
        return None
    return recording.seconds if recording.flaw is None else None


def named_media(articles: Iterable[Article]) -> frozenset[str]:
    """The files that broadcasts name as their media, of whatever kind they are."""
    pairs = [(article.path, article.front.broadcast) for article in articles]
    return frozenset(
        path
        for article, broadcast in pairs
        if broadcast is not None and broadcast.media is not None
        if (path := resolve(article, broadcast.media)) is not None
    )


def recording_problems(
    root: Path, pages: Collection[Shows], files: Collection[str], folder: Path | None = None
) -> Iterator[Problem]:
    """What is wrong with recordings below the docs folder and beside the mandate, and with links to them.

    One that nothing plays is wrong only where it tells a place, or cannot be read.
    """
    named = named_media(page for page in pages if isinstance(page, Article))
    linked: dict[str, list[tuple[Shows, Target]]] = defaultdict(list)
    for page in pages:
        for target in page.targets:
            path = resolve(page.path, target.address) or ""
            if path in files and path not in named:
                linked[path].append((page, target))
    for path in sorted({*files, *beside_mandate(root)}):
        if not path.lower().endswith(_SUFFIXES):
            continue
        file = root / path
        suffix = file.suffix.lower()
        if suffix not in _SUFFIXES or file.is_symlink() or not file.is_file():
            continue
        try:
            yield from _place_problems(file, path)
            if path in named or suffix not in TYPES:
                continue
            recording = read_recording(file, folder)
        except OSError as error:
            yield UNREADABLE_FILE.at(Spot(path), reason=reason_of(error))
            continue
        for page, target in linked[path]:
            problem = flaw_problem(Spot(page.path, target.line, target.column), file, recording)
            is_draft = isinstance(page, Article) and page.front.draft
            if problem is not None:
                yield problem.as_warning() if is_draft else problem
        if not linked[path] and (problem := flaw_problem(Spot(path), file, recording)):
            yield problem.as_warning()


_SUFFIXES = tuple(RECORDING_SUFFIXES | OTHER_SUFFIXES)


def _place_problems(file: Path, path: str) -> Iterator[Problem]:
    hint: Text | None = _ELSEWHERE
    try:
        found = asides(file) if file.suffix.lower() in RECORDING_SUFFIXES else None
    except UnreadableError:
        found = None
    if found is None:
        place = place_at_ends(file)
    else:
        place = worst(*(aside.place for aside in found))
        is_track = any(aside.is_track and aside.place is Whereabouts.TOLD for aside in found)
        hint = (
            _("Save it anew without the track of its positions, and put that in its place.")
            if is_track
            else None
        )
    match place:
        case Whereabouts.TOLD:
            yield rules.TELLS_PLACE.at(Spot(path), hint=hint, path=f'"{path}"')
        case Whereabouts.UNREAD:
            yield rules.PLACE_UNREAD.at(Spot(path), hint=hint, path=f'"{path}"')


_ELSEWHERE = _("Save it as MP3 or MP4 elsewhere without its place, put that here, and remove this file.")


def flaw_problem(spot: Spot, file: Path, recording: Recording) -> Problem | None:
    """Why a recording is not played."""
    kind = file.suffix.lower().removeprefix(".")
    reasons = {
        RecordingFlaw.SILENT: _("it has no sound"),
        RecordingFlaw.PIECES: _("it is kept in pieces (fragmented)"),
        RecordingFlaw.CODEC: _("its codec is {codec}", codec=recording.codec),
    }
    match recording.flaw:
        case None:
            return None
        case RecordingFlaw.EMPTY:
            return FILE_EMPTY.at(spot, name=file.name)
        case RecordingFlaw.FALSE:
            return FILE_FALSE.at(spot, name=file.name, types=kind)
        case RecordingFlaw.CUT:
            return rules.CUT.at(spot, name=file.name)
        case flaw:
            wanted = _("MP4 with H.264 and AAC") if kind == "mp4" else _("M4A with AAC")
            return rules.NOT_PLAYED.at(spot, name=file.name, reason=reasons[flaw], kind=wanted)


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
    return Media(url, kind, broadcast.length, article.seconds or 0), []


def _on_disk(
    file: Path, path: str, article: Article, broadcast: Broadcast, folder: Path | None
) -> tuple[Media | None, list[Problem]]:
    if not file.is_file():
        return None, []  # a target that is not there is told as such
    length = file.stat().st_size
    suffix = file.suffix.lower()
    if suffix not in TYPES:
        return None, [_unknown_kind(article, path)]
    recording = read_recording(file, folder)
    flaw = flaw_problem(_spot(article, "media"), file, recording)
    if flaw is not None:
        return None, [flaw]
    seconds = recording.seconds
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
    return Media(path, TYPES[suffix], length, seconds, recording.heard, recording.sha256), wrong


def _unknown_kind(article: Article, address: str) -> Problem:
    return rules.KIND_UNKNOWN.at(_spot(article, "media"), name=PurePosixPath(address).name)
