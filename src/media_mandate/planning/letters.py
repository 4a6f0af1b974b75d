"""Reminders as e-mail, in plain text and in HTML."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.header import Header
from email.headerregistry import Address, HeaderRegistry, UniqueUnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import format_datetime

from markupsafe import Markup

from media_mandate.messages import Text, Translate
from media_mandate.planning.reminders import IDEAS, Reminder
from media_mandate.planning.suggestions import in_words
from media_mandate.visible import visible


class _Subject(UniqueUnstructuredHeader):
    """A subject whose blanks survive: Python's own folding loses some between Vietnamese words."""

    def fold(self, *, policy: Policy) -> str:
        lines = Header(str(self), "utf-8", header_name="Subject").encode(linesep=policy.linesep)
        return f"Subject: {lines}{policy.linesep}"


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("subject", _Subject)  # type: ignore[arg-type] # the registry adds the base class
_POLICY = SMTP.clone(cte_type="7bit", header_factory=_HEADERS)  # every server takes seven bits


def letter(
    reminder: Reminder,
    sender: Address,
    to: Sequence[Address],
    now: datetime,
    language: str,
    translate: Translate,
) -> EmailMessage:
    """The e-mail to one outlet. Its Message-ID is the same however often it is sent."""

    def shown(text: Text) -> str:
        return visible(translate(text))

    message = EmailMessage(_POLICY)
    cell = reminder.cell
    message["Subject"] = shown(reminder.state)
    message["From"] = sender
    message["To"] = tuple(to)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{cell.outlet.id}.{cell.month}.{reminder.stage}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = language
    message.set_content(plain_text(reminder, translate))
    message.add_alternative(_html(reminder, language, shown), subtype="html")
    return message


def plain_text(reminder: Reminder, translate: Translate) -> str:
    """A reminder in paragraphs, as an e-mail and a message to a phone have it."""
    parts = [translate(reminder.state)]
    if reminder.address is not None:
        parts.insert(0, translate(reminder.address))
    lines = [visible(part) for part in parts]
    if reminder.suggestions:
        ideas = [f"- {visible(in_words(found, translate))}" for found in reminder.suggestions]
        lines.append("\n".join([visible(translate(IDEAS)), *ideas]))
    told = (reminder.advice, reminder.standing, reminder.counts)
    return "\n\n".join([*lines, *(visible(translate(text)) for text in told), ""])


def _html(reminder: Reminder, language: str, translate: Translate) -> str:
    ideas: Markup | str = ""
    if reminder.suggestions:
        items = (
            Markup("<li>{}</li>").format(visible(in_words(found, translate)))
            for found in reminder.suggestions
        )
        ideas = Markup("<p>{}</p><ul>{}</ul>").format(translate(IDEAS), Markup("").join(items))
    asked = Markup("<p>{}</p>").format(translate(reminder.address)) if reminder.address else ""
    return Markup(
        '<!doctype html><html lang="{}"><head><meta charset="utf-8"><title>{}</title></head>'
        "<body>{}<p><strong>{}</strong></p>{}<p>{}</p><p>{}<br>{}</p></body></html>\n"
    ).format(
        language,
        translate(reminder.title),
        asked,
        translate(reminder.state),
        ideas,
        translate(reminder.advice),
        translate(reminder.standing),
        translate(reminder.counts),
    )
