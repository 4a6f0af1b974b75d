"""Where a text tells that a particular child came to harm, or stands in proceedings.

Advice, law, figures and tales tell of nobody, and are left alone: the less plainly a child is told of, by
name, by age or as “em” alone, the more must stand beside it that tells of something that happened. What one
sentence does not tell, several may: of whom, what, and that it happened. The words are in `words.yml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from media_mandate.children.circumstances import LATELY, Wording
from media_mandate.children.events import Incident, events
from media_mandate.children.identifying.passages import passages
from media_mandate.children.reader import read
from media_mandate.children.rows import BORN
from media_mandate.children.telling import Passage, Plainness, Telling


@dataclass(frozen=True, slots=True)
class Harm:
    """Words from `start` to `end` of a text that tell of harm to a child, or of proceedings with one."""

    start: int
    end: int


def harms(text: str, names: Collection[str] = (), born: range = BORN) -> list[Harm]:
    """Where `text` tells of it, in order, once a sentence; `names` are children's, in small letters."""
    story = _Story(text, names, born)
    found = []
    for index in story.eventful:
        telling = story[index]
        told = telling.told() or _in_story(story, index)
        if told:
            row, start = telling.row, telling.passage.start
            found.append(Harm(row.start(told[0]) + start, row.end(told[1] - 1) + start))
    return found


class _Story:
    """The sentences of a text; most tell nothing, so each is looked into when it is asked for."""

    def __init__(self, text: str, names: Collection[str], born: range) -> None:
        self.names = names
        self.spans: list[tuple[Passage, int, int]] = []
        self.eventful: dict[int, list[Incident]] = {}
        """The sentences with events, and those."""
        self.told: dict[int, Telling] = {}
        for start, passage in passages(text):
            self._add(Passage(start, read(passage, born)))

    def _add(self, passage: Passage) -> None:
        signs = passage.row.signs
        first, ends = len(self.spans), []
        for match in _SENTENCE.finditer(signs):
            self.spans.append((passage, *match.span()))
            ends.append(match.end())
        for event in events(passage.row):
            index = first + bisect_right(ends, event.first)
            self.eventful.setdefault(index, []).append(event)

    def __getitem__(self, index: int) -> Telling:
        telling = self.told.get(index)
        if telling is None:
            passage, begin, end = self.spans[index]
            telling = Telling(passage, self.names, begin, end, self.eventful.get(index, ()))
            self.told[index] = telling
        return telling

    def near(self, index: int, back: int, on: int) -> Iterator[Telling]:
        """A sentence with some before and after it."""
        return map(self.__getitem__, range(max(0, index - back), min(len(self.spans), index + on + 1)))


_SENTENCE = re.compile("[^.]+")


_BACK, _ON = 6, 2
"""How many sentences before and after one may tell of whom, and when, it is told."""
_NEAR = 3
"""How many before it, where it speaks of nobody itself."""
_PLAYED = Wording(
    r"\b(?:giả định|phim ngắn|dựng phim|cảnh (?:phim|một|này)|tiểu thuyết|kịch bản|diễn tập|tiểu phẩm"
    r"|sân khấu hóa|vở (?:kịch|diễn)|nhập vai|vào vai|đóng vai|hóa thân|thủ vai|giả sử|ví dụ|hư cấu"
    r"|cốt truyện|bộ phim|(?:bài tập|xử lý) tình huống|mô phỏng|thực hành(?! quyền))\b"
)
"""What is played, exercised or made up."""
_VICTIM = Wording(
    r"^\W*(?:người bị nạn|nạn nhân|bệnh nhân|bệnh nhi|người này|đó là|em|cháu|bé|cậu|cô bé|nữ sinh|nam sinh"
    r"|con (?:chị|anh|ông|bà))\b"
)


def _in_story(story: _Story, index: int) -> tuple[int, int] | None:
    """The signs of a sentence that tell of harm to a child of whom the sentences around it speak.

    It is told that it happened, of a child that is met nearby, and nothing around is played or advised.
    """
    here = story[index]
    event = here.trace()
    if event is None or here.is_rescue:
        return None
    back = _BACK if here.speaks_of(Plainness.ANY) else _NEAR
    is_met = (
        here.speaks_of(Plainness.SPOKEN_OF)
        or any(telling.introduces and not telling.is_of_nobody for telling in story.near(index, back, 0))
        or any(
            telling.introduces and _VICTIM.is_in(telling.said, here.plain)
            for telling in story.near(index, -1, 1)
        )
    )
    if not is_met or here.is_of_nobody:
        return None
    happened = (
        here.introduces
        or (event.what != "acts" and event.after - event.first > 1 and LATELY.is_in(here.said, here.plain))
        or any(telling.happened for telling in story.near(index, _NEAR, _ON))
    )
    around = story.near(index, _BACK, _ON)
    if not happened or any(_PLAYED.is_in(telling.said, here.plain) for telling in around):
        return None
    return event.first, event.after
