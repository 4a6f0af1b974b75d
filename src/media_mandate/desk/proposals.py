"""A proposal for an article, as a unit or locality writes it into the form of an issue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import TypeVar

from slugify import slugify

from media_mandate.mandate.values import Topic, Unit

TITLE, UNIT, TOPICS, CONFIRMED = "ten-bai", "don-vi-de-xuat", "chu-de", "xin-xac-nhan"
"""Headings of the form, as slugs; .github/ISSUE_TEMPLATE/de-xuat-bai.yml has them in full."""

EMPTY = frozenset({"", "_No response_"})
"""How GitHub writes what was left out."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was proposed: a title, by whom and about what as they wrote it, and all the rest in one text.

    Nothing of it is safe to publish: strangers wrote it.
    """

    title: str
    unit: str
    topics: str
    text: str


def read_proposal(body: str, title: str = "") -> Proposal:
    """Read the Markdown of an issue; without the form's headings all of it is the text.

    `title` is the issue's, for a proposal that has none of its own.
    """
    body = re.sub(r"(?s)<!--.*?(-->|\Z)", "", _plain(body))
    first, *sections = re.split(r"(?m)^### +(.+?) *$", body)
    said: dict[str, str] = {}
    rest = [first.strip()]
    for heading, found in zip(sections[::2], sections[1::2], strict=True):
        text = found.strip()
        name = slugify(heading)
        if text in EMPTY:
            continue
        if name in (TITLE, UNIT, TOPICS, CONFIRMED) and name not in said:
            said[name] = text
        else:
            rest.append(f"{heading}\n\n{text}")
    return Proposal(
        _line(said.get(TITLE, "")) or _line(re.sub(r"(?i)^đề xuất bài:?", "", _plain(title))),
        _line(said.get(UNIT, "")),
        _line(said.get(TOPICS, "")),
        "\n\n".join(filter(None, rest)),
    )


def _plain(text: str) -> str:
    """The text in NFC, with lines that end alike and without characters that cannot be seen."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join("".join(filter(str.isprintable, line.replace("\t", " "))) for line in lines)


def _line(text: str) -> str:
    return " ".join(text.split())


E = TypeVar("E", Topic, Unit)


def named(entries: Iterable[E], answer: str) -> list[E]:
    """The entries that an answer names, with diacritics or without: by name anywhere in it, or by id."""
    said = f"-{slugify(answer)}-"
    ids = {slugify(part) for part in re.split(r"[;,\n]", answer)}
    return [entry for entry in entries if entry.id in ids or f"-{slugify(entry.name)}-" in said]


def as_note(proposal: Proposal) -> str:
    """The proposal as a comment in an article: whoever writes it reads it, and no page ever shows it.

    Signs that begin or end comments and tags are written as entities, so that nothing gets out of it.
    """
    parts = (proposal.title, proposal.unit, proposal.topics, proposal.text)
    return "\n\n".join(escape(part, quote=False) for part in parts if part)
