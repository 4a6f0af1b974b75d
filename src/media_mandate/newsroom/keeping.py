"""A reading as it is kept for the next run: JSON, checked as strictly as if a stranger had written it."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath
from string import Formatter
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, TypeAdapter

from media_mandate import desk_rules
from media_mandate.articles import rules as article_rules
from media_mandate.articles.address import read_address
from media_mandate.articles.article import Article
from media_mandate.articles.front_matter import FrontMatter, Setting
from media_mandate.articles.prose import Prose
from media_mandate.articles.repeats import NOTHING_COMPARED, Repeats, Row, Takings
from media_mandate.children import rules as child_rules
from media_mandate.children.allowances import Allowance
from media_mandate.mandate import rules as mandate_rules
from media_mandate.mandate.values import Mandate
from media_mandate.messages import Private, Text
from media_mandate.months import Month
from media_mandate.newsroom.reading import Page, Reading
from media_mandate.problems import Level, Problem, Rule, Spot
from media_mandate.reading import rules as reading_rules
from media_mandate.reading.body import Figure, Target

_RULES = {
    rule.code: rule
    for room in (reading_rules, desk_rules, mandate_rules, article_rules, child_rules)
    for rule in vars(room).values()
    if isinstance(rule, Rule)
}
"""Those that are told of one file alone."""


@lru_cache(maxsize=1024)
def _is_simple(source: str) -> str:
    """Refuse placeholders that look into values or blow them up."""
    for _said, name, form, conversion in Formatter().parse(source):
        if name is not None and (not name.isidentifier() or form or conversion):
            raise ValueError(f"no sentence: {source!r}")
    return source


_Count = Annotated[int, Field(ge=0, le=1 << 31)]
_Number = Annotated[int, Field(ge=-(1 << 63), le=1 << 63)]
_Source = Annotated[str, AfterValidator(_is_simple)]
_Target = tuple[str, _Count, _Count]
_Figure = tuple[_Target, str, str | None, str | None]
_Prose = tuple[_Count, _Count, _Count, tuple[tuple[_Count, _Count], ...]]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class _Month(_Strict):
    month: str


class _Day(_Strict):
    day: date


class _Private(_Strict):
    private: str


class _Text(_Strict):
    """A sentence and its values, each of which says what it is."""

    source: _Source
    values: tuple[tuple[str, str | _Number | _Month | _Day | _Private | _Text], ...] = ()
    plural: _Source | None = None
    count: _Number = 1


class _Problem(_Strict):
    code: str
    line: _Count | None
    column: _Count | None
    field: str | None
    message: _Text
    hint: _Text | None
    level: Level


class _Kept(_Strict):
    """A reading; `html` is the hash of what is kept apart, `page` the title and the description of a page.

    `values` are the fields of an article as they were written, which are validated anew; `text` is what is
    told of its prose beside its runs.
    """

    html: str
    targets: tuple[_Target, ...] = ()
    figures: tuple[_Figure, ...] = ()
    problems: tuple[_Problem, ...] = ()
    allowances: tuple[tuple[_Count, str, str], ...] = ()
    page: tuple[str, str | None] | None = None
    values: dict[str, JsonValue] = {}
    places: tuple[tuple[tuple[str | int, ...], tuple[_Count, _Count]], ...] = ()
    words: _Count = 0
    text: _Prose = (0, 0, 0, ())
    sha256: str = ""
    unfound: tuple[str, ...] = ()


def kept(reading: Reading, html_hash: str) -> tuple[str, bytes] | None:
    """The reading of an article or a page as JSON, and its word runs; None where it cannot be kept so."""
    article, page, document = reading.article, reading.page, reading.document
    subject = article or page
    if subject is None or reading.is_spared:
        return None
    try:
        problems = tuple(_shut_problem(problem, reading.path) for problem in reading.problems)
    except _UnkeepableError:
        return None
    own: dict[str, object] = {}
    if article is not None and document is not None:
        values, places = dict(document.front.values), tuple(article.places.items())
        own = {
            "values": values,
            "places": places,
            "words": article.words,
            "text": _shut_prose(article.prose),
            "sha256": article.sha256,
            "unfound": article.unfound,
        }
    elif page is not None:
        own = {"page": (page.title, page.description)}
    whole = _Kept.model_construct(
        None,
        html=html_hash,
        targets=tuple(map(_shut_target, subject.targets)),
        figures=tuple(map(_shut_figure, subject.figures)),
        problems=problems,
        allowances=tuple((found.line, found.words, found.reason) for found in reading.allowances),
        **own,
    )
    return whole.model_dump_json(exclude_defaults=True), article.prose.runs.tobytes() if article else b""


def opened(place: PurePosixPath, light: str, runs: bytes, blob: str, mandate: Mandate) -> tuple[Reading, str]:
    """The reading of a file that was kept so, which git calls `blob`, and the hash of its HTML.

    Raises ValueError where `kept` has not written it, or not for this mandate.
    """
    path, whole = str(place), _Kept.model_validate_json(light)
    problems = tuple(_problem(problem, path) for problem in whole.problems)
    allowances = tuple(Allowance(path, *found) for found in whole.allowances)
    targets = tuple(Target(*target) for target in whole.targets)
    figures = tuple(Figure(Target(*target), alt, *notes) for target, alt, *notes in whole.figures)
    if whole.page is not None:
        page = Page(path, *whole.page, targets, figures)
        return Reading(path, problems, page=page, allowances=allowances), whole.html
    address, _problems = read_address(place, mandate)
    if address is None:
        raise ValueError(f"no article: {path}")
    front = FrontMatter.model_validate(whole.values, context=Setting(mandate, address))
    article = Article(
        address,
        front,
        whole.words,
        whole.sha256,
        _prose(whole.text, runs),
        targets,
        figures,
        dict(whole.places),
        whole.unfound,
    )
    return Reading(path, problems, article, allowances=allowances, blob=blob), whole.html


_PROSE = TypeAdapter(_Prose, config=ConfigDict(strict=True))
_REPEATS = TypeAdapter(tuple[Takings, tuple[Row, ...]], config=ConfigDict(strict=True))


def kept_prose(prose: Prose) -> tuple[str, bytes]:
    """A prose alone as JSON, and its runs."""
    return _PROSE.dump_json(_shut_prose(prose)).decode(), prose.runs.tobytes()


def opened_prose(light: str, runs: bytes) -> Prose:
    """The prose that was kept so; raises ValueError where `kept_prose` has not written it."""
    return _prose(_PROSE.validate_json(light), runs)


def _shut_prose(prose: Prose) -> _Prose:
    return prose.words, prose.compared, prose.syllables, prose.repeated


def _prose(light: _Prose, runs: bytes) -> Prose:
    words, compared, syllables, repeated = light
    return Prose(array("q", runs), words, compared, syllables, repeated)


def kept_repeats(repeats: Repeats) -> str:
    """What was found of words in several texts as JSON."""
    return _REPEATS.dump_json((repeats.takings, repeats.rows)).decode()


def opened_repeats(text: str | None) -> Repeats:
    """What was kept so; raises ValueError where `kept_repeats` has not written it."""
    return NOTHING_COMPARED if text is None else Repeats(*_REPEATS.validate_json(text))


class _UnkeepableError(ValueError):
    """A value of a message would not come back as what it is."""


def _shut_target(target: Target) -> _Target:
    return target.address, target.line, target.column


def _shut_figure(figure: Figure) -> _Figure:
    return _shut_target(figure.target), figure.alt, figure.people, figure.credit


def _shut_problem(problem: Problem, path: str) -> _Problem:
    spot = problem.spot
    if (
        _RULES.get(problem.code) is not problem.rule
        or spot.path != path
        or problem.settled
        or problem.renaming
    ):
        raise _UnkeepableError(problem.code)
    return _Problem(
        code=problem.code,
        line=spot.line,
        column=spot.column,
        field=spot.field,
        message=_shut(problem.message),
        hint=_shut(problem.hint) if problem.hint else None,
        level=problem.level,
    )


def _problem(problem: _Problem, path: str) -> Problem:
    rule = _RULES.get(problem.code)
    if rule is None:
        raise ValueError(f"no rule: {problem.code}")
    spot = Spot(path, problem.line, problem.column, problem.field)
    hint = _text(problem.hint) if problem.hint else None
    return replace(rule.at(spot, level=problem.level), message=_text(problem.message), hint=hint)


def _shut(text: Text) -> _Text:
    values = tuple((name, _shut_value(value)) for name, value in text.values)
    return _Text(source=text.source, values=values, plural=text.plural, count=text.count)


def _shut_value(value: object) -> Any:
    match value:
        case Text():
            return _shut(value)
        case Private():
            return _Private(private=value.words)
        case Month():
            return _Month(month=str(value))
        case date() if type(value) is date:
            return _Day(day=value)
        case str() | int() if type(value) in (str, int):
            return value
        case _:
            raise _UnkeepableError(repr(value))


def _text(text: _Text) -> Text:
    values = tuple((name, _value(value)) for name, value in text.values)
    found = Text(text.source, values, text.plural, text.count)
    if found.lacking or Text(text.plural or "", values).lacking:
        raise ValueError(f"no values: {text.source!r}")
    return found


def _value(value: str | int | _Month | _Day | _Private | _Text) -> object:
    match value:
        case _Month():
            return Month.parse(value.month)
        case _Day():
            return value.day
        case _Private():
            return Private(value.private)
        case _Text():
            return _text(value)
        case _:
            return value
