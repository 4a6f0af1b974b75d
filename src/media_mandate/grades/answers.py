"""What answered at an address when it was asked for: a file beside the article, so that no build asks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field, ValidationError

from media_mandate.messages import _
from media_mandate.reading.dates import Day
from media_mandate.reading.fields import Frozen, Line, Whole, sha256_or
from media_mandate.reading.files import read_text
from media_mandate.reading.strict_yaml import read_yaml

SUFFIX = ".link.yml"
"""The end of its name, behind the article's own."""

MAX_BYTES = 16 * 1024

_HEAD = """\
# What answered at the address that the article gives, when it was asked for. Written by
# scripts/ask_links.py, and by nobody's hand: whoever doubts it asks again with --check.
"""


class LinkAnswer(Frozen):
    """What answered: on which day, as what type, how many bytes, and what they were.

    `plays` and `silent` are seconds of a sound, counted by its frames; `sounds` says what else is odd in it.
    `holds` says whether a page holds the article: its title, most of its text, or nothing of it. `led_to` is
    where the address led.
    """

    url: Line
    asked: Day
    type: Line
    bytes: Whole
    sha256: Annotated[Line, sha256_or(_("Ask anew with scripts/ask_links.py, which writes it."))]
    led_to: Line | None = None
    plays: Annotated[Whole, Field(ge=0)] | None = None
    silent: Annotated[Whole, Field(ge=0)] | None = None
    sounds: Literal["tone", "repeated"] | None = None
    holds: Literal["title", "text", "nothing"] | None = None


def answer_path(article: str) -> str:
    """Where the answer of an article's link is kept, by the path of the article."""
    return f"{article.removesuffix('.md')}{SUFFIX}"


def write_answer(answer: LinkAnswer) -> str:
    """The file, a line for each field."""
    values = answer.model_dump(exclude_none=True)
    return _HEAD + yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=1000)


def read_answer(root: Path, path: str) -> LinkAnswer | None:
    """What such a file says; None where it is not as `write_answer` wrote it."""
    file = root / path
    if file.is_symlink():
        return None
    text, _problems = read_text(file, path, MAX_BYTES)
    source = read_yaml(text, path)[0] if text is not None else None
    try:
        return LinkAnswer.model_validate(source.values) if source is not None else None
    except ValidationError:
        return None
