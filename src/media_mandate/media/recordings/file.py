"""One sound or film: its type, size and length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from media_mandate.articles.address import DOCS

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


def seconds_of(file: Path) -> int | None:
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


def duration_of(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"PT{minutes}M{rest}S" if minutes else f"PT{rest}S"
