"""Publish on a server of one's own what was pushed; quiet where nothing is new."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import os
import subprocess
import tempfile
from contextlib import suppress
from datetime import UTC, date, datetime

from pydantic import ValidationError

import _command
import _swap
from _base import read_base
from _command import RefusalError, as_of_option, command, lang_option, option, say, words
from _repository import git
from media_mandate.articles.address import DOCS
from media_mandate.desk.form_program import ADMIN
from media_mandate.desk.publishing import NEVER, Look, days_to_publish
from media_mandate.mandate.file import FILE, load_mandate
from media_mandate.media.pictures.file import keep
from media_mandate.messages import _
from media_mandate.newsroom import Newsroom
from media_mandate.newsroom.said import says_that_it_is_marked
from media_mandate.record.format import RECORD_FILE
from media_mandate.record.record import read_record
from media_mandate.verdict.facts import MISSING, OK, PROBLEMS, USAGE

ROOT = _environment.ROOT
SITE = ROOT / "site"
LOOKED = ROOT / "build" / "looked.json"
UPSTREAM = "@{upstream}"


@command(
    _(
        "On a server of your own: fetch what was pushed, hold it against the site's record, and build. "
        "Made to be run at every push and every few minutes; it is quiet where nothing is new."
    )
)
@option("--form", is_flag=True, help=_("Add the form at /admin/ to each new site. Needs npm."))
@option("--gitea", is_flag=True, help=_("The host of the repository is a Forgejo or Gitea."))
@as_of_option
@lang_option
def main(form: bool, gitea: bool, as_of: date | None, lang: str | None) -> int:
    began = datetime.now(UTC)
    _leave_hook()
    LOOKED.parent.mkdir(exist_ok=True)
    waiting = words(_("Another run is publishing; waiting for it."))
    with _environment.alone(LOOKED.with_name("publish.lock"), waiting):
        _see_site()
        now, last = datetime.now(UTC), _last_look()
        commit = _fetched()
        seen, status = last.model_copy(update={"at": now}), OK
        # What lies at the machine, or holds up what was taken back, is tried again.
        for day in days_to_publish(last, commit, began, now, lambda instant: as_of or _day(instant)):
            is_now = as_of is None and day == _day(now)
            status = _publish(day, form=form, is_gitea=gitea, is_now=is_now)
            if status != USAGE and not (status == PROBLEMS and _still_stands(day)):
                seen = Look(at=now, commit=commit, day=day)
        keep(LOOKED, seen.model_dump_json().encode())
    if commit != last.commit:
        _freeze()
    return status


def _freeze() -> None:
    """Freeze what was marked as withdrawn, and push that; the hook of the push publishes it.

    So nothing is locked here. Where this clone may not push, it stays marked, and readers see none of it.
    """
    files = ((ROOT / DOCS).glob("*/*/*/*.md")) if (ROOT / DOCS).is_dir() else ()
    if not any(file.is_file() and says_that_it_is_marked(file.read_bytes()) for file in files):
        return
    if _run("withdraw", "--run", "--marked") != OK:
        with suppress(RefusalError):
            git("reset", "--quiet", "--keep", UPSTREAM)


def _day(instant: datetime) -> date:
    """The day of judgement; of a mandate that cannot be read, which the build will say, any will do."""
    file, _problems = load_mandate(ROOT / FILE)
    return file.mandate.day(instant) if file else instant.date()


def _leave_hook() -> None:
    """Forget the repository in whose hook this runs: git would take it for every other."""
    for name in git("rev-parse", "--local-env-vars").split():
        os.environ.pop(name, None)


def _see_site() -> None:
    """Put back a site that a killed build took away; refuses where there never was one to hold against."""
    with _command.alone(), suppress(FileExistsError):
        _swap.recover(SITE)
    if not (SITE / RECORD_FILE).is_file():
        raise RefusalError(_("There is no site in {folder}; build it first.", folder=str(SITE)))


def _last_look() -> Look:
    try:
        return Look.model_validate_json(LOOKED.read_bytes())
    except (OSError, ValidationError):
        return NEVER


def _fetched() -> str:
    """Take over what was pushed, also a history that was rewritten, and return its commit.

    Refuses where this clone has commits that were never pushed.
    """
    git("fetch", "--quiet")
    head = git("rev-parse", "HEAD")
    try:
        is_known = git("merge-base", "--fork-point", UPSTREAM, "HEAD") == head
    except RefusalError:
        is_known = False
    if not is_known:
        raise RefusalError(
            _("This clone has commits that were never pushed. Push them, and work in another clone.")
        )
    with suppress(RefusalError):  # what was linked to elsewhere for a while is as it was, and git sees that
        git("update-index", "-q", "--refresh")
    git("reset", "--quiet", "--keep", UPSTREAM)
    return git("rev-parse", "HEAD")


def _publish(day: date, *, form: bool, is_gitea: bool, is_now: bool) -> int:
    """Verify and build as of `day`; return the status of the build, 2 where the record contradicts.

    What `is_now` is left to the clock, which the build then holds against git and the last record.
    """
    on = () if is_now else ("--as-of", str(day))
    verified = _run("verify", str(SITE), *on)
    if verified != OK:
        say(words(_("The site was not built; the one that stands is as it was.")), err=True)
        return USAGE if verified == USAGE else PROBLEMS
    before = _made()
    status = _run("build", "--hold-back", *on)
    if status in (MISSING, PROBLEMS) and _made() == before and _something_went(day):
        say(words(_("Something was taken back, so the site is built although a month is missing.")))
        status = _run("build", "--hold-back", "--despite-missing", *on)
    if form and _made() != before and not (SITE / ADMIN).exists():  # where desk.yml wants it, the build did
        _run("add_admin", *(["--gitea"] if is_gitea else []))
    return status


def _made() -> tuple[int, int]:
    """What tells the site that stands from every other."""
    found = (SITE / RECORD_FILE).stat()
    return found.st_ino, found.st_mtime_ns


def _still_stands(day: date) -> bool:
    """Whether what is wrong holds up what was taken back; then each look says so, until it is put right."""
    if not _something_went(day):
        return False
    say(words(_("Something was taken back, and the site still shows it. Correct what is wrong.")), err=True)
    return True


def _run(name: str, *arguments: str) -> int:
    """Run another command anew: what was fetched may have changed it."""
    sys.stdout.flush()
    script = str(ROOT / "scripts" / f"{name}.py")
    return subprocess.run((sys.executable, "-P", "-X", "utf8", script, *arguments), cwd=ROOT).returncode


def _something_went(day: date) -> bool:
    """Whether the site shows an article that is withdrawn, gone or a draft by now; errors take none back."""
    then = read_record((SITE / RECORD_FILE).read_bytes()).commit
    with tempfile.TemporaryDirectory(prefix="media-mandate-") as folder:
        newsroom = _command.read_held(day, Path(folder)).newsroom
    try:
        before = read_base(then.commit, day).newsroom if then else None
    except RefusalError:  # the history was rewritten, as by a purge
        before = None
    if before is None or newsroom is None:
        return True
    moved = {article.front.moved_from for article in newsroom.articles}
    held = {found.path.removeprefix(f"{DOCS}/").removesuffix(".md") for found in newsroom.held}
    held -= {found.id for found in newsroom.articles if found.front.withdrawn is not None}
    return bool(_shown(before) - _shown(newsroom) - moved - held)


def _shown(newsroom: Newsroom) -> set[str | None]:
    return {
        article.id
        for article in newsroom.articles
        if article.is_published(newsroom.as_of) and article.front.withdrawn is None
    }


_command.run(main)
