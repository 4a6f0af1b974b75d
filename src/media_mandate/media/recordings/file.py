"""One sound or film: its type, size and length, and why it is not played."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

from media_mandate.articles.address import DOCS
from media_mandate.media.recordings.boxes import Box, boxes

TYPES: Mapping[str, str] = {".mp3": "audio/mpeg", ".m4a": "audio/x-m4a", ".mp4": "video/mp4"}
"""What podcast apps play everywhere, by the end of the file name."""


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


class RecordingFlaw(Enum):
    """Why a file cannot be published as a sound or film."""

    EMPTY = "empty"
    FALSE = "false"
    CUT = "cut"
    PIECES = "pieces"
    SILENT = "silent"
    CODEC = "codec"


@dataclass(frozen=True, slots=True)
class Recording:
    """What a file plays, in seconds, 0 where it has a flaw; `codec` is the one that browsers do not know."""

    seconds: int = 0
    flaw: RecordingFlaw | None = None
    codec: str = ""


def read_recording(file: Path) -> Recording:
    """How long a file plays, or why it does not. Raises OSError where it cannot be read."""
    import mutagen

    if not file.stat().st_size:
        return Recording(flaw=RecordingFlaw.EMPTY)
    try:
        return _sound(file) if file.suffix.lower() == ".mp3" else _film(file)
    except (mutagen.MutagenError, EOFError, LookupError, ValueError, TypeError, ArithmeticError):
        return Recording(flaw=RecordingFlaw.FALSE)


def _playing(seconds: float) -> Recording:
    return Recording(round(seconds)) if round(seconds) > 0 else Recording(flaw=RecordingFlaw.FALSE)


# MP3: frames (ISO/IEC 11172-3, 2.4.2.3), in the first of which encoders write how many they made.

_PROMISE = re.compile(rb"(?:Xing|Info)...(.)(.{4})(.{4})|VBRI.{6}(.{4})(.{4})", re.DOTALL)
_BITRATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
}
_BITRATES[0] = _BITRATES[2]
_RATES = {3: (44100, 48000, 32000, 0), 2: (22050, 24000, 16000, 0), 0: (11025, 12000, 8000, 0)}
"""By the version of MPEG as a frame's head says it: 3 for 1, 2 for 2, 0 for 2.5."""


def _sound(file: Path) -> Recording:
    from mutagen.mp3 import MP3

    info: Any = MP3(file).info  # type: ignore[no-untyped-call]
    if info is None or info.layer != 3 or info.sketchy:
        return Recording(flaw=RecordingFlaw.FALSE)
    return Recording(flaw=RecordingFlaw.CUT) if _ends_early(file, info) else _playing(info.length)


def _ends_early(file: Path, info: Any) -> bool:
    """Whether more than a second is missing of the frames that the first of them promises."""
    with file.open("rb") as stream:
        stream.seek(info.frame_offset)
        raw = stream.read(192)
        promise = _PROMISE.search(raw)
        if promise is None:
            return False
        flags = promise[1][0] if promise[1] else 3  # which of the two an encoder wrote, frames first
        told = promise.group(2, 3) if promise[1] else promise.group(5, 4)
        promised, length = (int.from_bytes(number, "big") for number in told)
        is_there = flags & 3 == 3 and length <= file.stat().st_size - info.frame_offset
        if is_there or not flags & 1:
            return False
        frames = _frames(raw + stream.read())
    return bool(promised - frames > info.sample_rate / (1152 if info.version == 1 else 576))


def _frames(raw: bytes) -> int:
    """How many whole frames of layer III there are."""
    count = place = 0
    while 0 <= place < len(raw) - 3:
        length = _frame_length(raw[place + 1], raw[place + 2]) if raw[place] == 0xFF else 0
        if not length:
            place = raw.find(b"\xff", place + 1)
        else:
            place += length
            count += place <= len(raw)
    return count


def _frame_length(second: int, third: int) -> int:
    """The bytes of a frame by the second and third of its head; 0 where that is none."""
    version = second >> 3 & 3
    if second & 0xE6 != 0xE2 or version == 1:
        return 0
    bitrate, rate = _BITRATES[version][third >> 4], _RATES[version][third >> 2 & 3]
    samples = 144_000 if version == 3 else 72_000
    return samples * bitrate // rate + (third >> 1 & 1) if bitrate and rate else 0


# MPEG-4

_PLAYED = {
    b"soun": frozenset({b"", b"mp4a", b"Opus", b"fLaC", b".mp3"}),
    b"vide": frozenset({b"", b"avc1", b"avc3", b"hvc1", b"hev1", b"av01", b"vp08", b"vp09"}),
}
"""What browsers play of the registered codecs (mp4ra.org), by the handler of a track; HEVC most of them."""

_OUTERMOST = frozenset({b"mdat", b"moov", b"moof", b"free", b"skip", b"wide", b"udta", b"uuid", b"meta"})

_SOUNDS_WITHIN = re.compile(r"mp4a(?:\.(?:40|6[6-9B])\b.*)?", re.IGNORECASE)
"""Of what calls itself `mp4a`: AAC and MP3 (RFC 6381)."""


def _film(file: Path) -> Recording:
    from mutagen.mp4 import MP4

    with file.open("rb") as stream:
        found = list(boxes(stream))
        kinds = {box.kind for box in found if not box.within}
        if not any(box.kind == b"moov" and not box.is_cut for box in found):
            if b"moof" in kinds:
                return Recording(flaw=RecordingFlaw.PIECES)
            return Recording(flaw=RecordingFlaw.CUT if kinds & {b"ftyp", b"mdat"} else RecordingFlaw.FALSE)
        if any(box.is_cut and box.kind in _OUTERMOST for box in found) or _lacks_samples(found, stream):
            return Recording(flaw=RecordingFlaw.CUT)
        tracks = list(_tracks(found, stream))
    handlers = {handler for handler, _codec in tracks}
    if b"soun" not in handlers and file.suffix.lower() == ".m4a":
        return Recording(flaw=RecordingFlaw.SILENT)
    if (b"vide" in handlers) != (file.suffix.lower() == ".mp4"):
        return Recording(flaw=RecordingFlaw.FALSE)
    for handler, codec in tracks:
        if codec not in _PLAYED.get(handler, {codec}):
            return Recording(flaw=RecordingFlaw.CODEC, codec=_name(codec))
    info: Any = MP4(file).info  # type: ignore[no-untyped-call]
    if info.codec and info.codec.startswith("mp4a") and not _SOUNDS_WITHIN.fullmatch(info.codec):
        return Recording(flaw=RecordingFlaw.CODEC, codec=info.codec)
    if not round(info.length) and (b"moof" in kinds or any(box.kind == b"mvex" for box in found)):
        return Recording(flaw=RecordingFlaw.PIECES)
    return _playing(info.length)


def _tracks(found: list[Box], stream: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Handler and first codec of each track, nothing for a codec that is not told."""
    tracks: list[list[bytes]] = []
    for box in found:
        if box.kind == b"hdlr" and box.within == b"mdia":
            tracks.append([box.content(stream, 12)[8:], b""])
        elif box.kind == b"stsd" and tracks:
            tracks[-1][1] = box.content(stream, 16)[12:]
    yield from ((handler, codec) for handler, codec in tracks)


def _name(codec: bytes) -> str:
    text = codec.decode("latin-1").strip().upper()
    return text if text.isprintable() and text else "?"


def _lacks_samples(found: list[Box], stream: BinaryIO) -> bool:
    """Whether a table leads to samples behind the end of the file."""
    size = stream.seek(0, 2)
    for box in found:
        width = {b"stco": 4, b"co64": 8}.get(box.kind)
        if width is not None:
            places = box.content(stream)[8:]
            starts = range(0, len(places) - width + 1, width)
            if any(int.from_bytes(places[at : at + width], "big") >= size for at in starts):
                return True
    return False


def duration_of(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"PT{minutes}M{rest}S" if minutes else f"PT{rest}S"
