"""What may be given away of a child, and where in a text it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Clue(Enum):
    """What is given away of a child, by the list in Article 33 of Decree 56/2017/NĐ-CP."""

    NAME = "name"
    BIRTH = "birth"
    SCHOOL = "school"
    HOME = "home"
    FAMILY = "family"
    CONTACT = "contact"
    MEDICAL = "medical"
    STRANGER = "stranger"
    GROWN_UP = "grown_up"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Found:
    """Words from `start` to `end` of a text that give a child away."""

    start: int
    end: int
    kind: Clue
