"""What the file of a sound or film tells besides what is heard and seen, and the same file without that."""

from __future__ import annotations

import shutil
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

from media_mandate.errors import MandateError
from media_mandate.media.places import Whereabouts, place_in, worst
from media_mandate.media.recordings.boxes import CONTAINERS, Box, boxes
from media_mandate.messages import _

RECORDING_SUFFIXES = frozenset({".mp3", ".m4a", ".m4b", ".m4v", ".mp4", ".mov", ".3gp"})
"""Of the kinds that are published, and of those in which phones keep the same."""

OTHER_SUFFIXES = frozenset(
    {
        *(".wav", ".aif", ".aiff", ".aac", ".ogg", ".oga", ".opus", ".flac", ".amr", ".wma"),
        *(".webm", ".mkv", ".avi", ".wmv", ".mpg", ".mpeg", ".mts", ".m2ts", ".ogv", ".3g2", ".m4r", ".qt"),
    }
)
"""Of kinds that nothing here takes apart or cleans."""

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

_MAX_BYTES = 64 * 1024 * 1024
"""More is not read of one box or tag."""

_ENDS = 8 * 1024 * 1024
"""So many bytes at the beginning and at the end of a file that is not taken apart are looked through."""

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
    place: Whereabouts
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


def place_at_ends(file: Path) -> Whereabouts:
    """Whether a file of any kind tells a place where such files note it: before or after sound and film."""
    with file.open("rb") as stream:
        place = place_in(stream.read(_ENDS))
        if (after := file.stat().st_size - _ENDS) > 0:
            stream.seek(max(after, _ENDS))
            place = worst(place, place_in(stream.read()))
    return place


def _place(content: bytes) -> Whereabouts:
    return place_in(content) if len(content) <= _MAX_BYTES else Whereabouts.UNREAD


# MP3: tags of ID3 before the sound, of ID3v1 and APE behind it.


def _of_tags(file: Path) -> Iterator[Aside]:
    from mutagen.apev2 import APENoHeaderError, APEv2
    from mutagen.id3 import ParseID3v1

    tags = _read_tags(file)
    with file.open("rb") as stream:
        stream.seek(max(file.stat().st_size - 128, 0))
        old = ParseID3v1(stream.read()) or {}  # type: ignore[no-untyped-call]
    found = []
    for frame in (*_all_frames(tags.values()), *old.values()):
        place = _place(_content(frame))
        if place is not Whereabouts.NONE or frame.FrameID not in _PLAIN_FRAMES:
            found.append(Aside(frame.FrameID, place))
    found += (Aside(unknown[:4].decode("latin-1"), _place(unknown)) for unknown in tags.unknown_frames)
    try:
        behind = APEv2(file).items()  # type: ignore[no-untyped-call]
        found += (Aside(f"APE {name}", _place(_bytes(value.value))) for name, value in behind)
    except APENoHeaderError:
        pass
    yield from found
    if worst(*(aside.place for aside in found)) is not Whereabouts.TOLD:
        place = _beside_tags(file, tags.size)
        if place is not Whereabouts.NONE:
            yield Aside("appended data", place)


_BEHIND = 128 * 1024
"""More than programs write behind a sound."""


def _beside_tags(file: Path, size: int) -> Whereabouts:
    """Whether a place stands where no tag is: between the first and the sound, or behind the sound."""
    from mutagen.mp3 import MP3

    info: Any = MP3(file).info  # type: ignore[no-untyped-call]
    start = info.frame_offset
    with file.open("rb") as stream:
        stream.seek(size)
        between = stream.read(max(start - size, 0))
        stream.seek(max(file.stat().st_size - _BEHIND, start))
        return worst(_place(between), place_in(stream.read()))


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
        if frame.FrameID not in _PLAIN_FRAMES or _place(_content(frame)) is not Whereabouts.NONE:
            del tags[key]


# MPEG-4 and QuickTime

_EMPTY = frozenset({b"free", b"skip", b"wide"})
_POSITIONS = frozenset({b"gpmd", b"camm"})
"""Tracks that GoPro and Google's cameras write beside the film."""
_OF_THE_SAMPLES = frozenset(
    {
        b"mdat",
        b"stts",
        b"ctts",
        b"stss",
        b"stsc",
        b"stsz",
        b"stz2",
        b"stco",
        b"co64",
        b"sdtp",
        b"sbgp",
        b"sgpd",
    }
)
"""Sound and film, and tables of them."""


def _of_boxes(stream: BinaryIO) -> Iterator[tuple[Box, Aside]]:
    """What the boxes of a film tell. Raises UnreadableError where it has none of a film's."""
    is_film = False
    for box in boxes(stream):
        is_film = is_film or (box.kind == b"moov" and not box.is_cut)
        if box.kind in _OF_THE_SAMPLES or (box.kind in CONTAINERS and not box.is_cut):
            continue
        content = box.content(stream, _MAX_BYTES + 1)
        is_position = box.kind == b"loci" or (box.kind == b"stsd" and content[12:16] in _POSITIONS)
        place = Whereabouts.TOLD if is_position else _place(content if box.is_cut else box.kind + content)
        if place is not Whereabouts.NONE or _is_aside(box, content):
            name = "appended data" if box.is_cut else box.kind.decode("latin-1")
            yield box, Aside(name, place, box.kind == b"stsd")
    if not is_film:
        raise UnreadableError


def _is_aside(box: Box, content: bytes) -> bool:
    """Whether a box that tells no place tells something else."""
    if box.is_cut or box.kind in _EMPTY:
        return bool(content.strip(b"\0"))
    if box.kind == b"meta":
        return not _is_plain(content)
    return box.kind == b"uuid" or box.within == b"udta"


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
            if box.is_cut:  # it is the last
                stream.truncate(box.start)
                continue
            stream.seek(box.start + 4)
            stream.write(b"free")
            stream.seek(box.body)
            for begin in range(box.body, box.end, 2**20):
                stream.write(bytes(min(2**20, box.end - begin)))
