"""What git saw of each file, and when."""

from media_mandate.history.reading import blob_of, is_link, read_at, read_history, read_lines, read_versions
from media_mandate.history.values import (
    LEEWAY,
    UNSEEN,
    Commit,
    FileHistory,
    FileLine,
    History,
    LineNode,
    Removal,
    Version,
    in_our_time,
    standing_at,
    was_in_time,
)

__all__ = [
    "LEEWAY",
    "UNSEEN",
    "Commit",
    "FileHistory",
    "FileLine",
    "History",
    "LineNode",
    "Removal",
    "Version",
    "blob_of",
    "in_our_time",
    "is_link",
    "read_at",
    "read_history",
    "read_lines",
    "read_versions",
    "standing_at",
    "was_in_time",
]
