"""The words of Vietnamese prose by which it is told who and what is spoken of: the lists of `words.yml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


def folded(text: str) -> str:
    """`text` without diacritics, letter for letter."""
    return text.translate(_fold())


@cache
def _fold() -> Mapping[int, str]:
    letters = {code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x1EFF)}
    return {code: letter for code, letter in letters.items() if letter != chr(code)} | {
        ord("đ"): "d",
        ord("Đ"): "D",
    }


def is_plain(text: str) -> bool:
    """Whether a text is written without diacritics, but for a few letters."""
    return len(text.encode("ascii", "ignore")) > 0.97 * len(text)


@dataclass(slots=True)
class Branch:
    """The wordings that begin with the same words: the sign of those words alone, and how others go on."""

    sign: str | None = None
    further: dict[str, Branch] = field(default_factory=dict)


def read_lists(name: str) -> Mapping[str, list[str]]:
    """The lists of a file of this room by their names: wordings in small letters with `|` between them."""
    return {
        name: [" ".join(wording.split()) for wording in text.split("|")]
        for name, text in written_in(name).items()
    }


def written_in(name: str) -> Mapping[str, Any]:
    """What a YAML file of this room says, all of it as strings."""
    source = (files("media_mandate.children") / name).read_text("utf-8")
    written: Mapping[str, Any] = yaml.load(source, Loader=_LOADER)  # noqa: S506 (strings alone)
    return written


_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def lists(plain: bool) -> Mapping[str, list[str]]:
    """The lists of `words.yml`; where `plain`, without diacritics and what is too much then."""
    written = read_lists("words.yml")
    if not plain:
        return written
    left_out = set(written["only_with_marks"])
    return {
        name: [folded(wording) for wording in words if wording not in left_out]
        for name, words in written.items()
    }


def grow(branch: Branch, wordings: Iterable[str], sign: str) -> None:
    """Have wordings branch off, each with `sign` at its end."""
    for wording in wordings:
        end = branch
        for word in re.split(r"[ ,]+", wording):
            end = end.further.setdefault(word, Branch())
        end.sign = sign
