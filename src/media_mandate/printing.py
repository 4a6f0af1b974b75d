"""A check on paper: as text for a terminal, as Markdown, and as annotations for GitHub."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from media_mandate.articles import DOCS, Article, month_folder
from media_mandate.checks import (
    due_text,
    entry_counts,
    entry_text,
    explanation,
    missing_text,
    verdict,
    ways_out,
)
from media_mandate.mandate import Outlet
from media_mandate.messages import Text, Translate, _, _n, translator
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.problems import Level, Problem
from media_mandate.quota import Cell, Judgement, Reason, Status
from media_mandate.visible import visible

Style = Callable[[str, str], str]
"""Colours a text: takes the text and a colour's name."""


def uncoloured(text: str, _colour: str) -> str:
    """The style of what is no terminal."""
    return text


AFTERWARDS = "afterwards"
OUTSIDE = "outside"

SYMBOLS = {
    Status.MET: "✓",
    AFTERWARDS: "◐",
    Status.ACKNOWLEDGED: "!",
    Status.WAIVED: "○",
    Status.DUE: "…",
    Status.MISSING: "✗",
    OUTSIDE: "·",
}
ASCII_SYMBOLS = {
    Status.MET: "+",
    AFTERWARDS: "~",
    Status.ACKNOWLEDGED: "!",
    Status.WAIVED: "o",
    Status.DUE: "?",
    Status.MISSING: "X",
    OUTSIDE: ".",
}
COLOURS = {
    Status.MET: "green",
    AFTERWARDS: "yellow",
    Status.ACKNOWLEDGED: "magenta",
    Status.WAIVED: "cyan",
    Status.DUE: "blue",
    Status.MISSING: "red",
    OUTSIDE: "white",
}

STATUS_WORDS = {
    Status.MET: _("met"),
    AFTERWARDS: _("met afterwards"),
    Status.ACKNOWLEDGED: _("miss recorded"),
    Status.WAIVED: _("waived"),
    Status.DUE: _("due"),
    Status.MISSING: _("missing"),
    OUTSIDE: _("nothing owed"),
}

LEVEL_WORDS = {Level.PROBLEM: _("Problem"), Level.WARNING: _("Warning")}
LEVEL_COLOURS = {Level.PROBLEM: "red", Level.WARNING: "yellow"}

STATUS_MEANINGS = {
    Status.MET: _("the outlet has its minimum of features in that month"),
    AFTERWARDS: _("the minimum was reached only by what was entered after the month had ended"),
    Status.ACKNOWLEDGED: _("the month was missed; somebody answers for it, with a reason and a document"),
    Status.WAIVED: _("the outlet was excused before the month ended, with a reason and a document"),
    Status.DUE: _("the month has not ended, and features are still wanted"),
    Status.MISSING: _("the month ended without its features, and nobody answers for it yet"),
}


_PASSING = frozenset((Reason.DRAFT, Reason.AHEAD))
"""What keeps an article from counting until it is published."""


def kind_of(cell: Cell | None) -> str:
    """The key of a cell's symbol, colour and word; None is a month in which nothing is owed."""
    if cell is None:
        return OUTSIDE
    return AFTERWARDS if cell.afterwards else cell.status


_TELLING = (Status.MISSING, Status.DUE, Status.ACKNOWLEDGED, AFTERWARDS, Status.MET, Status.WAIVED)


def kind_of_all(newsroom: Newsroom, problems: Sequence[Problem]) -> str:
    """The kind of cell whose symbol and colour stand for all; met only where no month was ever missed."""
    if any(problem.level is Level.PROBLEM for problem in problems):
        return Status.MISSING
    kinds = {kind_of(cell) for cell in newsroom.ledger.cells}
    return next((kind for kind in _TELLING if kind in kinds), OUTSIDE)


def as_text(
    newsroom: Newsroom | None,
    problems: Sequence[Problem],
    outlets: Sequence[Outlet],
    translate: Translate,
    style: Style,
    symbols: dict[str, str],
) -> Iterator[str]:
    """The whole check, line by line: table, problems, what is missing, what is due, the verdict."""
    t = translate
    if newsroom is not None:
        yield style(t(_("Ledger as of {day}", day=newsroom.as_of)), "bold")
        yield from _tables(newsroom, outlets, style, symbols)
        yield ""
        yield "   ".join(f"{style(symbols[kind], COLOURS[kind])} {t(STATUS_WORDS[kind])}" for kind in SYMBOLS)
        yield from _section(entry_notes(newsroom), t)
    yield from problem_lines(problems, t, style)
    if newsroom is not None:
        yield from _section(allowance_notes(newsroom), t)
        for cell in _chosen(newsroom.ledger.of(Status.MISSING), outlets):
            yield ""
            yield style(t(missing_text(cell)), "red")
            near = list(_near(cell, newsroom, t))
            yield from (f"    {line}" for line in near)
            if near:
                mend = _("Mend what is named above, or go one of these two ways:")
                yield f"    → {t(mend)}"
            yield f"    → {t(ways_out(cell))}"
        for cell in _chosen(newsroom.ledger.of(Status.DUE), outlets):
            yield ""
            yield t(due_text(cell, newsroom.as_of))
            yield from (f"    {line}" for line in _near(cell, newsroom, t))
    yield ""
    if warnings := sum(problem.level is Level.WARNING for problem in problems):
        yield t(
            _n(
                "{count} warning stands above: it stops nothing, yet read it.",
                "{count} warnings stand above: they stop nothing, yet read each.",
                warnings,
            )
        )
    yield style(t(verdict(newsroom, problems)), "bold")


def _tables(
    newsroom: Newsroom, outlets: Sequence[Outlet], style: Style, symbols: dict[str, str]
) -> Iterator[str]:
    width = max((len(outlet.name) for outlet in outlets), default=0)
    for year in newsroom.ledger.years:
        yield ""
        yield f"{year:<{width}}  " + " ".join(f"{number:>2}" for number in range(1, 13))
        for outlet in outlets:
            yield f"{outlet.name:<{width}}  " + " ".join(
                style(f"{symbols[kind]:>2}", COLOURS[kind]) for kind in _kinds(newsroom, outlet, year)
            )


def _kinds(newsroom: Newsroom, outlet: Outlet, year: int) -> list[str]:
    """The kinds of an outlet's twelve cells of a year."""
    months = (Month(year, number) for number in range(1, 13))
    return [kind_of(newsroom.ledger.cell(outlet.id, month)) for month in months]


def entry_notes(newsroom: Newsroom) -> Iterator[Text]:
    """What is to be said of when features were entered."""
    counts = entry_counts(newsroom)
    if newsroom.history.unknown is not None:
        yield _("It is not known when the articles were entered: {reason}.", reason=newsroom.history.unknown)
    for judgement in newsroom.judgements:
        if judgement.counts and judgement.late:
            yield _("{path} was entered late.", path=judgement.article.path)
    for purge in newsroom.mandate.purges:
        yield _(
            "{outlet}, {month}: a feature was removed for good ({document}); it counts on the word of {by}.",
            outlet=newsroom.mandate.outlet[purge.outlet].name,
            month=purge.month,
            document=purge.document,
            by=purge.by,
        )
    if counts["taken_over"]:
        yield _n(
            "{count} feature from before {month} is taken over: neither late nor met afterwards.",
            "{count} features from before {month} are taken over: neither late nor met afterwards.",
            counts["taken_over"],
            month=newsroom.mandate.recorded_from,
        )
    if counts["not_entered"]:
        yield _n(
            "{count} feature is not entered yet: it is not committed to git.",
            "{count} features are not entered yet: they are not committed to git.",
            counts["not_entered"],
        )


def allowance_notes(newsroom: Newsroom) -> Iterator[Text]:
    """What gives a child away and was allowed to stand."""
    for found in newsroom.allowances:
        yield _(
            "{path}, line {line}: “{words}” is allowed: {reason}",
            path=found.path,
            line=found.line,
            words=found.words,
            reason=found.reason,
        )


def _section(texts: Iterable[Text], t: Translate) -> Iterator[str]:
    lines = [t(text) for text in texts]
    if lines:
        yield ""
        yield from lines


def problem_lines(problems: Sequence[Problem], t: Translate, style: Style) -> Iterator[str]:
    """The problems by file, each with its place and what to write instead."""
    for path, found in groupby(problems, key=lambda problem: problem.path):
        yield ""
        yield style(path, "bold")
        for problem in found:
            word = style(t(LEVEL_WORDS[problem.level]), LEVEL_COLOURS[problem.level])
            place = place_of(problem)
            yield f"  {word}{', ' + t(place) if place else ''}: {t(problem.message)}"
            if problem.hint is not None:
                yield f"      → {t(problem.hint)}"


def place_of(problem: Problem) -> Text | None:
    """Where in its file a problem is, in words; the field says more than the column."""
    match problem.line, problem.field, problem.column:
        case None, _any_field, _any_column:
            return None
        case line, str() as field, _any_column:
            return _("line {line}, field {field}", line=line, field=field)
        case line, None, None:
            return _("line {line}", line=line)
        case line, None, column:
            return _("line {line}, column {column}", line=line, column=column)


def _near(cell: Cell, newsroom: Newsroom, t: Translate) -> Iterator[str]:
    """The articles of a missing cell that do not count, and why."""
    folder = f"{DOCS}/{month_folder(cell.outlet, cell.month)}/"
    for judgement in newsroom.judgements:
        if judgement.because is not None and judgement.article.path.startswith(folder):
            yield f"{judgement.article.path}: {t(judgement.because)}"
    wrong = t(_("its fields have problems"))
    for path in newsroom.unread:
        if path.startswith(folder):
            yield f"{path}: {wrong}"


def _chosen(cells: Iterable[Cell], outlets: Sequence[Outlet]) -> list[Cell]:
    return [cell for cell in cells if cell.outlet in outlets]


def explain(judgement: Judgement, newsroom: Newsroom, translate: Translate) -> Iterator[str]:
    """One article's name and place, and its `facts`."""
    yield judgement.article.front.title
    yield judgement.article.path
    yield from map(translate, facts(judgement, newsroom))


def facts(judgement: Judgement, newsroom: Newsroom) -> Iterator[Text]:
    """Whether an article counts and all that keeps it from that, how long it is, its month, its entry."""
    article = judgement.article
    yield explanation(judgement)
    for _reason, because in judgement.against[1:]:
        yield _("Besides, {because}.", because=because)
    reasons = {reason for reason, _because in judgement.against}
    if Reason.DRAFT in reasons and any(problem.path == article.path for problem in newsroom.problems):
        yield _("Mend what is noted in it before it is published: much of that is a problem then.")
    elif reasons and reasons <= _PASSING:
        yield _("Nothing else keeps it from counting.")
    if Reason.TOO_SHORT not in reasons:
        yield _length(article)
    if cell := newsroom.ledger.cell(article.outlet.id, article.month):
        yield _(
            "{outlet}, {month}: {there} of {minimum} features, {status}.",
            outlet=cell.outlet.name,
            month=cell.month,
            there=cell.counted,
            minimum=cell.minimum,
            status=STATUS_WORDS[kind_of(cell)],
        )
    yield entry_text(judgement, newsroom)


def _length(article: Article) -> Text:
    shortest = article.outlet.shortest(article.month)
    if article.seconds is None:
        return _("It has {count} words; {shortest} are needed.", count=article.words, shortest=shortest)
    return _("It lasts {count} seconds; {shortest} are needed.", count=article.seconds, shortest=shortest)


def as_markdown(
    newsroom: Newsroom | None, problems: Sequence[Problem], outlets: Sequence[Outlet], translate: Translate
) -> Iterator[str]:
    """The whole check as GitHub-flavoured Markdown, tables included."""
    t = translate
    yield f"**{escaped(t(verdict(newsroom, problems)))}**"
    if newsroom is not None:
        yield ""
        yield t(_("Ledger as of {day}", day=newsroom.as_of))
        for year in newsroom.ledger.years:
            yield ""
            yield f"| {year} | " + " | ".join(str(number) for number in range(1, 13)) + " |"
            yield "| --- |" + " :-: |" * 12
            for outlet in outlets:
                signs = " | ".join(SYMBOLS[kind] for kind in _kinds(newsroom, outlet, year))
                yield f"| {escaped(outlet.name)} | {signs} |"
        yield ""
        yield " · ".join(f"{symbol} {t(STATUS_WORDS[kind])}" for kind, symbol in SYMBOLS.items())
        yield from map(escaped, _section(entry_notes(newsroom), t))
    if problems:
        yield ""
        headings = _("Where"), _("What is wrong"), _("What to write instead")
        yield "| " + " | ".join(map(t, headings)) + " |"
        yield "| --- | --- | --- |"
        for problem in problems:
            mark = "⛔" if problem.level is Level.PROBLEM else "⚠️"
            hint = escaped(t(problem.hint)) if problem.hint else ""
            yield f"| {mark} {as_code(problem.place)} | {escaped(t(problem.message))} | {hint} |"
    if newsroom is not None:
        notes = list(_section(allowance_notes(newsroom), t))
        yield from (f"- {escaped(line)}" if line else "" for line in notes)
        for cell in _chosen(newsroom.ledger.of(Status.MISSING), outlets):
            yield ""
            yield f"- **{escaped(t(missing_text(cell)))}** {escaped(t(ways_out(cell)))}"
            yield from (f"    - {escaped(line)}" for line in _near(cell, newsroom, t))
        due = _chosen(newsroom.ledger.of(Status.DUE), outlets)
        yield from map(escaped, _section((due_text(cell, newsroom.as_of) for cell in due), t))


def escaped(text: str) -> str:
    """A text in one line that Markdown shows as it is: no markup, no address to click, nobody called."""
    for sign in "\\`*_[]<>|#~&":
        text = text.replace(sign, "\\" + sign)
    for sign, apart in (("://", "\\://"), ("www.", "www\\."), ("@", "@<!-- -->")):
        text = text.replace(sign, apart)
    return " ".join(text.splitlines())


def as_code(text: str) -> str:
    """A text as code; as ordinary text where a sign in it would end the code or its cell."""
    return escaped(text) if any(sign in text for sign in "`|\n\r") else f"`{text}`"


def as_annotations(
    newsroom: Newsroom | None, problems: Sequence[Problem], outlets: Sequence[Outlet], translate: Translate
) -> Iterator[str]:
    """GitHub workflow commands: an annotation for each missing month, problem and warning.

    Missing months come first, for GitHub shows only the first few of a step.
    """
    if newsroom is not None:
        for cell in _chosen(newsroom.ledger.of(Status.MISSING), outlets):
            title = _property(translate(_("Missing month")))
            yield f"::error title={title}::{_data(translate(missing_text(cell)), translate(ways_out(cell)))}"
    for problem in problems:
        command = "error" if problem.level is Level.PROBLEM else "warning"
        where = {"file": problem.path, "line": problem.line, "col": problem.column, "title": problem.field}
        properties = ",".join(
            f"{key}={_property(str(value))}" for key, value in where.items() if value is not None
        )
        hint = [f"→ {translate(problem.hint)}"] if problem.hint else []
        yield f"::{command} {properties}::{_data(translate(problem.message), *hint)}"


def _data(*lines: str) -> str:
    """Lines as the value of a workflow command, which ends with the line that it stands in."""
    return "%0A".join(visible(line).replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def plain_text(newsroom: Newsroom | None, problems: Sequence[Problem], language: str = "vi") -> str:
    """The whole check as one text without colours, in the mandate's language where it can be read."""
    outlets = newsroom.mandate.outlets if newsroom else ()
    translate = translator(newsroom.mandate.language if newsroom else language)
    return "\n".join(map(visible, as_text(newsroom, problems, outlets, translate, uncoloured, SYMBOLS)))
