"""An extension of Python-Markdown that has `admonition` and `footnotes` speak the language of the site.

It is to be named behind the two.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.footnotes import FootnoteExtension

from media_mandate.reading.made_words import title_of, way_back


class _Boxes(AdmonitionProcessor):  # type: ignore[misc]
    language = "vi"

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        kind, title = super().get_class_and_title(match)
        return kind, (match[2] is None and title_of(kind, self.language)) or title


class ExtensionWords(Extension):  # type: ignore[misc]
    """Says in the site's language what `admonition` and `footnotes` say in English."""

    def __init__(self, **options: Any) -> None:
        self.config = {"language": ["vi", "the language of messages that is spoken on the site"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        language = self.getConfig("language")
        boxes = _Boxes(md.parser)
        boxes.language = language
        md.parser.blockprocessors.register(boxes, "admonition", 105)
        for extension in md.registeredExtensions:
            if isinstance(extension, FootnoteExtension):
                extension.setConfig("BACKLINK_TITLE", way_back(language, "{}"))


def makeExtension(**options: Any) -> ExtensionWords:  # noqa: N802
    """Called by Python-Markdown for the module's name."""
    return ExtensionWords(**options)
