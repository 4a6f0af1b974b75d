"""Add the form at /admin/ to a site that was built. Needs npm; the form itself loads nothing from others."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import subprocess
from datetime import UTC, datetime

import click

import _command
from _command import RefusalError, command, lang_option, option, say, words
from _form import add, bring
from media_mandate.articles.address import DOCS
from media_mandate.desk.form import configuration
from media_mandate.desk.form_index import index_of
from media_mandate.desk.form_program import ADMIN, HostedRepository, content_policy, read_repository
from media_mandate.mandate.file import FILE, load_mandate
from media_mandate.messages import _, translator
from media_mandate.months import Month
from media_mandate.verdict.facts import OK, PROBLEMS
from media_mandate.verdict.terminal import problem_lines

ROOT = _environment.ROOT


@command(_("Add the form at /admin/ to the built site, for editors who know no git. Needs npm."))
@option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT / "site",
    show_default="site",
    help=_("The folder of the site."),
)
@option(
    "--repository",
    help=_("Web address of the repository on GitHub or GitLab; that of git's remote by default."),
)
@option(
    "--sign-in",
    metavar="URL|ID",
    help=_(
        "What signs editors in: on GitHub the address of a service, on GitLab the id of an application. "
        "Without it they paste a token."
    ),
)
@option(
    "--review",
    is_flag=True,
    help=_("Each article waits on a branch of its own until somebody has reviewed it."),
)
@option("--fetch", is_flag=True, help=_("Fetch what the form needs, by its hashes, and add nothing."))
@lang_option
def main(
    output: Path, repository: str | None, sign_in: str | None, review: bool, fetch: bool, lang: str | None
) -> int:
    if fetch:
        with _command.alone():
            bring()
        return OK
    file, problems = load_mandate(ROOT / FILE)
    if file is None:
        for line in problem_lines(problems, _command.own_words, _command.style):
            say(line, err=True)
        return PROBLEMS
    if not (output / "index.html").is_file():
        raise RefusalError(_("There is no site in {folder}; build it first.", folder=str(output)))
    kept = _repository(repository)
    mandate = file.mandate
    month = Month.of(mandate.day(datetime.now(UTC)))
    translate = translator(mandate.language)
    settings = configuration(mandate, kept, translate, month, sign_in, is_reviewed=review)
    with _command.alone():
        bring()
        newsroom, _problems = _command.read(None)
        assert newsroom is not None
        index, runs = index_of(newsroom, file.source.values, kept.address, _files())
        add(output, settings, content_policy(kept), mandate.language, index, runs)
    say(words(_("The form is in {folder}", folder=str(output / ADMIN))))
    return OK


def _repository(given: str | None) -> HostedRepository:
    address = (
        given
        or subprocess.run(
            ["git", "remote", "get-url", "origin"], cwd=ROOT, capture_output=True, encoding="utf-8"
        ).stdout
    )
    repository = read_repository(address)
    if repository is None:
        hint = "https://github.com/toa-soan/tre-em"
        raise RefusalError(
            _("Say where the articles are kept, for example --repository {example}", example=hint)
        )
    return repository


def _files() -> frozenset[str]:
    return frozenset(path.relative_to(ROOT).as_posix() for path in (ROOT / DOCS).rglob("*") if path.is_file())


_command.run(main)
