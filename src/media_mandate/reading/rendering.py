"""A body as the site shows it: by the Markdown that `mkdocs.yml` asks for, and sanitised."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from media_mandate.errors import MandateError
from media_mandate.reading.rules import UNRENDERABLE
from media_mandate.reading.sanitising import clean

EXTENSIONS = (
    *("toc", "tables", "fenced_code"),  # MkDocs' own
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html"),
    *("media_mandate.reading.github_lists", "media_mandate.reading.extension_words"),
)
"""A test holds them to those of the site."""

_RESERVE = 200
"""Calls of which MkDocs stands deeper in the stack than a check."""


class UnrenderableError(MandateError):
    """Markdown makes no page of a body."""

    def __init__(self) -> None:
        super().__init__(UNRENDERABLE.sentence)


def rendered(body: str) -> str:
    """The sanitised HTML of a body. Raises UnrenderableError."""
    from markdown import Markdown

    try:
        with _less_deep():
            return clean(Markdown(extensions=EXTENSIONS).convert(f"\n{body}"))  # as MkDocs gets it
    except Exception as error:  # whatever a parser of foreign text falls over must be told, not guessed
        raise UnrenderableError from error


@contextmanager
def _less_deep() -> Iterator[None]:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(limit - _RESERVE)
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
