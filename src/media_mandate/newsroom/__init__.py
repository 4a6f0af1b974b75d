"""Everything that a desk has, read once and frozen."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from media_mandate.newsroom.reading import Page

if TYPE_CHECKING:
    from media_mandate.newsroom.whole import Newsroom, read_newsroom

__all__ = ["Newsroom", "Page", "read_newsroom"]


def __getattr__(name: str) -> Any:
    """Fetch the whole when it is asked for: one article is read, in the form, where no SQLite is."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.whole"), name)
