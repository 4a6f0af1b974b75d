"""How well the detector does on a corpus: precision, recall and their 95 % intervals."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from media_mandate.children.identifying.identifiers import identifiers

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Entry:
    """An invented sentence, whether it must be found, and of what kinds it is."""

    text: str
    found: bool
    what: tuple[str, ...]

    @property
    def kinds(self) -> set[str]:
        """The kinds that the detector finds in the sentence, read as an article's text is read."""
        return {hit.kind.value for hit in identifiers(unicodedata.normalize("NFC", self.text))}


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `of`."""

    count: int
    of: int

    @property
    def value(self) -> float:
        return self.count / self.of if self.of else math.nan

    def interval(self, z: float = 1.959964) -> tuple[float, float]:
        """Wilson's interval, 95 % by default."""
        if not self.of:
            return math.nan, math.nan
        square = z * z / self.of
        middle = (self.value + square / 2) / (1 + square)
        half = z / (1 + square) * math.sqrt(self.value * (1 - self.value) / self.of + square / self.of / 4)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        low, high = self.interval()
        return f"{self.value:.3f} ({self.count}/{self.of}; {low:.3f} to {high:.3f})"


def read_corpus(file: Path) -> list[Entry]:
    """The entries of a corpus."""
    return [
        Entry(entry["text"], entry["found"], tuple(entry["what"]))
        for entry in yaml.safe_load(file.read_text("utf-8"))
    ]


def precision(entries: Sequence[Entry]) -> Share:
    """Of the sentences in which something is found, those in which something must be."""
    found = [entry for entry in entries if entry.kinds]
    return Share(sum(entry.found for entry in found), len(found))


def recall(entries: Sequence[Entry]) -> Share:
    """Of the sentences in which something must be found, those in which something is."""
    wanted = [entry for entry in entries if entry.found]
    return Share(sum(bool(entry.kinds) for entry in wanted), len(wanted))


def by_kind(entries: Sequence[Entry]) -> dict[str, tuple[Share, Share]]:
    """Precision and recall of each kind, among the sentences that must be found."""
    measured = {}
    wanted = [entry for entry in entries if entry.found]
    for kind in dict.fromkeys(kind for entry in wanted for kind in entry.what):
        found = [entry for entry in wanted if kind in entry.kinds]
        right = sum(kind in entry.what for entry in found)
        measured[kind] = Share(right, len(found)), Share(right, sum(kind in entry.what for entry in wanted))
    return measured
