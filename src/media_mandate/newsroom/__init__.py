"""Everything that a desk has, read once and frozen."""

from media_mandate.newsroom.reading import Page
from media_mandate.newsroom.whole import Newsroom, read_newsroom

__all__ = ["Newsroom", "Page", "read_newsroom"]
