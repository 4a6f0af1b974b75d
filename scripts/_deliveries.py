"""Reminders as they go out by mail and by webhook: what a trial shows is what a real run sends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import _command
from _command import RefusalError, words
from _mail import Post
from _webhooks import Hook, Hooks
from media_mandate.mandate.values import Mandate
from media_mandate.messages import Text, _, _n
from media_mandate.planning.letters import letter, plain_text
from media_mandate.planning.reminders import Reminder
from media_mandate.visible import visible


@dataclass(frozen=True)
class Delivery:
    """One reminder on its way: `told` is whom it goes to, `shown` what they get, `send` sends it.

    Sending refuses, in words, what was not taken. `lacking` is what keeps it from being sent at all.
    """

    reminder: Reminder
    told: Text
    shown: str
    send: Callable[[], None]
    lacking: Text | None = None


def by_mail(found: Sequence[Reminder], post: Post, mandate: Mandate) -> Iterator[Delivery]:
    """A letter for each reminder; who has no address is told when it is sent."""
    for reminder in found:
        to = post.to.get(reminder.cell.outlet.id, ())
        now = datetime.now(UTC).astimezone(mandate.timezone)
        message = letter(reminder, post.sender, to, now, _command.language(), words)
        told = _n("An e-mail to {count} address", "An e-mail to {count} addresses", len(to))
        shown = f"{message['Subject']}\n\n{plain_text(reminder, words)}"
        yield Delivery(reminder, told, shown, partial(post.send, message), _lacking("MAIL_TO", to))


def by_webhook(found: Sequence[Reminder], hooks: Hooks) -> Iterator[Delivery]:
    """A message for each reminder, to all webhooks of its outlet."""
    for reminder in found:
        to = hooks.to.get(reminder.cell.outlet.id, ())
        title, text = visible(words(reminder.title)), plain_text(reminder, words).rstrip()
        told = _n("A message to {count} webhook", "A message to {count} webhooks", len(to))
        send = partial(_post, hooks, to, title, text)
        yield Delivery(reminder, told, hooks.shown(title, text), send, _lacking("WEBHOOK_TO", to))


def _post(hooks: Hooks, to: Sequence[Hook], title: str, text: str) -> None:
    """Post to each, whatever becomes of the others; refuses with what the last one that failed said."""
    failed = None
    for hook in to:
        try:
            hooks.post(hook, title, text)
        except RefusalError as refusal:
            failed = refusal
    if failed is not None:
        raise failed


def _lacking(name: str, to: Sequence[object]) -> Text | None:
    return None if to else _("{name} has no address for it.", name=name)
