"""Start a newsroom of your own: asks whose it is, and puts that in the place of the sample."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import tempfile
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

import _command
import _new_newsroom
from _command import RefusalError, as_of_option, command, lang_option, option, say, words
from _interview import Interview
from _newsroom_questions import plan_of, questions
from _next_steps import next_steps
from _repository import UntrustedError, git, has_origin, origin
from media_mandate.articles.address import DOCS
from media_mandate.desk import founding
from media_mandate.desk.belongings import ABOUT, FILES, GUIDES, LICENCE, OWNERS, SITE, Owner
from media_mandate.desk.founding import Plan
from media_mandate.mandate.file import FILE, load_mandate
from media_mandate.mandate.values import Mandate
from media_mandate.messages import Text, _
from media_mandate.quota import Status
from media_mandate.verdict.facts import PROBLEMS, exit_status
from media_mandate.verdict.terminal import problem_lines
from media_mandate.verdict.words import due_text, verdict

ROOT = _environment.ROOT
TEMPLATES = ROOT / "templates" / "start"


@command(_("Start a newsroom of your own in the place of the sample; asks what is not given."))
@option("--province", help=_("The province or city, for example: tỉnh Gia Lai."))
@option("--issuer", help=_("Who gave the directive."))
@option("--title", help=_("The title of the directive: Về việc …"))
@option("--item", help=_("The item of the directive with the duty in it."))
@option("--sentence", help=_("The sentence with the duty in it, letter for letter."))
@option("--number", help=_("The number of the directive; empty where your copy leaves it blank."))
@option("--dated", help=_("The day of the directive; empty where your copy leaves it blank."))
@option(
    "--outlet",
    "outlets",
    nargs=4,
    multiple=True,
    metavar="KIND NAME COLUMN ID",
    help=_("An outlet; may be given several times. KIND is newspaper, broadcaster, or both with a comma."),
)
@option("--first-month", help=_("The first month that is owed, for example 2026-11."))
@option("--site-name", help=_("The name of the site."))
@option("--hosting", help=_("Where the site will stand: github, gitlab, nginx or caddy."))
@option("--address", help=_("The address of the site, from https:// on."))
@option("--contact-email", help=_("Where readers tell of a fault, or ask that an article be taken down."))
@option("--contact-phone", help=_("A telephone number for the same; empty where there is none."))
@option("--help-number", help=_("The province's own number for children in need; empty where there is none."))
@option("--form", help=_("Whether articles are written at /admin/ too: yes or no."))
@option("--commit", is_flag=True, help=_("Commit the result; by default nothing is committed."))
@as_of_option
@lang_option
def main(
    province: str | None,
    issuer: str | None,
    title: str | None,
    item: str | None,
    sentence: str | None,
    number: str | None,
    dated: str | None,
    outlets: tuple[tuple[str, str, str, str], ...],
    first_month: str | None,
    site_name: str | None,
    hosting: str | None,
    address: str | None,
    contact_email: str | None,
    contact_phone: str | None,
    help_number: str | None,
    form: str | None,
    commit: bool,
    as_of: date | None,
    lang: str | None,
) -> int:
    sample = _sample()
    today = as_of or datetime.now(UTC).astimezone(sample.timezone).date()
    remote = origin()
    chosen = _new_newsroom.given(outlets) if outlets else None
    given = {
        "province": province, "issuer": issuer, "title": title, "item": item, "sentence": sentence,
        "number": number, "dated": dated, "first-month": first_month, "site-name": site_name,
        "hosting": hosting, "address": address, "contact-email": contact_email,
        "contact-phone": contact_phone, "help-number": help_number, "form": form,
    }  # fmt: skip
    if chosen is not None and not any(value is None for name, value in given.items() if name != "form"):
        given["form"] = form or "no"  # whoever answers all of it by options is asked nothing
    plan = plan_of(Interview(questions(given, chosen, today, remote)).answers(), today)
    texts = founding.rewritten(plan, sample, _texts())
    _try(texts[FILE])
    _replace(sample, texts)
    if commit:
        git("add", "--all")
        git("commit", "--quiet", "--message", words(_("Start the newsroom of {place}", place=plan.place)))
    return _tell(plan, texts, today, next_steps(plan, remote, has_origin=has_origin(), committed=commit))


def _sample() -> Mandate:
    """The mandate of the sample; refuses where there is none any more, or where something could be lost."""
    file, _problems = load_mandate(ROOT / FILE)
    if file is None or file.mandate.sample is None:
        raise RefusalError(
            _("This newsroom is no sample any more; nothing was changed. Change mandate.yml by hand instead.")
        )
    try:
        changed = git("status", "--porcelain")
    except UntrustedError:
        raise
    except RefusalError:
        raise RefusalError(
            _(
                "This folder is no git repository. Get it with git clone, not as a ZIP file: "
                "git tells when an article was entered."
            )
        ) from None
    if changed:
        raise RefusalError(
            _("Some changes here are not committed yet. Commit them or undo them, then start again.")
        )
    return file.mandate


def _texts() -> dict[str, str]:
    """What stands in the files that are written anew, and in the templates."""
    names = (FILE, SITE, ABOUT, LICENCE, OWNERS, *GUIDES)
    files = [*(ROOT / name for name in names), *TEMPLATES.iterdir()]
    return {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in files}


def _try(mandate: str) -> None:
    """Read the new mandate before anything is changed; refuses with the first thing that is wrong in it."""
    with tempfile.TemporaryDirectory(prefix="media-mandate-") as folder:
        file = Path(folder) / FILE
        file.write_text(mandate, encoding="utf-8")
        found, problems = load_mandate(file)
    if found is None:
        raise RefusalError(_("{place}: {message}", place=problems[0].place, message=problems[0].message))


def _replace(sample: Mandate, texts: Mapping[str, str]) -> None:
    """Remove what belongs to the sample alone, and write the new texts; git keeps what was there."""
    unused = [path for path, owner in FILES.items() if owner is Owner.SAMPLE and (ROOT / path).exists()]
    unused += {
        outlet.podcast.cover
        for outlet in sample.outlets
        if outlet.podcast and (ROOT / outlet.podcast.cover).exists()
    }
    folders = (f"{DOCS}/{outlet.id}" for outlet in sample.outlets)
    unused += [folder for folder in folders if (ROOT / folder).exists()]
    git("rm", "-r", "--quiet", "--", *unused)
    for path, text in texts.items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")


def _tell(plan: Plan, texts: Mapping[str, str], today: date, steps: Iterable[Text]) -> int:
    """Say what was done, what the check says of it, and the next steps; the status is the check's."""
    newsroom, problems = _command.read(today)
    t = words
    say()
    say(_command.style(t(_("This is now the newsroom of {place}.", place=plan.place)), "bold"))
    say(t(_("The sample's articles are gone from here; git keeps them. Written anew:")))
    for path in sorted(texts):
        say(f"  {path}")
    say()
    for text in problem_lines(problems, t, _command.style):
        say(text)
    status = exit_status(newsroom, problems)
    say(t(verdict(newsroom, problems)))
    if newsroom is None or status == PROBLEMS:
        return status
    for cell in newsroom.ledger.of(Status.DUE):
        say(t(due_text(cell, today)))
    say()
    say(_command.style(t(_("What to do next:")), "bold"))
    for number, step in enumerate(steps, 1):
        say(f"{number}. {t(step)}")
    say(t(_("Then begin the first article: {command}", command="python3 scripts/new_article.py")))
    return status


_command.run(main)
