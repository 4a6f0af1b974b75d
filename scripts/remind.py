"""Remind each outlet of what it still owes, as an issue, by e-mail, or both. Made to be run every day."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime

import click

import _command
from _command import RefusalError, as_of_option, command, lang_option, option, say, say_lines, words
from _mail import read_post
from _trackers import GitHub, GitLab, Tracker
from media_mandate.messages import Text, _, _n
from media_mandate.newsroom import Newsroom
from media_mandate.planning.letters import letter
from media_mandate.planning.reminders import FIRST_DAYS, LAST_DAYS, Reminder, reminders
from media_mandate.planning.tracker_issues import steps
from media_mandate.verdict.facts import OK, PROBLEMS, USAGE
from media_mandate.verdict.standing import in_words, standing
from media_mandate.verdict.terminal import problem_lines


@command(_("Remind each outlet of what it still owes; run it every day."))
@option(
    "--issues",
    type=click.Choice(["github", "gitlab"]),
    help=_("Open, change and close issues: one for each outlet and month that lacks features."),
)
@option(
    "--mail",
    is_flag=True,
    help=_(
        "Write e-mail {first} and {last} days before a month ends, and after.",
        first=FIRST_DAYS,
        last=LAST_DAYS,
    ),
)
@option("--dry-run", is_flag=True, help=_("Show what there is to say, and send nothing."))
@as_of_option
@lang_option
def main(issues: str | None, mail: bool, dry_run: bool, as_of: date | None, lang: str | None) -> int:
    if not (issues or mail or dry_run):
        raise click.UsageError(words(_("write --issues, --mail or --dry-run")))
    with tempfile.TemporaryDirectory(prefix="media-mandate-") as folder:
        newsroom, problems = _command.read_held(as_of, Path(folder)).as_read  # by what is published
    if newsroom is None:
        for line in problem_lines(problems, _command.own_words, _command.style):
            say(line, err=True)
        return PROBLEMS
    found = tuple(reminders(newsroom))
    if dry_run:
        return _show(found, newsroom)
    if newsroom.mandate.sample is not None:
        say(words(_("This is the sample newsroom, so nobody is reminded; --dry-run shows the words.")))
        return OK
    ways: list[Callable[[], None]] = []
    if issues is not None:
        ways.append(lambda: _keep_issues(issues, found, newsroom))
    if mail:
        ways.append(lambda: _send(found, newsroom))
    return max([_tried(way) for way in ways])


def _tried(way: Callable[[], None]) -> int:
    """One way failing must not stop the other."""
    try:
        way()
    except RefusalError as refusal:
        say(words(refusal.text), err=True)
        return USAGE
    return OK


def _show(found: Sequence[Reminder], newsroom: Newsroom) -> int:
    say(words(_heading(bool(found), newsroom)))
    for step in steps(found, (), newsroom.ledger, words):
        say(_command.style(step.title, "bold"))
        say_lines(step.body)
    for reminder in found:
        if reminder.begins == newsroom.as_of:
            told = _("On {day} also by e-mail: {outlet}", day=newsroom.as_of, outlet=reminder.cell.outlet.id)
            say(words(told))
    return OK


def _heading(is_any: bool, newsroom: Newsroom) -> Text:
    """Why nothing is sent, in one sentence."""
    day = newsroom.as_of
    if not is_any:
        return _(
            "On {day} nobody is to be reminded: no month that has ended waits for an answer, and none that "
            "lacks a feature ends within {days} days. {ledger}",
            day=day,
            days=FIRST_DAYS,
            ledger=in_words(standing(newsroom.ledger.cells)),
        )
    if newsroom.mandate.sample is not None:
        return _(
            "This is the sample newsroom, which sends nothing to anybody; a real one would say on {day}:",
            day=day,
        )
    return _("This is a trial: nothing is sent. Without --dry-run it would be said on {day}:", day=day)


def _keep_issues(kind: str, found: Sequence[Reminder], newsroom: Newsroom) -> None:
    tracker = _tracker(kind, os.environ)
    count = 0
    for step in steps(found, tracker.issues(), newsroom.ledger, words):
        tracker.take(step)
        count += 1
    say(words(_n("{count} issue was changed.", "{count} issues were changed.", count)))


def _tracker(kind: str, environment: Mapping[str, str]) -> Tracker:
    def said(name: str) -> str:
        if not environment.get(name):
            raise RefusalError(_("The environment lacks {name}.", name=name))
        return environment[name]

    if kind == "github":
        return GitHub(said("GITHUB_API_URL"), said("GITHUB_REPOSITORY"), said("GITHUB_TOKEN"))
    return GitLab(said("CI_API_V4_URL"), said("CI_PROJECT_ID"), said("REMINDER_TOKEN"))


def _send(found: Sequence[Reminder], newsroom: Newsroom) -> None:
    """Send what begins today; a letter that fails does not stop the others."""
    post = read_post(os.environ, newsroom.mandate)
    failed = 0
    for reminder in found:
        if reminder.begins != newsroom.as_of:
            continue
        outlet = reminder.cell.outlet
        try:
            if not post.to.get(outlet.id):
                raise RefusalError(_("MAIL_TO has no address for it."))
            message = letter(
                reminder,
                post.sender,
                post.to[outlet.id],
                datetime.now(UTC).astimezone(newsroom.mandate.timezone),
                _command.language(),
                words,
            )
            post.send(message)
            say(words(_("{outlet}: sent.", outlet=outlet.id)))
        except RefusalError as refusal:
            failed += 1
            say(words(_("{outlet}: {words}", outlet=outlet.id, words=refusal.text)), err=True)
    if failed:
        raise RefusalError(_n("{count} e-mail was not sent.", "{count} e-mails were not sent.", failed))


_command.run(main)
