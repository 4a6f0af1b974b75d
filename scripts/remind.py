"""Remind each outlet of what it still owes, as an issue, by e-mail, or both. Made to be run every day."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

import _command
from _command import RefusalError, as_of_option, command, lang_option, option, say, say_lines, words
from _deliveries import Delivery, by_mail, by_webhook
from _mail import read_post
from _trackers import GitHub, GitLab, Tracker
from _variables import said
from _webhooks import read_hooks
from media_mandate.desk.settings import DeskSettings, read_settings
from media_mandate.media.pictures.file import keep
from media_mandate.messages import Text, _, _n
from media_mandate.newsroom import Newsroom
from media_mandate.planning.letters import plain_text
from media_mandate.planning.memory import Sent, read_sent
from media_mandate.planning.reminders import FIRST_DAYS, LAST_DAYS, Reminder, reminders
from media_mandate.planning.tracker_issues import Step, steps
from media_mandate.verdict.facts import OK, PROBLEMS, USAGE
from media_mandate.verdict.standing import in_words, standing
from media_mandate.verdict.terminal import problem_lines

ROOT = _environment.ROOT
SENT = ROOT / "build" / "reminded.json"


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
        "Write e-mail {first} and {last} days before a month ends, on its last working day and its last day, "
        "and after. A day that was missed is made up for.",
        first=FIRST_DAYS,
        last=LAST_DAYS,
    ),
)
@option("--webhook", is_flag=True, help=_("Say the same by a webhook, in the shape of Slack, Teams or Zalo."))
@option(
    "--sent",
    type=click.Path(path_type=Path, dir_okay=False),
    default=SENT,
    help=_("The file that remembers what was sent; build/reminded.json by default."),
)
@option("--dry-run", is_flag=True, help=_("Show what would be said, word for word, and send nothing."))
@as_of_option
@lang_option
def main(
    issues: str | None,
    mail: bool,
    webhook: bool,
    sent: Path,
    dry_run: bool,
    as_of: date | None,
    lang: str | None,
) -> int:
    if not (issues or mail or webhook or dry_run):
        raise click.UsageError(words(_("write --issues, --mail, --webhook or --dry-run")))
    with tempfile.TemporaryDirectory(prefix="media-mandate-") as folder:
        newsroom, problems = _command.read_held(as_of, Path(folder)).as_read  # by what is published
    desk = None if newsroom is None else read_settings(ROOT, newsroom.mandate)
    wrong = problems if desk is None else desk.problems
    if newsroom is None or desk is None or wrong:
        for line in problem_lines(wrong, _command.own_words, _command.style):
            say(line, err=True)
        return PROBLEMS
    found = tuple(reminders(newsroom, desk.settings.named(newsroom.as_of)))
    if dry_run:
        say(words(_heading(bool(found), newsroom)))
    elif newsroom.mandate.sample is not None:
        say(words(_("This is the sample newsroom, so nobody is reminded; --dry-run shows the words.")))
        return OK
    run = _Run(newsroom, desk.settings, found, sent, is_trial=dry_run)
    ways: list[Callable[[], None]] = []
    if issues is not None:
        ways.append(lambda: run.keep_issues(_tracker(issues, os.environ)))
    if mail:
        ways.append(run.mail)
    if webhook:
        ways.append(run.call_webhooks)
    return max([_tried(way) for way in ways or [run.show]])


def _tried(way: Callable[[], None]) -> int:
    """One way failing must not stop the other."""
    try:
        way()
    except RefusalError as refusal:
        say(words(refusal.text), err=True)
        return USAGE
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


class _Run:
    """One day's reminders, by each way that is asked for; a trial shows what would go out."""

    def __init__(
        self,
        newsroom: Newsroom,
        settings: DeskSettings,
        found: Sequence[Reminder],
        memory: Path,
        *,
        is_trial: bool,
    ) -> None:
        self._newsroom, self._settings, self._found = newsroom, settings, found
        self._memory, self._is_trial = memory, is_trial

    def show(self) -> None:
        """The words alone, where no way was named."""
        sent = self._sent()
        out = {key for keys in sent.by.values() for key in keys}
        owed = [reminder for reminder in self._found if reminder.key not in out]
        for reminder in owed:
            say()
            say(_command.style(words(reminder.title), "bold"))
            say_lines(plain_text(reminder, words).rstrip("\n"))
        if self._found and not owed:
            say(words(_("What there is to say has been sent already.")))
        if self._found:
            say()
            say(words(_("With --issues, --mail or --webhook it is shown what each of these ways would do.")))

    def keep_issues(self, tracker: Tracker) -> None:
        count = 0
        for step in steps(self._found, tracker.issues(), self._newsroom.ledger, words):
            if self._is_trial:
                _show_step(step)
            else:
                tracker.take(step)
            count += 1
        if self._is_trial:
            changed = _n("{count} issue would be changed.", "{count} issues would be changed.", count)
        else:
            changed = _n("{count} issue was changed.", "{count} issues were changed.", count)
        say(words(changed))

    def mail(self) -> None:
        post = read_post(os.environ, self._newsroom.mandate)
        failed = self._go("mail", by_mail(self._found, post, self._newsroom.mandate))
        if failed:
            raise RefusalError(_n("{count} e-mail was not sent.", "{count} e-mails were not sent.", failed))

    def call_webhooks(self) -> None:
        hooks = read_hooks(os.environ, self._newsroom.mandate, self._settings.webhook)
        failed = self._go("webhook", by_webhook(self._found, hooks))
        if failed:
            raise RefusalError(_n("{count} message was not sent.", "{count} messages were not sent.", failed))

    def _go(self, way: str, deliveries: Iterable[Delivery]) -> int:
        """Send what is not remembered as sent, and remember it; return how many were not sent.

        One that fails does not stop the others, and is owed tomorrow.
        """
        sent = self._sent()
        owed = [delivery for delivery in deliveries if delivery.reminder.key not in sent.of(way)]
        failed = 0
        for delivery in owed:
            outlet = delivery.reminder.cell.outlet.id
            try:
                if delivery.lacking is not None:
                    raise RefusalError(delivery.lacking)
                if self._is_trial:
                    _show(delivery)
                    continue
                delivery.send()
                sent = sent.with_key(way, delivery.reminder.key)
                keep(self._memory, sent.model_dump_json().encode())
                say(words(_("{outlet}: sent.", outlet=outlet)))
            except RefusalError as refusal:
                failed += 1
                say(words(_("{outlet}: {words}", outlet=outlet, words=refusal.text)), err=True)
        if self._is_trial and self._found and not owed:
            say(words(_("What there is to say has been sent already.")))
        return failed

    def _sent(self) -> Sent:
        """What went out; what no month asks for any more is forgotten."""
        try:
            return read_sent(self._memory.read_bytes()).kept_for(self._found)
        except OSError:
            return Sent()


def _show(delivery: Delivery) -> None:
    say()
    outlet = delivery.reminder.cell.outlet.id
    say(_command.style(words(_("{outlet}: {words}", outlet=outlet, words=delivery.told)), "bold"))
    say_lines(delivery.shown.rstrip("\n"))


def _show_step(step: Step) -> None:
    if step.number is None:
        told = _("A new issue: {title}", title=step.title)
    elif step.is_open:
        told = _("Issue {number} is written anew: {title}", number=step.number, title=step.title)
    else:
        told = _("Issue {number} is closed: {title}", number=step.number, title=step.title)
    say()
    say(_command.style(words(told), "bold"))
    say_lines(step.body.rstrip("\n"))
    if step.comment is not None:
        say(words(_("With the comment: {text}", text=step.comment)))


def _tracker(kind: str, environment: Mapping[str, str]) -> Tracker:
    if kind == "github":
        names = ("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN")
        return GitHub(*(said(environment, name) for name in names))
    return GitLab(*(said(environment, name) for name in ("CI_API_V4_URL", "CI_PROJECT_ID", "REMINDER_TOKEN")))


_command.run(main)
