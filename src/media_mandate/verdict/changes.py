"""What a change does: the newsroom before it and after it, compared, for whoever has to agree to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from media_mandate.messages import Text, Translate, _, _n
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.problems import Level, Problem
from media_mandate.quota import Cell, Judgement
from media_mandate.statuses import STATUS_WORDS, SYMBOLS, kind_of, with_wanted
from media_mandate.verdict.markdown import as_code, escaped, place_and_code
from media_mandate.verdict.touched import Touched, touched_as_markdown
from media_mandate.verdict.words import explanation, notes, quoted


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a change: a newsroom, None where its mandate cannot be read, and what is wrong in it."""

    newsroom: Newsroom | None
    problems: Sequence[Problem] = ()


@dataclass(frozen=True, slots=True)
class CellChange:
    """One outlet's one month before and after; None where nothing was owed."""

    before: Cell | None
    after: Cell | None


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """One article before and after; None where there was none, or its fields could not be read."""

    before: Judgement | None
    after: Judgement | None
    title: Text
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs.

    `unread` are the paths of new and changed articles whose fields have problems. `found` are the problems
    and warnings that are new, `mended` counts those that are gone. `touched` are files outside the articles.
    """

    cells: tuple[CellChange, ...]
    articles: tuple[ArticleChange, ...]
    unread: tuple[str, ...]
    found: tuple[Problem, ...]
    mended: int
    touched: tuple[Touched, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cells or self.articles or self.unread or self.found or self.mended)


def changes(before: Side, after: Side, touched: Sequence[Touched] = ()) -> Changes:
    """Compare two sides that were judged on the same day; without a mandate there is nothing but problems.

    `touched` are the files outside the articles that differ.
    """
    known = {_signature(problem) for problem in before.problems}
    now = {_signature(problem) for problem in after.problems}
    found = tuple(problem for problem in after.problems if _signature(problem) not in known)
    mended = len(known - now)
    if before.newsroom is None or after.newsroom is None:
        return Changes((), (), (), found, mended, tuple(touched))
    return Changes(
        tuple(_cells(before.newsroom, after.newsroom)),
        tuple(_articles(before.newsroom, after.newsroom)),
        tuple(_unread(before.newsroom, after.newsroom)),
        found,
        mended,
        tuple(touched),
    )


def _signature(problem: Problem) -> tuple[str, str, str | None, Level]:
    """What makes a problem the same one, though its line has moved or its words became private."""
    return problem.path, str(problem.message), problem.field, problem.level


def _cells(before: Newsroom, after: Newsroom) -> Iterator[CellChange]:
    def by_place(newsroom: Newsroom) -> dict[tuple[str, Month], Cell]:
        return {(cell.outlet.id, cell.month): cell for cell in newsroom.ledger.cells}

    def said(cell: Cell | None) -> tuple[object, ...]:
        return (kind_of(cell), Counter(cell.kinds), cell.owed) if cell else ()

    then, now = by_place(before), by_place(after)
    for place in [*now, *(place for place in then if place not in now)]:
        change = CellChange(then.get(place), now.get(place))
        if said(change.before) != said(change.after):
            yield change


def _articles(before: Newsroom, after: Newsroom) -> Iterator[ArticleChange]:
    then, now = before.judgement, after.judgement

    def said(judgement: Judgement | None) -> tuple[object, ...]:
        if judgement is None:
            return ()
        return judgement.article.front, judgement.article.sha256, judgement.because

    for path in [*now, *(path for path in then if path not in now and path not in after.unread)]:
        if said(then.get(path)) != said(now.get(path)):
            judgement, newsroom = (now[path], after) if path in now else (then[path], before)
            title = quoted(judgement.article.front.title, path, newsroom)
            said_besides = tuple(notes(judgement, newsroom.mandate)) if path in now else ()
            yield ArticleChange(then.get(path), now.get(path), title, said_besides)


def _unread(before: Newsroom, after: Newsroom) -> Iterator[str]:
    for path, unread in after.unread.items():
        if before.unread.get(path) != unread:
            yield path


def changes_as_markdown(change: Changes, translate: Translate) -> Iterator[str]:
    """The change in GitHub-flavoured Markdown: code and rules, months, articles, and what is newly wrong."""
    t = translate
    heading = _("What this change does")
    yield f"## {t(heading)}"
    yield ""
    yield from touched_as_markdown(change.touched, t)
    if not change:
        yield t(_("No month and no article changes."))
        return
    yield from _list(_("Months"), [escaped(t(_cell_text(cell))) for cell in change.cells], t)
    articles = [_article_line(article, t) for article in change.articles]
    broken = escaped(t(_("Its fields have problems, so it does not count.")))
    articles += [f"⛔ {as_code(path)} {broken}" for path in change.unread]
    yield from _list(_("Articles"), articles, t)
    yield from _list(_("Newly wrong"), [_problem_line(problem, t) for problem in change.found], t)
    if change.mended:
        yield t(
            _n("{count} problem or warning is gone.", "{count} problems or warnings are gone.", change.mended)
        )
        yield ""


def _list(heading: Text, lines: Sequence[str], t: Callable[[Text], str]) -> Iterator[str]:
    if lines:
        yield f"### {t(heading)}"
        yield ""
        yield from (f"- {line}" for line in lines)
        yield ""


def _cell_text(change: CellChange) -> Text:
    cell = change.after or change.before
    assert cell is not None
    before, after = kind_of(change.before), kind_of(change.after)
    if before == after and change.after is not None:
        said = _(
            "{symbol} {outlet}, {month}: {there} of {minimum} features, {status} as before.",
            symbol=SYMBOLS[after],
            outlet=cell.outlet.name,
            month=cell.month,
            there=cell.counted,
            minimum=cell.minimum,
            status=STATUS_WORDS[after],
        )
        return with_wanted(said, change.after)
    return _(
        "{symbol} {outlet}, {month}: {before} becomes {after}.",
        symbol=SYMBOLS[after],
        outlet=cell.outlet.name,
        month=cell.month,
        before=STATUS_WORDS[before],
        after=STATUS_WORDS[after],
    )


def _article_line(change: ArticleChange, t: Translate) -> str:
    judgement = change.after
    if judgement is None:
        assert change.before is not None
        gone = _("It stands here no more.")
        return f"🗑️ {as_code(change.before.article.path)} {escaped(t(change.title))}: {t(gone)}"
    mark = "✅" if judgement.counts else "➖"
    novelty = _("New") if change.before is None else _("Changed")
    besides = "".join(f" {escaped(t(note))}" for note in change.notes)
    said = f"{escaped(t(change.title))}: {escaped(t(explanation(judgement)))}{besides}"
    return f"{mark} {t(novelty)}, {as_code(judgement.article.path)} {said}"


def _problem_line(problem: Problem, t: Translate) -> str:
    hint = f" → {escaped(t(problem.hint))}" if problem.hint else ""
    return f"{place_and_code(problem)} {escaped(t(problem.message))}{hint}"
