"""Reminders in the shapes that Slack, Teams, Zalo and others take: JSON with places for the words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import Field, ValidationError

from media_mandate.reading.fields import Frozen


class Shape(Frozen):
    """What is posted: headers and a body, with `{title}`, `{text}`, `{to}`, `{token}` where these come.

    What answers 200 to a refusal says in `answer` which values tell of success. `escapes` are signs that
    would be read as markup in the words, and what stands for them.
    """

    body: dict[str, Any]
    headers: Mapping[str, str] = Field(default_factory=dict)
    answer: Mapping[str, Any] = Field(default_factory=dict)
    escapes: Mapping[str, str] = Field(default_factory=dict)

    def filled(self, values: Mapping[str, str]) -> Shape:
        signs = str.maketrans(dict(self.escapes))
        escaped = {name: value.translate(signs) for name, value in values.items()}
        return Shape(
            body=_filled(self.body, escaped), headers=_filled(self.headers, values), answer=self.answer
        )

    def has_answered(self, raw: bytes) -> bool:
        """Whether an answer says what tells of success; where nothing is expected, any does."""
        if not self.answer:
            return True
        try:
            said = json.loads(raw)
        except ValueError:
            return False
        return isinstance(said, dict) and self.answer.items() <= said.items()


def read_shape(text: str) -> Shape | None:
    """A shape as a file has it; None where it is none, or has no place for the words."""
    try:
        shape = Shape.model_validate_json(text)
    except ValidationError:
        return None
    if any(len(sign) != 1 for sign in shape.escapes):
        return None
    return shape if "{text}" in json.dumps(shape.body) else None


def _filled(part: Any, values: Mapping[str, str]) -> Any:
    """A part with the values in the place of their names; what a value holds is not looked at again."""
    match part:
        case str():
            pieces = part.split("{")
            found = [pieces[0]]
            for piece in pieces[1:]:
                name, closed, rest = piece.partition("}")
                found.append(values[name] + rest if closed and name in values else "{" + piece)
            return "".join(found)
        case Mapping():
            return {name: _filled(value, values) for name, value in part.items()}
        case list():
            return [_filled(value, values) for value in part]
    return part
