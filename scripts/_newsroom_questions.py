"""The questions of a newsroom of one's own, in their order, and the plan that their answers make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

import _new_newsroom as n
from _asking import Choice, valid, yes
from _command import words
from _interview import Answers, Question, Several
from media_mandate.desk import founding
from media_mandate.desk.founding import NewOutlet, Plan, default_address
from media_mandate.mandate.reach import Contact, Email, Phone
from media_mandate.mandate.values import Directive
from media_mandate.messages import Text, _
from media_mandate.months import Month
from media_mandate.planning.reminders import FIRST_DAYS


def plan_of(said: Answers, today: date) -> Plan:
    directive = Directive(
        issuer=said["issuer"],
        title=said["title"],
        item=said["item"],
        sentence=said["sentence"],
        number=said["number"],
        date=said["dated"],
    )
    return Plan(
        place=said["province"],
        directive=directive,
        outlets=tuple(said["outlets"]),
        first=said["first-month"],
        site_name=said["site-name"],
        address=said["address"],
        hosting=said["hosting"].id,
        day=today,
        contact=Contact(email=said["contact-email"], phone=said["contact-phone"]),
        help_number=said["help-number"],
        has_form=said["form"],
    )


def questions(
    given: Mapping[str, str | None],
    outlets: list[NewOutlet] | None,
    today: date,
    remote: tuple[str, str] | None,
) -> list[Question | Several]:
    """What is asked, in its order; `given` are the answers of options.

    Who founds a newsroom in the last week of a month is proposed the next one.
    """
    this_month = Month.of(today)
    first = this_month.next() if (this_month.last_day - today).days < FIRST_DAYS else this_month
    hosts = Choice(n.HOSTS)

    def question(key: str, label: Text, text: Text, read: Callable[[str], Any], **more: Any) -> Question:
        return Question(key, label, text, lambda _said, answer: read(answer), given=given[key], **more)

    def suggested(said: Answers) -> str | None:
        return default_address(*remote) if remote and remote[0] == said["hosting"].id else None

    return [
        question(
            "province",
            _("Province or city"),
            _("Province or city, for example: tỉnh Gia Lai"),
            n.place,
        ),
        question(
            "issuer",
            _("Issuer"),
            _("Who gave the directive"),
            n.text,
            default=lambda said: f"Ủy ban nhân dân {said['province']}",
        ),
        question("title", _("Title of the directive"), _("Title of the directive (Về việc …)"), n.text),
        question("item", _("Item"), _("Item of the directive with the duty in it"), n.item),
        question(
            "sentence",
            _("Sentence with the duty"),
            _("The sentence with the duty in it, letter for letter"),
            n.text,
        ),
        question(
            "number",
            _("Number of the directive"),
            _("Number of the directive (Enter where it is blank)"),
            n.blank(n.text),
            default=lambda _said: "",
            shown=_shown,
        ),
        question(
            "dated",
            _("Day of the directive"),
            _("Day of the directive, 2026-10-05 (Enter where it is blank)"),
            n.blank(n.day),
            default=lambda _said: "",
            shown=_shown,
        ),
        Several(
            "outlets",
            _("Outlets"),
            lambda said: n.outlets(said["province"]),
            given=outlets,
            shown=lambda found: "; ".join(n.shown(outlet) for outlet in found),
        ),
        question(
            "first-month",
            _("First month"),
            _("First month that is owed"),
            partial(n.month, this_month),
            default=lambda _said: str(first),
            shown=_shown,
        ),
        question(
            "site-name",
            _("Name of the site"),
            _("Name of the site"),
            n.text,
            default=lambda said: f"Trẻ em {said['province'].name}",
        ),
        question(
            "hosting",
            _("Place of the site"),
            _("Where the site will stand"),
            hosts,
            choices=hosts,
            shown=lambda host: host.name,
            before=lambda _said: n.ABOUT_HOSTS,
        ),
        Question(
            "address",
            _("Address of the site"),
            _("Address of the site"),
            lambda said, answer: n.address(said["hosting"].id, answer),
            suggested,
            given["address"],
            before=lambda said: n.about_address(said["hosting"].id),
        ),
        question(
            "contact-email",
            _("Contact"),
            _("The e-mail address at which readers tell of a fault, or ask that an article be taken down"),
            partial(valid, Email),
        ),
        question(
            "contact-phone",
            _("Contact by telephone"),
            _("A telephone number for the same (Enter where there is none)"),
            n.blank(partial(valid, Phone)),
            default=lambda _said: "",
            shown=_shown,
        ),
        question(
            "help-number",
            _("Number of help"),
            _("The province's own number for children in need, besides 111 (Enter where there is none)"),
            n.blank(partial(valid, Phone)),
            default=lambda _said: "",
            shown=_shown,
        ),
        question(
            "form",
            _("Form at /admin/"),
            _("Shall articles also be written in a browser, by a form at /admin/ (yes or no)"),
            yes,
            default=lambda said: words(_("yes") if said["hosting"].id not in founding.SERVERS else _("no")),
            shown=lambda wanted: words(_("yes") if wanted else _("no")),
        ),
    ]


def _shown(value: object) -> str:
    """A value as it is written for people; nothing where it was left blank."""
    return "" if value is None else words(Text("{value}", (("value", value),)))
