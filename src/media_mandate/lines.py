"""How a text is broken into lines of a given width, as Vietnamese is: at blanks alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate

Measure = Callable[[str], float]
"""The width of a text in some typeface and size."""


def wrapped(text: str, measure: Measure, width: float) -> list[str]:
    """Lines no wider than `width`, broken at blanks, and within a word only where it is wider by itself."""
    lines: list[str] = []
    end = width
    # A dash stays with the word before it.
    for word in re.sub(r" (?=[–—-] )", "\xa0", text).split(" "):
        for piece in _pieces(word.replace("\xa0", " "), measure, width):
            further = end + measure(" ") + measure(piece)
            if further <= width:
                lines[-1] += f" {piece}"
                end = further
            else:
                lines.append(piece)
                end = measure(piece)
    return lines


def _pieces(word: str, measure: Measure, width: float) -> list[str]:
    pieces = [""]
    for letter in word if measure(word) > width else [word]:
        if pieces[-1] and measure(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def balanced(text: str, measure: Measure, width: int, count: int) -> list[str]:
    """As many lines, the longest of them as short as it can be."""
    low, high = width // 2, width
    while high - low > 8:
        middle = (low + high) // 2
        low, high = (low, middle) if len(wrapped(text, measure, middle)) <= count else (middle, high)
    return wrapped(text, measure, high)


def shortened(line: str, measure: Measure, width: float) -> str:
    """As many words of the line, or letters of a word, as there is room for, and an ellipsis for the rest."""
    if measure(line) <= width:
        return line
    for parts in (accumulate(line.split(), "{} {}".format), accumulate(line)):
        fitting = [short for short in parts if measure(f"{short}…") <= width]
        if fitting:
            return f"{fitting[-1].rstrip('.,:;–- ')}…"
    return ""
