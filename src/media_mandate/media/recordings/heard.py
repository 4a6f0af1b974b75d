"""What the frames of a sound tell without being decoded: how long they play, and whether anything is heard.

A frame says how loud it is (its gain) and whether it holds anything at all. So silence is known for certain;
a tone and a noise are known in MP3 by a gain that never changes, as that of speech and music does (tried: up
to 16 steps against 43 and more). Of what is said nothing is known.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

SILENT = 0.8
"""From this share of empty frames on a sound is silent."""

SAME = 0.5
"""From this share of equal frames on two sounds are one."""

OWN = 0.45
"""Below this share of frames that are no copy of another a sound runs over and over; twice is let pass."""

_STEADY = 9
"""Steps of 1.5 dB, within which nine tenths of the frames of a tone or a noise lie."""

_FEWEST = 8
"""Of fewer frames nothing is concluded."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was counted: `seconds`, and the share of them that is `silent`.

    `own` is the share of what is heard that is no copy of another part. `is_steady` says that it never grows
    louder or softer. `marks` are hashes of some frames, chosen by what they hold, so that a cut moves none.
    """

    seconds: float
    silent: float = 0
    own: float = 1
    is_steady: bool = False
    marks: frozenset[int] = frozenset()

    @property
    def is_silent(self) -> bool:
        return self.silent >= SILENT

    @property
    def is_repeated(self) -> bool:
        return not self.is_silent and self.own < OWN

    def is_of(self, other: Heard) -> bool:
        """Whether most of the shorter of both is the other's, frame by frame."""
        fewest = min(len(self.marks), len(other.marks))
        return fewest >= _FEWEST and len(self.marks & other.marks) >= SAME * fewest


def heard(
    seconds: float, gains: Sequence[int | None], prints: Collection[int], *, tells_level: bool
) -> Heard:
    """What follows from the gains of some frames, None of one that holds nothing, and the hashes of all.

    AAC's gains do not tell the level.
    """
    distinct = set(prints)
    marks = frozenset(found for found in distinct if not found & 7)
    if len(gains) < _FEWEST:
        return Heard(seconds, marks=marks)
    loud = sorted(gain for gain in gains if gain is not None)
    silent = 1 - len(loud) / len(gains)
    own = min(len(distinct) / max(len(prints) * (1 - silent), 1), 1)
    spread = loud[len(loud) * 19 // 20] - loud[len(loud) // 20] if loud else 0
    is_steady = tells_level and silent < SILENT and spread < _STEADY
    return Heard(seconds, silent, own, is_steady, marks)


def within(shown: float, sound: Heard | None = None) -> Heard:
    """The sound of a film that shows something for so many seconds: what is left of them is silent."""
    if sound is None or not sound.seconds:
        return Heard(shown, silent=1)
    if shown <= sound.seconds:
        return sound
    loud = (1 - sound.silent) * sound.seconds
    return replace(sound, seconds=shown, silent=1 - loud / shown)
