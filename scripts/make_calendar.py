"""Write the calendar into a file, for whoever wants one without a site. The build publishes the same."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

from datetime import date

import click
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

import _command
from _command import RefusalError, as_of_option, command, lang_option, option, say, words
from media_mandate.messages import _
from media_mandate.planning.calendar import Calendar
from media_mandate.planning.subscribed_calendar import calendar_name, ics
from media_mandate.verdict.facts import OK, PROBLEMS
from media_mandate.verdict.terminal import problem_lines

ROOT = _environment.ROOT
PUBLIC = ROOT / "build" / "lich.ics"
DESK = ROOT / "build" / "lich-toa-soan.ics"
"""A name of its own, so that nobody takes the file with the titles for the one that is published."""


@command(_("Write the calendar into a file."))
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("The file; build/lich.ics by default, with --titles build/lich-toa-soan.ics."),
)
@option("--outlet", help=_("Without what is the other outlets' alone."))
@option("--titles", is_flag=True, help=_("With the titles of planned articles: for the desk alone."))
@as_of_option
@lang_option
def main(output: Path | None, outlet: str | None, titles: bool, as_of: date | None, lang: str | None) -> int:
    newsroom, problems = _command.read(as_of)
    if newsroom is None:
        for line in problem_lines(problems, _command.own_words, _command.style):
            say(line, err=True)
        return PROBLEMS
    chosen = newsroom.mandate.outlet.get(outlet or "")
    if outlet is not None and chosen is None:
        known = ", ".join(newsroom.mandate.outlet)
        raise RefusalError(_("There is no outlet {id}; there are: {known}.", id=outlet, known=known))
    config = load_config(str(ROOT / "mkdocs.yml"))
    output = output or (DESK if titles else PUBLIC)
    if titles and _is_published(output, config):
        raise RefusalError(
            _("{file} would be published, with the titles in it. Choose another folder.", file=str(output))
        )
    calendar = Calendar(newsroom, titles)
    url = (config.site_url or "").rstrip("/") + "/"
    content = ics(
        calendar.events if chosen is None else calendar.of(chosen),
        words(calendar_name(config.site_name, chosen)),
        url,
        newsroom.as_of,
        newsroom.mandate.timezone,
        words,
    )
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(content)
    say(words(_("The calendar is in {file}", file=str(output))))
    return OK


def _is_published(file: Path, config: MkDocsConfig) -> bool:
    """Whether a file lies where articles or the site lie: what is there reaches readers."""
    folders = (Path(config.docs_dir), Path(config.site_dir), ROOT / "public")
    return any(file.resolve().is_relative_to(folder.resolve()) for folder in folders)


_command.run(main)
