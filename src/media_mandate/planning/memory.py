"""What was sent, for ways that cannot be asked: what is not remembered is owed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from pydantic import ValidationError

from media_mandate.planning.reminders import Reminder
from media_mandate.reading.fields import Frozen


class Sent(Frozen):
    """The keys of the reminders that went out, by the way that they went."""

    by: Mapping[str, tuple[str, ...]] = {}

    def of(self, way: str) -> Collection[str]:
        return self.by.get(way, ())

    def with_key(self, way: str, key: str) -> Sent:
        return Sent(by={**self.by, way: (*self.of(way), key)})

    def kept_for(self, found: Iterable[Reminder]) -> Sent:
        """The same without what no month asks for any more."""
        keys = {reminder.key for reminder in found}
        return Sent(by={way: tuple(key for key in sent if key in keys) for way, sent in self.by.items()})


def read_sent(raw: bytes) -> Sent:
    """What a file remembers; one that cannot be read remembers nothing, and what is owed is sent again."""
    try:
        return Sent.model_validate_json(raw)
    except ValidationError:
        return Sent()
