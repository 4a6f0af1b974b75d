"""One sound or film: its type, size and length, and why it is not played."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from hashlib import file_digest
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

from media_mandate.articles.address import DOCS
from media_mandate.media.recordings.boxes import Box, boxes
from media_mandate.media.recordings.frames import read_frames
from media_mandate.media.recordings.heard import Heard, within
from media_mandate.media.recordings.notes import note, noted
from media_mandate.media.recordings.samples import listen, read_tracks, seconds_of

TYPES: Mapping[str, str] = {".mp3": "audio/mpeg", ".m4a": "audio/x-m4a", ".mp4": "video/mp4"}
"""What podcast apps play everywhere, by the end of the file name."""


@dataclass(frozen=True, slots=True)
class Media:
    """A sound or film: `address` is a URL elsewhere, or a path from the docs folder on; `length` is bytes.

    `heard` is what the frames of a file tell, `sha256` that of all of it; of what is elsewhere nothing is
    known here.
    """

    address: str
    type: str
    length: int
    seconds: int
    heard: Heard | None = None
    sha256: str = ""

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
    """What a file plays, in seconds, 0 where it has a flaw; `codec` is the one that browsers do not know.

    `heard` is what its sound tells, `sha256` that of the file.
    """

    seconds: int = 0
    flaw: RecordingFlaw | None = None
    codec: str = ""
    heard: Heard | None = None
    sha256: str = ""


def read_recording(file: Path, folder: Path | None = None) -> Recording:
    """How long a file plays, or why it does not. Raises OSError where it cannot be read.

    In `folder` is kept what was counted; what is kept there is taken.
    """
    if not file.stat().st_size:
        return Recording(flaw=RecordingFlaw.EMPTY)
    with file.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    name = f"{digest}{file.suffix.lower()}"  # as which of the kinds it was read
    if folder is not None and (known := noted(folder, name)) is not None:
        return replace(_playing(known), sha256=digest)
    found = replace(_read(file), sha256=digest)
    if folder is not None and found.heard is not None:
        note(folder, name, found.heard)
    return found


def _read(file: Path) -> Recording:
    import mutagen

    try:
        return _sound(file) if file.suffix.lower() == ".mp3" else _film(file)
    except (mutagen.MutagenError, EOFError, LookupError, ValueError, TypeError, ArithmeticError):
        return Recording(flaw=RecordingFlaw.FALSE)


def _playing(heard: Heard) -> Recording:
    seconds = round(heard.seconds)
    return Recording(seconds, heard=heard) if seconds > 0 else Recording(flaw=RecordingFlaw.FALSE)


def _sound(file: Path) -> Recording:
    from mutagen.mp3 import MP3

    info: Any = MP3(file).info  # type: ignore[no-untyped-call]
    if info is None or info.layer != 3 or info.sketchy:
        return Recording(flaw=RecordingFlaw.FALSE)
    with file.open("rb") as stream:
        stream.seek(info.frame_offset)
        frames = read_frames(stream.read())
    if frames.lacking > 1:
        return Recording(flaw=RecordingFlaw.CUT)
    return _playing(frames.heard)


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
        tracks = read_tracks(found, stream)
        heard = [listen(track, stream) for track in tracks if track.handler == b"soun"][:1]
    handlers = {track.handler for track in tracks}
    if b"soun" not in handlers and file.suffix.lower() == ".m4a":
        return Recording(flaw=RecordingFlaw.SILENT)
    if (b"vide" in handlers) != (file.suffix.lower() == ".mp4"):
        return Recording(flaw=RecordingFlaw.FALSE)
    for track in tracks:
        if track.codec not in _PLAYED.get(track.handler, {track.codec}):
            return Recording(flaw=RecordingFlaw.CODEC, codec=_name(track.codec))
    info: Any = MP4(file).info  # type: ignore[no-untyped-call]
    if info.codec and info.codec.startswith("mp4a") and not _SOUNDS_WITHIN.fullmatch(info.codec):
        return Recording(flaw=RecordingFlaw.CODEC, codec=info.codec)
    if not round(info.length) and (b"moof" in kinds or any(box.kind == b"mvex" for box in found)):
        return Recording(flaw=RecordingFlaw.PIECES)
    shown = max((seconds_of(track) for track in tracks if track.handler == b"vide"), default=0)
    return _playing(within(shown, *heard))


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
