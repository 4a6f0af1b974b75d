"""Begin a new article: the right file in the right folder with the right fields. Never overwrites."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import click
import frontmatter
from pydantic import ValidationError
from slugify import slugify

import _command
from _command import DayType, RefusalError, words
from media_mandate.articles import Address, Broadcast
from media_mandate.checks import PROBLEMS
from media_mandate.mandate import FILE, Mandate, Outlet, Topic, Unit, load_mandate
from media_mandate.messages import Text, _
from media_mandate.months import Month
from media_mandate.printing import problem_lines


@click.command(help=words(_("Begin a new article; what is not given is asked for.")))
@click.option("--outlet", help=words(_("The outlet's id.")))
@click.option("--title", help=words(_("The title.")))
@click.option("--date", "day", type=DayType(), help=words(_("The day it is printed or first broadcast.")))
@click.option("--topic", "topics", multiple=True, help=words(_("A topic's id; may be given several times.")))
@click.option("--unit", "units", multiple=True, help=words(_("A unit's id; may be given several times.")))
@click.option("--slug", help=words(_("The last part of the address; made of the title by default.")))
@click.option("--channel", help=words(_("A broadcaster's channel.")))
@click.option("--aired", help=words(_("Local time of the first airing, for example 19:45.")))
@click.option("--duration", help=words(_("How long the broadcast is, for example PT4M30S.")))
@click.option("--publish", is_flag=True, help=words(_("Not a draft from the start.")))
def main(
    outlet: str | None,
    title: str | None,
    day: date | None,
    topics: tuple[str, ...],
    units: tuple[str, ...],
    slug: str | None,
    channel: str | None,
    aired: str | None,
    duration: str | None,
    publish: bool,
) -> int:
    file, problems = load_mandate(_environment.ROOT / FILE)
    if file is None:
        for line in problem_lines(problems, _command.translate, _command.style):
            click.echo(line, err=True)
        return PROBLEMS
    mandate = file.mandate
    owner = mandate.outlet[_ask(outlet, _("Outlet"), _names(mandate.outlets))]
    title = " ".join((title or click.prompt(words(_("Title")))).split())
    day = day or click.prompt(words(_("Day of publication")), type=DayType(), default=_today(mandate))
    if owner.duty(Month.of(day)) is None:
        raise RefusalError(_("{outlet} owes nothing in {month}.", outlet=owner.name, month=Month.of(day)))
    topics = topics or (_ask(None, _("Topic"), _names(mandate.topics)),)
    for id in topics:
        _known(id, _("Topic"), _names(mandate.topics))
    for id in units:
        _known(id, _("Unit"), _names(mandate.units))
    address = Address(owner, Month.of(day), slugify(slug or title) or "bai")
    target = _environment.ROOT / address.path
    fields: dict[str, Any] = {"title": title, "date": day, "topics": list(topics), "units": list(units)}
    if owner.kind == "broadcaster":
        fields["broadcast"] = _broadcast(owner, day, channel, aired, duration)
    fields |= {"sample": True} if mandate.sample else {}
    fields |= {} if publish else {"draft": True}
    post = frontmatter.Post(words(_("Write the article here.")), **fields)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(frontmatter.dumps(post, sort_keys=False, allow_unicode=True, width=1000) + "\n")
    except FileExistsError:
        raise RefusalError(_("There is an article already: {path}", path=address.path)) from None
    click.echo(words(_("Write your article in {path}", path=address.path)))
    if not publish:
        click.echo(words(_("It is a draft; remove the line draft: true when it is ready.")))
    return 0


def _names(entries: Sequence[Outlet | Topic | Unit]) -> dict[str, str]:
    return {entry.id: entry.name for entry in entries}


def _ask(given: str | None, what: Text, known: dict[str, str]) -> str:
    if given is not None:
        return _known(given, what, known)
    for id, name in known.items():
        click.echo(f"  {id:<24} {name}")
    return str(click.prompt(words(what), type=click.Choice(list(known)), show_choices=False))


def _known(id: str, what: Text, known: dict[str, str]) -> str:
    if id not in known:
        listed = ", ".join(known)
        raise RefusalError(_("{what}: there is no {id}; there are: {known}.", what=what, id=id, known=listed))
    return id


def _today(mandate: Mandate) -> str:
    today = mandate.sample.as_of if mandate.sample else datetime.now(UTC).astimezone(mandate.timezone).date()
    return today.isoformat()


def _broadcast(
    outlet: Outlet, day: date, channel: str | None, aired: str | None, duration: str | None
) -> dict[str, str]:
    """The broadcast block; nothing in it is made up, for its duration decides whether the article counts."""
    channel = channel or click.prompt(words(_("Channel")))
    aired = aired or click.prompt(words(_("Time of the first airing, for example 19:45")))
    duration = duration or click.prompt(words(_("Duration, for example PT4M30S")))
    if not re.fullmatch(r"([01]?[0-9]|2[0-3]):[0-5][0-9]", aired):
        raise RefusalError(_("Write the time like {example}.", example="19:45"))
    block = {
        "programme": outlet.column,
        "channel": channel,
        "aired": f"{day}T{aired:0>5}",
        "duration": duration,
    }
    try:
        Broadcast.model_validate(block)
    except ValidationError as error:
        found = error.errors()[0]["ctx"]
        raise RefusalError(_("{message} {hint}", message=found["message"], hint=found["hint"])) from None
    return block


_command.run(main)
