"""A check as GitHub-flavoured Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from media_mandate.mandate.values import Outlet
from media_mandate.messages import Translate, _
from media_mandate.newsroom import Newsroom
from media_mandate.problems import Level, Problem
from media_mandate.quota import Status
from media_mandate.statuses import STATUS_WORDS, SYMBOLS, legend
from media_mandate.verdict.facts import settled_apart
from media_mandate.verdict.standing import known
from media_mandate.verdict.words import (
    allowance_notes,
    chosen,
    counts,
    due_text,
    entry_notes,
    kinds_of_year,
    missing_text,
    section,
    settled_heading,
    uncounted,
    verdict,
    ways_out,
)


def as_markdown(
    newsroom: Newsroom | None,
    problems: Sequence[Problem],
    outlets: Sequence[Outlet],
    translate: Translate,
    rules_page: str | None = None,
) -> Iterator[str]:
    """The whole check as GitHub-flavoured Markdown, tables included; codes lead to `rules_page`."""
    t = translate
    yield f"**{escaped(t(verdict(newsroom, problems)))}**"
    if newsroom is not None:
        yield ""
        yield escaped(t(counts(newsroom)))
        yield ""
        yield t(_("Ledger as of {day}", day=newsroom.as_of))
        for year in newsroom.ledger.years:
            yield ""
            yield f"| {year} | " + " | ".join(str(number) for number in range(1, 13)) + " |"
            yield "| --- |" + " :-: |" * 12
            for outlet in outlets:
                signs = " | ".join(SYMBOLS[kind] for kind in kinds_of_year(newsroom, outlet, year))
                yield f"| {escaped(outlet.name)} | {signs} |"
        yield ""
        yield " · ".join(
            f"{symbol} {t(STATUS_WORDS[kind])}" for kind, symbol in legend(newsroom.ledger.cells).items()
        )
        texts = (*entry_notes(newsroom, to_desk=True), *known(newsroom.ledger.cells))
        yield from map(escaped, section(texts, t))
    told, settled = settled_apart(problems)
    yield from _table(told, t, rules_page)
    if settled:
        yield ""
        yield f"**{escaped(t(settled_heading(settled)))}**"
        yield from _table(settled, t, rules_page)
    if newsroom is not None:
        notes = list(section(allowance_notes(newsroom), t))
        yield from (f"- {escaped(line)}" if line else "" for line in notes)
        for cell in chosen(newsroom.ledger.of(Status.MISSING), outlets):
            yield ""
            yield f"- **{escaped(t(missing_text(cell)))}** {escaped(t(ways_out(cell)))}"
            yield from (f"    - {escaped(line)}" for line in uncounted(cell, newsroom, t))
        due = chosen(newsroom.ledger.of(Status.DUE), outlets)
        yield from map(escaped, section((due_text(cell, newsroom.as_of) for cell in due), t))


def _table(problems: Sequence[Problem], t: Translate, rules_page: str | None) -> Iterator[str]:
    if not problems:
        return
    yield ""
    headings = _("Where"), _("What is wrong"), _("What to write instead")
    yield "| " + " | ".join(map(t, headings)) + " |"
    yield "| --- | --- | --- |"
    for problem in problems:
        hint = escaped(t(problem.hint)) if problem.hint else ""
        yield f"| {place_and_code(problem, rules_page)} | {escaped(t(problem.message))} | {hint} |"


def place_and_code(problem: Problem, rules_page: str | None = None) -> str:
    """How grave a problem is, where it stands, and the code of its rule."""
    mark = "⛔" if problem.level is Level.PROBLEM else "⚠️"
    code = as_code(problem.code)
    if rules_page is not None:
        code = f"[{code}]({rules_page}#{problem.code})"
    return f"{mark} {as_code(problem.place)} {code}"


def escaped(text: str) -> str:
    """A text in one line that Markdown shows as it is: no markup, and no address to click."""
    for sign in "\\`*_[]<>|#~&":
        text = text.replace(sign, "\\" + sign)
    text = text.replace("://", "\\://").replace("www.", "www\\.")
    return " ".join(text.splitlines())


def as_code(text: str) -> str:
    """A text as code; as ordinary text where a sign in it would end the code or its cell."""
    return escaped(text) if any(sign in text for sign in "`|\n\r") else f"`{text}`"
