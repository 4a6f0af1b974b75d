"""Start a newsroom of your own: asks whose it is, and puts that in the place of the sample."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import partial

import _command
import _new_newsroom
from _asking import Choice, asked
from _command import RefusalError, as_of_option, command, lang_option, option, say, words
from _repository import UntrustedError, git, origin
from media_mandate.articles.address import DOCS
from media_mandate.desk import founding
from media_mandate.desk.belongings import ABOUT, FILES, GUIDES, LICENCE, OWNERS, SITE, Owner
from media_mandate.desk.founding import Plan, default_address
from media_mandate.mandate.file import FILE, load_mandate
from media_mandate.mandate.values import Directive, Mandate
from media_mandate.messages import Text, _
from media_mandate.months import Month
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
    commit: bool,
    as_of: date | None,
    lang: str | None,
) -> int:
    sample = _sample()
    today = as_of or datetime.now(UTC).astimezone(sample.timezone).date()
    place = asked(_("Province or city, for example: tỉnh Gia Lai"), province, _new_newsroom.place)
    text, blank, this_month, remote = _new_newsroom.text, _new_newsroom.blank, Month.of(today), origin()
    directive = Directive(
        issuer=asked(_("Who gave the directive"), issuer, text, f"Ủy ban nhân dân {place}"),
        title=asked(_("Title of the directive (Về việc …)"), title, text),
        item=asked(_("Item of the directive with the duty in it"), item, text),
        sentence=asked(_("The sentence with the duty in it, letter for letter"), sentence, text),
        number=asked(_("Number of the directive (Enter where it is blank)"), number, blank(text), ""),
        date=asked(
            _("Day of the directive, 2026-10-05 (Enter where it is blank)"),
            dated,
            blank(_new_newsroom.day),
            "",
        ),
    )
    chosen = _new_newsroom.given(outlets) if outlets else _new_newsroom.outlets(place)
    month = partial(_new_newsroom.month, this_month)
    first = asked(_("First month that is owed"), first_month, month, str(this_month))
    name = asked(_("Name of the site"), site_name, text, f"Trẻ em {place.name}")
    host = asked(_("Where the site will stand"), hosting, Choice(_new_newsroom.HOSTS)).id
    suggested = default_address(*remote) if remote and remote[0] == host else None
    url = asked(_("Address of the site"), address, partial(_new_newsroom.address, host), suggested)
    plan = Plan(place, directive, tuple(chosen), first, name, url, host, today)
    texts = founding.rewritten(plan, sample, _texts())
    _try(texts[FILE])
    _replace(sample, texts)
    if commit:
        git("add", "--all")
        git("commit", "--quiet", "--message", words(_("Start the newsroom of {place}", place=place)))
    return _tell(plan, texts, today, commit)


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


def _tell(plan: Plan, texts: Mapping[str, str], today: date, committed: bool) -> int:
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
    for number, step in enumerate(_steps(plan, committed), 1):
        say(f"{number}. {t(step)}")
    say(t(_("Then begin the first article: {command}", command="python3 scripts/new_article.py")))
    return status


def _first_publication(place: str) -> Text:
    return _(
        "For the first publication: {place}: FIRST_PUBLICATION with the value yes. Delete it once the site "
        "is up.",
        place=place,
    )


def _steps(plan: Plan, committed: bool) -> Iterator[Text]:
    yield _(
        "Read mandate.yml and docs/gioi-thieu.md: is the directive right to the letter? Strike topics and "
        "departments that you have not, and add your localities. In .github/CODEOWNERS write who must agree."
    )
    commands = "git push" if committed else 'git add --all && git commit -m "…" && git push'
    build = "python3 scripts/build.py"
    yield _("Look at the site: {build}. Then keep and send it: {git}", build=build, git=commands)
    if plan.hosting == "github":
        yield _("On GitHub: Settings, Pages, Source: choose GitHub Actions. The site is built every day.")
        yield _first_publication("Settings, Secrets and variables, Actions, Variables")
    elif plan.hosting == "gitlab":
        yield _(
            "On GitLab: Build, Pipeline schedules, New schedule: every day at 06:17, {cron}, in the zone "
            "Asia/Ho_Chi_Minh.",
            cron='"17 6 * * *"',
        )
        yield _first_publication("Settings, CI/CD, Variables")
    else:
        name = founding.SERVERS[plan.hosting]
        yield _(
            "On the server: hosting/{name} says what goes where, and what publishes each push.", name=name
        )


_command.run(main)
