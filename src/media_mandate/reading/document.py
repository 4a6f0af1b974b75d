"""A Markdown file in its two parts: the front matter and the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from frontmatter.default_handlers import YAMLHandler

from media_mandate.problems import Problem, Spot
from media_mandate.reading import letters, rules
from media_mandate.reading.conflicts import conflicts
from media_mandate.reading.fields import shortened
from media_mandate.reading.files import place_in
from media_mandate.reading.foreign_fields import foreign_fields
from media_mandate.reading.strict_yaml import Yaml, read_yaml


class _Fences(YAMLHandler):
    """python-frontmatter's YAML fences, three dashes exactly, which may trail blanks but not lines."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file in two parts; `body_line` is the line on which the body begins."""

    front: Yaml
    body: str
    body_line: int

    def place(self, start: int) -> tuple[int, int]:
        """Line and column in the file of what begins at `start` of the body."""
        return place_in(self.body, start, self.body_line)

    def spot(self, start: int) -> Spot:
        """Where in the file stands what begins at `start` of the body."""
        return Spot(self.front.path, *self.place(start))


def read_document(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """Split a Markdown file into front matter and body.

    Where git left two versions of its fields, that is told instead of what is wrong with the YAML of both.
    """
    left = conflicts(text, path)
    before = len(text) - len(text.lstrip("\n")) if text.strip("\n") else 0
    if not _Fences.FM_BOUNDARY.match(text, before):
        return None, left or [foreign_fields(text, path) or rules.NO_FRONT_MATTER.at(Spot(path, before + 1))]
    try:
        front, body = _Fences().split(text)
    except ValueError:
        return None, left or [rules.OPEN_FRONT_MATTER.at(Spot(path, before + 1))]
    body_line = before + 1 + front.count("\n")
    if any((problem.line or 0) <= body_line for problem in left):
        return None, left
    parsed, problems = read_yaml(front, path, first_line=before + 1)
    problems += letter_problems(text, path)
    if parsed is None:
        return None, [*problems, *left]
    return Document(parsed, body.removeprefix("\n"), body_line + 1), [*left, *problems]


MOST = 20
"""Characters of one kind in one file are told one by one up to this number."""


def letter_problems(text: str, path: str) -> Iterator[Problem]:
    """Characters of a file that nobody sees, and letters in it that are not what they look like."""
    for start, sign in islice(letters.unseen(text), MOST):
        yield rules.UNSEEN.at(Spot(path, *place_in(text, start)), code=f"U+{ord(sign):04X}")
    for start, word, plain in islice(letters.disguised(text), MOST):
        yield rules.DISGUISED.at(
            Spot(path, *place_in(text, start)), word=shortened(word), plain=shortened(plain)
        )
