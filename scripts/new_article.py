"""Begin a new article: the right file in the right folder with the right fields. Never overwrites."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import os
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import PurePosixPath
from typing import Any

import click
import frontmatter
from pydantic import ValidationError
from slugify import slugify

import _command
from _asking import Choice, Named, asked, line, read_by, spelt_out, valid, yes
from _command import RefusalError, command, option, read_day, say, words
from _trackers import repository_tracker
from media_mandate.articles.address import Address, read_address
from media_mandate.articles.front_matter import FrontMatter, Setting
from media_mandate.desk.proposals import Proposal, as_note, named, read_proposal
from media_mandate.mandate.file import FILE, load_mandate
from media_mandate.mandate.kinds import kind_meant
from media_mandate.mandate.values import Mandate, Outlet
from media_mandate.messages import Text, _
from media_mandate.months import Month
from media_mandate.reading.dates import Duration
from media_mandate.reading.fields import refusal
from media_mandate.reading.typed import typed_length, written_length
from media_mandate.verdict.facts import PROBLEMS
from media_mandate.verdict.terminal import problem_lines


@command(_("Begin a new article; what is not given is asked for."))
@option(
    "--from-issue",
    "issue",
    metavar="FILE|NUMBER",
    help=_(
        "Begin it from a proposal: an issue by its number, or a file with its text (- for standard input)."
    ),
)
@option("--outlet", help=_("The outlet's id."))
@option("--title", help=_("The title."))
@option("--date", "day", help=_("The day it is printed or first broadcast."))
@option("--topic", "topics", multiple=True, help=_("A topic's id; may be given several times."))
@option("--unit", "units", multiple=True, help=_("A unit's id; may be given several times."))
@option(
    "--sensitive/--not-sensitive",
    "sensitive",
    default=None,
    help=_("Whether it tells of a particular child that was harmed or broke the law."),
)
@option("--slug", help=_("The last part of the address; made of the title by default."))
@option(
    "--kind",
    help=_("Of an outlet that is both: newspaper, or broadcaster for what was or will be broadcast."),
)
@option("--channel", help=_("A broadcaster's channel."))
@option("--aired", help=_("Local time of the first airing, for example 19:45."))
@option("--duration", help=_("How long the broadcast is, for example 4:30 (minutes:seconds)."))
@option(
    "--media", help=_("The sound or film that will lie beside the article; how long it is the file says.")
)
@option("--publish", is_flag=True, help=_("Not a draft from the start."))
def main(
    issue: str | None,
    outlet: str | None,
    title: str | None,
    day: str | None,
    topics: tuple[str, ...],
    units: tuple[str, ...],
    sensitive: bool | None,
    slug: str | None,
    kind: str | None,
    channel: str | None,
    aired: str | None,
    duration: str | None,
    media: str | None,
    publish: bool,
) -> int:
    file, problems = load_mandate(_environment.ROOT / FILE)
    if file is None:
        for said in problem_lines(problems, _command.own_words, _command.style):
            say(said, err=True)
        return PROBLEMS
    mandate = file.mandate
    proposal = _proposal(issue) if issue is not None else None
    if proposal is not None:
        title = title or proposal.title or None
        topics = topics or tuple(topic.id for topic in named(mandate.topics, proposal.topics))
        units = units or tuple(unit.id for unit in named(mandate.units, proposal.unit))
    owner = asked(_("Outlet"), outlet, Choice(mandate.outlets))
    title = asked(_("Title"), title, spelt_out)
    when = asked(
        _("Day of publication, for example {example}", example=mandate.day(datetime.now(UTC)).isoformat()),
        day,
        partial(_day, owner),
    )
    chosen = [Choice(mandate.topics)(topic) for topic in topics]
    chosen = chosen or [asked(_("Topic"), None, Choice(mandate.topics))]
    address = _address(owner, when, slug or title, mandate)
    fields: dict[str, Any] = {"title": title, "date": when, "topics": [topic.id for topic in chosen]}
    fields |= {"units": [Choice(mandate.units)(unit).id for unit in units]} if units else {}
    fields["description"] = None
    if _is_broadcast(owner, kind, (channel, aired, duration, media)):
        # Nothing of it is made up, for its duration decides whether the article counts.
        fields["broadcast"] = {
            "programme": owner.column,
            "channel": asked(_("Channel"), channel, line),
            "aired": f"{when}T" + asked(_("Time of the first airing, for example 19:45"), aired, _time),
        }
        if media is None or duration is not None:
            question = _("Duration, for example 4:30 (minutes:seconds)")
            fields["broadcast"]["duration"] = asked(question, duration, _duration)
        fields["broadcast"] |= {} if media is None else {"media": media}
    if sensitive is None and any(topic.sensitive for topic in chosen):
        sensitive = asked(
            _("Does it tell of a particular child that was harmed or broke the law (yes or no)"), None, yes
        )
    fields |= {} if sensitive is None else {"children": {"sensitive": sensitive}}
    fields |= {"sample": True} if mandate.sample else {}
    fields |= {} if publish else {"draft": True}
    _validate(fields, Setting(mandate, address))
    _write(fields, address, proposal)
    say(words(_("Write your article in {path}", path=address.path)))
    if not publish:
        say(words(_("It is a draft; remove the line draft: true when it is ready.")))
    return 0


def _proposal(source: str) -> Proposal:
    """The proposal in a file, in what is piped in, or in the issue with a number."""
    if source.isdigit():
        found = repository_tracker(os.environ).issue(int(source))
        return read_proposal(found.body, found.title)
    with click.open_file(source, "rb") as stream:
        raw = stream.read()
    try:
        return read_proposal(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise RefusalError(_("{path} is not a text in UTF-8.", path=source)) from None


_KINDS = (
    Named("newspaper", _("It is read: in print or on the web")),
    Named("broadcaster", _("It is heard or seen: radio, television")),
)


class _KindChoice(Choice[Named]):
    """Takes what a kind is called in Vietnamese besides: đài, báo in."""

    def __call__(self, answer: str) -> Named:
        return super().__call__(kind_meant(answer) or answer)


def _is_broadcast(owner: Outlet, kind: str | None, of_broadcast: Iterable[str | None]) -> bool:
    """Whether the article is a broadcaster's; asked where its outlet is both, and nothing tells."""
    kind = kind if kind is None else kind_meant(kind) or kind
    if owner.only_kind is not None:
        if kind not in (None, owner.only_kind):
            raise RefusalError(_("{outlet} is no {kind} by its kind:.", outlet=owner.name, kind=kind))
        return owner.only_kind == "broadcaster"
    if kind is None and any(of_broadcast):
        return True
    return asked(_("What kind of article"), kind, _KindChoice(_KINDS)).id == "broadcaster"


def _day(owner: Outlet, answer: str) -> date:
    day = read_by(read_day, answer)
    if owner.duty(Month.of(day)) is None:
        raise RefusalError(
            _("{outlet} owes nothing in {month}.", outlet=owner.name, month=Month.of(day)),
            _days_of(owner, Month.of(day)),
        )
    return day


def _days_of(owner: Outlet, month: Month) -> Text:
    """Which days an outlet has, told to whoever named one of a month without a duty."""
    later = [duty.from_ for duty in owner.duties if duty.from_ > month]
    if later:
        return _("Give a day from {month} on.", month=min(later))
    last = max(duty.until for duty in owner.duties if duty.until is not None)
    return _("What it owes ends with {month}: give a day before, or have mandate.yml changed.", month=last)


def _time(answer: str) -> str:
    match = re.fullmatch(r"\s*([01]?[0-9]|2[0-3])[:hg.]([0-5][0-9])\s*", answer)
    if match is None:
        raise RefusalError(_("Write the time like {example}.", example="19:45"))
    return f"{match[1]:0>2}:{match[2]}"


def _duration(answer: str) -> str:
    length = typed_length(answer) or valid(Duration, answer)
    return written_length(length)


def _address(owner: Outlet, day: date, name: str, mandate: Mandate) -> Address:
    slug = slugify(name, max_length=80, word_boundary=True) or "bai"
    address, problems = read_address(PurePosixPath(Address(owner, Month.of(day), slug).path), mandate)
    if address is None:
        raise RefusalError(_("{message} {hint}", message=problems[0].message, hint=problems[0].hint))
    if (_environment.ROOT / address.path).exists():
        raise RefusalError(_("There is an article already: {path}", path=address.path))
    return address


def _validate(fields: dict[str, Any], setting: Setting) -> None:
    try:
        FrontMatter.model_validate(_as_read(fields), context=setting)
    except ValidationError as error:
        raise RefusalError(refusal(error)) from None


def _write(fields: dict[str, Any], address: Address, proposal: Proposal | None) -> None:
    placeholder = _("Write the article here.")
    body = f"<!-- {words(placeholder)} -->"
    if proposal is not None:
        told = _("What was proposed; remove it when the article is written:")
        body += f"\n\n<!-- {words(told)}\n\n{as_note(proposal)}\n-->"
    post = frontmatter.Post(body, **fields)
    text = frontmatter.dumps(post, sort_keys=False, allow_unicode=True, width=1000, default_flow_style=None)
    target = _environment.ROOT / address.path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text + "\n")
    except FileExistsError:
        raise RefusalError(_("There is an article already: {path}", path=address.path)) from None


def _as_read(value: Any) -> Any:
    """The fields as the file will say them: all scalars are strings there."""
    match value:
        case dict():
            return {name: _as_read(field) for name, field in value.items()}
        case bool():
            return str(value).lower()
        case date():
            return str(value)
        case _:
            return value


_command.run(main)
