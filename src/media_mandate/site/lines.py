"""How a text is broken into lines of a given width, as Vietnamese is: at blanks alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate
from math import inf

Measure = Callable[[str], float]
"""The width of a text in some typeface and size."""


def wrapped(text: str, measure: Measure, width: float) -> list[str]:
    """Lines no wider than `width`, broken at blanks, and within a word only where it is wider by itself."""
    lines: list[str] = []
    end = width
    for word in _words(text, measure, width):
        further = end + measure(" ") + measure(word)
        if further <= width:
            lines[-1] += f" {word}"
            end = further
        else:
            lines.append(word)
            end = measure(word)
    return lines


def balanced(text: str, measure: Measure, width: float) -> list[str]:
    """As few lines, of about one length, and rather broken where the text pauses than between two words."""
    words = _words(text, measure, width)
    count = len(wrapped(text, measure, width))
    blank = measure(" ")
    ideal = (sum(map(measure, words)) + blank * (len(words) - count)) / count

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[str, ...]]:
        """The cost of the words from `start` on in `left` lines, and those lines."""
        if left == 0:
            return (0 if start == len(words) else inf), ()
        found: list[tuple[float, tuple[str, ...]]] = [(inf, ())]
        wide = -blank
        for end in range(start + 1, len(words) + 1):
            wide += blank + measure(words[end - 1])
            if wide > width:
                break
            line = " ".join(words[start:end])
            cost, lines = best(end, left - 1)
            pauses = end == len(words) or line.endswith(_PAUSES)
            cost += (wide - ideal) ** 2 + (0 if pauses else (_PAUSE * ideal) ** 2)
            found.append((cost, (line, *lines)))
        return min(found)

    cost, lines = best(0, count)
    return list(lines) if cost < inf else wrapped(text, measure, width)


_PAUSES = (",", ".", ":", ";", "?", "!", "–", "—", "-")
_PAUSE = 0.5
"""How much of a line's length a pause at its end is worth."""


def _words(text: str, measure: Measure, width: float) -> list[str]:
    """What stands between blanks, in pieces where it is too wide; a dash stays with the word before it."""
    words = re.sub(r" (?=[–—-] )", "\xa0", text).split(" ")
    return [piece for word in words for piece in _pieces(word.replace("\xa0", " "), measure, width)]


def _pieces(word: str, measure: Measure, width: float) -> list[str]:
    pieces = [""]
    for letter in word if measure(word) > width else [word]:
        if pieces[-1] and measure(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def shortened(line: str, measure: Measure, width: float) -> str:
    """As many words of the line, or letters of a word, as there is room for, and an ellipsis for the rest."""
    if measure(line) <= width:
        return line
    for parts in (accumulate(line.split(), "{} {}".format), accumulate(line)):
        fitting = [short for short in parts if measure(f"{short}…") <= width]
        if fitting:
            return f"{fitting[-1].rstrip('.,:;–- ')}…"
    return ""
