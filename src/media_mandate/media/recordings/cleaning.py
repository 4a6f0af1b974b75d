"""What the file of a sound or film tells besides what is heard and seen, and the same file without that."""

from __future__ import annotations

import re
import shutil
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

from media_mandate.errors import MandateError
from media_mandate.media.pictures.file import tells_place
from media_mandate.messages import _

RECORDING_SUFFIXES = frozenset({".mp3", ".m4a", ".m4b", ".m4v", ".mp4", ".mov", ".3gp"})
"""Of the kinds that are published, and of those in which phones keep the same."""

_PLAIN_FRAMES = frozenset(
    {
        *("TIT1", "TIT2", "TIT3", "TALB", "TPE1", "TPE2", "TRCK", "TPOS", "TCON", "TCOP", "TPUB", "TLAN"),
        *("TLEN", "TDRC", "TDRL", "TYER", "TSSE", "CHAP", "CTOC"),
    }
)
"""Titles, names, dates and chapters (ID3v2), which listeners see."""
_PLAIN_ITEMS = frozenset(
    {
        b"\xa9nam",
        b"\xa9ART",
        b"aART",
        b"\xa9alb",
        b"\xa9gen",
        b"\xa9day",
        b"\xa9too",
        b"cprt",
        b"trkn",
        b"disk",
    }
)
"""The same as iTunes writes it into MPEG-4."""

_PLACE = re.compile(
    rb"""
      \xa9xyz | quicktime\.location | GPSLatitude
    | [+-]\d{1,6}\.\d+[+-]\d{1,7}\.\d+                # ISO 6709
    | \b\d{1,2}\.\d{3,}\s*[,;]\s*-?\d{1,3}\.\d{3,}    # as maps write it
    """,
    re.VERBOSE,
)
_PICTURE = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n")
_MAX_BYTES = 64 * 1024 * 1024
"""More is not read of one box; it may hold a place, and counts as if it did."""

_BROKEN = (OSError, EOFError, LookupError, ValueError, TypeError, struct.error)
"""What mutagen raises about damaged files besides its own errors."""


class UnreadableError(MandateError):
    """A file is not the sound or film that its name says."""

    def __init__(self) -> None:
        super().__init__(_("This is not the sound or film that its name says."))


class UncleanableRecordingError(MandateError):
    """A file tells something that cannot be taken out of it in place."""

    def __init__(self) -> None:
        super().__init__(_("The recording tells something that cannot be taken out of it."))


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that a file tells besides; `is_track` says that it runs beside the film, for good."""

    name: str
    tells_place: bool
    is_track: bool = False


def asides(file: Path) -> tuple[Aside, ...]:
    """Everything that a file tells besides sound, film and plain titles. Raises UnreadableError."""
    import mutagen

    try:
        if file.suffix.lower() == ".mp3":
            return tuple(_of_tags(file))
        with file.open("rb") as stream:
            return tuple(aside for _box, aside in _of_boxes(stream))
    except (mutagen.MutagenError, *_BROKEN):
        raise UnreadableError from None


def clean(file: Path) -> None:
    """Take everything of `asides` out of a file, in place, whole or not at all; sound and film stay.

    Raises UnreadableError, UncleanableRecordingError.
    """
    if not asides(file):
        return
    folder = file.with_name(f"{uuid4().hex}.tmp")  # git leaves the copy alone, should this be killed
    new = folder / file.name
    folder.mkdir()
    try:
        shutil.copy(file, new)
        (_strip_tags if file.suffix.lower() == ".mp3" else _strip_boxes)(new)
        if asides(new):
            raise UncleanableRecordingError
        new.replace(file)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _holds_place(content: bytes) -> bool:
    """Whether coordinates stand in bytes as text, as a known field, or in the Exif of a picture."""
    if len(content) > _MAX_BYTES or _PLACE.search(content.replace(b"\0", b"")):
        return True
    found = islice(_PICTURE.finditer(content), 4)
    return any(tells_place(content[picture.start() :]) for picture in found)


# MP3: tags of ID3 before the sound, of ID3v1 and APE behind it.


def _of_tags(file: Path) -> Iterator[Aside]:
    from mutagen.apev2 import APENoHeaderError, APEv2
    from mutagen.id3 import ParseID3v1

    tags = _read_tags(file)
    with file.open("rb") as stream:
        stream.seek(max(file.stat().st_size - 128, 0))
        old = ParseID3v1(stream.read()) or {}  # type: ignore[no-untyped-call]
    for frame in (*_all_frames(tags.values()), *old.values()):
        place = _holds_place(_content(frame))
        if place or frame.FrameID not in _PLAIN_FRAMES:
            yield Aside(frame.FrameID, place)
    for unknown in tags.unknown_frames:
        yield Aside(unknown[:4].decode("latin-1"), _holds_place(unknown))
    try:
        for name, value in APEv2(file).items():  # type: ignore[no-untyped-call]
            yield Aside(f"APE {name}", _holds_place(_bytes(value.value)))
    except APENoHeaderError:
        pass


def _read_tags(file: Path) -> Any:
    from mutagen.id3 import ID3, ID3NoHeaderError

    try:
        return ID3(file)  # type: ignore[no-untyped-call]
    except ID3NoHeaderError:
        return ID3()  # type: ignore[no-untyped-call]


def _all_frames(frames: Iterable[Any]) -> Iterator[Any]:
    """The frames, and those within chapters."""
    for frame in frames:
        yield frame
        yield from _all_frames(getattr(frame, "sub_frames", {}).values())


def _content(frame: Any) -> bytes:
    return b"\n".join(_bytes(value) for name, value in vars(frame).items() if name != "sub_frames")


def _bytes(value: object) -> bytes:
    if isinstance(value, list):
        return b"\n".join(map(_bytes, value))
    return value if isinstance(value, bytes) else str(value).encode()


def _strip_tags(file: Path) -> None:
    from mutagen import apev2

    tags = _read_tags(file)
    _keep_plain(tags)
    tags.unknown_frames.clear()
    tags.update_to_v23()  # what players old and new read
    apev2.delete(file)
    tags.save(file, v1=0, v2_version=3, padding=lambda _found: 0)


def _keep_plain(tags: Any) -> None:
    for key, frame in list(tags.items()):
        _keep_plain(getattr(frame, "sub_frames", {}))
        if frame.FrameID not in _PLAIN_FRAMES or _holds_place(_content(frame)):
            del tags[key]


# MPEG-4 and QuickTime: boxes within boxes (ISO/IEC 14496-12, 4.2).

_CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"udta"})
_EMPTY = frozenset({b"free", b"skip", b"wide"})
_POSITIONS = frozenset({b"gpmd", b"camm"})
"""Tracks that GoPro and Google's cameras write beside the film."""
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    within: bytes
    start: int
    body: int
    end: int


def _boxes(stream: BinaryIO, start: int, end: int, within: tuple[bytes, ...] = (b"",)) -> Iterator[_Box]:
    while start + 8 <= end:
        stream.seek(start)
        size, kind = struct.unpack(">I4s", stream.read(8))
        body = start + 8
        if size == 1:
            (size,), body = struct.unpack(">Q", stream.read(8)), start + 16
        elif size == 0:
            size = end - start
        if not body <= start + size <= end:
            return
        yield _Box(kind, within[-1], start, body, start + size)
        if kind in _CONTAINERS and len(within) < _DEEPEST:
            yield from _boxes(stream, body, start + size, (*within, kind))
        start += size


def _of_boxes(stream: BinaryIO) -> Iterator[tuple[_Box, Aside]]:
    """What the boxes of a film tell. Raises UnreadableError where it has none of a film's."""
    is_film = False
    for box in _boxes(stream, 0, stream.seek(0, 2)):
        is_film = is_film or box.kind == b"moov"
        if box.kind not in (b"meta", b"uuid", b"stsd", *_EMPTY) and box.within != b"udta":
            continue
        stream.seek(box.body)
        content = stream.read(min(box.end - box.body, _MAX_BYTES + 1))
        is_position = box.kind == b"loci" or (box.kind == b"stsd" and content[12:16] in _POSITIONS)
        place = is_position or _holds_place(box.kind + content)
        is_plain = (
            box.kind == b"stsd"
            or (box.kind in _EMPTY and not content.strip(b"\0"))
            or (box.kind == b"meta" and _is_plain(content))
        )
        if place or not is_plain:
            yield box, Aside(box.kind.decode("latin-1"), place, box.kind == b"stsd")
    if not is_film:
        raise UnreadableError


def _is_plain(content: bytes) -> bool:
    """Whether a box `meta` holds titles alone."""
    children = dict(_children(content[4:]))
    items = dict(_children(children.get(b"ilst", b"")))
    return children.keys() <= {b"hdlr", b"ilst", *_EMPTY} and items.keys() <= _PLAIN_ITEMS | _EMPTY


def _children(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    start = 0
    while start < len(content):
        size = int.from_bytes(content[start : start + 4], "big")
        if size < 8:
            yield b"", b""  # what cannot be read is not plain
            return
        yield content[start + 4 : start + 8], content[start + 8 : start + size]
        start += size


def _strip_boxes(file: Path) -> None:
    """Make free space of the boxes that tell something: nothing moves, so every place in the file holds."""
    with file.open("r+b") as stream:
        found = list(_of_boxes(stream))
        if any(aside.is_track for _box, aside in found):
            raise UncleanableRecordingError
        for box, _aside in found:
            stream.seek(box.start + 4)
            stream.write(b"free")
            stream.seek(box.body)
            for begin in range(box.body, box.end, 2**20):
                stream.write(bytes(min(2**20, box.end - begin)))
