"""Check the quota and build the site. The site that stands is replaced only when all went well."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import logging
import os
import subprocess
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

import _command
import _swap
from _command import RefusalError, SayingHandler, as_of_option, command, lang_option, option, say, words
from media_mandate.articles.address import DOCS
from media_mandate.build import ORDER, Order
from media_mandate.desk.settings import read_settings
from media_mandate.mandate.file import FILE
from media_mandate.media.pictures.file import keep
from media_mandate.messages import Text, _
from media_mandate.newsroom import Newsroom
from media_mandate.newsroom.clocks import clock_problems
from media_mandate.newsroom.going_on import must_go_on
from media_mandate.newsroom.holding import HeldReading
from media_mandate.newsroom.whole import SITE, held_back
from media_mandate.problems import Level, in_order
from media_mandate.record.format import RECORD_FILE
from media_mandate.record.record import NoRecordError, read_record
from media_mandate.statuses import SYMBOLS
from media_mandate.verdict.check_json import report
from media_mandate.verdict.facts import MISSING, OK, USAGE, exit_status
from media_mandate.verdict.terminal import as_text, problem_lines, uncoloured
from media_mandate.verdict.words import held_text
from media_mandate.visible import is_public_run, visible

ROOT = _environment.ROOT
VERDICT = ROOT / "build"
FORM_SECONDS = 300


@command(_("Check the quota and build the site; what stands is replaced only when all went well."))
@option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("The folder of the site; site by default, build/preview with --drafts."),
)
@option(
    "--despite-missing",
    is_flag=True,
    help=_("Build although a month is missing, so that a withdrawal takes effect; the status stays 1."),
)
@option(
    "--hold-back",
    is_flag=True,
    help=_(
        "Hold back each article that has errors, and build the others: its last version without errors "
        "stands in its place, if it has one. The status stays 2."
    ),
)
@option(
    "--drafts",
    is_flag=True,
    help=_("Build what the preview shows, to look at and not to publish: with drafts and what is wrong."),
)
@as_of_option
@lang_option
def main(
    output: Path | None,
    despite_missing: bool,
    hold_back: bool,
    drafts: bool,
    as_of: date | None,
    lang: str | None,
) -> int:
    if hold_back and drafts:
        raise RefusalError(_("A preview shows drafts and errors, so nothing is held back: leave one out."))
    target = (output or (VERDICT / "preview" if drafts else ROOT / "site")).resolve()
    if ROOT.is_relative_to(target):
        raise RefusalError(_("The site cannot take the place of {folder}.", folder=str(target)))
    with _command.alone():
        try:
            strange = _swap.recover(target)
        except FileExistsError as error:
            raise RefusalError(
                _("{folder} was not made by this command; it stays as it is.", folder=error.filename)
            ) from None
        for folder in strange:
            say(words(_in_the_way(str(folder))), err=True)
        if not hold_back:
            read = HeldReading(*_command.read(as_of), ROOT)
            return _build(target, as_of, read, despite_missing=despite_missing, drafts=drafts)
        with tempfile.TemporaryDirectory(prefix="held-", dir=VERDICT) as name:
            read = _command.read_held(as_of, Path(name))
            despite_missing = despite_missing or must_go_on(read.newsroom)
            return _build(target, as_of, read, despite_missing=despite_missing, drafts=False)


def _build(
    target: Path, as_of: date | None, read: HeldReading, *, despite_missing: bool, drafts: bool
) -> int:
    """Build beside `target`, put the new site in its place; return the exit status of the check.

    What was told of files that are held back stops nothing and decides the status. With `drafts` nothing
    that is wrong in articles stops the build, and the status is 0.
    """
    newsroom, standing = read.newsroom, read.problems
    if newsroom is not None and as_of is None and not drafts and newsroom.mandate.sample is None:
        now, mandate = datetime.now(UTC), newsroom.mandate
        doubts = clock_problems(newsroom.history, mandate, now, _recorded(target))
        level = Level.WARNING if despite_missing else Level.PROBLEM  # no clock holds a withdrawal back
        standing = (*standing, *(replace(doubt, level=level) for doubt in doubts))
    outlets = newsroom.mandate.outlets if newsroom else ()
    problems = in_order([*read.told, *standing])
    found = newsroom, problems, outlets
    rules_page = _command.rules_page(newsroom)
    for line in as_text(*found, _command.own_words, _command.style, _command.symbols(), rules_page):
        say(line)
    plain = as_text(*found, words, uncoloured, SYMBOLS, rules_page)
    _keep("txt", "\n".join(map(visible, plain)))
    _keep("json", report(newsroom, problems, words).model_dump_json(indent=2))
    lines = [words(held_text(held)) for held in newsroom.held] if newsroom is not None else []
    keep(VERDICT / "held.txt", "".join(f"{visible(line)}\n" for line in lines).encode())
    for line in lines:
        say(line, err=True)
    status = OK if drafts else exit_status(newsroom, problems)
    stops = OK if drafts else exit_status(newsroom, standing)
    if stops != OK and not (despite_missing and stops == MISSING):
        say(words(_untouched(target)), err=True)
        return status

    if drafts and newsroom is not None and is_public_run(os.environ):
        newsroom = _without_held_back(newsroom)

    new = _swap.begin(target)
    # What MkDocs would warn of in drafts, the check has said.
    logging.getLogger("mkdocs").addHandler(logging.NullHandler() if drafts else SayingHandler())
    docs = {"docs_dir": str(read.root / DOCS)} if read.told else {}
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(new), strict=not drafts, **docs)
    config.extra[ORDER] = Order(newsroom, standing, drafts, despite_missing, read.root)
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (Abort, ConfigurationError) as error:
        say(words(_("The build failed: {words}", words=str(error))), err=True)
        say(words(_untouched(target)), err=True)
        return USAGE
    finally:
        config.plugins.on_shutdown()
    if newsroom is not None and not drafts:
        _add_form(new, newsroom)
    _swap.swap_in(new, target)
    say(words(_("The site is in {folder}", folder=_shown(target))))
    return status


def _add_form(new: Path, newsroom: Newsroom) -> None:
    """Add the form at /admin/ where `desk.yml` wants it; without it the site is published all the same."""
    desk = read_settings(ROOT, newsroom.mandate)
    for line in problem_lines(desk.problems, _command.own_words, _command.style):
        say(line, err=True)
    if not desk.settings.form:
        return
    sys.stdout.flush()
    script = str(ROOT / "scripts" / "add_admin.py")
    run = (sys.executable, "-P", "-X", "utf8", script, "--within-build", "--output", str(new))
    try:
        status = subprocess.run(run, cwd=ROOT, timeout=FORM_SECONDS).returncode
    except subprocess.TimeoutExpired:
        status = USAGE
    if status:
        say(words(_("The form at /admin/ was not added; all else of the site is as it should be.")), err=True)


def _recorded(target: Path) -> date | None:
    """The day of the record of the site that stands; None where it has none that can be read."""
    try:
        return read_record((target / RECORD_FILE).read_bytes()).as_of
    except (OSError, NoRecordError):
        return None


def _without_held_back(newsroom: Newsroom) -> Newsroom:
    """What others may look at of a preview; refuses where what gives a child away stands on every page."""
    held = held_back(newsroom)
    if not held.isdisjoint((FILE, SITE)):
        raise RefusalError(
            _(
                "There is no preview for others: a text that stands on every page gives a child away. Mend "
                "{files}, or look at it on your own machine: python3 scripts/preview.py",
                files=f"{FILE}, {SITE}",
            )
        )
    for path in sorted(held):
        say(words(_("{path} gives a child away, so it is not in this preview, which others see.", path=path)))
    return newsroom.without(held)


def _in_the_way(folder: str) -> Text:
    return _(
        "{folder} lies beside the site, and this command cannot tell that it made it. The build goes on "
        "without it. Look into it, and delete it if nobody needs it.",
        folder=folder,
    )


def _untouched(target: Path) -> Text:
    if target.exists():
        return _("The site was not built; the one that stands is as it was.")
    return _("The site was not built.")


def _keep(suffix: str, text: str) -> None:
    """Keep the verdict for whoever comes later, even when it is red."""
    keep(VERDICT / f"verdict.{suffix}", f"{_command.shareable(text)}\n".encode())


def _shown(target: Path) -> str:
    return target.relative_to(ROOT).as_posix() if target.is_relative_to(ROOT) else str(target)


_command.run(main)
