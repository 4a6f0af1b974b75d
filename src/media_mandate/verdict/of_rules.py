"""What is said of the rules themselves: all of them, or one with its reasons and its example."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from media_mandate.messages import Text, Translate, _
from media_mandate.problems import Level
from media_mandate.reading.fields import Published
from media_mandate.rules import Explanation
from media_mandate.verdict.terminal import LEVEL_COLOURS, Style
from media_mandate.verdict.words import LEVEL_WORDS


class ToldExample(Published):
    """The same thing wrong and right; `kind` says which part of a file it shows."""

    kind: Literal["fields", "text", "path", "file", "word"]
    before: str
    after: str


class ToldRule(Published):
    """Something that can be wrong; an ellipsis stands for what only a case knows."""

    code: str
    level: Literal["problem", "warning"]
    room: str
    sentence: str
    hint: str | None
    why: str | None
    example: ToldExample | None


class ToldRules(Published):
    """What `scripts/check.py --rules --format json` prints."""

    format: Literal["media-mandate rules 1"] = "media-mandate rules 1"
    rules: list[ToldRule]


def as_data(found: Explanation, t: Translate) -> ToldRule:
    return ToldRule(
        code=found.rule.code,
        level=found.rule.level.value,
        room=t(found.room),
        sentence=_read(found.sentence, t),
        hint=_read(found.hint, t) if found.hint else None,
        why=t(found.rule.why) if found.rule.why else None,
        example=ToldExample.of(found.example) if found.example else None,
    )


def list_of(found: Sequence[Explanation], t: Translate, style: Style) -> Iterator[str]:
    """Every rule in a line, by room."""
    for room, rules in groupby(found, key=lambda one: one.room):
        yield style(t(room), "bold")
        for one in rules:
            yield f"  {one.rule.code}, {_level(one, t, style)}: {_read(one.sentence, t)}"
        yield ""
    yield t(_("One of them explained: python3 scripts/check.py --rule {code}", code=found[0].rule.code))


def explained(found: Explanation, t: Translate, style: Style) -> Iterator[str]:
    """One rule: what is wrong, what to write instead, why, and how it looks before and after."""
    yield f"{style(found.rule.code, 'bold')}, {_level(found, t, style)} ({t(found.room)})"
    yield ""
    yield _read(found.sentence, t)
    if found.hint is not None:
        yield f"    → {_read(found.hint, t)}"
    if found.rule.level is Level.WARNING:
        yield t(_("A warning stops nothing."))
    if found.rule.why is not None:
        yield ""
        yield t(_("Why: {why}", why=found.rule.why))
    if found.example is not None:
        example = found.example
        for caption, shown in ((example.wrong, example.before), (example.right, example.after)):
            yield ""
            yield f"{t(caption)}:"
            yield from (f"    {line}" for line in shown.rstrip("\n").split("\n"))


def _read(text: Text, t: Translate) -> str:
    """A sentence in words, without a full stop behind an ellipsis."""
    return t(text).replace("….", "…")


def _level(found: Explanation, t: Translate, style: Style) -> str:
    return style(t(LEVEL_WORDS[found.rule.level]), LEVEL_COLOURS[found.rule.level])
