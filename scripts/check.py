"""Check every outlet's every month, without a build."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import _environment

_environment.enter("build")

import os
from collections.abc import Iterator, Sequence
from datetime import date

import click

import _command
from _base import read_base, touched_since
from _command import RefusalError, as_of_option, command, lang_option, option, say, say_lines, words
from media_mandate.mandate.values import Outlet
from media_mandate.messages import Translate, _, translator
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.planning.suggestions import in_words, suggestions
from media_mandate.problems import Level, Problem
from media_mandate.verdict.annotations import as_annotations
from media_mandate.verdict.changes import Side, changes, changes_as_markdown
from media_mandate.verdict.check_json import json_schema, report
from media_mandate.verdict.code_quality import as_code_quality
from media_mandate.verdict.facts import OK, PROBLEMS, exit_status, of_outlet
from media_mandate.verdict.ignoring import ignorable, left_out, without
from media_mandate.verdict.markdown import as_markdown
from media_mandate.verdict.terminal import as_text, problem_lines
from media_mandate.verdict.words import explain, problem_count
from media_mandate.visible import is_public_run, visible


@command(_("Check every outlet's every month, without a build."))
@option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "markdown", "github", "gitlab"]),
    default="text",
    help=_(
        "How to print; github writes annotations, and the table to the job's summary; gitlab a report of "
        "Code Quality."
    ),
)
@as_of_option
@option("--outlet", help=_("Only this outlet (its id); the verdict is then its alone."))
@option("--explain", metavar="PATH", help=_("Why this article counts or does not."))
@option("--suggest", is_flag=True, help=_("What to write about next month; with --outlet, what suits it."))
@option(
    "--against",
    metavar="REF",
    help=_("Say first what changed since the work on this branch began, for example origin/main."),
)
@option(
    "--ignore",
    metavar="CODE",
    multiple=True,
    help=_("Neither show nor count warnings of this code; the verdict stays the same. May be repeated."),
)
@option("--rules", is_flag=True, help=_("List all that can be told to be wrong, by code."))
@option("--rule", "code", metavar="CODE", help=_("Explain the rule of this code."))
@option(
    "--words",
    "quoting",
    is_flag=True,
    help=_("Quote what gives a child away where the output is no terminal, too; never where CI runs."),
)
@option("--schema", is_flag=True, help=_("Print the JSON Schema of --format json."))
@lang_option
def main(
    shape: str,
    as_of: date | None,
    outlet: str | None,
    explain: str | None,
    suggest: bool,
    against: str | None,
    ignore: tuple[str, ...],
    rules: bool,
    code: str | None,
    quoting: bool,
    schema: bool,
    lang: str | None,
) -> int:
    if schema:
        say_lines(json_schema())
        return OK
    if rules or code is not None:
        return _tell_rules(code, shape)
    shown = _Shown(ignore)
    newsroom, problems = _command.read(as_of)
    if explain is not None:
        return _explain(explain, newsroom, shown.of(problems), _own(quoting))
    change = _change(against, shape, Side(newsroom, problems), as_of, shown) if against is not None else ()
    outlets = _chosen(newsroom, outlet)
    if newsroom is not None and outlet is not None:
        problems = tuple(of_outlet(problems, list(newsroom.mandate.outlet), outlet))
        newsroom = newsroom.only(outlets[0])
    if suggest and newsroom is not None:
        return _suggest(newsroom, outlets[0] if outlet is not None else None)
    change, problems = [*change, *shown.note(problems)], shown.of(problems)
    if shape == "github":
        for line in as_annotations(newsroom, problems, outlets, words):
            _command.instruct(line)
        _summarise(list(_lines("markdown", newsroom, problems, outlets, change)))
    else:
        for line in _lines(shape, newsroom, problems, outlets, change, _own(quoting)):
            say(line)
    return exit_status(newsroom, problems)


def _own(quoting: bool) -> Translate:
    """How the text for the editor is put into words; `quoting` asks for those of children, too."""
    if quoting and not is_public_run(os.environ):
        return translator(_command.language(), private=True)
    return _command.own_words


class _Shown:
    """What is shown: all but the warnings that `--ignore` leaves out. Refuses codes that may not be."""

    def __init__(self, codes: Sequence[str]) -> None:
        self._codes = ignorable(codes) if codes else ()

    def of(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        return without(problems, self._codes)

    def note(self, problems: Sequence[Problem]) -> list[str]:
        """That warnings are left out, where there are some."""
        count = len(problems) - len(self.of(problems))
        return [words(left_out(count, self._codes)), ""] if count else []


def _tell_rules(code: str | None, shape: str) -> int:
    """List all rules, or explain the one of a code; no newsroom is needed for it."""
    from media_mandate.rules import explanation_of, explanations
    from media_mandate.verdict.of_rules import ToldRules, as_data, explained, list_of

    if shape not in ("text", "json"):
        raise click.UsageError(words(_("rules are told as text or as JSON")))
    found = [explanation_of(code)] if code is not None else list(explanations())
    if shape == "json":
        data = [as_data(one, words) for one in found]
        say_lines((ToldRules(rules=data) if code is None else data[0]).model_dump_json(indent=2))
        return OK
    how = words, _command.style
    told = list_of(found, *how) if code is None else explained(found[0], *how)
    for line in told:
        say(line)
    return OK


def _suggest(newsroom: Newsroom, outlet: Outlet | None) -> int:
    """Print topics for the next month, or that nothing is owed in it, by `outlet` or by anybody."""
    month, mandate = Month.of(newsroom.as_of).next(), newsroom.mandate
    if not any(mandate.owed(asked, month).features for asked in ([outlet] if outlet else mandate.outlets)):
        if outlet:
            text = _("{outlet} owes nothing in {month}.", outlet=outlet.name, month=month)
        else:
            text = _("No outlet owes anything in {month}.", month=month)
        say(words(text))
        return OK
    found = suggestions(newsroom, month)
    say(words(_("Topics for {month}:", month=month) if found else _("Every topic has its article.")))
    for suggestion in found:
        say(f"  {in_words(suggestion, words)}")
    return OK


def _change(against: str, shape: str, now: Side, as_of: date | None, shown: _Shown) -> Sequence[str]:
    if shape in ("json", "gitlab"):
        raise click.UsageError(words(_("--against says what changed in words, not as JSON")))
    before = read_base(against, now.newsroom.as_of if now.newsroom else as_of)
    then, after = (Side(side.newsroom, shown.of(side.problems)) for side in (before, now))
    return [*changes_as_markdown(changes(then, after, touched_since(against)), words), ""]


def _chosen(newsroom: Newsroom | None, outlet: str | None) -> Sequence[Outlet]:
    if newsroom is None:
        return ()
    if outlet is None:
        return newsroom.mandate.outlets
    if outlet not in newsroom.mandate.outlet:
        known = ", ".join(newsroom.mandate.outlet)
        raise click.UsageError(
            words(_("There is no outlet {id}; there are: {known}.", id=outlet, known=known))
        )
    return (newsroom.mandate.outlet[outlet],)


def _lines(
    shape: str,
    newsroom: Newsroom | None,
    problems: Sequence[Problem],
    outlets: Sequence[Outlet],
    change: Sequence[str],
    own_words: Translate = words,
) -> Iterator[str]:
    match shape:
        case "json":
            yield from report(newsroom, problems, words).model_dump_json(indent=2).split("\n")
        case "gitlab":
            yield from as_code_quality(newsroom, problems, outlets, words).split("\n")
        case "markdown":
            yield from change
            yield from as_markdown(newsroom, problems, outlets, words, _command.rules_page(newsroom))
        case _:
            yield from change
            page = _command.rules_page(newsroom)
            yield from as_text(
                newsroom, problems, outlets, own_words, _command.style, _command.symbols(), page
            )


def _summarise(lines: Sequence[str]) -> None:
    """Write the summary of the job, or say it where nothing keeps one."""
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as stream:
            stream.writelines(f"{visible(_command.shareable(line))}\n" for line in lines)
    else:
        for line in lines:
            say(line)


def _explain(
    wanted: str, newsroom: Newsroom | None, problems: Sequence[Problem], own_words: Translate
) -> int:
    path = _command.repository_path(wanted)
    own = [problem for problem in problems if problem.path == path]
    judgement = newsroom.judgement.get(path) if newsroom is not None else None
    if newsroom is None:
        own = list(problems)
    elif judgement is not None:
        if wrong := sum(problem.level is Level.PROBLEM for problem in own):
            say(_command.style(words(problem_count(wrong)), "red"))
        for line in explain(judgement, newsroom, own_words):
            say(line)
    elif path in {feature.path for feature in newsroom.upheld.kept}:
        say(words(_("{path} counts: its month is settled, and the file is as it was.", path=path)))
    elif path in newsroom.unread:
        say(words(_("{path} does not count: its fields have problems.", path=path)))
    else:
        raise RefusalError(_("There is no article {path}.", path=wanted))
    for line in problem_lines(own, own_words, _command.style):
        say(line)
    return PROBLEMS if any(problem.level is Level.PROBLEM for problem in own) else OK


_command.run(main)
