"""Write the report to the authority over some months, as Word, PDF or HTML."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

from datetime import date

import click
from mkdocs.utils.yaml import yaml_load

import _command
from _command import MonthType, RefusalError, as_of_option, command, lang_option, option, say, words
from media_mandate.messages import _
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.report.contents import Report, Span, draw_report
from media_mandate.report.files import as_docx, as_html, as_pdf
from media_mandate.verdict.facts import OK, PROBLEMS, exit_status
from media_mandate.verdict.terminal import problem_lines

ROOT = _environment.ROOT
TEMPLATES = ROOT / "templates"


@command(_("Write the report to the authority over some months, as Word, PDF or HTML."))
@option("--from", "first", type=MonthType(), required=True, help=_("The first month."))
@option("--to", "last", type=MonthType(), required=True, help=_("The last month."))
@click.option("--format", "shape", type=click.Choice(["docx", "pdf", "html"]), default="docx")
@option("--outlet", help=_("Only this outlet (its id), which then is the one that reports."))
@option("--party", is_flag=True, help=_("With the heading of a unit of the Party."))
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("The file to write; in build/ by default."),
)
@option(
    "--template",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Another template than the one in templates/."),
)
@as_of_option
@lang_option
def main(
    first: Month,
    last: Month,
    shape: str,
    outlet: str | None,
    party: bool,
    output: Path | None,
    template: Path | None,
    as_of: date | None,
    lang: str | None,
) -> int:
    if last < first:
        raise RefusalError(_("The last month, {last}, is before the first, {first}.", first=first, last=last))
    newsroom, problems = _command.read(as_of)
    if newsroom is None or exit_status(newsroom, problems) == PROBLEMS:
        for line in problem_lines(problems, _command.own_words, _command.style):
            say(line, err=True)
        say(words(_("Nothing was written: mend the problems first.")), err=True)
        return PROBLEMS
    chosen = newsroom if outlet is None else _only(newsroom, outlet)
    report = draw_report(chosen, Span(first, last), _site())
    target = output or ROOT / "build" / f"bao-cao-{first}-{last}.{shape}"
    content = _content(report, shape, template, newsroom.as_of, party)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise RefusalError(
            _("{path} is there already; name another file with --output, or remove it.", path=str(target))
        ) from None
    say(words(_("The report is in {path}", path=str(target))))
    say(words(_("Complete what stands in square brackets before you send it.")))
    return OK


def _only(newsroom: Newsroom, outlet: str) -> Newsroom:
    if outlet not in newsroom.mandate.outlet:
        known = ", ".join(newsroom.mandate.outlet)
        raise RefusalError(_("There is no outlet {id}; there are: {known}.", id=outlet, known=known))
    return newsroom.only(newsroom.mandate.outlet[outlet])


def _content(report: Report, shape: str, template: Path | None, as_of: date, party: bool) -> bytes:
    if shape == "html":
        return as_html(report, template or TEMPLATES / "report.html", is_party=party)
    document = as_docx(report, template or TEMPLATES / "report.docx", as_of, is_party=party)
    return as_pdf(document) if shape == "pdf" else document


def _site() -> str:
    """The address of the site, with a slash at its end."""
    config = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    url = config.get("site_url")
    if not url:
        raise RefusalError(_("mkdocs.yml: site_url is missing, and addresses are made of it."))
    return str(url).rstrip("/") + "/"


_command.run(main)
