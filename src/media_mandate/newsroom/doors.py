"""Doors of the front page that lead to a page which nobody has written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from media_mandate.addresses import HELP
from media_mandate.articles.address import DOCS
from media_mandate.mandate import rules
from media_mandate.mandate.file import MandateFile
from media_mandate.newsroom.reading import Page
from media_mandate.problems import Problem


def door_problems(file: MandateFile, pages: Sequence[Page]) -> Iterator[Problem]:
    """A problem at each door whose page is not there; it would lead into the void."""
    there = {f"{DOCS}/{HELP}.md", *(page.path for page in pages)}  # the site has that one without a file, too
    for index, door in enumerate(file.mandate.doors):
        if door.page and f"{DOCS}/{door.page}.md" not in there:
            yield rules.DOOR_TO_NO_PAGE.at(file.source.spot(("doors", index, "page")), page=door.page)
