"""The sound or film of a broadcast: its type, size and length, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, urlsplit

from media_mandate.articles import DOCS, Article, Broadcast
from media_mandate.documents import Key
from media_mandate.illustrations import Shows
from media_mandate.mandate import Mandate, MandateFile
from media_mandate.messages import Text, _
from media_mandate.problems import Problem
from media_mandate.recordings import RECORDING_SUFFIXES, UnreadableError, asides
from media_mandate.relations import resolve

TYPES: Mapping[str, str] = {".mp3": "audio/mpeg", ".m4a": "audio/x-m4a", ".mp4": "video/mp4"}
"""What podcast apps play everywhere, by the end of the file name."""

COVER_TYPES: Mapping[str, str] = {".png": "PNG", ".jpg": "JPEG"}
COVER_PIXELS = range(1400, 3001)

_Wrong = tuple[str, Text, Text | None]
"""What is wrong with which field of the broadcast block, and what to do."""


@dataclass(frozen=True, slots=True)
class Media:
    """A sound or film: `address` is a URL elsewhere, or a path from the docs folder on; `length` is bytes."""

    address: str
    type: str
    length: int
    seconds: int

    @property
    def is_video(self) -> bool:
        return self.type.startswith("video/")

    @property
    def link(self) -> str:
        """The URL elsewhere, or the way from the root of the site, as links are written."""
        return self.address if "://" in self.address else quote(self.address.removeprefix(f"{DOCS}/"))


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
            if _seconds(file) is None:
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
    seconds = _seconds(file)
    if seconds is None:
        return None, [("media", *_no_recording(file))]
    wrongs: list[_Wrong] = []
    told = article.seconds or 0
    if abs(seconds - told) > max(2, seconds / 50):
        message = _("The duration says {told} s, but the file plays {seconds} s.", told=told, seconds=seconds)
        hint = _("Write duration: {example}.", example=_duration(seconds))
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


def _seconds(file: Path) -> int | None:
    """How long a file plays; None when it cannot be read as what its name says."""
    import mutagen
    from mutagen.mp3 import MP3
    from mutagen.mp4 import MP4

    suffix = file.suffix.lower()
    try:
        info: Any = (MP3 if suffix == ".mp3" else MP4)(file).info
        layer = getattr(info, "layer", None)
        is_true = layer == 3 if suffix == ".mp3" else _has_film(file) == (suffix == ".mp4")
    except (mutagen.MutagenError, EOFError, KeyError):
        return None
    if info is None or not is_true or getattr(info, "sketchy", False):
        return None
    return round(info.length) or None


def _has_film(file: Path) -> bool:
    """Whether an MPEG-4 file has a track of pictures (ISO/IEC 14496-12, handler type `vide`)."""
    from mutagen.mp4 import Atoms  # type: ignore[attr-defined]

    with file.open("rb") as stream:
        tracks = Atoms(stream)[b"moov"].findall(b"trak")
        return any(track[b"mdia", b"hdlr"].read(stream)[1][8:12] == b"vide" for track in tracks)


def _duration(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"PT{minutes}M{rest}S" if minutes else f"PT{rest}S"


def cover_problems(root: Path, file: MandateFile) -> Iterator[Problem]:
    """What podcast directories would refuse about the covers that the mandate names."""
    for index, outlet in enumerate(file.mandate.outlets):
        if outlet.podcast is None:
            continue
        key = ("outlets", index, "podcast", "cover")
        message = _cover_problem(root / outlet.podcast.cover)
        if message is not None:
            hint = _("Give a square PNG or JPEG in RGB, 1400 to 3000 pixels wide, beside mandate.yml.")
            yield file.source.problem(key, message, hint)


def _cover_problem(cover: Path) -> Text | None:
    from PIL import Image, UnidentifiedImageError

    if not cover.is_file():
        return _("There is no file {name}.", name=cover.name)
    try:
        with Image.open(cover) as image:
            good = image.format == COVER_TYPES.get(cover.suffix) and image.mode == "RGB"
            if good and image.width == image.height and image.width in COVER_PIXELS:
                return None
            found = f"{image.format} {image.mode} {image.width}×{image.height}"
    except (UnidentifiedImageError, OSError):
        found = cover.suffix
    return _("The cover is not what podcast directories take: {found}.", found=found)
