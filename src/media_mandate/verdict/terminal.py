"""A check as text for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from media_mandate.mandate.values import Outlet
from media_mandate.messages import Translate, _, _n, translator
from media_mandate.newsroom import Newsroom
from media_mandate.problems import Level, Problem
from media_mandate.quota import Status
from media_mandate.statuses import AFTERWARDS, OUTSIDE, STATUS_WORDS, SYMBOLS, UNKNOWN, legend
from media_mandate.verdict.facts import settled_apart
from media_mandate.verdict.standing import known
from media_mandate.verdict.words import (
    LEVEL_WORDS,
    allowance_notes,
    chosen,
    counts,
    due_text,
    entry_notes,
    kinds_of_year,
    missing_text,
    place_of,
    section,
    settled_heading,
    uncounted,
    verdict,
    ways_out,
    where_explained,
)
from media_mandate.visible import visible

Style = Callable[[str, str], str]
"""Colours a text: takes the text and a colour's name."""


def uncoloured(text: str, _colour: str) -> str:
    """The style of what is no terminal."""
    return text


ASCII_SYMBOLS = {
    Status.MET: "+",
    AFTERWARDS: "~",
    UNKNOWN: "*",
    Status.ACKNOWLEDGED: "!",
    Status.WAIVED: "o",
    Status.DUE: "?",
    Status.MISSING: "X",
    OUTSIDE: ".",
}
COLOURS = {
    Status.MET: "green",
    AFTERWARDS: "yellow",
    UNKNOWN: "yellow",
    Status.ACKNOWLEDGED: "magenta",
    Status.WAIVED: "cyan",
    Status.DUE: "blue",
    Status.MISSING: "red",
    OUTSIDE: "white",
}
LEVEL_COLOURS = {Level.PROBLEM: "red", Level.WARNING: "yellow"}


def as_text(
    newsroom: Newsroom | None,
    problems: Sequence[Problem],
    outlets: Sequence[Outlet],
    translate: Translate,
    style: Style,
    symbols: dict[str, str],
    rules_page: str | None = None,
) -> Iterator[str]:
    """The whole check, line by line: table, problems, what is missing, what is due, the verdict.

    `rules_page` is the address at which rules are explained, where there is one to be reached.
    """
    t = translate
    if newsroom is not None:
        yield style(t(_("Ledger as of {day}", day=newsroom.as_of)), "bold")
        yield from _tables(newsroom, outlets, style, symbols)
        yield ""
        yield "   ".join(
            f"{style(symbols[kind], COLOURS[kind])} {t(STATUS_WORDS[kind])}"
            for kind in legend(newsroom.ledger.cells)
        )
        yield from section((*entry_notes(newsroom, to_desk=True), *known(newsroom.ledger.cells)), t)
    told, settled = settled_apart(problems)
    yield from problem_lines(told, t, style)
    if settled:
        yield ""
        yield style(t(settled_heading(settled)), "bold")
        yield from problem_lines(settled, t, style)
    if newsroom is not None:
        yield from section(allowance_notes(newsroom), t)
        for cell in chosen(newsroom.ledger.of(Status.MISSING), outlets):
            yield ""
            yield style(t(missing_text(cell)), "red")
            near = list(uncounted(cell, newsroom, t))
            yield from (f"    {line}" for line in near)
            if near:
                mend = _("Mend what is named above, or go one of these two ways:")
                yield f"    → {t(mend)}"
            yield f"    → {t(ways_out(cell))}"
        for cell in chosen(newsroom.ledger.of(Status.DUE), outlets):
            yield ""
            yield t(due_text(cell, newsroom.as_of))
            yield from (f"    {line}" for line in uncounted(cell, newsroom, t))
    yield ""
    if problems:
        yield t(where_explained(problems, rules_page))
    if warnings := sum(problem.level is Level.WARNING for problem in told):
        yield t(
            _n(
                "{count} warning stands above: it stops nothing, yet read it.",
                "{count} warnings stand above: they stop nothing, yet read each.",
                warnings,
            )
        )
    if of_drafts := _of_drafts(newsroom, told):
        yield t(
            _n(
                "{count} of them is of a draft: without draft: true it may be a problem and stop the build.",
                "{count} of them are of drafts: without draft: true they may be problems and stop the build.",
                of_drafts,
            )
        )
    if newsroom is not None:
        yield t(counts(newsroom))
    yield style(t(verdict(newsroom, problems)), "bold")


def _of_drafts(newsroom: Newsroom | None, problems: Sequence[Problem]) -> int:
    """How many of these are warnings only because their article is a draft, or may be."""
    drafts = (
        {found.article.path for found in newsroom.judgements if found.article.front.draft} if newsroom else ()
    )
    return sum(problem.path in drafts for problem in problems)


def _tables(
    newsroom: Newsroom, outlets: Sequence[Outlet], style: Style, symbols: dict[str, str]
) -> Iterator[str]:
    width = max((len(outlet.name) for outlet in outlets), default=0)
    for year in newsroom.ledger.years:
        yield ""
        yield f"{year:<{width}}  " + " ".join(f"{number:>2}" for number in range(1, 13))
        for outlet in outlets:
            yield f"{outlet.name:<{width}}  " + " ".join(
                style(f"{symbols[kind]:>2}", COLOURS[kind]) for kind in kinds_of_year(newsroom, outlet, year)
            )


def problem_lines(problems: Sequence[Problem], t: Translate, style: Style) -> Iterator[str]:
    """The problems by file, each with its place, its code and what to write instead."""
    for path, found in groupby(problems, key=lambda problem: problem.path):
        yield ""
        yield style(path, "bold")
        for problem in found:
            word = style(t(LEVEL_WORDS[problem.level]), LEVEL_COLOURS[problem.level])
            place = place_of(problem)
            said = f"{t(problem.message)} [{problem.code}]"
            yield f"  {word}{', ' + t(place) if place else ''}: {said}"
            if problem.hint is not None:
                yield f"      → {t(problem.hint)}"


def plain_text(
    newsroom: Newsroom | None, problems: Sequence[Problem], language: str = "vi", *, private: bool = False
) -> str:
    """The whole check as one text without colours, in the mandate's language where it can be read.

    `private` is for the editor's own screen, as of `translator`.
    """
    outlets = newsroom.mandate.outlets if newsroom else ()
    translate = translator(newsroom.mandate.language if newsroom else language, private=private)
    return "\n".join(map(visible, as_text(newsroom, problems, outlets, translate, uncoloured, SYMBOLS)))
