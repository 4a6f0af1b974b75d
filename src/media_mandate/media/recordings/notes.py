"""What was counted of a sound, kept by the hash of its bytes: counting takes five times as long."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from media_mandate.media.pictures.file import keep
from media_mandate.media.recordings.heard import Heard

CACHE = "build/recordings"
"""Below the root of the repository, where nobody else can have written."""

READER = 1
"""Counts up when sounds are to be counted anew."""


class _Note(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)

    seconds: float
    silent: float
    own: float
    is_steady: bool
    marks: list[int]


def noted(folder: Path, digest: str) -> Heard | None:
    """What is kept of a sound with these bytes; None where nothing is, or nothing that was written here."""
    try:
        found = _Note.model_validate_json(_file(folder, digest).read_bytes())
    except (OSError, ValidationError):
        return None
    return Heard(found.seconds, found.silent, found.own, found.is_steady, frozenset(found.marks))


def note(folder: Path, digest: str, heard: Heard) -> None:
    """Keep what was counted; where that cannot be written it is counted again next time."""
    found = _Note(
        seconds=heard.seconds,
        silent=heard.silent,
        own=heard.own,
        is_steady=heard.is_steady,
        marks=sorted(heard.marks),
    )
    with suppress(OSError):
        keep(_file(folder, digest), found.model_dump_json().encode())


def _file(folder: Path, digest: str) -> Path:
    return folder / f"{digest}-{READER}.json"
