"""What the verdict says, in sentences: of the whole, of a month, of an article and its entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from media_mandate.articles.address import DOCS, month_folder
from media_mandate.articles.article import Article
from media_mandate.articles.shares import Share
from media_mandate.articles.topics import words_of
from media_mandate.children.duty import is_in_vietnamese
from media_mandate.ledger_rules import MONTH_MISSING, missing
from media_mandate.mandate.file import FILE
from media_mandate.mandate.grades import GRADE_WORDS, Grade
from media_mandate.mandate.values import Mandate, Outlet
from media_mandate.messages import Private, Text, Translate, _, _n, plain
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.newsroom.held import HeldBack
from media_mandate.problems import Level, Problem, Spot
from media_mandate.quota import Cell, Judgement, Reason, Status
from media_mandate.statuses import AFTERWARDS, OUTSIDE, STATUS_WORDS, UNKNOWN, kind_of, with_wanted
from media_mandate.verdict.easings import easing_notes
from media_mandate.verdict.entry import entry_facts
from media_mandate.verdict.facts import entry_counts
from media_mandate.verdict.standing import in_counts, in_words, standing


def verdict(newsroom: Newsroom | None, problems: Sequence[Problem]) -> Text:
    """The verdict: how many problems there are, if any, and how the ledger stands."""
    if newsroom is None:
        return _("The mandate cannot be read, so nothing can be judged.")
    said = in_words(standing(newsroom.ledger.cells))
    if count := sum(problem.level is Level.PROBLEM for problem in problems):
        return _("{problems} {ledger}", problems=problem_count(count), ledger=said)
    return said


def held_text(held: HeldBack) -> Text:
    """What became of a file that is held back; not what is wrong with it."""
    codes = ", ".join(held.codes)
    if held.is_notice:
        return _(
            "Held back: {path} ({codes}). Its address says that it was withdrawn.",
            path=held.place,
            codes=codes,
        )
    if held.version is None:
        return _("Held back: {path} ({codes}). It is not on the site.", path=held.place, codes=codes)
    return _(
        "Held back: {path} ({codes}). Its version of commit {commit} stands on the site instead.",
        path=held.place,
        codes=codes,
        commit=held.version.commit[:10],
    )


def problem_count(count: int) -> Text:
    """How many problems must be mended before anything is published."""
    return _n("{count} problem must be mended.", "{count} problems must be mended.", count)


def settled_heading(problems: Sequence[Problem]) -> Text:
    """What stands above the list of what was settled: that it stops nothing, and is to be gone through."""
    return _n(
        "Settled months: {count} thing that rules of today would refuse. It stops nothing and still counts; "
        "go through it, what concerns children first.",
        "Settled months: {count} things that rules of today would refuse. They stop nothing and still count; "
        "go through them, what concerns children first.",
        len(problems),
    )


def settled_note(cell: Cell) -> Text:
    """What is to be said of a month whose features count by its settlement alone."""
    return _settled(cell.settled)


def _settled(count: int) -> Text:
    return _n(
        "{count} feature counts because its month is settled; by the rules of today it would not.",
        "{count} features count because their months are settled; by the rules of today they would not.",
        count,
    )


def missing_month(cell: Cell) -> Problem:
    """A missing cell as what it breaks: who lacks which month, how much of it is there, and the ways out."""
    problem = MONTH_MISSING.at(
        Spot(FILE),
        outlet=cell.outlet.name,
        month=cell.month,
        there=cell.counted,
        minimum=cell.minimum,
        folder=month_folder(cell.outlet, cell.month),
    )
    said = missing(cell.outlet.name, cell.month, cell.counted, cell.minimum)
    return replace(problem, message=with_wanted(said, cell))


def missing_text(cell: Cell) -> Text:
    """What a missing cell is told: who lacks which month, and how much of it is there."""
    return missing_month(cell).message


def ways_out(cell: Cell) -> Text:
    """The two ways out of a missing month."""
    hint = missing_month(cell).hint
    assert hint is not None
    return hint


def due_text(cell: Cell, as_of: date) -> Text:
    """What a due cell is told: how much it lacks and how many days are left."""
    days = days_left(cell.month, as_of)
    lacking = _n("{count} feature", "{count} features", cell.lacking)
    if days == 1:
        said = _(
            "{outlet} owes {lacking} for {month}; today is the last day.",
            outlet=cell.outlet.name,
            month=cell.month,
            lacking=lacking,
        )
    else:
        said = _n(
            "{outlet} owes {lacking} for {month}; {count} day is left.",
            "{outlet} owes {lacking} for {month}; {count} days are left.",
            days,
            outlet=cell.outlet.name,
            month=cell.month,
            lacking=lacking,
        )
    return with_wanted(said, cell)


def days_left(month: Month, as_of: date) -> int:
    """Days on which the month can still be met, today and its last day included."""
    return (month.last_day - as_of).days + 1


def explanation(judgement: Judgement) -> Text:
    """Why an article counts or does not."""
    month = judgement.article.month
    if judgement.because is None and judgement.overruled:
        return _(
            "It counts for {outlet}, {month}: the month is settled, and its text is as it was.",
            outlet=judgement.article.outlet.name,
            month=month,
        )
    if judgement.because is None:
        return _("It counts for {outlet}, {month}.", outlet=judgement.article.outlet.name, month=month)
    return _("It does not count: {because}.", because=judgement.because)


LEVEL_WORDS = {Level.PROBLEM: _("Problem"), Level.WARNING: _("Warning")}


_PASSING = frozenset((Reason.DRAFT, Reason.AHEAD))
"""What keeps an article from counting until it is published."""


_TELLING = (
    Status.MISSING,
    Status.ACKNOWLEDGED,
    AFTERWARDS,
    UNKNOWN,
    Status.DUE,
    Status.MET,
    Status.WAIVED,
)
"""The gravest first: a month that has not ended hides no miss."""


def kind_of_all(newsroom: Newsroom, problems: Sequence[Problem]) -> str:
    """The kind of cell whose symbol and colour stand for all; met only where no month was ever missed."""
    if any(problem.level is Level.PROBLEM for problem in problems):
        return Status.MISSING
    return kind_of_cells(newsroom.ledger.cells)


def kind_of_cells(cells: Iterable[Cell]) -> str:
    """The gravest kind among cells."""
    kinds = {kind_of(cell) for cell in cells}
    return next((kind for kind in _TELLING if kind in kinds), OUTSIDE)


def counts(newsroom: Newsroom) -> Text:
    """The four counts of the whole ledger in one line."""
    return in_counts(standing(newsroom.ledger.cells))


def kinds_of_year(newsroom: Newsroom, outlet: Outlet, year: int) -> list[str]:
    """The kinds of an outlet's twelve cells of a year."""
    months = (Month(year, number) for number in range(1, 13))
    return [kind_of(newsroom.ledger.cell(outlet.id, month)) for month in months]


def entry_notes(newsroom: Newsroom, *, to_desk: bool = False) -> Iterator[Text]:
    """What is to be said of when features were entered; what the desk can do about it is for it alone."""
    entered = entry_counts(newsroom)
    if newsroom.history.unknown is not None:
        if to_desk:
            reason = newsroom.history.unknown
            yield _("It is not known when the articles were entered: {reason}.", reason=reason)
            if newsroom.history.remedy is not None:
                yield newsroom.history.remedy
        else:
            yield _("It is not known when the articles were entered.")
    for judgement in newsroom.judgements:
        if judgement.counts and judgement.late:
            yield _("{path} was entered late.", path=judgement.article.path)
    for purge in newsroom.mandate.purges:
        yield _(
            "{outlet}, {month}: a feature was removed for good ({document}); it counts on the word of {by}.",
            outlet=newsroom.mandate.outlet[purge.outlet].name,
            month=purge.month,
            document=quoted(purge.document, FILE, newsroom),
            by=quoted(purge.by, FILE, newsroom),
        )
    yield from easing_notes(newsroom)
    if settled := sum(cell.settled for cell in newsroom.ledger.cells):
        yield _settled(settled)
    if entered["taken_over"]:
        yield _n(
            "{count} feature from before {month} is taken over: neither late nor met afterwards.",
            "{count} features from before {month} are taken over: neither late nor met afterwards.",
            entered["taken_over"],
            month=newsroom.mandate.recorded_from,
        )
    if entered["not_entered"]:
        yield _n(
            "{count} feature is not entered yet: it is not committed to git.",
            "{count} features are not entered yet: they are not committed to git.",
            entered["not_entered"],
        )


def quoted(text: str, path: str, newsroom: Newsroom) -> Text:
    """What a file says of itself, such as a title; private where that file gives a child away."""
    return Text("{text}", (("text", Private(text) if path in newsroom.private else text),))


def grade_text(judgement: Judgement) -> Text:
    """How far it is known that an article ran, and what it lacks."""
    proof = judgement.proof
    if proof.grade is Grade.KEPT or proof.lacking is None:
        return _("That it ran is known by: {grade}.", grade=GRADE_WORDS[proof.grade])
    if proof.asked is not None:
        return _(
            "That it ran is known by: {grade}, on {day}. For more: {lacking}.",
            grade=GRADE_WORDS[proof.grade],
            day=proof.asked,
            lacking=proof.lacking,
        )
    return _(
        "That it ran is known by: {grade}. For more: {lacking}.",
        grade=GRADE_WORDS[proof.grade],
        lacking=proof.lacking,
    )


def allowance_notes(newsroom: Newsroom) -> Iterator[Text]:
    """What gives a child away and was allowed to stand."""
    for found in newsroom.allowances:
        yield _(
            "{path}, line {line}: “{words}” is allowed: {reason}",
            path=found.path,
            line=found.line,
            words=Private(found.words),
            reason=quoted(found.reason, found.path, newsroom),
        )


def where_explained(problems: Sequence[Problem], rules_page: str | None) -> Text:
    """Where to look up the code of a problem, by the gravest one as an example."""
    code = min(problems, key=lambda problem: problem.level is Level.WARNING).code
    if rules_page is None:
        return _("More on what stands in brackets: python3 scripts/check.py --rule {code}", code=code)
    return _(
        "More on what stands in brackets: {page}#{code}, or python3 scripts/check.py --rule {code}",
        page=rules_page,
        code=code,
    )


def section(texts: Iterable[Text], t: Translate) -> Iterator[str]:
    lines = [t(text) for text in texts]
    if lines:
        yield ""
        yield from lines


def place_of(problem: Problem) -> Text | None:
    """Where in its file a problem is, in words; the field says more than the column."""
    match problem.line, problem.field, problem.column:
        case None, _any_field, _any_column:
            return None
        case line, str() as field, _any_column:
            return _("line {line}, field {field}", line=line, field=field_in_words(field))
        case line, None, None:
            return _("line {line}", line=line)
        case line, None, column:
            return _("line {line}, column {column}", line=line, column=column)


def field_in_words(field: str) -> Text:
    """The way to a field as people count: `topics.0` is the first of topics."""
    said: Text | None = None
    name = ""
    for part in field.split("."):
        if not part.isdecimal():
            name = f"{name}.{part}" if name else part
            continue
        entry = _("{name} no. {number}", name=name, number=int(part) + 1)
        said = entry if said is None else _within(said, entry)
        name = ""
    if said is None:
        return plain(name)
    return _within(said, plain(name)) if name else said


def _within(outer: Text, inner: Text) -> Text:
    return Text("{outer}, {inner}", (("outer", outer), ("inner", inner)))


def uncounted(cell: Cell, newsroom: Newsroom, t: Translate) -> Iterator[str]:
    """The articles of a missing cell that do not count, and why."""
    folder = f"{DOCS}/{month_folder(cell.outlet, cell.month)}/"
    for judgement in newsroom.judgements:
        if judgement.because is not None and judgement.article.path.startswith(folder):
            yield f"{judgement.article.path}: {t(judgement.because)}"
    wrong = t(_("its fields have problems"))
    kept = {feature.path for feature in cell.kept}
    for path in newsroom.unread:
        if path.startswith(folder) and path not in kept:
            yield f"{path}: {wrong}"


def chosen(cells: Iterable[Cell], outlets: Sequence[Outlet]) -> list[Cell]:
    return [cell for cell in cells if cell.outlet in outlets]


def explain(judgement: Judgement, newsroom: Newsroom, translate: Translate) -> Iterator[str]:
    """One article's name and place, and its `facts`."""
    yield translate(quoted(judgement.article.front.title, judgement.article.path, newsroom))
    yield judgement.article.path
    yield from map(translate, facts(judgement, newsroom))


def facts(judgement: Judgement, newsroom: Newsroom) -> Iterator[Text]:
    """Whether an article counts and all that keeps it from that, how long it is, its month, its entry."""
    article = judgement.article
    yield explanation(judgement)
    for _reason, because in judgement.against[1:]:
        yield _("Besides, {because}.", because=because)
    for _reason, because in judgement.overruled if judgement.counts else ():
        yield _("By the rules of today it would not count: {because}.", because=because)
    reasons = {reason for reason, _because in judgement.against}
    if Reason.DRAFT in reasons and any(problem.path == article.path for problem in newsroom.problems):
        yield _("Mend what is noted in it before it is published: much of that is a problem then.")
    elif reasons and reasons <= _PASSING:
        yield _("Nothing else keeps it from counting.")
    if Reason.TOO_SHORT not in reasons | {reason for reason, _because in judgement.overruled}:
        yield _length(article)
    yield from notes(judgement, newsroom.mandate)
    if cell := newsroom.ledger.cell(article.outlet.id, article.month):
        said = _(
            "{outlet}, {month}: {there} of {minimum} features, {status}.",
            outlet=cell.outlet.name,
            month=cell.month,
            there=cell.counted,
            minimum=cell.minimum,
            status=STATUS_WORDS[kind_of(cell)],
        )
        yield with_wanted(said, cell)
    yield from entry_facts(judgement, newsroom)
    if Reason.GRADE not in reasons:
        yield grade_text(judgement)


def notes(judgement: Judgement, mandate: Mandate) -> Iterator[Text]:
    """What a reviewer should know: whose words it has; and if it is to count, what only a person can tell."""
    article, share = judgement.article, judgement.share
    if share is not None and (said := _own_words(share)):
        yield said
    if not {reason for reason, _because in judgement.against} <= _PASSING:
        return
    language = article.front.language or mandate.language
    if not is_in_vietnamese(language):
        if share is not None:
            yield _(
                "Nothing here can tell whether it is a text; the reviewer has somebody read it who knows the "
                "language: {language}.",
                language=language,
            )
    elif article.unfound and article.front.withdrawn is None:
        topic = mandate.topic[article.unfound[0]]
        yield _(
            "The reviewer looks whether its topic is right: nothing of “{topic}” is found in it, not one of "
            "{words}.",
            topic=topic.name,
            words=", ".join(words_of(topic.id, mandate)[:_MOST_WORDS]),
        )


_MOST_WORDS = 8
"""So many words of a topic are named."""


def _own_words(share: Share) -> Text | None:
    """How many of its words are its own and where the others stand; None where all are its own, or said."""
    if share.lacking or not (share.sources or share.repeated):
        return None
    return _(
        "Words of its own: {own} of {words}; {needed} are needed. Of the others {found}.",
        own=share.own,
        words=share.words,
        needed=share.needed,
        found=share.found,
    )


def _length(article: Article) -> Text:
    shortest = article.shortest
    if article.seconds is None:
        return _("It has {count} words; {shortest} are needed.", count=article.words, shortest=shortest)
    return _("It lasts {count} seconds; {shortest} are needed.", count=article.seconds, shortest=shortest)
